"""The assistant's dialog: the wish at the left, the proposed agenda with its reasons at the right."""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from trainer.core.errors import FabriqueError, InvalidInput
from trainer.planning.assistant_records import Wish
from trainer.planning.records import BriqueLook
from ui.kit.buttons import ghost, primary
from ui.kit.errors import sentence
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.operations import beginnings, workshops
from ui.operations.beginnings import Shown
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.start_agenda import AgendaView
from ui.pages.workshops.planner.start_wish import WishForm

Use = Callable[["AssistantDialog", Shown], None]


class AssistantDialog(QDialog):
    """Proposes again and again; `use(dialog, shown)` takes the agenda on screen when its button is pressed."""

    def __init__(
        self,
        context: PageContext,
        form: WishForm,
        *,
        action: str,
        use: Use,
        chosen: tuple[str, ...] = (),
    ) -> None:
        super().__init__()
        self._context, self._use, self._chosen = context, use, chosen
        self.form = form
        self._shown: Shown | None = None
        self._asked = 0
        self._wish: Wish | None = None
        self.setWindowTitle(self.tr("L’assistant propose un déroulé"))
        self.agenda = AgendaView()
        self._error = named(label("", "error", wrap=True), "assistant.error")
        self.cancel = ghost(self.tr("Annuler"), self.reject)
        self.propose = named(primary(self.tr("Proposer"), self._first, icon="sparkles"), "assistant.propose")
        self.other = named(
            ghost(self.tr("Une autre proposition"), self._other, icon="refresh-cw"), "assistant.other"
        )
        self.use = named(primary(action, self._take, icon="check"), "assistant.use")
        self.propose.setDefault(True)
        self._lay_out()
        self._forget()
        for keys, act in (("Ctrl+Return", self._take), ("Ctrl+R", self._other)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.other.setToolTip("Ctrl+R")
        self.use.setToolTip("Ctrl+Entrée")
        form.changed.connect(self._changed)
        beginnings.list_briques(context, done=self._briques)
        if form.has("partner_id"):
            workshops.list_partners(context, done=form.set_partners)

    def _lay_out(self) -> None:
        scale = current().scale
        head = label(self.tr("L’assistant propose un déroulé"), "heading", wrap=True)
        hint = label(
            self.tr(
                "Il compose avec les fiches de votre bibliothèque et dit pourquoi il place chacune\u202f; tout se "
                "change ensuite."
            ),
            "soft",
            wrap=True,
        )
        asking = QWidget()
        self._asking = scrolling(self.form)
        asking.setLayout(column(self._asking, self.propose, gap=10))
        panes = QHBoxLayout()
        panes.setSpacing(20)
        panes.addWidget(asking, 2)
        panes.addWidget(self.agenda, 3)
        foot = row(self._error, self.cancel, self.other, self.use)
        foot.setStretch(0, 1)
        whole = column(head, hint, 4, panes, 4, foot, margins=24)
        whole.setStretchFactor(panes, 1)
        self.setLayout(whole)
        self.resize(min(scale.px(1040), 1280), min(scale.px(680), 700))

    def _briques(self, briques: tuple[BriqueLook, ...]) -> None:
        self.form.chips.set_briques(briques, self._chosen)
        bar = self._asking.verticalScrollBar().sizeHint().width()
        wanted = self.form.minimumSizeHint().width() + bar + 24
        self._asking.setMinimumWidth(min(wanted, self.width() * 55 // 100))
        if self.form.has("title"):
            self.form.focus_first()
        else:
            self.form.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        """What is no part of the question (a title, a name, a place) leaves the proposal as it is."""
        if self._wish is None or self.form.asked() != self._wish:
            self._forget()

    def _forget(self) -> None:
        """What was proposed answers another question."""
        self._shown = self._wish = None
        self._asked += 1
        self._error.setText("")
        self.other.setEnabled(False)
        self.use.setEnabled(False)
        self.propose.setEnabled(True)
        self.agenda.say(
            self.tr(
                "Choisissez des briques et des heures, puis demandez une proposition\u00a0: elle paraît ici."
            )
        )

    def _first(self) -> None:
        if self.propose.isEnabled() and self.form.validate():
            self._ask(0)

    def _other(self) -> None:
        if self._shown is not None and self.other.isEnabled():
            self._ask(self._shown.proposal.attempt + 1)

    def _ask(self, attempt: int) -> None:
        self._error.setText("")
        self._asked += 1
        number = self._asked
        self.propose.setEnabled(False)
        self.other.setEnabled(False)

        def done(shown: Shown) -> None:
            if number == self._asked and shiboken6.isValid(self):
                self._show(shown)

        def failed(error: FabriqueError) -> None:
            if number == self._asked and shiboken6.isValid(self):
                self._complain(error)

        self._wish = self.form.wish()
        beginnings.propose(self._context, wish=self._wish, attempt=attempt, done=done, failed=failed)

    def _show(self, shown: Shown) -> None:
        self._shown = shown
        self.agenda.show_proposal(shown.proposal)
        self.other.setEnabled(True)
        self.use.setEnabled(True)
        self.use.setDefault(True)
        self.agenda.area.setFocus(Qt.FocusReason.OtherFocusReason)

    def _complain(self, error: FabriqueError) -> None:
        self.propose.setEnabled(True)
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self.form.show_error(error.field, error.message)
            return
        words = sentence(error)
        self._error.setText(" ".join(part for part in (words.what, words.advice) if part))

    def fail(self, error: FabriqueError) -> None:
        """The agenda could not be used: say why and let the person go on."""
        self.use.setEnabled(True)
        self._complain(error)

    def _take(self) -> None:
        if self._shown is not None and self.use.isEnabled() and self.form.validate():
            self.use.setEnabled(False)
            self._use(self, self._shown)
