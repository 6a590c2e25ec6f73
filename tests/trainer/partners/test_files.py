from __future__ import annotations

from pathlib import Path

import pytest

import resources
from trainer.core.errors import BadFile
from trainer.partners.files import read_partners
from trainer.partners.records import PartnerFields


def partners(tmp_path: Path, text: str) -> tuple[PartnerFields, ...]:
    file = tmp_path / "partenaires.csv"
    file.write_text(text, encoding="utf-8")
    return read_partners(file)


def test_the_partners_of_the_report_are_read() -> None:
    read = read_partners(resources.path("roubaix/partenaires.csv"))
    assert len(read) == 14
    assert read[0] == PartnerFields(
        "Université populaire et citoyenne de Roubaix", city="Roubaix", website="www.upc-roubaix.org"
    )
    assert (read[5].kind, read[10].country, read[12].city) == ("collectif", "CM", "Genève")


def test_only_the_name_is_needed_and_blank_rows_pass(tmp_path: Path) -> None:
    read = partners(tmp_path, "Raison sociale;Ville;Pays;Type\nLes Amis ;;;\n;;;\nCoop;Lens;be;coopérative\n")
    assert read == (
        PartnerFields("Les Amis"),
        PartnerFields("Coop", "coopérative", city="Lens", country="BE"),
    )


def test_every_field_has_its_column(tmp_path: Path) -> None:
    titles = "Nom;Type;Adresse;Code postal;Ville;Pays;Site;Contact;Courriel;Téléphone;SIRET;RNA;Notes"
    cells = "A;scop;1 rue B;59100;Roubaix;France;a.fr;Zoé;z@a.fr;0600000001;732 829 320 00074;w591234567;x"
    assert partners(tmp_path, f"{titles}\n{cells}\n") == (
        PartnerFields(
            *("A", "scop", "1 rue B", "59100", "Roubaix", "FR", "a.fr", "Zoé", "z@a.fr"),
            *("0600000001", "73282932000074", "W591234567", "x"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("ville,pays\nLens,FR\n", None, None, "colonnes trouvées"),
        ("nom,ville\nA,Lens\n,Lens\n", 3, "nom", "vide"),
        ("nom,pays\nA,Belgie\n", 2, "pays", "deux lettres"),
        ("nom,courriel\nA,nul\n", 2, "courriel", "nom@domaine.fr"),
        ("nom,SIRET\nA,73282932000075\n", 2, "SIRET", "14 chiffres"),
        ("nom,RNA\nA,591234567\n", 2, "RNA", "9 chiffres"),
        ("nom,site\nA," + "x" * 201 + "\n", 2, "site", "200 au plus"),
        ("nom,site\nA,=1+1\n", 2, "site", "formule"),
        ("nom,site\nA\n", 2, None, "2 attendue"),
    ],
)
def test_a_bad_cell_is_named(
    tmp_path: Path, text: str, line: int | None, column: str | None, said: str
) -> None:
    with pytest.raises(BadFile) as caught:
        partners(tmp_path, text)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert said in caught.value.message


def test_a_list_of_people_makes_no_partners() -> None:
    with pytest.raises(BadFile, match="Prénom"):
        read_partners(resources.path("roubaix/inscriptions-framaforms.csv"))
