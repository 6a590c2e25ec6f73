"""Word documents become drafts: six kinds that trainers write, our own papers, and what is never dropped."""

from __future__ import annotations

import hashlib
import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

import resources
from curriculum.model import Need, Provenance, SheetKind
from curriculum.sheet_text import read_sheet
from tests.support import word_documents as documents
from tests.support.hostile_packs import png
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.documents.docx import render_docx
from trainer.documents.docx.read import read_word
from trainer.documents.method_sheet import MethodSheetPaper, method_sheet
from trainer.library.comparison import said
from trainer.library.exchange_word import WordDraft, word_draft


def unplaced(draft: WordDraft) -> list[str]:
    return [one.text for one in draft.unplaced]


def test_headings_lists_and_a_table_of_steps(tmp_path: Path) -> None:
    draft = word_draft(documents.styled(tmp_path))
    sheet = draft.sheet
    assert sheet.title == "Le mur des colères"
    assert sheet.promise == "Chacun·e colle sa colère, le groupe voit ce qui se répète."
    assert sheet.objectives == ("Nommer une colère", "La relier à celle d’une autre")
    assert [(one.item, one.quantity) for one in sheet.materials] == [
        ("feutres", "12"),
        ("Post-it", "3 par personne"),
        ("Ruban adhésif", "1"),
    ]
    assert [(step.title, step.minutes, step.grouping) for step in sheet.steps] == [
        ("Accueil", 10, "plénière"),
        ("Le mur", 20, "individuel"),
    ]
    assert sheet.steps[1].description.split() == ["Chacun·e", "écrit.", "Puis", "colle."]
    assert sheet.variants == "Avec des **images**, ou en *silence* \\[\\*\\] total."
    assert (sheet.duration.usual, sheet.attachments[0].name) == (30, "image1.png")
    left = unplaced(draft)
    assert "À la fin, les participant·es savent :" in left
    assert "30 euros de feutres." in left
    assert any(text.startswith("Pause") for text in left)
    assert any(text.startswith("Total") for text in left)


def test_bold_lines_and_labels_without_any_style(tmp_path: Path) -> None:
    draft = word_draft(documents.unstyled(tmp_path))
    sheet = draft.sheet
    assert sheet.title == "JEU DE LA LIGNE"
    assert (sheet.duration.usual, sheet.trainers, sheet.audience) == (75, 2, "habitant·es")
    assert (sheet.group.minimum, sheet.group.maximum) == (8, 20)
    assert [one.item for one in sheet.materials] == ["corde", "craie", "chaises"]
    assert sheet.objectives == ("Se situer dans un débat",)
    assert [(step.title, step.minutes) for step in sheet.steps] == [
        ("Installer la ligne", 15),
        ("Débattre", 45),
    ]
    assert sheet.steps[0].instruction == "« Placez-vous selon votre accord. »"
    assert sheet.steps[0].description == "Tracer la ligne au sol."
    assert sheet.risks == "Ne forcer personne à parler."
    assert draft.unplaced == ()


def test_a_sheet_in_one_table(tmp_path: Path) -> None:
    draft = word_draft(documents.in_a_table(tmp_path))
    sheet = draft.sheet
    assert (sheet.title, sheet.duration.usual) == ("Le photolangage", 40)
    assert sheet.objectives == ("Prendre la parole à partir d’une image",)
    assert (sheet.group.minimum, sheet.group.maximum) == (6, 15)
    assert sheet.when_not == "Pas avec un groupe en deuil."
    assert [(step.title, step.minutes, step.description) for step in sheet.steps] == [
        ("Choisir", 10, "Chacun·e choisit une photo."),
        ("Raconter", 30, "On écoute sans commenter."),
    ]
    assert unplaced(draft) == ["Coût | Gratuit"]


def test_roles_and_debrief(tmp_path: Path) -> None:
    draft = word_draft(documents.roleplay(tmp_path))
    sheet = draft.sheet
    assert sheet.kind is SheetKind.ROLEPLAY
    assert [(role.name, role.text) for role in sheet.roles] == [
        ("La directrice", "Elle ne peut pas tout promettre."),
        ("La locataire", "Elle a un dossier."),
    ]
    assert sheet.observation == ("Qui coupe la parole ?",)
    assert sheet.debrief.questions == ("Qu’avez-vous ressenti ?",)
    assert sheet.debrief.key_messages == ("On prépare une seule demande.",)
    assert [(note.need, note.text) for note in sheet.accessibility] == [
        (Need.WHEELCHAIR, "jouer au rez-de-chaussée.")
    ]
    assert {(one.text, one.where) for one in draft.unplaced} == {
        ("Prévoir de l’eau.", "Accessibilité"),
        ("Association Tartempion", "pied de page"),
    }


