"""Every shipped path opens as a workshop: its sheets in order, its briques, its hours, nothing to warn of; on both
databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import resources
from curriculum.model import LearningPath
from curriculum.path_text import read_path
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.library.path_rules import BREAK, half_days
from trainer.planning.balance import balance
from trainer.planning.times import schedule
from trainer.planning.warnings import warnings
from trainer.workshops.records import Block, BlockKind, FilledHalfDay, FilledWorkshop
from trainer.workshops.start_rules import WELCOME

FIRST = date(2027, 3, 1)
MORNING, EVENING = time(9, 30), time(18, 30)
LONG = 135
"""From more than this many minutes on, people sit down for a break."""
SLACK = 45
"""The minutes of a day that a shipped path may leave to nothing."""


def shipped() -> list[LearningPath]:
    """The paths of the files, in the order of their numbers."""
    files = sorted(resources.path("parcours").glob("*.md"))
    return [read_path(file.read_text(encoding="utf-8"), file.name) for file in files]


def clock(moment: time) -> int:
    """The minutes since midnight."""
    return moment.hour * 60 + moment.minute


def start(app: Application, path: LearningPath) -> FilledWorkshop:
    """The workshop that a shipped path becomes."""
    single = half_days(path.minutes, path.days) == path.days
    done = app.starts.from_path(
        path_id=app.paths.by_slug(path.slug).id, first_day=FIRST, starts_at=EVENING if single else MORNING
    )
    return app.workshops.get(done.first(Kind.WORKSHOP))


def sheets(workshop: FilledWorkshop) -> list[Block]:
    """The blocks of a workshop that are sheets, in their order."""
    return [block for half in workshop.half_days for block in half.blocks if block.kind is BlockKind.SHEET]


def overlaps(half: FilledHalfDay) -> list[str]:
    """The blocks of a half-day that start before the one before has ended, or end after the half-day."""
    ends = [half.starts_at, *(block.ends_at for block in half.blocks)]
    early = [
        b.title for b, before in zip(half.blocks, ends, strict=False) if clock(b.starts_at) < clock(before)
    ]
    return early + [block.title for block in half.blocks if clock(block.ends_at) > clock(half.ends_at)]


def test_the_library_knows_every_shipped_path_and_has_nothing_to_remark(app: Application) -> None:
    paths = shipped()
    assert [one.slug for one in app.paths.all()] == [path.slug for path in paths]
    records = {path.slug: app.paths.by_slug(path.slug) for path in paths}
    assert {slug: record.path for slug, record in records.items()} == {path.slug: path for path in paths}
    said = {slug: [remark.text for remark in record.look.remarks] for slug, record in records.items()}
    assert {slug: remarks for slug, remarks in said.items() if remarks} == {}


def test_every_shipped_path_becomes_a_workshop_with_its_sheets_and_briques(app: Application) -> None:
    paths, homes = shipped(), {sheet.slug: sheet.brique_title for sheet in app.library.sheets()}
    for path in paths:
        workshop = start(app, path)
        stages = app.paths.by_slug(path.slug).look.stages
        assert [block.sheet_slug for block in sheets(workshop)] == [item.sheet for item in path.items], (
            path.slug
        )
        assert [block.minutes for block in sheets(workshop)] == [stage.minutes for stage in stages], path.slug
        promised = [title for title, _ in app.paths.by_slug(path.slug).look.briques]
        assert promised, path.slug
        assert {homes[block.sheet_slug] for block in sheets(workshop)} == set(promised), path.slug
    longest = max(paths, key=lambda path: path.minutes)
    everything = {brique.title for brique in app.library.briques()}
    assert {title for title, _ in app.paths.by_slug(longest.slug).look.briques} == everything


def test_the_days_of_every_shipped_path_hold(app: Application) -> None:
    for path in shipped():
        workshop = start(app, path)
        assert workshop.minutes == path.minutes == sum(half.minutes for half in workshop.half_days), path.slug
        days = [FIRST + timedelta(days=path.every * place) for place in range(path.days)]
        assert [day.day for day in workshop.days] == days, path.slug
        for half in workshop.half_days:
            where = f"{path.slug}, {half.day} {half.starts_at}"
            assert clock(half.ends_at) - clock(half.starts_at) == half.minutes, where
            assert overlaps(half) == [], where
            kinds = [block.kind for block in half.blocks]
            assert BlockKind.SHEET in kinds, where
            assert half.minutes <= LONG or BlockKind.BREAK in kinds[1:-1], where
        for day in workshop.days:
            ends = [clock(half.ends_at) for half in day.half_days]
            begins = [clock(half.starts_at) for half in day.half_days]
            assert all(end < begin for end, begin in zip(ends, begins[1:], strict=False)), path.slug


def test_no_day_of_a_shipped_path_is_left_empty(app: Application) -> None:
    for path in shipped():
        look = app.paths.by_slug(path.slug).look
        halves = half_days(path.minutes, path.days)
        kept = WELCOME + BREAK * (halves if path.minutes > LONG * path.days else 0)
        assert look.room >= 0, path.slug
        assert look.room - kept <= SLACK * path.days, path.slug


def test_a_day_opens_on_people_and_the_last_block_closes(app: Application) -> None:
    kinds = {sheet.slug: sheet.kind for sheet in app.library.sheets()}
    for path in shipped():
        blocks = sheets(start(app, path))
        assert kinds[blocks[0].sheet_slug] == "ouverture", path.slug
        assert kinds[blocks[-1].sheet_slug] == "clôture", path.slug
        assert any(kinds[block.sheet_slug] in ("mise en situation", "exercice") for block in blocks), (
            path.slug
        )


def test_every_shipped_path_gives_a_plan_with_nothing_to_warn_of(app: Application) -> None:
    for path in shipped():
        workshop = start(app, path)
        opened = app.plans.open(workshop.id)
        plan, frame = opened.plan, opened.frame
        times = schedule(plan)
        texts = app.plans.sheets([block.source for block in plan if block.source is not None])
        assert len(texts) == len(path.items), path.slug
        assert [frame.people, frame.sold] == [path.group.ideal, path.minutes], path.slug
        titles = {one.slug: one.title for one in frame.briques}
        promised = [title for title, _ in app.paths.by_slug(path.slug).look.briques]
        assert sorted(titles[slug] for slug in frame.promised) == sorted(promised), path.slug
        for people in (path.group.minimum, path.group.ideal, path.group.maximum):
            for remote in (False, True):
                asked = replace(frame, people=people, remote=remote, trainers=("Awa Diallo", "Marc Petit"))
                found = warnings(plan, times, texts, opened.looks, asked)
                assert [(one.code, one.what) for one in found] == [], path.slug
        assert frame.waived == {}, path.slug
        parts = balance(plan, texts, opened.looks, frame)
        there = {part.key for part in parts.briques if part.key}
        assert there == set(frame.promised), path.slug
        assert parts.listening_percent < 50, path.slug
