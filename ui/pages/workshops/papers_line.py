"""A line of the tab « Documents »: a paper, its forms where it has several, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QFrame

from trainer.papers.records import FORMS, ONLY_ICS, PaperKind, PaperOffer
from ui.kit.buttons import Button, ghost, quiet
from ui.kit.caution import Caution
from ui.kit.inputs import CalmCombo
from ui.kit.labels import IconDisc, label
from ui.kit.layout import column, row
from ui.kit.tokens import Tone
from ui.operations.papers import Format
from ui.pages.workshops.naming import named
from ui.pages.workshops.papers_presenter import PapersWords, icon_of

Act = Callable[[PaperOffer], object]
Write = Callable[[PaperOffer, Format], object]


class PaperLine(QFrame):
    """Shows the offers of one paper; of its forms, the chosen one is looked at and written."""

    def __init__(
        self, offers: Sequence[PaperOffer], words: PapersWords, see: Act, write: Write, chosen: PaperKind
    ) -> None:
        super().__init__()
        self._offers = tuple(offers)
        self._see, self._write = see, write
        first = offers[0]
        self.kind = first.kind
        self.ready = not first.refusal
        self._key = key = first.kind.value
        detail = named(label(words.detail(first), "soft", wrap=True), f"papers.{key}.detail")
        texts = column(label(first.label, "strong", wrap=True), detail, gap=0)
        if first.warning:
            texts.addWidget(named(Caution(first.warning), f"papers.{key}.caution"))
        disc = IconDisc(icon_of(first.kind), tone=Tone.ACCENT if self.ready else Tone.NEUTRAL, size=34)
        self.form = self._forms(words, chosen)
        self.buttons = self._buttons()
        if self.form is not None:
            texts.addSpacing(4)
            texts.addLayout(row(self.form, None))
        line = row(disc, texts, *self.buttons, gap=10)
        line.setStretch(1, 1)
        line.setContentsMargins(10, 6, 10, 6)
        self.setLayout(line)

    @property
    def offer(self) -> PaperOffer:
        """The offer of the chosen form."""
        return self._offers[max(0, self.form.currentIndex()) if self.form is not None else 0]

    def enable(self, free: bool) -> None:
        """Let the person act, where there is something to make and nothing under way."""
        for part in (*self.buttons, *([self.form] if self.form else [])):
            part.setEnabled(free and self.ready)

    def _forms(self, words: PapersWords, chosen: PaperKind) -> QComboBox | None:
        names = FORMS.get(self.kind)
        if names is None:
            return None
        box = named(CalmCombo(), f"papers.{self._key}.form", words.form_of(self._offers[0].label))
        for offer in self._offers:
            box.addItem(names[offer.kind])
        box.setMinimumContentsLength(18)
        box.setCurrentIndex([offer.kind for offer in self._offers].index(chosen))
        return box

    def _buttons(self) -> tuple[Button, ...]:
        title = self._offers[0].label
        if self.kind in ONLY_ICS:
            file = ghost(self.tr("ICS"), lambda: self._write(self.offer, "ics"))
            named(file, f"papers.{self._key}.ics", f"{title}, {file.text()}")
            return (file,)
        see = quiet(self.tr("Aperçu"), lambda: self._see(self.offer), icon="eye")
        pdf = ghost(self.tr("PDF"), lambda: self._write(self.offer, "pdf"))
        docx = ghost(self.tr("DOCX"), lambda: self._write(self.offer, "docx"))
        for button, word in ((see, "preview"), (pdf, "pdf"), (docx, "docx")):
            named(button, f"papers.{self._key}.{word}", f"{title}, {button.text()}")
        return (see, pdf, docx)
