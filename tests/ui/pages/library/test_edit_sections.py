"""Sections are made while the person reads, or when they are asked for; what is not made yet loses nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.pages.library.conftest import Desk
from tests.ui.pages.library.hands import editor_of, focused, kept, new_draft, open_slug, type_in, view
from ui.kit.page import Route
from ui.pages.library.edit.base import LineField
from ui.pages.library.edit.form import EditForm
from ui.pages.library.edit.sections import sections

SLUG = "carte-des-coleres"


def _complete(desk: Desk) -> EditForm:
    form = view(desk).form
    desk.qtbot.waitUntil(lambda: form.complete, timeout=20_000)
    return form


def test_the_first_section_is_there_at_once_and_the_others_follow(desk: Desk) -> None:
    form_parts = []

    def note() -> None:
        form = view(desk).form
        form_parts.append({key for key, section in form.sections.items() if not section.missing})

    desk.page.open(Route("library", desk.app.library.sheet_by_slug(SLUG).id, "edit"))
    view(desk).form.at_field.connect(note)
    form = _complete(desk)
    assert form_parts[0] == {"essential"}
    closed = {spec.key for spec in sections() if spec.closed}
    assert {key for key, section in form.sections.items() if section.missing} == closed


def test_what_is_typed_before_the_rest_is_made_keeps_the_rest(desk: Desk) -> None:
    sheet_id = desk.app.library.sheet_by_slug(SLUG).id
    before = desk.app.drafts.open(sheet_id).sheet
    desk.page.open(Route("library", sheet_id, "edit"))
    editor = view(desk)
    missing: list[str] = []

    def type_at_once() -> None:
        if not missing and editor.history.loaded:
            missing.extend(key for key, section in editor.form.sections.items() if section.missing)
            title = editor.form.editor("title", LineField)
            type_in(title.line, "!")

    editor.form.at_field.connect(type_at_once)
    desk.qtbot.waitUntil(lambda: bool(missing))
    assert "steps" in missing
    after = kept(desk, sheet_id)
    assert after.title == before.title + "!"
    assert (after.steps, after.sources, after.debrief) == (before.steps, before.sources, before.debrief)
    form = _complete(desk)
    for name in ("steps", "sources", "debrief", "materials", "objectives"):
        assert form.boxes[name].editor.value() == getattr(before, name)


def test_tab_goes_down_the_form_in_whatever_order_its_sections_were_made(desk: Desk) -> None:
    sheet_id = desk.app.library.sheet_by_slug(SLUG).id
    desk.page.open(Route("library", sheet_id, "edit"))
    editor_of(desk, "slug")
    editor_of(desk, "roles")
    desk.settle()
    form = _complete(desk)
    rows = form.boxes["tested"].editor
    rows.focus_at()
    QTest.keyClick(focused(desk), Qt.Key.Key_Space)  # one row more, after all others were made
    form.go_to("title")
    seen: list[str] = []
    here: QWidget = focused(desk)
    while form.inner.isAncestorOf(here):
        inside = (name for name, box in form.boxes.items() if box.isAncestorOf(here))
        name = next(inside, here.objectName())
        if name not in seen[-1:]:
            seen.append(name)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        assert focused(desk) is not here
        here = focused(desk)
    shown: list[str] = []
    for spec in sections():
        shown += [f"edit.open.{spec.key}"] if spec.closed else spec.fields
    assert seen == shown


def test_what_is_made_above_moves_nothing_that_is_seen(desk: Desk) -> None:
    desk.page.open(Route("library", desk.app.library.sheet_by_slug(SLUG).id, "edit"))
    form = view(desk).form
    desk.qtbot.waitUntil(lambda: view(desk).history.loaded)
    form.go_to_section("notes")
    section, bar = form.sections["notes"], form.verticalScrollBar()
    before = section.y() - bar.value()
    _complete(desk)
    assert abs(section.y() - bar.value() - before) <= 40  # the focus comes into view with room above


def test_a_closed_section_opens_on_its_first_field(desk: Desk) -> None:
    new_draft(desk)
    form = _complete(desk)
    section = form.sections["film"]
    assert section.missing
    section.open_button.click()
    assert not section.missing
    assert form.boxes["chapters"].isAncestorOf(focused(desk))


def test_another_sheet_shows_nothing_of_the_former(desk: Desk) -> None:
    open_slug(desk, "la-porte-s-entrouvre")
    _complete(desk)
    open_slug(desk, SLUG)
    form, sheet = _complete(desk), view(desk).history.sheet
    for section in form.sections.values():
        if section.is_open:
            for box in section.boxes:
                assert box.editor.value() == getattr(sheet, box.name), box.name
