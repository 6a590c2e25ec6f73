"""What the list of papers says. No Qt in here."""

from __future__ import annotations

from trainer.papers.records import LeftOut, PaperKind, PaperOffer
from ui.pages.workshops.words import Words

ICONS = {
    PaperKind.RUN_SHEET: "clipboard-list",
    PaperKind.SHEETS: "layers",
    PaperKind.BOOKLET: "book-open",
    PaperKind.CONVOCATIONS: "mail",
    PaperKind.SIGN_IN: "signature",
    PaperKind.CERTIFICATES: "award",
    PaperKind.QUOTE: "file-text",
    PaperKind.AGREEMENT: "handshake",
    PaperKind.INVOICE: "receipt-euro",
}
ORDER = tuple(ICONS)
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
            PaperKind.SHEETS: self.tr("Chaque fiche du déroulé, prête à animer"),
            PaperKind.BOOKLET: self.tr("Ce que les participant·es emportent"),
            PaperKind.CONVOCATIONS: self.tr("Une lettre par personne inscrite"),
            PaperKind.SIGN_IN: self.tr("À signer par demi-journée"),
            PaperKind.CERTIFICATES: self.tr("Un par personne qui a suivi des heures"),
            PaperKind.QUOTE: self.tr("Pour l’association partenaire"),
            PaperKind.AGREEMENT: self.tr("À signer par les deux parties"),
            PaperKind.INVOICE: self.tr("Émise, elle ne change plus"),
        }[kind]

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


def in_order(offers: tuple[PaperOffer, ...]) -> list[PaperOffer]:
    """The order of use: before the workshop, in the room, after, the sale."""
    return sorted(offers, key=lambda offer: ORDER.index(offer.kind))
