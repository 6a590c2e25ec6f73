"""The import file of partner organisations: one per row, of which only the name is needed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from trainer.core import identifiers
from trainer.core.csv_file import CsvRow, CsvTable, read_table, title_key
from trainer.core.csv_text import bad_file
from trainer.core.errors import InvalidInput
from trainer.core.text import tidy
from trainer.partners.records import PartnerFields

_TITLES: Mapping[str, tuple[str, ...]] = {
    "name": ("nom", "association", "organisation", "structure", "raison sociale", "partenaire"),
    "kind": ("type", "forme", "statut"),
    "address": ("adresse", "rue"),
    "postcode": ("code postal", "cp"),
    "city": ("ville", "commune"),
    "country": ("pays", "code pays"),
    "website": ("site", "site web", "site internet"),
    "contact": ("contact", "personne a contacter", "referent", "referente"),
    "email": ("courriel", "e mail", "email", "mail", "adresse e mail"),
    "phone": ("telephone", "tel"),
    "siret": ("siret", "numero siret"),
    "rna": ("rna", "numero rna"),
    "notes": ("notes", "remarques", "commentaire", "commentaires"),
}
_LONGEST = {
    **{"name": 200, "kind": 40, "address": 300, "postcode": 12, "city": 100},
    **{"website": 200, "contact": 200, "email": 200, "phone": 40},
}
_COUNTRIES = {"france": "FR", "belgique": "BE", "suisse": "CH", "luxembourg": "LU"}


def read_partners(path: Path) -> tuple[PartnerFields, ...]:
    """The partners of a file, in its order, blank rows passed over.

    An empty kind is an association, an empty country is France. Raises `BadFile` naming the line and the column.
    """
    table = read_table(path)
    keys = [title_key(title) for title in table.columns]
    places: dict[str, int] = {}
    for field, names in _TITLES.items():
        found = [index for name in names for index, key in enumerate(keys) if key == name]
        if found:
            places[field] = found[0]
    if {"prenom", "prenom participant"} & set(keys):
        raise bad_file(
            "la colonne « Prénom » dit que ce fichier est une liste de personnes : importez-le dans un atelier."
        )
    if "name" not in places:
        raise bad_file(
            "il manque au fichier une colonne « Nom » ; colonnes trouvées : {found}.",
            found=tuple(title for title in table.columns if title),
        )
    return tuple(_partner(table, places, row) for row in table.rows if not row.blank)


def _partner(table: CsvTable, places: Mapping[str, int], row: CsvRow) -> PartnerFields:
    values = {field: tidy(row.cells[index]) for field, index in places.items()}
    if not values["name"]:
        raise bad_file("la cellule est vide.", line=row.line, column=table.columns[places["name"]])
    for field, longest in _LONGEST.items():
        if len(values.get(field, "")) > longest:
            raise bad_file(
                "{got} caractères, {longest} au plus.",
                line=row.line,
                column=table.columns[places[field]],
                got=len(values[field]),
                longest=longest,
            )
    for field, check in (
        ("email", identifiers.email),
        ("siret", identifiers.siret),
        ("rna", identifiers.rna),
    ):
        if field in values:
            try:
                values[field] = check(values[field])
            except InvalidInput:
                raise _misshapen(table, places, row, field) from None
    if "country" in values:
        values["country"] = _COUNTRIES.get(values["country"].casefold(), values["country"].upper())
        if values["country"] and not (len(values["country"]) == 2 and values["country"].isalpha()):
            raise _misshapen(table, places, row, "country")
    return PartnerFields(**{field: value for field, value in values.items() if value})


_SHAPES = {
    "email": "n’a pas la forme nom@domaine.fr",
    "siret": "n’est pas un SIRET juste (14 chiffres)",
    "rna": "n’est pas un numéro RNA (W et 9 chiffres)",
    "country": "n’est pas le code à deux lettres d’un pays (FR, BE, TN…)",
}


def _misshapen(table: CsvTable, places: Mapping[str, int], row: CsvRow, field: str) -> Exception:
    index = places[field]
    return bad_file(
        f"« {{cell}} » {_SHAPES[field]}.", line=row.line, column=table.columns[index], cell=row.cells[index]
    )
