"""What the shipped files say: tests count from here, so that one more sheet or path breaks none of them."""

from __future__ import annotations

from functools import cache

import resources
from curriculum.brique_text import read_brique
from curriculum.model import Brique, LearningPath, MethodSheet
from curriculum.path_text import read_path
from curriculum.sheet_text import read_sheet


@cache
def every_sheet() -> tuple[MethodSheet, ...]:
    """All shipped sheets, translations too, by folder then file."""
    files = sorted(resources.path("briques").glob("*/*.md"))
    return tuple(
        read_sheet(file.read_text(encoding="utf-8"), file.name) for file in files if file.stem != "brique"
    )


@cache
def masters() -> tuple[MethodSheet, ...]:
    """The sheets that translate no other."""
    return tuple(sheet for sheet in every_sheet() if not sheet.translation.of)


@cache
def briques() -> tuple[Brique, ...]:
    """The briques in the order of the wall."""
    files = sorted(resources.path("briques").glob("*/brique.md"))
    return tuple(read_brique(file.read_text(encoding="utf-8"), file.name) for file in files)


def masters_at_home(brique: str) -> tuple[MethodSheet, ...]:
    """The masters whose first brique this is, by its slug."""
    return tuple(sheet for sheet in masters() if sheet.briques[0] == brique)


def untranslated() -> MethodSheet:
    """The first master that ships in no other language."""
    done = {sheet.translation.of for sheet in every_sheet()}
    return next(sheet for sheet in masters() if sheet.slug not in done)


@cache
def paths() -> tuple[LearningPath, ...]:
    """The learning paths in the order of their files."""
    files = sorted(resources.path("parcours").glob("*.md"))
    return tuple(read_path(file.read_text(encoding="utf-8"), file.name) for file in files)
