"""The attendance of the Roubaix job, entered by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial

from tests.journeys.driver import Driver
from tests.journeys.roubaix import open_tab, the_workshop
from trainer.app import Application
from trainer.attendance.records import Mark, Presence

Act = tuple[str, Callable[[Driver], object], Callable[[Driver], object], Callable[[Application], bool]]
GRID = "attendance.grid"
HOURS = dict.fromkeys(range(1, 19), "13 h") | {4: "10 h", 9: "3 h", 12: "12 h"}
MINUTES = dict.fromkeys(range(1, 19), 780) | {4: 600, 9: 180, 12: 720}
EXCUSED, ABSENT, LATE = (
    Mark(Presence.EXCUSED),
    Mark(Presence.ABSENT),
    Mark(Presence.PRESENT, arrived_at=time(10, 30)),
)


def marks() -> list[Act]:
    """The acts in the order in which they are entered."""
    rest = [
        (
            f"tout le monde, demi-journée {column + 1}",
            partial(_everyone, column),
            partial(_see_column, column),
        )
        for column in range(4)
    ]
    return [
        ("n° 4 excusé·e", _excuse, partial(_see, 4, (0,), "Excusé·e"), partial(_holds, 4, (0,), EXCUSED)),
        (
            "n° 9 absent·e",
            _leave,
            partial(_see, 9, (1, 2, 3), "Absent·e"),
            partial(_holds, 9, (1, 2, 3), ABSENT),
        ),
        (
            "n° 12 en retard",
            _come_late,
            partial(_see, 12, (2,), "dès 10 h 30"),
            partial(_holds, 12, (2,), LATE),
        ),
        *((name, do, see, partial(_full, column)) for column, (name, do, see) in enumerate(rest)),
        ("heures", _see_hours, _see_hours, _has_hours),
    ]


def _excuse(driver: Driver) -> None:
    """By keyboard, from the cell clicked."""
    open_tab(driver, "attendance")
    driver.cell(GRID, 3, 0)
    driver.press("E")
    _see(4, (0,), "Excusé·e", driver)


def _leave(driver: Driver) -> None:
    """By mouse: three cells at once, then the button."""
    open_tab(driver, "attendance")
    driver.cell(GRID, 8, 1)
    driver.cell(GRID, 8, 3, extend=True)
    driver.click("attendance.absent")
    _see(9, (1, 2, 3), "Absent·e", driver)


def _come_late(driver: Driver) -> None:
    open_tab(driver, "attendance")
    driver.cell(GRID, 11, 2)
    driver.click("attendance.times")
    driver.fill("attendance.arrived", "10h30")
    driver.press_button("Enregistrer")
    _see(12, (2,), "dès 10 h 30", driver)


def _everyone(column: int, driver: Driver) -> None:
    """Two half-days by the button, two by the key."""
    open_tab(driver, "attendance")
    driver.cell(GRID, 0, column)
    if column < 2:
        driver.click("attendance.all-present")
    else:
        driver.press("T")
    _see_column(column, driver)


def _see(number: int, columns: tuple[int, ...], text: str, driver: Driver) -> None:
    open_tab(driver, "attendance")
    row = driver.rows(GRID)[number - 1]
    assert [row[column] for column in columns] == [text] * len(columns), row
    assert driver.read("attendance.saved") in ("Enregistré", "")


def _see_column(column: int, driver: Driver) -> None:
    open_tab(driver, "attendance")
    shown = [row[column] for row in driver.rows(GRID)]
    assert all(shown), shown
    assert shown.count("Présent·e") == (17, 17, 16, 17)[column], shown


def _see_hours(driver: Driver) -> None:
    open_tab(driver, "attendance")
    shown = {number: row[4] for number, row in enumerate(driver.rows(GRID), 1)}
    assert shown == HOURS
    assert all(row[5] == "Oui" for row in driver.rows(GRID))
    assert driver.read("attendance.summary").startswith("13 h prévues par personne · 220 h suivies en tout")


def _holds(number: int, columns: tuple[int, ...], mark: Mark, app: Application) -> bool:
    found = the_workshop(app)
    rows = app.attendance.grid(found.id).rows if found is not None else ()
    person = next((row for row in rows if row.enrolment.number == number), None)
    return person is not None and all(person.marks[column] == mark for column in columns)


def _full(column: int, app: Application) -> bool:
    found = the_workshop(app)
    rows = app.attendance.grid(found.id).rows if found is not None else ()
    return bool(rows) and all(row.marks[column] is not None for row in rows)


def _has_hours(app: Application) -> bool:
    found = the_workshop(app)
    rows = app.attendance.grid(found.id).rows if found is not None else ()
    return {row.enrolment.number: row.minutes for row in rows} == MINUTES
