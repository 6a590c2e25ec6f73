"""The participants' agenda in easy French: large, one sentence on a line, nothing but what one must know to come."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from trainer.documents import format_fr as fr
from trainer.documents import markdown
from trainer.documents.blocks import Block, Heading, KeepTogether, Paragraph, Run, bullets, para, text
from trainer.documents.plan_parts import (
    Item,
    PlanDay,
    PlanHeading,
    PlanLane,
    PlanLine,
    PlanParallel,
)
from trainer.documents.theme import Style

if TYPE_CHECKING:
    from trainer.documents.agenda import Agenda

_PHONE, _MAIL = re.compile(r"\d(?:[\s.\u00a0\u202f]?\d){7}"), re.compile(r"\S@\S")
PART_WORDS = {"Matin": "Le matin", "Après-midi": "L’après-midi", "Soirée": "Le soir"}


def easy_blocks(data: Agenda) -> Iterator[Block]:
    """The whole agenda as sentences."""
    yield Paragraph(text("Programme facile à lire"), Style.KICKER)
    yield Paragraph(text(data.title), Style.TITLE)
    yield from (para(line, Style.EASY) for line in _opening(data))
    for day in data.days:
        yield from _day(day, data.remote)
    yield from _practical(data)


def _opening(data: Agenda) -> Iterator[str]:
    count = len(data.days)
    if count:
        yield f"La formation dure {count}{fr.NOBREAK}jour{'s' if count > 1 else ''}."
    if data.remote:
        yield "La formation est sur Internet."
    elif data.place:
        yield f"La formation est ici{fr.NOBREAK}: {data.place}."


def _day(day: PlanDay, far: bool) -> Iterator[Block]:
    title = fr.day(day.day, weekday=True)
    yield Heading(text(title[:1].upper() + title[1:]), 1)
    if day.doors is not None and day.parts and day.doors < day.parts[0].start:
        come = "vous connecter" if far else "arriver"
        yield para(f"Vous pouvez {come} à partir de {fr.hour(day.doors)}.", Style.EASY)
    for part, pause in zip(day.parts, [*day.pauses(), None], strict=True):
        yield Heading(text(PART_WORDS.get(part.label, part.label)), 2)
        yield Paragraph(text(f"On commence à {fr.hour(part.start)}."), Style.EASY, keep_with_next=True)
        yield from (Paragraph(_sentence(*entry), Style.EASY) for entry in _entries(part.items))
        if pause is not None and pause.end > pause.start:
            words = f"À {fr.hour(pause.start)}, c’est {'le repas' if pause.name == 'Repas' else 'la pause'}."
            yield para(f"{words}\nOn recommence à {fr.hour(pause.end)}.", Style.EASY)
    if day.parts:
        yield para(f"La journée finit à {fr.hour(day.parts[-1].leaves)}.", Style.EASY)


def _entries(
    items: Sequence[Item], lane: PlanLane | None = None
) -> Iterator[tuple[PlanLine, PlanLane | None]]:
    for item in items:
        match item:
            case PlanHeading():
                yield from _entries(item.items, lane)
            case PlanParallel():
                for one in item.lanes:
                    yield from _entries(one.lines, one)
            case PlanLine():
                yield item, lane


def _sentence(line: PlanLine, lane: PlanLane | None) -> tuple[Run, ...]:
    end = "" if line.title.rstrip().endswith((".", "!", "?", "…")) else "."
    said = [f"{line.title}{end}"]
    if line.rest:
        said.append(f"Cela dure {_in_words(line.minutes)}.")
    elif lane is not None:
        said.append(f"C’est pour{fr.NOBREAK}: {lane.name}.")
    if not line.rest and (room := line.room or (lane.room if lane else "")):
        said.append(f"Salle{fr.NOBREAK}: {room}.")
    return Run(f"{fr.hour(line.start)}{fr.NOBREAK}: ", bold=True), Run("\n".join(said))


def _in_words(minutes: int) -> str:
    """A length without abbreviations: « 1 heure et 15 minutes »."""
    whole, rest = divmod(minutes, 60)
    named = ((whole, "heure"), (rest, "minute"))
    parts = [f"{count}{fr.NOBREAK}{unit}{'s' if count > 1 else ''}" for count, unit in named if count]
    return fr.join(parts)


def _practical(data: Agenda) -> Iterator[Block]:
    if data.remote and not data.link:
        yield para("Vous recevrez un lien avant la formation.", Style.EASY)
    if data.link:
        address = Run(data.link, link=markdown.safe_link(data.link))
        yield KeepTogether(
            (
                Heading(text("Pour venir sur Internet"), 1),
                para(f"Cliquez sur ce lien{fr.NOBREAK}:", Style.EASY),
                Paragraph((address,), Style.EASY),
            )
        )
    if bring := tuple(line for line in data.bring if line):
        yield KeepTogether((Heading(text("Vous apportez"), 1), bullets(bring, Style.EASY)))
    asked = [data.contact or " · ".join(data.letterhead.contact_lines()), data.access_contact]
    if any(asked):
        lines = tuple(para(line, Style.EASY) for line in asked if line)
        title = Heading(text(f"Vous avez une question{fr.NARROW}?"), 1)
        ways = [("appeler", _PHONE), ("écrire", _MAIL)]
        known = [f"nous {way}" for way, sign in ways if any(sign.search(one) for one in asked)]
        how = (para(f"Vous pouvez {' ou '.join(known)}.", Style.EASY),) if known else ()
        yield KeepTogether((title, *how, *lines))
