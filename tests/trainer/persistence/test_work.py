"""One session per operation, the optimistic lock, and faults of the database told apart from bugs."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import text

from tests.support import roubaix
from trainer.app import Application
from trainer.archive.service import keep
from trainer.attendance.records import Mark, Presence
from trainer.core.changes import Kind
from trainer.core.errors import InvalidInput, NotFound, Stale, Unavailable
from trainer.partners.records import PartnerFields
from trainer.people.records import PersonFields
from trainer.persistence.tables import InvoiceRow, PartnerRow
from trainer.persistence.work import Database, editing
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Block, BlockKind, Plan, Spot
from trainer.sales.records import Line
from trainer.settings.records import BodyFields
from trainer.workshops.records import WorkshopFields


def dump(app: Application) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table."""
    with app.database.read() as session:
        tables = PartnerRow.metadata.sorted_tables
        return {
            table.name: [
                tuple(row) for row in session.execute(table.select().order_by(*table.primary_key.columns))
            ]
            for table in tables
        }


@dataclass
class Scene:
    """What the stale forms below were opened on."""

    app: Application
    workshop: int
    partner: int
    brique: int
    enrolment: int
    invoice: int
    quote: int
    agreement: int
    payment: int

    def workshop_version(self) -> int:
        return self.app.workshops.get(self.workshop).version

    def half_day(self) -> int:
        return self.app.workshops.get(self.workshop).half_days[0].id

    def enrolment_version(self) -> int:
        return next(e.version for e in self.app.enrolments.of(self.workshop) if e.id == self.enrolment)


def with_welcome(app: Application, workshop_id: int) -> Plan:
    """The plan there is with one more block at its beginning."""
    plan = app.plans.open(workshop_id).plan
    block = Block(new_key(), BlockKind.WELCOME, "Accueil", 15)
    return edits.insert(plan, [block], Spot(plan.halves[0].id, 0))


def prepare(app: Application) -> None:
    """A workshop with a block, someone enrolled, and its sale up to a payment; each is n° 1 of its kind."""
    workshop = roubaix.add_workshop(app)
    app.plans.save(
        workshop_id=workshop, version=roubaix.version(app, workshop), plan=with_welcome(app, workshop)
    )
    app.enrolments.add(workshop_id=workshop, person=PersonFields("Noël", "Zoé"))
    app.settings.save_body(version=0, fields=roubaix.BODY)
    quote = app.sales.create_quote(workshop_id=workshop).first(Kind.QUOTE)
    app.sales.accept_quote(quote_id=quote, version=app.sales.quote(quote).version)
    app.sales.create_agreement(quote_id=quote)
    invoice = app.sales.draft_invoice(quote_id=quote).first(Kind.INVOICE)
    with app.database.write() as session:
        row = session.get_one(InvoiceRow, invoice)
        row.number, row.issued_on, row.due_on = "F-2026-001", date(2026, 12, 7), date(2027, 1, 6)
    app.sales.add_payment(
        invoice_id=invoice,
        version=app.sales.invoice(invoice).version,
        paid_on=date(2026, 12, 7),
        amount=100,
    )


@pytest.fixture
def scene_url(prepared: Callable[[str, Callable[[Application], object]], str]) -> str:
    return prepared("scene", prepare)


@pytest.fixture
def scene(scene_url: str, open_application: Callable[[str], Application]) -> Scene:
    return Scene(open_application(scene_url), *[1] * 8)


@pytest.fixture
def second(scene_url: str, open_application: Callable[[str], Application]) -> Application:
    """Another program on the database of the scene."""
    return open_application(scene_url)


Mutation = Callable[[Scene, int], object]
Version = Callable[[Scene], int]
WORKSHOP: Version = Scene.workshop_version

