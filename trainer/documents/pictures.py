"""Pictures and QR codes for both writers: made sure of, turned upright and not larger than print needs."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from trainer.core.errors import Refused

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 60_000_000
_PRINTED = 1600
_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG ready for a file: its bytes, width and height in pixels."""

    content: bytes
    width: int
    height: int

    def reader(self) -> Any:
        """The picture as reportlab wants it."""
        from reportlab.lib.utils import ImageReader

        return ImageReader(BytesIO(self.content))


def is_picture(content: bytes) -> bool:
    """Whether the bytes begin as a PNG or a JPEG."""
    return content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def prepared(content: bytes) -> Picture:
    """The picture upright, on white, at most 1600 pixels wide or high.

    Raises `Refused` for what is no whole PNG or JPEG, or has more than 60 million pixels.
    """
    from PIL import Image

    try:
        with Image.open(BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise Refused("picture", _too_large(opened.width, opened.height))
            return _ready(opened)
    except Refused:
        raise
    except Image.DecompressionBombError as error:
        raise Refused(
            "picture", "L’image annonce une taille démesurée\u00a0: joignez-en une plus petite."
        ) from error
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, ArithmeticError) as error:
        raise Refused("picture", _UNREADABLE) from error


_UNREADABLE = (
    "L’image jointe ne peut pas être imprimée\u00a0: ce n’est ni un PNG ni un JPEG entier. "
    "Enregistrez-la de nouveau dans l’un de ces formats."
)


def _too_large(width: int, height: int) -> str:
    return (
        f"L’image fait {width} × {height} points, trop pour être imprimée\u00a0: joignez-en une plus petite "
        f"(au plus {MOST_PIXELS // 1_000_000} millions de points)."
    )


def _ready(opened: Image) -> Picture:
    from PIL import ImageOps

    kind = opened.format
    upright = ImageOps.exif_transpose(opened)
    if kind == "JPEG":
        upright.draft("RGB", (_PRINTED, _PRINTED))
    seen = _on_white(upright)
    seen.thumbnail((_PRINTED, _PRINTED))
    stream = BytesIO()
    if kind == "JPEG":
        seen.save(stream, "JPEG", quality=88)
    else:
        seen.save(stream, "PNG", optimize=False)
    return Picture(stream.getvalue(), *seen.size)


def _on_white(picture: Image) -> Image:
    from PIL import Image

    if picture.mode in ("RGB", "L"):
        return picture.copy()
    if "A" in picture.getbands() or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(white, clear).convert("RGB")
    return picture.convert("RGB")


def qr_rows(address: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The dark runs of each row of the code of `address`, as (column, length), without the quiet zone."""
    rows = []
    for modules in _code(address).matrix:
        runs: list[tuple[int, int]] = []
        for column, dark in enumerate(modules):
            if not dark:
                continue
            if runs and sum(runs[-1]) == column:
                runs[-1] = (runs[-1][0], runs[-1][1] + 1)
            else:
                runs.append((column, 1))
        rows.append(tuple(runs))
    return tuple(rows)


def qr_png(address: str) -> bytes:
    """The code of `address` as a PNG without the quiet zone."""
    stream = BytesIO()
    _code(address).save(stream, kind="png", scale=8, border=0)
    return stream.getvalue()


def _code(address: str) -> Any:
    import segno

    try:
        return segno.make_qr(address, error="m")
    except ValueError as error:
        raise Refused(
            "qr-code", "Cette adresse est trop longue pour un code QR\u00a0: raccourcissez-la."
        ) from error
