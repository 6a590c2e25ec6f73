"""Broken files are refused at their line, with words that say what to do."""

from __future__ import annotations

import pytest

from curriculum.brique_text import read_brique
from curriculum.header import MAX_CHARACTERS, SheetTextError
from curriculum.sheet_text import read_sheet

SHEET = """---
fiche: essai
titre: Un essai
promesse: On essaie.
nature: jeu
briques: [mobiliser]
durée: {courte: 10, usuelle: 15, longue: 20}
groupe: {min: 4, idéal: 8, max: 12}
matériel:
- {quoi: Feutres, quantité: 1 par personne, provenance: à apporter}
sources:
- {titre: Un livre, auteur: Quelqu’un, année: '2020'}
---

## Objectifs

- Essayer.

## Déroulé

### 10 min · plénière · Commencer

On commence.

> « Bonjour. »

### 5 min · seul·e · Finir · facultatif

On finit.

## Rôles

### Léa

Elle lit.

## Chapitres

- 00:30 Le début

## Débrief

### Questions

- Et alors ?

## Accessibilité

- **surdité** : on écrit.
"""

BRIQUE = """---
brique: essai
titre: Essai
accroche: On essaie.
rang: 1
couleur: '#112233'
icône: layers
proposition: true
durée: 30
---

## Objectifs

- Essayer.
"""

# What to replace, by what, the line of the error and words of its message.
BROKEN_SHEETS = {
    "no header": ("---\nfiche", "fiche", 1, "commencer par une ligne"),
    "unclosed header": ("'2020'}\n---\n", "'2020'}\n", 1, "n'est pas fermé"),
    "no short name": ("fiche: essai\n", "", 1, "« fiche : »"),
    "no title": ("titre: Un essai\n", "", 1, "« titre : »"),
    "empty promise": ("promesse: On essaie.", "promesse:", 4, "« promesse : »"),
    "unknown nature": ("nature: jeu", "nature: danse", 5, "mise en situation"),
    "no brique": ("[mobiliser]", "[]", 6, "une brique au moins"),
    "briques not a list": ("[mobiliser]", "mobiliser", 6, "liste"),
    "an empty brique": ("[mobiliser]", "[mobiliser, ]\nbriques2: [~]", 7, "champ inconnu « briques2 »"),
    "nothing in a list": ("[mobiliser]", "[mobiliser, ~]", 6, "liste de textes"),
    "a title that is a list": ("titre: Un essai", "titre: [Un, essai]", 3, "pas une liste"),
    "unknown field": ("nature: jeu", "nature: jeu\nnatur: jeu", 6, "champ inconnu « natur »"),
    "a field given twice": ("nature: jeu", "nature: jeu\nnature: outil", 6, "deux fois"),
    "no duration": ("durée: {courte: 10, usuelle: 15, longue: 20}\n", "", 1, "« durée »"),
    "a duration in words": ("courte: 10", "courte: dix", 7, "nombre entier"),
    "a negative duration": ("courte: 10", "courte: -10", 7, "nombre entier"),
    "a duration that is a truth": ("courte: 10", "courte: true", 7, "nombre entier"),
    "no long duration": (", longue: 20", "", 7, "« longue »"),
    "a duration nobody knows": ("longue: 20", "longue: 20, infinie: 30", 7, "« infinie »"),
    "durations in disorder": ("longue: 20", "longue: 12", 7, "courte ≤ usuelle ≤ longue"),
    "group in disorder": ("min: 4", "min: 40", 8, "min ≤ idéal ≤ max"),
    "material without quantity": ("quantité: 1 par personne, ", "", 9, "« quantité »"),
    "unknown provenance": ("provenance: à apporter", "provenance: du ciel", 9, "à imprimer"),
    "unknown field of a material": ("quoi: Feutres", "quoi: Feutres, taille: 3", 9, "« taille »"),
    "materials not mappings": (
        "- {quoi: Feutres, quantité: 1 par personne, provenance: à apporter}",
        "- Feutres",
        9,
        "plusieurs champs",
    ),
    "source without title": ("titre: Un livre, ", "", 11, "« titre »"),
    "unknown field of a source": ("auteur: Quel", "auteure: Quel", 11, "« auteure »"),
    "a day that does not exist": ("nature: jeu", "nature: jeu\ntestée: ['2026-02-30']", 6, "2026-02-30"),
    "a timestamp that does not exist": ("fiche: essai", "fiche: 2026-02-30", 2, "YAML illisible"),
    "yaml that is not": ("titre: Un essai", "titre: 'Un essai", 12, "YAML illisible"),
    "a tab": ("nature: jeu", "nature:\n\t- jeu", 6, "YAML illisible"),
    "a python object": ("titre: Un essai", "titre: !!python/name:os.system", 3, "YAML illisible"),
    "an alias": ("titre: Un essai", "titre: &a [x]\npublic: *a", 4, "alias"),
    "a header that is a list": ("fiche: essai", "- fiche\n---", 2, "champ : valeur"),
    "text before the first heading": ("\n## Objectifs", "\nBonjour.\n\n## Objectifs", 14, "« ## … »"),
    "unknown heading": ("## Objectifs", "## Buts", 15, "titre inconnu « Buts »"),
    "a heading given twice": ("## Rôles", "## Objectifs", 31, "deux fois"),
    "a list that is none": ("- Essayer.", "Essayer.", 17, "liste de lignes"),
    "a step without minutes": ("### 10 min · plénière · C", "### plénière · C", 21, "étape illisible"),
    "a step without grouping": ("### 10 min · plénière · C", "### 10 min · C", 21, "étape illisible"),
    "a step of half a minute": ("### 10 min", "### 10,5 min", 21, "étape illisible"),
    "text before the first step": ("## Déroulé\n", "## Déroulé\n\nOn verra.\n", 21, "une étape"),
    "text before the first role": ("## Rôles\n", "## Rôles\n\nDistribuez.\n", 33, "un rôle"),
    "a chapter without its time": ("- 00:30 Le début", "- Le début", 37, "02:30 Titre"),
    "unknown part of the debrief": ("### Questions", "### Réponses", 43, "sous-titre inconnu"),
    "a part of the debrief given twice": (
        "- Et alors ?",
        "- Et alors ?\n\n### Questions\n\n- Et ?",
        47,
        "deux fois",
    ),
    "text before the debrief's parts": ("## Débrief\n", "## Débrief\n\n- Et ?\n", 43, "### Questions"),
    "unknown need": ("**surdité**", "**fatigue**", 47, "malvoyance"),
    "an access note without a need": ("**surdité** : on", "On", 47, "note illisible"),
}  # fmt: skip

