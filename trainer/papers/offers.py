"""Which papers a workshop can have now, and why not the others. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from trainer.attendance.records import AttendanceGrid
from trainer.papers import room_papers
from trainer.papers.fill import Job
from trainer.papers.records import FORMS, LABELS, PaperKind, PaperOffer
from trainer.sales.records import Agreement, Invoice, Quote

NO_DAY = "donnez d’abord ses journées à l’atelier."
NO_SHEET = "mettez d’abord des fiches au déroulé."
NO_PEOPLE = "personne n’est encore inscrit."
NO_BODY = "complétez d’abord Réglages, Organisme (nom, ville, signataire)."


PLANNED = (*FORMS[PaperKind.RUN_SHEET], *FORMS[PaperKind.AGENDA], PaperKind.CALENDAR)
"""What is drawn from the plan alone."""


def offers(
    job: Job,
    grid: AttendanceGrid,
    quotes: Sequence[Quote],
    agreements: Sequence[Agreement],
    invoices: Sequence[Invoice],
    today: date,
) -> tuple[PaperOffer, ...]:
    """One offer per kind, in the order of the work. `today` tells which would be given too early."""
    day = "" if job.workshop.half_days else NO_DAY
    body = "" if job.body.legal_name and job.body.city and job.body.signatory else NO_BODY
    certified = [row for row in grid.rows if not row.refusal]
    refused = next((row.refusal for row in grid.rows if row.refusal), NO_PEOPLE)
    issued = [invoice for invoice in invoices if invoice.number is not None]
    people = "" if job.people else NO_PEOPLE
    sheets = len(job.plan.ordered)
    found = {
        PaperKind.SHEETS: (sheets, "" if sheets else NO_SHEET),
        **dict.fromkeys(PLANNED, (1, day)),
        PaperKind.BOOKLET: (1, day or ("" if sheets else NO_SHEET)),
        PaperKind.CONVOCATIONS: (len(job.people), day or people or body),
        PaperKind.SIGN_IN: (1, day or people),
        **room_papers.refusals(job, NO_SHEET, NO_PEOPLE),
        PaperKind.CERTIFICATES: (len(certified), day or body if certified else refused),
        PaperKind.QUOTE: (len(quotes), "" if quotes else "aucun devis n’est établi."),
        PaperKind.AGREEMENT: (
            len(agreements),
            body if agreements else "aucune convention n’est établie.",
        ),
        PaperKind.INVOICE: (len(issued), "" if issued else "aucune facture n’est émise."),
    }
    warnings = {PaperKind.CERTIFICATES: early_certificates(job.days, today)}
    return tuple(
        PaperOffer(
            kind, LABELS[kind], 0 if refusal else count, refusal, "" if refusal else warnings.get(kind, "")
        )
        for kind, (count, refusal) in ((kind, found[kind]) for kind in PaperKind)
    )


def early_certificates(days: Sequence[date], today: date) -> str:
    """What to think of before certificates are given, "" once the last day has come."""
    last = max(days, default=today)
    if last <= today:
        return ""
    return (
        f"L’atelier finit le {last:%d/%m/%Y}\u00a0: un certificat fait avant atteste des heures qui n’ont pas encore "
        "eu lieu."
    )
