"""The words that people use in their own documents for what a sheet calls otherwise."""

from __future__ import annotations

import re

from curriculum.model import Material, Need, Provenance, SheetKind
from trainer.core.text import fold

SECTIONS: dict[str, str] = {
    "objectives": (
        "objectifs | objectif | objectifs pedagogiques | objectif pedagogique | buts | but | "
        "intentions | intention | finalites | ce qu'on vise | competences visees | competences | "
        "objectifs de la sequence | objectifs specifiques | objectif general"
    ),
    "when": ("quand l'utiliser | quand l'utiliser ? | usage | indications | quand | a utiliser quand"),
    "when_not": (
        "quand s'en passer | contre-indications | a eviter quand | limites | quand ne pas l'utiliser"
    ),
    "context": (
        "contexte | presentation | introduction | description | pourquoi | principe | principes | "
        "resume | en bref"
    ),
    "steps": (
        "deroule | deroulement | deroulement de la sequence | deroule de la sequence | deroule "
        "pedagogique | etapes | les etapes | conducteur | scenario | sequencage | programme | "
        "animation | deroulement de l'animation | scenario pedagogique | marche a suivre | mode "
        "d'emploi | pas a pas"
    ),
    "roles": (
        "roles | cartes de role | cartes de roles | personnages | les roles | distribution des roles "
        "| fiches roles"
    ),
    "observation": "grille d'observation | observation | criteres d'observation | ce qu'on observe",
    "chapters": "chapitres | chapitres du film | chapitrage | minutage du film",
    "questions": "questions sur le film | questions sur la video | questionnaire sur le film",
    "debrief": (
        "debrief | debriefing | bilan | retour | retour collectif | mise en commun | discussion | "
        "exploitation"
    ),
    "debrief.questions": "questions | questions de debrief | questions pour le debrief | questions a poser",
    "debrief.key_messages": (
        "messages cles | messages cle | a retenir | points cles | l'essentiel | ce qu'il faut retenir "
        "| idees cles | synthese"
    ),
    "variants": (
        "variantes | variante | adaptations | adaptation | prolongements | prolongement | pour aller "
        "plus loin | declinaisons"
    ),
    "risks": (
        "risques et cadre legal | risques | cadre legal | points de vigilance | point de vigilance | "
        "vigilance | securite | attention | precautions"
    ),
    "accessibility": (
        "accessibilite | pour que chacun·e participe | pour que chacun e participe | handicap | inclusion"
    ),
    "handout": (
        "pour les participant·es | pour les participants | pour les participantes et participants | "
        "document participant | livret | trace ecrite | fiche participant | a distribuer"
    ),
    "falc": "en falc | falc | en facile a lire et a comprendre | facile a lire et a comprendre",
    "evaluation": "evaluation | evaluer",
    "evaluation.before": "avant",
    "evaluation.after": "apres",
    "trainer_notes": (
        "notes pour qui anime | notes | remarques | conseils | conseils d'animation | notes pour "
        "l'animateur | notes pour l'animatrice | posture | astuces | trucs et astuces | notes de "
        "l'animateur"
    ),
    "materials": (
        "materiel | materiels | materiel necessaire | besoins | besoins materiels | fournitures | "
        "supports | outils | logistique | moyens | a prevoir | preparation materielle"
    ),
    "prerequisites": "prerequis | pre-requis | conditions prealables",
    "sources": (
        "sources | source | references | bibliographie | ressources | credits | inspire de | d'apres"
    ),
    "authors": "auteurs | auteur | autrice | auteur·rices | auteurices | redaction | auteur·ice",
    "audience": "public | public vise | public cible | pour qui | destinataires | beneficiaires",
    "room": "salle | lieu | espace | configuration de la salle | amenagement | disposition",
    "remote": "a distance | en visio | version a distance | en ligne",
    "duration": ("duree | temps | duree totale | temps necessaire | duree estimee | duree de la sequence"),
    "duration.range": "en court / en long | en court en long",
    "group": (
        "groupe | taille du groupe | nombre de participants | nombre de participant·es | effectif | "
        "nombre de personnes | participants | participant·es | nombre de joueurs"
    ),
    "trainers": ("pour animer | formateurs | animateurs | nombre d'animateurs | animation a | encadrement"),
    "kind": "nature | type | type d'activite | type d'outil | categorie | genre",
    "tags": "etiquettes | mots-cles | mots cles | themes | theme | thematique | thematiques",
    "promise": "promesse | accroche | en une phrase | sous-titre",
    "licence": "licence",
    "frame": (
        "le cadre | cadre | informations pratiques | infos pratiques | fiche d'identite | en pratique "
        "| caracteristiques"
    ),
}
"""The fields of a sheet (a point goes inside one) and the folded titles that mean them, a bar between."""

COLUMNS: dict[str, str] = {
    "minutes": ("duree | temps | minutes | min | minutage | timing | horaire | horaires | heure | heures"),
    "title": (
        "quoi | etape | etapes | sequence | sequences | phase | phases | activite | activites | "
        "moment | intitule | titre | contenu | contenus | theme | sujet | action"
    ),
    "description": (
        "comment | description | deroulement | deroule | methode | methodes | modalites | animation | "
        "details | demarche | technique | techniques"
    ),
    "instruction": "consigne | consignes | a dire | ce que je dis | ce qu'on dit | paroles",
    "materials": "materiel | materiels | outils | outil | supports | support | fournitures | ressources",
    "grouping": (
        "regroupement | groupe | groupes | organisation | format | disposition | modalite | mode | "
        "configuration"
    ),
    "trainer_note": (
        "notes | note | remarques | remarque | vigilance | points d'attention | conseils | "
        "commentaires | commentaire"
    ),
}
"""The parts of a step and the titles of columns that mean them."""