# Each mutation that takes a version, and where the form found it.
MUTATIONS: dict[str, tuple[Version, Mutation]] = {
    "library.edit_brique": (
        lambda s: s.app.library.brique(s.brique).version,
        lambda s, v: s.app.library.edit_brique(
            brique_id=s.brique,
            version=v,
            fields=replace(s.app.library.brique(s.brique).fields, title="Autre"),
        ),
    ),
    "library.retire_brique": (
        lambda s: s.app.library.brique(s.brique).version,
        lambda s, v: s.app.library.retire_brique(brique_id=s.brique, version=v),
    ),
    "library.unretire_brique": (
        lambda s: s.app.library.brique(s.brique).version,
        lambda s, v: s.app.library.unretire_brique(brique_id=s.brique, version=v),
    ),
    "partners.update": (
        lambda s: s.app.partners.get(s.partner).version,
        lambda s, v: s.app.partners.update(partner_id=s.partner, version=v, fields=PartnerFields("Autre")),
    ),
    "partners.delete": (
        lambda s: s.app.partners.get(s.partner).version,
        lambda s, v: s.app.partners.delete(partner_id=s.partner, version=v),
    ),
    "workshops.update": (
        WORKSHOP,
        lambda s, v: s.app.workshops.update(
            workshop_id=s.workshop, version=v, fields=WorkshopFields("Autre", partner_id=s.partner)
        ),
    ),
    "workshops.set_days": (
        WORKSHOP,
        lambda s, v: s.app.workshops.set_days(workshop_id=s.workshop, version=v, days=roubaix.DAYS[:1]),
    ),
    "workshops.delete": (
        WORKSHOP,
        lambda s, v: s.app.workshops.delete(workshop_id=s.workshop, version=v),
    ),
    "plans.save": (
        WORKSHOP,
        lambda s, v: s.app.plans.save(
            workshop_id=s.workshop, version=v, plan=with_welcome(s.app, s.workshop)
        ),
    ),
    "attendance.mark": (
        WORKSHOP,
        lambda s, v: s.app.attendance.mark(
            workshop_id=s.workshop, version=v, marks={(s.enrolment, s.half_day()): Mark(Presence.PRESENT)}
        ),
    ),
    "attendance.all_present": (
        WORKSHOP,
        lambda s, v: s.app.attendance.all_present(
            workshop_id=s.workshop, version=v, half_day_ids=(s.half_day(),)
        ),
    ),
    "enrolments.edit": (
        Scene.enrolment_version,
        lambda s, v: s.app.enrolments.edit(
            enrolment_id=s.enrolment, version=v, person=PersonFields("Noël", "Léa")
        ),
    ),
    "enrolments.cancel": (
        Scene.enrolment_version,
        lambda s, v: s.app.enrolments.cancel(enrolment_id=s.enrolment, version=v),
    ),
    "enrolments.restore": (
        Scene.enrolment_version,
        lambda s, v: s.app.enrolments.restore(enrolment_id=s.enrolment, version=v),
    ),
    "settings.save_body": (
        lambda s: s.app.settings.body().version,
        lambda s, v: s.app.settings.save_body(version=v, fields=BodyFields("Autre")),
    ),
    "sales.sign_agreement": (
        lambda s: s.app.sales.agreement(s.agreement).version,
        lambda s, v: s.app.sales.sign_agreement(
            agreement_id=s.agreement, version=v, signed_on=date(2026, 12, 1)
        ),
    ),
    "sales.add_payment": (
        lambda s: s.app.sales.invoice(s.invoice).version,
        lambda s, v: s.app.sales.add_payment(
            invoice_id=s.invoice, version=v, paid_on=date(2026, 12, 7), amount=50
        ),
    ),
    "sales.cancel_payment": (
        lambda s: s.app.sales.invoice(s.invoice).payments[0].version,
        lambda s, v: s.app.sales.cancel_payment(payment_id=s.payment, version=v),
    ),
}


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_stale_form_is_refused_and_nothing_is_written(scene: Scene, second: Application, name: str) -> None:
    """Two people open the same form; the second to save is told, and the first one's words stay."""
    opened_at, mutate = MUTATIONS[name]
    version = opened_at(scene)
    mutate(replace(scene, app=second), version)
    if name not in ("partners.delete", "workshops.delete", "workshops.set_days"):
        assert opened_at(scene) == version + 1
    before = dump(scene.app)
    with pytest.raises((Stale, NotFound)) as caught:
        mutate(scene, version)
    assert isinstance(caught.value, Stale) or "delete" in name or "remove" in name
    assert dump(scene.app) == before


def test_draft_quotes_are_locked_too(scene: Scene, second: Application) -> None:
    quote = scene.app.sales.create_quote(workshop_id=scene.workshop).first(Kind.QUOTE)
    version = second.sales.quote(quote).version
    lines = (Line("Une journée", 100, 50_000, "jour"),)
    second.sales.edit_quote(quote_id=quote, version=version, lines=lines, vat_case="training")
    late: tuple[Callable[[], object], ...] = (
        lambda: scene.app.sales.edit_quote(quote_id=quote, version=version, lines=lines, vat_case="small"),
        lambda: scene.app.sales.send_quote(quote_id=quote, version=version),
        lambda: scene.app.sales.accept_quote(quote_id=quote, version=version),
        lambda: scene.app.sales.refuse_quote(quote_id=quote, version=version),
    )
    for mutate in late:
        before = dump(scene.app)
        with pytest.raises(Stale):
            mutate()
        assert dump(scene.app) == before


