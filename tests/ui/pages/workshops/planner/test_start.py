"""New workshops from a proposal, a model and a past one; a proposal in an empty agenda; a plan kept as a model."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QTableView,
    QTreeWidget,
    QWidget,
)

from tests.ui.pages.workshops.conftest import DAYS, Desk
from trainer.core.changes import Kind
from trainer.planning.keys import new_keys
from trainer.planning.records import BlockKind
from trainer.workshops.records import WorkshopFields
from ui.kit.dialogs import FormDialog
from ui.pages.workshops.planner.models import ModelsDialog, show_models
from ui.pages.workshops.planner.start_assistant import AssistantDialog
from ui.pages.workshops.planner.tab import PlannerTab


def texts(widget: QWidget) -> str:
    """Everything that is written in a widget."""
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.text())


def act(tab: PlannerTab, name: str) -> QAction:
    """What the planner's « … » offers now, by name."""
    tab.corner.fill_menu()
    return next(one for one in tab.corner.menu.actions() if one.objectName() == f"agenda.menu.{name}")


def lines(table: QTableView) -> list[tuple[str, ...]]:
    """What a table says, line by line."""
    model = table.model()
    return [
        tuple(str(model.index(line, place).data()) for place in range(model.columnCount()))
        for line in range(model.rowCount())
    ]


def dialog(desk: Desk) -> AssistantDialog:
    return desk.find("assistant", AssistantDialog)


