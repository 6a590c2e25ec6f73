"""The texts that blocks were prepared with, on both databases."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import pytest
from PIL import Image

from curriculum.model import Attachment
from curriculum.plain import as_plain
from tests.trainer.planning.test_plan_service import keep, sheet, statements
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.errors import NotFound
from trainer.planning import edits
from trainer.planning.keys import new_key
from trainer.planning.records import Source, Spot
from trainer.workshops.records import WorkshopFields


@pytest.fixture
def workshop(app: Application) -> int:
    return app.workshops.create(fields=WorkshopFields("Atelier")).first(Kind.WORKSHOP)


def test_a_block_keeps_the_text_it_was_prepared_with(app: Application, workshop: int) -> None:
    number = sheet(app, "tour-des-cles")
    first = app.library.sheet_by_slug("tour-des-cles").sheet
    assert first.remote
    draft = app.drafts.open(number)
    moved_on = replace(first, promise="Autre promesse.")
    version = app.drafts.save(sheet_id=number, version=draft.version, sheet=moved_on)
    app.drafts.publish(sheet_id=number, version=version)
    local = Source(number, 1, json.dumps(as_plain(replace(first, title="Chez nous"))))
    old, new, lost = Source(number, 1), Source(number, 2), Source(number, 99)
    with statements(app) as said:
        found = app.plans.sheets([old, new, local, lost, Source(10**6, 1)])
    assert said
    assert (found[old], found[new], found[lost]) == (first, moved_on, moved_on)
    assert found[local] == replace(first, title="Chez nous")
    assert list(found) == [old, new, local, lost]
    with statements(app) as said:
        assert app.plans.sheets([local, new, old]) == {key: found[key] for key in (local, new, old)}
    assert said == []
    block = app.plans.block_of(number, "k")
    assert (block.title, block.minutes, block.edition, block.notes) == (
        first.title,
        first.duration.usual,
        2,
        "",
    )
    assert app.plans.look(number).edition == 2
    for ask in (app.plans.look, lambda n: app.plans.block_of(n, "k")):
        with pytest.raises(NotFound):
            ask(10**6)


def test_a_local_text_counts_as_a_text_of_the_library(app: Application, workshop: int) -> None:
    """What it names is not swept away; the health check says when it cannot be read any more."""
    first = app.library.sheet_by_slug("tour-des-cles").sheet
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30), "#3366AA").save(drawn, "PNG")
    picture = app.attachments.put_bytes(content=drawn.getvalue(), name="plan.png")
    local = replace(first, attachments=(*first.attachments, Attachment("plan.png", sha256=picture.sha256)))
    block = app.plans.block_of(sheet(app, "tour-des-cles"), new_key())
    plan = app.plans.open(workshop).plan
    assert [one.sha256 for one in app.attachments.unused()] == [picture.sha256]
    with_it = replace(block, adapted=json.dumps(as_plain(local)))
    keep(app, edits.insert(plan, [with_it], Spot(None, 0)), workshop)
    assert app.attachments.unused() == ()
    assert [finding for finding in app.check() if finding.fault] == []
    with app.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE agenda_block SET adapted = '{}'")
    assert [finding.code for finding in app.check() if finding.fault] == ["broken-adapted"]
    source = app.plans.open(workshop).plan.parked[0].source
    assert source is not None
    assert app.plans.sheets([source]) == {}


def test_a_sheet_that_is_but_a_draft_can_be_planned(app: Application, workshop: int) -> None:
    made = app.drafts.start(sheet=replace(app.library.sheet_by_slug("tour-des-cles").sheet, title="À écrire"))
    block = app.plans.block_of(made.first(Kind.SHEET), new_key())
    assert (block.edition, block.title) == (0, "À écrire")
    keep(app, edits.insert(app.plans.open(workshop).plan, [block], Spot(None, 0)), workshop)
    source = app.plans.open(workshop).plan.parked[0].source
    assert source is not None
    assert app.plans.sheets([source])[source].title == "À écrire"
