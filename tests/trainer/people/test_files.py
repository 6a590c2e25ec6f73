from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from trainer.core.csv_file import formula
from trainer.core.errors import BadFile
from trainer.core.text import tidy
from trainer.people.files import read_people
from trainer.people.records import FileRow

FRAMAFORMS = (
    "Numéro;SID;Heure de soumission;Terminé;Brouillon;Nom;Prénom;Courriel;Téléphone;Association;Fonction;"
    "Besoins particuliers\n"
)
HELLOASSO = (
    "Statut de la commande;Nom participant;Prénom participant;Nom payeur;Prénom payeur;Email payeur;"
    "Raison sociale\n"
)


def people(tmp_path: Path, text: str) -> tuple[FileRow, ...]:
    file = tmp_path / "liste.csv"
    file.write_text(text, encoding="utf-8")
    return read_people(file).rows


def refused(tmp_path: Path, text: str) -> BadFile:
    with pytest.raises(BadFile) as caught:
        people(tmp_path, text)
    return caught.value


def test_the_framaforms_export_is_read_as_typed() -> None:
    read = read_people(resources.path("roubaix/inscriptions-framaforms.csv"))
    assert (read.source, read.encoding, len(read.rows)) == ("Framaforms", "UTF-8", 19)
    assert [f"{row.first_name} {row.last_name}" for row in read.rows[:9]] == [
        "Thị Hồng Nguyễn",
        "Naïma Ben Saïd",
        "Jean-Noël D’Hondt",
        "Loïc Œuvrard",
        "Fatima-Zohra EL-KHATTABI",
        "Maëlys Van den Brœck",
        "Siobhán O'Connor",
        "Gülşen Çelik",
        "Stanisława Kowalczyk-Łukasik",
    ]
    siobhan = read.rows[6]
    assert (siobhan.line, siobhan.email, siobhan.phone) == (
        9,
        "participant07@exemple.invalid",
        "06 00 00 07 07",
    )
    assert siobhan.needs == "Interprétation arabe\nGarde d'enfants (2 ans, 5 ans)"
    assert (read.rows[7].organisation, read.rows[7].role) == ("Collectif de quartier du Pile", "salarié·e")
    assert read.rows[8].email == ""
    assert read.ignored == ("Numéro", "SID", "Heure de soumission", "Adresse IP")
    assert not any(row.left_out for row in read.rows)


def test_the_helloasso_export_leaves_the_refunded_order_out() -> None:
    read = read_people(resources.path("roubaix/billets-helloasso.csv"))
    assert (read.source, read.encoding, len(read.rows)) == ("HelloAsso", "Windows-1252", 12)
    assert [(row.line, row.last_name, row.left_out) for row in read.rows if row.left_out] == [
        (6, "Bègue", "Commande remboursée.")
    ]
    assert (read.rows[0].last_name, read.rows[0].email) == ("D’Hondt", "billet00@exemple.invalid")


def test_the_payers_address_is_not_the_participants(tmp_path: Path) -> None:
    rows = people(
        tmp_path,
        f"{HELLOASSO}Validé;Petit;Zoé;Noël;Léa;lea@exemple.invalid;Alternatiba\n"
        "Validé;NOEL;léa;Noël;Léa;lea@exemple.invalid;\n",
    )
    assert [row.email for row in rows] == ["", "lea@exemple.invalid"]
    assert [row.organisation for row in rows] == ["Alternatiba", ""]


def test_a_wrong_payers_address_is_named_by_its_own_column(tmp_path: Path) -> None:
    error = refused(tmp_path, f"{HELLOASSO}Validé;Petit;Zoé;Petit;Zoé;zoe@nulle-part;\n")
    assert (error.line, error.column) == (2, "Email payeur")


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("Validé", ""),
        ("", ""),
        ("Remboursé", "Commande remboursée."),
        ("ANNULÉE", "Commande annulée."),
        ("Paiement refusé", "Paiement refusé."),
        ("En attente", "Commande en attente de paiement."),
    ],
)
def test_the_status_of_an_order_decides(tmp_path: Path, status: str, reason: str) -> None:
    assert people(tmp_path, f"{HELLOASSO}{status};Petit;Zoé;;;;\n")[0].left_out == reason


def test_unfinished_answers_are_left_out_even_without_a_name(tmp_path: Path) -> None:
    rows = people(
        tmp_path,
        f"{FRAMAFORMS}1;1;hier;hier;0;Noël;Zoé;;;;;\n2;2;hier;hier;1;Petit;Jo;faux;;;;\n3;3;hier;;0;;;;;;;\n;;;;;;;;;;;\n"
        "4;4;hier;hier;0;Roy;Al;;;;;\n",
    )
    assert [row.left_out for row in rows] == [
        "",
        "Réponse gardée en brouillon, jamais envoyée.",
        "Réponse commencée mais pas terminée.",
        "Ligne vide.",
        "",
    ]


