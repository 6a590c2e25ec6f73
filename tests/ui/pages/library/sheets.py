"""A summary of a sheet for tests that need one."""

from __future__ import annotations

from typing import Any

from trainer.library.records import SheetSummary


def a_sheet(slug: str = "la-porte", **other: Any) -> SheetSummary:
    """A published game of ten minutes; `other` replaces fields."""
    usual: dict[str, Any] = {
        "id": 1,
        "slug": slug,
        "title": "La porte",
        "promise": "Une porte s’ouvre.",
        "kind": "jeu",
        "brique_id": 1,
        "brique_slug": "mobiliser",
        "brique_title": "Mobiliser",
        "colour": "#D9482B",
        "minutes": 10,
        "group_min": 2,
        "group_max": 4,
        "tags": (),
        "group_ideal": 3,
        "trainers": 1,
        "remote": False,
        "tested": False,
        "language": "fr",
        "translation_of": "",
        "edition": 1,
        "drafted": False,
        "retired": False,
    }
    return SheetSummary(**(usual | other))
