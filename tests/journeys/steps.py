"""The Roubaix job as steps at the window, each with how to see it on screen and how to find it in the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import resources
from tests.journeys import agenda, attendance, sale
from tests.journeys.driver import Driver
from tests.journeys.roubaix import BODY, DAYS, PARTNER, TITLE, open_tab, page, partner, the_workshop
from trainer.app import Application
from trainer.cli.roubaix import HOURS
from trainer.workshops.records import WorkshopStatus


@dataclass(frozen=True, slots=True)
class Step:
    """`do` acts and ends when the screen has confirmed it; `see` finds it on screen again; `holds` in the database."""

    name: str
    do: Callable[[Driver], object]
    see: Callable[[Driver], object]
    holds: Callable[[Application], bool]


def steps() -> list[Step]:
    """The whole job, from an empty database to the first payment."""
    return [
        Step("organisme", _body, _see_body, lambda app: app.settings.body().fields == BODY),
        Step("partenaires", _partners, _see_partners, lambda app: len(app.partners.all()) >= 14),
        Step("adresse", _address, _see_address, _has_address),
        Step("atelier", _workshop, _see_workshop, _has_workshop),
        *(
            Step(
                f"déroulé : {one.name}",
                partial(agenda.put, one),
                partial(agenda.see, one),
                partial(agenda.holds, one),
            )
            for one in agenda.edits()
        ),
        Step("inscriptions", _people, _see_people, _has_people),
        *(Step(f"présences : {name}", do, see, holds) for name, do, see, holds in attendance.marks()),
        *(Step(f"vente : {name}", do, see, holds) for name, do, see, holds in sale.acts()),
    ]


# Réglages


def _body(driver: Driver) -> None:
    page(driver, "Réglages")
    for key in BODY.__slots__:
        value = getattr(BODY, key)
        if isinstance(value, str) and value and key != "vat_case":
            driver.fill(f"settings.body.{key}", value)
    driver.click("settings.body.save")
    assert driver.said() == "L’organisme est enregistré."


def _see_body(driver: Driver) -> None:
    page(driver, "Réglages")
    assert driver.read("settings.body.siret") == BODY.siret
    assert driver.read("settings.body.signatory") == BODY.signatory


# Partenaires


def _partners(driver: Driver) -> None:
    page(driver, "Partenaires")
    driver.click("partners.first_import")
    driver.fill("partners.import.path", str(resources.path("roubaix/partenaires.csv")))
    driver.click("partners.import.run")
    assert driver.said() == "14 partenaires ajoutés."
    driver.see("14 partenaires")


def _see_partners(driver: Driver) -> None:
    page(driver, "Partenaires")
    names = [row[0] for row in driver.rows("partners.table")]
    assert len(names) == 14
    assert {PARTNER, "Alternatiba", "Université de Genève – VideoLearningLab"} <= set(names)


def _address(driver: Driver) -> None:
    page(driver, "Partenaires")
    driver.fill("partners.search", "roubaix")
    driver.press("Return")
    assert [row[0] for row in driver.rows("partners.table")] == [PARTNER]
    driver.cell("partners.table", 0, 0)
    driver.fill("partners.form.address", "Maison des associations")
    driver.fill("partners.form.postcode", "59100")
    driver.click("partners.save")
    assert driver.said() == f"« {PARTNER} » est enregistré."


def _see_address(driver: Driver) -> None:
    page(driver, "Partenaires")
    names = [row[0] for row in driver.rows("partners.table")]
    driver.cell("partners.table", names.index(PARTNER), 0)
    assert driver.read("partners.form.address") == "Maison des associations"
    assert driver.read("partners.form.postcode") == "59100"


def _has_address(app: Application) -> bool:
    found = partner(app)
    return found is not None and (found.fields.address, found.fields.postcode, found.fields.city) == (
        "Maison des associations",
        "59100",
        "Roubaix",
    )


# Ateliers


def _workshop(driver: Driver) -> None:
    page(driver, "Ateliers")
    driver.click("workshops.new")
    driver.fill("workshop.title", TITLE)
    driver.choose("workshop.partner", PARTNER)
    driver.fill("workshop.place", "Roubaix, grande salle")
    driver.choose("workshop.status", "Confirmé")
    driver.fill("workshop.access", "Une grande salle de plain-pied.")
    driver.fill("workshop.trainers", "Camille Exemple, Sacha Exemple")
    driver.fill("workshop.expected", "18")
    driver.fill("workshop.day-price-cents", "1 200")
    driver.fill("days.date", "5/12/2026")
    driver.click("days.add")
    assert driver.read("days.date") == "06/12/2026"
    driver.press("Return")
    driver.see("Samedi 5 décembre 2026", "Dimanche 6 décembre 2026")
    assert driver.read("days.total") == "13 h"
    driver.click("workshop.save")
    driver.see(TITLE, "Confirmé")


def _see_workshop(driver: Driver) -> None:
    page(driver, "Ateliers")
    ((_, title, who, place, length, *_),) = driver.rows("workshops.table")
    assert (title, who, place, length) == (TITLE, PARTNER, "Roubaix, grande salle", "13 h")


def _has_workshop(app: Application) -> bool:
    found = the_workshop(app)
    if found is None:
        return False
    fields, days = found.fields, [(one.day, one.starts_at, one.ends_at) for one in found.half_days]
    return (
        found.partner == PARTNER
        and fields.status is WorkshopStatus.CONFIRMED
        and fields.trainers == ("Camille Exemple", "Sacha Exemple")
        and (fields.day_price_cents, fields.expected, fields.doors_minutes) == (120_000, 18, 15)
        and days == [(day, half.starts_at, half.ends_at) for day in DAYS for half in HOURS]
    )


# Participant·es


def _people(driver: Driver) -> None:
    open_tab(driver, "people")
    driver.click("people.empty.import")
    driver.fill("people.import.path", str(resources.path("roubaix/inscriptions-framaforms.csv")))
    driver.click("people.import.preview")
    assert driver.read("people.import.counts") == "Framaforms, 19 lignes : 18 nouvelles, 1 double"
    double = [row for row in driver.rows("people.import.table") if row[4] == "Double"]
    assert [row[1:3] for row in double] == [["Ben Saïd", "Naïma"]]
    driver.click("people.import.run")
    assert driver.said() == "18 personnes inscrites."
    _see_people(driver)


def _see_people(driver: Driver) -> None:
    open_tab(driver, "people")
    assert driver.read("people.count") == "18 personnes, dont 3 avec des besoins particuliers"
    assert [row[0] for row in driver.rows("people.table")] == [str(number) for number in range(1, 19)]


def _has_people(app: Application) -> bool:
    found = the_workshop(app)
    return found is not None and len(app.enrolments.of(found.id)) == 18
