"""Who runs a workshop, as one types it."""

from __future__ import annotations

import pytest

from trainer.core.errors import InvalidInput
from trainer.workshops.team import Team, read_team


@pytest.mark.parametrize(
    ("words", "team"),
    [
        ((), None),
        (("", " , "), None),
        (("2",), Team(2)),
        (("Awa, Marc",), Team(2, ("Awa", "Marc"))),
        (("Awa  Diop", "Marc;awa diop"), Team(2, ("Awa Diop", "Marc"))),
        (("Awa 2",), Team(1, ("Awa 2",))),
    ],
)
def test_names_or_a_number(words: tuple[str, ...], team: Team | None) -> None:
    assert read_team(words) == team


@pytest.mark.parametrize("words", ["0", "51", "-1", "1.5", "²", "2, Awa", "1, 2", "9" * 5000])
def test_what_cannot_be_is_said(words: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_team([words])
    assert caught.value.field == "trainers"
