"""Import files of people: a Framaforms export, a HelloAsso export, or any list with names.

Names are kept as typed: spaces are tidied, case and accents are the person's own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.core import identifiers
from trainer.core.csv_file import CsvRow, CsvTable, read_table, title_key
from trainer.core.csv_text import bad_file
from trainer.core.errors import InvalidInput
from trainer.core.french import typeset
from trainer.core.text import fold, tidy
from trainer.people.records import FileRow, PeopleFile

_TITLES: Mapping[str, tuple[str, ...]] = {
    "last_name": (
        *("nom", "nom de famille", "votre nom", "nom usuel", "nom d usage", "noms"),
        *("nom participant", "nom du participant", "last name", "surname"),
    ),
    "first_name": (
        *("prenom", "prenoms", "prenom s", "votre prenom", "prenom usuel"),
        *("prenom participant", "prenom du participant", "first name"),
    ),
    "email": (
        *("courriel", "e mail", "email", "mail", "adresse e mail", "adresse email", "adresse mail"),
        *("adresse courriel", "adresse de courriel", "adresse electronique", "courrier electronique"),
        *("votre courriel", "votre e mail", "votre email", "email participant"),
    ),
    "phone": (
        *("telephone", "tel", "portable", "mobile", "telephone portable", "telephone mobile"),
        *("numero de telephone", "votre telephone", "telephone participant"),
    ),
    "organisation": (
        *("association", "organisation", "structure", "collectif", "raison sociale"),
        *("votre association", "nom de l association", "association ou collectif"),
    ),
    "role": ("fonction", "role", "votre fonction", "fonction dans l association"),
}
_LONGEST = {"last_name": 120, "first_name": 120, "email": 200, "phone": 40, "organisation": 200, "role": 100}
_HELLOASSO = {"last_name": ("nom participant",), "first_name": ("prenom participant",)}
_REFUNDED = (
    ("rembours", "Commande remboursée."),
    ("annul", "Commande annulée."),
    ("refus", "Paiement refusé."),
    ("echou", "Paiement échoué."),
    ("echec", "Paiement échoué."),
    ("contest", "Paiement contesté."),
    ("abandon", "Commande abandonnée."),
    ("expir", "Commande expirée."),
    ("attente", "Commande en attente de paiement."),
)
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SCIENTIFIC = re.compile(r"\+?\d([.,]\d+)?E\+?\d+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where each field stands in the rows; `needs` may be spread over several columns."""

    source: str
    table: CsvTable
    fields: Mapping[str, int]
    needs: tuple[int, ...]
    extra: Mapping[str, int]
    """Columns that decide about a row without being kept: status, draft, payer."""

    def cell(self, row: CsvRow, field: str) -> str:
        """The cleaned cell of a field, "" when the file has no such column."""
        index = self.fields.get(field, self.extra.get(field))
        return "" if index is None else _clean(row.cells[index])

    def title(self, field: str) -> str:
        """The title of a field's column, as in the file; "" when it has none."""
        index = self.fields.get(field, self.extra.get(field))
        return "" if index is None else self.table.columns[index]


def read_people(path: Path) -> PeopleFile:
    """Read the people of a file; raises `BadFile` naming the line and the column of the first thing wrong."""
    table = read_table(path)
    columns = _recognised(table)
    left_out = {"HelloAsso": _order_left_out, "Framaforms": _answer_left_out}.get(columns.source, _never)
    used = {*columns.fields.values(), *columns.needs, *columns.extra.values()}
    return PeopleFile(
        columns.source,
        table.encoding,
        tuple(_file_row(columns, row, left_out) for row in table.rows),
        tuple(title for index, title in enumerate(table.columns) if index in used),
        tuple(title for index, title in enumerate(table.columns) if index not in used and title),
    )


def _recognised(table: CsvTable) -> _Columns:
    keys = tuple(title_key(title) for title in table.columns)
    extra: dict[str, tuple[str, ...]] = {}
    titles = dict(_TITLES)
    source = "liste"
    if {"nom participant", "prenom participant"} <= set(keys):
        source = "HelloAsso"
        titles |= _HELLOASSO
        extra = {
            "status": ("statut de la commande", "statut"),
            "payer_last_name": ("nom payeur",),
            "payer_first_name": ("prenom payeur",),
            "payer_email": ("email payeur", "e mail payeur", "courriel payeur"),
        }
    elif {"sid", "heure de soumission"} <= set(keys) or {"termine", "brouillon"} <= set(keys):
        source = "Framaforms"
        extra = {"completed": ("termine",), "draft": ("brouillon",)}
    fields = _places(table, keys, titles)
    missing = tuple(
        word for field, word in (("last_name", "Nom"), ("first_name", "Prénom")) if field not in fields
    )
    if missing:
        raise bad_file(
            "il manque au fichier : {missing}. Il lui faut une colonne « Nom » et une colonne « Prénom » ; "
            "colonnes trouvées : {found}.",
            missing=missing,
            found=tuple(title for title in table.columns if title),
        )
    needs = tuple(
        i for i, key in enumerate(keys) if re.match(r"(vos )?besoins?\b|accessibilite\b|amenagements?\b", key)
    )
    return _Columns(source, table, fields, needs, _places(table, keys, extra))


