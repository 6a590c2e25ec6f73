"""A length of time typed as one says it."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt

from ui.kit.fields import ParsedField
from ui.kit.french import duration

LARGEST = 60_000
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_LENGTH = re.compile(r"^(?:(\d{1,3}) ?h(?:eures?)? ?(\d{1,2})?|(\d{1,5}) ?(?:m|min|minutes?)?)(?: ?min)?$")


def parse_length(text: str) -> int | None:
    """Minutes from "13 h", "3h30", "45 min", "90"; None when empty. Raises ValueError."""
    plain = _SPACES.sub(" ", text).strip().casefold()
    if not plain:
        return None
    found = _LENGTH.match(plain)
    if found is None:
        raise ValueError(text)
    minutes = int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2] or 0)
    if minutes > LARGEST:
        raise ValueError(text)
    return minutes


class LengthField(ParsedField[int]):
    """The value is in minutes; a bare number is minutes too."""

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("3\u202fh\u202f30"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)

    def read(self, text: str) -> int | None:
        """Minutes from their text."""
        return parse_length(text)

    def write(self, value: int) -> str:
        """ "3 h 30"."""
        return duration(value)

    def complaint(self) -> str:
        """What to type instead."""
        return self.tr("Ce n’est pas une durée\u00a0: écrivez par exemple 13\u202fh, 3h30 ou 45\u00a0min.")
