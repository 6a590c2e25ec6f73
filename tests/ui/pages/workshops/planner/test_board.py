"""The board in the window, on the real desk: the keyboard alone, the mouse alone, sheets from the library, the look."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.pages.workshops.conftest import Desk
from trainer.planning import edits
from trainer.planning.records import Block, BlockKind, Lane, Plan, Spot
from ui.kit.theme import Mode
from ui.pages.workshops.planner.board import PlanBoard
from ui.pages.workshops.planner.board_clip import SHEETS_MIME
from ui.pages.workshops.planner.board_keys import KEYS, act_word
from ui.pages.workshops.planner.tab import PlannerTab

K, M = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT, ALT = M.NoModifier, M.ControlModifier, M.ShiftModifier, M.AltModifier
LEFT = Qt.MouseButton.LeftButton
DASHES = 12
"""Pixels by which Qt draws a dashed line otherwise when only a part of it is painted."""


class Bench:
    """The board with what a test does to it; blocks are named by one letter, half-days by their place."""

    def __init__(self, desk: Desk, board: PlanBoard) -> None:
        self.desk, self.board = desk, board
        self.halves = [half.id for half in board.desk.plan.halves]

    @property
    def plan(self) -> Plan:
        return self.board.desk.plan

    def put(self, half: int, letters: str, minutes: int = 30) -> None:
        """Blocks at the end of a half-day."""
        spot = Spot(self.halves[half], len(self.plan.at(self.halves[half])))
        blocks = [Block(letter * 12, BlockKind.OTHER, f"Séquence {letter}", minutes) for letter in letters]
        assert self.board.desk.do("ajout", lambda plan: edits.insert(plan, blocks, spot), choose=())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.board, key, modifiers)

    def letters(self) -> list[str]:
        """The blocks of each half-day and of the parking."""
        parts: list[Sequence[Block]] = [*(half.blocks for half in self.plan.halves), self.plan.parked]
        return ["".join(block.title[-1] for block in blocks) for blocks in parts]

    def chosen(self) -> str:
        return "".join(block.title[-1] for block in self.board.desk.chosen_blocks())

    def middle(self, letter: str) -> QPoint:
        box = self.board.shown.blocks[letter * 12].box
        return self.board.to_view(QPoint(box.x + box.w // 2, box.y + box.h // 2))

    def lower(self, letter: str) -> QPoint:
        box = self.board.shown.blocks[letter * 12].box
        return self.board.to_view(QPoint(box.x + box.w // 2, box.bottom - 1))

    def mouse(self, kind: QEvent.Type, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        view = self.board.viewport()
        held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
        point = QPointF(at)
        QApplication.sendEvent(
            view, QMouseEvent(kind, point, QPointF(view.mapToGlobal(at)), button, held, modifiers)
        )

    def drag(
        self, start: QPoint, end: QPoint, modifiers: Qt.KeyboardModifier = NONE, *, drop: bool = True
    ) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, start)
        self.mouse(QEvent.Type.MouseMove, start + QPoint(0, 30), modifiers)
        self.mouse(QEvent.Type.MouseMove, end, modifiers)
        if drop:
            self.mouse(QEvent.Type.MouseButtonRelease, end, modifiers)

    def click(self, letter: str, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.board.viewport(), LEFT, modifiers, self.middle(letter))

    def chip(self) -> str:
        """What the line says where it would drop."""
        return "" if self.board.hand.drag is None else self.board.hand.drag.chip


@pytest.fixture
def bench(desk: Desk, workshop: int) -> Bench:
    desk.window.resize(1140, 900)
    desk.open(workshop, "agenda")
    assert desk.page.detail is not None
    tab = desk.page.detail.tab("agenda")
    assert isinstance(tab, PlannerTab)
    tab.side.put_away()
    tab.board.setFocus()
    return Bench(desk, tab.board)


def test_the_keyboard_alone_reaches_and_does_everything(bench: Bench, workshop: int) -> None:
    board, desk = bench.board, bench.board.desk
    bench.put(0, "abc")
    bench.put(2, "d")
    bench.key(K.Key_Home, CTRL)
    assert board.current_key == f"half:{bench.halves[0]}"
    bench.key(K.Key_Down)
    bench.key(K.Key_Down, SHIFT)
    assert bench.chosen() == "ab"
    bench.key(K.Key_D, CTRL)
    assert bench.letters()[0] == "ababc"
    bench.key(K.Key_Z, CTRL)
    assert (bench.letters()[0], bench.chosen()) == ("abc", "ab")
    bench.key(K.Key_P, CTRL)  # beside each other
    assert [block.lane for block in bench.plan.halves[0].blocks] == [0, 1, 0]
    bench.key(K.Key_Left)
    assert bench.chosen() == "a"
    bench.key(K.Key_Right)
    assert bench.chosen() == "b"
    bench.key(K.Key_Left, ALT)
    assert [block.lane for block in bench.plan.halves[0].blocks] == [0, 0, 0]
    bench.key(K.Key_P, CTRL | SHIFT)
    assert bench.plan.parallels == ()
    assert bench.letters()[0] == "bac"
    bench.key(K.Key_Down, ALT)
    bench.key(K.Key_Down, ALT)
    assert bench.letters()[0] == "acb"
    bench.key(K.Key_Down, ALT)
    assert bench.letters()[:2] == ["ac", "b"]
    bench.key(K.Key_P)
    bench.key(K.Key_Plus)
    bench.key(K.Key_Plus, SHIFT)
    bench.key(K.Key_Minus)
    assert (bench.plan.block("b" * 12).pinned, bench.plan.block("b" * 12).minutes) == (825, 35)
    bench.key(K.Key_M)
    assert bench.letters() == ["ac", "", "d", "", "b"]
    bench.key(K.Key_Home, CTRL)
    for _ in range(3):
        bench.key(K.Key_Down)
    bench.key(K.Key_Down)  # the head of an empty half-day: what is new goes there
    assert (board.current_key, desk.aimed, desk.chosen) == (f"half:{bench.halves[1]}", bench.halves[1], ())
    bench.key(K.Key_A, CTRL)
    assert bench.chosen() == "acdb"
    asked: list[str] = []
    board.ask_wanted.connect(asked.append)
    menus: list[str] = []
    board.menu_wanted.connect(lambda point, key: menus.append(key))
    bench.key(K.Key_G, CTRL)
    bench.key(K.Key_S)
    assert asked == ["group", "split"]
    bench.key(K.Key_End, CTRL)
    bench.desk.page.detail.tab("agenda").board.menu_wanted.disconnect()  # type: ignore[union-attr]
    assert bench.chosen() == "b"
    bench.key(K.Key_Delete)
    assert bench.letters() == ["ac", "", "d", "", ""]
    while desk.can_undo:
        bench.key(K.Key_Z, CTRL)
    assert bench.letters() == ["", "", "", "", ""]
    while desk.can_redo:
        bench.key(K.Key_Y, CTRL)
    bench.desk.settle()
    assert bench.desk.app.plans.open(workshop).plan == bench.plan
    assert all(act_word(one.act) and one.keys for one in KEYS)


def test_the_mouse_alone_arranges_two_days(bench: Bench) -> None:
    board = bench.board
    bench.put(0, "abc")
    bench.put(2, "de")
    ground = board.shown.halves[3].empty
    assert ground is not None
    bench.click("a")
    bench.click("c", CTRL)
    bench.drag(bench.middle("c"), board.to_view(QPoint(ground.x + 40, ground.y + 9)))
    assert bench.letters() == ["b", "", "de", "ac", ""]  # the order stays; an empty half-day takes them
    assert bench.chosen() == "ac"
    bench.drag(bench.middle("d"), bench.middle("b") + QPoint(0, 10), drop=False)
    assert bench.chip() == "10\u202fh"
    bench.key(K.Key_Escape)
    bench.mouse(QEvent.Type.MouseButtonRelease, bench.middle("b"))
    assert bench.letters() == ["b", "", "de", "ac", ""]
    bench.drag(bench.middle("d"), bench.middle("b") + QPoint(0, 10), CTRL)
    assert bench.letters() == ["bd", "", "de", "ac", ""]
    park = board.shown.park
    bench.drag(bench.middle("e"), board.to_view(QPoint(park.x + 10, park.y + 40)))
    assert bench.letters() == ["bd", "", "d", "ac", "e"]
    first = board.shown.blocks["a" * 12].box
    start = board.to_view(QPoint(first.x + 2, board.shown.halves[3].end.bottom + 30))
    bench.drag(start, bench.middle("a"))
    assert bench.chosen() == "ac"
    edited: list[str] = []
    board.edit_wanted.connect(edited.append)
    QTest.mouseDClick(board.viewport(), LEFT, NONE, bench.middle("a"))
    assert edited == ["a" * 12]
    board.desk.do(
        "en parallèle",
        lambda plan: edits.run_parallel(plan, ["a" * 12, "c" * 12], [Lane("Marché"), Lane("Cour")], "P" * 12),
    )
    other = board.shown.lanes[1].body
    assert board.tip_at(QPoint(other.x + 5, other.y + 5)) == "Cour"
    assert board.tip_at(board.to_board(bench.middle("a"))).startswith("Séquence a\n13\u202fh\u202f45 – ")
    bench.drag(bench.middle("b"), board.to_view(QPoint(other.x + 30, other.bottom - 4)))
    assert [(block.title[-1], block.lane) for block in bench.plan.halves[3].blocks] == [
        ("a", 0),
        ("c", 1),
        ("b", 1),
    ]


def test_a_scale_is_drawn_longer_pinned_and_zoomed(bench: Bench) -> None:
    board = bench.board
    bench.put(0, "ab")
    board.set_mode("scale")
    box = board.shown.blocks["a" * 12].box
    low = bench.lower("a")
    bench.mouse(QEvent.Type.MouseButtonPress, low)
    minutes = round(20 * board.shown.per_minute)
    bench.mouse(QEvent.Type.MouseMove, low + QPoint(0, minutes))
    assert board.shown.blocks["b" * 12].box.y > box.bottom + minutes - 6  # what follows moves along at once
    assert bench.plan.block("a" * 12).minutes == 30
    bench.mouse(QEvent.Type.MouseButtonRelease, low + QPoint(0, minutes))
    assert bench.plan.block("a" * 12).minutes == 50
    by = round(30 * board.shown.per_minute)
    bench.drag(bench.middle("b"), bench.middle("b") + QPoint(0, by), SHIFT)
    assert bench.plan.block("b" * 12).pinned == 570 + 50 + 30
    (gap,) = board.shown.gaps
    assert gap.minutes == 30
    before = board.shown.per_minute
    at = QPointF(bench.middle("b"))
    QApplication.sendEvent(
        board.viewport(),
        QWheelEvent(
            at,
            at,
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            CTRL,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    bench.key(K.Key_Plus, CTRL)
    assert board.shown.per_minute > 1.4 * before
    bench.key(K.Key_Minus, CTRL)
    board.set_mode("list")
    assert board.shown.per_minute == 0


def test_sheets_of_the_library_are_dropped_where_the_line_is(bench: Bench) -> None:
    board = bench.board
    sheets = [sheet.id for sheet in bench.desk.app.library.sheets()[:2]]
    bench.put(0, "ab")
    data = QMimeData()
    data.setData(SHEETS_MIME, f"{sheets[1]},{sheets[0]}".encode())
    view, at = board.viewport(), bench.middle("b") - QPoint(0, 9)
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(view, QDragEnterEvent(at, copy, data, LEFT, NONE))
    moved = QDragMoveEvent(at, copy, data, LEFT, NONE)
    QApplication.sendEvent(view, moved)
    assert moved.isAccepted()
    assert bench.chip() == "10\u202fh"
    QApplication.sendEvent(view, QDropEvent(QPointF(at), copy, data, LEFT, NONE))
    bench.desk.settle()
    half = bench.plan.halves[0]
    assert [block.sheet_id for block in half.blocks] == [None, sheets[1], sheets[0], None]
    assert bench.chip() == ""
    assert len(board.desk.chosen) == 2


@pytest.mark.parametrize("mode", ["list", "scale"])
def test_what_an_edit_paints_anew_looks_as_if_all_had_been(bench: Bench, mode: str) -> None:
    board = bench.board
    for half, letters in enumerate(("abcdefgh", "ijklm", "nopq")):
        bench.put(half, letters, 20)
    keys = [letter * 12 for letter in "bcklno"]
    board.desk.do("titre", lambda plan: edits.group_under(plan, keys[:2], "Prendre place", "G" * 12))
    board.desk.do(
        "groupes", lambda plan: edits.run_parallel(plan, keys[2:4], (Lane("A"), Lane("B")), "P" * 12)
    )
    board.set_mode(mode)
    bench.key(K.Key_Home)
    strokes = [
        (K.Key_Down, NONE), (K.Key_Plus, NONE), (K.Key_Down, ALT), (K.Key_P, NONE), (K.Key_D, CTRL),
        (K.Key_Minus, NONE), (K.Key_Right, ALT), (K.Key_M, NONE), (K.Key_Z, CTRL), (K.Key_Delete, NONE),
        (K.Key_Down, SHIFT), (K.Key_Right, NONE), (K.Key_Up, ALT), (K.Key_Left, ALT), (K.Key_G, CTRL | SHIFT),
        (K.Key_Up, NONE), (K.Key_P, CTRL | SHIFT), (K.Key_Plus, NONE),
    ]  # fmt: skip
    some = random.Random(4)
    for stroke in [strokes[0], strokes[10], strokes[4], *(some.choice(strokes) for _ in range(54))]:
        bench.key(*stroke)
        one, warned = _as_it_is(board), board.warned
        other = _painted_whole(board)
        assert warned != board.warned or _apart(one, other) < DASHES  # a warning may just have come in


def _as_it_is(board: PlanBoard) -> QImage:
    """The board as it stands in the window, with only what was asked for painted anew."""
    for _ in range(3):
        QApplication.processEvents()
    window, place = board.window(), board.mapTo(board.window(), QPoint())
    shot = QApplication.primaryScreen().grabWindow(window.winId()).toImage()
    return shot.copy(QRect(place, board.size()))


def _apart(one: QImage, other: QImage) -> int:
    """How many pixels are different."""
    if one == other:
        return 0
    assert one.size() == other.size()
    return sum(one.pixel(x, y) != other.pixel(x, y) for x in range(one.width()) for y in range(one.height()))


def _painted_whole(board: PlanBoard) -> QImage:
    for part in (board.viewport(), board.head, board.rail):
        part.update()
    return _as_it_is(board)


def test_what_is_drawn_and_said_follows(bench: Bench) -> None:
    board, theme = bench.board, bench.desk.context.theme
    sheet = bench.desk.app.library.sheets()[0]
    board.desk.add_sheets([sheet.id], Spot(bench.halves[0], 0))
    bench.desk.settle()
    key = board.desk.plan.halves[0].blocks[0].key
    bench.put(0, "a")
    board.desk.do("fixe", lambda plan: edits.pin(plan, "a" * 12, 750))
    row = board.items.row_of("a" * 12)
    spoken = board.items.index(row).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Autre séquence, Séquence a. de 12\u202fh\u202f30 à 13\u202fh, 30\u00a0min. ")
    assert "libres" in spoken
    assert spoken.endswith("heure fixée.")
    interface = QAccessible.queryAccessibleInterface(board)
    assert interface is not None
    assert interface.childCount() >= board.items.rowCount()
    light = board.grab().toImage()
    theme.set_mode(Mode.DARK)
    dark = board.grab().toImage()
    assert light.pixelColor(20, 80).lightness() > 128 > dark.pixelColor(20, 80).lightness()
    high = board.shown.blocks[key].box.h
    theme.set_text_percent(200)
    assert board.shown.blocks[key].box.h > high
    theme.set_text_percent(100)
    theme.set_mode(Mode.LIGHT)
    assert board.shown.blocks[key].box.h == high
    board.set_warned([key])
    plain = board.face(key)
    board.set_warned([])
    assert len(plain.marks) == len(board.face(key).marks) + 1
    event = QKeyEvent(QEvent.Type.ShortcutOverride, K.Key_P, CTRL)
    event.ignore()
    QApplication.sendEvent(board, event)
    assert event.isAccepted()


def test_a_half_day_or_a_day_is_chosen_at_once(bench: Bench) -> None:
    board = bench.board
    for half, letters in enumerate(("ab", "cd", "e")):
        bench.put(half, letters)
    bench.click("c")
    bench.key(K.Key_A, CTRL | SHIFT)
    assert bench.chosen() == "cd"
    bench.key(K.Key_A, CTRL | SHIFT)
    assert bench.chosen() == "abcd"
    bench.key(K.Key_M)
    assert bench.letters() == ["", "", "e", "", "abcd"]
    bench.key(K.Key_Z, CTRL)
    view, heads = (
        board.viewport(),
        [board.to_view(QPoint(h.head.x + 4, h.head.y + 4)) for h in board.shown.halves],
    )
    QTest.mouseClick(view, LEFT, NONE, heads[0])
    assert bench.chosen() == "ab"
    QTest.mouseClick(view, LEFT, CTRL, heads[2])
    assert bench.chosen() == "abe"
    bench.key(K.Key_D, CTRL)
    assert "".join(bench.letters()).count("a") == 2
    bench.key(K.Key_Z, CTRL)
    QTest.mouseClick(view, LEFT, NONE, heads[3])  # empty: what is new goes there
    assert (bench.chosen(), board.desk.aimed) == ("", bench.halves[3])
    bench.key(K.Key_A, CTRL | SHIFT)  # the half-day is empty: its day
    assert bench.chosen() == "e"
    days = [QPoint(column.box.x + 4 - board.horizontalOffset(), 4) for column in board.shown.columns]
    QTest.mouseClick(board.head, LEFT, NONE, days[0])
    assert bench.chosen() == "abcd"
    assert board.hasFocus()
    QTest.mouseClick(board.head, LEFT, CTRL, days[1])
    assert bench.chosen() == "abcde"
    words = {one.act: (act_word(one.act), one.keys) for one in KEYS}
    assert words["half"] == ("Choisir la demi-journée", "Ctrl+Maj+A")


def test_the_end_of_a_half_day_is_behind_the_block_that_overruns_it(bench: Bench) -> None:
    board = bench.board
    bench.put(0, "a", 200)
    board.set_mode("scale")
    box, half = board.shown.blocks["a" * 12].box, board.shown.halves[0]
    assert half.box.bottom < box.bottom - 20
    ratio = board.devicePixelRatioF()

    def seen(x: int, y: int) -> str:
        at = board.to_view(QPoint(x, y)) * ratio
        return picture.pixelColor(at).name()

    board.verticalScrollBar().setValue(half.box.bottom - 60)
    picture = board.viewport().grab().toImage()
    within = [seen(box.x + box.w // 2, half.box.bottom + by) for by in (-4, -1, 0, 1, 4)]
    assert set(within) == {within[0]}
    assert seen(half.box.x + 2, half.box.bottom) == board.ink.colour("danger").name()
    assert seen(half.box.x + 2, half.box.bottom + 8) == board.ink.colour("danger_soft").name()
