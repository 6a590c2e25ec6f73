"""What the program ships besides its code: sheets, fonts, icons, translations.

Other packages ask for a file by its path inside this one; nothing here imports anything of ours.
"""

from __future__ import annotations

from pathlib import Path

_ROOT = Path(__file__).resolve().parent


def path(name: str) -> Path:
    """The file or folder `name` ("fonts/DejaVuSans.ttf") on disk.

    Raises `FileNotFoundError` when it is not shipped and `ValueError` when `name` leads out of the package.
    """
    found = (_ROOT / name).resolve()
    if not found.is_relative_to(_ROOT):
        raise ValueError(name)
    if not found.exists():
        raise FileNotFoundError(found)
    return found
