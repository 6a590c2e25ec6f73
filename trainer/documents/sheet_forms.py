"""The forms a method sheet is printed in: its pages, and which fields of the sheet it shows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from curriculum.fields import FIELDS
from curriculum.model import MethodSheet
from trainer.documents.theme import Imposition, Layout, PageSize


class SheetForm(StrEnum):
    """A form on paper; the value names it in files and commands."""

    A4 = "a4"
    A4_DUPLEX = "a4-recto-verso"
    A5_TWO_UP = "a5"
    A5_FOLDED = "a5-livret"
    LARGE_PRINT = "gros-caracteres"
    FALC = "falc"
    ROLE_CARDS = "cartes"
    PARTICIPANT = "participants"

    @property
    def shape(self) -> FormShape:
        """Its label, pages and fields."""
        return SHAPES[self]


@dataclass(frozen=True, slots=True)
class FormShape:
    """What a form is called on the screen, its pages, its fields. `linear` sets tables as running text.

    `whole` names the fields that no page end parts where they fit on one page. On small pages that would leave half
    pages empty.
    """

    label: str
    layout: Layout
    fields: frozenset[str]
    linear: bool = False
    card_columns: int = 2
    whole: frozenset[str] = frozenset(("handout", "falc"))


TRAINER_FIELDS = frozenset(field.name for field in FIELDS)
APART = frozenset(("roles", "observation"))
"""What is handed out one by one: a card tells a player what the others must not know."""
PARTICIPANT_FIELDS = frozenset(field.name for field in FIELDS if field.for_participants) - APART
_LISTED = frozenset(("slug", "tags"))
"""What finds a sheet on the screen; large print has no room for it."""
_ALONE = frozenset(("title", "authors", "licence"))

SHAPES: dict[SheetForm, FormShape] = {
    SheetForm.A4: FormShape("A4", Layout(), TRAINER_FIELDS),
    SheetForm.A4_DUPLEX: FormShape("A4 recto-verso", Layout(duplex=True), TRAINER_FIELDS),
    SheetForm.A5_TWO_UP: FormShape(
        "A5, deux par feuille à couper",
        Layout(PageSize.A5, scale=0.92, smallest=8, imposition=Imposition.TWO_UP),
        TRAINER_FIELDS,
        card_columns=1,
        whole=frozenset(),
    ),
    SheetForm.A5_FOLDED: FormShape(
        "A5, livret à plier",
        Layout(PageSize.A5, scale=0.92, smallest=8, duplex=True, imposition=Imposition.FOLDED),
        TRAINER_FIELDS,
        card_columns=1,
        whole=frozenset(),
    ),
    SheetForm.LARGE_PRINT: FormShape(
        "Gros caractères",
        Layout(scale=18 / 10.5, smallest=18, contrast=True),
        TRAINER_FIELDS - _LISTED,
        linear=True,
        card_columns=1,
        whole=frozenset(("handout",)),
    ),
    SheetForm.FALC: FormShape(
        "Facile à lire et à comprendre",
        Layout(scale=1.45, smallest=14, contrast=True),
        _ALONE | {"falc"},
        linear=True,
    ),
    SheetForm.ROLE_CARDS: FormShape("Cartes de rôle", Layout(), _ALONE | APART),
    SheetForm.PARTICIPANT: FormShape("Pour les participant·es", Layout(), PARTICIPANT_FIELDS),
}


def refusal(sheet: MethodSheet, form: SheetForm) -> str:
    """Why this sheet has nothing to print in this form; "" when it has."""
    if form is SheetForm.FALC and not sheet.falc.strip():
        return "La fiche n’a pas encore de version facile à lire et à comprendre\u00a0: écrivez-la, puis imprimez."
    if form is SheetForm.ROLE_CARDS and not sheet.roles:
        return "La fiche n’a pas de carte de rôle."
    return ""


def forms_of(sheet: MethodSheet) -> tuple[SheetForm, ...]:
    """The forms this sheet can be printed in."""
    return tuple(form for form in SheetForm if not refusal(sheet, form))
