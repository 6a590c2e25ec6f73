"""What commands print: records as JSON, tables as aligned text."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import date, time
from pathlib import Path
from typing import Any

import click


def plain(value: Any) -> Any:
    """A record as what JSON knows: dates and times in ISO form, money left in cents."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Path) else value


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(plain(value), ensure_ascii=False, indent=2))


def table(titles: Sequence[str], rows: Sequence[Sequence[object]], empty: str) -> None:
    """Print rows under their titles, or the sentence that says there are none."""
    if not rows:
        click.echo(empty)
        return
    cells = [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in [list(titles), *cells]) for i in range(len(titles))]
    for row in [list(titles), *cells]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def hours(minutes: int) -> str:
    """780 gives "13 h", 210 gives "3 h 30"."""
    whole, rest = divmod(minutes, 60)
    return f"{whole} h {rest:02d}" if rest else f"{whole} h"
