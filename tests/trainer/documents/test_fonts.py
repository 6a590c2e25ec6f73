"""The shipped typefaces write every name and sign the papers need."""

from __future__ import annotations

import pytest

import resources
from trainer.documents import fonts
from trainer.documents.fonts import Face

NEEDED = (
    "Nguyễn Thị Hồng Gülşen Çelik Kowalczyk-Łukasik Stanisława Œuvrard Siobhán"
    "\u202f\u00a0«»’·€–—…☐☒✓→•°×−½ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ0123456789"
)


@pytest.mark.parametrize("face", list(Face))
def test_every_needed_character_has_a_drawing(face: Face) -> None:
    for character in NEEDED:
        chosen = fonts.writer_of(character, face)
        assert fonts.metrics(chosen).has(character), f"{character!r} in {chosen}"


@pytest.mark.parametrize("face", [Face.TEXT, Face.BOLD, Face.ITALIC, Face.DISPLAY])
def test_names_need_no_second_face(face: Face) -> None:
    name = "Nguyễn Thị Hồng, Kowalczyk-Łukasik, Gülşen\u202f!"
    assert fonts.pieces(name, face) == ((face, name),)


def test_digits_line_up() -> None:
    assert len({fonts.width(digit, Face.TEXT, 10) for digit in "0123456789"}) == 1


def test_a_path_may_not_leave_the_package() -> None:
    with pytest.raises(ValueError, match="trainer"):
        resources.path("../trainer/__init__.py")
    with pytest.raises(FileNotFoundError):
        resources.path("fonts/none.ttf")
