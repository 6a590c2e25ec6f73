"""Files as people export them, and files nobody should import."""

from __future__ import annotations

import codecs
import csv
import io
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from trainer.core.csv_file import formula, read_table
from trainer.core.csv_text import MAX_BYTES
from trainer.core.errors import BadFile

PLAIN = "Nom;Prénom\nNoël;Zoé\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "liste.csv"


def written(file: Path, content: bytes | str) -> Path:
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (PLAIN.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + PLAIN.encode(), "UTF-8"),
        (PLAIN.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"), "UTF-16"),
        (PLAIN.encode("cp1252"), "Windows-1252"),
    ],
    ids=["utf-8", "utf-8-bom", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_every_usual_encoding_is_read(file: Path, content: bytes, encoding: str) -> None:
    table = read_table(written(file, content))
    assert (table.encoding, table.columns) == (encoding, ("Nom", "Prénom"))
    assert [row.cells for row in table.rows] == [("Noël", "Zoé")]


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_usual_delimiter_and_line_end_is_read(file: Path, delimiter: str, end: str) -> None:
    text = end.join(["Nom;Prénom;Ville", "Noël;Zoé;Lyon", "Petit;Jo;Lens", ""]).replace(";", delimiter)
    table = read_table(written(file, text))
    assert table.delimiter == delimiter
    assert [(row.line, row.cells) for row in table.rows] == [
        (2, ("Noël", "Zoé", "Lyon")),
        (3, ("Petit", "Jo", "Lens")),
    ]


def test_commas_in_a_title_do_not_make_commas_the_delimiter(file: Path) -> None:
    table = read_table(
        written(file, "Nom;Prénom;Besoins (accès, garde, langue, repas)\nA;B;\nC;D;calme, ombre\n")
    )
    assert table.delimiter == ";"
    assert len(table.columns) == 3


def test_decimal_commas_do_not_make_commas_the_delimiter(file: Path) -> None:
    table = read_table(written(file, "Nom;Tarif\nA;45,00\nB;10,00\nC;0,00\n"))
    assert table.columns == ("Nom", "Tarif")


def test_a_line_announcing_the_delimiter_is_no_header(file: Path) -> None:
    table = read_table(written(file, "sep=,\r\nNom,Prénom\r\nA,B\r\n"))
    assert table.columns == ("Nom", "Prénom")
    assert table.rows[0].line == 3


def test_mixed_line_ends_and_breaks_inside_cells_keep_the_line_numbers(file: Path) -> None:
    table = read_table(written(file, 'Nom;Besoins\r\nA;"un\ndeux\r\ntrois"\nB;\r\n\r\nC;"dit ""oui"""\n'))
    assert [(row.line, row.cells[0]) for row in table.rows] == [(2, "A"), (5, "B"), (7, "C")]
    assert table.rows[0].cells[1].splitlines() == ["un", "deux", "trois"]
    assert table.rows[2].cells[1] == 'dit "oui"'


def test_a_unicode_line_separator_inside_a_cell_is_no_new_row(file: Path) -> None:
    assert len(read_table(written(file, "Nom;Note\nA;un\u2028deux\x85trois\n")).rows) == 1


def test_empty_rows_are_dropped_at_the_end_only(file: Path) -> None:
    table = read_table(written(file, "\n;;\nNom;Prénom;\nA;B\n;;\nC;D;;;\n;;\n  ;\n\n"))
    assert [(row.line, row.blank) for row in table.rows] == [(4, False), (5, True), (6, False)]


def test_a_row_of_groups_is_merged_into_the_titles() -> None:
    table = read_table(resources.path("roubaix/inscriptions-framaforms.csv"))
    assert table.columns[5:9] == ("Adresse IP", "Nom", "Prénom", "Courriel")
    assert (table.rows[0].line, table.rows[-1].line, len(table.rows)) == (3, 22, 19)


def test_a_group_title_stands_in_for_a_missing_field_title(file: Path) -> None:
    table = read_table(written(file, "Qui;;Où;\nNom;Prénom;Ville;Pays\nA;B;Lens;FR\n"))
    assert table.columns == ("Nom", "Prénom", "Ville", "Pays")


def test_an_untitled_first_column_is_no_row_of_groups(file: Path) -> None:
    table = read_table(written(file, ",Nom,Prénom\n0,Noël,Zoé\n1,Petit,Jo\n"))
    assert table.columns == ("", "Nom", "Prénom")
    assert len(table.rows) == 2


BAD: dict[str, tuple[bytes, int | None, str]] = {
    "empty": (b"", None, "vide"),
    "only a mark": (codecs.BOM_UTF8, None, "vide"),
    "only spaces": (b" \r\n\t\r\n", None, "vide"),
    "only delimiters": (b";;;\n;;;\n", None, "vide"),
    "header only": (b"Nom;Prenom\r\n\r\n;\r\n", None, "ligne de titres"),
    "xlsx": (b"PK\x03\x04\x14\x00\x06\x00rest", None, "CSV (UTF-8"),
    "xls": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "Excel"),
    "pdf": (b"%PDF-1.7\n1 0 obj", None, "PDF"),
    "web page": (b"\n<!doctype html><html>", None, "page web"),
    "picture": (b"\x89PNG\r\n\x1a\n\x00\x00", None, "image"),
    "nul bytes": (b"Nom;Prenom\nA\x00B;C\n", None, "binaire"),
    "utf-16 without mark": (PLAIN.encode("utf-16-le"), None, "binaire"),
    "control characters": (b"Nom;Prenom\nA;\x01\x02\n", 2, "U+0001"),
    "undecodable": (b"Nom;Prenom\nA;B\nC;\x81\x8d\xff\n", 3, "n'est pas du texte"),
    "broken after the mark": (codecs.BOM_UTF8 + b"Nom;Prenom\nA;\xff\n", 2, "UTF-8"),
    "half a character": (codecs.BOM_UTF16_LE + b"N\x00o", 1, "UTF-16"),
    "unclosed quote": (b'Nom;Prenom\nA;B\nC;"D\nE;F\n', 3, "jamais refermé"),
    "unclosed quote in the header": (b'Nom;"Prenom\nA;B\n', 1, "jamais refermé"),
    "unclosed quote swallowing much": (b'Nom;Prenom\n"A;B\n' + b"C;D\n" * 50_000, 2, "jamais refermé"),
    "text after a quote": (b'Nom;Prenom\n"A"x;B\n', 2, "mal placé"),
    "short row": (b"Nom;Prenom;Ville\nA;B;C\nA;B\n", 3, "2 cellule(s) trouvée(s), 3 attendue(s)"),
    "long row": (b"Nom;Prenom\nA;B\nA;B;C\n", 3, "3 cellule(s) trouvée(s), 2 attendue(s)"),
    "10 MB line": (b"Nom;Prenom\nA;" + b"x" * 10_000_000 + b"\n", 2, "100 ko au plus"),
    "10 MB quoted line": (b'Nom;Prenom\nA;"' + b"x" * 10_000_000 + b'"\n', 2, "100 ko au plus"),
    "too big": (b"Nom;Prenom\n" + b"A;B\n" * (MAX_BYTES // 4), None, "20 Mo"),
    "formula title": (b"=1+1;Prenom\nA;B\n", 1, "formule"),
}


@pytest.mark.parametrize(("content", "line", "said"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_a_sentence(
    file: Path, content: bytes, line: int | None, said: str
) -> None:
    with pytest.raises(BadFile) as caught:
        read_table(written(file, content))
    assert said in caught.value.message
    assert caught.value.line == line
    assert line is None or caught.value.message.startswith(f"Ligne {line}\u00a0: ")
    assert len(caught.value.message) < 250


def test_a_missing_file_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "tube")
    for name, said in (
        ("absent.csv", "n'existe pas"),
        ("", "n'est pas un fichier"),
        ("tube", "n'est pas un fichier"),
    ):
        with pytest.raises(BadFile, match=said):
            read_table(tmp_path / name)


def test_a_name_that_no_disk_accepts_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadFile):
        read_table(tmp_path / ("x" * 5000))


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        '=HYPERLINK("http://exemple.invalid";"ici")',
        "@SUM(A1)",
        "+cmd|' /C calc'!A0",
        "-2+3+cmd|' /C calc'!A0",
        "- SUM(A1:A9)",
        "- S(A1)",
        "-A1",
        "\t=1+1",
        "\r=1+1",
        " \n =1+1",
        "\u200b=1+1",
        "\ufeff=1+1",
        "＝1+1",
        "＠SUM(A1)",
    ],
)
def test_a_formula_is_refused_where_it_stands(file: Path, cell: str) -> None:
    quoted = '"' + cell.replace('"', '""') + '"'
    with pytest.raises(BadFile) as caught:
        read_table(written(file, f"Nom;Ville d'origine\nA;Lyon\nB;{quoted}\n"))
    assert (caught.value.line, caught.value.column) == (3, "Ville d'origine")
    assert "Ligne 3, colonne «\u00a0Ville d'origine\u00a0»" in caught.value.message


