"""The papers of learning paths: the programme de formation of one, the catalogue of all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from curriculum.model import LearningPath
from trainer.core.clock import Clock, today
from trainer.core.errors import Refused
from trainer.core.text import slug
from trainer.documents import format_fr as fr
from trainer.documents.catalogue import Catalogue
from trainer.documents.programme import Programme, ProgrammePaper, ProgrammePart
from trainer.library.path_records import PathRecord, Price, PriceUnit
from trainer.library.path_service import PathService
from trainer.papers.contract import ACCESSIBLE, ASSESSMENT, OUTCOME
from trainer.papers.records import Paper
from trainer.papers.rendering import render
from trainer.sales.papers import in_force, letterhead
from trainer.settings.records import BodyFields, Wording, WordingCode
from trainer.settings.service import SettingsService

ON_DEMAND = "Sur devis"
ENROLMENT = (
    "Écrivez-nous ou appelez-nous\u00a0: nous parlons ensemble de votre groupe, puis vous recevez le programme, un "
    "devis et une convention avant toute inscription."
)
INFORMATION = (
    "Avant l’inscription, chaque personne reçoit les objectifs et le contenu, les horaires, les modalités "
    "d’évaluation, le nom d’une personne à contacter et le règlement intérieur."
)


class PathPapers:
    """Programmes and the catalogue, with the training body's details as they are today."""

    def __init__(self, paths: PathService, settings: SettingsService, clock: Clock) -> None:
        self._paths = paths
        self._settings = settings
        self._clock = clock

    def programme(self, *, path_id: int, file_format: str) -> Paper:
        """The programme de formation of one path, "pdf" or "docx"."""
        return self._programme(self._paths.get(path_id), file_format)

    def draft(self, *, path: LearningPath, price: Price, file_format: str) -> Paper:
        """The programme of a path as it is being written; nothing is kept."""
        return self._programme(PathRecord(0, 0, path, price, self._paths.look(path)), file_format)

    def _programme(self, record: PathRecord, file_format: str) -> Paper:
        from trainer.documents.programme import programme

        body, wordings, day = self._settings.body().fields, self._settings.wordings(), today(self._clock)
        paper = ProgrammePaper(
            letterhead(body, wordings, day), filled(record, body, vat_phrase(body, wordings, day)), day
        )
        name = record.path.slug or slug(record.path.title) or "parcours"
        return Paper(f"programme-{name}.{file_format}", render(programme(paper), file_format))

    def catalogue(self, *, file_format: str) -> Paper:
        """Every path in its order; raises `Refused` when there is none."""
        from trainer.documents.catalogue import catalogue

        records = [self._paths.get(one.id) for one in self._paths.all()]
        if not records:
            raise Refused(
                "no-path", "Il n’y a pas encore de parcours à mettre au catalogue\u00a0: créez-en un."
            )
        body, wordings, day = self._settings.body().fields, self._settings.wordings(), today(self._clock)
        vat = vat_phrase(body, wordings, day)
        paper = Catalogue(
            letterhead(body, wordings, day),
            tuple(filled(record, body, vat) for record in records),
            conditions(body, wordings, day),
            day,
        )
        name = f"catalogue-{slug(body.legal_name)[:60]}" if body.legal_name else "catalogue"
        return Paper(f"{name}.{file_format}", render(catalogue(paper), file_format))


def filled(record: PathRecord, body: BodyFields, vat: str) -> Programme:
    """The programme that a path announces."""
    path, group = record.path, record.path.group
    return Programme(
        title=path.title,
        minutes=path.minutes,
        days=path.days,
        every=path.every,
        promise=path.promise,
        introduction=path.introduction,
        objectives=path.objectives,
        parts=tuple(
            ProgrammePart(
                stage.title, stage.minutes, (stage.part.promise,) if stage.part and stage.part.promise else ()
            )
            for stage in record.look.stages
        ),
        audience=path.audience,
        prerequisites="\n".join(path.prerequisites) or "Aucun.",
        group=f"{group.minimum} à {group.maximum}\u00a0personnes",
        methods=path.methods,
        means=path.means,
        delivery=path.delivery,
        assessment=path.assessment or ASSESSMENT,
        outcome=path.outcome or OUTCOME,
        access_delay=path.access_terms,
        funding=path.funding,
        accessibility=accessible(path.accessibility or ACCESSIBLE, body),
        price=price_words(record.price),
        price_note=vat if record.price.cents else "",
        contact=contact(body),
        briques=record.look.briques,
    )


def accessible(words: str, body: BodyFields) -> str:
    """What is said of accessibility, with the person to write to."""
    return f"{words}\nContact\u00a0: {body.access_contact}." if body.access_contact else words


def contact(body: BodyFields) -> str:
    """How to reach the body, on one line."""
    return " · ".join(part for part in (body.phone, body.email, body.website) if part)


def price_words(price: Price) -> str:
    """ "2 400,00 € hors taxes, pour le groupe", "45,00 € hors taxes par personne", "Gratuit", "Sur devis"."""
    if price.cents is None:
        return ON_DEMAND
    if not price.cents:
        return "Gratuit"
    unit = " par personne" if price.unit is PriceUnit.PERSON else ", pour le groupe"
    return f"{fr.money(price.cents)} hors taxes{unit}"


def vat_phrase(body: BodyFields, wordings: Sequence[Wording], day: date) -> str:
    """The sentence about VAT that goes with a price of this body."""
    return f"{in_force(wordings, WordingCode(f'vat-{body.vat_case}'), day)}."


def conditions(body: BodyFields, wordings: Sequence[Wording], day: date) -> tuple[tuple[str, str], ...]:
    """What holds for every path, from the settings."""
    payment = f"À {body.payment_days}\u00a0jours à compter de la date de la facture, par virement."
    late = in_force(wordings, WordingCode.LATE_PENALTY, day)
    recovery = in_force(wordings, WordingCode.RECOVERY, day)
    return (
        ("Demander une formation", ENROLMENT),
        ("Information préalable", INFORMATION),
        ("Tarifs", f"Hors taxes. {vat_phrase(body, wordings, day)}"),
        ("Règlement", "\n".join((payment, late, recovery))),
        ("Suivi", OUTCOME),
        ("Accessibilité", accessible(ACCESSIBLE, body)),
        ("Contact", contact(body)),
    )
