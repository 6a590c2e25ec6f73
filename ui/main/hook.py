"""The exception hook: a sentence for the person, the trace for the terminal without any value of theirs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType

from ui.kit.errors import Sentence, unexpected


def report(
    error: BaseException, show: Callable[[Sentence], None], write: Callable[[str], object] | None = None
) -> None:
    """Show the sentence, and write where the fault lies: files, lines and the type, never the message or values."""
    (write or sys.stderr.write)(where(error))
    show(unexpected())


def where(error: BaseException) -> str:
    """The type of an exception and the places it went through, without its message: that may hold a name."""
    lines = [f"{type(error).__module__}.{type(error).__qualname__}"]
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        lines.append(f"  {code.co_filename}:{trace.tb_lineno} {code.co_qualname}")
        trace = trace.tb_next
    return "\n".join(lines) + "\n"


def install(show: Callable[[Sentence], None]) -> None:
    """Catch what no slot caught. Ctrl+C still stops the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
        else:
            report(error.with_traceback(trace), show)

    sys.excepthook = hook
