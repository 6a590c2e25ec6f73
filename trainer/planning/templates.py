"""A plan kept to begin others with: without people, by the slugs of its sheets, so that any database can open it.

A model is the half-days of one day or of a whole workshop, counted from the first day on, with blocks under names of
their own. Placing it on half-days gives a plan; nothing of it is lost: what finds no half-day is set aside, and a sheet
that the library lacks becomes a plain block that says so.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from trainer.core.errors import BadFile, FabriqueError, Refused
from trainer.planning.clips import clip_text, read_clip
from trainer.planning.edits import keys_needed, settled
from trainer.planning.records import Block, BlockKind, Clip, Plan, PlanHalf

SCHEMA = 1
WORKSHOP, DAY = "workshop", "day"
LAST = 24 * 60
LONGEST_ABOUT = 2_000
MOST_HALVES, LAST_DAY = 400, 3_660
"""More than anybody plans: what a file says beyond is no model."""
UNREADABLE = (
    "Ce modèle ne peut pas être lu\u00a0: supprimez-le et enregistrez-le de nouveau depuis un atelier."
)
NEWER = "Ce modèle vient d’un Fabrique plus récent\u00a0: mettez celui-ci à jour pour l’ouvrir."


@dataclass(frozen=True, slots=True)
class ModelHalf:
    """A half-day of a model: on the day `day` after the first one (0), with the names of its blocks in order."""

    day: int
    starts: int
    ends: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A kept plan. `slugs` names the sheets of the clip's blocks, whose numbers mean nothing by themselves.

    `about` is what one says of it to those who may use it.
    """

    halves: tuple[ModelHalf, ...]
    parked: tuple[str, ...]
    clip: Clip
    slugs: dict[int, str]
    about: str = ""

    @property
    def days(self) -> int:
        """How many days it has."""
        return len({half.day for half in self.halves})

    @property
    def minutes(self) -> int:
        """The length of its half-days."""
        return sum(half.ends - half.starts for half in self.halves)


@dataclass(frozen=True, slots=True)
class Placed:
    """A model placed on half-days; `missing` is the titles of the sheets that the library lacks."""

    plan: Plan
    missing: tuple[str, ...] = ()


Known = Mapping[str, tuple[int, int]]
"""The sheets of a library by slug: number and newest edition."""


def model_of(plan: Plan, slugs: Mapping[int, str], day: date | None = None) -> Model:
    """The plan as a model, or one of its days; without who leads what. Raises `Refused` when nothing is planned."""
    halves = [half for half in plan.halves if day is None or half.day == day]
    parked = plan.parked if day is None else ()
    blocks = [replace(block, lead="") for half in halves for block in half.blocks]
    if not blocks:
        raise Refused(
            "empty-model", "Il n’y a encore rien à garder comme modèle\u00a0: placez d’abord des séquences."
        )
    blocks += [replace(block, lead="") for block in parked]
    first = min(half.day for half in halves)
    groups, lanes = {block.group for block in blocks}, {block.parallel for block in blocks}
    clip = Clip(
        tuple(blocks),
        tuple(one for one in plan.groups if one.key in groups),
        tuple(
            replace(one, lanes=tuple(replace(lane, lead="") for lane in one.lanes))
            for one in plan.parallels
            if one.key in lanes
        ),
    )
    return Model(
        tuple(
            ModelHalf((half.day - first).days, half.starts, half.ends, _keys(half.blocks)) for half in halves
        ),
        _keys(parked),
        clip,
        {one: slugs[one] for one in (block.sheet_id for block in blocks) if one is not None and one in slugs},
    )


def model_text(model: Model) -> str:
    """The model as JSON."""
    halves = [
        {"day": one.day, "starts": one.starts, "ends": one.ends, "keys": list(one.keys)}
        for one in model.halves
    ]
    clip = json.loads(clip_text(model.clip, model.slugs))
    data = {"schema": SCHEMA, "halves": halves, "parked": list(model.parked), "clip": clip}
    if model.about:
        data["about"] = model.about
    return json.dumps(data, ensure_ascii=False)


def read_model(text: str) -> Model:
    """The model that a JSON says; raises `BadFile` for anything else."""
    try:
        data = json.loads(text)
        if data["schema"] > SCHEMA:
            raise BadFile(NEWER, code="newer-model")
        clip, slugs = read_clip(json.dumps(data["clip"]))
        halves = tuple(_half(one) for one in data["halves"])
        about = data.get("about", "")
        if not isinstance(about, str) or len(about) > LONGEST_ABOUT or len(halves) > MOST_HALVES:
            raise ValueError
        model = Model(halves, tuple(data["parked"]), clip, slugs, about)
        placed = [key for half in halves for key in half.keys] + list(model.parked)
        if sorted(placed) != sorted(block.key for block in clip.blocks) or not halves:
            raise ValueError
    except BadFile:
        raise
    except (ValueError, TypeError, KeyError, AttributeError, FabriqueError, RecursionError) as error:
        raise BadFile(UNREADABLE, code="bad-model") from error
    return model


