"""The Roubaix job in a process of its own: `python -m tests.journeys.walk URL FOLDER`, to be killed on its way.

Writes to standard output one dot per click or key, and one line per step once the screen has confirmed it; after
each line it waits for a byte from whoever started it, and so never runs past its kill. What a killed walk had
already stored is passed over: the next walk goes on from there.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.journeys.driver import Driver
from tests.journeys.steps import steps
from trainer.app import Application


def main(url: str, folder: Path) -> None:
    """Do what is left of the job."""
    _tell("\n")
    app = Application(url)
    left = [place for place, step in enumerate(steps()) if not step.holds(app)]
    app.close()
    driver = Driver(url, folder, tick=lambda: _tell("."))
    for place, step in enumerate(steps()):
        if place in left:
            with driver.step(step.name):
                step.do(driver)
            _tell(f"\n{place}\n")
            sys.stdin.buffer.read(1)
    driver.close()


def _tell(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
