"""The whole Roubaix job by mouse and keyboard, from an empty database to the certificates and the figures."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import resources
from tests.journeys.attendance import HOURS
from tests.journeys.conftest import Opener
from tests.journeys.driver import Driver, plain
from tests.journeys.roubaix import PARTNER, TITLE, open_tab, page, the_workshop
from tests.journeys.steps import steps
from trainer.app import Application

PAPERS = {
    "run-sheet": 1,
    "booklet": 1,
    "sheets": 11,
    "convocations": 18,
    "sign-in": 1,
}


def test_the_whole_job(database_url: str, opened: Opener, tmp_path: Path) -> None:
    driver = opened(database_url)
    driver.see("Trois pas pour commencer")
    other = Application(database_url)
    try:
        for step in steps():
            with driver.step(step.name):
                step.do(driver)
                assert step.holds(other), "on screen and not in the database"
            if step.name == "inscriptions":
                with driver.step("HelloAsso"):
                    _look_at_the_ticket_shop(driver)
        with driver.step("documents"):
            _write_papers(driver, tmp_path / "à imprimer")
        with driver.step("chiffres"):
            _check_figures(driver, other)
        assert other.check() == ()
    finally:
        other.close()


def _look_at_the_ticket_shop(driver: Driver) -> None:
    open_tab(driver, "people")
    driver.click("people.import")
    driver.fill("people.import.path", str(resources.path("roubaix/billets-helloasso.csv")))
    driver.press("Return")
    counts = driver.read("people.import.counts")
    assert counts == "HelloAsso, 12 lignes : 10 nouvelles, 1 déjà inscrite, 1 écartée"
    left_out = [row for row in driver.rows("people.import.table") if row[4] == "Écartée"]
    assert [row[5] for row in left_out] == ["Commande remboursée."]
    driver.click("people.import.cancel")
    assert len(driver.rows("people.table")) == 18


def _write_papers(driver: Driver, folder: Path) -> None:
    open_tab(driver, "papers")
    driver.fill("papers.folder", str(folder))
    count = 0
    for kind, files in PAPERS.items():
        driver.click(f"papers.{kind}.pdf")
        said = f"{files} fichier écrit dans" if files == 1 else f"{files} fichiers écrits dans"
        assert driver.said() == f"{said} {folder}."
        count += files
        assert len(list(folder.glob("*.pdf"))) == count
    driver.click("papers.certificates.all")
    assert driver.said().startswith(
        f"18 fichiers écrits dans {folder}."
    )  # and a caution, before the last day
    _read_certificates(folder, driver)


def _read_certificates(folder: Path, driver: Driver) -> None:
    open_tab(driver, "people")
    people = {int(row[0]): f"{row[2]} {row[1]}" for row in driver.rows("people.table")}
    found = sorted(folder.glob("certificat-*.pdf"))
    assert len(found) == len(people) == 18
    for number, path in enumerate(found, 1):
        command = ["pdftotext", "-layout", str(path), "-"]
        text = plain(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        assert people[number] in text
        hours = HOURS[number].removesuffix(" h")
        assert re.search(rf"suivie {hours} ?h\b", text), (number, text)


def _check_figures(driver: Driver, other: Application) -> None:
    today = date.today()
    page(driver, "Recettes")
    shown = {key: driver.read(f"revenue.figure.{key}") for key in ("sold", "received", "due", "invoices")}
    assert shown == {"sold": "2 400 €", "received": "800 €", "due": "1 600 €", "invoices": "1"}
    assert driver.read("revenue.year") == str(today.year)
    driver.see(PARTNER)
    revenue = other.sales.revenue(today.year)
    assert (revenue.sold, revenue.paid, revenue.received, revenue.due) == (240_000, 80_000, 80_000, 160_000)
    page(driver, "Accueil")
    driver.see("vendus", "2 400 €", "à recevoir", "1 600 €", f"L’année {today.year}")
    figures = other.reports.home().figures
    assert (figures.sold, figures.due) == (240_000, 160_000)
    if today.year == 2026:  # the hours count in the year of the workshop
        driver.see("220 h", "heures suivies", "personnes formées")
        assert (figures.person_minutes, figures.people) == (220 * 60, 18)
    workshop = the_workshop(other)
    assert workshop is not None
    assert (workshop.people, workshop.minutes) == (18, 13 * 60)
    if today <= date(2026, 12, 6):
        driver.see(TITLE)
