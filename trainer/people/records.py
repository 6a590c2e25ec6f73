"""People and their import, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class PersonFields:
    """What is kept of a person: enough to call, invite and certify."""

    last_name: str
    first_name: str
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A person in the database."""

    id: int
    version: int
    last_name: str
    first_name: str
    email: str
    phone: str

    @property
    def name(self) -> str:
        """First name and last name, as said."""
        return f"{self.first_name} {self.last_name}"

    @property
    def listed(self) -> str:
        """Last name and first name, as in a list."""
        return f"{self.last_name} {self.first_name}"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row of an import file, cleaned; `line` is its first line in the file."""

    line: int
    last_name: str
    first_name: str
    email: str = ""
    phone: str = ""
    organisation: str = ""
    role: str = ""
    needs: str = ""
    left_out: str = ""
    """Why the file itself says that this row is no enrolment (refunded order, unfinished answer), or ""."""


@dataclass(frozen=True, slots=True)
class PeopleFile:
    """An import file once read."""

    source: str
    """Which kind of file was recognised: "Framaforms", "HelloAsso" or "liste"."""
    encoding: str
    rows: tuple[FileRow, ...]
    columns: tuple[str, ...]
    """The titles of the columns that were used."""
    ignored: tuple[str, ...]
    """The titles of the columns that were not."""


class RowFate(StrEnum):
    """What the import will do with a row."""

    NEW = "new"
    KNOWN = "known"
    DOUBLE = "double"
    ENROLLED = "enrolled"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A row with its fate and, for a person already known, who; `why` is a French sentence."""

    row: FileRow
    fate: RowFate
    why: str
    person_id: int | None = None
    same_as_line: int | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do, row by row; nothing is written yet."""

    file: PeopleFile
    rows: tuple[PlannedRow, ...]

    def count(self, *fates: RowFate) -> int:
        """How many rows have one of the fates."""
        return sum(row.fate in fates for row in self.rows)

    @property
    def enrolments(self) -> tuple[PlannedRow, ...]:
        """The rows that will become enrolments."""
        return tuple(row for row in self.rows if row.fate in (RowFate.NEW, RowFate.KNOWN))
