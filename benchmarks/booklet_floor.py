"""The floor for booklets: a bare script for reportlab's platypus that sets the same text in a single pass.

It gets every text ready-made (nothing of the reading of sheets is counted), knows no contents, no bookmarks, no
header, no colour; its headings stay with what follows and each page has its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from trainer.documents import blocks as b
from trainer.documents import fonts
from trainer.documents.expand import expand
from trainer.documents.theme import MM, PAPER, SPECS, Style

_HEADINGS = {1: Style.HEADING_1, 2: Style.HEADING_2, 3: Style.HEADING_3}


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph: markup of platypus, the name of its style, its bullet."""

    markup: str
    style: str
    bullet: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """One table: shares of the width, cells of paragraphs."""

    columns: tuple[float, ...]
    rows: tuple[tuple[tuple[Words, ...], ...], ...]


class NewPage:
    """A page ends here."""


Piece = Words | Rows | NewPage


def pieces(document: b.Document) -> list[Piece]:
    """The texts of our document, in its order."""
    found: list[Piece] = []
    for number, section in enumerate(document.sections):
        if number:
            found.append(NewPage())
        for block in section.blocks:
            found += _pieces(block)
    return found


def _pieces(block: b.Block) -> Iterator[Piece]:
    block = expand(block)
    match block:
        case b.Heading():
            yield Words(_markup(block.content), _HEADINGS[block.level].name)
        case b.Paragraph():
            yield Words(_markup(block.content), block.style.name)
        case b.ListBlock():
            for number, item in enumerate(block.items, block.start):
                yield Words(_markup(item.content), block.style.name, f"{number}." if block.ordered else "•")
                for child in item.children:
                    yield from _pieces(child)
        case b.Table():
            rows = ((block.header,) if block.header else ()) + block.rows
            cells = tuple(tuple(_flat(cell.blocks) for cell in row.cells) for row in rows)
            yield Rows(block.columns, cells)
        case b.Callout():
            if block.label:
                yield Words(escape(block.label), Style.LABEL.name)
            yield from _flat(block.blocks)
        case b.Band():
            for words, style in ((block.kicker, "KICKER"), (block.title, "TITLE"), (block.subtitle, "LEAD")):
                if words:
                    yield Words(escape(words), style)
        case b.Cards():
            cards = [(Words(escape(c.title), "CARD_TITLE"), *_flat(c.blocks)) for c in block.cards]
            yield Rows((1, 1), tuple(tuple(cards[i : i + 2]) for i in range(0, len(cards) - 1, 2)))
            if len(cards) % 2:
                yield Rows((1,), ((cards[-1],),))
        case b.KeepTogether():
            for inner in block.blocks:
                yield from _pieces(inner)
        case b.Tags():
            yield Words(escape(" · ".join(words for words, _ in block.items)), Style.LABEL.name)
        case _:
            return


def _flat(content: tuple[b.Block, ...]) -> tuple[Words, ...]:
    return tuple(piece for block in content for piece in _pieces(block) if isinstance(piece, Words))


def _markup(content: b.Inline) -> str:
    parts = []
    for run in content:
        words = escape(run.text).replace("\n", "<br/>")
        words = f"<b>{words}</b>" if run.bold else words
        parts.append(f"<i>{words}</i>" if run.italic else words)
    return "".join(parts)


def styles() -> dict[str, Any]:
    """The styles of our theme for platypus; registers the same fonts."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import registerFontFamily

    face = fonts.Face
    for one in face:
        fonts.metrics(one)
    for name in (face.TEXT, face.SEMIBOLD, face.DISPLAY):
        registerFontFamily(
            name.value, normal=name.value, bold=face.BOLD.value, italic=face.ITALIC.value,
            boldItalic=face.BOLD_ITALIC.value,
        )  # fmt: skip
    return {
        style.name: ParagraphStyle(
            style.name, fontName=spec.face.value, fontSize=spec.size, leading=spec.leading,
            spaceBefore=spec.before, spaceAfter=spec.after, keepWithNext=style.name.startswith("HEADING"),
            bulletFontName=face.TEXT.value, leftIndent=0, bulletIndent=0, allowWidows=0, allowOrphans=0,
        )
        for style, spec in SPECS.items()
    }  # fmt: skip


def render(found: list[Piece], known: dict[str, Any]) -> bytes:
    """The texts as a PDF, in one pass."""
    from reportlab.platypus import PageBreak, SimpleDocTemplate, Table

    margin = 20 * MM
    width = PAPER[0] - 2 * margin
    story: list[Any] = []
    for piece in found:
        if isinstance(piece, Words):
            story.append(_paragraph(piece, known))
        elif isinstance(piece, Rows):
            total = sum(piece.columns)
            cells = [[[_paragraph(words, known) for words in cell] for cell in row] for row in piece.rows]
            if cells:
                story.append(Table(cells, [share / total * width for share in piece.columns]))
        else:
            story.append(PageBreak())
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=PAPER, leftMargin=margin, rightMargin=margin, topMargin=18 * MM, bottomMargin=20 * MM
    )
    document.build(story, onFirstPage=_number, onLaterPages=_number)
    return stream.getvalue()


def _paragraph(words: Words, known: dict[str, Any]) -> Any:
    from reportlab.platypus import Paragraph

    style = known[words.style]
    if not words.bullet:
        return Paragraph(words.markup, style)
    listed = known.get(f"{words.style} list")
    if listed is None:
        listed = known[f"{words.style} list"] = style.clone(f"{words.style} list", leftIndent=14)
    return Paragraph(words.markup, listed, bulletText=words.bullet)


def _number(canvas: Any, document: Any) -> None:
    canvas.setFont(fonts.Face.TEXT.value, 8)
    canvas.drawRightString(PAPER[0] - 20 * MM, 12 * MM, f"Page {document.page}")
