"""SIGKILL at any moment of the journey: what the screen had confirmed is there when the program opens again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.conftest import Opener
from tests.journeys.steps import Step, steps
from trainer.app import Application

ROOT = Path(__file__).resolve().parents[2]
KILLS = (
    (0, 0),  # while the database is made
    (0, 90),  # in the middle of the form of the body
    (1, 0),  # as the body is confirmed
    (1, 8),  # in the middle of the import of partners
    (1, 30),  # in the middle of the form of the workshop
    (4, 5),  # in the middle of the agenda
    (9, 0),
    (9, 60),  # in the middle of the import of people
    (3, 2),  # in the middle of the attendance
    (3, 0),
    (4, 1),  # in the middle of the sale
    (3, 1),  # as the invoice is issued
)
"""How many confirmations to wait for, then how many clicks and keys of the next step."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a walk had said when it died: the places of the confirmed steps, and whether it was killed."""

    confirmed: tuple[int, ...]
    killed: bool


def test_what_was_confirmed_survives_a_kill(tmp_path: Path, opened: Opener) -> None:
    url = f"sqlite:///{tmp_path}/base.sqlite"
    job, confirmed, kills = steps(), set[int](), 0
    for number, (lines, dots) in enumerate(KILLS):
        walk = _walk(url, tmp_path / f"{number}", lines, dots)
        confirmed |= set(walk.confirmed)
        kills += walk.killed
        _look(url, job, confirmed, opened)
    assert kills == len(KILLS), "a walk came to its end before its kill"
    last = _walk(url, tmp_path / "fin", len(job) + 1, 0)
    assert not last.killed
    app = Application(url)
    try:
        assert app.check() == ()
        assert [step.name for step in job if not step.holds(app)] == []
    finally:
        app.close()


def _look(url: str, job: list[Step], confirmed: set[int], opened: Opener) -> None:
    """Open again as the program does, without and with a window."""
    app = Application(url)
    try:
        assert app.check() == ()
        assert [job[place].name for place in confirmed if not job[place].holds(app)] == []
        stored = [place for place, step in enumerate(job) if step.holds(app)]
    finally:
        app.close()
    driver = opened(url)
    latest = {job[place].name.partition(" : ")[0]: place for place in sorted(confirmed) if place in stored}
    for place in latest.values():
        with driver.step(f"revoir {job[place].name}"):
            job[place].see(driver)
    driver.close()


def _walk(url: str, folder: Path, lines: int, dots: int) -> Killed:
    """Walk until so many confirmations and then so many clicks and keys have been read, and kill."""
    folder.mkdir()
    said = bytearray()
    with (
        (folder / "erreurs.txt").open("wb") as errors,
        subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.walk", url, str(folder)],
            stdout=subprocess.PIPE,
            stderr=errors,
            cwd=ROOT,
            bufsize=0,
        ) as process,
    ):
        assert process.stdout is not None
        killed = False
        while byte := os.read(process.stdout.fileno(), 1):
            said += byte
            if not killed and len(_lines(said)) >= lines and said.rpartition(b"\n")[2].count(b".") >= dots:
                process.send_signal(signal.SIGKILL)
                killed = True
        code = process.wait()
    assert code == (-signal.SIGKILL if killed else 0), (folder / "erreurs.txt").read_text()
    return Killed(tuple(int(line) for line in _lines(said)), killed)


def _lines(said: bytearray) -> list[bytes]:
    """The confirmations: whole lines that are numbers."""
    return [line for line in bytes(said).split(b"\n")[:-1] if line.isdigit()]
