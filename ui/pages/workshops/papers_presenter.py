"""What the list of papers says. No Qt in here."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.papers.records import FORMS, LeftOut, PaperKind, PaperOffer
from ui.pages.workshops.words import Words

ICONS = {
    PaperKind.RUN_SHEET: "clipboard-list",
    PaperKind.SHEETS: "layers",
    PaperKind.PACKING: "package",
    PaperKind.ROOM_PLAN: "layout-grid",
    PaperKind.AGENDA: "list",
    PaperKind.CALENDAR: "calendar-days",
    PaperKind.CONVOCATIONS: "mail",
    PaperKind.NAME_TENTS: "user",
    PaperKind.BOOKLET: "book-open",
    PaperKind.CERTIFICATES: "award",
    PaperKind.SIGN_IN: "signature",
    PaperKind.QUOTE: "file-text",
    PaperKind.AGREEMENT: "handshake",
    PaperKind.INVOICE: "receipt-euro",
}
ORDER = tuple(ICONS)
FOR_PARTICIPANTS = (
    PaperKind.AGENDA,
    PaperKind.CALENDAR,
    PaperKind.CONVOCATIONS,
    PaperKind.NAME_TENTS,
    PaperKind.BOOKLET,
    PaperKind.CERTIFICATES,
)
FOR_THE_FILE = (PaperKind.SIGN_IN, PaperKind.QUOTE, PaperKind.AGREEMENT, PaperKind.INVOICE)
LISTED = 4


class PapersWords(Words):
    """Texts of the papers."""

    def detail(self, offer: PaperOffer) -> str:
        """How many files and for whom, or why none yet."""
        if offer.refusal:
            return offer.refusal[:1].upper() + offer.refusal[1:]
        count = self.tr("1 document") if offer.count <= 1 else self.tr("{0} documents").format(offer.count)
        return f"{count}  ·  {self.what_for(offer.kind)}"

    def what_for(self, kind: PaperKind) -> str:
        """Who the paper is for."""
        return {
            PaperKind.RUN_SHEET: self.tr("Le plan minuté des formateurs et formatrices"),
            PaperKind.SHEETS: self.tr("Chaque fiche du déroulé, telle qu’elle a été préparée"),
            PaperKind.PACKING: self.tr("Ce qu’il faut trouver, apporter, imprimer"),
            PaperKind.ROOM_PLAN: self.tr("Tables et chaises à leur place, à l’échelle"),
            PaperKind.AGENDA: self.tr("Les horaires, les salles, comment venir"),
            PaperKind.CALENDAR: self.tr("Les journées à ouvrir dans un agenda, avec le bon fuseau horaire"),
            PaperKind.CONVOCATIONS: self.tr("Une lettre par personne inscrite"),
            PaperKind.NAME_TENTS: self.tr("Un prénom à poser devant chaque personne"),
            PaperKind.BOOKLET: self.tr("Ce que les participant·es emportent"),
            PaperKind.SIGN_IN: self.tr("À signer par demi-journée"),
            PaperKind.CERTIFICATES: self.tr("Un par personne qui a suivi des heures"),
            PaperKind.QUOTE: self.tr("Pour l’association partenaire"),
            PaperKind.AGREEMENT: self.tr("À signer par les deux parties"),
            PaperKind.INVOICE: self.tr("Émise, elle ne change plus"),
        }[kind]

    def form_of(self, label: str) -> str:
        """The name of the choice of a paper's form."""
        return self.tr("{0}, forme").format(label)

    def audiences(self) -> tuple[str, str, str]:
        """The titles of the three parts of the list."""
        return (
            self.tr("Pour l’équipe"),
            self.tr("Pour les participant·es"),
            self.tr("Pour le dossier et le partenaire"),
        )

    def written(self, count: int, folder: str) -> str:
        """The notice once files are on the disk."""
        if count == 1:
            return self.tr("1 fichier écrit dans {0}.").format(folder)
        return self.tr("{0} fichiers écrits dans {1}.").format(count, folder)

    def left_out(self, count: int) -> str:
        """The title of what could not be made with the others."""
        if count == 1:
            return self.tr("1 document laissé de côté")
        return self.tr("{0} documents laissés de côté").format(count)

    def left_out_list(self, left_out: tuple[LeftOut, ...]) -> str:
        """Which, and why; the first ones when there are many."""
        lines = [f"{one.label}. {one.why}" for one in left_out[:LISTED]]
        if len(left_out) > LISTED:
            lines.append(self.tr("… et {0} de plus.").format(len(left_out) - LISTED))
        return "\n".join(lines)


def icon_of(kind: PaperKind) -> str:
    """The icon of a paper."""
    return ICONS.get(kind, "file-text")


def in_order(offers: Sequence[PaperOffer]) -> list[PaperOffer]:
    """One offer per paper in the order of use: before the workshop, in the room, after, the sale. No further forms."""
    return sorted((one for one in offers if one.kind in ICONS), key=lambda one: ORDER.index(one.kind))


def by_audience(offers: Sequence[PaperOffer]) -> tuple[list[PaperOffer], list[PaperOffer], list[PaperOffer]]:
    """The papers for the team, for the participants, for the file and the partner."""
    found: tuple[list[PaperOffer], ...] = ([], [], [])
    for offer in in_order(offers):
        found[1 if offer.kind in FOR_PARTICIPANTS else 2 if offer.kind in FOR_THE_FILE else 0].append(offer)
    return found[0], found[1], found[2]


def forms_of(offer: PaperOffer, offers: Sequence[PaperOffer]) -> list[PaperOffer]:
    """The offers of a paper's forms, itself first."""
    return [one for one in offers if one.kind is offer.kind or one.kind in FORMS.get(offer.kind, ())]