def _places(table: CsvTable, keys: Sequence[str], titles: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Where the fields stand: for each, the first of its titles that the file has."""
    places: dict[str, int] = {}
    for field, names in titles.items():
        name = next((name for name in names if name in keys), None)
        if name is None:
            continue
        places[field] = keys.index(name)
        if keys.count(name) > 1:
            title = table.columns[places[field]]
            raise bad_file("plusieurs colonnes s'appellent « {title} » : laquelle croire ?", title=title)
    return places


def _file_row(columns: _Columns, row: CsvRow, left_out: Callable[[_Columns, CsvRow], str]) -> FileRow:
    reason = "Ligne vide." if row.blank else left_out(columns, row)
    values = {field: columns.cell(row, field) for field in _TITLES}
    sources = {field: field for field in values}
    if columns.source == "HelloAsso" and not values["email"] and _pays_for_self(columns, row):
        values["email"], sources["email"] = columns.cell(row, "payer_email"), "payer_email"
    values["phone"] = _phone(values["phone"])
    if not reason:
        _check(row, values, {field: columns.title(source) for field, source in sources.items()})
    needs = "\n".join(filter(None, (_clean_lines(row.cells[index]) for index in columns.needs)))
    return FileRow(row.line, **values, needs=needs, left_out=typeset(reason))


def _check(row: CsvRow, values: Mapping[str, str], titles: Mapping[str, str]) -> None:
    for field in ("last_name", "first_name"):
        if not values[field]:
            raise bad_file("la cellule est vide.", line=row.line, column=titles[field])
        if "\ufffd" in values[field]:
            raise bad_file(
                "« {cell} » a perdu une lettre (�) : exportez de nouveau le fichier, en UTF-8.",
                line=row.line,
                column=titles[field],
                cell=values[field],
            )
    for field, longest in _LONGEST.items():
        if len(values[field]) > longest:
            raise bad_file(
                "{got} caractères, {longest} au plus.",
                line=row.line,
                column=titles[field],
                got=len(values[field]),
                longest=longest,
            )
    try:
        identifiers.email(values["email"])
    except InvalidInput:
        raise bad_file(
            "« {cell} » n'a pas la forme nom@domaine.fr.",
            line=row.line,
            column=titles["email"],
            cell=values["email"],
        ) from None
    if _SCIENTIFIC.fullmatch(values["phone"]):
        raise bad_file(
            "« {cell} » n'est plus un numéro : le tableur l'a abîmé. Mettez la colonne au format texte.",
            line=row.line,
            column=titles["phone"],
            cell=values["phone"],
        )


def _never(columns: _Columns, row: CsvRow) -> str:
    return ""


def _order_left_out(columns: _Columns, row: CsvRow) -> str:
    status = fold(columns.cell(row, "status"))
    return next((reason for word, reason in _REFUNDED if word in status), "")


def _answer_left_out(columns: _Columns, row: CsvRow) -> str:
    if fold(columns.cell(row, "draft")) in ("1", "oui", "x", "yes"):
        return "Réponse gardée en brouillon, jamais envoyée."
    if "completed" in columns.extra and not columns.cell(row, "completed"):
        return "Réponse commencée mais pas terminée."
    return ""


def _pays_for_self(columns: _Columns, row: CsvRow) -> bool:
    return all(
        fold(columns.cell(row, field)) == fold(columns.cell(row, f"payer_{field}"))
        for field in ("last_name", "first_name")
    )


def _clean(cell: str) -> str:
    return tidy(_INVISIBLE.sub("", cell))


def _clean_lines(cell: str) -> str:
    return "\n".join(filter(None, map(_clean, re.split(r"[\r\n]+", cell))))


def _phone(text: str) -> str:
    """A French number in pairs of digits; any other one as typed."""
    digits = re.sub(r"[\s.\-/]", "", text)
    if re.fullmatch(r"0[1-9]\d{8}", digits):
        return " ".join(digits[i : i + 2] for i in range(0, 10, 2))
    return text
