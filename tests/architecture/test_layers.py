"""The import-linter contracts of pyproject.toml hold, they bite, and nothing escapes them."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("curriculum", "resources", "trainer", "ui")
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

# A file to add to a copy of the house, its content, and the contract that must refuse it.
BREACHES = [
    ("trainer/attic/__init__.py", "", "trainer"),
    ("ui/attic/__init__.py", "", "ui"),
    ("curriculum/upward.py", "import trainer.core.errors", "house"),
    ("trainer/core/upward.py", "import trainer.library.records", "trainer"),
    ("trainer/documents/beside.py", "import trainer.persistence", "trainer"),
    ("trainer/workshops/window.py", "import PySide6.QtCore", "no-qt-below-ui"),
    ("trainer/workshops/rules.py", "import sqlalchemy", "database-libraries"),
    ("trainer/workshops/shortcut.py", "import trainer.persistence.work", "persistence"),
    ("trainer/reports/sheet.py", "import docx", "writers"),
    ("ui/kit/upward.py", "import ui.operations", "ui"),
    ("ui/operations/query.py", "import sqlalchemy", "ui-asks-services"),
    ("ui/pages/home/neighbour.py", "import ui.pages.partners", "pages"),
]


def _lint(folder: Path, *contracts: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    command += ["--no-cache", *(f"--contract={contract}" for contract in contracts)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def test_every_contract_is_kept() -> None:
    run = _lint(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert f"{len(CONFIG['tool']['importlinter']['contracts'])} kept, 0 broken" in run.stdout


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The code of the house without its resources, to break rules in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in CODE:
        for module in (ROOT / package).rglob("*.py"):
            target = tmp_path / module.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(module, target)
    return tmp_path


@pytest.mark.parametrize(("file", "content", "contract"), BREACHES, ids=[breach[0] for breach in BREACHES])
def test_a_breach_is_refused(copy: Path, file: str, content: str, contract: str) -> None:
    (copy / file).parent.mkdir(exist_ok=True)
    with (copy / file).open("a", encoding="utf-8") as module:
        module.write(f"\n{content}\n")
    run = _lint(copy, contract)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "0 kept, 1 broken" in run.stdout
    assert Path(file).parts[-1].removesuffix(".py") in run.stdout or Path(file).parts[-2] in run.stdout


def test_no_top_level_package_escapes_the_contracts() -> None:
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert packages == set(CODE) == set(CONFIG["tool"]["importlinter"]["root_packages"])


def test_every_folder_with_code_is_a_package() -> None:
    folders = {
        folder
        for top in CODE
        for module in (ROOT / top).rglob("*.py")
        for folder in (module.parent, *module.parent.parents)
        if folder.is_relative_to(ROOT / top)
    }
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []
