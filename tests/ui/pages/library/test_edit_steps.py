"""The table of steps: drag, duplicate, details, totals; materials counted; remarks that lead to their field."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import (
    editor_of,
    focused,
    kept,
    new_draft,
    open_slug,
    press,
    retype,
    type_in,
    view,
)
from ui.kit.row_parts import Grip
from ui.kit.rows import RowsEditor
from ui.pages.library.edit.base import NumbersField
from ui.pages.library.edit.list_fields import MaterialsField
from ui.pages.library.edit.list_rows import MaterialRow
from ui.pages.library.edit.steps_field import StepsField


def _steps(desk: Desk) -> StepsField:
    field = editor_of(desk, "steps")
    assert isinstance(field, StepsField)
    return field


def test_a_step_dragged_by_its_grip_changes_place(desk: Desk) -> None:
    sheet_id = open_slug(desk, "carte-des-coleres")
    view(desk).form.go_to("steps")
    field, before = _steps(desk), view(desk).history.sheet.steps
    grip = field.list.findChildren(Grip)[0]
    line, third = grip.parentWidget(), field.steps[2].parentWidget()
    assert line is not None
    assert third is not None
    QTest.mousePress(grip, Qt.MouseButton.LeftButton)
    below = third.mapTo(desk.window, QPoint(5, third.height() - 4))  # wherever it is by now
    QTest.mouseMove(grip, grip.mapFrom(desk.window, below))
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton)
    assert view(desk).history.sheet.steps == (before[1], before[2], before[0], *before[3:])
    assert view(desk).history.stack.count() == 1
    assert kept(desk, sheet_id).steps[2] == before[0]


def test_the_panel_edits_the_step_one_is_in_and_can_be_reached_by_keys(desk: Desk) -> None:
    open_slug(desk, "carte-des-coleres")
    field = _steps(desk)
    field.list.focus_at("1.title")
    assert field.panel.title.text().startswith("Étape 2")
    QTest.keyClick(field.steps[1].title, Qt.Key.Key_F2)
    description = field.panel.texts["description"]
    assert desk.window.focusWidget() is description
    before = view(desk).history.sheet.steps
    type_in(description, " Ouf.")
    after = view(desk).history.sheet.steps
    assert after[1].description == before[1].description + " Ouf."
    assert (after[0], *after[2:]) == (before[0], *before[2:])
    QTest.keyClick(description, Qt.Key.Key_Escape)
    assert desk.window.focusWidget() is field.steps[1].title


def test_return_in_a_title_begins_the_next_step_and_a_copy_goes_after(desk: Desk) -> None:
    new_draft(desk)
    field = _steps(desk)
    press(desk, "steps.add")
    type_in(field.steps[0].title, "Ouvrir\n")
    type_in(field.steps[1].title, "Fermer")
    press(desk, "steps.copy")
    assert [step.title for step in view(desk).history.sheet.steps] == ["Ouvrir", "Fermer", "Fermer"]


def test_the_total_follows_and_is_taken_in_one_click(desk: Desk) -> None:
    new_draft(desk)
    field = _steps(desk)
    press(desk, "steps.add")
    retype(field.steps[0].minutes, "20")
    press(desk, "steps.add")
    retype(field.steps[1].minutes, "15")
    field.steps[1].optional.click()
    assert "35" in field.sums.text()
    assert "20" in field.sums.text()
    assert field.steps[1].start.text() == "0:20"
    press(desk, "steps.take_total")
    sheet = view(desk).history.sheet
    assert (sheet.duration.short, sheet.duration.usual, sheet.duration.long) == (20, 35, 35)
    duration = editor_of(desk, "duration")
    assert isinstance(duration, NumbersField)
    assert duration.numbers["usual"].text() == "35"
    assert not field.take.isVisible()


def test_materials_are_counted_for_the_ideal_group(desk: Desk) -> None:
    new_draft(desk)
    materials, group = editor_of(desk, "materials"), editor_of(desk, "group")
    assert isinstance(materials, MaterialsField)
    assert isinstance(group, NumbersField)
    press(desk, "materials.add")
    row = materials.list.rows[0]
    assert isinstance(row, MaterialRow)
    type_in(row.item, "Feutres")
    type_in(row.rule, "1 par groupe de 5")
    retype(group.numbers["ideal"], "18")
    assert row.result.text() == "18\u00a0personnes\u00a0: 4"
    retype(row.rule, "assez")
    assert "non comprise" in row.result.text()


def test_remarks_stand_at_their_field_and_f8_walks_through_them(desk: Desk) -> None:
    new_draft(desk)
    editor = view(desk)
    wanted = [remark.field for remark in editor.remarks._remarks]
    assert len(wanted) >= 3
    assert "remarques" in editor.header.remarks.text()
    for field in wanted[:3]:
        QTest.keyClick(focused(desk), Qt.Key.Key_F8)
        here = focused(desk)
        assert editor.form.boxes[field].isAncestorOf(here)
        assert editor.form.boxes[field].remark.isVisible()
    rows = editor_of(desk, "objectives").findChild(RowsEditor)
    assert rows is not None
    rows.add_button.click()
    type_in(focused(desk), "Savoir dire non")
    desk.qtbot.waitUntil(lambda: not editor.form.boxes["objectives"].remark.isVisible())


def test_a_time_that_is_none_and_a_day_that_is_none_say_so(desk: Desk) -> None:
    new_draft(desk)
    editor_of(desk, "chapters")
    press(desk, "chapters.add")
    at = desk.window.focusWidget()
    assert isinstance(at, QLineEdit)
    type_in(at, "bientôt")
    QTest.keyClick(at, Qt.Key.Key_Tab)
    assert "02:30" in at.accessibleDescription()
    assert view(desk).history.sheet.chapters[0].at == "bientôt"
    retype(at, "2.5")
    QTest.keyClick(at, Qt.Key.Key_Tab)
    assert at.text() == "02:05"
    editor_of(desk, "tested")
    press(desk, "tested.add")
    day = desk.window.focusWidget()
    assert isinstance(day, QLineEdit)
    type_in(day, "demain peut-être")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert "date" in day.accessibleDescription()
    assert view(desk).history.sheet.tested == ()
