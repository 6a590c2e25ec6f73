"""The facets as the screen shows them, without widgets: groups of choices with counts, and the chips of what is on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from curriculum.model import SheetKind
from trainer.library.search_records import LENGTHS, Facets
from ui.pages.library.presenter import Wall
from ui.pages.library.query import FAVOURITES, RECENT, UNDER_WAY, Filters
from ui.pages.library.words import band_word, icon_of, kind_icon, kind_word, language_word

translate = QCoreApplication.translate
Counts = Mapping[str, Mapping[str, int]]
"""How many sheets each choice would give: facet ("brique", "kind", "band" …) -> key -> number; absent is not told."""
SHORT_LIST = 8
"""Tags shown before one asks for more."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of the panel. `count` None is not told; a choice that would find nothing stays but is off."""

    facet: str
    key: str
    label: str
    count: int | None
    on: bool
    icon: str = ""
    colour: str = ""

    @property
    def possible(self) -> bool:
        """True when choosing it finds something, or when it is on and can be taken back."""
        return self.on or self.count is None or self.count > 0


@dataclass(frozen=True, slots=True)
class Group:
    """A titled group; `more` is how many choices are left out, for the line that shows them."""

    facet: str
    title: str
    choices: tuple[Choice, ...]
    more: int = 0


def groups(
    filters: Filters, counts: Counts, wall: Wall, kept: Mapping[str, int], *, every_tag: bool = False
) -> tuple[Group, ...]:
    """Every group of the panel. `kept` is how many favourites and recent sheets there are."""

    def choice(facet: str, key: str, label: str, icon: str = "", colour: str = "") -> Choice:
        count = counts[facet].get(key, 0) if facet in counts else None
        return Choice(facet, key, label, count, filters.on(facet, key), icon, colour)

    mine = tuple(
        Choice("kept", key, label, kept.get(key, 0), filters.on("kept", key), icon)
        for key, label, icon in (
            (FAVOURITES, translate("facets", "Favorites"), "star"),
            (RECENT, translate("facets", "Lues récemment"), "history"),
            (UNDER_WAY, translate("facets", "Brouillons"), "pencil"),
        )
        if kept.get(key) or filters.on("kept", key)
    )
    briques = tuple(
        choice("brique", str(brique.id), brique.title, icon_of(brique.fields.icon), brique.colour)
        for brique in wall.briques
        if not brique.retired or counts.get("brique", {}).get(str(brique.id)) or brique.id in filters.briques
    )
    kinds = tuple(choice("kind", kind.value, kind_word(kind), kind_icon(kind)) for kind in SheetKind)
    bands = tuple(choice("band", key, band_word(key)) for key in LENGTHS)
    ways = (
        choice("remote", "", translate("facets", "Possible à distance"), "monitor"),
        choice("tested", "", translate("facets", "Déjà essayée"), "circle-check"),
    )
    states = (
        choice("drafts", "", translate("facets", "Avec les brouillons"), "pencil"),
        choice("retired", "", translate("facets", "Avec les retirées"), "archive"),
    )
    return tuple(
        group
        for group in (
            Group("kept", translate("facets", "Les miennes"), mine),
            Group("brique", translate("facets", "Brique"), briques),
            Group("kind", translate("facets", "Nature"), kinds),
            Group("band", translate("facets", "Durée"), bands),
            Group("way", translate("facets", "Façon de faire"), ways),
            _tags(filters, counts, every_tag),
            _languages(filters, counts),
            Group("state", translate("facets", "Aussi"), states),
        )
        if group.choices
    )


def counts_of(facets: Facets | None) -> Counts:
    """The counts of a search by facet and key; empty when there was too much to count."""
    if facets is None:
        return {}
    return {
        "brique": {str(key): number for key, number in facets.briques.items()},
        "kind": facets.kinds,
        "band": facets.lengths,
        "remote": {"": facets.remote},
        "tested": {"": facets.tested},
        "tag": facets.tags,
        "language": facets.languages,
    }


def _tags(filters: Filters, counts: Counts, every: bool) -> Group:
    """The commonest tags first, those that are on before them."""
    found = counts.get("tag", {})
    names = sorted(
        {*found, *filters.tags}, key=lambda tag: (tag not in filters.tags, -found.get(tag, 0), tag)
    )
    shown = names if every else names[: max(SHORT_LIST, len(filters.tags))]
    choices = tuple(Choice("tag", tag, tag, found.get(tag), filters.on("tag", tag)) for tag in shown)
    return Group("tag", translate("facets", "Étiquette"), choices, len(names) - len(shown))


def _languages(filters: Filters, counts: Counts) -> Group:
    """Nothing to choose while every sheet is in one language."""
    found = counts.get("language", {})
    names = sorted({*found, *filters.languages}, key=lambda code: (code != "fr", code))
    if len(names) < 2 and not filters.languages:
        return Group("language", "", ())
    return Group(
        "language",
        translate("facets", "Langue"),
        tuple(
            Choice("language", code, language_word(code), found.get(code), filters.on("language", code))
            for code in names
        ),
    )


def chip_word(facet: str, key: str, wall: Wall) -> str:
    """What the chip of a choice that is on says."""
    if facet == "brique":
        brique = wall.find(int(key))
        return brique.title if brique is not None else translate("facets", "Brique")
    if facet == "group":
        return translate("facets", "À {0} personnes").format(key)
    words = {
        "kept": lambda: {
            FAVOURITES: translate("facets", "Favorites"),
            RECENT: translate("facets", "Lues récemment"),
            UNDER_WAY: translate("facets", "Brouillons"),
        }[key],
        "kind": lambda: kind_word(key),
        "band": lambda: band_word(key),
        "remote": lambda: translate("facets", "À distance"),
        "tested": lambda: translate("facets", "Essayée"),
        "drafts": lambda: translate("facets", "Avec les brouillons"),
        "retired": lambda: translate("facets", "Avec les retirées"),
        "language": lambda: language_word(key),
    }
    return words[facet]() if facet in words else key


def suggestions(words: str, filters: Filters) -> tuple[tuple[str, str], ...]:
    """Ways out of an empty list: (key, text) with key "facets", "shorter" or "all"."""
    ways: list[tuple[str, str]] = []
    if filters.active and words:
        ways.append(("facets", translate("facets", "Chercher sans les filtres")))
    many = words.split()
    if len(many) > 1:
        longest = max(many, key=len)
        ways.append(("shorter", translate("facets", "Chercher seulement «\u00a0{0}\u00a0»").format(longest)))
    ways.append(("all", translate("facets", "Effacer la recherche")))
    return tuple(ways)
