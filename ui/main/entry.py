"""The command `fabrique`: without a command it opens the window, otherwise it is the terminal's."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def window_database(arguments: Sequence[str]) -> tuple[bool, str | None]:
    """Whether these arguments ask for the window, and on which database (None: the usual one)."""
    if not arguments:
        return True, None
    if len(arguments) == 2 and arguments[0] == "--database":
        return True, arguments[1]
    if len(arguments) == 1 and arguments[0].startswith("--database="):
        return True, arguments[0].partition("=")[2]
    return False, None


def main(argv: Sequence[str] | None = None) -> int:
    """Run Fabrique; `argv` is without the program's name. Returns the exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    in_window, database = window_database(arguments)
    if in_window:
        from ui.main.start import run

        return run(database)
    from trainer.cli import main as terminal

    return terminal(arguments)


if __name__ == "__main__":
    sys.exit(main())