@pytest.mark.parametrize(
    "titles", ["NOM,PRENOM", "prénom,nom", "Nom de famille *,Prénom(s) :", "Last name,First name"]
)
def test_any_list_with_names_will_do(tmp_path: Path, titles: str) -> None:
    row = people(tmp_path, f"{titles}\nNoël,Noël\n")[0]
    assert (row.line, row.last_name, row.first_name) == (2, "Noël", "Noël")


def test_names_are_tidied_and_never_corrected(tmp_path: Path) -> None:
    rows = people(
        tmp_path, "Nom;Prénom\n  EL-KHATTABI ;\u200bfatima  zohra\nde la Cruz;E\u0301mile\nبن علي;هند\n"
    )
    assert [(row.last_name, row.first_name) for row in rows] == [
        ("EL-KHATTABI", "fatima zohra"),
        ("de la Cruz", "Émile"),
        ("بن علي", "هند"),
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0600000101", "06 00 00 01 01"),
        ("06.00-00/01 01", "06 00 00 01 01"),
        ("+33 6 00 00 01 01", "+33 6 00 00 01 01"),
        ("+32  470 00 00 00", "+32 470 00 00 00"),
        ("aucun", "aucun"),
    ],
)
def test_phones_are_tidied(tmp_path: Path, typed: str, kept: str) -> None:
    assert people(tmp_path, f"Nom;Prénom;Tél.\nNoël;Zoé;{typed}\n")[0].phone == kept


def test_several_columns_of_needs_are_joined(tmp_path: Path) -> None:
    row = people(tmp_path, "Nom;Prénom;Besoins d'accès;Besoin de garde\nNoël;Zoé;plain-pied;2 enfants\n")[0]
    assert row.needs == "plain-pied\n2 enfants"


def test_a_missing_column_is_said_with_those_found(tmp_path: Path) -> None:
    error = refused(tmp_path, "Nom complet;Prénom;Ville\nZoé Noël;Zoé;Lens\n")
    assert error.message == (
        "Il manque au fichier\u00a0: «\u00a0Nom\u00a0». Il lui faut une colonne «\u00a0Nom\u00a0» et une colonne "
        "«\u00a0Prénom\u00a0»\u202f; colonnes trouvées\u00a0: «\u00a0Nom complet\u00a0», «\u00a0Prénom\u00a0», "
        "«\u00a0Ville\u00a0»."
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "said"),
    [
        ("Nom;Prénom\nNoël;Zoé\n;Jo\n", 3, "Nom", "vide"),
        ("Nom;Prénom\nNoël;\u200b\n", 2, "Prénom", "vide"),
        ("Nom;Prénom\nNo\ufffdl;Zoé\n", 2, "Nom", "perdu une lettre"),
        ("Nom;Prénom\n" + "x" * 121 + ";Zoé\n", 2, "Nom", "121 caractères, 120 au plus"),
        ("Nom;Prénom;Structure\nNoël;Zoé;" + "x" * 201 + "\n", 2, "Structure", "200 au plus"),
        (
            "Nom;Prénom;E-mail\nNoël;Zoé;zoe@exemple\n",
            2,
            "E-mail",
            "«\u00a0zoe@exemple\u00a0» n'a pas la forme",
        ),
        ("Nom;Prénom;E-mail\nNoël;Zoé;a@b.fr, c@d.fr\n", 2, "E-mail", "n'a pas la forme"),
        ("Nom;Prénom;Portable\nNoël;Zoé;6,12E+08\n", 2, "Portable", "au format texte"),
        ("Nom;Prénom;Ville\nNoël;Zoé;=1+1\n", 2, "Ville", "formule"),
        ("Nom;Nom;Prénom\nNoël;Roy;Zoé\n", None, None, "plusieurs colonnes"),
    ],
)
def test_a_bad_cell_is_named(
    tmp_path: Path, text: str, line: int | None, column: str | None, said: str
) -> None:
    error = refused(tmp_path, text)
    assert (error.line, error.column) == (line, column)
    assert said.casefold() in error.message.casefold()
    assert len(error.message) < 200


NAME = (
    # "Ã" before a sign is how UTF-8 reads in another encoding: such a file is refused.
    st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Z", "S"), exclude_characters="Ã"),
        min_size=1,
        max_size=30,
    )
    .map(tidy)
    .filter(lambda name: bool(name) and not formula(name))
)


@given(names=st.lists(st.tuples(NAME, NAME), min_size=1, max_size=6), delimiter=st.sampled_from(";,\t"))
def test_random_names_come_back_as_written(
    tmp_path_factory: pytest.TempPathFactory, names: list[tuple[str, str]], delimiter: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([("Nom", "Prénom"), *names])
    assert [(row.last_name, row.first_name) for row in read_people(path).rows] == names
