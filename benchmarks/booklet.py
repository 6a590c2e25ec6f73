"""Booklets beside a bare platypus script in one pass: pages per second, and how memory grows with the pages."""

from __future__ import annotations

import json
import platform
import statistics
import subprocess
import sys

ROUNDS = 7
COPIES = (1, 2, 4)
SPEED, GROWTH = 0.7, 1.5


def once(kind: str, copies: int = 1) -> dict[str, float]:
    """One booklet in a process of its own: `seconds`, `pages`, `peak` in kB."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.booklet_probe", kind, str(copies)],
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def speeds(rounds: int = ROUNDS) -> dict[str, tuple[float, int]]:
    """Median pages per second and pages of both sides, taking turns; the first turn is left out."""
    runs: dict[str, list[dict[str, float]]] = {"floor": [], "ours": []}
    for _ in range(rounds + 1):
        for kind, found in runs.items():
            found.append(once(kind))
    return {
        kind: (statistics.median(run["pages"] / run["seconds"] for run in found[1:]), int(found[0]["pages"]))
        for kind, found in runs.items()
    }


def growth() -> list[tuple[int, float, float]]:
    """Pages, peak in MB, and MB more per 100 pages than the booklet before; medians of three."""
    rows: list[tuple[int, float, float]] = []
    for copies in COPIES:
        runs = [once("ours", copies) for _ in range(3)]
        pages, peak = int(runs[0]["pages"]), statistics.median(run["peak"] for run in runs) / 1024
        more = (peak - rows[-1][1]) / (pages - rows[-1][0]) * 100 if rows else 0.0
        rows.append((pages, peak, more))
    return rows


def main() -> int:
    """Measure and print; 1 when a target is missed."""
    found = speeds()
    (floor, floor_pages), (ours, pages) = found["floor"], found["ours"]
    ratio = ours / floor
    print(f"\nBooklets of the shipped sheets, medians of {ROUNDS}, Python {platform.python_version()}.\n")
    print("| | bare platypus, one pass | Fabrique, with contents | ratio | target |\n|---|---|---|---|---|")
    print(
        f"| pages per second | {floor:.0f} ({floor_pages} pages) | {ours:.0f} ({pages} pages) "
        f"| {ratio:.2f}× | ≥ {SPEED}× |"
    )
    rows = growth()
    print("\n| pages | peak memory | more per 100 pages | target |\n|---|---|---|---|")
    for number, (count, peak, more) in enumerate(rows):
        print(f"| {count} | {peak:.1f} MB | {f'{more:.2f} MB | < {GROWTH} MB' if number else ' | '} |")
    met = ratio >= SPEED and pages >= 160 and all(more < GROWTH for _, _, more in rows[1:])
    return 0 if met else 1
