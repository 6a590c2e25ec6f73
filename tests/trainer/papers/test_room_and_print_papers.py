"""What a workshop prints before it begins, from the real library: how many of each, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support import roubaix
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import Cancelled, Refused
from trainer.papers.records import PaperKind
from trainer.people.records import PersonFields
from trainer.planning.edits import insert
from trainer.planning.keys import new_key
from trainer.planning.records import Plan, Spot

SHEETS = ("la-porte-s-entrouvre", "porte-a-porte-en-binomes")
NAMES = (("Ana", "Martin"), ("Zoé", "Petit"), ("Gülşen", "Çelik"), ("Ewa", "Kowalczyk"), ("Bo", "Li"))


@pytest.fixture
def app(sqlite_url: str) -> Iterator[Application]:
    """Papers are drawn from the services alone: one database will do."""
    made = Application(sqlite_url)
    yield made
    made.close()


@pytest.fixture
def workshop(app: Application) -> int:
    """Five people, two sheets on the first half-day, the room set up in islands."""
    app.settings.save_body(version=0, fields=roubaix.BODY)
    made = roubaix.add_workshop(app)
    for first, last in NAMES:
        app.enrolments.add(workshop_id=made, person=PersonFields(last_name=last, first_name=first))
    known = {one.slug: one.id for one in app.library.sheets()}
    kept = app.plans.open(made)
    bare = Plan(tuple(replace(half, blocks=()) for half in kept.plan.halves))
    blocks = [app.plans.block_of(known[slug], new_key()) for slug in SHEETS]
    plan = insert(bare, blocks, Spot(bare.halves[0].id, 0))
    app.plans.save(workshop_id=made, version=kept.version, plan=plan)
    fields = replace(app.workshops.get(made).fields, room_setup="îlots")
    app.workshops.update(workshop_id=made, version=app.workshops.get(made).version, fields=fields)
    return made


def pages(content: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def test_every_run_has_its_copies_in_one_file(app: Application, workshop: int, tmp_path: Path) -> None:
    runs = {run.key: run for run in app.print_papers.runs(workshop)}
    counted = {run.label: run.copies for run in runs.values() if run.copies}
    assert counted["Page des participant·es · Le porte-à-porte en binômes"] == 5
    assert counted["Jeu de cartes de rôle · La porte s’entrouvre"] == 2
    assert counted["Grille d’observation · La porte s’entrouvre"] == 6
    assert (counted["Chevalets"], counted["Plan de salle"]) == (1, 1)
    wanted = {key: run.copies or 1 for key, run in runs.items()}
    written = app.print_papers.write(workshop_id=workshop, wanted=wanted, folder=tmp_path)
    assert (len(written.files), written.left_out) == (len(runs), ())
    for path in written.files:
        copies, found = int(path.name[:3]), pages(path.read_bytes())
        assert len(found) % (2 * copies) == 0, path.name  # each copy on sheets of its own
        whole = len(found) // copies
        assert all(found[place] == found[place % whole] for place in range(len(found)))
    texts = {path.name[5:]: " ".join(pages(path.read_bytes())) for path in written.files}
    cards, grid = (
        texts[f"{name}-la-porte-s-entrouvre.pdf"]
        for name in ("jeu-de-cartes-de-role", "grille-d-observation")
    )
    assert "Ce que j’observe" in grid
    assert "Ce que j’observe" not in cards
    assert "Cartes de rôle" not in grid
    notes = app.library.sheet(
        next(s.id for s in app.library.sheets() if s.slug == SHEETS[0])
    ).sheet.trainer_notes
    private = notes.split(".")[0][:40]
    assert private
    of_the_sheet = [words for name, words in texts.items() if name.endswith("-la-porte-s-entrouvre.pdf")]
    assert len(of_the_sheet) == 5
    assert [words for words in of_the_sheet if private in words.replace("\n", " ")] == []
    cut = [path for path in written.files if "cartes-de-role" in path.name or "chevalets" in path.name]
    assert len(cut) == 3
    for path in cut:  # what is cut or folded has nothing on its back
        backs = pages(path.read_bytes())[1::2]
        assert set(backs) == {""}


def test_for_a_printer_each_run_once_with_the_copies_it_makes(app: Application, workshop: int) -> None:
    key = next(run.key for run in app.print_papers.runs(workshop) if run.kind == "cards")
    app.packing.ask(workshop_id=workshop, key=key, copies=7)
    assert next(run.copies for run in app.print_papers.runs(workshop) if run.key == key) == 7
    made = app.print_papers.produce(workshop_id=workshop, wanted={key: 3, "run:sign-in": 0})
    (one,) = made.papers
    assert one.copies == 3
    assert len(pages(one.paper.content)) <= 2
    with pytest.raises(Refused, match="rien à imprimer"):
        app.print_papers.produce(workshop_id=workshop, wanted={"run:sign-in": 0, "run:unknown": 4})


def test_a_cancel_keeps_the_files_that_are_finished(app: Application, workshop: int, tmp_path: Path) -> None:
    wanted = {run.key: 1 for run in app.print_papers.runs(workshop)}
    with pytest.raises(Cancelled):
        app.print_papers.write(
            workshop_id=workshop,
            wanted=wanted,
            folder=tmp_path / "papiers",
            report=lambda done, total, text: done < 2,
        )
    assert len(list((tmp_path / "papiers").iterdir())) == 2


def test_tents_for_everyone_and_those_no_pdf_can_write_told(app: Application, workshop: int) -> None:
    app.enrolments.add(workshop_id=workshop, person=PersonFields(last_name="الأمين", first_name="محمد"))
    made = app.papers.produce(kind=PaperKind.NAME_TENTS, workshop_id=workshop, file_format="pdf")
    said = " ".join(pages(made.papers[0].content))
    trainers = app.workshops.get(workshop).fields.trainers
    wanted = [first for first, _ in NAMES] + [name.split()[0] for name in trainers]
    assert [name for name in wanted if name not in said] == []
    assert ["محمد" in one.label for one in made.left_out] == [True]
    run = app.print_papers.produce(workshop_id=workshop, wanted={"run:name-tents": 1})
    assert (len(run.papers), len(run.left_out)) == (1, 1)
    whole = app.papers.produce(kind=PaperKind.NAME_TENTS, workshop_id=workshop, file_format="docx")
    assert (len(whole.papers), whole.left_out) == (1, ())


def test_the_packing_list_has_ticks_and_own_lines(app: Application, workshop: int) -> None:
    app.packing.add(workshop_id=workshop, label="Rallonge", quantity="2")
    key = next(one.key for one in app.packing.of(workshop).own)
    assert app.packing.tick(workshop_id=workshop, key=key).ids(Kind.PACKING) == (workshop,)
    made = app.papers.produce(kind=PaperKind.PACKING, workshop_id=workshop, file_format="pdf")
    said = " ".join(pages(made.papers[0].content))
    assert "Rallonge" in said
    assert said.count("☒") == 1
    assert "Tirages" in said


def test_why_there_is_none_yet(app: Application) -> None:
    made = roubaix.add_workshop(app)
    offers = {offer.kind: offer for offer in app.papers.kinds(made)}
    assert "inscrit" in offers[PaperKind.NAME_TENTS].refusal
    assert "disposition" in offers[PaperKind.ROOM_PLAN].refusal
    kept = app.workshops.get(made)
    app.workshops.update(workshop_id=made, version=kept.version, fields=replace(kept.fields, remote=True))
    offers = {offer.kind: offer for offer in app.papers.kinds(made)}
    assert "distance" in offers[PaperKind.ROOM_PLAN].refusal