def test_a_workshop_is_made_of_the_second_proposal_by_keyboard(desk: Desk) -> None:
    desk.open(None, "new")
    desk.key("workshop.start.assistant", Qt.Key.Key_Space)
    shown = dialog(desk)
    assert shown.focusWidget() is desk.find("assistant.brique.mobiliser", QWidget)
    for slug in ("animer-des-reunions", "mobiliser"):
        desk.key(f"assistant.brique.{slug}", Qt.Key.Key_Space)
    assert desk.find("assistant.brique.mobiliser", QAbstractButton).text() == "2 · Mobiliser"
    desk.key("assistant.brique.mobiliser", Qt.Key.Key_Return)
    assert "Une ouverture d’abord" in texts(shown.agenda)
    assert "2001" not in texts(shown.agenda)
    desk.type("assistant.days", "2")
    desk.type("assistant.people", "18")
    desk.type("assistant.trainers", "2")
    desk.key("assistant.trainers", Qt.Key.Key_Return)
    first = texts(shown.agenda)
    assert "Jour 2, 13\u202fh\u202f45" in first
    assert shown.focusWidget() is shown.agenda.area
    desk.key("assistant", Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    second = texts(shown.agenda)
    assert second != first
    desk.key("assistant", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert shown.take is not None
    assert shown.focusWidget() is shown.take.widget("first_day")
    desk.key("assistant.first_day", Qt.Key.Key_Return)
    assert "obligatoire" in texts(shown.take)
    assert desk.app.workshops.all() == ()
    desk.type("assistant.first_day", "5/12/2026")
    desk.key("assistant.first_day", Qt.Key.Key_Return)
    route = desk.routes[-1]
    assert route.part == "agenda"
    assert route.id is not None
    plan = desk.app.plans.open(route.id).plan
    blocks = [block for half in plan.halves for block in half.blocks]
    assert blocks[0].kind is BlockKind.WELCOME
    assert all(block.title in second for block in blocks)
    assert [half.day.isoformat() for half in plan.halves] == ["2026-12-05"] * 2 + ["2026-12-06"] * 2
    fields = desk.app.workshops.get(route.id).fields
    assert (fields.title, fields.expected) == ("Animer des réunions, Mobiliser", 18)


def test_a_changed_wish_forgets_the_proposal_and_bad_hours_are_said(desk: Desk) -> None:
    desk.open(None, "new")
    desk.click("workshop.start.assistant")
    desk.click("assistant.propose")
    assert "Choisissez au moins une brique" in texts(dialog(desk).form)
    desk.click("assistant.brique.mobiliser")
    desk.click("assistant.propose")
    assert desk.find("assistant.use", QAbstractButton).isEnabled()
    desk.type("assistant.people", "80")
    assert not desk.find("assistant.use", QAbstractButton).isEnabled()
    desk.type("assistant.noon", "08:00")
    desk.click("assistant.propose")
    assert "finit après son début" in texts(dialog(desk).form)
    dialog(desk).reject()
    assert desk.app.workshops.all() == ()


def test_an_empty_agenda_offers_a_proposal_that_one_undoes_in_one_step(desk: Desk, workshop: int) -> None:
    desk.open(workshop, "agenda")
    desk.click("agenda.propose")
    assert not dialog(desk).form.has("first_day")
    desk.click("assistant.brique.mobiliser")
    desk.click("assistant.brique.ecouter-les-coleres")
    desk.click("assistant.propose")
    desk.click("assistant.use")
    kept = desk.app.plans.open(workshop).plan
    assert all(half.blocks for half in kept.halves)
    assert not desk.find("agenda.propose", QWidget).isVisible()
    assert desk.page.detail is not None
    desk.page.detail.tab("agenda").desk.undo()  # type: ignore[attr-defined]
    desk.settle()
    assert list(desk.app.plans.open(workshop).plan) == []


def test_a_plan_is_kept_as_a_model_and_begins_others(desk: Desk, workshop: int) -> None:
    opened = desk.app.plans.open(workshop)
    wish_halves = opened.plan.halves
    ids = [one.id for one in desk.app.library.sheets()[:2]]
    blocks = tuple(desk.app.plans.block_of(one, key) for one, key in zip(ids, new_keys(2), strict=True))
    plan = replace(opened.plan, halves=(replace(wish_halves[0], blocks=blocks), *wish_halves[1:]))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    desk.open(None, "new")
    desk.click("workshop.start.template")
    assert "Pas encore de modèle" in texts(desk.window)
    desk.open(workshop, "agenda")
    desk.click("workshop.model")
    desk.type("model.title", "Mon modele")
    desk.click("model.save")
    assert [one.title for one in desk.app.templates.all()] == ["Mon modele"]
    for way in ("template", "workshop", "path"):
        desk.open(None, "new")
        desk.click(f"workshop.start.{way}")
        assert desk.find("start", QDialog).isVisible()
        desk.type("start.first_day", "9/1/2027")
        desk.click("start.run")
        made = desk.routes[-1].id
        assert made is not None
        first = desk.app.plans.open(made).plan.halves[0]
        assert first.day.isoformat() == "2027-01-09"
        assert first.blocks
    assert len(desk.app.workshops.all()) == 4
    empty = desk.app.workshops.create(fields=WorkshopFields("Vide"), days=DAYS).first(Kind.WORKSHOP)
    desk.open(empty, "agenda")
    desk.click("agenda.model")
    desk.find("model-into.day", QComboBox).setCurrentIndex(2)
    desk.click("model-into.run")
    halves = desk.app.plans.open(empty).plan.halves
    assert [bool(half.blocks) for half in halves] == [False, False, True, False]


def test_models_are_seen_renamed_deleted_brought_back_and_placed_beside_what_is_there(
    desk: Desk, workshop: int
) -> None:
    desk.open(None, "new")
    desk.click("workshop.start.models")
    dialog = desk.find("models", QDialog)
    assert "Pas encore de modèle" in texts(dialog)
    assert not desk.find("models.title", QWidget).isVisible()
    desk.key("models.close", Qt.Key.Key_Space)
    opened = desk.app.plans.open(workshop)
    ids = [one.id for one in desk.app.library.sheets()[:2]]
    first, second = (desk.app.plans.block_of(one, key) for one, key in zip(ids, new_keys(2), strict=True))
    halves = opened.plan.halves
    plan = replace(
        opened.plan,
        halves=(replace(halves[0], blocks=(first,)), halves[1], replace(halves[2], blocks=(second,))),
    )
    plan = replace(plan, halves=(*plan.halves, halves[3]))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    tab = desk.page.detail.tab("agenda")
    assert isinstance(tab, PlannerTab)
    tab.desk.choose([second.key])
    act(tab, "keep-day").trigger()
    desk.settle()
    desk.type("model.title", "Dimanche")
    desk.click("model.save")
    desk.click("workshop.model")
    desk.type("model.title", "Tout")
    desk.click("model.save")
    act(tab, "models").trigger()
    desk.settle()
    table = desk.find("models.table", QTableView)
    assert lines(table) == [
        ("Dimanche", "Une journée", "6\u202fh\u202f30"),
        ("Tout", "Atelier, 2\u00a0jours", "13\u202fh"),
    ]
    assert desk.window.focusWidget() is table or table.hasFocus()
    content = desk.find("models.view", QTreeWidget).model()
    assert content.rowCount() == 2
    assert content.index(0, 0, content.index(0, 0)).data() == second.title
    desk.key("models.table", Qt.Key.Key_F2)
    desk.type("models.title", "")
    desk.key("models.title", Qt.Key.Key_Backspace)
    desk.key("models.title", Qt.Key.Key_Return)
    assert "a besoin d’un titre" in desk.find("models.error", QLabel).text()
    desk.type("models.title", "Jour de jeu")
    desk.key("models.title", Qt.Key.Key_Return)
    assert [line[0] for line in lines(table)] == ["Jour de jeu", "Tout"]
    desk.key("models.table", Qt.Key.Key_Delete)
    assert [one.title for one in desk.app.templates.all()] == ["Tout"]
    notice = desk.find("models", ModelsDialog).notices.notice
    assert notice is not None
    assert "«\u00a0Jour de jeu\u00a0» est supprimé" in notice.text.text()
    desk.key("models.table", Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [line[0] for line in lines(table)] == ["Jour de jeu", "Tout"]
    table.selectRow(0)
    desk.settle()
    desk.key("models.table", Qt.Key.Key_Return)
    assert desk.find("model-into.source", QComboBox).currentText() == "Jour de jeu"
    desk.find("model-into.day", QComboBox).setCurrentIndex(1)
    desk.find("model-into.after", QComboBox).setCurrentIndex(1)
    desk.click("model-into.run")
    assert [block.title for block in tab.desk.plan.halves[0].blocks] == [first.title, second.title]
    assert not tab.desk.plan.parked
    tab.desk.undo()
    desk.settle()
    assert [block.key for block in desk.app.plans.open(workshop).plan] == [first.key, second.key]


def test_a_dialog_closed_while_it_works_breaks_nothing(desk: Desk, workshop: int) -> None:
    def close(dialog: QDialog) -> None:
        dialog.reject()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        desk.settle()

    desk.open(workshop, "agenda")
    desk.click("agenda.propose")
    desk.click("assistant.brique.mobiliser")
    shown = dialog(desk)
    shown.propose.click()
    close(shown)
    opened = desk.app.plans.open(workshop)
    block = desk.app.plans.block_of(desk.app.library.sheets()[0].id, *new_keys(1))
    halves = opened.plan.halves
    plan = replace(opened.plan, halves=(replace(halves[0], blocks=(block,)), *halves[1:]))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    desk.click("workshop.model")
    kept = desk.find("model.dialog", FormDialog)
    kept.action.click()
    close(kept)
    assert len(desk.app.templates.all()) == 1
    models = show_models(desk.context, lambda _: None)
    desk.settle()
    models.delete.click()
    close(models)
    assert desk.app.templates.all() == ()
    notice = desk.context.notices.notice
    assert notice is not None
    assert notice.button is not None
    desk.press(notice.button)
    assert len(desk.app.templates.all()) == 1
