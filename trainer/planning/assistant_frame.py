"""The hours to be filled, cut where people eat: what comes first and last in each stretch, and how many breaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from trainer.planning.assistant_records import WishedHalf

WELCOME, BREAK, MEAL, CLOSING = 15, 15, 60, 15
LONGEST_RUN = 120
"""Minutes after which people need a break."""
GOOD_RUN = 110
WORTH_WELCOME = 90
LUNCH = 12 * 60 + 30
EATEN = (12 * 60, 14 * 60 + 30)
"""What begins in between follows a meal."""
NOON = (11 * 60 + 30, 15 * 60 + 30)
SUPPER = 19 * 60
"""What begins then, or later, after another half-day of the day follows a meal."""
APART = 30
"""Minutes from one half-day to the next that are time to eat."""
STEP = 5
AWKWARD = 2_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time between two meals. `half` is the place of its half-day; `meal` and `pause` are minutes it begins with.

    `welcome` minutes to arrive follow, `farewell` minutes are kept for a round at its end. `first` and `last` of the
    workshop, `opens` and `closes` a day, `fed`: people come back from a meal.
    """

    half: int
    starts: int
    minutes: int
    meal: int = 0
    pause: int = 0
    welcome: int = 0
    farewell: int = 0
    first: bool = False
    last: bool = False
    opens: bool = False
    closes: bool = False
    fed: bool = False

    @property
    def inside(self) -> int:
        """Minutes after what it begins with."""
        return self.minutes - self.meal - self.pause

    def breaks(self) -> int:
        """How many breaks its length asks for."""
        count = 0
        while self.inside - BREAK * count > (count + 1) * (
            GOOD_RUN if count or self.inside > LONGEST_RUN else LONGEST_RUN
        ):
            count += 1
        return count

    def content(self, breaks: int) -> int:
        """Minutes for sheets with that many breaks."""
        return self.inside - self.welcome - self.farewell - breaks * BREAK


def stretches(
    halves: Sequence[WishedHalf], *, opening: bool, closing: bool, minutes: int | None = None
) -> tuple[Stretch, ...]:
    """The stretches of half-days given in order; `opening` and `closing`: there are sheets for both.

    With `minutes`, only the first ones, as many as so many minutes of sheets reach into; at least one.
    """
    found = _cut(halves)
    while True:
        made = _framed(found, opening, closing)
        before = sum(one.content(one.breaks()) for one in made[:-1])
        if minutes is None or len(made) == 1 or before < minutes:
            return made
        found.pop()


def shortened(parts: Sequence[Stretch], *, opening: bool, closing: bool) -> tuple[Stretch, ...]:
    """The stretches but the last, as if the workshop ended there."""
    return _framed([replace(one, last=False, farewell=0) for one in parts[:-1]], opening, closing)


def _cut(halves: Sequence[WishedHalf]) -> list[Stretch]:
    """The stretches of the half-days, each day's first one marked."""
    found: list[Stretch] = []
    for _, run in groupby(enumerate(halves), key=lambda one: one[1].day):
        of_day: list[Stretch] = []
        before: int | None = None
        for place, half in run:
            of_day += _of_half(place, half, before)
            before = half.ends
        found += [replace(of_day[0], opens=True), *of_day[1:]]
    return found


def _framed(found: Sequence[Stretch], opening: bool, closing: bool) -> tuple[Stretch, ...]:
    """The stretches with what comes first and last, in the workshop and in each day."""
    made = [replace(one, closes=after.opens) for one, after in pairwise(found)]
    made.append(replace(found[-1], closes=True))
    first = made[0]
    worth = WORTH_WELCOME if opening else WORTH_WELCOME // 2
    made[0] = replace(first, first=True, welcome=WELCOME if first.inside >= worth else 0)
    last = made[-1]
    room = last.inside - last.welcome >= 3 * CLOSING
    made[-1] = replace(last, last=True, farewell=CLOSING if room and not closing else 0)
    return tuple(made)


