"""Minutes shared out in proportion to what each can take, in steps of five."""

from __future__ import annotations

from collections.abc import Sequence

STEP = 5


def spread(minutes: int, rooms: Sequence[int]) -> list[int]:
    """Share `minutes` among places that take at most `rooms` each, in proportion to them; nothing is left over.

    When they have room for less in all, each takes what it can. Shares are multiples of `STEP` but where a place is
    filled, or for the odd minutes at the end.
    """
    total = sum(rooms)
    if minutes >= total:
        return list(rooms)
    shares = [minutes * room // total // STEP * STEP for room in rooms]
    left = minutes - sum(shares)
    while left:
        step = min(STEP, left)
        place = max(
            range(len(rooms)),
            key=lambda at: (
                min(step, rooms[at] - shares[at]),
                minutes * rooms[at] - shares[at] * total,
                -at,
            ),
        )
        given = min(step, rooms[place] - shares[place])
        shares[place] += given
        left -= given
    return shares
