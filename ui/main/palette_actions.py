"""The actions of the box of Ctrl+K, as data: a title, further words, where it leads; found by how words begin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from trainer.core.text import fold
from ui.kit.route import Route
from ui.main.registry import Entry


@dataclass(frozen=True, slots=True)
class Action:
    """`words` are other ways to say it; it leads to a `route` or is done by the window under the name `command`.

    `detail` says where or what for; `keys` its shortcut, to learn it.
    """

    key: str
    title: str
    words: str = ""
    icon: str = "chevron-right"
    route: Route | None = None
    command: str = ""
    detail: str = ""
    keys: str = ""

    @property
    def searched(self) -> tuple[str, ...]:
        """The folded words that find it."""
        return tuple(fold(f"{self.title} {self.words}").replace("'", " ").split())


def actions(entries: Sequence[Entry], here: Route) -> tuple[Action, ...]:
    """Everything that can be done; `here` is what the window shows: its workshop comes first."""
    first, then = (_of_workshop(here), _new()) if _on_workshop(here) else (_new(), _of_workshop(here))
    return (*first, *then, *_do(), *_pages(entries), *_lists(), *_look())


def matching(words: str, offered: Sequence[Action]) -> tuple[Action, ...]:
    """The actions of which each word typed begins a word, those whose title begins so first; all without words."""
    typed = fold(words).replace("'", " ").split()
    found = [one for one in offered if all(any(w.startswith(t) for w in one.searched) for t in typed)]
    return tuple(sorted(found, key=lambda one: not fold(one.title).startswith(" ".join(typed))))


def _tr(text: str) -> str:
    return QCoreApplication.translate("palette", text)


def _on_workshop(here: Route) -> bool:
    return here.page == "workshops" and here.id is not None and here.part not in ("edit", "days")


def _of_workshop(here: Route) -> tuple[Action, ...]:
    """Papers of the workshop on screen, or of one to choose."""
    open_now = _on_workshop(here)
    where = _tr("cet atelier") if open_now else _tr("l’atelier est à choisir")
    number = here.id if open_now else None

    def tab(part: str) -> Route:
        return Route("workshops", number, part if open_now else "")

    return (
        Action(
            "certificates",
            _tr("Exporter les certificats"),
            _tr("attestation réalisation imprimer documents session"),
            "award",
            tab("papers"),
            detail=where,
        ),
        Action(
            "sign_in",
            _tr("Imprimer la feuille d’émargement"),
            _tr("présence signature export session"),
            "signature",
            tab("papers"),
            detail=where,
        ),
        Action(
            "attendance",
            _tr("Noter les présences"),
            _tr("émargement absence pointer session"),
            "clipboard-check",
            tab("attendance"),
            detail=where,
        ),
        Action(
            "enrol",
            _tr("Inscrire des personnes"),
            _tr("participant participante inscription importer session"),
            "user-plus",
            tab("people"),
            detail=where,
        ),
    )


def _new() -> tuple[Action, ...]:
    return (
        Action(
            "new_workshop",
            _tr("Nouvel atelier"),
            _tr("nouvelle session formation créer ajouter"),
            "calendar-plus",
            Route("workshops", part="new"),
        ),
        Action(
            "new_partner",
            _tr("Nouveau partenaire"),
            _tr("association client organisation créer ajouter"),
            "building-2",
            Route("partners", part="new"),
        ),
        Action(
            "new_sheet",
            _tr("Nouvelle fiche"),
            _tr("méthode outil jeu écrire créer ajouter"),
            "file-plus",
            Route("library", part="new_sheet"),
        ),
    )


def _do() -> tuple[Action, ...]:
    return (
        Action(
            "backup",
            _tr("Sauvegarder la base"),
            _tr("sauvegarde copie données exporter restaurer"),
            "archive",
            Route("settings", part="data"),
        ),
        Action(
            "import_sheets",
            _tr("Importer des fiches"),
            _tr("markdown word docx zip reprendre recevoir"),
            "download",
            Route("library", part="import"),
        ),
        Action(
            "open_pack",
            _tr("Ouvrir un paquet"),
            _tr("fabrique recevoir importer fusionner"),
            "package",
            Route("library", part="open_pack"),
        ),
        Action(
            "export_pack",
            _tr("Exporter un paquet"),
            _tr("fabrique fiches transmettre envoyer markdown zip"),
            "upload",
            Route("library", part="export_pack"),
        ),
        Action(
            "search_sheets",
            _tr("Chercher une fiche"),
            _tr("recherche filtres trouver bibliothèque"),
            "search",
            Route("library", part="search"),
            keys="Ctrl+F",
        ),
        Action(
            "back",
            _tr("Page précédente"),
            _tr("retour revenir"),
            "arrow-left",
            command="back",
            keys=_tr("Alt+Gauche"),
        ),
    )


def _pages(entries: Sequence[Entry]) -> tuple[Action, ...]:
    """Every page of the sidebar, as « Aller à … »."""
    more = {
        "home": _tr("accueil tableau de bord"),
        "library": _tr("bibliothèque mur outils"),
        "paths": _tr("parcours programme catalogue"),
        "workshops": _tr("sessions formations agenda calendrier"),
        "partners": _tr("associations clients"),
        "revenue": _tr("factures devis argent règlements paiements"),
        "settings": _tr("ouvrir préférences options organisme"),
    }
    return tuple(
        Action(
            f"page.{entry.key}",
            _tr("Ouvrir {0}").format(entry.title),
            more.get(entry.key, "") + " " + _tr("aller page"),
            entry.icon,
            Route(entry.key),
            keys=f"Ctrl+{place}",
        )
        for place, entry in enumerate(entries, 1)
    )


def _lists() -> tuple[Action, ...]:
    return tuple(
        Action(f"list.{part}", title, words, icon, Route("library", part=part))
        for part, title, words, icon in (
            ("all", _tr("Toutes les fiches"), _tr("liste bibliothèque"), "list"),
            ("favourites", _tr("Fiches favorites"), _tr("favoris étoile"), "star"),
            ("recent", _tr("Fiches lues récemment"), _tr("récentes dernières historique"), "history"),
            ("drafts", _tr("Fiches en brouillon"), _tr("brouillons écriture"), "pencil"),
        )
    )


def _look() -> tuple[Action, ...]:
    return tuple(
        Action(command, title, words, icon, command=command)
        for command, title, words, icon in (
            ("theme.dark", _tr("Thème sombre"), _tr("nuit noir apparence couleurs"), "moon"),
            ("theme.light", _tr("Thème clair"), _tr("jour blanc apparence couleurs"), "sun"),
            ("theme.system", _tr("Thème du système"), _tr("automatique apparence couleurs"), "monitor"),
            ("text.larger", _tr("Texte plus grand"), _tr("agrandir zoom taille apparence"), "a-large-small"),
            ("text.smaller", _tr("Texte plus petit"), _tr("réduire zoom taille apparence"), "a-large-small"),
        )
    )
