"""A sheet as typed, made fit for its file: line ends, composed letters, nothing empty in its lists."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def tidied(value: T) -> T:
    """The value with its texts trimmed and composed (NFC), and without the empty entries of its lists."""
    done: Any = _tidied(value)
    return done  # type: ignore[no-any-return]


def _tidied(value: Any) -> Any:
    if isinstance(value, str) and type(value) is str:
        return _text(value)
    if isinstance(value, tuple):
        return tuple(one for one in map(_tidied, value) if not _empty(one))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{one.name: _tidied(getattr(value, one.name)) for one in fields(value)})
    return value


def _text(value: str) -> str:
    lines = unicodedata.normalize("NFC", value).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", lines).replace("\t", "    ").strip("\n").strip()


def _empty(value: Any) -> bool:
    if is_dataclass(value):
        texts = [getattr(value, one.name) for one in fields(value)]
        return not any(text for text in texts if type(text) in (str, int))
    return bool(value == "")
