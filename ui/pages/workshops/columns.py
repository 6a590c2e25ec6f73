"""The columns of the tables of this page, as data."""

from __future__ import annotations

from trainer.people.records import PlannedRow
from trainer.workshops.records import Enrolment, WorkshopSummary
from ui.kit.table import Column
from ui.pages.workshops.people_presenter import PeopleWords, fate_tone
from ui.pages.workshops.presenter import WorkshopWords, status_tone, when_key


def workshop_columns(words: WorkshopWords) -> list[Column[WorkshopSummary]]:
    """The list of workshops."""
    return [
        Column(
            "when",
            words.tr("Dates"),
            lambda one: words.short_dates(one.first_day, one.last_day),
            width=180,
            sort=when_key,
            tip=lambda one: words.dates(one.first_day, one.last_day),
        ),
        Column("title", words.tr("Titre"), lambda one: one.title, strong=True, tip=lambda one: one.title),
        Column(
            "partner", words.tr("Partenaire"), lambda one: one.partner, width=190, tip=lambda one: one.partner
        ),
        Column("place", words.tr("Lieu"), lambda one: one.place, width=124, tip=lambda one: one.place),
        Column(
            "length",
            words.tr("Durée"),
            lambda one: words.length(one.minutes),
            align="right",
            width=78,
            sort=lambda one: one.minutes,
        ),
        Column(
            "people",
            words.tr("Inscrit·es"),
            lambda one: str(one.people),
            align="right",
            width=96,
            sort=lambda one: one.people,
        ),
        Column(
            "status",
            words.tr("État"),
            lambda one: words.status(one.status),
            width=138,
            badge=lambda one: status_tone(one.status),
        ),
    ]


def people_columns(words: PeopleWords) -> list[Column[Enrolment]]:
    """The people of a workshop."""
    return [
        Column(
            "number",
            words.tr("N°"),
            lambda one: str(one.number),
            align="right",
            width=64,
            sort=lambda one: one.number,
        ),
        Column("last_name", words.tr("Nom"), lambda one: one.person.last_name, width=160, strong=True),
        Column("first_name", words.tr("Prénom"), lambda one: one.person.first_name, width=120),
        Column(
            "organisation",
            words.tr("Association"),
            lambda one: one.organisation,
            tip=lambda one: one.organisation,
        ),
        Column("role", words.tr("Fonction"), lambda one: one.role, width=140, tip=lambda one: one.role),
        Column("email", words.tr("Courriel"), lambda one: one.person.email, width=170, tip=_contact),
        Column("needs", words.tr("Besoins"), words.needs, width=150, tip=lambda one: one.needs),
        Column("status", words.tr("État"), words.status, width=120, badge=words.status_tone),
    ]


def _contact(one: Enrolment) -> str:
    return "\n".join(part for part in (one.person.email, one.person.phone) if part)


def plan_columns(words: PeopleWords) -> list[Column[PlannedRow]]:
    """The preview of an import."""
    return [
        Column(
            "line",
            words.tr("Ligne"),
            lambda one: str(one.row.line),
            align="right",
            width=72,
            sort=lambda one: one.row.line,
        ),
        Column("last_name", words.tr("Nom"), lambda one: one.row.last_name, width=170, strong=True),
        Column("first_name", words.tr("Prénom"), lambda one: one.row.first_name, width=130),
        Column(
            "organisation",
            words.tr("Association"),
            lambda one: one.row.organisation,
            width=220,
            tip=lambda one: one.row.organisation,
        ),
        Column("fate", words.tr("Sort"), words.fate, width=140, badge=fate_tone),
        Column("why", words.tr("Pourquoi"), words.why, tip=words.why),
    ]
