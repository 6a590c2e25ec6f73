"""Plan de salle: how to set the room up, drawn to scale, with what to put in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import ceil

from trainer.documents import format_fr as fr
from trainer.documents.blocks import Block, Document, Facts, Illustration, Paragraph, Section, para, text
from trainer.documents.letterhead import Letterhead
from trainer.documents.room_layout import Room, RoomSetup, Thing, room
from trainer.documents.room_picture import WIDTH, draw, metres
from trainer.documents.theme import Style

TITLES = {
    RoomSetup.CIRCLE: "En cercle",
    RoomSetup.ISLANDS: "En îlots",
    RoomSetup.U: "En U",
    RoomSetup.ROWS: "En rangs",
    RoomSetup.STANDING: "Debout",
}


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """The plan of a workshop's room; `people` 0 is not known yet."""

    letterhead: Letterhead
    title: str
    place: str
    days: tuple[date, ...]
    setup: RoomSetup
    people: int
    trainers: int = 1


def room_plan(data: RoomPlan) -> Document:
    """One landscape page."""
    return Document(
        title=f"Plan de salle – {data.title}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(_blocks(data), landscape=True),),
        footer=(data.title,),
        dated=data.days[0] if data.days else None,
        page_numbers=False,
    )


def _blocks(data: RoomPlan) -> tuple[Block, ...]:
    people = data.people or 12
    made = room(data.setup, people, data.trainers)
    picture = draw(made)
    about = " · ".join(part for part in (data.title, fr.days(data.days), data.place) if part)
    words = f"{TITLES[data.setup]}, pour {fr.people(people)}"
    return (
        Paragraph(text("Plan de salle"), Style.KICKER),
        Paragraph(text(words), Style.HEADING_1),
        para(about, Style.SMALL),
        Illustration(picture.content, WIDTH, alt=_told(data, made)),
        Facts(
            (
                ("À installer", _furniture(made)),
                ("Salle", f"{metres(made.width)} × {metres(made.depth)}{fr.NOBREAK}m au moins"),
                ("Échelle", f"1{fr.NOBREAK}:{fr.NOBREAK}{picture.scale}"),
            )
        ),
        para(
            f"R{fr.NOBREAK}: place réservée, sans chaise, pour un fauteuil roulant. Sol teinté{fr.NOBREAK}: un passage "
            f"de 90{fr.NOBREAK}cm à laisser libre, de la porte à cette place. Chaises pleines{fr.NOBREAK}: l’équipe.",
            Style.SMALL,
        ),
    )


def _furniture(made: Room) -> str:
    chairs = len(made.all(Thing.CHAIR)) + len(made.all(Thing.TRAINER))
    tables = _tables(made)
    told = [f"{chairs}{fr.NOBREAK}chaise{'s' if chairs > 1 else ''}"]
    if tables:
        told.append(f"{tables}{fr.NOBREAK}table{'s' if tables > 1 else ''}")
    return ", ".join(told)


def _tables(made: Room) -> int:
    """Tables of 1.40 m that cover what is drawn."""
    return ceil(round(sum(one.width * one.depth for one in made.all(Thing.TABLE)) / 0.98, 3))


def _told(data: RoomPlan, made: Room) -> str:
    """The picture in words, for who cannot see it."""
    return (
        f"Salle de {metres(made.width)} sur {metres(made.depth)} mètres, disposée {TITLES[data.setup].lower()}, avec "
        f"{_furniture(made)}, un écran devant, une place réservée à un fauteuil roulant et un passage de "
        f"90 centimètres tout autour."
    )
