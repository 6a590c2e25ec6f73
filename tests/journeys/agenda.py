"""The agenda of the Roubaix job: what is put where, with the times that the screen must show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView

from tests.journeys.driver import Driver, plain
from tests.journeys.roubaix import open_tab, the_workshop
from trainer.app import Application
from trainer.cli.roubaix import AGENDA
from trainer.workshops.records import BlockKind
from ui.pages.workshops.planner.board_model import KEY

HALF_DAYS = (
    "sam. 5 déc., matin",
    "sam. 5 déc., après-midi",
    "dim. 6 déc., matin",
    "dim. 6 déc., après-midi",
)
TYPED = {BlockKind.WELCOME: "Accueil", BlockKind.BREAK: "Pause", BlockKind.CLOSING: "Clôture"}
USUAL = {BlockKind.WELCOME: 15, BlockKind.BREAK: 15, BlockKind.CLOSING: 20}
TITLES = {
    "tour-des-cles": "Le tour des clés",
    "porte-a-porte-en-binomes": "Le porte-à-porte en binômes",
    "echelle-d-engagement": "L’échelle d’engagement et la liste des contacts",
    "releve-thermique": "Le relevé thermique",
    "construire-son-questionnaire": "Construire son questionnaire d’enquête",
    "ordre-du-jour-qui-decide": "L’ordre du jour qui décide",
    "carte-des-allies": "La carte des alliés",
    "ligne-des-alliances": "Le spectre des alliances, ligne de positions",
    "preparer-une-action": "La feuille d’action",
    "dans-le-hall-du-bailleur": "Dans le hall du bailleur",
    "debrief-qui-fait-grandir": "Le débrief qui fait grandir",
}
TIMES = (
    ("9 h 30 – 9 h 40", "9 h 40 – 10 h", "10 h – 11 h 15", "11 h 15 – 11 h 30", "11 h 30 – 12 h 30"),
    ("13 h 45 – 15 h 15", "15 h 15 – 15 h 30", "15 h 30 – 17 h", "17 h – 17 h 15"),
    ("9 h 30 – 9 h 40", "9 h 40 – 10 h 30", "10 h 30 – 10 h 45", "10 h 45 – 11 h 45", "11 h 45 – 12 h 30"),
    ("13 h 45 – 15 h", "15 h – 15 h 15", "15 h 15 – 16 h 40", "16 h 40 – 17 h 15"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """One act on the agenda: add a block at the end of a half-day, or give one its own words and length."""

    half: int
    place: int
    kind: BlockKind
    title: str
    minutes: int
    slug: str = ""
    rename: bool = False
    by_mouse: bool = False

    @property
    def name(self) -> str:
        """The act in a few words."""
        return f"{'préciser' if self.rename else 'ajouter'} {self.title} ({self.half + 1}.{self.place + 1})"


def edits() -> Iterator[Edit]:
    """Every act, in order; every other block is put by mouse."""
    count = 0
    for half, blocks in enumerate(AGENDA):
        for place, planned in enumerate(blocks):
            count += 1
            by_mouse = bool(count % 2)
            if isinstance(planned, str):
                yield Edit(half, place, BlockKind.SHEET, TITLES[planned], 0, planned, by_mouse=by_mouse)
                continue
            kind, title, minutes = planned
            yield Edit(half, place, kind, TYPED[kind], USUAL[kind], by_mouse=by_mouse)
            if title != TYPED[kind] or minutes != USUAL[kind]:
                yield Edit(half, place, kind, title, minutes, rename=True, by_mouse=by_mouse)


def put(edit: Edit, driver: Driver) -> None:
    """Do it and see it."""
    open_tab(driver, "agenda")
    if edit.rename:
        _rename(edit, driver)
    else:
        _add(edit, driver)
    see(edit, driver)


def _add(edit: Edit, driver: Driver) -> None:
    if driver.read("agenda.add.half-day") != HALF_DAYS[edit.half]:
        driver.click("agenda.add.name")
        driver.choose("agenda.add.half-day", HALF_DAYS[edit.half])
    driver.click("agenda.add.name")
    if edit.by_mouse:
        driver.type(edit.title[:-1])
        driver.pick("agenda.add.list", f"{edit.title} — ")
    else:
        driver.type(edit.title)
        driver.press("Return")
    assert driver.read("agenda.add.name") == ""


def _rename(edit: Edit, driver: Driver) -> None:
    view, index = board(driver), blocks(driver, edit.half)[edit.place]
    view.scrollTo(index)
    driver.hit(view.viewport(), view.visualRect(index).center(), twice=edit.by_mouse)
    if not edit.by_mouse:
        driver.press("Return")
    assert driver.focused() == "block.title"
    driver.fill("block.title", edit.title)
    driver.fill("block.minutes", str(edit.minutes))
    driver.press("Escape")
    assert driver.focused() == "agenda.board"
    assert driver.read("agenda.state") == "Enregistré"


def see(edit: Edit, driver: Driver) -> None:
    """The block stands in its half-day with its computed times, and the half-day says what is left."""
    open_tab(driver, "agenda")
    shown = blocks(driver, edit.half)
    assert len(shown) > edit.place
    said = spoken(shown[edit.place])
    assert edit.title in said, said
    last = len(shown) == len(TIMES[edit.half]) and edit.place == len(shown) - 1
    if edit.minutes == USUAL.get(edit.kind) and edit.kind in (BlockKind.WELCOME, BlockKind.CLOSING):
        if edit.kind is BlockKind.CLOSING:
            assert "dépasse de 5 min" in spoken(halves(driver)[edit.half])
        return
    start, end = TIMES[edit.half][edit.place].split(" – ")
    assert f"de {start} à {end}," in said, said
    if last:
        assert "complet" in spoken(halves(driver)[edit.half])


def holds(edit: Edit, app: Application) -> bool:
    """The block is stored."""
    found = the_workshop(app)
    blocks = found.half_days[edit.half].blocks if found is not None else ()
    if len(blocks) <= edit.place or blocks[edit.place].kind is not edit.kind:
        return False
    block = blocks[edit.place]
    if edit.rename:
        return (block.title, block.minutes) == (edit.title, edit.minutes)
    return not edit.slug or (block.title, block.sheet_slug) == (edit.title, edit.slug)


def board(driver: Driver) -> QAbstractItemView:
    """The board on screen."""
    return driver.find("agenda.board", QAbstractItemView)


def halves(driver: Driver) -> list[QModelIndex]:
    """The half-days on the board, in order."""
    return [one for one in _items(driver) if str(one.data(KEY)).startswith("half:")]


def blocks(driver: Driver, half: int) -> list[QModelIndex]:
    """The blocks of a half-day on the board, in order."""
    items, first = _items(driver), halves(driver)[half]
    after = items[items.index(first) + 1 :]
    return list(takewhile(lambda one: not str(one.data(KEY)).startswith("half:"), after))


def spoken(index: QModelIndex) -> str:
    """What a screen reader says of an item of the board."""
    return plain(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))


def _items(driver: Driver) -> list[QModelIndex]:
    model = board(driver).model()
    return [model.index(row, 0) for row in range(model.rowCount())]