def test_a_document_of_libreoffice(tmp_path: Path) -> None:
    draft = word_draft(documents.from_html(tmp_path))
    sheet = draft.sheet
    assert (sheet.title, sheet.promise) == ("Le débat mouvant", "Se déplacer pour dire son avis.")
    assert sheet.objectives == ("Prendre position", "Écouter **l’autre** côté")
    assert [(step.title, step.minutes, step.instruction, step.trainer_note) for step in sheet.steps] == [
        ("Expliquer", 5, "« Deux camps, pas de milieu. »", "Rester debout"),
        ("Débattre", 20, "« Un argument chacun. »", ""),
    ]
    assert sheet.variants == "Lire [ce guide](https://exemple.org/debat)."
    assert [(one.title, one.link) for one in sheet.sources] == [("SCOP Le Pavé", "https://exemple.org/pave")]
    assert draft.unplaced == ()


def test_nothing_of_an_odd_document_is_dropped(tmp_path: Path) -> None:
    draft = word_draft(documents.with_everything_odd(tmp_path))
    for words in (
        "Ajouté en suivi.",
        "Dans un contrôle.",
        "Dans une zone de texte.",
        "[ici](https://exemple.org)",
    ):
        assert words in draft.sheet.context
    assert "Effacé" not in draft.sheet.context
    assert [(one.text, one.where) for one in draft.unplaced] == [("Une note.", "note de bas de page")]


@pytest.mark.parametrize(
    "name",
    ["05-animer-des-reunions/tour-des-cles", "08-negocier-avec-les-decideurs/rendez-vous-avec-la-directrice"],
)
def test_our_own_paper_comes_back(tmp_path: Path, name: str) -> None:
    file = resources.path(f"briques/{name}.md")
    sheet = read_sheet(file.read_text(encoding="utf-8"), file.name)
    path = tmp_path / "fiche.docx"
    path.write_bytes(render_docx(method_sheet(MethodSheetPaper(sheet, "Une brique", "#123456"))))
    found = word_draft(path).sheet
    for field in ("title", "promise", "kind", "duration", "group", "trainers", "objectives", "materials", "debrief",
                  "evaluation", "roles", "when", "when_not", "audience", "room", "risks", "falc"):  # fmt: skip
        assert getattr(found, field) == getattr(sheet, field), field
    plain = [
        (s.title, s.minutes, s.grouping, s.optional, " ".join(s.instruction.split())) for s in sheet.steps
    ]
    assert [
        (s.title, s.minutes, s.grouping, s.optional, " ".join(s.instruction.split())) for s in found.steps
    ] == plain
    assert [note.need for note in found.accessibility] == [note.need for note in sheet.accessibility]
    assert all(one.provenance in Provenance for one in found.materials)


def test_every_word_of_a_document_is_somewhere(tmp_path: Path) -> None:
    for make in (documents.styled, documents.unstyled, documents.in_a_table, documents.roleplay):
        path = make(tmp_path)
        draft = word_draft(path)
        there = json.dumps([said(getattr(draft.sheet, f)) for f in draft.sheet.__slots__], ensure_ascii=False)
        there += " ".join(unplaced(draft))
        words = {
            word.strip(".,:;«»*()[]\\")
            for block in read_word(path).blocks
            for line in getattr(block, "plain", "").split()
            for word in [line]
        }
        missing = {word for word in words if len(word) > 4 and word not in there}
        titles = {"Objectifs", "pédagogiques", "Matériel", "nécessaire", "Déroulement", "Variantes", "OBJECTIFS",
                  "Public", "Durée", "Animateurs", "Nombre", "participants", "Points", "vigilance", "Étape", "Consigne",
                  "Déroulé", "Rôles", "Grille", "d’observation", "Débriefing", "Questions", "retenir", "Accessibilité",
                  "Fauteuil", "roulant", "situation"}  # fmt: skip
        assert missing <= titles, (path.name, missing - titles)


def test_the_draft_with_its_picture_and_its_notes(app: Application, tmp_path: Path) -> None:
    draft = app.exchange.word(path=documents.styled(tmp_path))
    bare = app.exchange.start(draft=draft, notes=False).first(Kind.SHEET)
    assert app.drafts.open(bare).sheet.trainer_notes == ""
    noted = app.exchange.start(draft=draft, notes=True).first(Kind.SHEET)
    sheet = app.drafts.open(noted).sheet
    assert "30 euros de feutres." in sheet.trainer_notes
    assert sheet.slug == "le-mur-des-coleres-2"
    sha = hashlib.sha256(png(40, 30)).hexdigest()
    assert [one.sha256 for one in sheet.attachments] == [sha]
    assert app.attachments.read(sha) == png(40, 30)
    assert app.library.sheet(noted).summary.edition == 0


def test_a_picture_that_no_sheet_may_hold_is_named(tmp_path: Path) -> None:
    document = documents._new()
    document.add_heading("Avec une image", 0)
    document.add_picture(BytesIO(png(40, 30)))
    path = tmp_path / "image.docx"
    document.save(str(path))

    target = tmp_path / "bombe.docx"
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            huge = name.startswith("word/media/")
            after.writestr(name, png(60_000, 60_000) if huge else before.read(name))
    draft = word_draft(target)
    assert draft.pictures == ()
    assert [one.where for one in draft.unplaced] == ["image du document"]
