"""Typing in the library's page over 20,000 sheets: how long the window stands still after each keystroke.

The real window, its worker and its page of Briques et fiches; keys come at a person's pace, from the first letter on,
nothing is left out. Runs in a process of its own: `python -m benchmarks.typing URL` prints one line of JSON. For each
key, until the next one: the longest time that the loop of the window's thread did not turn (`wall`, milliseconds), and
the most that the thread itself computed in one turn (`cpu`). Where the two differ, the machine was busy with something
else, not the window; on a rented machine also with its neighbours, whose part is told.
"""

from __future__ import annotations

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

FRAME, SHARE = 16.0, 95
KEY_MS, BEAT_MS, SETTLE_MS, FIRST_MS = (120, 180), 2, 300, 3000
QUIET_KEYS, SEED = 30, 3
TYPED = (
    "porte a porte en visio",
    "que faire quand quelqu'un est en colere",
    "negociation directrice",
    "jeu de cartes",
    "l'ascenseur est en panne",
    "preparer une action",
    "brise-glace pour un groupe de vingt",
    "ecrire a la mairie",
    "xylographie",
    "prendre la parole",
)
"""A user's questions, with a word that nobody wrote."""
Turn = tuple[float, float]
"""Milliseconds of one turn of the loop: by the clock, and computed by the thread."""


def main(url: str) -> None:
    """Type and print."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication, QLineEdit

    from ui.kit.route import Route
    from ui.kit.settings import Settings
    from ui.main.start import Shell, opener

    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(application, Settings(Path(folder) / "window.json"), opener(url))
        shell.window.resize(1366, 768)
        shell.show()
        _run(FIRST_MS)
        shell.context.navigate(Route("library"))
        _run(FIRST_MS)
        line = shell.window.findChild(QLineEdit, "library.search")
        assert isinstance(line, QLineEdit)
        line.setFocus()
        screen = shell.window.windowHandle()  # where the keys of a keyboard come in

        def press(letter: str) -> Turn:
            def send() -> None:
                key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(screen, key)

            return _run(pace.randint(*KEY_MS), send)

        pace, turns = random.Random(SEED), list[Turn]()
        for words in TYPED:
            turns += [press(letter) for letter in words]
            assert line.text() == words
            _run(SETTLE_MS)
            line.clear()
            _run(SETTLE_MS)
        still = [_run(pace.randint(*KEY_MS)) for _ in range(QUIET_KEYS)]
        shell.stop()
    print(json.dumps({"keys": len(turns), "typing": _summary(turns), "still": _summary(still)}), flush=True)
    os._exit(0)


def _run(milliseconds: int, first: Callable[[], None] | None = None) -> Turn:
    """Let the event loop turn, `first` in its first turn; the longest turn by the clock, and by what it computed."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    loop, beat = QEventLoop(), QTimer()
    beat.setTimerType(Qt.TimerType.PreciseTimer)
    begun = last = time.perf_counter()
    computed = time.thread_time()
    longest, most = 0.0, 0.0

    def tick() -> None:
        nonlocal last, computed, longest, most
        now, cpu = time.perf_counter(), time.thread_time()
        longest, most = max(longest, (now - last) * 1000 - BEAT_MS), max(most, (cpu - computed) * 1000)
        last, computed = now, cpu
        if (now - begun) * 1000 >= milliseconds:
            loop.quit()

    beat.timeout.connect(tick)
    beat.start(BEAT_MS)
    if first is not None:
        QTimer.singleShot(0, first)
    loop.exec()
    beat.stop()
    return longest, most


def _taken() -> tuple[float, float]:
    """Seconds so far that the host of a virtual machine kept the processors for others, and that they computed."""
    try:
        with open("/proc/stat", encoding="ascii") as file:
            ticks = [int(number) for number in file.readline().split()[1:]]
    except OSError:
        return 0.0, 0.0
    second = os.sysconf("SC_CLK_TCK")
    return ticks[7] / second, (sum(ticks[:3]) + sum(ticks[5:7])) / second


def _summary(turns: Sequence[Turn]) -> dict[str, dict[str, float]]:
    """p50, p95 and max of `wall` and `cpu`."""
    return {
        name: {
            "p50": statistics.median(turn[place] for turn in turns),
            "p95": statistics.quantiles([turn[place] for turn in turns], n=100)[SHARE - 1],
            "max": max(turn[place] for turn in turns),
        }
        for place, name in enumerate(("wall", "cpu"))
    }


def measure(url: str) -> tuple[str, bool]:
    """The lines of the table, and whether the target is met: by the clock."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        begun = _taken()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.typing", url],
            env=environment,
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    taken, computed = (after - before for before, after in zip(begun, _taken(), strict=True))
    titles = {"wall": "the window stands still", "cpu": "of which its thread computes"}
    lines = [
        f"| {title}, p95 of {found['keys']} keys | {found['still'][name]['p95']:.1f} ms without typing |"
        f" {found['typing'][name]['p95']:.1f} ms (p50 {found['typing'][name]['p50']:.1f},"
        f" longest {found['typing'][name]['max']:.1f}) | | {f'≤ {FRAME:.0f} ms' if name == 'wall' else ''} |"
        for name, title in titles.items()
    ]
    if taken:
        lines.append(
            f"| of what the machine wanted, its host kept back | | {taken / (taken + computed):.0%} | | |"
        )
    return "\n".join(lines), bool(found["typing"]["wall"]["p95"] <= FRAME)


if __name__ == "__main__":
    main(sys.argv[1])
