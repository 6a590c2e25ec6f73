"""What an import would do with each row: who is new, known, written twice, already enrolled. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from enum import IntEnum

from trainer.core.french import typeset
from trainer.core.text import fold
from trainer.people.records import FileRow, ImportPlan, PeopleFile, Person, PlannedRow, RowFate

_APOSTROPHES = re.compile("[`´′＇ꞌʹˈ]")
_COMPARED = (
    ("email", "autre courriel"),
    ("phone", "autre téléphone"),
    ("organisation", "autre association"),
    ("role", "autre fonction"),
    ("needs", "autres besoins"),
)


class _Likeness(IntEnum):
    """How sure it is that two entries of the same name are one person."""

    OTHER_PHONE = 1
    OTHER_EMAIL = 2
    NAME_ONLY = 3
    SAME_PHONE = 4
    SAME_EMAIL = 5


_SURE = _Likeness.NAME_ONLY
_SAID = {
    _Likeness.OTHER_PHONE: "même nom, autre téléphone : à vérifier",
    _Likeness.OTHER_EMAIL: "même nom, autre courriel : à vérifier",
    _Likeness.NAME_ONLY: "même nom",
    _Likeness.SAME_PHONE: "même nom, même téléphone",
    _Likeness.SAME_EMAIL: "même nom, même courriel",
}


def plan(file: PeopleFile, known: Sequence[Person], enrolled_ids: Collection[int]) -> ImportPlan:
    """Say what would become of each row of the file, given the people already there and those already enrolled.

    A person already there answers for one row of the file only: the one most like them.
    """
    kept = [row for row in file.rows if not row.left_out]
    doubles = _doubles(kept)
    singles = [row for row in kept if row.line not in doubles]
    matches = _matches(singles, known)
    namesakes: dict[str, list[int]] = defaultdict(list)
    for row in singles:
        namesakes[_name_key(row)].append(row.line)
    return ImportPlan(
        file, tuple(_planned(row, doubles, matches, namesakes, enrolled_ids) for row in file.rows)
    )


def _doubles(rows: Sequence[FileRow]) -> dict[int, FileRow]:
    """Line of a repeated row -> the first row of the same person."""
    groups: dict[str, list[list[FileRow]]] = defaultdict(list)
    doubles: dict[int, FileRow] = {}
    for row in rows:
        namesakes = groups[_name_key(row)]
        same = next(
            (group for group in namesakes if any(_likeness(row, one) >= _SURE for one in group)), None
        )
        if same is None:
            namesakes.append([row])
        else:
            doubles[row.line] = same[0]
            same.append(row)
    return doubles


def _matches(rows: Sequence[FileRow], known: Sequence[Person]) -> dict[int, tuple[Person, _Likeness]]:
    """Line -> the person it is; the surest pairs first, and each person once."""
    namesakes: dict[str, list[Person]] = defaultdict(list)
    for person in known:
        namesakes[_name_key(person)].append(person)
    pairs = [
        (_likeness(row, person), row.line, person)
        for row in rows
        for person in namesakes.get(_name_key(row), ())
    ]
    matches: dict[int, tuple[Person, _Likeness]] = {}
    taken: set[int] = set()
    for likeness, line, person in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2].id)):
        if line not in matches and person.id not in taken:
            matches[line] = (person, likeness)
            taken.add(person.id)
    return matches


def _planned(
    row: FileRow,
    doubles: dict[int, FileRow],
    matches: dict[int, tuple[Person, _Likeness]],
    namesakes: Mapping[str, Sequence[int]],
    enrolled_ids: Collection[int],
) -> PlannedRow:
    if row.left_out:
        return PlannedRow(row, RowFate.LEFT_OUT, row.left_out)
    if first := doubles.get(row.line):
        differences = _differences(row, first)
        said = f"Répète la ligne {first.line}{f' ({differences})' if differences else ''}."
        return PlannedRow(row, RowFate.DOUBLE, said, same_as_line=first.line)
    if match := matches.get(row.line):
        person, likeness = match
        if person.id in enrolled_ids:
            return PlannedRow(row, RowFate.ENROLLED, _say("Déjà inscrit·e", likeness), person.id)
        return PlannedRow(row, RowFate.KNOWN, _say("Personne déjà connue", likeness), person.id)
    namesake = next((line for line in namesakes[_name_key(row)] if line != row.line), None)
    if namesake is not None:
        said = f"Nouvelle personne ; même nom qu’à la ligne {namesake}, autres coordonnées : à vérifier."
        return PlannedRow(row, RowFate.NEW, typeset(said))
    return PlannedRow(row, RowFate.NEW, "Nouvelle personne.")


def _say(what: str, likeness: _Likeness) -> str:
    return typeset(f"{what} ({_SAID[likeness]}).")


def _differences(row: FileRow, first: FileRow) -> str:
    """What a repeated row says otherwise than the first one; what either leaves out is no difference."""
    words = []
    for field, word in _COMPARED:
        mine, theirs = getattr(row, field), getattr(first, field)
        key = _phone_key if field == "phone" else fold
        if mine and theirs and key(mine) != key(theirs):
            words.append(f"{word} : « {mine} »" if field == "organisation" else word)
    return typeset(", ".join(words))


def _likeness(one: FileRow, other: FileRow | Person) -> _Likeness:
    mail, other_mail = one.email.casefold(), other.email.casefold()
    if mail and mail == other_mail:
        return _Likeness.SAME_EMAIL
    phone, other_phone = _phone_key(one.phone), _phone_key(other.phone)
    if phone and phone == other_phone:
        return _Likeness.SAME_PHONE
    if mail and other_mail:
        return _Likeness.OTHER_EMAIL
    return _Likeness.OTHER_PHONE if phone and other_phone else _Likeness.NAME_ONLY


def _name_key(who: FileRow | Person) -> str:
    """Last and first names without case, accents, ligatures, and kinds of apostrophes, dashes and spaces."""
    return fold(_APOSTROPHES.sub("'", f"{who.last_name} {who.first_name}"))


def _phone_key(phone: str) -> str:
    """The digits of a number, a French one without its country code; "" when there are too few to tell."""
    if not phone:
        return ""
    digits = re.sub(r"\D", "", phone.replace("(0)", ""))
    if phone.strip().startswith("+33"):
        digits = "0" + digits[2:]
    elif digits.startswith("0033"):
        digits = "0" + digits[4:]
    elif len(digits) == 9 and not digits.startswith("0"):
        digits = "0" + digits
    return digits if len(digits) >= 6 else ""