def test_every_service_method_with_a_version_is_tried_above() -> None:
    """A mutation added later must be added to the table."""
    import inspect

    from trainer.attendance.service import AttendanceService
    from trainer.library.service import LibraryService
    from trainer.partners.service import PartnerService
    from trainer.people.service import PeopleService
    from trainer.planning.plan_service import PlanService
    from trainer.sales.service import SalesService
    from trainer.settings.service import SettingsService
    from trainer.workshops.enrolment_service import EnrolmentService
    from trainer.workshops.service import WorkshopService

    services = {
        "library": LibraryService, "partners": PartnerService, "people": PeopleService,
        "workshops": WorkshopService, "plans": PlanService, "enrolments": EnrolmentService,
        "attendance": AttendanceService, "settings": SettingsService, "sales": SalesService,
    }  # fmt: skip
    versioned = {
        f"{name}.{method}"
        for name, service in services.items()
        for method, function in inspect.getmembers(service, inspect.isfunction)
        if "version" in inspect.signature(function).parameters and not method.startswith("_")
    }
    elsewhere = {f"sales.{name}_quote" for name in ("edit", "send", "accept", "refuse")} | {
        "sales.issue_invoice",
        "sales.credit",
    }
    assert versioned == set(MUTATIONS) | elsewhere


def test_enrolling_makes_forms_on_the_workshop_stale(scene: Scene, second: Application) -> None:
    version = scene.workshop_version()
    second.enrolments.add(workshop_id=scene.workshop, person=PersonFields("Roy", "Léo"))
    with pytest.raises(Stale):
        MUTATIONS["attendance.all_present"][1](scene, version)


def test_correcting_a_person_makes_their_forms_in_other_workshops_stale(
    scene: Scene, second: Application
) -> None:
    elsewhere = roubaix.add_workshop(scene.app, "Deuxième atelier")
    same = second.enrolments.add(workshop_id=elsewhere, person=PersonFields("Noël", "Zoé")).first(
        Kind.ENROLMENT
    )
    version = scene.enrolment_version()
    (enrolment,) = second.enrolments.of(elsewhere)
    second.enrolments.edit(
        enrolment_id=same,
        version=enrolment.version,
        person=PersonFields("Noël", "Zoé", "zoe@exemple.invalid"),
    )
    with pytest.raises(Stale):
        scene.app.enrolments.edit(
            enrolment_id=scene.enrolment, version=version, person=PersonFields("Noël", "Zoé")
        )
    assert second.enrolments.of(elsewhere)[0].person.email == "zoe@exemple.invalid"


def test_what_was_deleted_cannot_be_edited(app: Application) -> None:
    partner = app.partners.create(fields=PartnerFields("Alternatiba")).first(Kind.PARTNER)
    app.partners.delete(partner_id=partner, version=app.partners.get(partner).version)
    with pytest.raises(NotFound), app.database.write() as session:
        editing(session, PartnerRow, partner, 2, "Le partenaire")


@pytest.mark.parametrize("number", [0, -1, 2**31, 2**70])
def test_numbers_that_no_row_can_have_are_not_found(app: Application, number: int) -> None:
    for get in (
        app.partners.get,
        app.workshops.get,
        app.library.sheet,
        app.library.brique,
        app.sales.invoice,
    ):
        with pytest.raises(NotFound):
            get(number)


def test_an_error_in_the_block_leaves_nothing(app: Application) -> None:
    before = dump(app)

    def fail() -> None:
        with app.database.write() as session:
            session.add(PartnerRow(name="Perdu"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert dump(app) == before


def test_a_read_writes_nothing(app: Application) -> None:
    before = dump(app)
    with app.database.read() as session:
        session.add(PartnerRow(name="Perdu"))
        session.flush()
    assert dump(app) == before


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        (PartnerFields("x" * 201), "name", "too-long"),
        (PartnerFields("Nom", phone="0" * 41), "phone", "too-long"),
        (PartnerFields("Nom", notes="a\x00b"), "notes", "bad-character"),
        (PartnerFields("Nom", notes="a\ud800b"), "notes", "bad-character"),
    ],
)
def test_both_databases_refuse_what_one_of_them_cannot_keep(
    app: Application, fields: PartnerFields, field: str, code: str
) -> None:
    with pytest.raises(InvalidInput) as caught:
        app.partners.create(fields=fields)
    assert (caught.value.field, caught.value.code) == (field, code)
    assert app.partners.all() == ()


