"""How the files of a sheet are named and drawn on the screen."""

from __future__ import annotations

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QPixmap

from curriculum.model import Attachment, Audience
from trainer.library.attachment_records import AttachmentRecord
from trainer.library.attachment_rules import EXTENSIONS, size_words
from ui.kit.dialogs import file_filter

translate = QCoreApplication.translate
FILMS = frozenset({"mp4", "m4v", "webm", "ogv", "mkv", "mov", "mp3", "wav", "ogg", "m4a"})
LONGEST_LINK = 2000


def kind_of(piece: Attachment, record: AttachmentRecord | None) -> str:
    """ "picture", "pdf", "film", "sound", "link", or "missing" for a file that this database does not hold."""
    if record is not None:
        if record.picture:
            return "picture"
        if record.pdf:
            return "pdf"
        return "sound" if record.media_type.startswith("audio/") else "film"
    if not piece.link:
        return "missing"
    return "film" if is_film(piece.link) else "link"


def is_film(link: str) -> bool:
    """Whether an address is one of a film or sound itself, not of a page around it."""
    suffix = PurePosixPath(urlsplit(link).path).suffix.lower().removeprefix(".") if valid(link) else ""
    return suffix in FILMS


def valid(link: str) -> bool:
    """Whether an address can be taken apart."""
    try:
        return bool(urlsplit(link).scheme)
    except ValueError:
        return False


def kind_icon(kind: str) -> str:
    """The icon of a kind."""
    icons = {"picture": "image", "pdf": "file-text", "film": "video", "sound": "mic", "link": "globe"}
    return icons.get(kind, "circle-alert")


def kind_word(kind: str) -> str:
    """The name of a kind, with a capital."""
    words = {
        "picture": translate("attachments", "Image"),
        "pdf": translate("attachments", "PDF"),
        "film": translate("attachments", "Film"),
        "sound": translate("attachments", "Son"),
        "link": translate("attachments", "Lien"),
        "missing": translate("attachments", "Absente de cette base"),
    }
    return words[kind]


def audience_word(audience: Audience) -> str:
    """Who gets it."""
    words = {
        Audience.TRAINER: translate("attachments", "Formateur·rices"),
        Audience.PARTICIPANT: translate("attachments", "Participant·es"),
        Audience.BOTH: translate("attachments", "Tout le monde"),
    }
    return words[audience]


def figures(piece: Attachment, record: AttachmentRecord | None) -> str:
    """ "PDF · 2,1 Mo", "Lien · exemple.org"."""
    kind = kind_word(kind_of(piece, record))
    if record is not None:
        return f"{kind} · {size_words(record.size)}"
    host = urlsplit(piece.link).hostname if piece.link and valid(piece.link) else ""
    return f"{kind} · {host}" if host else kind


def title(piece: Attachment) -> str:
    """What to call it: its caption, its name, else its address."""
    return piece.caption or piece.name or piece.link


def spoken(piece: Attachment, record: AttachmentRecord | None) -> str:
    """A file as a screen reader says it."""
    parts = [title(piece), figures(piece, record)]
    if piece.caption and piece.name:
        parts.insert(1, piece.name)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def link_problem(link: str) -> str:
    """Why an address cannot be kept, or ""."""
    text = link.strip()
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    if url.scheme().lower() not in ("http", "https") or not url.isValid() or not url.host():
        return translate("attachments", "Cette adresse doit commencer par https:// ou http://.")
    if len(text) > LONGEST_LINK:
        return translate("attachments", "Cette adresse est trop longue\u00a0: {0} signes au plus.").format(
            LONGEST_LINK
        )
    return ""


def link_name(link: str) -> str:
    """A name for an address: its last part, else its host."""
    parts = urlsplit(link)
    return unquote(PurePosixPath(parts.path).name) or parts.hostname or link


def files_filter() -> str:
    """The filter of the file dialog."""
    suffixes = sorted({*EXTENSIONS.values(), *FILMS, "jpeg"})
    return file_filter(translate("attachments", "Images, PDF, films et sons"), suffixes)


def squared(picture: QPixmap, width: int, height: int) -> QPixmap:
    """The middle of a picture, filling a rectangle."""
    from PySide6.QtCore import Qt

    ratio = picture.devicePixelRatio()
    filled = picture.scaled(
        round(width * ratio),
        round(height * ratio),
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (filled.width() - round(width * ratio)) // 2
    top = (filled.height() - round(height * ratio)) // 2
    return filled.copy(left, top, round(width * ratio), round(height * ratio))
