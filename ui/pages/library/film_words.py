"""Times and sentences of the film window. No Qt widget in here."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from curriculum.model import Chapter

translate = QCoreApplication.translate


def film_time(milliseconds: int) -> str:
    """ "1:05", "1:02:03"."""
    seconds = max(0, milliseconds) // 1000
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def chapter_start(chapter: Chapter) -> int:
    """Where a chapter begins, in milliseconds: "02:30" is minutes and seconds."""
    total = 0
    for part in chapter.at.split(":"):
        total = 60 * total + int(part)
    return 1000 * total


def current_chapter(starts: tuple[int, ...], position: int) -> int:
    """Which chapter a moment belongs to, -1 before the first."""
    return max((number for number, start in enumerate(starts) if start <= position), default=-1)


def spoken_time(milliseconds: int) -> str:
    """A moment for a screen reader: "2 minutes 30"."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    if not minutes:
        return translate("film", "{0} secondes").format(seconds)
    return translate("film", "{0} minutes {1}").format(minutes, seconds or "").strip()


def trouble_words(code: str) -> tuple[str, str]:
    """What happened to a film that does not play, and what to do."""
    words = {
        "no-player": (
            translate("film", "Fabrique ne peut pas lire de film sur cet ordinateur."),
            translate(
                "film",
                "Il y manque les bibliothèques de lecture de Qt. Ouvrez le film avec un autre programme.",
            ),
        ),
        "unknown-format": (
            translate("film", "Fabrique ne sait pas lire ce film."),
            translate(
                "film",
                "Il est abîmé, ou codé d’une façon inconnue ici. Ouvrez-le avec un autre programme, ou convertissez-le"
                " en MP4 (H.264).",
            ),
        ),
        "no-picture": (
            translate("film", "Fabrique ne sait pas montrer les images de ce film."),
            translate(
                "film",
                "Cet ordinateur ne décode pas ce format (AV1, sans doute). Ouvrez-le avec un autre programme, ou"
                " convertissez-le en MP4 (H.264).",
            ),
        ),
        "missing": (
            translate("film", "Le fichier de ce film n’est plus là, ou ne peut pas être lu."),
            translate("film", "Vérifiez l’adresse dans la fiche, ou attachez le film lui-même."),
        ),
        "offline": (
            translate("film", "Le film en ligne ne répond pas."),
            translate(
                "film",
                "Vérifiez la connexion et l’adresse, ou attachez le film lui-même pour l’avoir hors ligne.",
            ),
        ),
    }
    return words[code]