def _of_half(place: int, half: WishedHalf, before: int | None) -> list[Stretch]:
    close = before is not None and half.starts - before < BREAK
    eating = NOON[0] <= half.starts <= NOON[1] or half.starts >= SUPPER
    fed = EATEN[0] <= half.starts <= EATEN[1] if before is None else eating and half.starts - before >= APART
    pause = BREAK if close and half.minutes > BREAK + STEP else 0
    noon = half.starts <= LUNCH - MEAL and half.ends >= LUNCH + 2 * MEAL and half.minutes >= 5 * MEAL
    if not noon:
        return [Stretch(place, half.starts, half.minutes, pause=pause, fed=fed)]
    return [
        Stretch(place, half.starts, LUNCH - half.starts, pause=pause, fed=fed),
        Stretch(place, LUNCH, half.ends - LUNCH, meal=MEAL, fed=True),
    ]


def written(short: int, long: int) -> tuple[int, int]:
    """The shortest and the longest length in between that one would write on an agenda: multiples of five minutes.

    As they are when there is no such length in between.
    """
    first, last = -(-short // STEP) * STEP, long // STEP * STEP
    return (first, last) if first <= last else (short, long)


def near(minutes: int) -> int:
    """The multiple of five minutes that is nearest."""
    return (minutes + STEP // 2) // STEP * STEP


def lengths(bounds: Sequence[tuple[int, int, int]], content: int) -> list[int]:
    """A length for each (short, usual, long), near the usual one, that together make `content` where they can.

    They are multiples of five minutes when the bounds are and `content` is; one of them takes the odd minutes of an odd
    `content`.
    """
    found = [usual for _, usual, _ in bounds]
    left = content - sum(found)
    while left:
        step = min(STEP, abs(left)) if left > 0 else -min(STEP, abs(left))
        room = [
            (_room(one, length, step), -place)
            for place, (one, length) in enumerate(zip(bounds, found, strict=True))
        ]
        best, place = max(room)
        if best < abs(step):
            return _by_minutes(bounds, found, left)
        found[-place] += step
        left -= step
    return found


def cuts(
    runs: Sequence[int], count: int, *, around: tuple[int, int], tail: bool
) -> tuple[tuple[int, ...], bool]:
    """Before which sheets the breaks come, as even as can be, and whether no run is longer than two hours.

    `around` is the minutes before the first sheet and after the last one; with `tail`, the last sheet is a closing,
    not to be cut off.
    """
    places = range(1, len(runs))
    best: tuple[float, tuple[int, ...]] | None = None
    for chosen in combinations(places, min(count, len(places))):
        found = parts(runs, chosen, around)
        mean = sum(found) / len(found)
        cost = sum((part - mean) ** 2 for part in found) + sum(1e6 for part in found if part > LONGEST_RUN)
        if tail and len(runs) - 1 in chosen:
            cost += AWKWARD
        if best is None or cost < best[0]:
            best = (cost, chosen)
    chosen = best[1] if best is not None else ()
    return chosen, max(parts(runs, chosen, around)) <= LONGEST_RUN


def parts(runs: Sequence[int], chosen: Sequence[int], around: tuple[int, int]) -> list[int]:
    """The minutes between breaks, with those to arrive in the first and to part in the last."""
    edges = [0, *chosen, len(runs)]
    found = [sum(runs[a:b]) for a, b in pairwise(edges)]
    found[0] += around[0]
    found[-1] += around[1]
    return found


def _room(bounds: tuple[int, int, int], length: int, step: int) -> int:
    return bounds[2] - length if step > 0 else length - bounds[0]


def _by_minutes(bounds: Sequence[tuple[int, int, int]], found: list[int], left: int) -> list[int]:
    for place, (short, _, long) in enumerate(bounds):
        new = max(short, min(long, found[place] + left))
        left -= new - found[place]
        found[place] = new
    return found
