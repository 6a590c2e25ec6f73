"""A sheet changed for one workshop, and what a newer edition does to a block that was prepared before it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.app import Application
from trainer.core.errors import InvalidInput, Refused
from trainer.planning import adapting
from trainer.planning.records import Block, Source

SLUG = "porte-a-porte-en-binomes"


def prepared(app: Application) -> Block:
    return app.plans.block_of(app.library.ids_of([SLUG])[0], "key")


def publish(app: Application, sheet_id: int, title: str, minutes: int) -> None:
    draft = app.drafts.open(sheet_id)
    steps = (
        replace(draft.sheet.steps[0], minutes=draft.sheet.steps[0].minutes + minutes),
        *draft.sheet.steps[1:],
    )
    sheet = adapting.with_steps(replace(draft.sheet, title=title), steps)
    version = app.drafts.save(sheet_id=sheet_id, version=draft.version, sheet=sheet)
    app.drafts.publish(sheet_id=sheet_id, version=version)


def test_a_newer_edition_is_told_kept_or_taken(app: Application) -> None:
    block = prepared(app)
    assert block.sheet_id is not None
    old = app.plans.sheets([Source(block.sheet_id, block.edition)])[Source(block.sheet_id, block.edition)]
    assert not adapting.moved_on(block, app.plans.look(block.sheet_id))
    publish(app, block.sheet_id, "Une autre façon de frapper", 10)
    look = app.plans.look(block.sheet_id)
    assert adapting.moved_on(block, look)
    assert not adapting.moved_on(adapting.kept(block, look), look)
    assert adapting.kept(block, look).edition == block.edition
    new = adapting.taken(block, look, old)
    assert (new.title, new.minutes, new.edition) == (
        "Une autre façon de frapper",
        old.duration.usual + 10,
        look.edition,
    )
    own_words = adapting.taken(replace(block, title="À nous", minutes=33), look, old)
    assert (own_words.title, own_words.minutes) == ("À nous", 33)
    assert app.plans.sheets([Source(block.sheet_id, block.edition)]) == {
        Source(block.sheet_id, block.edition): old
    }
    publish(app, block.sheet_id, "Encore autrement", 5)
    assert adapting.moved_on(adapting.kept(block, look), app.plans.look(block.sheet_id))


def test_changed_steps_stay_with_the_workshop_and_can_go_back_as_a_draft(app: Application) -> None:
    block = prepared(app)
    sheet_id = block.sheet_id or 0
    original = app.library.sheet(sheet_id).sheet
    mine = adapting.with_steps(
        original, [replace(original.steps[0], minutes=12, instruction="«\u00a0Allez\u00a0!\u00a0»")]
    )
    own = adapting.adapted(block, mine, original)
    assert own.minutes == 12
    assert own.source is not None
    assert app.plans.sheets([own.source])[own.source] == mine
    assert app.library.sheet(sheet_id).sheet == original
    assert adapting.adapted(own, original, original).adapted == ""
    assert adapting.plain_again(own, mine, original) == block
    assert adapting.plain_again(replace(own, minutes=44), mine, original).minutes == 44
    app.drafts.propose(sheet_id=sheet_id, sheet=mine)
    assert app.drafts.open(sheet_id).sheet.steps == mine.steps
    assert app.library.sheet(sheet_id).sheet == original
    with pytest.raises(Refused, match="déjà en cours"):
        app.drafts.propose(sheet_id=sheet_id, sheet=original)
    assert app.drafts.open(sheet_id).sheet.steps == mine.steps


def test_steps_make_the_length_and_cannot_be_nothing(app: Application) -> None:
    sheet = app.library.sheet_by_slug(SLUG).sheet
    steps = [replace(sheet.steps[0], minutes=10), replace(sheet.steps[1], minutes=20, optional=True)]
    lengths = adapting.with_steps(sheet, steps).duration
    assert (lengths.short, lengths.usual) == (10, 30)
    assert lengths.long >= lengths.usual
    for wrong in ([], [replace(sheet.steps[0], title=" ")], [replace(sheet.steps[0], minutes=0)]):
        with pytest.raises(InvalidInput):
            adapting.with_steps(sheet, wrong)
