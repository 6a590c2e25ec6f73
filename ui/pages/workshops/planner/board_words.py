"""The sentences of the board: days, half-days, gaps, lanes, what is empty, what is dragged."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer.documents.plan_parts import pause_name
from trainer.planning.times import HalfTimes
from ui.kit.french import DAYS, MONTHS, duration
from ui.pages.workshops.planner.board_shapes import BlockShape, ColumnShape, GapShape, LaneShape
from ui.pages.workshops.planner.words import clock, part_of_day


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


def column_planned(column: ColumnShape, *, short: bool = False) -> str:
    """ "5 h 30 prévues", or "5 h 30" in little room; for the parking what it holds."""
    if column.day is None:
        return duration(column.planned) if column.count else ""
    return duration(column.planned) if short else _tr("{0} prévues").format(duration(column.planned))


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


def end_words(times: HalfTimes, late: int = 0) -> str:
    """ "12 h 30 · fin · 10 min libres"; when it overruns, until when; by how much its meal is too long."""
    said = _tr("{0} · fin").format(clock(times.half.ends))
    if times.free < 0:
        said = _tr("{0} · dépasse de {1}").format(clock(times.ends), duration(-times.free))
    elif times.free and not late:
        return f"{said} · {left_words(times.free)}"
    return f"{said} · {late_words(late)}" if late else said


def late_words(late: int) -> str:
    """ "repas : 15 min de trop"."""
    return _tr("repas : {0} de trop").format(duration(late))


def meal_words(starts: int, ends: int, *, eaten: bool = False) -> str:
    """ "Repas · 1 h 15"; a short one is a pause, and so is what lies beside a meal."""
    name = _tr("Repas") if not eaten and pause_name(starts, ends) == "Repas" else _tr("Pause")
    return f"{name} · {duration(ends - starts)}"


def lane_title(shape: LaneShape) -> str:
    """The name of a lane, "Groupe 1" when it has none."""
    return shape.lane.name or lane_number(shape.index)


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


def lane_number(index: int) -> str:
    """ "Groupe 1"."""
    return _tr("Groupe {0}").format(index + 1)


def _tr(text: str) -> str:
    return QCoreApplication.translate("board", text)
