"""Who the paper comes from: the training body's name, address and numbers, at the head and the foot of a paper."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import shorten

from trainer.documents.blocks import Block, Cell, Grid, Paragraph, Row, Rule, Spacer, Table, cell, para, text
from trainer.documents.format_fr import NOBREAK, siret
from trainer.documents.theme import ACCENT, Style


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The training body. `activity_number` is the 11-digit NDA, `region` as it reads after "préfet de région"."""

    legal_name: str
    address: tuple[str, ...] = ()
    postcode: str = ""
    city: str = ""
    email: str = ""
    phone: str = ""
    website: str = ""
    siret: str = ""
    rna: str = ""
    activity_number: str = ""
    region: str = ""
    legal_form: str = ""
    vat_number: str = ""
    mention: str = ""
    activity_mention: str = ""
    """The dated sentence about the activity number; by default the one of article L.6352-12."""
    colour: str = ACCENT

    @property
    def siren(self) -> str:
        """The first nine digits of the SIRET."""
        return self.siret.replace(" ", "")[:9]

    def place_lines(self) -> tuple[str, ...]:
        """Postal address, one line each."""
        town = " ".join(part for part in (self.postcode, self.city) if part)
        return tuple(line for line in (*self.address, town) if line)

    def contact_lines(self) -> tuple[str, ...]:
        """How to reach the body, one line each."""
        return tuple(line for line in (self.phone, self.email, self.website) if line)

    def number_lines(self) -> tuple[str, ...]:
        """The registration numbers that are known."""
        known = (
            (f"SIRET{NOBREAK}:{NOBREAK}", siret(self.siret)),
            (f"RNA{NOBREAK}:{NOBREAK}", self.rna),
            (f"TVA{NOBREAK}:{NOBREAK}", self.vat_number),
        )
        return tuple(label + value for label, value in known if value)

    def activity_sentence(self) -> str:
        """The sentence the law wants wherever the activity number is shown; "" without a number."""
        if not self.activity_number:
            return ""
        if self.activity_mention:
            return self.activity_mention
        where = f" auprès du préfet de région {self.region}" if self.region else ""
        return (
            f"Déclaration d’activité enregistrée sous le numéro{NOBREAK}{self.activity_number}{where}."
            " Cet enregistrement ne vaut pas agrément de l’État."
        )

    def footer(self) -> tuple[str, ...]:
        """The lines at the foot of each page."""
        name = f"{self.legal_name}, {self.legal_form}" if self.legal_form else self.legal_name
        first = " · ".join((name, *self.place_lines()))
        numbers = " · ".join(self.number_lines())
        return tuple(line for line in (first, numbers, self.activity_sentence(), self.mention) if line)

    def sender(self) -> Cell:
        """Name, address and contact as a cell."""
        lines = "\n".join((*self.place_lines(), *self.contact_lines()))
        return Cell((para(self.legal_name, Style.BRAND), *((para(lines, Style.SMALL),) if lines else ())))

    def head(self, right: tuple[str, ...] = (), label: str = "") -> tuple[Block, ...]:
        """The head of a letter: the body at the left; at the right a person or body written to."""
        blocks: list[Block] = [Rule(self.colour, 2.5, 0.09)]
        addressee: list[Block] = [para(label, Style.LABEL)] if label else []
        if right:
            addressee.append(para(right[0], Style.STRONG))
        if len(right) > 1:
            addressee.append(para("\n".join(right[1:]), Style.CELL))
        row = Row((self.sender(), Cell(tuple(addressee)) if addressee else cell()))
        blocks.append(Table((1.15, 1), (row,), grid=Grid.NONE, padding=0.6, flush=True, keep_whole=True))
        return (*blocks, Spacer(5))


_LONG_TITLES = ((90, 16.0), (55, 19.0))


def title_size(title: str) -> float:
    """The size in points of a paper's title, 0 for that of the theme: a long one takes no quarter of the page."""
    return next((size for least, size in _LONG_TITLES if len(title) > least), 0)


def running(words: str, most: int = 95) -> str:
    """A title as it runs at the head of a page: a word processor would set a long one on several lines."""
    return shorten(words, most, placeholder="…")


def title_block(title: str, subtitle: str = "", *, size: float = 0) -> tuple[Block, ...]:
    """The title of a paper, with a line below it."""
    blocks: list[Block] = [Paragraph(text(title), Style.TITLE, keep_with_next=True, size=size)]
    if subtitle:
        blocks.append(Paragraph(text(subtitle), Style.LEAD))
    return tuple(blocks)
