"""The import-linter contracts of pyproject.toml hold, and nothing escapes them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CODE = ("curriculum", "resources", "trainer", "ui")
CONFIG = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LAYERS = """
[importlinter]
root_packages = house
[importlinter:contract:layers]
name = layers
type = layers
containers = house
exhaustive = true
layers =
    upper
    lower
"""


def _lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    return subprocess.run(
        [*command, "--no-cache", *arguments], cwd=folder, capture_output=True, text=True, timeout=120
    )


def test_every_contract_is_kept() -> None:
    run = _lint(ROOT)
    assert run.returncode == 0, run.stdout + run.stderr
    assert "0 broken" in run.stdout


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A small house with two floors, and the contract that orders them."""
    for floor in ("upper", "lower"):
        (tmp_path / "house" / floor).mkdir(parents=True)
        (tmp_path / "house" / floor / "__init__.py").touch()
    (tmp_path / "house" / "__init__.py").touch()
    (tmp_path / ".importlinter").write_text(LAYERS)
    return tmp_path


def test_a_house_in_order_is_accepted(house: Path) -> None:
    assert _lint(house).returncode == 0


def test_an_import_upward_is_refused(house: Path) -> None:
    (house / "house" / "lower" / "__init__.py").write_text("import house.upper\n")
    assert "house.lower is not allowed to import house.upper" in _lint(house).stdout


def test_an_undeclared_folder_is_refused(house: Path) -> None:
    (house / "house" / "attic").mkdir()
    (house / "house" / "attic" / "__init__.py").touch()
    run = _lint(house)
    assert run.returncode != 0
    assert "attic" in run.stdout


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
