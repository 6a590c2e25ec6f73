"""Groups side by side on the whole screen: each with its clock and its words, one alone by its key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.ui.pages.workshops.conftest import Desk
from tests.ui.pages.workshops.live.conftest import START, Stage, opening
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Lane, Spot
from ui.pages.workshops.live.window import LiveWindow


@pytest.fixture
def stage(desk: Desk, workshop: int) -> Iterator[Stage]:
    """Two groups: a sheet and then a drawing, beside one long block; a closing for all."""
    opened = desk.app.plans.open(workshop)
    sheet = desk.app.library.ids_of(["tour-des-cles"])[0]
    keys = desk.app.plans.block_of(sheet, "keys")
    blocks = [
        keys,
        Block("draw", BlockKind.OTHER, "Dessiner", 20),
        Block("long", BlockKind.OTHER, "Écrire", keys.minutes + 20, notes="Le code est 4512"),
        Block("end", BlockKind.CLOSING, "Clôture", 10),
    ]
    plan = edits.insert(opened.plan, blocks, Spot(opened.plan.halves[0].id, 0))
    plan = edits.run_parallel(
        plan, ["keys", "draw", "long"], (Lane("Groupe A", room="Cuisine"), Lane("Groupe B", lead="Awa")), "p"
    )
    there = {block.key: block.lane for block in plan}
    for key, lane in (("keys", 0), ("draw", 0), ("long", 1)):
        if there[key] != lane:
            half = plan.halves[0].id
            plan = edits.move(plan, [key], Spot(half, 2 if lane else 1, parallel="p", lane=lane))
    desk.app.plans.save(workshop_id=workshop, version=opened.version, plan=plan)
    now = [START]
    window = LiveWindow(desk.context, workshop, opening(desk, workshop), lambda: now[0])
    desk.qtbot.addWidget(window)
    window.resize(1366, 768)
    with desk.qtbot.waitExposed(window):
        window.show()
    yield Stage(desk, workshop, window, now)
    window.close()
    desk.settle()


def test_each_group_sees_its_block_its_words_and_what_comes(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    minutes = stage.window.live.stages[0].parts[0].planned
    groups = stage.face(600).groups
    assert [(one.name, one.about, one.title) for one in groups] == [
        ("Groupe A", "Cuisine", "Le tour des clés"),
        ("Groupe B", "Awa", "Écrire"),
    ]
    assert [one.left for one in groups] == [f"{minutes - 10}:00", f"{minutes + 10}:00"]
    assert groups[0].words.startswith("«")
    assert "Dessiner" in groups[0].following
    assert "Retour vers" in groups[1].following
    assert "Groupe A\u00a0: Le tour des clés Étape" in stage.said()
    assert "4512" not in stage.said()


def test_the_keys_show_one_group_and_act_on_it_alone(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    assert stage.window.bar.go.text() == "Groupe A\u00a0: suivante"
    stage.press(Qt.Key.Key_2)
    face = stage.face()
    assert (face.kicker, face.pane.title, face.groups) == ("Maintenant · Groupe B · Awa", "Écrire", ())
    assert "4512" in face.pane.notes
    before = [part.minutes for part in stage.window.live.stages[0].parts]
    stage.press(Qt.Key.Key_Plus)
    after = [part.minutes for part in stage.window.live.stages[0].parts]
    assert [new - old for new, old in zip(after, before, strict=True)] == [0, 0, 5]
    assert stage.window.bar.go.text() == "Groupe B a fini"
    stage.press(Qt.Key.Key_Space, after=60)
    assert "Fini" in stage.said()
    assert not stage.window.bar.go.isEnabled()
    stage.press(Qt.Key.Key_1)
    assert [one.title for one in stage.face().coming] == ["Dessiner", "Clôture"]
    stage.press(Qt.Key.Key_Right)
    assert "Étape 2" in stage.said()
    stage.press(Qt.Key.Key_P)
    stage.press(Qt.Key.Key_1)
    assert len(stage.face().groups) == 2
    stage.press(Qt.Key.Key_Ampersand)  # what the key of the 1 gives on a French keyboard
    stage.press(Qt.Key.Key_Agrave)
    assert len(stage.face().groups) == 2
    stage.press(Qt.Key.Key_3)
    assert stage.window.lane is None


def test_space_does_what_comes_next_and_each_real_time_is_kept(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.press(Qt.Key.Key_Space, after=900)
    assert stage.window.bar.go.text() == "Suivante, ensemble"
    stage.press(Qt.Key.Key_Space, after=300)
    assert "Maintenant Clôture" in stage.said()
    runs = {run.key: run.seconds for run in stage.desk.app.conduct.review(stage.workshop)}
    assert runs == {"keys": 900, "draw": 300, "long": 1200, "end": None}


def test_a_click_on_a_group_shows_it(stage: Stage) -> None:
    stage.press(Qt.Key.Key_Space)
    stage.window.board.grab()
    board = stage.window.board
    QTest.mouseClick(
        board, Qt.MouseButton.LeftButton, pos=QPoint(board.width() * 3 // 4, board.height() // 2)
    )
    assert stage.window.lane == 1
    stage.window.board.grab()
    QTest.mouseClick(
        board, Qt.MouseButton.LeftButton, pos=QPoint(board.width() * 3 // 4, board.height() // 2)
    )
    assert stage.window.lane == 1
