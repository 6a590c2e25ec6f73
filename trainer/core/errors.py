"""Typed errors of the services: a code for the interface to word, details for the sentence.

The message given here is a complete French sentence for the terminal; `ui.kit.errors` may word the same code
differently on the screen.
"""

from __future__ import annotations


class FabriqueError(Exception):
    """Base of every error a person can understand; `code` is stable, `details` fill the sentence."""

    def __init__(self, code: str, message: str, **details: object) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.details = details


class Refused(FabriqueError):
    """A rule forbids the operation; nothing was changed."""


class InvalidInput(FabriqueError):
    """A field holds something that cannot be kept; `field` names it."""

    def __init__(self, field: str, message: str, code: str = "invalid-input", **details: object) -> None:
        super().__init__(code, message, field=field, **details)
        self.field = field


class NotFound(FabriqueError):
    """The thing asked for does not exist (any more)."""


class Stale(FabriqueError):
    """The thing was changed elsewhere since the form was opened; nothing was written."""


class BadFile(FabriqueError):
    """A file that cannot be read; `line` and `column` say where, when known."""

    def __init__(
        self, message: str, *, line: int | None = None, column: str | None = None, code: str = "bad-file"
    ) -> None:
        super().__init__(code, message, line=line, column=column)
        self.line = line
        self.column = column


class Unavailable(FabriqueError):
    """The database or the disk cannot be used now: a fault of the surroundings, not of the data."""


class Cancelled(FabriqueError):
    """The person asked a long job to stop; what was finished before is kept."""

    def __init__(self, message: str = "Opération interrompue.") -> None:
        super().__init__("cancelled", message)