def test_numbers_too_large_are_refused(app: Application) -> None:
    with pytest.raises(InvalidInput) as caught:
        app.workshops.create(fields=WorkshopFields("Atelier", day_price_cents=2**31))
    assert (caught.value.field, caught.value.code) == ("day_price_cents", "too-large")


def test_moments_come_back_in_utc_whatever_zone_they_were_given_in(app: Application) -> None:
    workshop = roubaix.add_workshop(app)
    summer = timezone(timedelta(hours=2))
    with app.database.write() as session:
        if app.database.engine.dialect.name == "postgresql":
            session.execute(text("SET TIME ZONE 'Asia/Tokyo'"))
        keep(
            session,
            key="a",
            kind="invoice",
            file_name="a.pdf",
            content=b"a",
            issued_at=datetime(2026, 7, 1, 0, 30, tzinfo=summer),
            workshop_id=workshop,
        )
    (paper,) = app.archive.of_workshop(workshop)
    assert paper.issued_at == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)
    assert paper.issued_at.utcoffset() == timedelta(0)


def test_the_embedded_database_keeps_what_it_confirmed(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    try:
        with database.read() as session:
            pragmas = {
                name: session.execute(text(f"PRAGMA {name}")).scalar_one()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    finally:
        database.close()


@contextmanager
def running(*functions: Callable[[], object]) -> Iterator[list[BaseException]]:
    """Run functions in threads that start together; gives what they raised once they ended."""
    gate, raised = threading.Barrier(len(functions)), list[BaseException]()

    def run(function: Callable[[], object]) -> None:
        gate.wait()
        try:
            function()
        except BaseException as error:
            raised.append(error)

    threads = [threading.Thread(target=run, args=(function,)) for function in functions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    yield raised


def test_several_programs_may_start_on_an_empty_database_at_once(
    database_url: str, open_application: Callable[[str], Application]
) -> None:
    apps = [open_application(database_url) for _ in range(3)]
    with running(*(lambda one=one: one.library.briques() for one in apps)) as raised:
        assert raised == []
    assert len(apps[0].library.briques()) == 10
    assert len(apps[0].settings.wordings()) == 9


def test_of_people_saving_the_same_form_at_once_exactly_one_wins(
    app: Application, url: str, open_application: Callable[[str], Application]
) -> None:
    partner = app.partners.create(fields=PartnerFields("Alternatiba")).first(Kind.PARTNER)
    version = app.partners.get(partner).version
    apps = [open_application(url) for _ in range(4)]
    for one in apps:
        assert one.partners.get(partner).version == version

    def save(one: Application, name: str) -> None:
        one.partners.update(partner_id=partner, version=version, fields=PartnerFields(name))

    with running(*(lambda one=one, n=n: save(one, f"Nom {n}") for n, one in enumerate(apps))) as raised:
        assert [type(error) for error in raised] == [Stale] * 3
    assert app.partners.get(partner).version == version + 1


def test_a_file_broken_while_open_is_unavailable_not_a_bug(
    sqlite_url: str, open_application: Callable[[str], Application]
) -> None:
    app = open_application(sqlite_url)
    app.partners.create(fields=PartnerFields("Alternatiba"))
    app.close()
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    content = bytearray(file.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    file.write_bytes(content)
    with pytest.raises(Unavailable) as caught:
        app.partners.all()
    assert "Alternatiba" not in caught.value.message
    assert str(file) in caught.value.message


def test_a_database_held_by_another_program_is_unavailable(sqlite_url: str) -> None:
    database = Database(sqlite_url)
    holder = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
    try:
        holder.execute("BEGIN IMMEDIATE")
        with database.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout=1")
            connection.rollback()
        with pytest.raises(Unavailable) as caught, database.write() as session:
            session.execute(text("SELECT 1"))
        assert "un autre programme l’occupe" in caught.value.message
    finally:
        holder.close()
        database.close()


def test_hours_of_the_day_survive_both_databases(app: Application) -> None:
    workshop = roubaix.add_workshop(app)
    assert [(half.starts_at, half.ends_at) for half in app.workshops.get(workshop).half_days[:2]] == [
        (time(9, 30), time(12, 30)),
        (time(13, 45), time(17, 15)),
    ]
