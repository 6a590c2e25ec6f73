"""CSV files as people really export them, read into a table or refused with a sentence that says where.

Nothing is guessed about the meaning of the columns: that is for the readers of people and of partners.
"""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trainer.core.csv_text import bad_file, read_text
from trainer.core.errors import BadFile
from trainer.core.text import fold, tidy

_DELIMITERS = ";,\t"
_SAMPLE = 50
_SEP = re.compile(r"sep=([;,\t])[\r\n]+", re.IGNORECASE)
_VALUE = re.compile(r"@|^[\d\s.,:/+()€%-]+$")
_HIDDEN = re.compile(r"^[\s\x00-\x1f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+")
_LEADS = str.maketrans("＝＋－＠", "=+-@")
_PLAIN_SIGNED = (
    re.compile(r"[+-]*"),
    re.compile(r"\+\s?\(?\d[\d\s().\-/]{4,}"),
    re.compile(r"[+-]\s?\d[\d\s.,]*(\s?(€|EUR|%))?"),
    # A list item, as people type them in a form: "- fauteuil roulant (plain-pied)".
    re.compile(r"[+-]+\s+(?=[^\W\d])(?:(?!\w\()[^=|!@*&])*"),
)


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row under the header: its first line in the file and one cell per column."""

    line: int
    cells: tuple[str, ...]

    @property
    def blank(self) -> bool:
        """No cell holds anything."""
        return not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A file once read; `columns` are the titles, tidied, of the row of fields.

    A column without a title of its own takes the one of its group, when a row of groups stands above.
    """

    encoding: str
    delimiter: str
    columns: tuple[str, ...]
    rows: tuple[CsvRow, ...]


def read_table(path: Path) -> CsvTable:
    """Read a CSV file.

    UTF-8 with or without mark, UTF-16 with mark, Windows-1252; semicolons, commas or tabs; one header row, or a
    row of groups above it. Empty rows at the end are dropped. Raises `BadFile` for everything else.
    """
    text, encoding = read_text(path)
    delimiter, skipped = _delimiter(text)
    records = _records(text, delimiter, skipped)
    found = list(itertools.islice(records, 2))
    if not found:
        raise bad_file("le fichier « {name} » est vide.", name=path.name)
    titles, data = _header(found)
    rows = [_row(titles, record) for record in itertools.chain(data, records)]
    while rows and rows[-1].blank:
        rows.pop()
    if not rows:
        raise bad_file("le fichier « {name} » n'a que sa ligne de titres.", name=path.name)
    return CsvTable(encoding, delimiter, titles, tuple(rows))


def _delimiter(text: str) -> tuple[str, int]:
    """The delimiter, and how many lines at the top only announce it (`sep=;`)."""
    if told := _SEP.match(text):
        return told[1], 1
    lines = list(itertools.islice((x for x in io.StringIO(text, newline="") if x.strip()), _SAMPLE))

    def score(delimiter: str) -> tuple[int, int]:
        try:
            widths = [len(record) for record in csv.reader(lines, delimiter=delimiter)]
        except csv.Error:
            return 0, 0
        first = widths[0] if widths else 0
        return (widths.count(first), first) if first > 1 else (0, 0)

    return max(_DELIMITERS, key=score), 0


def _records(text: str, delimiter: str, skipped: int) -> Iterator[CsvRow]:
    """The records with their first line; empty lines at the top are passed over."""
    lines = io.StringIO(text, newline="")
    for _ in range(skipped):
        next(lines)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    started = False
    while True:
        line = reader.line_num + skipped + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _quotes(str(error), line) from None
        row = CsvRow(line, tuple(cells))
        started = started or not row.blank
        if started and cells:
            yield row


def _quotes(error: str, line: int) -> BadFile:
    if "end of data" in error or "field larger" in error:
        return bad_file("un guillemet est ouvert dans cette ligne et n'est jamais refermé.", line=line)
    return bad_file(
        "un guillemet est mal placé dans cette ligne. Dans une cellule entre guillemets, il s'écrit deux fois.",
        line=line,
    )


def _header(found: list[CsvRow]) -> tuple[tuple[str, ...], list[CsvRow]]:
    first = _titles(found[0])
    if len(found) > 1 and _is_group_row(found[0], found[1]):
        fields = _titles(found[1])
        group = ""
        merged = []
        for index, field in enumerate(fields):
            group = (first[index] if index < len(first) else "") or group
            merged.append(field or group)
        return tuple(merged), []
    return first, found[1:]


def _is_group_row(upper: CsvRow, lower: CsvRow) -> bool:
    """A row of groups leaves cells empty where the full row of fields below has titles, not values."""
    groups, fields = (sum(bool(cell.strip()) for cell in row.cells) for row in (upper, lower))
    if len(upper.cells) > len(lower.cells) or fields < len(lower.cells) or len(lower.cells) - groups < 2:
        return False
    if 1 < groups == len(upper.cells):  # titles side by side over a row with cells too many
        return False
    if any(_VALUE.search(tidy(cell)) for cell in lower.cells):
        return False
    return not upper.cells[0].strip() or groups * 2 <= fields


def _titles(record: CsvRow) -> tuple[str, ...]:
    for index, cell in enumerate(record.cells, 1):
        if formula(cell):
            raise bad_file(
                "le titre de la colonne {index} est une formule (« {cell} »).",
                line=record.line,
                index=index,
                cell=cell,
            )
    return tuple(tidy(cell) for cell in record.cells)


def _row(titles: tuple[str, ...], record: CsvRow) -> CsvRow:
    """The record as wide as the titles; raises `BadFile` when it is not, or when a cell is a formula."""
    cells = record.cells
    width = len(titles)
    for title, cell in itertools.zip_longest(titles, cells, fillvalue=""):
        if formula(cell):
            raise bad_file(
                "la cellule « {cell} » est une formule : remplacez-la par sa valeur.",
                line=record.line,
                column=title,
                cell=cell,
            )
    if record.blank:
        return CsvRow(record.line, ("",) * width)
    while len(cells) > width and not cells[-1].strip():
        cells = cells[:-1]
    if len(cells) > width or any(titles[len(cells) :]):
        raise bad_file(
            "{got} cellule(s) trouvée(s), {want} attendue(s) (autant que de titres).",
            line=record.line,
            got=len(cells),
            want=width,
        )
    return CsvRow(record.line, cells + ("",) * (width - len(cells)))


def formula(cell: str) -> bool:
    """Whether a spreadsheet would run the cell; phone numbers, signed amounts and list items are no formulas."""
    bare = _HIDDEN.sub("", cell).rstrip()
    lead = bare[:1].translate(_LEADS)
    if lead not in ("=", "@", "+", "-") or not lead:
        return False
    return lead in "=@" or not any(plain.fullmatch(lead + bare[1:]) for plain in _PLAIN_SIGNED)


def title_key(title: str) -> str:
    """A title made comparable: "Prénom(s) *" gives "prenom s"."""
    return re.sub(r"[^0-9a-z]+", " ", fold(title)).strip()
