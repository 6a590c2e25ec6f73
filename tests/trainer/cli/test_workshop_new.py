"""`fabrique workshops new` and `show` as a person types them, on both databases."""

from __future__ import annotations

import json

import pytest

from tests.trainer.cli.terminal import Terminal
from trainer.app import Application
from trainer.core.changes import Kind
from trainer.partners.records import PartnerFields


@pytest.fixture
def terminal(ready_url: str, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """A terminal whose commands use the database of the test."""
    return Terminal(ready_url, capsys)


PROPOSED = (
    *("workshops", "new", "--propose", "--briques", "mobiliser,Animer des réunions", "--people", "18"),
    *("--trainers", "2", "--day", "2026-12-05"),
)


def test_a_proposal_is_shown_then_made_then_shown_whole(terminal: Terminal) -> None:
    dry = terminal.run(*PROPOSED, "--dry-run")
    assert dry.code == 0
    assert "Une ouverture d’abord" in dry.out
    assert json.loads(terminal.run("workshops", "list", "--json").out) == []
    proposed = json.loads(terminal.run(*PROPOSED, "--dry-run", "--json").out)
    made = json.loads(terminal.run(*PROPOSED, "--title", "Essai", "--json").out)
    assert made["minutes"] == 390
    shown = json.loads(terminal.run("workshops", "show", str(made["id"]), "--json").out)["plan"]
    planned = [block["title"] for half in shown["half_days"] for block in half["blocks"]]
    assert planned == [block["title"] for half in proposed["halves"] for block in half["blocks"]]
    first = shown["half_days"][0]["blocks"][0]
    assert (first["starts_at"], first["gap"], first["lanes"], first["pinned"]) == ("09:30", 0, 1, None)
    assert shown["warnings"] == []
    assert shown["totals"]["hours_per_person"] == [6.5, 6.5]
    assert sum(part["minutes"] for part in shown["balance"]["kinds"]) == shown["balance"]["content"]
    assert shown["materials"]
    assert shown["print_runs"]
    said = terminal.run("workshops", "show", str(made["id"])).out
    assert "Prévu : 6 h 30 sur 6 h 30." in said
    assert "Briques : Mobiliser" in said
    assert all(
        f"] {item['quantity']}  {item['label']} — " in said for item in shown["materials"] if item["uses"]
    )
    printed = [run for run in shown["print_runs"] if run["copies"]]
    assert all(f"{run['copies']:3d} × {run['label']}" in said for run in printed)
    assert " 18 × Programme des participant·es" in said
    other = json.loads(terminal.run(*PROPOSED, "--attempt", "1", "--dry-run", "--json").out)
    assert [b["title"] for h in other["halves"] for b in h["blocks"]] != planned


def test_workshops_from_a_path_a_model_and_another_one(terminal: Terminal) -> None:
    new = ("workshops", "new")
    path = terminal.run(*new, "--from-path", "lancer-un-eco-syndicat", "--day", "5/12/2026", "--json")
    workshop = json.loads(path.out)["id"]
    app = Application(terminal.url)
    template = app.templates.save(workshop_id=workshop, title="Week-end").first(Kind.TEMPLATE)
    app.partners.create(fields=PartnerFields(name="UPC", city="Roubaix"))
    app.close()
    for way in (
        ("--from-template", str(template)),
        ("--from-template", "week-end"),
        ("--from-workshop", str(workshop)),
    ):
        answer = terminal.run(
            *new, *way, "--day", "2027-01-09", "--partner", "UPC", "--title", "Encore", "--json"
        )
        assert answer.code == 0, answer.err
        made = json.loads(terminal.run("workshops", "show", str(json.loads(answer.out)["id"]), "--json").out)
        assert (made["fields"]["title"], made["partner"], made["minutes"]) == ("Encore", "UPC", 780)
        assert [half["day"] for half in made["plan"]["half_days"]] == ["2027-01-09"] * 2 + ["2027-01-10"] * 2
    blank = terminal.run(*new, "--title", "Vide", "--day", "2027-02-01", "--hours", "9h-12h")
    assert "Vide" in blank.out


def fields_of(terminal: Terminal, *words: str) -> dict[str, object]:
    """Make a workshop; what it says of itself."""
    answer = terminal.run("workshops", "new", *words, "--json")
    assert answer.code == 0, answer.err
    shown = json.loads(terminal.run("workshops", "show", str(json.loads(answer.out)["id"]), "--json").out)
    return dict(shown["fields"])


def test_who_comes_who_runs_it_and_where_count_for_every_way(terminal: Terminal) -> None:
    app = Application(terminal.url)
    partner = app.partners.create(fields=PartnerFields(name="UPC", city="Roubaix")).first(Kind.PARTNER)
    path = ("--from-path", "lancer-un-eco-syndicat", "--day", "5/12/2026")
    plain = fields_of(terminal, *path)
    assert (plain["expected"], plain["remote"], plain["trainers"]) == (18, False, [])
    before = app.workshops.all()[0].id
    template = app.templates.save(workshop_id=before, title="Week-end").first(Kind.TEMPLATE)
    app.close()
    said = ("--people", "20", "--remote", "--trainers", "Awa, Marc", "--partner", "UPC", "--place", "Mairie")
    ways = (
        path,
        ("--from-template", str(template), "--day", "5/12/2026"),
        ("--from-workshop", str(before), "--day", "5/12/2026"),
        ("--propose", "--briques", "mobiliser", "--day", "5/12/2026"),
        ("--title", "Vide"),
    )
    for way in ways:
        made = fields_of(terminal, *way, *said)
        kept = (made["expected"], made["remote"], made["trainers"], made["partner_id"], made["place"])
        assert kept == (20, True, ["Awa", "Marc"], partner, "Mairie"), way
    again = fields_of(terminal, "--from-workshop", "2", "--day", "5/12/2026", "--trainers", "Léa")
    assert (again["expected"], again["remote"], again["trainers"]) == (20, True, ["Léa"])


def test_names_given_to_a_proposal_are_those_who_run_it(terminal: Terminal) -> None:
    words = (
        "--propose",
        "--briques",
        "mobiliser,animer-des-reunions",
        "--people",
        "18",
        "--day",
        "5/12/2026",
    )
    alone, two = (
        json.loads(terminal.run("workshops", "new", *words, *who, "--dry-run", "--json").out)
        for who in (("--trainers", "Awa"), ("--trainers", "Awa", "--trainers", "Marc"))
    )
    counted = terminal.run("workshops", "new", *words, "--trainers", "2", "--dry-run", "--json").out
    assert json.loads(counted) == two
    assert alone != two
    assert fields_of(terminal, *words, "--trainers", "2")["trainers"] == []
    named = fields_of(terminal, *words, "--trainers", "Awa", "--trainers", "Marc")
    assert named["trainers"] == ["Awa", "Marc"]


def test_days_and_hours_as_people_write_them(terminal: Terminal) -> None:
    """A year of two digits is one of this century; the dash is the one that `show` prints."""
    words = ("--title", "Soirée", "--day", "5/12/26", "--hours", "18:30 – 21:00")
    made = json.loads(terminal.run("workshops", "new", *words, "--json").out)
    shown = json.loads(terminal.run("workshops", "show", str(made["id"]), "--json").out)
    (half,) = shown["plan"]["half_days"]
    assert (half["day"], half["starts_at"], half["ends_at"]) == ("2026-12-05", "18:30", "21:00")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--propose", "--from-path", "x"), 2, "une seule façon"),
        (("--dry-run",), 2, "--propose"),
        (("--title", "x", "--briques", "mobiliser"), 2, "--briques va avec --propose"),
        (("--title", "x", "--attempt", "0"), 2, "--attempt va avec --propose"),
        (("--title", "x", "--trainers", "2"), 2, "donnez des noms"),
        (("--title", "x", "--trainers", "Awa", "--trainers", "2"), 2, "pas les deux"),
        (("--propose", "--trainers", "0", "--day", "2027-01-01"), 2, "un nombre de 1 à 50"),
        (("--title", "x", "--hours", "9h-12h"), 2, "--hours va avec --day"),
        (("--title", "x", "--day", "demain"), 2, "n’est pas un jour"),
        (("--title", "x", "--day", "5/12/226"), 1, "vérifiez l’année"),
        (("--title", "x", "--day", "9999-12-31"), 1, "vérifiez l’année"),
        (("--title", "x", "--people", "-1"), 2, "L’option --people : un nombre à partir de 0 est attendu."),
        (
            ("--propose", "--briques", "mobiliser", "--day", "2027-01-01", "--hours", "9h-9h10"),
            1,
            "ne tient dans ces heures",
        ),
        (("--title", "x", "--day", "2027-01-01", "--hours", "matin"), 2, "n’est pas une demi-journée"),
        (("--propose", "--briques", "perdue", "--day", "2027-01-01"), 1, "n’est pas dans cette base"),
        (("--propose", "--day", "2027-01-01"), 1, "Choisissez au moins une brique"),
        (("--from-template", "perdu", "--day", "2027-01-01"), 1, "Aucun modèle"),
        (("--from-path", "lancer-un-eco-syndicat"), 2, "--day"),
        (("--title", "x", "--partner", "personne"), 1, "Aucun partenaire"),
        ((), 1, "titre"),
    ],
)
def test_misuse_is_told(terminal: Terminal, words: tuple[str, ...], code: int, said: str) -> None:
    answer = terminal.run("workshops", "new", *words)
    assert (answer.code, said in answer.err) == (code, True), answer.err
    assert json.loads(terminal.run("workshops", "list", "--json").out) == []
