"""Quote, agreement and their programme from the records of a workshop. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trainer.documents import format_fr as fr
from trainer.documents.agreement import Agreement as AgreementPaper
from trainer.documents.agreement import AgreementSlot
from trainer.documents.programme import Programme, ProgrammePart
from trainer.documents.quote import Quote as QuotePaper
from trainer.papers.fill import MANY, Job, distinct
from trainer.partners.records import PartnerFields
from trainer.sales import rules
from trainer.sales.papers import client, in_force, price_lines
from trainer.sales.records import Agreement, Quote
from trainer.settings.records import Wording, WordingCode

ASSESSMENT = "Questions avant et après les séquences, débrief collectif de chaque mise en situation."
FOLLOW_UP = "Une feuille d’émargement est signée par demi-journée par chaque participant·e et par l’équipe."
OUTCOME = "Un certificat de réalisation, établi d’après les heures suivies, est remis à chaque participant·e."
ACCESSIBLE = "Chaque séquence est adaptée aux besoins annoncés à l’inscription."


def programme(job: Job, price: int) -> Programme:
    """What the action teaches and how. `price` is in cents, before tax."""
    sheets = [sheet for _, sheet in job.plan.ordered]
    before = distinct([item for sheet in sheets for item in sheet.prerequisites])
    kinds = ", ".join(dict.fromkeys(sheet.kind.value for sheet in sheets))
    contact = job.body.access_contact
    return Programme(
        title=job.workshop.fields.title,
        minutes=job.workshop.minutes,
        objectives=job.objectives,
        parts=tuple(
            ProgrammePart(sheet.title, job.plan.minutes(source), (sheet.promise,))
            for source, sheet in job.plan.ordered
        ),
        audience=f"Personnes proposées par {job.workshop.partner}." if job.workshop.partner else "",
        prerequisites="\n".join(before[:MANY]) or "Aucun.",
        methods=f"Éducation populaire\u00a0: {kinds}." if kinds else "",
        assessment=ASSESSMENT,
        trainers=", ".join(job.workshop.fields.trainers),
        accessibility=f"{ACCESSIBLE} Contact\u00a0: {contact}." if contact else ACCESSIBLE,
        price=f"{fr.money(price)} hors taxes" if price else "",
        contact=" · ".join(part for part in (job.body.phone, job.body.email) if part),
    )


def terms(job: Job) -> str:
    """When and how the price is paid."""
    return f"Paiement à {job.body.payment_days}\u00a0jours à compter de la date de la facture, par virement."


def quote_paper(job: Job, quote: Quote, partner: PartnerFields, wordings: Sequence[Wording]) -> QuotePaper:
    """The quote with its programme."""
    return QuotePaper(
        letterhead=job.letterhead,
        number=quote.number,
        issued_on=quote.dated,
        valid_until=quote.valid_until,
        client=client(partner),
        lines=price_lines(quote.lines, rules.rate_of(quote.vat_case)),
        subject=f"Formation «\u00a0{quote.workshop}\u00a0»",
        first_day=min(job.days, default=None),
        last_day=max(job.days, default=None),
        place=job.place,
        people_count=job.headcount,
        vat_phrase=in_force(wordings, WordingCode(f"vat-{quote.vat_case}"), quote.dated),
        terms=terms(job),
        programme=programme(job, quote.totals.net),
    )


def agreement_paper(
    job: Job, agreement: Agreement, quote: Quote, partner: PartnerFields, wordings: Sequence[Wording]
) -> AgreementPaper:
    """The agreement drawn from a quote, programme annexed."""
    fields = job.workshop.fields
    return AgreementPaper(
        letterhead=job.letterhead,
        number=agreement.number,
        signatory=job.body.signatory,
        capacity=job.body.signatory_capacity,
        client=client(partner),
        client_signatory=partner.contact or "son ou sa représentant·e",
        title=fields.title,
        objectives=job.objectives,
        programme=programme(job, quote.totals.net),
        minutes=job.workshop.minutes,
        slots=tuple(AgreementSlot(day, hours) for day, hours in _hours(job)),
        place=job.place,
        people_count=job.headcount,
        lines=price_lines(quote.lines, rules.rate_of(quote.vat_case)),
        terms=terms(job),
        signed_at=job.body.city,
        signed_on=agreement.dated,
        delivery="À distance." if fields.remote else "En présence.",
        means=f"Équipe\u00a0: {', '.join(fields.trainers)}." if fields.trainers else "",
        follow_up=FOLLOW_UP,
        outcome=OUTCOME,
        vat_phrase=in_force(wordings, WordingCode(f"vat-{quote.vat_case}"), agreement.dated),
    )


def _hours(job: Job) -> list[tuple[date, str]]:
    return [
        (day.day, fr.join([fr.span(half.starts_at, half.ends_at) for half in day.half_days]))
        for day in job.workshop.days
    ]