BROKEN_BRIQUES = {
    "no colour": ("couleur: '#112233'\n", "", 1, "« couleur : »"),
    "a proposition that is neither": ("proposition: true", "proposition: oui", 8, "true ou false"),
    "unknown heading": ("## Objectifs", "## Buts", 12, "titre inconnu"),
    "a heading given twice": ("- Essayer.", "- Essayer.\n\n## Objectifs\n\n- Deux.", 16, "deux fois"),
    "text before the first heading": ("\n## Objectifs", "Bonjour.\n\n## Objectifs", 11, "« ## … »"),
    "a rank in words": ("rang: 1", "rang: premier", 5, "nombre entier"),
}


def test_the_texts_are_sound_before_they_are_broken() -> None:
    sheet = read_sheet(SHEET, "essai.md")
    assert [(s.minutes, s.grouping, s.optional) for s in sheet.steps] == [
        (10, "plénière", False),
        (5, "seul·e", True),
    ]
    assert read_brique(BRIQUE, "brique.md").proposition


@pytest.mark.parametrize("broken", BROKEN_SHEETS)
def test_a_broken_sheet_is_refused_at_its_line(broken: str) -> None:
    old, new, line, words = BROKEN_SHEETS[broken]
    assert SHEET.count(old) == 1
    with pytest.raises(SheetTextError) as caught:
        read_sheet(SHEET.replace(old, new), "essai.md")
    assert (caught.value.name, caught.value.line) == ("essai.md", line)
    assert words in caught.value.message
    assert str(caught.value) == f"essai.md, ligne {line} : {caught.value.message}"


@pytest.mark.parametrize("broken", BROKEN_BRIQUES)
def test_a_broken_brique_is_refused_at_its_line(broken: str) -> None:
    old, new, line, words = BROKEN_BRIQUES[broken]
    assert BRIQUE.count(old) == 1
    with pytest.raises(SheetTextError) as caught:
        read_brique(BRIQUE.replace(old, new), "brique.md")
    assert caught.value.line == line
    assert words in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n",
        "---",
        "---\n---\n",
        "\x00\x01\x02",
        "PK\x03\x04",
        SHEET + "x" * MAX_CHARACTERS,
        "---\na: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b]\n---\n",
        "---\n" + "[" * 2_000 + "\n---\n",
        "---\nfiche: " + "9" * 5_000 + "\n---\n",
        "---\n? [a, b]\n: c\n---\n",
        "---\nfiche: \x07\n---\n",
    ],
    ids=[
        "empty", "blank", "fence", "nothing inside", "binary", "zip", "huge", "alias bomb", "deep", "digits", "key",
        "bell",
    ],
)  # fmt: skip
def test_hostile_files_are_refused_with_a_sentence(text: str) -> None:
    for read in (read_sheet, read_brique):
        with pytest.raises(SheetTextError) as caught:
            read(text, "fichier.md")
        assert caught.value.line >= 1
        assert len(str(caught.value)) < 400


def test_windows_line_ends_and_a_mark_of_byte_order_are_read() -> None:
    assert read_sheet("\ufeff" + SHEET.replace("\n", "\r\n"), "essai.md") == read_sheet(SHEET, "essai.md")


def test_an_entry_of_a_list_may_be_wrapped() -> None:
    wrapped = SHEET.replace("- Essayer.", "- Essayer\n  encore.\n* Puis finir.")
    assert read_sheet(wrapped, "essai.md").objectives == ("Essayer encore.", "Puis finir.")
