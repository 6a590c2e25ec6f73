"""How a long job tells where it is and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable

from trainer.core.errors import Cancelled

Report = Callable[[int, int, str], bool]
"""Called with (done, total, text); answers False when the person asked to stop."""


def no_report(done: int, total: int, text: str) -> bool:
    """A report nobody looks at."""
    return True


def step(report: Report, done: int, total: int, text: str) -> None:
    """Report, and raise `Cancelled` when asked to stop."""
    if not report(done, total, text):
        raise Cancelled
