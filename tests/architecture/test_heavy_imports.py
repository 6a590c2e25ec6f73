"""What costs a start its time is imported when something needs it, never before the window is painted."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = (
    "alembic",
    "babel",
    "click",
    "docx",
    "lxml",
    "markdown_it",
    "psycopg",
    "reportlab",
    "sqlalchemy",
    "yaml",
    "PySide6.QtCharts",
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)


@pytest.mark.parametrize("module", ["ui.main.entry", "ui.main.window"])
def test_nothing_heavy_is_imported_with(module: str) -> None:
    script = f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.split() == []
