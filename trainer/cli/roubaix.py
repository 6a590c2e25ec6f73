"""The Roubaix workshop, the real job end to end, from its input files, through the services.

The dates, prices and the identifiers of the training body are this example's own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from trainer.app import Application
from trainer.attendance.records import Mark, Presence
from trainer.core.changes import Kind
from trainer.core.errors import Refused
from trainer.documents.room_layout import RoomSetup
from trainer.partners.records import PartnerFields
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, Spot
from trainer.settings.records import BodyFields
from trainer.workshops.records import BlockKind, Hours, WorkshopFields, WorkshopStatus

TITLE = "Lancer un éco-syndicat dans son quartier"
PARTNER = "Université populaire et citoyenne de Roubaix"
DAYS = (date(2026, 12, 5), date(2026, 12, 6))
HOURS = (Hours(time(9, 30), time(12, 30)), Hours(time(13, 45), time(17, 15)))
DAY_PRICE, FIRST_INSTALMENT = 120_000, 80_000
PREPARED, ACCEPTED, BACK, PAID = (
    datetime(2026, m, d, 9, tzinfo=UTC) for m, d in ((11, 2), (11, 5), (12, 7), (12, 14))
)
TRAINERS = ("Camille Exemple", "Sacha Exemple")

BODY = BodyFields(
    legal_name="Alliance Citoyenne",
    address="21 rue Boucher de Perthes",
    postcode="38000",
    city="Grenoble",
    email="contact@alliancecitoyenne.org",
    siret="12345670900013",
    nda="84380000000",
    nda_region="Auvergne-Rhône-Alpes",
    signatory="Camille Exemple",
    signatory_capacity="coprésidente",
    access_contact="Sacha Exemple, contact@alliancecitoyenne.org",
    vat_case="training",
    payment_days=30,
)

WELCOME, BREAK, CLOSING = BlockKind.WELCOME, BlockKind.BREAK, BlockKind.CLOSING
Planned = str | tuple[BlockKind, str, int]
AGENDA: tuple[tuple[Planned, ...], ...] = (
    (
        (WELCOME, "Accueil et cadre du week-end", 10),
        "tour-des-cles",
        "porte-a-porte-en-binomes",
        (BREAK, "Pause", 15),
        "echelle-d-engagement",
    ),
    (
        "releve-thermique",
        (BREAK, "Pause", 15),
        "construire-son-questionnaire",
        (CLOSING, "Ce que j’emporte de la journée", 15),
    ),
    (
        (WELCOME, "Retour sur la nuit", 10),
        "ordre-du-jour-qui-decide",
        (BREAK, "Pause", 15),
        "carte-des-allies",
        "ligne-des-alliances",
    ),
    ("preparer-une-action", (BREAK, "Pause", 15), "dans-le-hall-du-bailleur", "debrief-qui-fait-grandir"),
)


class MovableClock:
    """A clock the example moves from day to day."""

    def __init__(self) -> None:
        self.now = PREPARED

    def __call__(self) -> datetime:
        """The example's present."""
        return self.now


Tell = Callable[[str], object]


def prepare(app: Application, clock: MovableClock, inputs: Path, tell: Tell) -> int:
    """Everything before the first day: partner, people, agenda, signed agreement. The workshop's id.

    `app` must run on `clock`.
    """
    if any(w.title == TITLE for w in app.workshops.all()):
        raise Refused(
            "already-there", "La base contient déjà l’atelier de Roubaix\u00a0: choisissez une autre base."
        )
    body = app.settings.body()
    if not body.fields.legal_name:
        app.settings.save_body(version=body.version, fields=BODY)
    added = app.partners.import_file(path=inputs / "partenaires.csv")
    tell(f"partenaires.csv\u00a0: {len(added.ids(Kind.PARTNER))} partenaires ajoutés.")
    workshop_id = _workshop(app)
    _people(app, workshop_id, inputs, tell)
    _agenda(app, workshop_id)
    _sell(app, clock, workshop_id)
    return workshop_id


def conclude(app: Application, clock: MovableClock, workshop_id: int) -> None:
    """Monday and after: attendance from the signed sheets, invoice, first payment."""
    clock.now = BACK
    _attendance(app, workshop_id)
    quote = app.sales.quotes(workshop_id)[0]
    _invoice(app, clock, quote.id)


