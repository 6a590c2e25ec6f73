"""What was chosen last in the box of Ctrl+K, kept on this machine for each database. People and papers never are."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

from ui.kit.route import Route
from ui.kit.settings import Settings
from ui.main.palette_list import Line

MOST = 7
_KEPT = ("sheet.", "partner.", "workshop.", "path.")


class Recent:
    """Lines, newest first."""

    def __init__(self, settings: Settings, database: str) -> None:
        self._settings = settings
        self._key = f"palette-recent-{sha256(database.encode()).hexdigest()[:16]}"

    def lines(self) -> tuple[Line, ...]:
        """What was chosen last."""
        return tuple(line for line in map(_read, self._stored()) if line is not None)

    def note(self, line: Line) -> None:
        """Something was chosen."""
        if not line.key.startswith(_KEPT) or line.route is None:
            return
        told = {
            "key": line.key,
            "icon": line.icon,
            "title": line.title,
            "detail": line.detail,
            "kind": line.kind,
            "page": line.route.page,
            "id": line.route.id,
            "part": line.route.part,
        }
        others = [one for one in self._stored() if one.get("key") != line.key]
        self._settings.set(self._key, json.dumps([told, *others][:MOST], ensure_ascii=False))

    def _stored(self) -> list[dict[str, Any]]:
        try:
            stored = json.loads(self._settings.text(self._key, "[]"))
        except ValueError:
            return []
        return [one for one in stored if isinstance(one, dict)] if isinstance(stored, list) else []


def _read(stored: dict[str, Any]) -> Line | None:
    try:
        texts = {
            name: str(stored[name]) for name in ("key", "icon", "title", "detail", "kind", "page", "part")
        }
        number = int(stored["id"])
    except (KeyError, TypeError, ValueError):
        return None
    return Line(
        key=texts["key"],
        icon=texts["icon"],
        marked=((texts["title"], False),),
        detail=texts["detail"],
        kind=texts["kind"],
        route=Route(texts["page"], number, texts["part"]),
    )
