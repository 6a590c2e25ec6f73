"""What a block of the board shows and says: title, times, marks, second line, the sentence for screen readers."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from curriculum.model import MethodSheet, SheetKind
from trainer.planning.records import PAUSES, Block, BlockKind, Plan
from trainer.planning.times import HalfTimes, Timed
from ui.kit.french import DAYS, MONTHS, duration
from ui.pages.workshops.planner.board_shapes import BlockShape, Box, ColumnShape, GapShape, LaneShape
from ui.pages.workshops.planner.desk import PlanDesk
from ui.pages.workshops.planner.words import clock, half_name, kind_name, part_of_day

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
_NOWHERE = Box(0, 0, 0, 0)


class Mark(StrEnum):
    """Small marks of a block; the value is the icon."""

    NOTES = "message-square-quote"
    ADAPTED = "pencil"
    MODIFIED = "refresh-cw"
    WARNED = "triangle-alert"


@dataclass(frozen=True, slots=True)
class Face:
    """A block in words; `colour` "" for one that is no sheet."""

    title: str
    time: str
    minutes: str
    short: str
    icon: str
    colour: str
    detail: str
    marks: tuple[Mark, ...]
    pinned: bool
    quiet: bool
    notes: str = ""


def face_of(desk: PlanDesk, block: Block, timed: Timed | None, warned: Collection[str]) -> Face:
    """What a block shows now."""
    look = desk.looks.get(block.sheet_id) if block.sheet_id is not None else None
    icon = BLOCK_ICONS[block.kind]
    if look is not None and look.kind in set(SheetKind):
        icon = KIND_ICONS[SheetKind(look.kind)]
    return Face(
        block.title,
        "" if timed is None else clock(timed.start),
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
    parts = [f"{kind_name(block.kind)}, {block.title}"]
    if timed is None:
        parts.append(_tr("mise de côté, {0}").format(duration(block.minutes)))
    else:
        parts.append(
            _tr("de {0} à {1}, {2}").format(clock(timed.start), clock(timed.end), duration(block.minutes))
        )
        if timed.gap:
            parts.append(gap_words(GapShape(block.key, timed.gap, _NOWHERE)))
    if block.parallel:
        lane = plan.parallel(block.parallel).lanes[block.lane]
        parts.append(_tr("en parallèle, {0}").format(lane.name or _lane_number(block.lane)))
    if block.group:
        parts.append(_tr("sous «\u00a0{0}\u00a0»").format(plan.group(block.group).title))
    if block.pinned is not None:
        parts.append(_tr("heure fixée"))
    if block.room:
        parts.append(_tr("salle {0}").format(block.room))
    if block.lead:
        parts.append(_tr("anime {0}").format(block.lead))
    parts += [mark_word(mark) for mark in marks_of(desk, block, warned)]
    return ". ".join(parts) + "."


def spoken_half(times: HalfTimes) -> str:
    """The head of a half-day as a screen reader says it."""
    half = times.half
    return _tr("{0}, de {1} à {2}, {3}, {4}.").format(
        half_name(half), clock(half.starts), clock(half.ends), count(len(half.blocks)), left_words(times.free)
    )


def spoken_parking(plan: Plan) -> str:
    """The parking as a screen reader says it."""
    return _tr("Peut-être, {0} de côté.").format(count(len(plan.parked)))


def tip_of(desk: PlanDesk, block: Block, timed: Timed | None, warned: Collection[str]) -> str:
    """Everything about a block, line by line: what the board may have had to shorten."""
    face = face_of(desk, block, timed, warned)
    when = face.minutes
    if timed is not None:
        when = f"{clock(timed.start)} – {clock(timed.end)} · {face.minutes}"
    lines = [block.title, when + (_tr(" · heure fixée") if face.pinned else "")]
    if timed is not None and timed.gap:
        lines.append(gap_words(GapShape(block.key, timed.gap, _NOWHERE)))
    lines += [face.detail] if face.detail else []
    lines += [mark_word(mark) for mark in face.marks if mark is not Mark.NOTES]
    lines += [block.notes.strip()[:300]] if block.notes.strip() else []
    return "\n".join(lines)


def count(number: int) -> str:
    """ "3 séquences"."""
    if number == 0:
        return _tr("aucune séquence")
    return _tr("1\u00a0séquence") if number == 1 else _tr("{0}\u00a0séquences").format(number)


def gap_words(gap: GapShape) -> str:
    """ "10 min libres", "chevauche de 5 min"."""
    if gap.minutes > 0:
        return _tr("{0} libres").format(duration(gap.minutes))
    if gap.early:
        return _tr("{0} avant l’heure").format(duration(-gap.minutes))
    return _tr("chevauche de {0}").format(duration(-gap.minutes))


def told_words(shape: BlockShape) -> str:
    """What a block says of the minutes before it."""
    return gap_words(GapShape(shape.block.key, shape.told, shape.box, shape.early))


def short_words(shape: BlockShape) -> str:
    """The same in little room: the sign beside it says which."""
    return duration(abs(shape.told))


def left_words(free: int) -> str:
    """ "15 min libres", "dépasse de 10 min", "complet"."""
    if free > 0:
        return _tr("{0} libres").format(duration(free))
    return _tr("dépasse de {0}").format(duration(-free)) if free < 0 else _tr("complet")


def column_title(column: ColumnShape) -> str:
    """ "sam. 5 décembre", "Peut-être"."""
    if column.day is None:
        return parking_title()
    number = "1er" if column.day.day == 1 else str(column.day.day)
    return f"{DAYS[column.day.weekday()][:3]}. {number}\u00a0{MONTHS[column.day.month - 1]}"


def column_planned(column: ColumnShape) -> str:
    """ "5 h 30 prévues"; for the parking what it holds."""
    if column.day is None:
        return duration(column.planned) if column.count else ""
    return _tr("{0} prévues").format(duration(column.planned))


def column_left(column: ColumnShape) -> str:
    """What the pill of a day says."""
    if column.day is None:
        return ""
    return left_words(-column.over if column.over else column.free)


def half_title(times: HalfTimes) -> tuple[str, str]:
    """("Matin", "9 h 30 – 12 h 30")."""
    half = times.half
    return part_of_day(half), f"{clock(half.starts)} – {clock(half.ends)}"


def doors_words(minute: int) -> str:
    """ "9 h 15 · ouverture des portes"."""
    return _tr("{0} · ouverture des portes").format(clock(minute))


def doors_short(minute: int) -> str:
    """ "portes à 9 h 15"."""
    return _tr("portes à {0}").format(clock(minute))


def end_words(times: HalfTimes) -> str:
    """ "12 h 30 · fin · 10 min libres"; when it overruns, until when."""
    if times.free < 0:
        return _tr("{0} · dépasse de {1}").format(clock(times.ends), duration(-times.free))
    if not times.free:
        return _tr("{0} · fin").format(clock(times.half.ends))
    return _tr("{0} · fin · {1}").format(clock(times.half.ends), left_words(times.free))


def meal_words(starts: int, ends: int) -> str:
    """ "Repas · 1 h 15"."""
    return _tr("Repas · {0}").format(duration(ends - starts))


def lane_title(shape: LaneShape) -> str:
    """The name of a lane, "Groupe 1" when it has none."""
    return shape.lane.name or _lane_number(shape.index)


def lane_detail(shape: LaneShape) -> str:
    """ "salle Zola · Awa · 9 pers."."""
    lane = shape.lane
    people = _tr("{0}\u00a0pers.").format(lane.people) if lane.people else ""
    return " · ".join(part for part in (lane.room, lane.lead, people) if part)


def left_in_lane(shape: LaneShape) -> str:
    """What is left in a lane: "20 min libres"; where it has no block yet, what to do."""
    return left_words(shape.left) if shape.keys else _tr("Glissez une séquence ici")


def length(minutes: int) -> str:
    """ "1 h 15"."""
    return duration(minutes)


def empty_words() -> str:
    """What to do with an empty half-day."""
    return _tr("Rien encore. Glissez une fiche ici, écrivez son nom, ou collez des séquences (Ctrl+V).")


def parking_title() -> str:
    """The name of the parking."""
    return _tr("Peut-être")


def parking_words() -> str:
    """What the parking is for."""
    return _tr("Peut-être : mettez de côté ici (M)")


def pinned_words(time: str) -> str:
    """What the line says when dropping pins."""
    return _tr("{0}, heure fixée").format(time)


def dragged_words(titles: list[str], *, copy: bool) -> str:
    """The sign beside the mouse: a title, "3 séquences", and that they are copied."""
    words = titles[0] if len(titles) == 1 else count(len(titles))
    return _tr("copie : {0}").format(words) if copy else words


def _lane_number(index: int) -> str:
    return _tr("Groupe {0}").format(index + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
