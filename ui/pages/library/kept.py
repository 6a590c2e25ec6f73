"""Favourite and recently read sheets: kept on this machine, by the short names of the sheets, for each database."""

from __future__ import annotations

import json
from hashlib import sha256

from ui.kit.settings import Settings

MOST_RECENT = 20


class Kept:
    """Two lists of short names: favourites in the order they were marked, recent ones newest first."""

    def __init__(self, settings: Settings, database: str) -> None:
        self._settings = settings
        mark = sha256(database.encode()).hexdigest()[:16]  # a URL may hold a password
        self._favourites_key = f"library-favourites-{mark}"
        self._recent_key = f"library-recent-{mark}"

    @property
    def favourites(self) -> tuple[str, ...]:
        """The marked sheets."""
        return self._read(self._favourites_key)

    @property
    def recent(self) -> tuple[str, ...]:
        """The sheets read last, newest first."""
        return self._read(self._recent_key)

    def toggle(self, name: str) -> bool:
        """Mark a sheet or take its mark away; true when it is marked now."""
        before = self.favourites
        marked = name not in before
        self._write(
            self._favourites_key, (*before, name) if marked else tuple(n for n in before if n != name)
        )
        return marked

    def read(self, name: str) -> None:
        """A sheet was read just now."""
        others = (other for other in self.recent if other != name)
        self._write(self._recent_key, (name, *others)[:MOST_RECENT])

    def _read(self, key: str) -> tuple[str, ...]:
        try:
            names = json.loads(self._settings.text(key, "[]"))
        except ValueError:
            return ()
        return tuple(name for name in names if isinstance(name, str)) if isinstance(names, list) else ()

    def _write(self, key: str, names: tuple[str, ...]) -> None:
        self._settings.set(key, json.dumps(names, ensure_ascii=False))
