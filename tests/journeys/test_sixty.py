"""The two days of Roubaix, two half-days in parallel groups: planned in at most sixty clicks, keys and typed names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest

from tests.journeys import agenda
from tests.journeys.agenda import TITLES
from tests.journeys.conftest import Opener
from tests.journeys.driver import Driver, plain
from tests.support import roubaix
from trainer.app import Application
from trainer.workshops.records import FilledWorkshop

MOST = 60
SATURDAY = (
    (
        "Accueil 10 min",
        TITLES["tour-des-cles"],
        TITLES["porte-a-porte-en-binomes"],
        "Pause",
        TITLES["echelle-d-engagement"],
    ),
    (TITLES["releve-thermique"], TITLES["construire-son-questionnaire"], "Pause", "Clôture 15 min"),
)
SUNDAY = (
    (
        "Retour sur la nuit 10 min",
        TITLES["ordre-du-jour-qui-decide"],
        "Pause",
        TITLES["carte-des-allies"],
        TITLES["ligne-des-alliances"],
    ),
    (
        TITLES["preparer-une-action"],
        "Pause",
        TITLES["dans-le-hall-du-bailleur"],
        TITLES["debrief-qui-fait-grandir"],
    ),
)
PLAN = (*SATURDAY, *SUNDAY)
BESIDE = {1: (0, 1), 2: (3, 4)}
"""The half-days in which two blocks, by their places, run at the same time."""
TIMES = (
    ("9 h 30", "9 h 40", "10 h", "11 h 15", "11 h 30"),
    ("13 h 45", "13 h 45", "15 h 15", "15 h 30"),
    ("9 h 30", "9 h 40", "10 h 30", "10 h 45", "10 h 45"),
    ("13 h 45", "15 h", "15 h 15", "16 h 40"),
)


class Hand(Protocol):
    """Someone who plans; `actions` is what it took so far."""

    actions: int

    def come(self) -> None: ...

    def add(self, words: str) -> None: ...

    def next_half(self, half: int) -> None: ...

    def beside(self, half: int, places: tuple[int, int]) -> None: ...


class Mouse:
    """Clicks; names are typed, what is proposed is clicked."""

    def __init__(self, driver: Driver) -> None:
        self.driver, self.actions = driver, 0

    def come(self) -> None:
        """From the home page to the field that adds."""
        self._do(lambda: self.driver.press_button("Ateliers"))
        self._do(lambda: self.driver.cell("workshops.table", 0, 1, twice=True))
        self._do(lambda: self.driver.click("agenda.add.name"))

    def add(self, words: str) -> None:
        """Type a name, click on « Ajouter »."""
        self._do(lambda: self.driver.type(words))
        self._do(lambda: self.driver.click("agenda.add.button"))

    def next_half(self, half: int) -> None:
        """Click on the half-day, then into the field."""
        self._hit(agenda.halves(self.driver)[half])
        self._do(lambda: self.driver.click("agenda.add.name"))

    def beside(self, half: int, places: tuple[int, int]) -> None:
        """Click on one, Ctrl-click on the other, click on what puts them beside each other."""
        first, second = (agenda.blocks(self.driver, half)[place] for place in places)
        self._hit(first)
        self._hit(second, Qt.KeyboardModifier.ControlModifier)
        self.driver.until(lambda: self.driver.visible("blocks.parallel"))
        self._do(lambda: self.driver.click("blocks.parallel"))
        self._do(lambda: self.driver.click("agenda.add.name"))

    def _hit(self, index: QModelIndex, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        view = agenda.board(self.driver)
        view.scrollTo(index)
        place = view.visualRect(index)
        self.actions += 1
        self.driver._point(view.viewport(), QPoint(place.center().x(), place.top() + 10), keys)
        self.driver.settle()

    def _do(self, act: Callable[[], object]) -> None:
        self.actions += 1
        act()


class Keyboard:
    """Keys alone: the mouse is taken away."""

    def __init__(self, driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
        self.driver, self.actions = driver, 0

        def no_mouse(*arguments: object) -> None:
            raise AssertionError("this journey has no mouse")

        for name in ("mouseClick", "mouseDClick", "mouseMove"):
            monkeypatch.setattr(QTest, name, no_mouse)

    def come(self) -> None:
        """The page of workshops, its first row."""
        self._press("Ctrl+4")
        self.driver.tab_to("workshops.table")
        self.actions += 1
        self._press("Return")
        assert self.driver.focused() == "agenda.board"
        self._press("Ctrl+J")
        assert self.driver.focused() == "agenda.add.name"

    def add(self, words: str) -> None:
        """Type a name and Return."""
        self.actions += 1
        self.driver.type(words)
        self._press("Return")

    def next_half(self, half: int) -> None:
        """The next half-day."""
        self._press("PgDown")

    def beside(self, half: int, places: tuple[int, int]) -> None:
        """The last two on the board, beside each other, and back."""
        self._press("Escape", "Shift+Up", "Ctrl+P", "Ctrl+J")

    def _press(self, *keys: str) -> None:
        self.actions += len(keys)
        self.driver.press(*keys)


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_the_plan_of_roubaix_takes_sixty_actions(
    ready_url: str, opened: Opener, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    app = Application(ready_url)
    workshop = roubaix.add_workshop(app)
    app.close()
    driver = opened(ready_url)
    hand: Hand = Mouse(driver) if way == "mouse" else Keyboard(driver, monkeypatch)
    hand.come()
    for half, names in enumerate(PLAN):
        with driver.step(f"demi-journée {half + 1}"):
            _half(driver, hand, half, names)
    assert hand.actions <= MOST, hand.actions
    driver.until(lambda: driver.read("agenda.state") == "Enregistré")
    driver.close()
    app = Application(ready_url)
    try:
        _stored(app.workshops.get(workshop))
        assert app.check() == ()
    finally:
        app.close()


def _half(driver: Driver, hand: Hand, half: int, names: tuple[str, ...]) -> None:
    if half:
        hand.next_half(half)
    pair = BESIDE.get(half, ())
    for place, words in enumerate(names):
        hand.add(words)
        assert driver.read("agenda.add.name") == ""
        assert len(agenda.blocks(driver, half)) == place + 1
        if pair and place == max(pair):
            hand.beside(half, (pair[0], pair[1]))
    starts = [plain(agenda.spoken(one)) for one in agenda.blocks(driver, half)]
    for said, start in zip(starts, TIMES[half], strict=True):
        assert f"de {start} à" in said, said


def _stored(workshop: FilledWorkshop) -> None:
    for half, stored in enumerate(workshop.half_days):
        kept = [
            plain(f"{one.starts_at.hour} h {one.starts_at.minute:02d}").removesuffix(" 00")
            for one in stored.blocks
        ]
        assert kept == list(TIMES[half])
        beside = [one for one in stored.blocks if one.lanes > 1]
        assert len(beside) == (2 if half in BESIDE else 0)
        assert len({one.lane for one in beside}) == len(beside)
