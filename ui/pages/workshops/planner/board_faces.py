"""What a block of the board shows and says: title, times, marks, second line, the sentence for screen readers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from curriculum.model import MethodSheet, SheetKind
from trainer.planning.records import PAUSES, Block, BlockKind, Plan
from trainer.planning.times import HalfTimes, Timed
from ui.kit.french import duration
from ui.pages.workshops.planner.board_shapes import Box, GapShape
from ui.pages.workshops.planner.board_words import (
    count,
    gap_words,
    lane_number,
    late_words,
    left_words,
    parking_title,
)
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.words import clock, half_name, kind_name

KIND_ICONS = {
    SheetKind.TOOL: "wrench",
    SheetKind.GAME: "gamepad-2",
    SheetKind.INPUT: "lightbulb",
    SheetKind.EXERCISE: "pencil",
    SheetKind.ROLEPLAY: "theater",
    SheetKind.VIDEO: "video",
    SheetKind.OPENING: "door-open",
    SheetKind.CLOSING: "circle-check",
}
BLOCK_ICONS = {
    BlockKind.SHEET: "book-open",
    BlockKind.WELCOME: "door-open",
    BlockKind.BREAK: "coffee",
    BlockKind.MEAL: "utensils",
    BlockKind.CLOSING: "flag",
    BlockKind.OTHER: "message-circle",
}
_LOOK_ICONS = {kind.value: name for kind, name in KIND_ICONS.items()}
_NOWHERE = Box(0, 0, 0, 0)


class Mark(StrEnum):
    """Small marks of a block; the value is the icon."""

    NOTES = "message-square-quote"
    ADAPTED = "pencil"
    MODIFIED = "refresh-cw"
    WARNED = "triangle-alert"


@dataclass(frozen=True, slots=True)
class Face:
    """A block in words, but for its time; `colour` "" for one that is no sheet."""

    title: str
    minutes: str
    short: str
    icon: str
    colour: str
    detail: str
    marks: tuple[Mark, ...]
    pinned: bool
    quiet: bool
    notes: str = ""


def face_of(desk: PlanDesk, block: Block, warned: Collection[str]) -> Face:
    """What a block shows now, wherever it stands."""
    look = desk.looks.get(block.sheet_id) if block.sheet_id is not None else None
    icon = BLOCK_ICONS[block.kind]
    if look is not None:
        icon = _LOOK_ICONS.get(look.kind, icon)
    return Face(
        block.title,
        duration(block.minutes),
        f"{block.minutes}′" if block.minutes < 60 else duration(block.minutes),
        icon,
        look.colour if look is not None else "",
        " · ".join(_details(desk, block)),
        marks_of(desk, block, warned),
        block.pinned is not None,
        block.kind in PAUSES,
        " ".join(block.notes.split()),
    )


def marks_of(desk: PlanDesk, block: Block, warned: Collection[str]) -> tuple[Mark, ...]:
    """The marks of a block, the gravest first."""
    found = [Mark.WARNED] if block.key in warned else []
    look = desk.looks.get(block.sheet_id) if block.sheet_id is not None else None
    if look is not None and look.edition > block.edition and block.kept < look.edition:
        found.append(Mark.MODIFIED)
    if block.adapted:
        found.append(Mark.ADAPTED)
    if block.notes.strip():
        found.append(Mark.NOTES)
    return tuple(found)


def mark_word(mark: Mark) -> str:
    """What a mark means."""
    return {
        Mark.NOTES: _tr("a des notes"),
        Mark.ADAPTED: _tr("texte adapté pour cet atelier"),
        Mark.MODIFIED: _tr("modifiée depuis votre préparation"),
        Mark.WARNED: _tr("à vérifier"),
    }[mark]


def detailed(desk: PlanDesk) -> frozenset[str]:
    """The blocks that have a second line to show."""
    return frozenset(b.key for b in desk.plan if b.sheet_id is not None or b.lead or b.room)


def noted(desk: PlanDesk) -> frozenset[str]:
    """The blocks that have notes to show."""
    return frozenset(b.key for b in desk.plan if b.notes.strip())


def _details(desk: PlanDesk, block: Block) -> list[str]:
    """Who, where, how; the brique where nothing of this is known."""
    parts = [block.lead, block.room]
    sheet = desk.sheets.get(block.source) if block.source is not None else None
    if sheet is not None:
        parts.append(_grouping(sheet))
    found = [part for part in parts if part.strip()]
    look = desk.looks.get(block.sheet_id) if block.sheet_id is not None else None
    if look is not None and len(found) < 2:
        found.append(look.brique)
    return found


def _grouping(sheet: MethodSheet) -> str:
    """The way people work together longest."""
    minutes: dict[str, int] = {}
    for step in sheet.steps:
        minutes[step.grouping] = minutes.get(step.grouping, 0) + step.minutes
    minutes.pop("", None)
    return max(minutes, key=lambda words: minutes[words], default="")


# Sentences


def spoken(desk: PlanDesk, block: Block, timed: Timed | None, warned: Collection[str]) -> str:
    """A block as a screen reader says it: kind, title, times, minutes, gap, lane, heading, pin, room, lead, marks."""
    plan = desk.plan
    kind = kind_name(block.kind)
    named = block.title.casefold().startswith(kind.casefold())
    parts = [block.title if named else f"{kind}, {block.title}"]
    if timed is None:
        parts.append(_tr("mise de côté, {0}").format(duration(block.minutes)))
    else:
        parts.append(
            _tr("de {0} à {1}, {2}").format(clock(timed.start), clock(timed.end), duration(block.minutes))
        )
        parts += _spoken_gap(desk, timed)
    lane = plan.parallel(block.parallel).lanes[block.lane] if block.parallel else None
    if lane is not None:
        parts.append(_tr("en parallèle, {0}").format(lane.name or lane_number(block.lane)))
    if block.group:
        parts.append(_tr("sous «\u00a0{0}\u00a0»").format(plan.group(block.group).title))
    if block.pinned is not None:
        parts.append(_tr("heure fixée"))
    if room := block.room or (lane.room if lane is not None else ""):
        words = room if room.casefold().startswith("salle") else _tr("salle {0}").format(room)
        parts.append(words)
    if lead := block.lead or (lane.lead if lane is not None else ""):
        parts.append(_tr("anime {0}").format(lead))
    if lane is not None and lane.people:
        parts.append(_tr("{0}\u00a0personnes").format(lane.people))
    parts += warnings_of(desk, block, warned)
    parts += [mark_word(mark) for mark in marks_of(desk, block, warned) if mark is not Mark.WARNED]
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in parts)


def _spoken_gap(desk: PlanDesk, timed: Timed) -> list[str]:
    """What is free before a block, what it overlaps, and that it lasts beyond the half-day."""
    key = timed.block.key
    half = next(one for one in desk.times.halves if timed in one.timed)
    found = []
    if timed.gap:
        early = timed.gap < 0 and half.timed[0].block.key == key
        found.append(gap_words(GapShape(key, timed.gap, _NOWHERE, early)))
    over = timed.end - half.half.ends
    if over > 0 and timed.block.kind is not BlockKind.MEAL:
        found.append(_tr("finit {0} après la demi-journée").format(duration(over)))
    return found


def warnings_of(desk: PlanDesk, block: Block, warned: Collection[str]) -> list[str]:
    """What there is to say about a block; nothing until the plan has been looked at as it is now."""
    if block.key not in warned or not desk.advisor.current:
        return []
    found = [one.what for one in desk.advisor.warnings if block.key in one.keys and not one.reason]
    return found or [mark_word(Mark.WARNED)]


def spoken_half(times: HalfTimes, late: int = 0) -> str:
    """The head of a half-day as a screen reader says it; `late` minutes of its meal lie in the next one."""
    half = times.half
    left = left_words(times.free) + (f", {late_words(late)}" if late else "")
    return _tr("{0}, de {1} à {2}, {3}, {4}.").format(
        half_name(half), clock(half.starts), clock(half.ends), count(len(half.blocks)), left
    )


def spoken_place(plan: Plan, key: str) -> str:
    """The half-day in which a block stands, "Peut-être" for one set aside."""
    half = next((one for one in plan.halves if any(block.key == key for block in one.blocks)), None)
    return parking_title() if half is None else half_name(half)


def spoken_parking(plan: Plan) -> str:
    """The parking as a screen reader says it."""
    return _tr("Peut-être, {0} de côté.").format(count(len(plan.parked)))


def tip_of(desk: PlanDesk, block: Block, timed: Timed | None, warned: Collection[str]) -> str:
    """Everything about a block, line by line: what the board may have had to shorten."""
    face = face_of(desk, block, warned)
    when = face.minutes
    if timed is not None:
        when = f"{clock(timed.start)} – {clock(timed.end)} · {face.minutes}"
    lines = [block.title, when + (_tr(" · heure fixée") if face.pinned else "")]
    if timed is not None and timed.gap:
        lines.append(gap_words(GapShape(block.key, timed.gap, _NOWHERE)))
    lines += [face.detail] if face.detail else []
    lines += warnings_of(desk, block, warned)
    lines += [mark_word(mark) for mark in face.marks if mark not in (Mark.NOTES, Mark.WARNED)]
    lines += [block.notes.strip()[:300]] if block.notes.strip() else []
    return "\n".join(lines)


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
