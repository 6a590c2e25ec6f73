"""The assistant's first proposals for five days, over the large library."""

from __future__ import annotations

import time
from datetime import date, timedelta

from trainer.app import Application
from trainer.planning import assistant_items
from trainer.planning.assistant_records import Wish, WishedHalf

DAYS, LIMIT, TRIES = 5, 1.0, 3
HOURS = ((570, 750), (825, 1035))
FIRST = date(2026, 12, 7)


def wishes(app: Application) -> list[tuple[str, Wish]]:
    """Five days on every brique, on three, and on one."""
    slugs = tuple(one.slug for one in app.proposals.briques())
    halves = tuple(WishedHalf(FIRST + timedelta(days=day), *half) for day in range(DAYS) for half in HOURS)
    return [
        (f"{count} briques" if count > 1 else "1 brique", Wish(slugs[:count], halves, 18, False, 2))
        for count in (len(slugs), 3, 1)
    ]


def first(app: Application, wish: Wish) -> tuple[float, float]:
    """Seconds to the first proposal, and those of the processor, by services that remember nothing."""
    app.__dict__.pop("proposals", None)
    app.__dict__.pop("plans", None)
    assistant_items.shape.cache_clear()
    begun, worked = time.perf_counter(), time.thread_time()
    app.proposals.propose(wish)
    return time.perf_counter() - begun, time.thread_time() - worked


def measure(app: Application) -> tuple[list[str], bool]:
    """Lines of the table, and whether each first proposal comes in time."""
    lines, met = [], True
    for name, wish in wishes(app):
        cost, work = min(first(app, wish) for _ in range(TRIES))
        met = met and cost <= LIMIT
        lines.append(f"| {DAYS} days, {name} ({work:.2f} s of work) | {cost:.2f} s | ≤ {LIMIT:.0f} s |")
    return lines, met
