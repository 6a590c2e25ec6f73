"""Fabrique's start beside a bare `QMainWindow`: first paint, home page filled with live data, idle memory."""

from __future__ import annotations

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import data

ROUNDS = 15
TARGETS = {"paint": 1.3, "filled": 4.0, "memory": 2.0}
TITLES = {"paint": "first paint", "filled": "home page filled", "memory": "idle memory"}


def once(kind: str, *arguments: str) -> dict[str, float]:
    """One process, spawn to the marks: seconds for `paint` and `filled`, MB for `memory`."""
    with tempfile.TemporaryDirectory() as home:
        environment = os.environ | {"XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        begun = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.probe", kind, *arguments],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    marks = json.loads(done.stdout.splitlines()[-1])
    return {
        "paint": marks["paint"] - begun,
        "filled": marks["filled"] - begun,
        "memory": marks["memory"] / 1024,
    }


def measure(url: str, rounds: int = ROUNDS) -> dict[str, dict[str, float]]:
    """Medians of both sides, their processes taking turns; the first turn warms the disk and is left out."""
    runs: dict[str, list[dict[str, float]]] = {"bare": [], "fabrique": []}
    for _ in range(rounds + 1):
        runs["bare"].append(once("bare"))
        runs["fabrique"].append(once("fabrique", url))
    return {
        side: {name: statistics.median(run[name] for run in found[1:]) for name in TARGETS}
        for side, found in runs.items()
    }


def table(medians: dict[str, dict[str, float]]) -> tuple[str, bool]:
    """The table in Markdown, and whether every target is met."""
    lines = ["| | bare `QMainWindow` | Fabrique | ratio | target |", "|---|---|---|---|---|"]
    met = True
    for name, target in TARGETS.items():
        own, bare = medians["fabrique"][name], medians["bare"][name]
        shown = (
            (f"{bare:.0f} MB", f"{own:.0f} MB")
            if name == "memory"
            else (f"{bare * 1000:.0f} ms", f"{own * 1000:.0f} ms")
        )
        ratio = own / bare
        met = met and ratio <= target
        lines.append(f"| {TITLES[name]} | {shown[0]} | {shown[1]} | {ratio:.2f}× | ≤ {target}× |")
    return "\n".join(lines), met


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    import PySide6

    with tempfile.TemporaryDirectory() as folder:
        url = data.build(Path(folder) / "bench.sqlite3")
        medians = measure(url)
    text, met = table(medians)
    platform_name = os.environ.get("QT_QPA_PLATFORM", "offscreen")
    print(
        f"Medians of {ROUNDS} starts each, Python {platform.python_version()}, PySide6 {PySide6.__version__}, "
        f"{platform_name};"
    )
    print(f"{data.WORKSHOPS} workshops, {data.SHEETS} sheets.\n\n{text}")
    return 0 if met else 1
