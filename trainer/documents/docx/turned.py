"""Text upside down: no word processor turns the text of a cell by half a turn, so it is drawn as a picture."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from docx.shared import Pt

import resources
from trainer.core.errors import Refused
from trainer.documents import blocks as b
from trainer.documents import fonts
from trainer.documents.docx.tables import gap
from trainer.documents.theme import MM, Spec

if TYPE_CHECKING:
    from trainer.documents.docx.write import Writer

_DOTS = 300 / 72
"""Dots of the picture for each point."""


def turned(writer: Writer, cell: Any, content: b.Cell, width: float, height: float) -> None:
    """The paragraphs of a cell, a line each, upside down in the middle of `width` by `height` points.

    What no font of ours writes is left out: better nobody's name than a wrong one.
    """
    lines = [
        (b.plain(one.content), _spec(writer, one)) for one in content.blocks if isinstance(one, b.Paragraph)
    ]
    first = writer.paragraph(cell, b.Paragraph((), align=b.Align.CENTRE))
    try:
        picture = _drawn(lines, width, height - MM)
    except Refused:
        gap(first, 1)
        return
    layout = first.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing = 1.0
    shape = first.add_run().add_picture(BytesIO(picture), width=Pt(width))
    shape._inline.docPr.set("descr", " ".join(words for words, _ in lines))
    for side in ("distT", "distB", "distL", "distR"):  # else LibreOffice keeps 3 mm free at its sides
        shape._inline.set(side, "0")


def _spec(writer: Writer, paragraph: b.Paragraph) -> Spec:
    spec = writer.look.specs[paragraph.style]
    size = paragraph.size or spec.size
    return Spec(spec.face, size, spec.leading * size / spec.size, colour=spec.colour)


def _drawn(lines: list[tuple[str, Spec]], width: float, height: float) -> bytes:
    from PIL import Image, ImageDraw

    image = Image.new("L", (round(width * _DOTS), round(height * _DOTS)), 255)
    pen = ImageDraw.Draw(image)
    top = (height - sum(spec.leading for _, spec in lines)) / 2
    for words, spec in lines:
        words = b.clean(words)
        size = spec.size * min(1.0, width / max(fonts.width(words, spec.face, spec.size), 1)) * _DOTS
        set_in = [(part, _font(face, size)) for face, part in fonts.pieces(words, spec.face)]
        x = (width * _DOTS - sum(font.getlength(part) for part, font in set_in)) / 2
        baseline = (top + (spec.leading + spec.size * 0.72) / 2) * _DOTS
        for part, font in set_in:
            pen.text((x, baseline), part, fill=spec.colour, font=font, anchor="ls")
            x += font.getlength(part)
        top += spec.leading
    stream = BytesIO()
    image.transpose(Image.Transpose.ROTATE_180).save(stream, "PNG", dpi=(300, 300))
    return stream.getvalue()


def _font(face: fonts.Face, size: float) -> Any:
    from PIL import ImageFont

    return ImageFont.truetype(str(resources.path(f"fonts/{face.value}.ttf")), size)
