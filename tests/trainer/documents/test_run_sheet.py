"""Run sheets of one, two and five days: rows whole, pages filled, times and sums right, read back from both formats."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.trainer.documents import papers, plans
from trainer.documents import format_fr as fr
from trainer.documents.agenda import Agenda, AgendaForm, agenda
from trainer.documents.blocks import Document, Paragraph, Table
from trainer.documents.docx import render_docx
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.pages import Page, lay_out
from trainer.documents.pdf.table import TableBox
from trainer.documents.plan_parts import (
    PlanDay,
    PlanHeading,
    PlanLane,
    PlanLine,
    PlanParallel,
    PlanPart,
    PlanStep,
)
from trainer.documents.run_sheet import LAYOUT, RunShape, run_sheet
from trainer.documents.theme import Style, look
from trainer.documents.timetable import timetable

THIN = 2 * look(LAYOUT).specs[Style.CELL].leading
DAYS = (1, 2, 5)


def rows_of(document: Document) -> int:
    """How many rows its tables have, without their headers and the strip of facts."""
    tables = (block for section in document.sections for block in section.blocks if isinstance(block, Table))
    return sum(len(table.rows) for table in tables)


def placed_rows(pages: Sequence[Page]) -> int:
    """How many rows its pages hold (one that was cut counts twice)."""
    boxes = [box for page in pages for _, box in page.placed if isinstance(box, TableBox)]
    return sum(len(box.rows) for box in boxes) - 1  # the strip of facts is a table of one row


def check_pages(document: Document) -> list[Page]:
    """No row is cut, no page is left with a line, nothing runs over a foot; gives the pages."""
    pages = lay_out(document)
    assert placed_rows(pages) == rows_of(document)
    foot = look(LAYOUT).margins.foot
    for page in pages:
        bottom = max(top + box.height for top, box in page.placed)
        assert bottom <= page.size[1] - foot
        assert bottom - page.placed[0][0] > THIN
    return pages


def spoken(content: bytes) -> list[str]:
    """The words of each page as pypdf reads them, their spaces plain."""
    return [papers.words(page.extract_text()) for page in PdfReader(BytesIO(content)).pages]


@pytest.mark.parametrize("shape", list(RunShape))
@pytest.mark.parametrize("days", DAYS)
def test_pages_rows_times_and_sums(days: int, shape: RunShape) -> None:
    data = plans.run_sheet_of(days, shape)
    document = run_sheet(data)
    check_pages(document)
    pages = spoken(render_pdf(document))
    said = " ".join(pages)
    for day in data.days:
        for part in day.parts:
            for line in part.lines:
                times = papers.words(f"{fr.hour(line.start)} à {fr.hour(line.end)}")
                assert times in said, line.title
            total = papers.words(f"{fr.length(part.planned)} prévues sur {fr.length(part.hours)}")
            assert total in said
        title = papers.words(fr.day(day.day, weekday=True)).capitalize()
        on = [number for number, page in enumerate(pages) if title in page]
        assert len(on) == 1
        if shape is not RunShape.CONTINUOUS and on[0]:
            assert pages[on[0]].startswith(title)
    assert said.count("Ouverture des portes") == days


@pytest.mark.parametrize("days", DAYS)
def test_the_word_file_has_the_same_times_in_rows_that_stay_whole(days: int) -> None:
    data = plans.run_sheet_of(days)
    made = docx.Document(BytesIO(render_docx(run_sheet(data))))
    rows = [row for table in made.tables if len(table.columns) > 1 for row in table.rows]
    body = [row for row in rows if len(row._tr.tc_lst) > 1]
    assert all(row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in rows)
    starts = [words(row.cells[0].text).split(" à ")[0] for row in body if " à " in words(row.cells[0].text)]
    wanted = [words(fr.hour(line.start)) for day in data.days for part in day.parts for line in part.lines]
    assert starts == wanted


@pytest.mark.parametrize("shape", list(RunShape))
def test_in_the_word_file_a_day_that_fills_its_page_leaves_no_empty_one(shape: RunShape) -> None:
    made = docx.Document(BytesIO(render_docx(run_sheet(plans.run_sheet_of(2, shape)))))
    body = [one for one in made.element.body if one.tag != qn("w:sectPr")]
    ends = [place for place, one in enumerate(body) if one.find(f".//{qn('w:sectPr')}") is not None]
    assert len(ends) == (0 if shape is RunShape.CONTINUOUS else 1)
    for place in (*ends, len(body) - 1):
        assert body[place - 1].tag == qn("w:tbl")
        spacing = body[place].find(f".//{qn('w:spacing')}")
        assert spacing is not None
        assert spacing.get(qn("w:line")) == "20"  # a point: what Word wants under a table


def words(value: str) -> str:
    return papers.words(value)


def test_libreoffice_sets_the_word_files_on_pages_that_are_not_thin(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    assert office is not None, "LibreOffice reads the Word files back"
    files = []
    for days in DAYS:
        file = tmp_path / f"{days}.docx"
        file.write_bytes(render_docx(run_sheet(plans.run_sheet_of(days))))
        files.append(str(file))
    command = [office, f"-env:UserInstallation=file://{tmp_path}/profil", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), *files], check=True, capture_output=True, timeout=180
    )
    for days in DAYS:
        pages = spoken((tmp_path / f"{days}.pdf").read_bytes())
        assert all(len(page.split()) > 40 for page in pages), days
        assert len(pages) <= len(lay_out(run_sheet(plans.run_sheet_of(days)))) + days
        said = " ".join(pages)
        for part in (part for day in plans.run_sheet_of(days).days for part in day.parts):
            assert words(f"{fr.length(part.planned)} prévues sur {fr.length(part.hours)}") in said


def test_gaps_pins_and_groups_are_marked() -> None:
    said = " ".join(spoken(render_pdf(run_sheet(plans.run_sheet_of(1)))))
    assert "Rien de prévu pendant 5 min" in said
    assert "temps sans rien : 5 min" in said
    assert said.count("heure fixe") == 1
    assert "En parallèle, 2 groupes" in said
    assert "Groupe rouge · Salle 1 · Idir · 8 personnes · finit 10 min avant les autres" in said
    assert "Groupe vert · Salle 2 · 10 personnes" in said
    assert "Écouter le quartier · 10 h 55 – 12 h 05 · 1 h 10" in said
    assert "Repas · 12 h 30 – 13 h 45 · 1 h 15" in said


def test_an_overlap_is_told_and_an_overrun_too() -> None:
    first = PlanLine(570, 100, "Un")
    second = PlanLine(660, 120, "Deux", gap=-10, pinned=True)
    part = PlanPart("Matin", 570, 750, (first, second), 210)
    data = replace(plans.run_sheet_of(1), days=(PlanDay(papers.SATURDAY, (part,)),))
    said = " ".join(spoken(render_pdf(run_sheet(data))))
    assert "Chevauchement : commence 10 min avant la fin de ce qui précède" in said
    assert "3 h 30 prévues sur 3 h, dépassement : 30 min, chevauchement : 10 min" in said


def test_a_meal_is_said_once_and_counts_nowhere() -> None:
    meal = PlanLine(750, 90, "Repas partagé", rest=True, meal=True)
    work = PlanLine(570, 180, "Un")
    morning = PlanPart("Matin", 570, 750, (work, meal), 180, 15, 0, 15)
    inside = PlanLine(885, 60, "Goûter dînatoire", rest=True, meal=True)
    afternoon = PlanPart("Après-midi", 825, 1035, (PlanLine(825, 60, "Deux"), inside), 60, 0, 60)
    day = PlanDay(papers.SATURDAY, (morning, afternoon))
    data = replace(plans.run_sheet_of(1), days=(day,))
    said = " ".join(spoken(render_pdf(run_sheet(data))))
    assert "Fin à 12 h 30 · 3 h prévues sur 3 h, repas sur la demi-journée qui suit : 15 min" in said
    assert "Fin à 17 h 15 · 1 h prévues sur 2 h 30, marge : 1 h 30" in said
    assert "Journée : 4 h prévues sur 5 h 30, pauses comprises (15 min), repas non compté (1 h)." in said
    assert "Durée 5 h 30" in said
    assert said.count("Repas") == 1
    assert said.index("Fin à 12 h 30") < said.index("Repas partagé") < said.index("Après-midi")
    assert [(one.start, one.end) for one in day.pauses()] == [(750, 750)]
    assert (morning.leaves, morning.last) == (840, 750)
    assert replace(morning, items=(replace(work, minutes=160), meal)).last == 730
    assert replace(morning, items=(work, replace(meal, start=740))).last == 750


def test_a_step_that_is_passed_says_so() -> None:
    steps = (PlanStep("Jouer", 40, start=570), PlanStep("En plus", 15, optional=True, passed=True))
    line = PlanLine(570, 45, "Un", steps=steps, sheet_minutes=40)
    data = replace(
        plans.run_sheet_of(1), days=(PlanDay(papers.SATURDAY, (PlanPart("Matin", 570, 750, (line,), 45),)),)
    )
    for shape in (RunShape.DAYS, RunShape.DETAILED, RunShape.COMPLETE):
        said = " ".join(spoken(render_pdf(run_sheet(replace(data, shape=shape)))))
        assert "à passer" in said
        assert "Les étapes gardées comptent 40 min, la séquence 45 min." in said


def test_at_a_distance_every_page_says_where_and_the_sheet_s_remote_version_is_there() -> None:
    data = plans.run_sheet_of(2, remote=True)
    document = run_sheet(data)
    check_pages(document)
    content = render_pdf(document)
    pages = spoken(content)
    assert len(pages) > 2
    assert all(plans.LINK in page and "Zoom · Framapad" in page for page in pages)
    said = " ".join(pages)
    line = next(line for line in data.days[0].parts[0].lines if line.remote)
    assert " ".join(line.remote.split()[:6]) in said
    assert "Écran, tchat, salles" in said
    assert re.search(r"Écran : Idir Belkacem Tchat : Solenne Marchand Salles : \d+ salles? de \d", said)
    assert "Supports et matériel" not in said
    assert "Ouverture de la salle virtuelle" in said
    notes: Any = PdfReader(BytesIO(content)).pages[0]["/Annots"]
    links = [note.get_object()["/A"]["/URI"] for note in notes]
    assert plans.LINK in links


def test_the_words_to_say_begin_in_the_detailed_form_and_are_all_in_the_complete_one() -> None:
    data = plans.run_sheet_of(1)
    lines = data.days[0].parts[0].lines
    step = max((step for line in lines for step in line.steps), key=lambda one: len(one.instruction))
    told = re.sub(r"[*_«»]", " ", step.instruction).split()
    start, end = " ".join(told[:4]), " ".join(told[-3:])
    said = {
        shape: re.sub(r"[«»] ?", "", " ".join(spoken(render_pdf(run_sheet(replace(data, shape=shape))))))
        for shape in RunShape
    }
    assert [shape for shape in RunShape if start in said[shape]] == [RunShape.DETAILED, RunShape.COMPLETE]
    assert [shape for shape in RunShape if end in said[shape]] == [RunShape.COMPLETE]
    assert "[…]" in said[RunShape.DETAILED]
    assert "[…]" not in said[RunShape.COMPLETE]


@pytest.mark.parametrize("days", DAYS)
def test_a_page_of_the_detailed_form_holds_an_hour(days: int) -> None:
    data = plans.run_sheet_of(days, RunShape.DETAILED)
    lines = (line for day in data.days for part in day.parts for line in part.lines)
    minutes = sum(max(line.minutes, line.sheet_minutes) for line in lines)  # a sheet cut short may be longer
    assert len(lay_out(run_sheet(data))) <= minutes / 60 + days


def test_a_note_is_read_in_one_go_and_a_long_title_takes_no_quarter_of_the_page() -> None:
    note = "Penser aux chaises.\n\n- prévenir le gardien\n- clé du local"
    part = PlanPart("Matin", 570, 750, (PlanLine(570, 100, "Un", note=note),), 100)
    data = replace(plans.run_sheet_of(1), days=(PlanDay(papers.SATURDAY, (part,)),), title="Long " * 25)
    document = run_sheet(data)
    (table,) = (one for one in document.sections[0].blocks if isinstance(one, Table))
    (held,) = (row for row in table.rows if "chaises" in str(row))
    assert "clé du local" in str(held)
    title = next(one for one in document.sections[0].blocks if getattr(one, "style", None) is Style.TITLE)
    assert isinstance(title, Paragraph)
    assert 0 < title.size < 20


def test_the_meal_begins_when_the_morning_has_run_over() -> None:
    morning = PlanPart("Matin", 570, 750, (PlanLine(570, 200, "Un"),), 200)
    afternoon = PlanPart("Après-midi", 825, 1035, (PlanLine(825, 60, "Deux"),), 60)
    data = replace(plans.run_sheet_of(1), days=(PlanDay(papers.SATURDAY, (morning, afternoon)),))
    assert "Repas · 12 h 50 – 13 h 45 · 55 min" in " ".join(spoken(render_pdf(run_sheet(data))))


def test_right_before_or_after_a_meal_what_is_free_is_no_second_meal() -> None:
    meal = PlanLine(1140, 45, "Soupe", rest=True, meal=True)
    afternoon = PlanPart("Après-midi", 825, 1035, (PlanLine(825, 210, "Un"),), 210)
    evening = PlanPart("Soirée", 1140, 1350, (meal, PlanLine(1185, 165, "Deux")), 165, 0, 45)
    day = PlanDay(papers.SATURDAY, (afternoon, evening))
    data = replace(plans.run_sheet_of(1), days=(day,))
    shown = Agenda(data.letterhead, data.title, data.place, (day,))
    forms = [agenda(replace(shown, form=form)) for form in AgendaForm]
    for document in (run_sheet(data), timetable(data), *forms):
        said = " ".join(spoken(render_pdf(document)))
        assert "Soupe" in said
        assert re.search("[Pp]ause", said)
        assert not re.search("[Rr]epas(?! non)", said)
    (free,) = replace(day, parts=(afternoon, replace(evening, items=evening.items[1:]))).pauses()
    assert free == (1035, 1140, "Repas")


def test_the_head_of_a_page_says_that_its_title_goes_on() -> None:
    data = replace(plans.run_sheet_of(2), title="Apprendre à écouter son quartier et à en faire " * 4)
    second = spoken(render_pdf(run_sheet(data)))[1]
    assert re.search(r"Conducteur – Apprendre à écouter [^…]*…", second)


def test_every_page_of_several_days_says_of_which_day_it_is() -> None:
    data = plans.run_sheet_of(2)
    days = [fr.day(day.day, weekday=True) for day in data.days]
    pages = spoken(render_pdf(run_sheet(data)))
    named = [[day for day in days if words(day) in page.lower()] for page in pages]
    second = next(number for number, found in enumerate(named) if number and days[1] in found)
    assert second > 1
    assert named[1:second] == [[days[0]]] * (second - 1)
    assert named[second:] == [[days[1]]] * (len(pages) - second)


# Any plan


def some_line(chance: Random) -> PlanLine:
    steps = tuple(
        PlanStep(
            "Une étape",
            chance.randint(1, 60),
            "binômes",
            description=mots(chance, 160),
            instruction=mots(chance, 160),
            note=mots(chance, 160),
        )
        for _ in range(chance.randint(0, 5))
    )
    return PlanLine(
        chance.randint(540, 700),
        chance.randint(1, 120),
        "Titre " * chance.randint(1, 12),
        objective=mots(chance, 40),
        steps=steps,
        materials=("18 × une chose à apporter",) * chance.randint(0, 9),
        remote=mots(chance, 160),
        note=mots(chance, 900),
        rest=chance.random() < 0.2,
        pinned=chance.random() < 0.2,
        gap=chance.choice((0, 0, 0, 5, -5)),
    )


def mots(chance: Random, most: int) -> str:
    return "mot " * chance.choice((0, chance.randint(1, most)))


def some_item(chance: Random, depth: int = 0) -> PlanLine | PlanParallel | PlanHeading:
    kind = chance.random()
    if kind < 0.2:
        lanes = [
            PlanLane(f"Groupe {n}", tuple(some_line(chance) for _ in range(chance.randint(0, 2))), "Salle")
            for n in range(chance.randint(1, 3))
        ]
        return PlanParallel(600, 660, (PlanLane("A", (PlanLine(600, 60, "Seul"),)), *lanes))
    if kind < 0.35 and not depth:
        found = [some_item(chance, 1) for _ in range(chance.randint(1, 3))]
        return PlanHeading("Titre", tuple(one for one in found if not isinstance(one, PlanHeading)))
    return some_line(chance)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(RunShape), st.booleans())
def test_whatever_the_plan_no_row_is_cut_and_no_page_is_thin(
    seed: int, shape: RunShape, remote: bool
) -> None:
    chance = Random(seed)
    days = tuple(
        PlanDay(
            papers.SATURDAY,
            (PlanPart("Matin", 570, 750, tuple(some_item(chance) for _ in range(chance.randint(0, 7))), 60),),
            555,
        )
        for _ in range(chance.randint(1, 2))
    )
    check_pages(run_sheet(replace(plans.run_sheet_of(1, shape, remote=remote), days=days)))


@pytest.mark.parametrize("shape", list(RunShape))
def test_the_sum_of_a_day_and_the_questions_at_the_end_begin_no_page(shape: RunShape) -> None:
    document = run_sheet(plans.run_sheet_of(1, shape))
    tables = [one for section in document.sections for one in section.blocks if isinstance(one, Table)]
    *_, before, last = tables[-1].rows
    assert "Journée" in str(last)
    assert before.keep_with_next
    for table in tables:
        for upper, lower in itertools.pairwise(table.rows):
            if shape is RunShape.DETAILED and "Débrief" in str(lower.cells[-1].blocks[:1]):
                assert upper.keep_with_next
