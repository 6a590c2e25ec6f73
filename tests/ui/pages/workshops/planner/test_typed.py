"""What is typed into the line that adds: a start, words, a length, and what they mean."""

from __future__ import annotations

import pytest

from trainer.planning.records import BlockKind
from ui.pages.workshops.planner.typed import Typed, best, own_words, plain_choices, read_line


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("13:45 Repas", Typed("Repas", 825)),
        ("9 h 30 Accueil 20 min", Typed("Accueil", 570, 20)),
        ("14h\u202fRelevé thermique, 1\u202fh\u202f10", Typed("Relevé thermique", 840, 70)),
        ("Débrief 1h", Typed("Débrief", None, 60)),
        ("Débrief 90’", Typed("Débrief", None, 90)),
        ("Le 8 mars", Typed("Le 8 mars")),
        ("10 questions", Typed("10 questions")),
        ("25:00 Repas", Typed("25:00 Repas")),
        ("45 min", Typed("45 min")),
        ("  Pause 0 min ", Typed("Pause 0 min")),
    ],
)
def test_a_line_is_taken_apart(line: str, typed: Typed) -> None:
    assert read_line(line) == typed


def test_words_find_what_they_name() -> None:
    choices = plain_choices()
    assert [one.kind for one in choices if best(choices, "paus") == one] == [BlockKind.BREAK]
    assert best(choices, "CLOTURE") == choices[3]
    assert best(choices, "Accueil et cadre du week-end") is None
    assert own_words("Accueil et cadre du week-end").kind is BlockKind.WELCOME
    assert own_words("Mot de la fin").kind is BlockKind.OTHER
