from __future__ import annotations

import pytest

import resources
from trainer.people.files import read_people
from trainer.people.records import FileRow, ImportPlan, PeopleFile, Person, RowFate
from trainer.people.rules import plan


def planned(*rows: FileRow, known: tuple[Person, ...] = (), enrolled: tuple[int, ...] = ()) -> ImportPlan:
    return plan(PeopleFile("liste", "UTF-8", rows, ("Nom", "Prénom"), ()), known, enrolled)


def row(line: int, last: str = "Noël", first: str = "Zoé", email: str = "", phone: str = "") -> FileRow:
    return FileRow(line, last, first, email, phone)


def fates(given: ImportPlan) -> list[str]:
    return [one.fate.value for one in given.rows]


def person(number: int, email: str = "", phone: str = "", last: str = "Noël", first: str = "Zoé") -> Person:
    return Person(number, 1, last, first, email, phone)


def test_the_roubaix_files_one_after_the_other() -> None:
    first = plan(read_people(resources.path("roubaix/inscriptions-framaforms.csv")), (), ())
    assert (first.count(RowFate.NEW), first.count(RowFate.DOUBLE), len(first.rows)) == (18, 1, 19)
    double = first.rows[-1]
    assert (double.row.line, double.same_as_line) == (22, 4)
    assert "autre association" in double.why
    known = tuple(
        Person(number, 1, one.row.last_name, one.row.first_name, one.row.email, one.row.phone)
        for number, one in enumerate(first.enrolments, 1)
    )
    second = plan(
        read_people(resources.path("roubaix/billets-helloasso.csv")), known, {one.id for one in known}
    )
    assert [(fate, second.count(fate)) for fate in RowFate if second.count(fate)] == [
        (RowFate.NEW, 10),
        (RowFate.ENROLLED, 1),
        (RowFate.LEFT_OUT, 1),
    ]
    hondt = second.rows[0]
    assert (hondt.row.last_name, hondt.fate, hondt.person_id) == ("D’Hondt", RowFate.ENROLLED, 3)
    assert "même nom, autre courriel\u00a0: à vérifier" in hondt.why


def test_importing_the_same_file_again_enrols_nobody() -> None:
    file = read_people(resources.path("roubaix/inscriptions-framaforms.csv"))
    known = tuple(
        Person(number, 1, one.row.last_name, one.row.first_name, one.row.email, one.row.phone)
        for number, one in enumerate(plan(file, (), ()).enrolments, 1)
    )
    again = plan(file, known, [one.id for one in known])
    assert again.enrolments == ()
    assert (again.count(RowFate.ENROLLED), again.count(RowFate.DOUBLE)) == (18, 1)
    assert plan(file, known, ()).count(RowFate.KNOWN) == 18


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("D'Hondt", "Jean"), ("D’HONDT", "jean")),
        (("D'Hondt", "Jean"), ("D`Hondt", "Jean")),
        (("Van den Brœck", "Maëlys"), ("van den broeck", "Maelys")),
        (("El-Khattabi", "Fatima-Zohra"), ("EL KHATTABI", "Fatima\u2011Zohra")),
        (("Kowalczyk–Łukasik", "Ewa"), ("Kowalczyk-Lukasik", "Ewa")),
        (("Noe\u0308l", "Zoé"), ("Noël", "Zoe\u0301")),
    ],
)
def test_ways_of_typing_one_name_are_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert fates(planned(row(2, *one), row(3, *other))) == ["new", "double"]


@pytest.mark.parametrize(
    ("one", "other", "fate"),
    [
        (("a@b.fr", ""), ("A@B.fr", ""), "double"),
        (("a@b.fr", "06 00 00 00 01"), ("c@d.fr", "+33600000001"), "double"),
        (("a@b.fr", "0600000001"), ("a@b.fr", "0600000002"), "double"),
        (("a@b.fr", ""), ("", "0600000001"), "double"),
        (("", ""), ("", ""), "double"),
        (("a@b.fr", ""), ("c@d.fr", ""), "new"),
        (("", "0600000001"), ("", "0600000002"), "new"),
        (("a@b.fr", "0600000001"), ("c@d.fr", ""), "new"),
    ],
)
def test_namesakes_are_told_apart_by_what_they_give(
    one: tuple[str, str], other: tuple[str, str], fate: str
) -> None:
    given = planned(row(2, email=one[0], phone=one[1]), row(3, email=other[0], phone=other[1]))
    assert fates(given) == ["new", fate]
    assert given.rows[1].same_as_line == (2 if fate == "double" else None)
    assert fate == "double" or "à vérifier" in given.rows[1].why


def test_a_household_that_shares_an_address_is_several_people() -> None:
    assert fates(planned(row(2, first="Zoé", email="nous@b.fr"), row(3, first="Léo", email="nous@b.fr"))) == [
        "new",
        "new",
    ]


def test_a_third_row_joins_the_double_it_resembles() -> None:
    given = planned(
        row(2, email="a@b.fr"),
        row(3, email="a@b.fr", phone="0600000001"),
        row(4, email="c@d.fr", phone="06 00 00 00 01"),
    )
    assert [one.same_as_line for one in given.rows] == [None, 2, 2]
    assert "autre courriel" in given.rows[2].why


def test_a_row_left_out_does_not_hide_the_real_one() -> None:
    draft = FileRow(2, "Noël", "Zoé", left_out="Commande remboursée.")
    given = planned(draft, row(3))
    assert fates(given) == ["left-out", "new"]
    assert given.rows[0].why == "Commande remboursée."


@pytest.mark.parametrize(
    ("email", "phone", "why"),
    [
        ("A@b.fr", "", "même courriel"),
        ("c@d.fr", "+33 6 00 00 00 01", "même téléphone"),
        ("", "", "même nom"),
        ("c@d.fr", "", "même nom, autre courriel\u00a0: à vérifier"),
        ("", "07 00 00 00 00", "même nom, autre téléphone\u00a0: à vérifier"),
    ],
)
@pytest.mark.parametrize(("enrolled", "fate"), [((), "known"), ((7,), "enrolled")])
def test_a_person_already_there_is_found(
    email: str, phone: str, why: str, enrolled: tuple[int, ...], fate: str
) -> None:
    given = planned(
        row(2, email=email, phone=phone), known=(person(7, "a@b.fr", "06 00 00 00 01"),), enrolled=enrolled
    )
    assert (given.rows[0].fate.value, given.rows[0].person_id) == (fate, 7)
    assert why in given.rows[0].why


def test_the_surest_of_two_namesakes_is_chosen() -> None:
    given = planned(row(2, email="a@b.fr"), known=(person(1, "x@y.fr"), person(2, ""), person(3, "a@b.fr")))
    assert given.rows[0].person_id == 3


def test_two_rows_never_become_the_same_person() -> None:
    given = planned(row(2, email="a@b.fr"), row(3, email="c@d.fr"), known=(person(1, "c@d.fr"),))
    assert fates(given) == ["new", "known"]
    assert "ligne 3" in given.rows[0].why


def test_someone_of_another_name_at_the_same_address_is_not_known() -> None:
    assert fates(planned(row(2, email="a@b.fr"), known=(person(1, "a@b.fr", first="Léo"),))) == ["new"]
