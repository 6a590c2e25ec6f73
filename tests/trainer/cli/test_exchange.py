"""`sheets import`, `sheets export --format md` and `pack` as a person types them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.hostile_zips import GOOD, ZIPS
from tests.support.rows import rows_at
from tests.support.word_documents import styled
from tests.trainer.cli.terminal import Terminal


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


def test_a_dry_run_then_the_import_of_a_folder(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bonne.md").write_text(GOOD, encoding="utf-8")
    before = rows_at(terminal.url)
    dry = terminal.run("sheets", "import", str(tmp_path), "--dry-run")
    assert (dry.code, dry.err) == (0, "")
    assert "nouvelle" in dry.out
    assert "Rien n’a été écrit" in dry.out
    assert rows_at(terminal.url) == before
    done = json.loads(terminal.run("sheets", "import", str(tmp_path), "--json").out)
    assert (done["written"], done["counts"]["new"], len(done["touched"]["sheet"])) == (True, 1, 1)
    again = terminal.run("sheets", "import", str(tmp_path))
    assert "1 déjà là" in again.out


def test_a_bad_file_refuses_all_unless_told(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bonne.md").write_text(GOOD, encoding="utf-8")
    (tmp_path / "mauvaise.md").write_text(GOOD.replace("outil", "gadget"), encoding="utf-8")
    before = rows_at(terminal.url)
    refused = terminal.run("sheets", "import", str(tmp_path))
    assert refused.code == 1
    assert "mauvaise.md, ligne 5" in refused.err
    assert len(refused.err.strip().splitlines()) == 1
    assert rows_at(terminal.url) == before
    assert terminal.run("sheets", "import", str(tmp_path), "--skip-bad").code == 0
    assert terminal.run("sheets", "export", "--sheet", "une-bonne-fiche", "--format", "md", "--out",
                        str(tmp_path / "x")).code == 0  # fmt: skip


def test_a_hostile_archive_is_one_line_and_code_one(terminal: Terminal, tmp_path: Path) -> None:
    path = ZIPS["zip-slip"](tmp_path)
    for words in (("sheets", "import", str(path)), ("pack", "show", str(path)), ("pack", "merge", str(path))):
        answer = terminal.run(*words)
        assert (answer.code, answer.out) == (1, "")
        assert len(answer.err.strip().splitlines()) == 1
        assert "sort du dossier" in answer.err


def test_a_word_document_becomes_a_draft(terminal: Terminal, tmp_path: Path) -> None:
    path = styled(tmp_path)
    dry = terminal.run("sheets", "import", str(path), "--dry-run")
    assert "« Le mur des colères » : 2 étapes, 1 image(s)." in dry.out
    assert "sans place" in dry.out
    made = json.loads(terminal.run("sheets", "import", str(path), "--notes", "--json").out)
    assert (made["title"], made["steps"], made["written"]) == ("Le mur des colères", 2, True)
    assert isinstance(made["sheet"], int)


def test_a_pack_from_one_database_to_the_next(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = tmp_path / "ami.fabrique"
    other = Terminal(f"sqlite:///{tmp_path}/autre.sqlite3", capsys)
    (tmp_path / "bonne.md").write_text(GOOD, encoding="utf-8")
    assert terminal.run("sheets", "import", str(tmp_path / "bonne.md")).code == 0
    written = terminal.run("pack", "export", str(pack), "--brique", "1", "--sheet", "tour-des-cles")
    assert (written.code, pack.exists()) == (0, True)
    assert written.out.startswith(str(pack))
    shown = json.loads(other.run("pack", "show", str(pack), "--json").out)
    assert shown["counts"]["new"] == 1
    assert shown["counts"]["conflict"] == 0
    assert {"une-bonne-fiche", "tour-des-cles"} <= {item["slug"] for item in shown["items"]}
    assert other.run("pack", "merge", str(pack)).code == 0
    assert "une-bonne-fiche" in other.run("sheets", "list").out


def test_a_conflict_waits_for_a_policy(
    terminal: Terminal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = Terminal(f"sqlite:///{tmp_path}/autre.sqlite3", capsys)
    for number, one in enumerate((terminal, other)):
        text = GOOD.replace("Elle est bonne.", f"Version {number}.")
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
        assert one.run("sheets", "import", str(tmp_path / f"{number}.md")).code == 0
    pack = str(tmp_path / "ami.fabrique")
    assert other.run("pack", "export", pack, "--sheet", "une-bonne-fiche").code == 0
    before = rows_at(terminal.url)
    waiting = terminal.run("pack", "merge", pack)
    assert (waiting.code, waiting.out) == (1, "")
    assert "--on-conflict" in waiting.err
    assert rows_at(terminal.url) == before
    assert terminal.run("pack", "merge", pack, "--on-conflict", "mine").code == 0
    assert "1 en conflit" in terminal.run("pack", "merge", pack, "--on-conflict", "both").out
    listed = {s["slug"] for s in json.loads(terminal.run("sheets", "list", "--json").out)}
    assert {"une-bonne-fiche", "une-bonne-fiche-2"} <= listed
    assert terminal.run("pack", "merge", pack, "--on-conflict", "peut-etre").code == 2


def test_markdown_of_a_brique_comes_with_what_it_needs(terminal: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "mobiliser"
    assert terminal.run("sheets", "export", "--brique", "1", "--format", "md", "--out", str(out)).code == 0
    names = {path.relative_to(out).as_posix() for path in out.rglob("*.md")}
    assert {"01-mobiliser/brique.md", "01-mobiliser/la-porte-s-entrouvre.md"} <= names
    answer = terminal.run("sheets", "import", str(out), "--dry-run")
    assert answer.code == 0
    assert "refus" not in answer.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("pack", "show", "absent.fabrique"), "absent.fabrique"),
        (("pack", "export", "x.fabrique", "--brique", "jardinage"), "jardinage"),
        (("pack", "export", "x.fabrique", "--sheet", "absente"), "absente"),
        (("pack", "export", "x.fabrique", "--path", "absent"), "absent"),
        (("sheets", "import", "absent.docx"), "absent.docx"),
    ],
)
def test_what_nobody_knows_is_one_line(terminal: Terminal, words: tuple[str, ...], says: str) -> None:
    answer = terminal.run(*words)
    assert (answer.code, answer.out) == (1, "")
    assert says in answer.err
