"""What one person chose on this machine (theme, text size, window place): a small JSON file, written atomically.

A file that cannot be read counts as empty and is kept beside under `.bak`; a disk that cannot be written never stops
the program.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

FOLDER_VARIABLE = "FABRIQUE_CONFIG"


def config_folder(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """The user's configuration folder of Fabrique, by the habits of each system. It may not exist yet."""
    if chosen := environ.get(FOLDER_VARIABLE):
        return Path(chosen)
    home = Path(environ.get("HOME") or environ.get("USERPROFILE") or "~").expanduser()
    if platform == "win32":
        return Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "Fabrique"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "Fabrique"
    return Path(environ.get("XDG_CONFIG_HOME") or home / ".config") / "fabrique"


class Settings:
    """Read once, changed in memory, saved at each `set`. Values are JSON scalars."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path if path is not None else config_folder() / "window.json"
        self._values: dict[str, object] = self._read()

    def _read(self) -> dict[str, object]:
        try:
            values = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            with suppress(OSError):
                self.path.replace(self.path.with_suffix(".bak"))
            return {}
        return {str(key): value for key, value in values.items()} if isinstance(values, dict) else {}

    def text(self, key: str, default: str = "") -> str:
        """A text value, or `default` when absent or of another type."""
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """A whole number, or `default` when absent or of another type."""
        value = self._values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """A yes or no, or `default` when absent or of another type."""
        value = self._values.get(key)
        return value if isinstance(value, bool) else default

    def set(self, key: str, value: str | int | bool) -> None:
        """Keep one value and write the file when something changed."""
        if key in self._values and self._values[key] == value:
            return
        self._values[key] = value
        self.save()

    def save(self) -> None:
        """Write the file through a temporary one; a disk that refuses is ignored."""
        temporary = self.path.with_suffix(".tmp")
        with suppress(OSError):
            self.path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            os.replace(temporary, self.path)
