"""The shipped library: the Markdown files of `resources/briques`, read once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from curriculum.brique_text import read_brique
from curriculum.model import Brique, MethodSheet
from curriculum.sheet_text import read_sheet

BRIQUE_FILE = "brique.md"


@dataclass(frozen=True, slots=True)
class Shipped:
    """The files of one library and a digest of all of them."""

    digest: str
    briques: tuple[Brique, ...]
    sheets: tuple[MethodSheet, ...]


def files(folder: Path) -> tuple[Path, ...]:
    """Every Markdown file of the library, in order."""
    return tuple(sorted(folder.glob("*/*.md")))


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of the files."""
    total = hashlib.sha256()
    for file in files(folder):
        total.update(file.relative_to(folder).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def read(folder: Path) -> Shipped:
    """Parse the whole library; raises `SheetTextError` at the first file that is wrong."""
    briques: list[Brique] = []
    sheets: list[MethodSheet] = []
    for file in files(folder):
        text, name = file.read_text(encoding="utf-8"), f"{file.parent.name}/{file.name}"
        if file.name == BRIQUE_FILE:
            briques.append(read_brique(text, name))
        else:
            sheets.append(read_sheet(text, name))
    return Shipped(digest(folder), tuple(sorted(briques, key=lambda b: b.position)), tuple(sheets))


def text_sha(text: str) -> str:
    """The digest that says whether a text is still the shipped one."""
    return hashlib.sha256(text.encode()).hexdigest()
