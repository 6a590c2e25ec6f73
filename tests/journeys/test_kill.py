"""SIGKILL at any moment of the journey: what the screen had confirmed is there when the program opens again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.journeys.conftest import Opener
from tests.journeys.steps import Step, steps
from trainer.app import Application

ROOT = Path(__file__).resolve().parents[2]
KILLS = (
    ("", 0),  # while the database is made
    ("", 90),  # in the middle of the form of the body
    ("organisme", 0),
    ("organisme", 8),  # in the middle of the import of partners
    ("adresse", 30),  # in the middle of the form of the workshop
    ("déroulé : ajouter Le tour des clés (1.2)", 5),
    ("déroulé : ajouter Pause (2.2)", 0),
    ("déroulé : ajouter Le débrief qui fait grandir (4.4)", 60),  # in the middle of the import of people
    ("présences : n° 4 excusé·e", 2),
    ("présences : tout le monde, demi-journée 2", 0),
    ("vente : devis", 1),
    ("vente : facture préparée", 2),  # as the invoice is issued
)
"""After which confirmation, and after how many clicks and keys of what follows."""


@dataclass(frozen=True, slots=True)
class Killed:
    """What a walk had said when it died: the places of the confirmed steps, and whether it was killed."""

    confirmed: tuple[int, ...]
    killed: bool


def test_what_was_confirmed_survives_a_kill(tmp_path: Path, opened: Opener) -> None:
    url = f"sqlite:///{tmp_path}/base.sqlite"
    job, confirmed, kills = steps(), set[int](), 0
    places = [step.name for step in job]
    for number, (name, dots) in enumerate(KILLS):
        walk = _walk(url, tmp_path / f"{number}", places.index(name) if name else -1, dots)
        confirmed |= set(walk.confirmed)
        kills += walk.killed
        _look(url, job, confirmed, opened)
    assert kills == len(KILLS), "a walk came to its end before its kill"
    last = _walk(url, tmp_path / "fin", len(job), 0)
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


def _walk(url: str, folder: Path, place: int, dots: int) -> Killed:
    """Walk until the step of that place is confirmed and so many clicks and keys of the next are read, and kill.

    A later confirmation is as good: an earlier walk may have stored a step without living to confirm it.
    """
    folder.mkdir()
    said, killed = bytearray(), False
    with (folder / "erreurs.txt").open("wb") as errors, _started(url, folder, errors) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        while byte := os.read(process.stdout.fileno(), 1):
            said += byte
            last, since = max(_confirmed(said), default=-1), said.rpartition(b"\n")[2].count(b".")
            if not killed and b"\n" in said and (last > place or (last == place and since >= dots)):
                process.kill()
                killed = True
            elif not killed and byte == b"\n" and said.split(b"\n")[-2].isdigit():
                os.write(process.stdin.fileno(), b"+")
        code = process.wait()
    assert code == (-signal.SIGKILL if killed else 0), (folder / "erreurs.txt").read_text()
    return Killed(tuple(_confirmed(said)), killed)


def _started(url: str, folder: Path, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.journeys.walk", url, str(folder)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=errors, cwd=ROOT, bufsize=0)


def _confirmed(said: bytearray) -> list[int]:
    """The places in the whole lines that are numbers."""
    return [int(line) for line in bytes(said).split(b"\n")[:-1] if line.isdigit()]