def _workshop(app: Application) -> int:
    partner = next(p for p in app.partners.all() if p.name == PARTNER)
    if not partner.fields.postcode:
        fields: PartnerFields = replace(partner.fields, address="Maison des associations", postcode="59100")
        app.partners.update(partner_id=partner.id, version=partner.version, fields=fields)
    fields_of_workshop = WorkshopFields(
        title=TITLE,
        partner_id=partner.id,
        status=WorkshopStatus.CONFIRMED,
        place="Roubaix, grande salle",
        access="Une grande salle de plain-pied.",
        bring=("De quoi écrire.", "Une facture d’énergie récente, si vous en avez une."),
        trainers=TRAINERS,
        expected=18,
        doors_minutes=15,
        day_price_cents=DAY_PRICE,
        room_setup=RoomSetup.ISLANDS.value,
    )
    days = tuple((day, HOURS) for day in DAYS)
    return app.workshops.create(fields=fields_of_workshop, days=days).first(Kind.WORKSHOP)


def _people(app: Application, workshop_id: int, inputs: Path, tell: Tell) -> None:
    form = app.people.plan(workshop_id=workshop_id, path=inputs / "inscriptions-framaforms.csv")
    app.people.run(workshop_id=workshop_id, plan=form)
    others = [planned for planned in form.rows if planned not in form.enrolments]
    tell(f"inscriptions-framaforms.csv\u00a0: {len(form.enrolments)} personnes inscrites.")
    for planned in others:
        tell(f"  ligne {planned.row.line}\u00a0: {planned.why}")
    shop = app.people.plan(workshop_id=workshop_id, path=inputs / "billets-helloasso.csv")
    tell(
        f"billets-helloasso.csv\u00a0: aperçu seulement, {len(shop.enrolments)} nouvelles personnes sur "
        f"{len(shop.rows)} lignes\u00a0; personne d’autre n’est inscrit à cet atelier."
    )


def _agenda(app: Application, workshop_id: int) -> None:
    sheets = {sheet.slug: sheet.id for sheet in app.library.sheets()}
    opened = app.plans.open(workshop_id)
    plan = opened.plan
    for half, planned in zip(plan.halves, AGENDA, strict=True):
        blocks = [
            app.plans.block_of(sheets[one], new_key()) if isinstance(one, str) else Block(new_key(), *one)
            for one in planned
        ]
        plan = edits.insert(plan, blocks, Spot(half.id, 0))
    app.plans.save(workshop_id=workshop_id, version=opened.version, plan=plan)


def _sell(app: Application, clock: MovableClock, workshop_id: int) -> None:
    quote_id = app.sales.create_quote(workshop_id=workshop_id).first(Kind.QUOTE)
    app.sales.send_quote(quote_id=quote_id, version=app.sales.quote(quote_id).version)
    clock.now = ACCEPTED
    app.sales.accept_quote(quote_id=quote_id, version=app.sales.quote(quote_id).version)
    agreement_id = app.sales.create_agreement(quote_id=quote_id).first(Kind.AGREEMENT)
    version = app.sales.agreement(agreement_id).version
    app.sales.sign_agreement(agreement_id=agreement_id, version=version, signed_on=ACCEPTED.date())


def _attendance(app: Application, workshop_id: int) -> None:
    grid = app.attendance.grid(workshop_id)
    people = {row.enrolment.number: row.enrolment.id for row in grid.rows}
    saturday_morning, *others = (half.id for half in grid.half_days)
    marks: dict[tuple[int, int], Mark | None] = {
        (people[4], saturday_morning): Mark(Presence.EXCUSED),
        (people[12], others[1]): Mark(Presence.PRESENT, arrived_at=time(10, 30)),
    }
    marks |= {(people[9], half): Mark(Presence.ABSENT) for half in others}
    app.attendance.mark(workshop_id=workshop_id, version=grid.version, marks=marks)
    app.attendance.all_present(
        workshop_id=workshop_id,
        version=app.attendance.grid(workshop_id).version,
        half_day_ids=tuple(half.id for half in grid.half_days),
    )
    workshop = app.workshops.head(workshop_id)
    app.workshops.update(
        workshop_id=workshop_id,
        version=workshop.version,
        fields=replace(workshop.fields, status=WorkshopStatus.DONE),
    )


def _invoice(app: Application, clock: MovableClock, quote_id: int) -> None:
    invoice_id = app.sales.draft_invoice(quote_id=quote_id).first(Kind.INVOICE)
    app.sales.issue_invoice(invoice_id=invoice_id, version=app.sales.invoice(invoice_id).version)
    clock.now = PAID
    app.sales.add_payment(
        invoice_id=invoice_id,
        version=app.sales.invoice(invoice_id).version,
        paid_on=PAID.date(),
        amount=FIRST_INSTALMENT,
        reference="premier versement",
    )
    clock.now = BACK
