"""The installed Qt is sound: its traps are known and stay closed."""

from __future__ import annotations

import subprocess
import sys

import pytest

MANY_CALLS = """
from PySide6.QtCore import QObject
thing = QObject()
for _ in range(20_000):
    thing.setObjectName("fabrique")
print("still here")
"""


def test_twenty_thousand_calls_that_return_none_end_cleanly() -> None:
    """PySide6 6.12 on Python 3.11 drops a reference to None too many per call, and aborts after some 5,000."""
    run = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip() == "still here"


@pytest.mark.parametrize(
    "module", ["QtWidgets", "QtSvg", "QtPrintSupport", "QtPdf", "QtCharts", "QtMultimedia"]
)
def test_every_part_of_qt_that_the_program_uses_is_installed(module: str) -> None:
    """QtPdf moved to a wheel of its own with 6.12; system libraries may be missing."""
    script = f"import PySide6.{module}"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
