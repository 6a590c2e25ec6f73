"""Where each page ends: titles stay with their text, rows stay whole, no page is left with a line or two.

Pages are filled one after the other as far as they go. Where that leaves something unsightly (`weigh`), shorter pages
are tried too, a few at a time, and the least unsightly text is kept.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from trainer.documents.pdf.boxes import Box, Stack
from trainer.documents.pdf.weigh import PAGE, Placed, ending, last_page

_BEAM = 5
_SHORTER = 7
_EMPTIEST = 0.5
_FINE = 0.6


class _Text(NamedTuple):
    """What is to be filled: its boxes, the top of the text, the height of a page, the height of too thin a page."""

    boxes: Sequence[Box]
    start: float
    room: float
    thin: float


class _State(NamedTuple):
    """Some filled pages: the next box, what is left of one that was cut, the pages, how unsightly they are."""

    at: int = 0
    rest: Box | None = None
    pages: tuple[Placed, ...] = ()
    cost: float = 0.0

    def done(self, text: _Text) -> bool:
        """Whether everything stands on a page."""
        return self.rest is None and self.at >= len(text.boxes) and bool(self.pages)


def filled(found: Sequence[Box], start: float, room: float, thin: float) -> list[Placed]:
    """Boxes page by page, each with its distance from the top of the page; at least one page.

    `start` is the top of the text, `room` its height. A page lower than `thin` is avoided where it can be.
    """
    text = _Text(list(_loosened(found, room)), start, room, thin)
    plain = _State()
    while not plain.done(text):
        plain = _next(text, plain, room)
    if plain.cost <= len(plain.pages) * (PAGE + _FINE):
        return list(plain.pages)
    return list(_best(text, plain).pages)


def _best(text: _Text, plain: _State) -> _State:
    """The least unsightly of many ways to fill the pages; `plain` is the way that never ends a page early."""
    best = plain
    states = [_State()]
    while states:
        following: dict[tuple[int, float], _State] = {}
        for state in states:
            for made in _choices(text, state):
                if made.cost >= best.cost:
                    continue
                if made.done(text):
                    best = made
                    continue
                key = (made.at, made.rest.height if made.rest else 0.0)
                if key not in following or made.cost < following[key].cost:
                    following[key] = made
        states = sorted(following.values(), key=lambda one: _promise(text, one))[:_BEAM]
    return best


def _promise(text: _Text, state: _State) -> float:
    """How much a beginning promises: its cost, and the pages that what is left will take."""
    left = sum(box.height for box in text.boxes[state.at :]) + (state.rest.height if state.rest else 0)
    return state.cost + PAGE * left / text.room


def _choices(text: _Text, state: _State) -> Iterator[_State]:
    """The next page filled to its end, and ended earlier: after each of its boxes, or some lines higher."""
    full = _next(text, state, text.room)
    yield full
    if full.done(text):
        return
    ends = [top + box.height - text.start for top, box in full.pages[-1]]
    line = text.thin / 3.5
    rooms = {round(end, 1) + 0.1 for end in ends[:-1] if end > _EMPTIEST * text.room}
    rooms |= {round(ends[-1] - number * line, 1) for number in range(1, _SHORTER)}
    for room in sorted(rooms, reverse=True):
        yield _next(text, state, room)


def _loosened(found: Sequence[Box], room: float) -> Iterator[Box]:
    """The boxes; of one that should stay whole but is taller than a page, its parts."""
    for box in found:
        if isinstance(box, Stack) and box.whole and box.height > room:
            yield from _loosened(box.boxes, room)
        else:
            yield box


def _next(text: _Text, state: _State, room: float) -> _State:
    """One page more, of this height."""
    index, rest, placed = _page(text, state.at, state.rest, room)
    first = rest or (text.boxes[index] if index < len(text.boxes) else None)
    if first is None:
        cost = last_page(placed, text, state.pages)
    else:
        after = text.boxes[index + (rest is None)] if index + (rest is None) < len(text.boxes) else None
        cost = ending(placed, text, rest is not None, first, after)
    return _State(index, rest, (*state.pages, placed), state.cost + PAGE + cost)


def _page(text: _Text, index: int, rest: Box | None, room: float) -> tuple[int, Box | None, Placed]:
    """The boxes of a page from box `index` on (or what is left of the one before it), and what follows them."""
    boxes, start, _, thin = text
    placed: Placed = []
    used, last = 0.0, None
    while rest or index < len(boxes):
        box = rest or boxes[index]
        following = index + (rest is None)
        gap = max(last.after, box.before) if last else 0.0
        fits = used + gap + box.height <= room + 0.01
        slim = used < thin  # better cut what should stay whole than leave a line or two on a page
        if fits and (slim or used + gap + _chain(box, boxes, following, room) <= room + 0.01):
            placed.append((start + used + gap, box))
            used, last, rest, index = used + gap + box.height, box, None, following
            continue
        must = slim or (last is not None and last.keep_next)  # nor a title alone at the foot
        parts = None if box.bound() and not must else box.split(room - used - gap, False)
        parts = parts or (box.split(room - used - gap, True) if must else None)
        if parts:
            placed.append((start + used + gap, parts[0]))
            return following, parts[1], placed
        if not placed:
            return following, None, [(start, box)]
        break
    return index, rest, placed


def _chain(box: Box, boxes: Sequence[Box], index: int, room: float) -> float:
    """The height that must follow on the same page: the box, and what it is kept with (from `index` on)."""
    total, held = box.height, box
    while held.keep_next and index < len(boxes):
        following = boxes[index]
        total += max(held.after, following.before)
        if not following.bound():
            total += following.lead()
            break
        total += following.height
        held, index = following, index + 1
    return min(total, room)
