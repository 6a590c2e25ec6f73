"""The workshop of Roubaix, made through the services: partner, days, agenda, people from the files, attendance."""

from __future__ import annotations

from datetime import date, time

import resources
from trainer.app import Application
from trainer.attendance.records import Mark, Presence
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, Spot
from trainer.settings.records import BodyFields
from trainer.workshops.records import BlockKind, Hours, WorkshopFields

MORNING = Hours(time(9, 30), time(12, 30))
AFTERNOON = Hours(time(13, 45), time(17, 15))
SATURDAY, SUNDAY = date(2026, 12, 5), date(2026, 12, 6)
DAYS = ((SATURDAY, (MORNING, AFTERNOON)), (SUNDAY, (MORNING, AFTERNOON)))
FORM = resources.path("roubaix/inscriptions-framaforms.csv")
TICKETS = resources.path("roubaix/billets-helloasso.csv")
PARTNERS = resources.path("roubaix/partenaires.csv")
BODY = BodyFields(
    legal_name="Alliance Citoyenne",
    address="1 rue de l’Essai",
    postcode="59100",
    city="Roubaix",
    email="formation@exemple.invalid",
    siret="73282932000074",
    nda="11999999999",
    nda_region="Hauts-de-France",
    signatory="Élodie Martin",
    signatory_capacity="directrice",
)


def add_workshop(app: Application, title: str = "Lancer un éco-syndicat dans son quartier") -> int:
    """A workshop of two days for a partner of Roubaix; gives its id."""
    partner = app.partners.create(
        fields=PartnerFields("Université populaire et citoyenne de Roubaix", city="Roubaix")
    ).first(Kind.PARTNER)
    fields = WorkshopFields(
        title,
        partner_id=partner,
        place="Roubaix",
        trainers=("Élodie Martin", "Karim Benali"),
        expected=18,
        day_price_cents=120_000,
    )
    return app.workshops.create(fields=fields, days=DAYS).first(Kind.WORKSHOP)


def version(app: Application, workshop_id: int) -> int:
    """The version of a workshop now."""
    return app.workshops.get(workshop_id).version


def add_people(app: Application, workshop_id: int) -> None:
    """Enrol the people of the form."""
    app.people.run(workshop_id=workshop_id, plan=app.people.plan(workshop_id=workshop_id, path=FORM))


def add_agenda(app: Application, workshop_id: int) -> None:
    """One sheet of each of five briques, with a welcome and breaks."""
    opened = app.plans.open(workshop_id)
    planned: tuple[tuple[int, BlockKind, str, int, str | None], ...] = (
        (0, BlockKind.WELCOME, "Accueil", 30, None),
        (0, BlockKind.SHEET, "", 0, "porte-a-porte-en-binomes"),
        (1, BlockKind.SHEET, "", 0, "releve-thermique"),
        (2, BlockKind.SHEET, "", 0, "tour-des-cles"),
        (2, BlockKind.BREAK, "Pause", 15, None),
        (3, BlockKind.SHEET, "", 0, "carte-des-allies"),
    )
    plan = opened.plan
    for place, kind, title, minutes, name in planned:
        if name is None:
            block = Block(new_key(), kind, title, minutes)
        else:
            block = app.plans.block_of(app.library.sheet_by_slug(name).id, new_key())
        half = plan.halves[place]
        plan = edits.insert(plan, [block], Spot(half.id, len(half.blocks)))
    app.plans.save(workshop_id=workshop_id, version=opened.version, plan=plan)


def add_attendance(app: Application, workshop_id: int) -> None:
    """Everyone present, but n° 4 excused on Saturday morning, n° 9 gone after it, n° 12 late on Sunday."""
    grid = app.attendance.grid(workshop_id)
    halves = [half.id for half in grid.half_days]
    person = {row.enrolment.number: row.enrolment.id for row in grid.rows}
    marks = {
        (person[4], halves[0]): Mark(Presence.EXCUSED),
        **{(person[9], half): Mark(Presence.ABSENT) for half in halves[1:]},
        (person[12], halves[2]): Mark(Presence.PRESENT, arrived_at=time(10, 30)),
    }
    app.attendance.mark(workshop_id=workshop_id, version=grid.version, marks=marks)
    app.attendance.all_present(
        workshop_id=workshop_id, version=version(app, workshop_id), half_day_ids=tuple(halves)
    )


def add_all(app: Application) -> int:
    """The whole workshop up to its attendance, and the training body; gives the workshop's id."""
    app.settings.save_body(version=app.settings.body().version, fields=BODY)
    workshop = add_workshop(app)
    add_agenda(app, workshop)
    add_people(app, workshop)
    add_attendance(app, workshop)
    return workshop
