"""Certificat de réalisation: what the training body certifies about one person, from the hours attended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trainer.documents import format_fr as fr
from trainer.documents.blocks import (
    Block,
    Checkbox,
    Document,
    Inline,
    KeyValues,
    Paragraph,
    Run,
    Section,
    Signature,
    Signatures,
    Spacer,
    para,
    text,
)
from trainer.documents.letterhead import Letterhead, title_block
from trainer.documents.theme import Style

UNDERTAKING = (
    "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales, je m’engage à conserver "
    "l’ensemble des pièces justificatives qui ont permis d’établir le présent certificat pendant une durée de trois "
    "ans à compter de la fin de l’année du dernier paiement."
)


class ActionNature(StrEnum):
    """The four natures of L.6313-1; the value is the wording of the form."""

    TRAINING = "action de formation"
    SKILLS_REVIEW = "bilan de compétences"
    PRIOR_LEARNING = "action de VAE"
    APPRENTICESHIP = "action de formation par apprentissage"


@dataclass(frozen=True, slots=True)
class CompletionCertificate:
    """One person's certificate. `minutes` are those attended, in whole minutes."""

    letterhead: Letterhead
    signatory: str
    capacity: str
    person: str
    organisation: str
    title: str
    first_day: date
    last_day: date
    minutes: int
    place: str
    issued_on: date
    nature: ActionNature = ActionNature.TRAINING
    undertaking: str = UNDERTAKING


def completion_certificate(data: CompletionCertificate) -> Document:
    """The certificate as a document of one page."""
    return Document(
        title=f"Certificat de réalisation – {data.person}",
        subject=data.title,
        author=data.letterhead.legal_name,
        sections=(Section(_blocks(data)),),
        footer=data.letterhead.footer(),
        page_numbers=False,
        dated=data.issued_on,
    )


def _blocks(data: CompletionCertificate) -> tuple[Block, ...]:
    dates = fr.period(data.first_day, data.last_day)
    facts: tuple[tuple[str, Inline], ...] = (
        ("Personne formée", text(data.person, bold=True)),
        ("Employeur ou association", text(data.organisation or "—")),
        ("Intitulé de l’action", text(data.title, bold=True)),
        ("Dates de l’action", text(dates[:1].upper() + dates[1:])),
        ("Durée effectivement suivie", text(fr.length(data.minutes), bold=True)),
    )
    return (
        *data.letterhead.head(),
        *title_block("Certificat de réalisation"),
        Spacer(3),
        Paragraph(_declaration(data)),
        Spacer(2),
        KeyValues(facts, 0.34),
        Spacer(2),
        Paragraph(text("Nature de l’action concourant au développement des compétences"), Style.STRONG),
        *(Checkbox(nature is data.nature, text(nature.value)) for nature in ActionNature),
        Spacer(3),
        para(data.undertaking),
        Spacer(5),
        Paragraph(text(f"Fait à {data.place}, le {fr.day(data.issued_on)}.")),
        Signatures(
            (
                Signature(
                    "Pour l’organisme de formation",
                    (f"{data.signatory}, {data.capacity}", "Signature et cachet"),
                    28,
                ),
            )
        ),
    )


def _declaration(data: CompletionCertificate) -> Inline:
    return (
        Run("Je soussigné·e "),
        Run(data.signatory, bold=True),
        Run(f", agissant en qualité de {data.capacity}, représentant·e légal·e de l’organisme de formation "),
        Run(data.letterhead.legal_name, bold=True),
        Run(f", atteste que la personne désignée ci-dessous a suivi l’action suivante{fr.NOBREAK}:"),
    )
