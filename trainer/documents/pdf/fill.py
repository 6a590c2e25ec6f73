"""Where each page ends: titles stay with their text, rows stay whole, no page is left with a line or two."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from trainer.documents.pdf.boxes import Box

Placed = list[tuple[float, Box]]
_STEPS = 12


def filled(found: Sequence[Box], start: float, room: float, thin: float) -> list[Placed]:
    """Boxes page by page, each with its distance from the top of the page; at least one page.

    `start` is the top of the text, `room` its height. A last page lower than `thin` takes something from the page
    before it.
    """
    pages = list(_fill(found, start, _rooms(room), thin))
    for step in range(1, _STEPS):
        if len(pages) < 2 or _height(pages[-1], start) >= thin:
            break
        other = list(_fill(found, start, _rooms(room, len(pages) - 2, step * thin / 2), thin))
        if len(other) == len(pages) and _height(other[-2], start) >= thin:
            pages = other
    return pages


def _rooms(room: float, shorter: int = -1, by: float = 0) -> Callable[[int], float]:
    """The room of each page by its number; one of them may be shorter."""
    return lambda number: room - by if number == shorter else room


def _height(placed: Placed, start: float) -> float:
    return max((top + box.height - start for top, box in placed), default=0.0)


def _fill(found: Sequence[Box], start: float, rooms: Callable[[int], float], thin: float) -> Iterator[Placed]:
    placed: Placed = []
    number, room = 0, rooms(0)
    queue = list(reversed(found))
    used, last = 0.0, None
    while queue:
        box = queue.pop()
        gap = max(last.after, box.before) if last else 0.0
        fresh = not placed
        needs = gap + _chain(box, queue, room)
        fits = used + gap + box.height <= room + 0.01
        slim = used < thin  # better cut what should stay whole than leave a line or two on a page
        if fits and (slim or used + needs <= room + 0.01):
            placed.append((start + used + gap, box))
            used, last = used + gap + box.height, box
            continue
        must = slim or (last is not None and last.keep_next)  # nor a title alone at the foot
        parts = None if box.keep_next and not must else box.split(room - used - gap, must)
        if parts:
            placed.append((start + used + gap, parts[0]))
            queue.append(parts[1])
        elif fresh:
            placed.append((start, box))
        else:
            queue.append(box)
        yield placed
        placed, used, last = [], 0.0, None
        number += 1
        room = rooms(number)
    if placed or not found:
        yield placed


def _chain(box: Box, queue: list[Box], room: float) -> float:
    """The height that must follow on the same page: the box, and what it is kept with."""
    if not box.keep_next:
        return box.height
    total, held = box.height, box
    for following in reversed(queue):
        total += max(held.after, following.before)
        if not following.keep_next:
            total += following.lead()
            break
        total += following.height
        held = following
    return min(total, room)
