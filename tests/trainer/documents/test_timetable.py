"""The scale of time: blocks in proportion, none over another, a line for five minutes, whatever the plan."""

from __future__ import annotations

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from tests.trainer.documents import papers, plans
from trainer.documents.blocks import Timescale
from trainer.documents.pdf import render_pdf
from trainer.documents.pdf.pages import lay_out
from trainer.documents.plan_parts import PlanDay, PlanLane, PlanLine, PlanParallel, PlanPart
from trainer.documents.run_sheet import RunSheet
from trainer.documents.theme import Layout, look
from trainer.documents.timescale import TimeBox, box_lines
from trainer.documents.timetable import timetable

WIDTH = look(Layout()).text_width(landscape=True)


def scales(data: RunSheet) -> list[Timescale]:
    document = timetable(data)
    return [b for section in document.sections for b in section.blocks if isinstance(b, Timescale)]


def crossing(one: TimeBox, two: TimeBox) -> bool:
    """Whether two boxes lie over each other."""
    beside = one.column / one.columns < (two.column + 1) / two.columns - 1e-9
    beside = beside and two.column / two.columns < (one.column + 1) / one.columns - 1e-9
    return beside and one.start < two.end and two.start < one.end


def check(data: RunSheet) -> None:
    document = timetable(data)
    pages = lay_out(document)
    assert len(pages) == len(document.sections)
    for page in pages:
        bottom = max(top + box.height for top, box in page.placed)
        assert bottom <= page.size[1] - look(Layout()).margins.foot
    for scale in scales(data):
        for column in scale.columns:
            assert column.minutes * scale.scale <= scale.height + 1e-6
            for number, one in enumerate(column.boxes):
                assert column.start <= one.start < one.end <= column.end
                assert not any(crossing(one, two) for two in column.boxes[number + 1 :]), one


def test_two_days_are_two_pages_that_say_the_times_and_the_sums() -> None:
    data = plans.run_sheet_of(2)
    check(data)
    pages = [
        papers.words(page.extract_text()) for page in PdfReader(BytesIO(render_pdf(timetable(data)))).pages
    ]
    assert len(pages) == 2
    for said, day in zip(pages, data.days, strict=True):
        for part in day.parts:
            assert all(line.title.split()[0] in said for line in part.lines)
        assert "Matin · 9 h 30 – 12 h 30" in said
        assert "Repas : 12 h 30 – 13 h 45" in said
        assert "Portes ouvertes" in said
        assert "Rien de prévu · 5 min" in said


def test_five_minutes_hold_a_line_that_can_be_read() -> None:
    for scale in scales(plans.run_sheet_of(1)):
        assert 5 * scale.scale >= scale.leading
        assert scale.size >= 7
        widths = scale.widths(WIDTH)
        for column, width in zip(scale.columns, widths, strict=True):
            for box in (box for box in column.boxes if box.minutes == 5):
                (line,) = box_lines(box, scale, width / box.columns)
                assert line.words.endswith("5\u00a0min")


def test_a_long_half_day_goes_on_in_another_column() -> None:
    lines = tuple(PlanLine(480 + 30 * n, 30, f"Séquence {n}") for n in range(14))
    data = plans.run_sheet_of(1)
    day = PlanDay(papers.SATURDAY, (PlanPart("Matin", 480, 900, lines, 420),), 465)
    (scale,) = scales(RunSheet(data.letterhead, "x", "", "", (), 9, (day,)))
    label = "Matin · 8\u00a0h\u00a0– 15\u00a0h"
    assert [column.label for column in scale.columns] == [label, f"{label} (suite)"]
    assert [box.title for column in scale.columns for box in column.boxes][1:] == [
        line.title for line in lines
    ]


_LINES = st.builds(
    PlanLine, st.integers(480, 900), st.integers(1, 300), st.integers(1, 9).map(lambda n: "Titre " * n),
    gap=st.sampled_from((0, 0, 7, -4)), rest=st.booleans(),
)  # fmt: skip
_LANES = st.lists(_LINES, max_size=3).map(lambda found: PlanLane("Groupe", tuple(found)))
_PARALLELS = st.lists(_LANES, min_size=2, max_size=6).map(lambda lanes: PlanParallel(480, 900, tuple(lanes)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(_LINES, _LINES, _PARALLELS), max_size=8), st.integers(30, 600))
def test_whatever_the_plan_nothing_lies_over_anything(
    items: list[PlanLine | PlanParallel], length: int
) -> None:
    data = plans.run_sheet_of(1)
    parts = (PlanPart("Matin", 540, 540 + length, tuple(items), 60), PlanPart("Soirée", 1140, 1260))
    check(RunSheet(data.letterhead, "x", "", "", (), 9, (PlanDay(papers.SATURDAY, parts, 520),)))
