"""French typography for sentences built in the services."""

from __future__ import annotations

import re

_WIDE = re.compile(r" (?=[:»])|(?<=«) ")
_NARROW = re.compile(r" (?=[;!?])")


def typeset(sentence: str) -> str:
    """The no-break spaces French wants: U+00A0 before ":" and inside guillemets, U+202F before ; ! ?."""
    return _NARROW.sub("\u202f", _WIDE.sub("\u00a0", sentence))
