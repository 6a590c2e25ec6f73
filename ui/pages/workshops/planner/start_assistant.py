"""The assistant's dialog: the wish at the left, the proposed agenda with its reasons at the right.

Nothing is asked before the first agenda but the wish itself; what a new workshop needs besides (`take`) stands in the
place of the wish once an agenda is taken, and one can go back.
"""

from __future__ import annotations

from collections.abc import Callable

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QWidget

from trainer.core.errors import FabriqueError, InvalidInput
from trainer.planning.assistant_records import Wish
from trainer.planning.records import BriqueLook
from ui.kit.aloud import announce
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
from ui.pages.workshops.planner.start_take import TakeForm
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
        take: TakeForm | None = None,
    ) -> None:
        super().__init__()
        self._context, self._use, self._chosen = context, use, chosen
        self.form, self.take = form, take
        self._shown: Shown | None = None
        self._asked = 0
        self._wish: Wish | None = None
        self.setWindowTitle(self.tr("L’assistant propose un déroulé"))
        self.agenda = AgendaView()
        self._error = named(label("", "error", wrap=True), "assistant.error")
        self.cancel = ghost(self.tr("Annuler"), self.reject)
        self.back = named(
            ghost(self.tr("Changer la demande"), self._back, icon="arrow-left"), "assistant.back"
        )
        self.propose = named(primary(self.tr("Proposer"), self._first, icon="sparkles"), "assistant.propose")
        self.other = named(
            ghost(self.tr("Une autre proposition"), self._other, icon="refresh-cw"), "assistant.other"
        )
        self.use = named(primary(action, self._take, icon="check"), "assistant.use")
        self._action = action
        self._titles: dict[str, str] = {}
        self._lay_out()
        self._turn(0)
        self._forget()
        for keys, act in (("Ctrl+Return", self._take), ("Ctrl+R", self._other)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        self.other.setToolTip("Ctrl+R")
        self.use.setToolTip("Ctrl+Entrée")
        form.changed.connect(self._changed)
        beginnings.list_briques(context, done=self._briques)
        if take is not None:
            workshops.list_partners(context, done=take.set_partners)

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
        self._pages = QStackedWidget()
        self._pages.addWidget(asking)
        if self.take is not None:
            self._pages.addWidget(self._taking(self.take))
        panes = QHBoxLayout()
        panes.setSpacing(20)
        panes.addWidget(self._pages, 2)
        panes.addWidget(self.agenda, 3)
        foot = row(self._error, self.cancel, self.other, self.use)
        foot.setStretch(0, 1)
        whole = column(head, hint, 4, panes, 4, foot, margins=24)
        whole.setStretchFactor(panes, 1)
        self.setLayout(whole)
        self.resize(min(scale.px(1040), 1280), min(scale.px(680), 700))

    def _taking(self, take: TakeForm) -> QWidget:
        page = QWidget()
        words = self.tr("Ce déroulé vous va\u202f? Il ne manque que son titre et sa première journée.")
        tight = QWidget()
        tight.setLayout(column(take, None))
        whole = column(label(words, "soft", wrap=True), scrolling(tight), row(self.back, None), gap=10)
        whole.setStretch(1, 1)
        page.setLayout(whole)
        return page

    def _briques(self, briques: tuple[BriqueLook, ...]) -> None:
        self._titles = {one.slug: one.title for one in briques}
        self.form.chips.set_briques(briques, self._chosen)
        bar = self._asking.verticalScrollBar().sizeHint().width()
        wanted = self.form.minimumSizeHint().width() + bar + 24
        self._asking.setMinimumWidth(min(wanted, self.width() * 55 // 100))
        self.form.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _asks_to_take(self) -> bool:
        """Whether the workshop to be made still has to say its title and day."""
        return self.take is not None and self._pages.currentIndex() == 0

    def _turn(self, page: int) -> None:
        """Show the wish (0) or what is asked of a workshop to be made (1)."""
        self._pages.setCurrentIndex(page)
        asks = self._asks_to_take
        self.use.setText(self.tr("Prendre ce déroulé…") if asks else self._action)

    def _back(self) -> None:
        self._turn(0)
        self.form.chips.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        """What is no part of the question (a name) leaves the proposal as it is."""
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
        self.propose.setDefault(True)
        self.agenda.say(
            self.tr(
                "Choisissez une ou plusieurs briques, puis «\u00a0Proposer\u00a0»\u00a0: un déroulé paraît ici. "
                "Le reste a déjà une réponse, que vous pouvez changer."
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
        self.agenda.show_proposal(shown.proposal, shown.wish)
        if self.agenda.area.hasFocus():  # another one: otherwise it is said as the keyboard comes to it
            announce(self.agenda.area, self.agenda.area.accessibleDescription())
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
        announce(self, self._error.text(), urgent=True)

    def fail(self, error: FabriqueError) -> None:
        """The agenda could not be used: say why and let the person go on."""
        self.use.setEnabled(True)
        if isinstance(error, InvalidInput) and self.take is not None and self.take.has(error.field):
            self.take.show_error(error.field, error.message)
            return
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self._turn(0)
        self._complain(error)

    def _take(self) -> None:
        if self._shown is None or not self.use.isEnabled() or not self.form.validate():
            return
        if self.take is not None:
            if self._asks_to_take:
                self.take.propose_title([self._titles[slug] for slug in self._shown.wish.briques])
                self._turn(1)
                self.take.widget("first_day").setFocus(Qt.FocusReason.OtherFocusReason)
                return
            if not self.take.validate():
                return
        self.use.setEnabled(False)
        self._use(self, self._shown)
