"""A learning path and its file: round trip, errors that name the line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum.header import SheetTextError
from curriculum.model import GroupSize, LearningPath, PathItem
from curriculum.path_text import TEXTS, read_path, write_path
from tests.curriculum.test_round_trip import MAYBE, NUMBERS, ONE_LINE, ONE_LINES, PROSE

ITEM = st.one_of(
    st.builds(PathItem, brique=ONE_LINE, minutes=st.integers(0, 900)),
    st.builds(PathItem, sheet=ONE_LINE, minutes=st.integers(0, 900)),
)
PATH = st.builds(
    LearningPath,
    slug=ONE_LINE,
    title=ONE_LINE,
    promise=MAYBE,
    minutes=st.integers(0, 99_999),
    days=st.integers(1, 60),
    every=st.integers(1, 31),
    items=st.lists(ITEM, max_size=5).map(tuple),
    objectives=ONE_LINES,
    audience=MAYBE,
    prerequisites=ONE_LINES,
    group=NUMBERS.map(lambda n: GroupSize(*n)),
    language=ONE_LINE,
    **dict.fromkeys(TEXTS, PROSE),
)


@settings(max_examples=120, deadline=None)
@given(PATH)
def test_whatever_a_path_holds_its_text_gives_it_back(path: LearningPath) -> None:
    text = write_path(path)
    assert read_path(text, "parcours.md") == path
    assert write_path(read_path(text.replace("\n", "\r\n"), "parcours.md")) == text


GOOD = """---
parcours: soiree
titre: Une soirée
promesse: On essaie.
durée: 180
journées: 1
groupe: {min: 6, idéal: 12, max: 20}
étapes:
- {fiche: tour-des-cles}
- {brique: mobiliser, minutes: 90}
---

## Présentation

Bienvenue.

## Objectifs

- Oser.
"""


def test_a_file_typed_by_hand_is_read() -> None:
    path = read_path(GOOD, "soiree.md")
    assert path.items == (PathItem(sheet="tour-des-cles"), PathItem(brique="mobiliser", minutes=90))
    assert (path.introduction, path.objectives, path.language) == ("Bienvenue.", ("Oser.",), "fr")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("titre: Une soirée\n", "", 1, "il manque « titre : »"),
        ("durée: 180", "durée: longue", 5, "« durée » attend un nombre entier"),
        ("journées: 1", "journées: 0", 6, "une journée au moins"),
        ("journées: 1", "jours: 1", 6, "champ inconnu « jours »"),
        ("min: 6", "min: 60", 7, "min ≤ idéal ≤ max"),
        ("idéal: 12", "ideal: 12", 7, "champ inconnu « ideal »"),
        ("{fiche: tour-des-cles}", "{fiche: tour-des-cles, brique: mobiliser}", 8, "l'une ou l'autre"),
        ("{fiche: tour-des-cles}", "{minutes: 20}", 8, "une étape nomme"),
        ("{fiche: tour-des-cles}", "{fiche: [a, b]}", 8, "attend un nom court"),
        ("minutes: 90", "minutes: -5", 8, "pas « -5 »"),
        ("minutes: 90", "durée: 90", 8, "champ inconnu « durée »"),
        ("{fiche: tour-des-cles}", "tour-des-cles", 8, "liste d'éléments"),
        ("## Présentation", "## Accroche", 13, "titre inconnu « Accroche »"),
        ("## Objectifs", "## Présentation", 17, "donné deux fois"),
        ("- Oser.", "Oser.", 19, "attend une liste"),
        ("## Présentation", "Bonjour\n## Présentation", 12, "doit commencer par un titre"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(old: str, new: str, line: int, said: str) -> None:
    assert old in GOOD
    with pytest.raises(SheetTextError) as caught:
        read_path(GOOD.replace(old, new, 1), "soiree.md")
    assert (caught.value.name, caught.value.line) == ("soiree.md", line)
    assert said in caught.value.message
