"""What the styles and the numbering of a word processor file make of a paragraph or a run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|titre|überschrift|título|titolo|kop)\s*(\d)", re.IGNORECASE)
_TITLE = re.compile(r"(?:title|titre|titre principal)", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class Look:
    """What a paragraph is: a title of some level (0: none), an item of a list, all bold."""

    heading: int = 0
    item: bool = False
    level: int = 0
    ordered: bool = False
    bold: bool = False


class Styles:
    """The styles of one document."""

    def __init__(self, part: Any) -> None:
        self._styles = {one.get(f"{_W}styleId"): one for one in _related(part, "styles", "style")}
        self._numbers = {
            one.get(f"{_W}numId"): one.find(f"{_W}abstractNumId")
            for one in _related(part, "numbering", "num")
        }
        self._lists = {
            one.get(f"{_W}abstractNumId"): one for one in _related(part, "numbering", "abstractNum")
        }

    def look(self, paragraph: Any) -> Look:
        """What a `w:p` is."""
        properties = paragraph.find(f"{_W}pPr")
        style = _value(properties, "pStyle")
        chain = [properties, *(one.find(f"{_W}pPr") for one in self._chain(style))]
        heading = self._heading(style, chain)
        number = next((one.find(f"{_W}numPr") for one in chain if _has(one, "numPr")), None)
        number_id = _value(number, "numId") if number is not None else None
        level = _value(number, "ilvl") if number is not None else None
        depth = int(level) if level is not None and level.isdigit() else 0
        listed = number_id not in (None, "0")
        bold = any(_on(one.find(f"{_W}rPr"), "b") for one in self._chain(style))
        ordered = listed and self._is_ordered(number_id, depth)
        return Look(heading, listed, min(depth, 8), ordered, bold)

    def emphasis(self, run: Any) -> tuple[bool, bool]:
        """Whether a `w:r` is (bold, italic)."""
        properties = run.find(f"{_W}rPr")
        chain = [one.find(f"{_W}rPr") for one in self._chain(_value(properties, "rStyle"))]
        return (
            _on(properties, "b") if _has(properties, "b") else any(_on(one, "b") for one in chain),
            _on(properties, "i") if _has(properties, "i") else any(_on(one, "i") for one in chain),
        )

    def _heading(self, style: str | None, chain: list[Any]) -> int:
        for one in self._chain(style):
            name = _value(one, "name") or ""
            if match := _HEADING.match(name):
                return int(match[1]) or 1
            if _TITLE.fullmatch(name):
                return 1
        outline = next((_value(one, "outlineLvl") for one in chain if _has(one, "outlineLvl")), None)
        return int(outline) + 1 if outline is not None and outline in "012345678" and outline else 0

    def _chain(self, style: str | None) -> Iterator[Any]:
        """A style, the one it is based on, and so on."""
        for _ in range(_LONGEST_CHAIN):
            found = self._styles.get(style) if style else None
            if found is None:
                return
            yield found
            style = _value(found, "basedOn")

    def _is_ordered(self, number_id: str | None, depth: int) -> bool:
        link = self._numbers.get(number_id)
        kind = self._lists.get(link.get(f"{_W}val")) if link is not None else None
        for level in kind.findall(f"{_W}lvl") if kind is not None else ():
            if level.get(f"{_W}ilvl") == str(depth):
                return (_value(level, "numFmt") or "bullet") not in ("bullet", "none")
        return False


def _related(part: Any, kind: str, name: str) -> list[Any]:
    """The elements called `name` of the part that is related as `kind`."""
    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            target = relation.target_part
            if not hasattr(target, "element"):
                return []
            return list(target.element.findall(f"{_W}{name}"))
    return []


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{_W}{name}") if parent is not None else None
    value = found.get(f"{_W}val") if found is not None else None
    return str(value) if value is not None else None


def _has(parent: Any, name: str) -> bool:
    return parent is not None and parent.find(f"{_W}{name}") is not None


def _on(properties: Any, name: str) -> bool:
    return _has(properties, name) and (_value(properties, name) or "1") not in _OFF
