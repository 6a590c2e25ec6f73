"""The owner of the sentences of errors: what happened, what was kept, what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from trainer.core.errors import (
    BadFile,
    Cancelled,
    FabriqueError,
    InvalidInput,
    NotFound,
    Refused,
    Stale,
    Unavailable,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """An error as it is shown: a title, what happened, and what to do now."""

    title: str
    what: str
    advice: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("errors", text)


def sentence(error: FabriqueError) -> Sentence:
    """The words for a typed error. A code that has words of its own here goes before the class of the error."""
    special = _by_code(error)
    return special or _by_class(error)


def _by_code(error: FabriqueError) -> Sentence | None:
    if error.code == "newer-database":
        return Sentence(
            _tr("Base plus récente que le programme"),
            error.message,
            _tr("Mettez Fabrique à jour, puis rouvrez cette base. Rien n’y a été changé."),
        )
    if error.code == "newer-backup":
        return Sentence(
            _tr("Sauvegarde plus récente que le programme"),
            error.message,
            _tr("Votre base est restée comme elle était."),
        )
    return None


def _by_class(error: FabriqueError) -> Sentence:
    if isinstance(error, Stale):
        return Sentence(
            _tr("Modifiée entre-temps"),
            error.message,
            _tr("Rien n’a été écrit. Comparez, rechargez, ou gardez votre version."),
        )
    if isinstance(error, InvalidInput):
        return Sentence(_tr("À corriger"), error.message, _tr("Corrigez ce champ, puis recommencez."))
    if isinstance(error, BadFile):
        return Sentence(
            _tr("Fichier illisible"),
            _place(error),
            _tr("Rien n’a été importé. Corrigez le fichier, puis recommencez."),
        )
    if isinstance(error, NotFound):
        return Sentence(
            _tr("Introuvable"), error.message, _tr("Cet élément a peut-être été supprimé ailleurs.")
        )
    if isinstance(error, Unavailable):
        return Sentence(
            _tr("Base ou disque indisponible"),
            error.message,
            _tr("Ce qui était confirmé est gardé. Vérifiez le disque ou le réseau, puis réessayez."),
        )
    if isinstance(error, Cancelled):
        return Sentence(_tr("Opération interrompue"), error.message, _tr("Ce qui était terminé est gardé."))
    if isinstance(error, Refused):
        return Sentence(_tr("Pas possible"), error.message, _tr("Rien n’a été changé."))
    return Sentence(_tr("Cela n’a pas marché"), error.message)


def _place(error: BadFile) -> str:
    if error.line is None or str(error.line) in error.message:
        return error.message
    if error.column is None:
        return _tr("Ligne {0}\u00a0: {1}").format(error.line, error.message)
    return _tr("Ligne {0}, colonne « {1} »\u00a0: {2}").format(error.line, error.column, error.message)


def unexpected() -> Sentence:
    """The words for a fault of the program itself; nothing of the exception's text is shown."""
    return Sentence(
        _tr("Fabrique a rencontré une erreur imprévue"),
        _tr("L’opération en cours n’a pas abouti. Tout ce qui était déjà confirmé est gardé."),
        _tr("Vous pouvez continuer. Si cela se répète, fermez puis rouvrez Fabrique."),
    )