_MATERIAL_COLUMNS: dict[str, str] = {
    "item": "materiel | quoi | objet | a prevoir | fournitures | designation | article",
    "quantity": "quantite | combien | nombre | qte | nb",
    "provenance": "provenance | d'ou | ou | qui apporte | origine",
}


def _by_title(titles: dict[str, str]) -> dict[str, str]:
    return {fold(title): field for field, words in titles.items() for title in words.split(" | ")}


_BY_TITLE, _BY_COLUMN, _BY_MATERIAL = _by_title(SECTIONS), _by_title(COLUMNS), _by_title(_MATERIAL_COLUMNS)
_NUMBERING = re.compile(r"^(?:(?:\d{1,2}|[ivx]{1,4}|[a-h])\s?[.)/°-]+\s*)+", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:[:.·–—-]\s*)?(?:\d+\s?h(?:\s?\d+)?(?:\s?min)?|\d+\s?(?:min|minutes|mn|'))?\s*[:?.!]*\s*$"
)
_CLOCKS = re.compile(r"(\d{1,2})\s?(?:h|:)\s?(\d{2})?\s?(?:-|–|—|à|a|>|→|/)\s?(\d{1,2})\s?(?:h|:)\s?(\d{2})?")
_HOURS = re.compile(r"(\d{1,2})\s?h(?:eures?)?\s?(\d{1,2})?")
_MINUTES = re.compile(r"(\d{1,3})\s?(?:(?:à|a|-|–|/)\s?(\d{1,3})\s?)?(?:minutes?|min\b|mn\b|['’′])")
_QUARTERS = re.compile(r"\b([13])\s?/\s?4\s?d?['’e]?\s?h")
_NUMBER = re.compile(r"\d{1,4}")
_QUANTITY = re.compile(
    r"^(?P<n>\d{1,3})\s+(?P<item>\D.*)$|^(?P<item2>.+?)\s*(?:[:(×x]\s*)(?P<q>\d[^)]*|une? par [^)]*)\)?$",
    re.IGNORECASE,
)


def heading_key(text: str) -> str:
    """A title made comparable: "3) Déroulement : 45 min" gives "deroulement"."""
    bare = _NUMBERING.sub("", fold(text)).strip(" \t*_:«»")
    return _TAIL.sub("", bare).strip(" :.?!·-")


def section_of(text: str) -> str:
    """The field that a title means, "" when nobody knows."""
    if len(text) > 80:
        return ""
    key = heading_key(text)
    return _BY_TITLE.get(key) or _BY_TITLE.get(re.sub(r"\s*\([^)]*\)$", "", key), "")


def column_of(text: str) -> str:
    """The part of a step that the title of a column means, "" when nobody knows."""
    key = heading_key(re.sub(r"\([^)]*\)", "", text))
    words = (word for word in re.split(r"[\s/&,]+", key) if word in _BY_COLUMN)
    return _BY_COLUMN.get(key) or next((_BY_COLUMN[word] for word in words), "")


def material_column(text: str) -> str:
    """The part of a material that the title of a column means, "" when nobody knows."""
    return _BY_MATERIAL.get(heading_key(text), "")


def minutes_of(text: str) -> int | None:
    """How long: "1h30" is 90, "10 à 15 min" is 15, "9h00 - 9h20" is 20; None when no length is said."""
    plain = text.casefold().replace("\u202f", " ").replace("\u00a0", " ")
    if match := _CLOCKS.search(plain):
        a, b, c, d = (int(part or 0) for part in match.groups())
        return (c * 60 + d - a * 60 - b) % (12 * 60) or None
    if "demi-heure" in plain and "une heure" not in plain:
        return 30
    if match := _QUARTERS.search(plain):
        return 15 * int(match[1])
    plain = plain.replace("une heure", "1 h").replace("deux heures", "2 h").replace("trois heures", "3 h")
    if match := _HOURS.search(plain):
        return int(match[1]) * 60 + int(match[2] or 30 * ("demi" in plain))
    if match := _MINUTES.search(plain):
        return max(int(match[1]), int(match[2] or 0))
    bare = plain.strip(" .")
    return int(bare) if bare.isdigit() and len(bare) <= 3 else None


def numbers_of(text: str) -> tuple[int, ...]:
    """Every whole number of a text, in order."""
    return tuple(int(one) for one in _NUMBER.findall(text))


def kind_of(text: str) -> SheetKind | None:
    """The nature that a word means."""
    wanted = fold(text)
    return next((kind for kind in SheetKind if fold(kind.value) in wanted), None)


def need_of(text: str) -> Need | None:
    """The situation that the beginning of a note names."""
    wanted = fold(text)
    return next((need for need in Need if fold(need.value) in wanted), None)


def material_of(text: str, quantity: str = "", provenance: str = "") -> Material:
    """A material from a line such as "12 feutres", "Feutres : 1 par personne", "Affiches à imprimer"."""
    item = text.strip(" .;,")
    match = _QUANTITY.match(item) if not quantity else None
    if match is not None:
        quantity = match["n"] or match["q"] or ""
        item = (match["item"] or match["item2"] or item).strip(" .;,:")
    words = fold(f"{provenance} {item}")
    where = Provenance.TO_BRING
    if "imprim" in words or "photocop" in words:
        where = Provenance.TO_PRINT
    elif "sur place" in words:
        where = Provenance.ON_SITE
    return Material(item, quantity.strip() or "1", where)
