"""The planner with a workshop of five days and 120 blocks: an edit, and opening it, in the real window.

Runs in a process of its own: `python -m benchmarks.planner URL WORKSHOP …` prints one line of JSON. An edit is a
key on the board at a person's pace, as a list and to scale, with the panel « Séquence choisie » beside it; for each,
until the next one, the longest time that the loop of the window's thread did not turn (`wall`) and the most that it
computed in one turn (`cpu`), as `benchmarks.typing` measures keys. Opening is from the row's click in the list of
workshops to the end of the first painting of the board with all its blocks, each of another workshop with other
sheets, never opened before.
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
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.typing import FRAME, Turn, _run, _summary

if TYPE_CHECKING:
    from ui.main.start import Shell

OPEN_MS = 100.0
DAYS, EACH = 5, 24
VIEWS = {"list": "a list", "scale": "to scale"}
PACE_MS, FIRST_MS, ROUNDS, OPENS = (180, 260), 3000, 8, 8
SEED = 5


def prepare(url: str, number: int = 0) -> int:
    """A workshop of five days with 24 blocks a day, headings and groups beside each other; gives its id.

    Another `number` has other sheets.
    """
    from dataclasses import replace
    from datetime import time as clock

    from trainer.app import Application
    from trainer.core.changes import Kind
    from trainer.planning import edits
    from trainer.planning.keys import new_key
    from trainer.planning.records import Block, BlockKind, Lane, Spot
    from trainer.workshops.records import Hours, WorkshopFields

    app = Application(url)
    try:
        hours = (Hours(clock(9), clock(12, 30)), Hours(clock(13, 30), clock(18)))
        fields = WorkshopFields(f"Cinq jours, n° {number}", trainers=("Awa", "Marc"), expected=18)
        days = [(date(2026, 12, 7 + day), hours) for day in range(DAYS)]
        workshop = app.workshops.create(fields=fields, days=days).first(Kind.WORKSHOP)
        opened = app.plans.open(workshop)
        plan, sheets = opened.plan, [sheet.id for sheet in app.library.sheets()]
        for place, half in enumerate(plan.halves, start=number * 11):
            keys = [new_key() for _ in range(EACH // 2)]
            blocks = [
                app.plans.block_of(sheets[(place * 7 + nth) % len(sheets)], key)
                if nth % 4
                else Block(key, BlockKind.BREAK, "Pause", 10)
                for nth, key in enumerate(keys)
            ]
            short = [replace(block, minutes=min(block.minutes, 20)) for block in blocks]
            plan = edits.insert(plan, short, Spot(half.id, 0))
            plan = edits.group_under(plan, keys[1:4], "Prendre place", new_key())
            plan = edits.run_parallel(plan, keys[5:9], (Lane("A"), Lane("B")), new_key())
        app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
        return workshop
    finally:
        app.close()


def walk(url: str, workshops: Sequence[int]) -> None:
    """Open, edit and print."""
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from ui.kit.settings import Settings
    from ui.main.start import Shell, opener

    application = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        shell = Shell(application, Settings(Path(folder) / "window.json"), opener(url))
        shell.window.resize(1366, 768)
        shell.show()
        _run(FIRST_MS)
        opens = [_open(shell, workshop) for workshop in workshops]
        from ui.pages.workshops.planner.board import PlanBoard  # opening imports it, not this

        board = next(one for one in shell.window.findChildren(PlanBoard) if one.isVisible())
        board.setFocus()
        none, alt, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, _control()
        strokes = (
            (Qt.Key.Key_Down, none, ""), (Qt.Key.Key_Plus, none, "+"), (Qt.Key.Key_Down, alt, ""),
            (Qt.Key.Key_P, none, "p"), (Qt.Key.Key_D, control, ""), (Qt.Key.Key_Minus, none, "-"),
            (Qt.Key.Key_Right, alt, ""), (Qt.Key.Key_M, none, "m"), (Qt.Key.Key_Z, control, ""),
            (Qt.Key.Key_Z, control, ""), (Qt.Key.Key_Delete, none, ""), (Qt.Key.Key_Z, control, ""),
        )  # fmt: skip
        pace, turns = random.Random(SEED), dict[str, list[Turn]]()
        for view in VIEWS:
            board.set_mode(view)
            _run(FIRST_MS)
            for key, modifier, text in strokes * ROUNDS:

                def send(
                    key: Qt.Key = key, modifier: Qt.KeyboardModifier = modifier, text: str = text
                ) -> None:
                    QApplication.sendEvent(board, QKeyEvent(QEvent.Type.KeyPress, key, modifier, text))

                turns.setdefault(view, []).append(_run(pace.randint(*PACE_MS), send))
        still = [_run(pace.randint(*PACE_MS)) for _ in range(30)]
        shell.stop()
    found = {
        "edits": ROUNDS * len(strokes),
        "editing": {view: _summary(some) for view, some in turns.items()},
        "still": _summary(still),
        "opening": opens,
    }
    print(json.dumps(found), flush=True)
    os._exit(0)


def _control() -> Any:
    from PySide6.QtCore import Qt

    return Qt.KeyboardModifier.ControlModifier


def _open(shell: Shell, workshop: int) -> float:
    """Milliseconds from the list to the board; what is opened for the first time is so too."""
    from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
    from PySide6.QtWidgets import QAbstractItemView

    from ui.kit.route import Route

    shell.context.navigate(Route("home"))
    _run(400)
    shell.context.navigate(Route("workshops"))
    _run(1500)
    loop, taken = QEventLoop(), [0.0]

    class Watch(QObject):
        """Of the board alone: what watches everything is itself what one waits for."""

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and _rows(watched.parent()) >= DAYS * EACH:
                QTimer.singleShot(0, done)
            return False

    watch = Watch()

    def done() -> None:
        taken[0] = taken[0] or (time.perf_counter() - begun) * 1000
        loop.quit()

    def click() -> None:
        shell.context.navigate(Route("workshops", workshop, "agenda"))
        found = shell.window.findChildren(QAbstractItemView, "agenda.board")
        next(board for board in found if board.isVisible()).viewport().installEventFilter(watch)

    QTimer.singleShot(0, click)
    QTimer.singleShot(10_000, loop.quit)
    begun = time.perf_counter()
    loop.exec()
    board = next(
        one for one in shell.window.findChildren(QAbstractItemView, "agenda.board") if one.isVisible()
    )
    assert board.model().rowCount() >= DAYS * EACH
    _run(600)
    return taken[0] or 10_000.0


def _rows(board: Any) -> int:
    return int(board.model().rowCount())


def measure(url: str) -> tuple[str, bool]:
    """The lines of the table, and whether both targets are met."""
    workshops = [prepare(url, number) for number in range(OPENS)]
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.planner", url, *map(str, workshops)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=400,
            check=True,
        )
    found = json.loads(done.stdout.splitlines()[-1])
    lines = [
        f"| an edit in 120 blocks over 5 days, {words}: {title}, p95 of {found['edits']} |"
        f" {found['still'][name]['p95']:.1f} ms without | {found['editing'][view][name]['p95']:.1f} ms"
        f" (p50 {found['editing'][view][name]['p50']:.1f}, longest {found['editing'][view][name]['max']:.1f}) |"
        f" {f'≤ {FRAME:.0f} ms' if name == 'wall' else ''} |"
        for view, words in VIEWS.items()
        for name, title in (("wall", "the window stands still"), ("cpu", "of which it computes"))
    ]
    first, *again = found["opening"]
    usual = statistics.median(again)
    lines.append(
        f"| opening it, from the click to its picture | {first:.0f} ms the first time | {usual:.0f} ms | ≤ 100 ms |"
    )
    edit = max(found["editing"][view]["wall"]["p95"] for view in VIEWS)
    return "\n".join(lines), bool(edit <= FRAME and usual <= OPEN_MS)


def main() -> int:
    """Print the table on a database with the shipped library; 1 when a target is missed."""
    from trainer.app import Application

    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/planner.sqlite3"
        app = Application(url)
        try:
            assert app.library.briques()
        finally:
            app.close()
        lines, met = measure(url)
    print("\n| the planner | without editing | Fabrique | target |", "|---|---|---|---|", lines, sep="\n")
    return 0 if met else 1


if __name__ == "__main__":
    walk(sys.argv[1], [int(one) for one in sys.argv[2:]])
