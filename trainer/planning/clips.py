"""Copied blocks as text: JSON for another workshop or another Fabrique, plain lines for a mail."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, replace
from typing import Any, TypeVar

from curriculum.plain import as_plain
from trainer.core.errors import InvalidInput, Refused
from trainer.documents import format_fr as fr
from trainer.planning.edits import checked
from trainer.planning.records import Block, BlockKind, Clip, Group, Lane, Parallel, Plan
from trainer.planning.times import schedule

MIME = "application/x-fabrique-blocks+json"
SCHEMA = 1
LONGEST = 4_000_000
MOST_BLOCKS = 400
T = TypeVar("T")


def clip_text(clip: Clip, slugs: Mapping[int, str]) -> str:
    """The clip as JSON; `slugs` name its sheets, since numbers are those of one database alone."""
    used = {block.sheet_id for block in clip.blocks if block.sheet_id is not None}
    named = {str(sheet_id): slugs[sheet_id] for sheet_id in sorted(used) if sheet_id in slugs}
    return json.dumps({"schema": SCHEMA, "sheets": named, **as_plain(clip)}, ensure_ascii=False)


def read_clip(text: str) -> tuple[Clip, dict[int, str]]:
    """The clip and the slugs of its sheets; raises `InvalidInput` for anything that is none."""
    try:
        data = json.loads(text) if len(text) <= LONGEST else {}
        if type(data["schema"]) is not int:
            raise TypeError
        if data["schema"] > SCHEMA:
            raise InvalidInput(
                "clip", "Ces séquences viennent d’un Fabrique plus récent\u00a0: mettez celui-ci à jour."
            )
        return _clip(data), {int(number): str(slug) for number, slug in data["sheets"].items()}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InvalidInput(
            "clip",
            "Le presse-papiers ne contient pas de séquences que l’on puisse lire\u00a0: copiez-les à nouveau.",
        ) from error


def settle_sheets(clip: Clip, slugs: Mapping[int, str], known: Mapping[str, tuple[int, int]]) -> Clip:
    """The clip with the numbers this database gives its sheets; `known` is (id, newest edition) by slug.

    Raises `Refused` when it lacks some.
    """
    missing = [
        block.title
        for block in clip.blocks
        if block.sheet_id is not None and slugs.get(block.sheet_id) not in known
    ]
    if missing:
        raise Refused(
            "sheet-missing",
            f"La bibliothèque de cette base n’a pas la fiche «\u00a0{missing[0]}\u00a0»"
            + (f" (ni {len(missing) - 1} autre(s))" if len(missing) > 1 else "")
            + "\u00a0: importez-la d’abord. Rien n’a été collé.",
        )

    def settled(block: Block) -> Block:
        if block.sheet_id is None:
            return block
        sheet_id, newest = known[slugs[block.sheet_id]]
        return replace(
            block, sheet_id=sheet_id, edition=min(block.edition, newest), kept=min(block.kept, newest)
        )

    return replace(clip, blocks=tuple(settled(block) for block in clip.blocks))


def plain_lines(plan: Plan, clip: Clip) -> str:
    """The blocks as lines for a mail: "09:30 – 10:15  Titre"; parked ones have a length only."""
    times = schedule(plan).by_key
    lines = []
    for block in clip.blocks:
        timed = times.get(block.key)
        when = fr.length(block.minutes) if timed is None else f"{_clock(timed.start)} – {_clock(timed.end)}"
        lines.append(f"{when}  {block.title}")
    return "\n".join(lines)


def _clip(data: Any) -> Clip:
    blocks = tuple(_block(one) for one in _list(data["blocks"]))
    groups = tuple(_made(Group, one) for one in _list(data["groups"]))
    parallels = tuple(
        Parallel(_text(one["key"]), tuple(_made(Lane, lane) for lane in _list(one["lanes"])))
        for one in _list(data["parallels"])
    )
    if not 0 < len(blocks) <= MOST_BLOCKS or len({block.key for block in blocks}) < len(blocks):
        raise ValueError("blocks")
    heads, lanes = {one.key for one in groups}, {one.key: len(one.lanes) for one in parallels}
    for block in blocks:
        if block.group and block.group not in heads:
            raise ValueError("group")
        if block.parallel and not 0 <= block.lane < lanes[block.parallel]:
            raise ValueError("lane")
    if any(not 2 <= count <= 6 for count in lanes.values()):
        raise ValueError("lanes")
    return Clip(blocks, groups, parallels)


def _block(data: Any) -> Block:
    readers: dict[str, Callable[[Any], Any]] = {
        "kind": BlockKind,
        "sheet_id": lambda value: None if value is None else _number(value),
        "pinned": lambda value: None if value is None else _number(value),
    }
    block = _made(Block, data, readers)
    if (block.kind is BlockKind.SHEET) != (block.sheet_id is not None):
        raise ValueError("kind")
    return checked(block)


def _made(kind: type[T], data: Any, readers: Mapping[str, Callable[[Any], Any]] | None = None) -> T:
    values: dict[str, Any] = {}
    for one in fields(kind):  # type: ignore[arg-type]
        if one.name not in data and one.default is not MISSING:
            continue
        usual: Callable[[Any], Any] = _number if one.type == "int" else _text
        values[one.name] = (readers or {}).get(one.name, usual)(data[one.name])
    return kind(**values)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _number(value: Any) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _clock(minutes: int) -> str:
    hours, rest = divmod(minutes % (24 * 60), 60)
    return f"{hours:02d}:{rest:02d}"
