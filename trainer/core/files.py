"""Writing a file whole: beside its place first, then moved there, so that a crash leaves the old one or the new."""

from __future__ import annotations

import os
import re
from pathlib import Path

from trainer.core.errors import Unavailable
from trainer.core.system_words import because

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def safe_name(name: str) -> str:
    """A file name without what some system forbids, at most 150 characters, its extension kept."""
    stem, dot, extension = _FORBIDDEN.sub("-", name).strip(" .").rpartition(".")
    return f"{(stem or extension)[:140].rstrip(' .')}{dot}{extension}" if dot else extension[:150]


def refuse_folder(folder: Path) -> None:
    """Raise `Unavailable` when no file could be written in `folder`, before anything is done for it."""
    nearest = next((place for place in (folder, *folder.absolute().parents) if place.exists()), None)
    if nearest is None or not nearest.is_dir():
        raise Unavailable("cannot-write", f"{nearest or folder} n’est pas un dossier.")
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise Unavailable("cannot-write", f"Le dossier {nearest} est protégé\u00a0: choisissez-en un autre.")


def write_file(folder: Path, name: str, content: bytes) -> Path:
    """Write `content` to `folder/name`, making the folder; raises `Unavailable` when the disk refuses."""
    target = folder / safe_name(name)
    partial = target.with_name(target.name + ".partiel")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with partial.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(partial, target)
    except OSError as error:
        raise Unavailable("cannot-write", f"{target} ne peut pas être écrit{because(error)}.") from error
    return target