@pytest.mark.parametrize(
    "cell",
    [
        "",
        "-",
        "+33 6 00 00 01 01",
        "+33(0)6.00.00.01.01",
        "-45,00",
        "-1\u202f200,00 €",
        "- fauteuil roulant (plain-pied)\n- garde d'enfants",
        "Ben-Saïd",
        "a=b",
        "jo@exemple.invalid",
        "'t Hooft",
        "— rien",
    ],
)
def test_a_phone_an_amount_or_a_list_item_is_no_formula(cell: str) -> None:
    assert not formula(cell)


def test_a_message_never_spills_more_than_forty_characters_of_a_cell(file: Path) -> None:
    with pytest.raises(BadFile) as caught:
        read_table(written(file, "Nom;Prénom\nSecret;=" + "x" * 500 + "\n"))
    assert "Secret" not in caught.value.message
    assert "x" * 39 not in caught.value.message


NAME = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Cf")), min_size=1, max_size=40
).filter(lambda name: name.strip() and not formula(name) and not set("ÃÂ") & set(name))


@given(
    names=st.lists(st.tuples(NAME, NAME), min_size=1, max_size=8),
    delimiter=st.sampled_from(";,\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_names_written_by_a_spreadsheet_are_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    names: list[tuple[str, str]],
    delimiter: str,
    end: str,
    encoding: str,
) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([("Nom", "Prénom"), *names])
    file = tmp_path_factory.getbasetemp() / "random.csv"
    file.write_bytes(out.getvalue().encode(encoding))
    assert [row.cells for row in read_table(file).rows] == names


def test_titles_over_a_longer_row_are_no_row_of_groups(file: Path) -> None:
    with pytest.raises(BadFile, match="4 cellule") as caught:
        read_table(written(file, "Nom;Prénom\nDupont;Anne;x;y\n"))
    assert caught.value.line == 2


@pytest.mark.parametrize(
    "content",
    [
        "Nom;Ville\nA;b\nDupé;x\n".encode() + "Hélène;y\n".encode("cp1252"),
        "Nom;Ville\nA;b\nDupÃ©;x\n".encode(),
    ],
)
def test_a_text_of_two_encodings_is_refused_at_its_line(file: Path, content: bytes) -> None:
    with pytest.raises(BadFile, match="encodage") as caught:
        read_table(written(file, content))
    assert caught.value.line == 3
