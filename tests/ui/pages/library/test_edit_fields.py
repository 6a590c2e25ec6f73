"""Every field of a sheet can be filled in the real form by hand and lands in the draft."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from curriculum.fields import FIELDS
from curriculum.model import Attachment, Audience, Translation
from tests.support.full_sheet import full_sheet
from tests.ui.pages.library.conftest import Desk, open_desk
from tests.ui.pages.library.hands import choose, editor_of, kept, new_draft, press, retype, type_in, view
from trainer.app import Application
from ui.kit.inputs import GrowingText
from ui.kit.row_parts import Row
from ui.kit.rows import RowsEditor
from ui.pages.library.edit.base import ChoiceField, FieldEditor, LineField, NumbersField, TextField
from ui.pages.library.edit.identity import TranslationField
from ui.pages.library.edit.list_fields import BriquesField, PairField
from ui.pages.library.edit.list_rows import AccessRow, ChapterRow, MaterialRow, RoleRow, TextRow
from ui.pages.library.edit.record_rows import DayRow, SourceRow
from ui.pages.library.edit.step_row import StepRow
from ui.pages.library.edit.steps_field import StepsField

LINK = Attachment("Parchemin", "Le film", "https://exemple.org/film.mp4", audience=Audience.BOTH)
FULL = replace(
    full_sheet("ecouter-les-coleres"),
    language="oc",
    translation=Translation("porte-a-porte-en-binomes"),
    attachments=(LINK,),
)


def _line(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, LineField)
    value = getattr(FULL, name)
    retype(editor.line, ", ".join(value) if isinstance(value, tuple) else value)


def _text(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, TextField)
    type_in(editor.text, getattr(FULL, name))


def _choice(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, ChoiceField)
    if editor.box.isEditable():
        line = editor.box.lineEdit()
        assert line is not None
        retype(line, getattr(FULL, name))
    else:
        choose(editor.box, getattr(FULL, name))


def _numbers(desk: Desk, name: str) -> None:
    editor, value = editor_of(desk, name), getattr(FULL, name)
    assert isinstance(editor, NumbersField)
    for key, number in editor.numbers.items():
        retype(number, str(value if isinstance(value, int) else getattr(value, key)))


def _list_of(editor: FieldEditor) -> RowsEditor:
    found = editor.findChild(RowsEditor)
    assert found is not None
    return found


def _add(rows: RowsEditor) -> Row:
    assert rows.add_button.isVisible()
    rows.add_button.click()
    return rows.rows[-1]


def _rows(fill: Callable[[Row, object], None]) -> Callable[[Desk, str], None]:
    def act(desk: Desk, name: str) -> None:
        rows = _list_of(editor_of(desk, name))
        for value in getattr(FULL, name):
            fill(_add(rows), value)

    return act


def _sentence(row: Row, value: object) -> None:
    assert isinstance(row, TextRow)
    assert isinstance(value, str)
    type_in(row.text, value)


def _material(row: Row, value: object) -> None:
    assert isinstance(row, MaterialRow)
    type_in(row.item, value.item)  # type: ignore[attr-defined]
    type_in(row.rule, value.quantity)  # type: ignore[attr-defined]
    choose(row.origin, value.provenance)  # type: ignore[attr-defined]


def _role(row: Row, value: object) -> None:
    assert isinstance(row, RoleRow)
    type_in(row.name, value.name)  # type: ignore[attr-defined]
    type_in(row.text, value.text)  # type: ignore[attr-defined]


def _chapter(row: Row, value: object) -> None:
    assert isinstance(row, ChapterRow)
    type_in(row.at, value.at.replace(":", "."))  # type: ignore[attr-defined]
    type_in(row.title, value.title)  # type: ignore[attr-defined]


def _access(row: Row, value: object) -> None:
    assert isinstance(row, AccessRow)
    choose(row.need, value.need)  # type: ignore[attr-defined]
    type_in(row.text, value.text)  # type: ignore[attr-defined]


def _source(row: Row, value: object) -> None:
    assert isinstance(row, SourceRow)
    for part, line in row.lines.items():
        type_in(line, getattr(value, part))


def _day(row: Row, value: object) -> None:
    assert isinstance(row, DayRow)
    type_in(row.day, f"{value:%d/%m/%Y}")


def _attachment(row: Row, value: object) -> None:
    for part in ("link", "name", "caption"):
        line = row.findChild(QLineEdit, f"attachments.{part}")
        assert line is not None
        retype(line, getattr(value, part))
    choose(row.audience, value.audience)  # type: ignore[attr-defined]


def _steps(desk: Desk, name: str) -> None:
    field = editor_of(desk, name)
    assert isinstance(field, StepsField)
    for step in FULL.steps:
        row = _add(field.list)
        assert isinstance(row, StepRow)
        retype(row.title, step.title)
        retype(row.minutes, str(step.minutes))
        grouping = row.grouping.lineEdit()
        assert grouping is not None
        retype(grouping, step.grouping)
        if step.optional:
            row.optional.click()
        for part, text in field.panel.texts.items():
            type_in(text, getattr(step, part))


def _pair(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, PairField)
    for key, rows in editor.lists.items():
        for sentence in getattr(getattr(FULL, name), key):
            _sentence(_add(rows), sentence)


def _briques(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, BriquesField)
    menu = editor.choices()
    next(action for action in menu.actions() if "colères" in action.text()).trigger()
    assert editor.value() == ("mobiliser", *FULL.briques)
    editor.list.focus_at("0")
    editor.list.remove_current()


def _translation(desk: Desk, name: str) -> None:
    editor = editor_of(desk, name)
    assert isinstance(editor, TranslationField)
    type_in(editor.line, FULL.translation.of)


SENTENCES = _rows(_sentence)
FILLS: dict[str, Callable[[Desk, str], None]] = {
    **dict.fromkeys(("title", "tags", "licence"), _line),
    **dict.fromkeys(
        ("promise", "audience", "when", "when_not", "room", "remote", "context", "variants", "risks"), _text
    ),
    **dict.fromkeys(("handout", "falc", "trainer_notes"), _text),
    **dict.fromkeys(("kind", "language"), _choice),
    **dict.fromkeys(("duration", "group", "trainers"), _numbers),
    **dict.fromkeys(("objectives", "prerequisites", "observation", "questions", "authors"), SENTENCES),
    "briques": _briques,
    "translation": _translation,
    "materials": _rows(_material),
    "steps": _steps,
    "roles": _rows(_role),
    "chapters": _rows(_chapter),
    "debrief": _pair,
    "evaluation": _pair,
    "accessibility": _rows(_access),
    "sources": _rows(_source),
    "tested": _rows(_day),
    "attachments": _rows(_attachment),
}


def test_the_form_holds_every_field_once_with_its_name_and_who_sees_it(desk: Desk) -> None:
    new_draft(desk)
    form = view(desk).form
    assert sorted(form.boxes) == sorted(field.name for field in FIELDS)
    assert sorted(FILLS) == sorted(field.name for field in FIELDS if field.name != "slug")
    for field in FIELDS:
        assert form.boxes[field.name].caption.text() == field.label


@pytest.fixture(scope="module")
def shared_desk(
    ready_sqlite_file: Path,
    qapp: QApplication,
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Desk]:
    """One editor for every field, each in a sheet of its own: what the former sheet showed must not stay."""
    folder = tmp_path_factory.mktemp("fields")
    app = Application(f"sqlite:///{shutil.copy(ready_sqlite_file, folder / 'fabrique.sqlite')}")
    with open_desk(app, qapp, QtBot(request), folder) as desk:
        yield desk
    app.close()


@pytest.mark.parametrize("name", FILLS)
def test_a_field_filled_by_hand_lands_in_the_draft(shared_desk: Desk, name: str) -> None:
    desk = shared_desk
    desk.window.activateWindow()  # the other tests have windows of their own
    sheet_id = new_draft(desk, title=f"Autre chose\u00a0: {name}")
    assert getattr(desk.app.drafts.open(sheet_id).sheet, name) != getattr(FULL, name)
    FILLS[name](desk, name)
    assert getattr(kept(desk, sheet_id), name) == getattr(FULL, name)


def test_the_short_name_is_made_of_the_title_of_a_new_sheet(desk: Desk) -> None:
    press(desk, "library.new")
    title = desk.find("field-title")
    type_in(title, "Zibeline à carreaux")
    dialog = desk.find("library.sheet.new")
    action = next(b for b in dialog.findChildren(QAbstractButton) if b.text() == "Commencer à écrire")
    action.click()
    desk.settle()
    desk.qtbot.waitUntil(lambda: desk.page.writing and view(desk).history.loaded)
    assert view(desk).history.sheet.slug == "zibeline-a-carreaux"
    slug = editor_of(desk, "slug").findChild(QLineEdit)
    assert slug is not None
    assert slug.text() == "zibeline-a-carreaux"
    assert slug.isReadOnly()
    promise = editor_of(desk, "promise").findChild(GrowingText)
    assert desk.window.focusWidget() is promise
