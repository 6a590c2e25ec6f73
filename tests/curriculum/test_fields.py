"""What is said of the fields of a sheet, and the words and plain data that stand for them."""

from __future__ import annotations

import json
from dataclasses import fields

import pytest
from hypothesis import given, settings

from curriculum.fields import BY_NAME, FIELDS
from curriculum.grouping import Together, read_grouping, write_grouping
from curriculum.model import MethodSheet
from curriculum.plain import as_plain, from_plain
from tests.curriculum.test_round_trip import PLAIN, SHEET


def test_every_field_says_who_sees_it() -> None:
    assert sorted(field.name for field in FIELDS) == sorted(field.name for field in fields(MethodSheet))
    assert len(BY_NAME) == len(FIELDS)
    assert not BY_NAME["trainer_notes"].for_participants
    assert BY_NAME["handout"].for_participants


@settings(deadline=None, max_examples=25)
@given(SHEET)
def test_any_sheet_comes_back_from_plain_data(sheet: MethodSheet) -> None:
    assert from_plain(MethodSheet, json.loads(json.dumps(as_plain(sheet)))) == sheet


def test_plain_data_of_another_shape_is_refused_and_a_missing_field_takes_its_default() -> None:
    data = as_plain(PLAIN)
    del data["tags"]
    assert from_plain(MethodSheet, data) == PLAIN
    with pytest.raises(TypeError):
        from_plain(MethodSheet, data | {"title": 3})
    with pytest.raises(ValueError, match="danse"):
        from_plain(MethodSheet, data | {"kind": "danse"})


@pytest.mark.parametrize(
    ("words", "together", "size"),
    [
        ("plénière", Together.PLENARY, 0),
        ("groupes de 4", Together.GROUPS, 4),
        ("en petits groupes de 12", Together.GROUPS, 12),
        ("binômes", Together.PAIRS, 2),
        ("travail individuel", Together.ALONE, 1),
        ("seul·e", Together.ALONE, 1),
        ("deux camps", Together.OTHER, 0),
    ],
)
def test_a_grouping_is_read_from_its_words(words: str, together: Together, size: int) -> None:
    found = read_grouping(words)
    assert (found.together, found.size, found.words) == (together, size, words)
    if together is not Together.OTHER:
        assert read_grouping(write_grouping(together, size)).together is together
