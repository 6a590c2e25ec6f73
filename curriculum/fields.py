"""Every field of a sheet: its French name and who sees it. Papers and screens ask here; a test keeps it complete."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.model import Audience


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of `MethodSheet`, named as there."""

    name: str
    label: str
    audience: Audience

    @property
    def for_participants(self) -> bool:
        """True when the participants may see it."""
        return self.audience is not Audience.TRAINER


_T, _P, _B = Audience.TRAINER, Audience.PARTICIPANT, Audience.BOTH

FIELDS: tuple[SheetField, ...] = (
    SheetField("slug", "Nom court", _T),
    SheetField("title", "Titre", _B),
    SheetField("promise", "Promesse", _B),
    SheetField("kind", "Nature", _B),
    SheetField("briques", "Briques", _B),
    SheetField("tags", "Étiquettes", _T),
    SheetField("language", "Langue", _B),
    SheetField("translation", "Traduction de", _T),
    SheetField("objectives", "Objectifs", _B),
    SheetField("audience", "Public", _T),
    SheetField("prerequisites", "Prérequis", _T),
    SheetField("when", "Quand l’utiliser", _T),
    SheetField("when_not", "Quand s’en passer", _T),
    SheetField("duration", "Durée", _T),
    SheetField("group", "Taille du groupe", _T),
    SheetField("trainers", "Pour animer", _T),
    SheetField("room", "Salle", _T),
    SheetField("remote", "À distance", _T),
    SheetField("materials", "Matériel", _T),
    SheetField("context", "Contexte", _T),
    SheetField("steps", "Déroulé", _T),
    SheetField("roles", "Cartes de rôle", _B),
    SheetField("observation", "Grille d’observation", _B),
    SheetField("chapters", "Chapitres du film", _B),
    SheetField("questions", "Questions sur le film", _B),
    SheetField("debrief", "Débrief", _B),
    SheetField("variants", "Variantes", _T),
    SheetField("risks", "Risques et cadre légal", _T),
    SheetField("accessibility", "Accessibilité", _T),
    SheetField("handout", "Pour les participant·es", _P),
    SheetField("falc", "En facile à lire et à comprendre", _P),
    SheetField("evaluation", "Évaluation", _B),
    SheetField("trainer_notes", "Notes pour qui anime", _T),
    SheetField("attachments", "Pièces jointes", _T),
    SheetField("sources", "Sources", _B),
    SheetField("authors", "Auteur·rices", _B),
    SheetField("licence", "Licence", _B),
    SheetField("tested", "Testée le", _T),
)
"""Who sees what, in the order of the paper. Of the débrief, participants get the key messages; an attachment says
itself who it is for."""

BY_NAME = {field.name: field for field in FIELDS}
