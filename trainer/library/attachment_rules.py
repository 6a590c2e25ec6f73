"""What a file really is, told by its bytes and never by its name, and whether a sheet may hold it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol

from trainer.core.errors import BadFile

CHUNK = 1 << 20
"""Bytes in a part of a file, as it is read and kept."""
LARGEST = 2_000_000_000
LARGEST_PICTURE = 25_000_000
"""A picture is shown and printed from memory: bytes that one may weigh, and below, points it may have."""
MOST_POINTS = 64_000_000

PICTURES = ("image/png", "image/jpeg", "image/gif", "image/webp")
PDF = "application/pdf"
EXTENSIONS = {
    "image/png": "png",
    "image/jpeg": "jpg",
    "image/gif": "gif",
    "image/webp": "webp",
    PDF: "pdf",
    "video/mp4": "mp4",
    "video/webm": "webm",
    "video/ogg": "ogv",
    "video/x-matroska": "mkv",
    "video/quicktime": "mov",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "audio/ogg": "ogg",
    "audio/mp4": "m4a",
}
"""Every kind that is kept, with the extension that its copies get."""

_KNOWN = "une image (PNG, JPEG, GIF, WebP), un PDF, un film (MP4, WebM, OGG, MKV, MOV) ou un son (MP3, WAV)"
_HEAD = 4096
_XREF = 1 << 20
_START = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
_OBJECT = re.compile(rb"\s*\d{1,10}\s+\d{1,5}\s+obj\b")
_MP3 = re.compile(rb"\xff[\xe2\xe3\xf2\xf3\xfa\xfb][^\x00-\x0f\xf0-\xff]")
_MARKUP = re.compile(rb"\s*(?:<\?xml|<!--|<!doctype|<svg|<html)", re.I)


class Source(Protocol):
    """Bytes that can be looked at without being read as a whole."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    def at(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset` on."""


@dataclass(frozen=True, slots=True)
class InMemory:
    """Bytes at hand, as a source."""

    content: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.content)

    def at(self, offset: int, length: int) -> bytes:
        """At most `length` bytes from `offset` on."""
        return self.content[offset : offset + length]


def size_words(size: int) -> str:
    """A size in words, in decimal units: "512 octets", "48 Ko", "12,4 Mo", "1,9 Go"."""
    if size < 1000:
        return f"{size}\u00a0octets" if size > 1 else f"{size}\u00a0octet"
    for unit, one in (("Ko", 1_000), ("Mo", 1_000_000)):
        if size < one * 999.5:
            whole = size >= 99.5 * one or unit == "Ko"
            return f"{size / one:.{0 if whole else 1}f}\u00a0{unit}".replace(".", ",")
    return f"{size / 1e9:.1f}\u00a0Go".replace(".", ",")


def refuse_size(size: int, name: str) -> None:
    """Raise `BadFile` for a file that is empty or too large to be kept."""
    if size == 0:
        raise BadFile(f"«\u00a0{name}\u00a0» est vide.", code="empty")
    if size > LARGEST:
        raise BadFile(
            f"«\u00a0{name}\u00a0» pèse {size_words(size)}, et une pièce jointe {size_words(LARGEST)} au plus."
            " Réduisez ce film, ou attachez-le par un lien.",
            code="too-large",
        )


def identify(source: Source, name: str) -> str:
    """The media type of a file that a sheet may hold, one of `EXTENSIONS`; raises `BadFile` with why not."""
    refuse_size(source.size, name)
    head = source.at(0, _HEAD)
    kind = _kind(head)
    if kind is None:
        raise BadFile(_unknown(head, name), code="unknown-kind")
    if kind == PDF:
        _check_pdf(source, head, name)
    elif kind in PICTURES:
        _check_picture_size(source.size, name)
    return kind


def _kind(head: bytes) -> str | None:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "image/gif"
    if head.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(head[8:12])
    if b"%PDF-" in head[:1024]:
        return PDF
    if head.startswith(b"\x1aE\xdf\xa3"):
        return _matroska(head)
    if head.startswith(b"OggS"):
        return "video/ogg" if b"\x80theora" in head[:512] else "audio/ogg"
    if head.startswith(b"ID3") or _MP3.match(head):
        return "audio/mpeg"
    return _boxes(head)


