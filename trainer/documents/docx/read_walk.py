"""Walking through the XML of a word processor file: every text in it comes out, in order, or is named as left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from trainer.documents.docx.read import WordBlock, WordCell, WordLine, WordPicture, WordTable, one_line
from trainer.documents.docx.read_styles import Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_SPECIAL = re.compile(r"([\\`*\[\]<])")
_LINE_START = re.compile(r"^(?=(?:#{1,6}\s|[-+>]\s|\d{1,9}[.)]\s))", re.MULTILINE)
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]+)"')
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s<>()]+", re.IGNORECASE)
_GONE = {
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "rPr",
    "pPr",
    "tblPr",
    "tcPr",
    "trPr",
    "sectPr",
    "Fallback",
}
_ASIDE = (
    ("footnotes", "note de bas de page"),
    ("endnotes", "note de fin"),
    ("comments", "commentaire"),
    ("header", "en-tête"),
    ("footer", "pied de page"),
)


def local(element: Any) -> str:
    """The name of an element without its namespace; "" for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


@dataclass(slots=True)
class _Run:
    text: str
    bold: bool
    italic: bool
    link: str = ""


@dataclass(slots=True)
class _Paragraph:
    """What is gathered while walking through a paragraph."""

    runs: list[_Run] = field(default_factory=list)
    pictures: list[WordPicture] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    instruction: str = ""


