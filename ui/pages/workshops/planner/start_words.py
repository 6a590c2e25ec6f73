"""Sentences that several ways of beginning share."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def no_model() -> str:
    """When there is no model yet."""
    return QCoreApplication.translate(
        "StartWays",
        "Pas encore de modèle\u00a0: ouvrez un atelier, puis «\u00a0Modèle\u00a0», en haut.",
    )
