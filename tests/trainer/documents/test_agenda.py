"""The participants' agenda: the meals in every form, words that everybody reads, a day on a page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import docx
import pytest
from pypdf import PdfReader

from tests.trainer.documents import papers, plans
from trainer.documents.agenda import Agenda, AgendaForm, agenda
from trainer.documents.docx import render_docx
from trainer.documents.pdf import render_pdf
from trainer.papers.plan_fill import for_participants


def agenda_of(days: int, form: AgendaForm) -> Agenda:
    return Agenda(
        papers.BODY, papers.TITLE, "12 rue du Pile, 59100 Roubaix", for_participants(plans.text(days)),
        trainers=plans.TRAINERS, form=form,
    )  # fmt: skip


def pages(data: Agenda) -> list[str]:
    reader = PdfReader(BytesIO(render_pdf(agenda(data))))
    return [papers.words(page.extract_text()) for page in reader.pages]


@pytest.mark.parametrize("form", list(AgendaForm))
def test_every_form_says_when_one_eats_and_when_the_day_ends(form: AgendaForm) -> None:
    said = " ".join(pages(agenda_of(1, form))).casefold()
    assert "repas" in said
    assert "12 h 30" in said
    end = max(line.end for line in for_participants(plans.text(1))[0].parts[1].lines)
    assert ("finit à" if form is AgendaForm.EASY else "fin de la journée") in said
    assert papers.words(f"{end // 60} h") in said


def test_the_easy_form_writes_its_words_in_full() -> None:
    said = " ".join(pages(agenda_of(1, AgendaForm.EASY)))
    assert "Cela dure 15 minutes." in said
    assert " min." not in said
    assert "C’est pour : Groupe rouge. Salle : Salle 1." in said


def test_a_day_with_a_long_title_stays_on_a_page_and_says_its_date_once() -> None:
    data = replace(agenda_of(1, AgendaForm.A4), title="Apprendre à écouter son quartier et à en faire " * 3)
    morning, afternoon = data.days[0].parts
    day = replace(data.days[0], parts=(morning, replace(afternoon, items=afternoon.items[-1:])))
    data = replace(data, days=(day,))
    (page,) = pages(data)
    assert page.casefold().count("samedi 5 décembre 2026") == 1


@pytest.mark.parametrize("form", list(AgendaForm))
def test_at_a_distance_nobody_is_told_of_a_door(form: AgendaForm) -> None:
    far = replace(agenda_of(1, form), remote=True)
    said = " ".join(pages(far)).casefold()
    assert not [words for words in ("ouverture des portes", "accueil dès", "arriver") if words in said]
    wanted = ("salle virtuelle", "connexion dès", "vous connecter à partir")
    assert wanted[list(AgendaForm).index(form)] in said


def test_the_easy_form_offers_to_call_only_who_has_a_number() -> None:
    data = replace(agenda_of(1, AgendaForm.EASY), access_contact="Sacha, sacha@exemple.invalid")
    assert "Vous pouvez nous appeler ou nous écrire." in " ".join(
        pages(replace(data, contact="04 76 00 00 00"))
    )
    assert "Vous pouvez nous écrire." in " ".join(pages(replace(data, contact="contact@exemple.invalid")))


def test_in_a_word_file_what_is_practical_stays_on_a_page_and_the_head_on_a_line() -> None:
    title = "Apprendre à écouter son quartier et à en faire quelque chose " * 2
    made = docx.Document(BytesIO(render_docx(agenda(replace(agenda_of(1, AgendaForm.LARGE), title=title)))))
    head = made.sections[0].header.paragraphs[0].text.strip()
    assert head.endswith("…")
    assert len(head) <= 42
    made = docx.Document(BytesIO(render_docx(agenda(agenda_of(1, AgendaForm.A4)))))
    *rows, last = made.tables[-1].rows
    assert len(rows) > 1
    held = [row.cells[1].paragraphs[0].paragraph_format.keep_with_next for row in (*rows, last)]
    assert held == [*([True] * len(rows)), None]
