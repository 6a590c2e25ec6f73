"""Pictures and codes on paper: hostile ones are refused with a sentence, codes open what they say."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest
import segno
from PIL import Image
from pypdf import PdfReader

from curriculum.model import Attachment, Audience
from tests.trainer.documents import papers
from trainer.core.errors import Refused
from trainer.documents.attached import linked
from trainer.documents.blocks import Document, Illustration, QrCode, Section
from trainer.documents.docx import render_docx
from trainer.documents.method_sheet import MethodSheetPaper, sheet_document
from trainer.documents.pdf import render_pdf
from trainer.documents.pictures import is_picture, prepared, qr_rows
from trainer.documents.sheet_forms import SheetForm


def encoded(kind: str, size: tuple[int, int] = (30, 20), mode: str = "RGB") -> bytes:
    stream = BytesIO()
    Image.new(mode, size, 1).save(stream, kind)
    return stream.getvalue()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(side: int) -> bytes:
    """A small PNG that says it is `side` × `side` pixels."""
    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes(99)))
        + chunk(b"IEND", b"")
    )


HOSTILE = {
    "empty": b"",
    "text": b"ceci n'est pas une image",
    "gif": encoded("GIF", mode="P"),
    "svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "cut png": papers.png()[:60],
    "cut jpeg": encoded("JPEG", (300, 300))[:200],
    "wide": bomb(9_000),
    "bomb": bomb(60_000),
    "absurd": bomb(2_000_000_000),
    "broken sum": papers.png()[:-20] + b"x" * 20,
    "script": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_impossible_picture_is_refused_with_a_sentence(name: str) -> None:
    document = Document("Image", (Section((Illustration(HOSTILE[name]),)),))
    for render in (render_pdf, render_docx):
        with pytest.raises(Refused, match="mage"):
            render(document)


def test_a_large_picture_is_made_small_and_turned_upright() -> None:
    stream = BytesIO()
    picture = Image.new("RGB", (4000, 1000), "red")
    exif = Image.Exif()
    exif[0x0112] = 6
    picture.save(stream, "JPEG", exif=exif)
    made = prepared(stream.getvalue())
    assert (made.width, made.height) == (400, 1600)
    assert Image.open(BytesIO(made.content)).format == "JPEG"


def test_what_is_clear_becomes_white() -> None:
    made = Image.open(BytesIO(prepared(papers.png()).content))
    assert made.mode == "RGB"
    assert made.getpixel((0, 0)) == (255, 255, 255)
    assert made.getpixel((59, 39)) == (184, 58, 38)


def test_pictures_of_every_mode_come_out() -> None:
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        assert prepared(encoded("PNG", mode=mode)).width == 30
    assert prepared(encoded("JPEG", mode="CMYK")).height == 20


def test_a_sheet_prints_the_picture_its_readers_may_see() -> None:
    picture, secret = papers.png(), papers.png(61, 41)
    attached = tuple(
        Attachment(name, sha256=sha256(content).hexdigest(), audience=audience)
        for name, content, audience in (("plan", picture, Audience.BOTH), ("clé", secret, Audience.TRAINER))
    )
    data = papers.rich_sheet()
    held = {one.sha256: content for one, content in zip(attached, (picture, secret), strict=True)}
    sheet = replace(data.sheet, attachments=attached)
    for form, count in ((SheetForm.A4, 2), (SheetForm.PARTICIPANT, 1), (SheetForm.FALC, 0)):
        document = sheet_document(MethodSheetPaper(sheet, "Brique", "#B4530A", held), form)
        reader = PdfReader(BytesIO(render_pdf(document)))
        sizes = {image.image.size for page in reader.pages for image in page.images if image.image}
        assert sizes == set([(60, 40), (61, 41)][:count])
        assert papers.docx_pictures(render_docx(document)) == count


def test_a_code_says_its_address() -> None:
    address = "https://exemple.invalid/film?v=12345"
    rows = qr_rows(address)
    side = len(rows)
    assert all(start + length <= side for row in rows for start, length in row)
    assert rows[0][0] == (0, 7)
    dark = {
        (y, x) for y, row in enumerate(rows) for start, length in row for x in range(start, start + length)
    }
    matrix = segno.make_qr(address, error="m").matrix
    assert dark == {(y, x) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}


def test_the_address_stands_beside_its_code_and_opens() -> None:
    address = "https://exemple.invalid/film"
    reader = PdfReader(BytesIO(render_pdf(Document("Lien", (Section((linked(address, "Le film"),)),)))))
    page = reader.pages[0]
    assert address in page.extract_text()
    found = [note.get_object()["/A"]["/URI"] for note in page.annotations or ()]
    assert found == [address, address]


def test_an_address_too_long_for_a_code_is_refused() -> None:
    document = Document("Lien", (Section((QrCode("https://exemple.invalid/" + "x" * 4000),)),))
    for render in (render_pdf, render_docx):
        with pytest.raises(Refused, match="trop longue"):
            render(document)


def test_a_hostile_link_stays_text() -> None:
    sheet = papers.rich_sheet()
    attached = (Attachment("Piège", link="javascript:alert(1)", audience=Audience.BOTH),)
    data = replace(sheet, sheet=replace(sheet.sheet, attachments=attached))
    reader = PdfReader(BytesIO(render_pdf(sheet_document(data, SheetForm.PARTICIPANT))))
    assert "javascript:alert(1)" in "".join(page.extract_text() for page in reader.pages)
    links = [note.get_object() for page in reader.pages for note in page.annotations or ()]
    assert all("javascript" not in str(link.get("/A", "")) for link in links)


def test_pictures_are_known_by_their_first_bytes() -> None:
    assert is_picture(papers.png())
    assert is_picture(encoded("JPEG"))
    assert not is_picture(HOSTILE["gif"])
