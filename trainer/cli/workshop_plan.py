"""What `fabrique workshops show` says of a plan: times, totals, balance, warnings, materials."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from curriculum.model import Provenance
from trainer.app import Application
from trainer.cli.output import hours, plain
from trainer.planning.balance import balance
from trainer.planning.materials import ORDER, packing
from trainer.planning.packing import Item, packing_list
from trainer.planning.print_runs import PrintRun, print_runs
from trainer.planning.records import Block
from trainer.planning.times import Timed, schedule
from trainer.planning.totals import Sum, totals
from trainer.planning.warnings import warnings

if TYPE_CHECKING:
    from trainer.planning.plan_service import OpenPlan

LATE = 24 * 60
PARTS = {
    Provenance.ON_SITE: "Matériel sur place",
    Provenance.TO_BRING: "Matériel à apporter",
    Provenance.TO_PRINT: "À imprimer ou à photocopier",
}


def plan_json(app: Application, opened: OpenPlan) -> dict[str, Any]:
    """The plan with everything that is computed of it; minutes everywhere, times of day as "09:30"."""
    plan, looks, frame = opened.plan, opened.looks, opened.frame
    times = schedule(plan)
    sheets = app.plans.sheets({block.source for block in plan if block.source is not None})
    items, runs = _materials(app, opened)
    slugs = {sheet_id: look.slug for sheet_id, look in looks.items()}
    return {
        "half_days": [
            {
                "id": half.half.id,
                "day": half.half.day.isoformat(),
                "starts_at": clock(half.half.starts),
                "ends_at": clock(half.half.ends),
                "free_minutes": half.free,
                "blocks": [_timed(one, slugs) for one in half.timed],
            }
            for half in times.halves
        ],
        "parked": [_block(block, slugs) for block in plan.parked],
        "groups": plain(plan.groups),
        "parallels": plain(plan.parallels),
        "totals": _totals(opened),
        "balance": plain(balance(plan, sheets, looks, frame)),
        "warnings": plain(warnings(plan, times, sheets, looks, frame)),
        "materials": plain(items),
        "print_runs": [{"label": run.label, "copies": run.copies} for run in runs],
    }


def echo_plan(app: Application, opened: OpenPlan) -> None:
    """Print the plan for a person."""
    plan = opened.plan
    times = schedule(plan)
    titles = {group.key: group.title for group in plan.groups}
    for half in times.halves:
        click.echo(f"\n{half.half.day:%d/%m/%Y} {clock(half.half.starts)} – {clock(half.half.ends)}")
        under = ""
        for one in half.timed:
            block = one.block
            if block.group != under and block.group:
                click.echo(f"  — {titles[block.group]}")
            under = block.group
            click.echo(_line(one, _lane_name(opened, block)))
        if half.free:
            what = "libres" if half.free > 0 else "de trop"
            click.echo(f"         {abs(half.free):3d} min {what}")
    if plan.parked:
        click.echo("\nPeut-être")
        for block in plan.parked:
            click.echo(f"         {block.minutes:3d} min  {block.title}")
    _echo_remarks(app, opened)
    _echo_materials(app, opened)


def clock(minutes: int) -> str:
    """570 gives "09:30"."""
    return f"{minutes % LATE // 60:02d}:{minutes % 60:02d}"


def _echo_remarks(app: Application, opened: OpenPlan) -> None:
    plan, frame = opened.plan, opened.frame
    sheets = app.plans.sheets({block.source for block in plan if block.source is not None})
    summed = totals(plan, schedule(plan), frame)
    if plan.halves:
        sold = f", {hours(summed.sold)} vendues" if summed.sold else ""
        click.echo(f"\nPrévu : {hours(summed.sum.planned)} sur {hours(summed.sum.hours)}{sold}.")
    briques = balance(plan, sheets, opened.looks, frame).briques
    shares = [f"{part.title} {hours(part.minutes)}" for part in briques if part.key]
    if shares:
        click.echo(f"Briques : {', '.join(shares)}.")
    for one in warnings(plan, schedule(plan), sheets, opened.looks, frame):
        waived = f" (passé outre : {one.reason})" if one.reason else ""
        click.echo(f"{'!!' if one.grave else ' !'} {one.what}{waived}")


def _echo_materials(app: Application, opened: OpenPlan) -> None:
    """The packing list by where things come from, then what to print and how many of each."""
    items, runs = _materials(app, opened)
    for provenance in ORDER:
        found = [item for item in items if item.provenance is provenance]
        if found:
            click.echo(f"\n{PARTS[provenance]}")
        for item in found:
            more = f" ({item.more} de plus)" if item.more else ""
            uses = f" — {', '.join(item.uses)}" if item.uses else ""
            counted = f"{item.quantity}  " if item.quantity else ""
            click.echo(f"  [{'x' if item.done else ' '}] {counted}{item.label}{more}{uses}")
    printed = [run for run in runs if run.copies]
    if printed:
        click.echo("\nTirages")
    for run in printed:
        click.echo(f"  {run.copies:3d} × {run.label}")


def _materials(app: Application, opened: OpenPlan) -> tuple[tuple[Item, ...], tuple[PrintRun, ...]]:
    """The packing list with its ticks, and the print runs with the copies asked for."""
    plan, frame, times = opened.plan, opened.frame, schedule(opened.plan)
    sheets = app.plans.sheets({block.source for block in plan if block.source is not None})
    packed = app.packing.of(opened.workshop_id)
    room = bool(app.workshops.head(opened.workshop_id).fields.room_setup)
    return (
        packing_list(packing(plan, times, sheets, frame), packed),
        print_runs(plan, times, sheets, frame, packed.copies, room),
    )


def _totals(opened: OpenPlan) -> dict[str, Any]:
    found = totals(opened.plan, schedule(opened.plan), opened.frame)
    return {
        **_sum(found.sum),
        "sold": found.sold,
        "over_sold": found.over_sold,
        "parked": found.parked,
        "days": [{"day": day.day.isoformat(), **_sum(day.sum)} for day in found.days],
    }


def _sum(one: Sum) -> dict[str, Any]:
    """The sums; hours per person are those of the shortest and the longest lanes."""
    return plain(one) | {"room": one.room, "hours_per_person": [one.shortest / 60, one.longest / 60]}  # type: ignore[no-any-return]


def _timed(one: Timed, slugs: dict[int, str]) -> dict[str, Any]:
    return _block(one.block, slugs) | {
        "starts_at": clock(one.start),
        "ends_at": clock(one.end),
        "gap": one.gap,
        "lanes": one.lanes,
    }


def _block(block: Block, slugs: dict[int, str]) -> dict[str, Any]:
    shown: dict[str, Any] = plain(block)
    shown["sheet"] = slugs.get(block.sheet_id or 0, "")
    shown["adapted"] = bool(block.adapted)
    shown["pinned"] = None if block.pinned is None else clock(block.pinned)
    return shown


def _line(one: Timed, lane: str) -> str:
    pinned = " (heure fixée)" if one.block.pinned is not None else ""
    gap = f" (trou de {one.gap} min avant)" if one.gap > 0 else ""
    over = f" (commence {-one.gap} min trop tôt)" if one.gap < 0 else ""
    lead = f" — {one.block.lead}" if one.block.lead else ""
    return (
        f"  {clock(one.start)}  {one.block.minutes:3d} min  {lane}{one.block.title}{lead}{pinned}{gap}{over}"
    )


def _lane_name(opened: OpenPlan, block: Block) -> str:
    if not block.parallel:
        return ""
    name = opened.plan.parallel(block.parallel).lanes[block.lane].name
    return f"[{name or f'groupe {block.lane + 1}'}] "