def names_needed(model: Model) -> int:
    """How many new keys placing a model takes."""
    return keys_needed(model.clip)


def place(model: Model, halves: Sequence[PlanHalf], known: Known, fresh: Sequence[str]) -> Placed:
    """A plan with the model's blocks on these half-days, in order, under `names_needed` fresh keys.

    Pins move with the half-day they are in; the blocks of half-days that are too many are set aside.
    """
    clip, missing = _renamed(model, known, fresh)
    blocks = dict(zip((block.key for block in model.clip.blocks), clip.blocks, strict=True))
    made, spare = [], list[Block]()
    for index, half in enumerate(halves):
        wanted = model.halves[index] if index < len(model.halves) else ModelHalf(0, half.starts, half.ends)
        shift = half.starts - wanted.starts
        made.append(replace(half, blocks=tuple(_shifted(blocks[key], shift) for key in wanted.keys)))
    for wanted in model.halves[len(halves) :]:
        spare += [blocks[key] for key in wanted.keys]
    parked = (*spare, *(blocks[key] for key in model.parked))
    return Placed(settled(Plan(tuple(made), parked, clip.groups, clip.parallels)), missing)


def place_day(
    plan: Plan, day: date | None, model: Model, known: Known, fresh: Sequence[str], *, after: bool = False
) -> Plan:
    """The plan with a model on one of its days, or on all (None); what stood there is set aside.

    With `after` it stays, and the model follows it, half-day by half-day, without its pins. KeyError for a day that
    the plan has not.
    """
    there = [half for half in plan.halves if day is None or half.day == day]
    if not there:
        raise KeyError(day)
    put = place(model, [replace(half, blocks=()) for half in there], known, fresh).plan
    made = {half.id: half for half in put.halves}
    before = () if after else tuple(block for half in there for block in half.blocks)
    if after:
        made |= {half.id: _followed(half, made[half.id].blocks) for half in there if half.blocks}
    return settled(
        Plan(
            tuple(made.get(half.id, half) for half in plan.halves),
            (*plan.parked, *before, *put.parked),
            (*plan.groups, *put.groups),
            (*plan.parallels, *put.parallels),
        )
    )


def missing_titles(model: Model, known: Known) -> tuple[str, ...]:
    """The titles of the blocks of which the library has no sheet."""
    return tuple(
        dict.fromkeys(
            block.title
            for block in model.clip.blocks
            if block.sheet_id is not None and model.slugs.get(block.sheet_id, "") not in known
        )
    )


# Parts


def _keys(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(block.key for block in blocks)


def _half(data: Any) -> ModelHalf:
    half = ModelHalf(data["day"], data["starts"], data["ends"], tuple(data["keys"]))
    if any(type(one) is not int for one in (half.day, half.starts, half.ends)):
        raise TypeError
    if not 0 <= half.day <= LAST_DAY or not 0 <= half.starts < half.ends <= LAST:
        raise ValueError
    return half


def _followed(half: PlanHalf, blocks: Sequence[Block]) -> PlanHalf:
    return replace(half, blocks=(*half.blocks, *(replace(block, pinned=None) for block in blocks)))


def _shifted(block: Block, minutes: int) -> Block:
    if block.pinned is None or not minutes:
        return block
    pinned = block.pinned + minutes
    return replace(block, pinned=pinned if 0 <= pinned < LAST else None)


def _renamed(model: Model, known: Known, fresh: Sequence[str]) -> tuple[Clip, tuple[str, ...]]:
    clip = model.clip
    names = iter(fresh)
    keys = {block.key: next(names) for block in clip.blocks}
    groups = {one.key: next(names) for one in clip.groups}
    lanes = {one.key: next(names) for one in clip.parallels}

    def renamed(block: Block) -> Block:
        return replace(
            _settled_sheet(block, model.slugs, known),
            key=keys[block.key],
            group=groups.get(block.group, ""),
            parallel=lanes.get(block.parallel, ""),
        )

    made = Clip(
        tuple(renamed(block) for block in clip.blocks),
        tuple(replace(one, key=groups[one.key]) for one in clip.groups),
        tuple(replace(one, key=lanes[one.key]) for one in clip.parallels),
    )
    return made, missing_titles(model, known)


def _settled_sheet(block: Block, slugs: Mapping[int, str], known: Known) -> Block:
    if block.sheet_id is None:
        return block
    slug = slugs.get(block.sheet_id, "")
    if slug not in known:
        told = f"La fiche «\u00a0{slug or block.title}\u00a0» n’est pas dans cette bibliothèque."
        notes = f"{block.notes}\n\n{told}" if block.notes else told
        return replace(block, kind=BlockKind.OTHER, sheet_id=None, edition=0, kept=0, adapted="", notes=notes)
    sheet_id, newest = known[slug]
    return replace(
        block,
        sheet_id=sheet_id,
        edition=min(block.edition or newest, newest),
        kept=min(block.kept, newest),
    )
