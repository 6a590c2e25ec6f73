"""Each field of a sheet, through the services: filled, found, printed for its audience alone, handed on, taken in."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from curriculum.fields import FIELDS
from curriculum.model import MethodSheet
from tests.support.full_sheet import BEHIND_THE_SCENES, WORDS, full_sheet
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.core.text import fold
from trainer.documents.sheet_forms import SHAPES, SheetForm
from trainer.library.exchange_records import Selection
from trainer.library.search_records import SheetQuery

ONE_FOR_PARTICIPANTS = {"debrief": WORDS["debrief"][1:], "attachments": WORDS["attachments"][1:]}
"""Of these fields the participants get the second word only."""


@pytest.fixture
def whole(app: Application) -> int:
    """The full sheet, published with its picture; its id."""
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "#0F766E").save(picture, "PNG")
    sha256 = app.attachments.put_bytes(content=picture.getvalue(), name="dessin.png").sha256
    sheet_id = app.drafts.start(sheet=full_sheet("mobiliser", sha256=sha256)).first(Kind.SHEET)
    app.drafts.publish(sheet_id=sheet_id, version=app.drafts.open(sheet_id).version, note="Tout")
    return sheet_id


def test_each_field_lives_through_everything(
    app: Application,
    whole: int,
    open_application: Callable[[str], Application],
    tmp_path: Path,
    subtests: pytest.Subtests,
) -> None:
    printed = {form: _printed(app, whole, form) for form in SheetForm}
    sheet = app.library.sheet(whole).sheet
    returned = {
        way: _taken_in(
            app, whole, open_application(f"sqlite:///{tmp_path}/{way}.sqlite"), tmp_path / f"x.{way}"
        )
        for way in ("fabrique", "zip")
    }
    assert sheet == full_sheet("mobiliser", sha256=sheet.attachments[1].sha256)
    for field in FIELDS:
        with subtests.test(field.name):
            for back in returned.values():
                assert getattr(back, field.name) == getattr(sheet, field.name)
            for word in WORDS.get(field.name, ()):
                assert whole in [hit.summary.id for hit in app.search.sheets(SheetQuery(words=word)).hits]
            for form, text in printed.items():
                _check_print(field.name, form, text)


def _check_print(name: str, form: SheetForm, text: str) -> None:
    participants = form in (SheetForm.PARTICIPANT, SheetForm.FALC, SheetForm.ROLE_CARDS)
    for word in WORDS.get(name, ()):
        expected = name in SHAPES[form].fields
        if participants and name in ONE_FOR_PARTICIPANTS and form is SheetForm.PARTICIPANT:
            expected = word in ONE_FOR_PARTICIPANTS[name]
        if participants and word in BEHIND_THE_SCENES:
            expected = False
        assert (fold(word) in text) is expected, (form, word)


def _printed(app: Application, sheet_id: int, form: SheetForm) -> str:
    content = app.sheet_papers.sheet(sheet_id=sheet_id, file_format="pdf", form=form).content
    return fold(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages))


def _taken_in(app: Application, sheet_id: int, empty: Application, file: Path) -> MethodSheet:
    chosen = Selection(sheets=(sheet_id,))
    give = app.exports.pack if file.suffix == ".fabrique" else app.exports.markdown
    give(path=file, chosen=chosen)
    empty.exchange.merge(preview=empty.exchange.preview(path=file), choices={})
    return empty.library.sheet_by_slug("zibeline").sheet
