"""The same services from a terminal. French messages; exit 0 done, 1 refused with one line on stderr, 2 misuse."""

from __future__ import annotations

from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code."""
    from trainer.cli.group import run

    return run(argv)
