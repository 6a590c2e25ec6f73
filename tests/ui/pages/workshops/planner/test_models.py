"""A model changed in the window of models, with undo; replaced by a plan; handed on as a file and taken in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QTableView, QTreeWidget

from tests.ui.pages.workshops.conftest import Desk
from trainer.core.changes import Kind
from trainer.planning.keys import new_keys
from trainer.planning.records import Block, BlockKind
from ui.pages.workshops.planner.models import ModelsDialog, show_models


@pytest.fixture
def model(desk: Desk, workshop: int) -> int:
    """A model of a day with two sequences in the morning."""
    opened = desk.app.plans.open(workshop)
    blocks = tuple(
        Block(key, BlockKind.OTHER, title, 42) for key, title in zip(new_keys(2), ("Un", "Deux"), strict=True)
    )
    first, *rest = opened.plan.halves
    plan = replace(opened.plan, halves=(replace(first, blocks=blocks), *rest))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    made = desk.app.templates.save(workshop_id=workshop, title="Samedi", day=first.day).first(Kind.TEMPLATE)
    assert made is not None
    return made


def lines(tree: QTreeWidget) -> list[list[tuple[str, str]]]:
    """Title and minutes of every sequence, half-day by half-day."""
    model = tree.model()
    heads = [model.index(place, 0) for place in range(model.rowCount())]
    return [
        [
            (model.index(line, 0, head).data(), model.index(line, 1, head).data())
            for line in range(model.rowCount(head))
        ]
        for head in heads
    ]


def write(tree: QTreeWidget, place: int, text: str) -> None:
    """Put other words in the line that is current: 0 its title, 1 its minutes."""
    item = tree.currentItem()
    assert item is not None
    item.setText(place, text)


def kept(desk: Desk, model: int) -> list[tuple[str, int]]:
    return [(one.title, one.minutes) for one in desk.app.templates.open(model).model.clip.blocks]


def shown(desk: Desk) -> QTreeWidget:
    show_models(desk.context, lambda _: None)
    desk.settle()
    tree = desk.find("models.view", QTreeWidget)
    tree.setFocus()
    model = tree.model()
    tree.setCurrentIndex(model.index(0, 0, model.index(0, 0)))
    return tree


def test_a_model_is_changed_in_place_and_every_edit_is_taken_back(desk: Desk, model: int) -> None:
    tree = shown(desk)
    assert lines(tree) == [[("Un", "42"), ("Deux", "42")], []]
    desk.key("models.view", Qt.Key.Key_Plus)
    assert kept(desk, model) == [("Un", 45), ("Deux", 42)]
    desk.key("models.view", Qt.Key.Key_Minus)
    desk.key("models.view", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert kept(desk, model) == [("Deux", 42), ("Un", 40)]
    desk.key("models.view", Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert lines(tree) == [[("Deux", "42")], [("Un", "40")]]
    write(tree, 1, "1 h 15")
    write(tree, 0, "Premier")
    desk.settle()
    assert kept(desk, model) == [("Deux", 42), ("Premier", 75)]
    desk.key("models.view", Qt.Key.Key_Delete)
    assert kept(desk, model) == [("Deux", 42)]
    desk.key("models.view", Qt.Key.Key_Delete)
    assert "rien à garder" in desk.find("models.error", QLabel).text()
    write(tree, 1, "bientôt")
    desk.settle()
    assert "Écrivez une durée" in desk.find("models.error", QLabel).text()
    assert kept(desk, model) == [("Deux", 42)]
    for _ in range(6):
        desk.key("models.view", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert kept(desk, model) == [("Un", 45), ("Deux", 42)]
    desk.click("models.undo")
    assert kept(desk, model) == [("Un", 42), ("Deux", 42)]
    assert not desk.find("models.error", QLabel).text()
    desk.type("models.about", "Pour commencer")
    desk.find("models", ModelsDialog).reject()
    desk.settle()
    assert desk.app.templates.open(model).model.about == "Pour commencer"


def test_a_model_changed_elsewhere_meanwhile_is_shown_anew(desk: Desk, model: int) -> None:
    tree = shown(desk)
    opened = desk.app.templates.open(model)
    other = replace(opened.model, about="ailleurs")
    desk.app.templates.put(template_id=model, version=opened.summary.version, model=other)
    desk.key("models.view", Qt.Key.Key_Plus)
    assert desk.find("models.error", QLabel).text()
    assert lines(tree)[0][0] == ("Un", "42")
    desk.key("models.view", Qt.Key.Key_Plus)
    assert kept(desk, model)[0] == ("Un", 45)
    assert desk.app.templates.open(model).model.about == "ailleurs"


def test_a_plan_takes_the_place_of_a_model_and_gives_it_back(desk: Desk, workshop: int, model: int) -> None:
    desk.open(workshop, "agenda")
    desk.click("workshop.model")
    desk.find("model.target", QComboBox).setCurrentIndex(1)
    assert desk.find("model.title", QLineEdit).text() == "Samedi"
    desk.click("model.save")
    (one,) = desk.app.templates.all()
    assert (one.title, one.scope, one.days) == ("Samedi", "workshop", 2)
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    desk.press(notice.button)
    (one,) = desk.app.templates.all()
    assert (one.scope, one.days) == ("day", 1)


def test_a_model_goes_to_a_file_and_comes_from_one(
    desk: Desk, model: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "modele.json"
    monkeypatch.setattr(desk.context.dialogs, "save_file", lambda *_: file)
    monkeypatch.setattr(desk.context.dialogs, "open_file", lambda *_: file)
    shown(desk)
    desk.click("models.export")
    data = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(data | {"title": "D’ailleurs"}), encoding="utf-8")
    desk.click("models.import")
    table = desk.find("models.table", QTableView)
    assert table.model().rowCount() == 2
    assert desk.find("models.title", QLineEdit).text() == "D’ailleurs"
    file.write_text("{}", encoding="utf-8")
    desk.click("models.import")
    assert "n’est pas un modèle" in desk.find("models.error", QLabel).text()
    assert len(desk.app.templates.all()) == 2