def _matroska(head: bytes) -> str | None:
    """By the DocType of the EBML header."""
    if b"webm" in head[:64]:
        return "video/webm"
    return "video/x-matroska" if b"matroska" in head[:64] else None


def _boxes(head: bytes) -> str | None:
    """The family of MP4: boxes with a length and a name, the first one says which member it is."""
    if head[4:8] == b"ftyp":
        brand = head[8:12]
        if brand == b"qt  ":
            return "video/quicktime"
        if brand in (b"M4A ", b"M4B "):
            return "audio/mp4"
        return None if brand[:3] in (b"avi", b"hei", b"hev", b"mif", b"msf", b"jp2", b"crx") else "video/mp4"
    return "video/quicktime" if head[4:8] in (b"moov", b"mdat", b"wide") else None


def _unknown(head: bytes, name: str) -> str:
    """The sentence for what is not kept, with the way out when the kind is a usual one."""
    what = f"«\u00a0{name}\u00a0»"
    if head[4:8] == b"ftyp":
        return f"{what} est une photo HEIC ou AVIF\u00a0: enregistrez-la en JPEG ou en PNG."
    if head.startswith((b"BM", b"II*\x00", b"MM\x00*")):
        return f"{what} est une image BMP ou TIFF\u00a0: enregistrez-la en PNG ou en JPEG."
    if _MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")):
        return (
            f"{what} est un dessin SVG ou une page web, qui peut contenir un programme\u00a0:"
            " enregistrez-le en PNG ou en PDF."
        )
    if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return f"{what} est un document bureautique ou une archive\u00a0: enregistrez-le en PDF."
    return f"{what} n’est pas un fichier que Fabrique sait montrer\u00a0: il faut {_KNOWN}."


def _check_picture_size(size: int, name: str) -> None:
    if size > LARGEST_PICTURE:
        raise BadFile(
            f"L’image «\u00a0{name}\u00a0» pèse {size_words(size)}, et une image {size_words(LARGEST_PICTURE)}"
            " au plus\u00a0: enregistrez-la plus petite.",
            code="picture-too-large",
        )


def _check_pdf(source: Source, head: bytes, name: str) -> None:
    """Header, end and the dictionary that the end points at: whether it is whole, and open to all."""
    shift = head.index(b"%PDF-")
    found = list(_START.finditer(source.at(max(0, source.size - _HEAD), _HEAD)))
    table = source.at(shift + int(found[-1][1]), _XREF) if found else b""
    if table.lstrip().startswith(b"xref"):
        trailer = table.partition(b"trailer")[2].partition(b"startxref")[0]
    elif _OBJECT.match(table):
        trailer = table.partition(b"stream")[0]
    else:
        raise BadFile(
            f"Le PDF «\u00a0{name}\u00a0» est incomplet ou abîmé\u00a0: ouvrez-le et enregistrez-le de nouveau.",
            code="broken-pdf",
        )
    if b"/Encrypt" in trailer:
        raise BadFile(
            f"Le PDF «\u00a0{name}\u00a0» est protégé\u00a0: enregistrez-en une copie sans mot de passe.",
            code="encrypted-pdf",
        )


def check_picture(content: bytes, name: str) -> None:
    """Raise `BadFile` for a picture that is broken or would fill the memory once unfolded.

    Its measures are read first; only a picture of bearable measures is unfolded.
    """
    import io
    import warnings

    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as picture:
                points = picture.width * picture.height
                if points <= MOST_POINTS:
                    picture.draft("L", (64, 64))
                    picture.load()
    except Image.DecompressionBombError:
        points = MOST_POINTS + 1
    except Exception:  # whatever a decoder says of bytes that are no picture
        raise BadFile(
            f"L’image «\u00a0{name}\u00a0» est abîmée\u00a0: enregistrez-la de nouveau.",
            code="broken-picture",
        ) from None
    if points > MOST_POINTS:
        raise BadFile(
            f"L’image «\u00a0{name}\u00a0» a trop de points pour être montrée"
            f" ({MOST_POINTS // 1_000_000} millions au plus)\u00a0: enregistrez-la plus petite.",
            code="too-many-points",
        )