class Walk:
    """The blocks of an opened document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._part = document.part
        self._styles = Styles(document.part)
        self._loose: list[WordPicture] = []

    def blocks(self) -> Iterator[WordBlock]:
        """Everything of the body, then what stood aside."""
        yield from self._container(self._document.element.body, "")
        for part, where in self._aside():
            self._part = part
            for block in self._container(part.element, where):
                if isinstance(block, WordTable):
                    yield from (line for row in block.rows for cell in row for line in cell.lines)
                else:
                    yield block

    def _aside(self) -> Iterator[tuple[Any, str]]:
        seen: set[str] = set()
        for relation in list(self._document.part.rels.values()):
            kind = relation.reltype.rpartition("/")[2]
            where = dict(_ASIDE).get(kind)
            if where and not relation.is_external and str(relation.target_part.partname) not in seen:
                seen.add(str(relation.target_part.partname))
                yield _Aside(relation.target_part), where

    def _container(self, parent: Any, where: str) -> Iterator[WordBlock]:
        for child in parent:
            name = local(child)
            if name == "p":
                yield from self._paragraph(child, where)
            elif name == "tbl":
                yield self._table(child, where)
                loose, self._loose = self._loose, []
                yield from loose
            elif name and name not in _GONE:
                yield from self._container(child, where)

    def _paragraph(self, element: Any, where: str) -> Iterator[WordBlock]:
        gathered = _Paragraph()
        self._inline(element, gathered, "")
        text, plain = _markdown(gathered.runs), one_line("".join(r.text for r in gathered.runs))
        look = self._styles.look(element)
        if plain:
            bold = all(run.bold or not run.text.strip() for run in gathered.runs)
            yield WordLine(
                plain if look.heading else text,
                plain,
                look.heading,
                look.item and not look.heading,
                look.level,
                look.ordered,
                bold or look.bold,
                where,
            )
        yield from gathered.pictures
        for box in gathered.boxes:
            yield from self._container(box, where)

    def _inline(self, parent: Any, into: _Paragraph, link: str) -> None:
        for child in parent:
            name = local(child)
            if name == "r":
                self._run(child, into, link or (into.links[-1] if into.links else ""))
            elif name == "hyperlink":
                self._inline(child, into, self._address(child.get(f"{_R}id")))
            elif name and name not in _GONE:
                self._inline(child, into, link)

    def _address(self, relation: str | None) -> str:
        found = self._part.rels.get(relation) if relation else None
        return found.target_ref if found is not None and found.is_external else ""

    def _run(self, run: Any, into: _Paragraph, link: str) -> None:
        bold, italic = self._styles.emphasis(run)
        texts: list[str] = []
        for child in run:
            name = local(child)
            if name == "t":
                texts.append(child.text or "")
            elif name in ("tab", "ptab"):
                texts.append(" ")
            elif name in ("br", "cr"):
                texts.append("\n")
            elif name == "noBreakHyphen":
                texts.append("\u2011")
            elif name == "instrText":
                into.instruction += child.text or ""
            elif name == "fldChar":
                self._field(child.get(f"{_W}fldCharType"), into)
            elif name not in _GONE:
                self._drawn(child, into)
        if texts:
            into.runs.append(_Run("".join(texts), bold, italic, link))

    def _field(self, kind: str | None, into: _Paragraph) -> None:
        if kind == "begin":
            into.instruction = ""
        elif kind == "separate":
            found = _HYPERLINK.search(into.instruction)
            into.links.append(found[1] if found else "")
        elif kind == "end" and into.links:
            into.links.pop()

    def _drawn(self, element: Any, into: _Paragraph) -> None:
        """Pictures and text boxes inside a run; of two forms of the same drawing, the first."""
        caption = ""
        stack = [element]
        while stack:
            one = stack.pop()
            name = local(one)
            if name == "docPr":
                caption = one.get("descr") or ""
            if name == "txbxContent":
                into.boxes.append(one)
            elif name == "blip":
                into.pictures.append(self._picture(one.get(f"{_R}embed"), one.get(f"{_R}link"), caption))
            elif name == "imagedata":
                into.pictures.append(self._picture(one.get(f"{_R}id"), None, caption))
            elif name and name not in _GONE:
                stack.extend(reversed(one))

    def _picture(self, embedded: str | None, linked: str | None, caption: str) -> WordPicture:
        relation = self._part.rels.get(embedded or linked or "")
        if relation is None or relation.is_external:
            name = (relation.target_ref if relation is not None else "")[-80:]
            return WordPicture(
                name or "image", caption, why="l’image n’est pas dans le document, seulement un lien"
            )
        part = relation.target_part
        return WordPicture(str(part.partname).rpartition("/")[2], caption, part.blob)

    def _table(self, element: Any, where: str) -> WordTable:
        rows = []
        for row in _found(element, "tr"):
            cells = []
            for cell in _found(row, "tc"):
                properties = cell.find(f"{_W}tcPr")
                span, merged = 1, False
                if properties is not None:
                    across, down = properties.find(f"{_W}gridSpan"), properties.find(f"{_W}vMerge")
                    span = _whole(across.get(f"{_W}val")) if across is not None else 1
                    merged = down is not None and down.get(f"{_W}val") != "restart"
                lines = () if merged else tuple(self._cell(cell, where))
                cells.append(WordCell(lines, span))
            rows.append(tuple(cells))
        return WordTable(tuple(rows))

    def _cell(self, cell: Any, where: str) -> Iterator[WordLine]:
        for block in self._container(cell, where):
            if isinstance(block, WordLine):
                yield block
            elif isinstance(block, WordTable):
                for row in block.rows:
                    for inner in row:
                        yield from inner.lines
            else:
                self._loose.append(block)


class _Aside:
    """A part of notes, comments, a header or a footer."""

    def __init__(self, part: Any) -> None:
        from docx.oxml import parse_xml

        self.rels = part.rels
        self.element = part.element if hasattr(part, "element") else parse_xml(part.blob)


def _found(parent: Any, name: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, whatever is wrapped around them."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) and local(child) not in _GONE:
            yield from _found(child, name)


def _whole(text: str | None) -> int:
    return min(max(int(text), 1), 64) if text is not None and text.isdigit() else 1


def _markdown(runs: list[_Run]) -> str:
    """Runs as Markdown: neighbours of the same dress together, marks never around spaces."""
    merged: list[_Run] = []
    for run in runs:
        if merged and (merged[-1].bold, merged[-1].italic, merged[-1].link) == (
            run.bold,
            run.italic,
            run.link,
        ):
            merged[-1].text += run.text
        elif run.text:
            merged.append(_Run(run.text, run.bold, run.italic, run.link))
    whole = "".join(_dressed(run) for run in merged)
    lines = [one_line(line) for line in whole.replace("\n\n", "\n").split("\n")]
    return _LINE_START.sub(r"\\", "\n".join(line for line in lines if line))


def _dressed(run: _Run) -> str:
    bare = run.text.strip()
    if not bare:
        return run.text
    lead = run.text[: len(run.text) - len(run.text.lstrip())]
    tail = run.text[len(run.text.rstrip()) :]
    words = _SPECIAL.sub(r"\\\1", bare)
    mark = ("**" if run.bold else "") + ("*" if run.italic else "")
    if mark:
        words = "\n".join(f"{mark}{line.strip()}{mark[::-1]}" for line in words.split("\n") if line.strip())
    if run.link and _SAFE_LINK.fullmatch(run.link):
        words = f"[{words}]({run.link})"
    return f"{lead}{words}{tail}"
