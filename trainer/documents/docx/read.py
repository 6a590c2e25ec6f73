"""Reading a word processor file that somebody else wrote: its text in order, as plain values.

The archive is checked as every other is, no XML with a document type is read, nothing is fetched from anywhere,
macros are never looked at. What has no place in the text (notes, headers, comments) is given with where it stood.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

from curriculum.pack_zip import MEGA, Limits, PackError, SafeZip

WORD_LIMITS = Limits(entries=3000, whole=400 * MEGA, nested=True)
LONGEST_PART = 40 * MEGA
DEEPEST = 200
MAIN = "word/document.xml"
_BLANKS = re.compile(r"[ \t\r\n]+")
_OLE = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True, slots=True)
class WordLine:
    """A paragraph. `text` is Markdown; `heading` 1 to 9 for a title (0: none); `item` says that it is one of a list.

    `level` is the depth in a list, `ordered` a numbered one, `bold` that all of it is bold, `where` where it stood
    when not in the text itself ("note de bas de page").
    """

    text: str
    plain: str
    heading: int = 0
    item: bool = False
    level: int = 0
    ordered: bool = False
    bold: bool = False
    where: str = ""


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a table: its lines, and how many columns it takes."""

    lines: tuple[WordLine, ...]
    span: int = 1

    @property
    def text(self) -> str:
        """Its Markdown."""
        return joined(self.lines)

    @property
    def plain(self) -> str:
        """Its words without marks, on one line."""
        return " ".join(line.plain for line in self.lines if line.plain)


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table, row by row."""

    rows: tuple[tuple[WordCell, ...], ...]


@dataclass(frozen=True, slots=True)
class WordPicture:
    """A picture; without content it could not be had, and `why` says so."""

    name: str
    caption: str
    content: bytes = b""
    why: str = ""


WordBlock = WordLine | WordTable | WordPicture


@dataclass(frozen=True, slots=True)
class WordFile:
    """A document: the title and author of its properties, and its blocks in order."""

    title: str
    author: str
    blocks: tuple[WordBlock, ...]


def one_line(text: str) -> str:
    """A text on one line; the no-break spaces of French typography stay."""
    return _BLANKS.sub(" ", text).strip()


def joined(lines: tuple[WordLine, ...] | list[WordLine]) -> str:
    """Lines as Markdown: paragraphs apart, the items of a list together."""
    out: list[str] = []
    numbers: dict[int, int] = {}
    before: WordLine | None = None
    for line in lines:
        if not line.text:
            continue
        if before is not None and not (line.item and before.item):
            out.append("")
        numbers = {level: n for level, n in numbers.items() if line.item and level <= line.level}
        if line.item:
            numbers[line.level] = numbers.get(line.level, 0) + 1
        mark = (f"{numbers[line.level]}. " if line.ordered else "- ") if line.item else ""
        out.append("   " * line.level * line.item + mark + line.text)
        before = line
    return "\n".join(out)


def read_word(path: Path) -> WordFile:
    """The text of a `.docx`. Raises `PackError` with a sentence for anything else, and for what is dangerous."""
    with path.open("rb") as file:
        if file.read(4) == _OLE:
            raise PackError(
                f"«\u00a0{path.name}\u00a0» est un ancien document Word (ou il est protégé par un mot de passe)\u00a0: "
                "enregistrez-le en .docx."
            )
    with SafeZip(path, WORD_LIMITS) as archive:
        if MAIN not in archive.names:
            raise PackError(
                f"«\u00a0{path.name}\u00a0» n’est pas un document Word\u00a0: enregistrez-le en .docx."
            )
        for name in archive.names:
            if name.endswith((".xml", ".rels")):
                check_xml(archive.read(name, LONGEST_PART), name)
            else:
                for _ in archive.chunks(name):
                    pass
    return _opened(path)


def check_xml(content: bytes, name: str) -> None:
    """Raise `PackError` for XML that is broken, too deep, or that declares a document type (entities)."""
    parser = expat.ParserCreate()
    depth = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise PackError(f"« {name} » est imbriqué trop profondément\u00a0: le document est refusé.")

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1

    def doctype(*_: object) -> None:
        raise PackError(f"« {name} » déclare des entités XML\u00a0: le document est refusé.")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        if isinstance(error, PackError):
            raise
        raise PackError(f"« {name} » est abîmé dans le document Word.") from error


def _opened(path: Path) -> WordFile:
    import docx
    from docx.opc.exceptions import OpcError

    from trainer.documents.docx.read_walk import Walk

    try:
        document: Any = docx.Document(BytesIO(path.read_bytes()))
        walk = Walk(document)
        blocks = tuple(walk.blocks())
        properties = document.core_properties
        return WordFile((properties.title or "").strip(), (properties.author or "").strip(), blocks)
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError) as error:
        if "macroEnabled" in str(error):
            raise PackError(
                f"«\u00a0{path.name}\u00a0» contient des macros\u00a0: enregistrez-le en .docx, sans elles."
            ) from error
        raise PackError(f"«\u00a0{path.name}\u00a0» est un document Word abîmé.") from error
