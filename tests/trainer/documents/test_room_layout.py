"""Rooms for any group: everyone has a place, nothing stands on anything, a wheelchair gets to its place."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from trainer.documents.room_layout import PASSAGE, Room, RoomSetup, Thing, room
from trainer.documents.room_picture import draw

SIZES = (1, 2, 3, 5, 6, 11, 12, 17, 18, 19, 25, 39, 40, 60)
SOLID = (Thing.TABLE, Thing.CHAIR, Thing.TRAINER, Thing.RESERVED)


@pytest.mark.parametrize("setup", RoomSetup)
@pytest.mark.parametrize("people", SIZES)
def test_a_room_holds_together(setup: RoomSetup, people: int) -> None:
    made = room(setup, people, 2)
    solid = [shape for shape in made.shapes if shape.thing in SOLID]
    free = made.all(Thing.WAY) + made.all(Thing.ZONE)
    assert [(a, b) for a, b in combinations(solid, 2) if a.meets(b)] == []
    assert [(a, b) for a in solid for b in free if a.meets(b)] == []
    for one in solid:
        assert 0 <= one.x <= one.x + one.width <= made.width + 1e-6
        assert 0 <= one.y <= one.y + one.depth <= made.depth + 1e-6
    assert all(min(way.width, way.depth) >= PASSAGE - 1e-6 for way in made.all(Thing.WAY))
    assert len(made.all(Thing.RESERVED)) == 1
    assert made.all(Thing.RESERVED)[0].width >= PASSAGE - 1e-6
    if setup is not RoomSetup.STANDING:
        assert len(made.all(Thing.CHAIR)) == people - 1
    assert len(made.all(Thing.TRAINER)) == 2


@pytest.mark.parametrize("setup", RoomSetup)
def test_more_people_need_a_room_no_smaller(setup: RoomSetup) -> None:
    rooms = [room(setup, people) for people in SIZES]
    areas = [made.width * made.depth for made in rooms]
    assert all(small <= large * 1.15 for small, large in pairwise(areas))
    assert areas[-1] > areas[0]


def test_a_picture_is_to_scale_and_always_the_same() -> None:
    made = room(RoomSetup.ISLANDS, 18, 2)
    first = draw(made)
    assert first == draw(made)
    assert first.content.startswith(b"\x89PNG")
    assert draw(room(RoomSetup.ISLANDS, 60)).scale > first.scale
    huge = Room(90, 50, made.shapes)
    assert (huge.depth * 1000 / draw(huge).scale) < 122
