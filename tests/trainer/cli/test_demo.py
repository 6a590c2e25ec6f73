"""The Roubaix job from its files, headless: the figures, the papers, and the names read back from them."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.support.postgres import PostgresServer
from trainer.cli import main

NAMES = {
    1: "Thị Hồng Nguyễn",
    2: "Naïma Ben Saïd",
    3: "Jean-Noël D’Hondt",
    4: "Loïc Œuvrard",
    5: "Fatima-Zohra EL-KHATTABI",
    6: "Maëlys Van den Brœck",
    7: "Siobhán O'Connor",
    8: "Gülşen Çelik",
    9: "Stanisława Kowalczyk-Łukasik",
    10: "Caroline Noël",
    11: "Henri Baron",
    12: "Thibaut Petitjean",
    13: "Claire Neveu",
    14: "Hugues Moreau",
    15: "Odette Dupuis",
    16: "Jacques Roussel",
    17: "Cécile Verdier",
    18: "Astrid Chevalier",
}
HOURS = dict.fromkeys(NAMES, 13.0) | {4: 10.0, 9: 3.0, 12: 12.0}


@dataclass(frozen=True, slots=True)
class Demo:
    """What one run of the example left."""

    url: str
    out: Path
    printed: dict[str, Any]


def _run(url: str, out: Path) -> Demo:
    command = ["demo", "--out", str(out), "--json", "--database", url]
    from contextlib import redirect_stdout
    from io import StringIO

    with redirect_stdout(StringIO()) as printed:
        assert main(command) == 0
    return Demo(url, out, json.loads(printed.getvalue()))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """The example run once on each database."""
    out = tmp_path_factory.mktemp("roubaix")
    if request.param == "sqlite":
        yield _run(f"sqlite:///{out}/base.sqlite3", out / "papiers")
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create()
    yield _run(server.url(name), out / "papiers")
    server.drop(name)


def _pdf_text(path: Path) -> str:
    """The words of a PDF; pdftotext lays them out and makes every kind of space a plain one."""
    command = ["pdftotext", "-layout", str(path), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_people_hours_and_money(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert {person["number"]: person["name"] for person in demo.printed["people"]} == NAMES
    assert {person["number"]: person["minutes"] / 60 for person in demo.printed["people"]} == HOURS
    assert all(person["certificate"] for person in demo.printed["people"])
    assert main(["revenue", "--year", "2026", "--json", "--database", demo.url]) == 0
    revenue = json.loads(capsys.readouterr().out)
    assert (revenue["sold"], revenue["paid"], revenue["due"]) == (2400.0, 800.0, 1600.0)
    assert main(["revenue", "--year", "2025", "--json", "--database", demo.url]) == 0
    assert json.loads(capsys.readouterr().out)["sold"] == 0


def test_the_agenda_fills_the_hours(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["workshops", "show", str(demo.printed["workshop"]), "--json", "--database", demo.url]) == 0
    shown = json.loads(capsys.readouterr().out)
    halves = [half for day in shown["days"] for half in day["half_days"]]
    assert [half["free_minutes"] for half in halves] == [0, 0, 0, 0]
    assert [half["blocks"][0]["starts_at"] for half in halves] == ["09:30", "13:45", "09:30", "13:45"]
    assert shown["hours"] == 13.0


def test_one_certificate_per_person_with_the_exact_name_and_hours(demo: Demo) -> None:
    found = sorted(demo.out.glob("certificat-*.pdf"))
    assert len(found) == len(NAMES)
    for number, path in enumerate(found, start=1):
        text = _pdf_text(path)
        assert NAMES[number] in text
        assert re.search(rf"suivie +{HOURS[number]:.0f} ?h", text)
        assert "☒" in text
        assert "action de formation" in text


def test_the_convocation_says_what_to_bring_and_whom_to_ask(demo: Demo) -> None:
    (letter,) = demo.out.glob("convocation-08-*.pdf")
    text = " ".join(_pdf_text(letter).split())
    for words in (
        "Gülşen Çelik",
        "De quoi écrire.",
        "Portes ouvertes",
        "plain-pied",
        "Accessibilité, handicap",
    ):
        assert words in text


def test_the_sign_in_sheet_holds_every_name_and_no_signature(demo: Demo) -> None:
    (sheet,) = demo.out.glob("emargement-*.pdf")
    text = _pdf_text(sheet)
    for name in ("Nguyễn Thị Hồng", "Çelik Gülşen", "Kowalczyk-Łukasik Stanisława", "D’Hondt Jean-Noël"):
        assert text.count(name) == 2, name
    assert "Absent" not in text


def test_the_invoice_says_what_the_law_wants(demo: Demo) -> None:
    (invoice,) = demo.out.glob("facture-*.pdf")
    text = _pdf_text(invoice)
    for words in (
        "F-2026-001",
        "2 400,00 €",
        "art. 261, 4, 4° a du CGI",
        "néant",
        "40 €",
        "123 456 709 00013",
        "Prestations de services",
        "Duplicata",
    ):
        assert (words in text) is (words != "Duplicata"), words


def test_a_second_print_of_the_invoice_is_a_duplicate(demo: Demo, tmp_path: Path) -> None:
    command = ["papers", "invoice", "--workshop", str(demo.printed["workshop"]), "--database", demo.url]
    assert main([*command, "--out", str(tmp_path)]) == 0
    (again,) = tmp_path.iterdir()
    assert "Duplicata" in _pdf_text(again)


def test_certificates_are_never_rendered_again(demo: Demo, tmp_path: Path) -> None:
    command = ["papers", "certificats", "--workshop", str(demo.printed["workshop"]), "--database", demo.url]
    assert main([*command, "--out", str(tmp_path)]) == 0
    for again in tmp_path.iterdir():
        assert again.read_bytes() == (demo.out / again.name).read_bytes()


def test_every_font_is_embedded(demo: Demo) -> None:
    for path in demo.out.glob("*.pdf"):
        for page in PdfReader(path).pages:
            resources: Any = page["/Resources"]
            fonts = resources.get("/Font", {})
            for font in fonts.values():
                descriptor = font.get_object()["/FontDescriptor"].get_object()
                assert "/FontFile2" in descriptor, path.name


def test_the_documents_open_in_libreoffice_with_the_words_of_the_pdf(demo: Demo, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    documents = [*demo.out.glob("certificat-0[1489]*.docx")]
    for kind in (
        "emargement",
        "facture",
        "conducteur",
        "livret",
        "convention",
        "devis",
        "convocation-08",
        "fiche-dans",
        "materiel",
        "chevalets",
        "plan-de-salle",
    ):
        documents += demo.out.glob(f"{kind}*.docx")
    assert len(documents) == 19
    subprocess.run(
        [
            office,
            f"-env:UserInstallation=file://{tmp_path}/profil",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(tmp_path)),
            *map(str, documents),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    for document in documents:
        ours, theirs = (_words(folder / f"{document.stem}.pdf") for folder in (demo.out, tmp_path))
        missing = ours - theirs
        assert len(missing) <= len(ours) * 0.01, (document.name, sorted(missing)[:20])


def _words(path: Path) -> set[str]:
    text = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, text=True, check=True).stdout
    return {word for word in text.split() if len(word) > 1 and not word.isdigit()}


def test_the_files_of_word_are_sound_archives(demo: Demo) -> None:
    for path in demo.out.glob("*.docx"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None


def test_a_second_run_on_the_same_database_is_refused(demo: Demo, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", "--out", str(demo.out), "--database", demo.url]) == 1
    assert "déjà" in capsys.readouterr().err
