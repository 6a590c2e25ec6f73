"""The papers of a workshop in one go: what one name stops, what is told, what is kept of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support import roubaix
from tests.trainer.cli.terminal import Terminal
from tests.trainer.conftest import SetClock
from trainer.app import Application
from trainer.core.errors import Cancelled, Refused
from trainer.papers.records import PaperKind
from trainer.people.records import PersonFields

ARABIC = ("محمد", "الأمين")
CHINESE = ("小明", "王")


def enrol(app: Application, workshop: int, first: str, last: str) -> None:
    app.enrolments.add(
        workshop_id=workshop,
        person=PersonFields(last_name=last, first_name=first),
    )


def all_present(app: Application, workshop: int) -> None:
    grid = app.attendance.grid(workshop)
    ids = tuple(half.id for half in grid.half_days)
    app.attendance.all_present(workshop_id=workshop, version=grid.version, half_day_ids=ids)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "papiers"


@pytest.fixture
def workshop(app: Application) -> int:
    """Four people, two of whom no PDF can name."""
    app.settings.save_body(version=0, fields=roubaix.BODY)
    made = roubaix.add_workshop(app)
    for first, last in (("Ana", "Martin"), ARABIC, CHINESE, ("Zoé", "Petit")):
        enrol(app, made, first, last)
    all_present(app, made)
    return made


@pytest.mark.parametrize("kind", [PaperKind.CERTIFICATES, PaperKind.CONVOCATIONS])
def test_a_name_that_no_pdf_can_write_is_left_out_and_told(
    app: Application, workshop: int, out: Path, kind: PaperKind
) -> None:
    written = app.papers.write(kinds=(kind,), workshop_id=workshop, formats=("pdf",), folder=out)
    assert [path.name.split("-", 2)[2] for path in written.files] == ["ana-martin.pdf", "zoe-petit.pdf"]
    assert sorted(out.iterdir()) == sorted(written.files)
    assert [
        " ".join(name) in one.label for name, one in zip((ARABIC, CHINESE), written.left_out, strict=True)
    ] == [
        True,
        True,
    ]
    assert all("choisissez le format DOCX" in one.why for one in written.left_out)
    rest = app.papers.write(
        kinds=(kind,),
        workshop_id=workshop,
        formats=("docx",),
        folder=out,
        only=[one.label for one in written.left_out],
    )
    assert len(rest.files) == 2
    assert rest.left_out == ()


def test_a_batch_of_nothing_but_such_names_says_why(app: Application, out: Path) -> None:
    app.settings.save_body(version=0, fields=roubaix.BODY)
    workshop = roubaix.add_workshop(app)
    enrol(app, workshop, *ARABIC)
    with pytest.raises(Refused, match="DOCX"):
        app.papers.write(kinds=(PaperKind.CONVOCATIONS,), workshop_id=workshop, formats=("pdf",), folder=out)
    assert not out.exists()


def test_the_preview_shows_the_others(app: Application, workshop: int) -> None:
    made = app.papers.produce(kind=PaperKind.CERTIFICATES, workshop_id=workshop, file_format="pdf")
    assert (len(made.papers), len(made.left_out)) == (2, 2)


def test_a_cancel_keeps_what_is_finished(app: Application, workshop: int, out: Path) -> None:
    with pytest.raises(Cancelled):
        app.papers.write(
            kinds=(PaperKind.CERTIFICATES,),
            workshop_id=workshop,
            formats=("docx",),
            folder=out,
            report=lambda done, total, text: done < 2,
        )
    assert len(list(out.iterdir())) == 2


def test_a_convocation_given_leaves_a_trace_once(
    app: Application, workshop: int, clock: SetClock, out: Path
) -> None:
    def traces() -> list[str]:
        return [one.file_name for one in app.archive.of_workshop(workshop) if one.kind == "convocations"]

    app.papers.produce(kind=PaperKind.CONVOCATIONS, workshop_id=workshop, file_format="docx")
    assert traces() == []
    for _ in range(2):
        app.papers.write(kinds=(PaperKind.CONVOCATIONS,), workshop_id=workshop, formats=("docx",), folder=out)
        clock.pass_days(1)
    assert len(traces()) == 4
    (first, *_) = app.archive.of_workshop(workshop)
    kept = app.archive.read(first.key)
    assert kept is not None
    words = kept[1].decode()
    assert words.startswith("Convocation de Ana Martin\nLancer un éco-syndicat")
    assert "Remise le 7\u00a0décembre 2026" in words
    assert app.check() == ()


def test_certificates_before_the_last_day_are_warned_of(
    app: Application, workshop: int, clock: SetClock
) -> None:
    def warning() -> str:
        offers = {offer.kind: offer for offer in app.papers.kinds(workshop)}
        assert offers[PaperKind.CERTIFICATES].refusal == ""
        return offers[PaperKind.CERTIFICATES].warning

    assert warning() == ""
    clock.now = datetime(2026, 12, 6, 8, tzinfo=UTC)
    assert warning() == ""
    clock.now = datetime(2026, 12, 5, 8, tzinfo=UTC)
    assert "finit le 06/12/2026" in warning()


def test_the_command_line_tells_what_was_left_out(
    app: Application, url: str, workshop: int, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = Terminal(url, capsys).run(
        "papers", "certificates", "--workshop", str(workshop), "--out", str(out)
    )
    assert answer.code == 1
    assert len(answer.out.splitlines()) == 2
    left_out = [line for line in answer.err.splitlines() if line.startswith("Laissé de côté")]
    assert len(left_out) == 2
    assert all("DOCX" in line for line in left_out)
