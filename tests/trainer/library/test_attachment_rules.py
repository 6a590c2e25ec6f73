"""What a file is, by its bytes: kinds that are kept, and what is refused with the way out."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfWriter

from trainer.core.errors import BadFile
from trainer.library import attachment_rules as rules
from trainer.library.attachment_rules import InMemory, check_picture, identify, size_words

DATA = Path(__file__).parents[2] / "data"


def picture(kind: str, size: tuple[int, int] = (40, 30)) -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, "#3366AA").save(out, kind)
    return out.getvalue()


def pdf(password: str = "") -> bytes:
    """A PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def sound() -> bytes:
    """A tenth of a second of silence."""
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(8000)
        file.writeframes(bytes(800))
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("GIF"), "image/gif"),
        (picture("WEBP"), "image/webp"),
        (pdf(), "application/pdf"),
        (b"\n\n" + pdf(), "application/pdf"),
        ((DATA / "film.mp4").read_bytes(), "video/mp4"),
        ((DATA / "film.webm").read_bytes(), "video/webm"),
        ((DATA / "film.ogv").read_bytes(), "video/ogg"),
        ((DATA / "film.mkv").read_bytes(), "video/x-matroska"),
        ((DATA / "film.mov").read_bytes(), "video/quicktime"),
        ((DATA / "son.mp3").read_bytes(), "audio/mpeg"),
        (b"ID3\x04" + bytes(20), "audio/mpeg"),
        ((DATA / "son.ogg").read_bytes(), "audio/ogg"),
        (sound(), "audio/wav"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(20), "audio/mp4"),
    ],
)
def test_the_bytes_say_what_a_file_is_whatever_its_name(content: bytes, kind: str) -> None:
    assert identify(InMemory(content), "lettre.docx") == kind
    assert kind in rules.EXTENSIONS


def test_the_table_of_a_pdf_may_be_a_stream() -> None:
    """As word processors write it: the end points at an object, whose dictionary says whether it is protected."""
    body = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
    for words, refused in ((b"", False), (b"/Encrypt 9 0 R ", True)):
        table = (
            b"7 0 obj\n<</Type/XRef " + words + b"/W[1 2 1]/Length 4>>\nstream\n/Encrypt\nendstream\nendobj\n"
        )
        content = body + table + b"startxref\n%d\n%%%%EOF\n" % len(body)
        if refused:
            with pytest.raises(BadFile, match="protégé"):
                identify(InMemory(content), "a.pdf")
        else:
            assert identify(InMemory(content), "a.pdf") == "application/pdf"


@pytest.mark.parametrize(
    ("content", "code", "words"),
    [
        (b"", "empty", "est vide"),
        (b"bonjour, ceci est un texte", "unknown-kind", "il faut une image"),
        (b"\x7fELF" + bytes(60), "unknown-kind", "il faut une image"),
        (b"\xff\xfeb\x00o\x00n\x00", "unknown-kind", "il faut une image"),
        (b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", "unknown-kind", "SVG"),
        (b"\xef\xbb\xbf <SVG onload='x()'>", "unknown-kind", "SVG"),
        (b"<!DOCTYPE html><script>", "unknown-kind", "page web"),
        (b"PK\x03\x04" + bytes(40), "unknown-kind", "enregistrez-le en PDF"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(20), "unknown-kind", "HEIC"),
        (b"\x00\x00\x00\x18ftypavif" + bytes(20), "unknown-kind", "AVIF"),
        (b"BM" + bytes(60), "unknown-kind", "BMP"),
        (b"RIFF\x00\x00\x00\x00AVI " + bytes(60), "unknown-kind", "il faut une image"),
        (pdf("secret"), "encrypted-pdf", "mot de passe"),
        (pdf()[:-60], "broken-pdf", "abîmé"),
        (b"%PDF-1.4\n" + bytes(900), "broken-pdf", "abîmé"),
        (b"%PDF-1.4\nstartxref\n999999999999\n%%EOF", "broken-pdf", "abîmé"),
        (picture("PNG") + bytes(rules.LARGEST_PICTURE), "picture-too-large", "plus petite"),
    ],
)
def test_what_is_refused_says_why_and_what_to_do(content: bytes, code: str, words: str) -> None:
    with pytest.raises(BadFile, match=words) as caught:
        identify(InMemory(content), "fichier")
    assert caught.value.code == code
    assert "fichier" in caught.value.message


def test_a_file_larger_than_the_limit_is_refused_by_its_size_alone() -> None:
    class Huge:
        size = rules.LARGEST + 1

        def at(self, offset: int, length: int) -> bytes:
            raise AssertionError("read")

    with pytest.raises(BadFile, match=r"pèse 2,0\u00a0Go.*lien") as caught:
        identify(Huge(), "film.mp4")
    assert caught.value.code == "too-large"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_whole_picture_passes_and_half_of_it_does_not(kind: str) -> None:
    content = picture(kind, (300, 300))
    check_picture(content, "a")
    with pytest.raises(BadFile, match="abîmée"):
        check_picture(content[: len(content) // 2], "a")


@pytest.mark.parametrize("side", [9_000, 60_000])
def test_a_picture_of_absurd_measures_is_refused_before_it_is_unfolded(side: int) -> None:
    """Its header claims them; there is not one point behind it, so unfolding would complain of something else."""
    import zlib

    head = b"IHDR" + side.to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    data = b"IDAT" + zlib.compress(b"")
    parts = b"".join(
        (len(p) - 4).to_bytes(4, "big") + p + zlib.crc32(p).to_bytes(4, "big") for p in (head, data)
    )
    with pytest.raises(BadFile, match="trop de points") as caught:
        check_picture(b"\x89PNG\r\n\x1a\n" + parts, "a")
    assert caught.value.code == "too-many-points"


@given(st.sampled_from([picture("PNG"), picture("JPEG"), picture("GIF"), picture("WEBP"), pdf()]), st.data())
def test_a_damaged_file_is_kept_or_refused_and_never_raises_anything_else(
    whole: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(whole) - 1))
    broken = whole[:place] + data.draw(st.binary(max_size=8)) + whole[place + data.draw(st.integers(0, 8)) :]
    try:
        if identify(InMemory(broken), "a") in rules.PICTURES:
            check_picture(broken, "a")
    except BadFile:
        pass


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1\u00a0octet"),
        (512, "512\u00a0octets"),
        (48_200, "48\u00a0Ko"),
        (999_600, "1,0\u00a0Mo"),
        (12_400_000, "12,4\u00a0Mo"),
        (340_000_000, "340\u00a0Mo"),
        (1_900_000_000, "1,9\u00a0Go"),
    ],
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
