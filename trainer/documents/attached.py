"""What is attached to a sheet, on paper: pictures are shown, links become codes for a telephone."""

from __future__ import annotations

from curriculum.model import Attachment, Audience
from trainer.documents import markdown
from trainer.documents.blocks import (
    Block,
    Cell,
    Grid,
    Illustration,
    KeepTogether,
    Paragraph,
    QrCode,
    Row,
    Run,
    Table,
    VAlign,
    para,
)
from trainer.documents.pictures import is_picture
from trainer.documents.sheet_parts import Setting
from trainer.documents.theme import MM, Layout, Style, look

_CODE, _WIDEST = 24.0, 120.0
_PLAIN = Layout()


def attachments(at: Setting) -> tuple[Block, ...]:
    """The attachments these readers may see, under one title."""
    shown = [one for one in at.sheet.attachments if at.for_trainers or one.audience is not Audience.TRAINER]
    blocks = [block for one in shown for block in _attachment(at, one)]
    return at.section("Pièces jointes" if at.for_trainers else "À voir", blocks)


def _attachment(at: Setting, one: Attachment) -> tuple[Block, ...]:
    words = f"{one.name} – {one.caption}" if one.caption else one.name
    content = at.data.pictures.get(one.sha256, b"") if one.sha256 else b""
    picture = (Illustration(content, _WIDEST, words, one.caption or one.name),) if is_picture(content) else ()
    if address := markdown.safe_link(one.link):
        return (*picture, linked(address, one.name, one.caption, at.shape.layout))
    if picture:
        return picture
    return (para(" · ".join(part for part in (words, one.link) if part)),)


def linked(address: str, title: str, caption: str = "", layout: Layout = _PLAIN) -> Block:
    """A code to photograph, with what it opens and the address in letters beside it."""
    inner: list[Block] = [para(title, Style.CELL_STRONG)]
    if caption:
        inner.append(para(caption, Style.CELL))
    inner.append(Paragraph((Run(address, link=address),), Style.SMALL))
    row = Row((Cell((QrCode(address, _CODE),)), Cell(tuple(inner), VAlign.MIDDLE)))
    share = (_CODE + 6) * MM / look(layout).text_width()
    return KeepTogether((Table((share, 1 - share), (row,), grid=Grid.NONE, padding=2, flush=True),))
