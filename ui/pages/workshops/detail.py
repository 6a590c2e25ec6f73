"""One workshop: its head and the five tabs. Ctrl+PgUp, Ctrl+PgDn and Alt+1 to Alt+5 go from tab to tab."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError
from trainer.workshops.records import Workshop
from ui.kit.buttons import ghost, icon_button, quiet
from ui.kit.cards import PageHeader
from ui.kit.icons import set_icon
from ui.kit.layout import column, row
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.operations import workshops
from ui.operations.workshops import Seen
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.history import Trails
from ui.pages.workshops.presenter import TABS, WorkshopWords, status_tone
from ui.pages.workshops.stale import show_error
from ui.pages.workshops.top_line import TopLine

if TYPE_CHECKING:
    from ui.pages.workshops.planner.tab import PlannerTab

LOW, NARROW = 500, 700
"""Height and width, at 100 % text, under which the head does with less."""


class Tab(Protocol):
    """What the detail asks of a tab."""

    def load(self) -> None:
        """Ask for what the tab shows."""

    def show_workshop(self, workshop: Workshop) -> None:
        """The workshop has been read (again)."""


def _maker(context: PageContext, seen: Seen, key: str, trails: Trails) -> QWidget:
    if key == "agenda":
        from ui.pages.workshops.planner.tab import PlannerTab

        return PlannerTab(context, seen, trails.of(seen.workshop_id) if seen.workshop_id else None)
    if key == "people":
        from ui.pages.workshops.people_tab import PeopleTab

        return PeopleTab(context, seen)
    if key == "attendance":
        from ui.pages.workshops.attendance_tab import AttendanceTab

        return AttendanceTab(context, seen)
    if key == "papers":
        from ui.pages.workshops.papers_tab import PapersTab

        return PapersTab(context, seen)
    from ui.pages.workshops.sale_tab import SaleTab

    return SaleTab(context, seen)


class Detail(QWidget):
    """Shows one workshop; made anew for each, so that no tab holds another's state. `trails`: what undo knows.

    Without a workshop yet (id 0) it is made ahead, with its planner: `take` says which one it is for, once.
    """

    back = Signal()
    edit_wanted = Signal(int)
    deleted = Signal()

    def __init__(self, context: PageContext, workshop_id: int, trails: Trails) -> None:
        super().__init__()
        self._trails = trails
        self._context = context
        self._words = WorkshopWords(QCoreApplication.translate)
        self.seen = Seen(workshop_id)
        self.workshop: Workshop | None = None
        self._deleting = False
        self._tabs: dict[str, QWidget] = {}
        self._fresh: set[str] = set()
        self._behind = False
        self._stack = QStackedWidget()
        self._line = TopLine(self._titles(), name=self.tr("Parties de l’atelier"))
        self.bar, self._status = self._line.bar, self._line.status
        self._header = PageHeader("")
        self._head()
        back = icon_button("arrow-left", self.tr("Revenir à la liste des ateliers"), self.back.emit)
        named(back, "workshop.back")
        top = row(back, self._header, gap=8)
        top.setStretch(1, 1)
        top.setAlignment(back, Qt.AlignmentFlag.AlignTop)
        whole = column(top, self._line, self._stack, gap=14)
        whole.setStretchFactor(self._stack, 1)
        self.setLayout(whole)
        self.bar.chosen.connect(self._show)
        self._line.crowded.connect(self._put_status)
        self._keys()

    def prepare(self) -> None:
        """Made ahead, have the planner read and make what is the same for every workshop."""
        planner = self._planner()
        if planner is not None:
            planner.prepare()

    def take(self, workshop_id: int) -> None:
        """Be for this workshop."""
        self.seen.workshop_id = workshop_id
        planner = self._planner()
        if planner is not None:
            planner.begin(self._trails.of(workshop_id))

    def _titles(self) -> list[tuple[str, str]]:
        texts = (
            self.tr("Déroulé"),
            self.tr("Participant·es"),
            self.tr("Présences"),
            self.tr("Documents"),
            self.tr("Vente"),
        )
        return list(zip(TABS, texts, strict=True))

    def _head(self) -> None:
        edit = self._change = named(
            ghost(self.tr("Modifier"), self._edit, icon="pencil", shortcut="Ctrl+E"), "workshop.edit"
        )
        model = self._keep_model = named(
            quiet(self.tr("Modèle"), self._model, icon="copy"),
            "workshop.model",
            self.tr("En faire un modèle"),
        )
        model.setToolTip(self.tr("Garder ce déroulé comme modèle, pour d’autres ateliers"))
        drop = named(icon_button("trash-2", self.tr("Supprimer l’atelier"), self._delete), "workshop.delete")
        for button in (edit, model, drop):
            self._header.add_action(button)

    def _keys(self) -> None:
        def add(keys: str, act: Callable[[], None]) -> None:
            shortcut = QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            )
            shortcut.activated.connect(act)

        add("Ctrl+PgDown", lambda: self._step(1))
        add("Ctrl+PgUp", lambda: self._step(-1))
        for index, key in enumerate(TABS):
            add(f"Alt+{index + 1}", lambda key=key: self.choose(key))  # type: ignore[misc]

    # What is shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size, another head."""
        super().resizeEvent(event)
        self._fit_head()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_change"):
            self._fit_head()

    def _fit_head(self) -> None:
        """In a window that is low for its text, title and sentence have a line each: what is under them needs it."""
        scale = current().scale
        self._header.show_lines(1 if self.height() < scale.px(LOW) else 2)
        short = self.width() < scale.px(NARROW)
        if short == bool(self._change.text()):
            self._change.setText("" if short else self._change.accessibleName())
            self._keep_model.setText("" if short else self.tr("Modèle"))
            for button, icon in ((self._change, "pencil"), (self._keep_model, "copy")):
                set_icon(button, icon)  # its gap follows the text

    def _put_status(self, crowded: bool) -> None:
        """Beside the tabs, or under the actions when the tabs need the room."""
        if crowded:
            self._header.add_under(self._status)
        else:
            self._line.take_status()

    def load(self) -> None:
        """Read the workshop, then what the tab in front shows."""
        if not self._deleting:
            if self.workshop is None:
                self._stack.setCurrentWidget(self.tab(self.bar.current))  # the planner begins to read at once
            workshops.load_workshop(self._context, seen=self.seen, done=self._fill, failed=self._lost)

    def refresh(self, changes: Changes) -> None:
        """Something of it has changed: the tab in front now, the others at their next visit."""
        planner = self._planner()
        if planner is not None and planner.desk.keeper.telling and self.bar.current == "agenda":
            self._fresh = {"agenda"}  # the planner kept what it shows already
            self._behind = True
            return
        self._fresh.clear()
        self.load()

    def leave(self) -> bool:
        """Before something else is shown: False when the plan on screen could not be kept."""
        planner = self._planner()
        return planner is None or planner.leave()

    def choose(self, key: str) -> None:
        """Show a tab and put the keyboard in it."""
        self.bar.choose(key)
        self.tab(key).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def begin(self) -> None:
        """Put the keyboard in the line that adds to the agenda."""
        planner = self._planner()
        if planner is not None:
            planner.add_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_sheet(self, title: str) -> None:
        """Have a sheet's title ready in the agenda: only the half-day is left to choose."""
        planner = self._planner()
        if planner is not None:
            planner.add_bar.hold(title)

    def tab(self, key: str) -> QWidget:
        """The tab of a key, made at its first visit."""
        if key not in self._tabs:
            self._tabs[key] = _maker(self._context, self.seen, key, self._trails)
            self._stack.addWidget(self._tabs[key])
            if (planner := self._planner()) is not None and key == "agenda":
                self._line.hold(planner.corner)
        return self._tabs[key]

    def _planner(self) -> PlannerTab | None:
        """The planner when it has been visited."""
        tab: PlannerTab | None = self._tabs.get("agenda")  # type: ignore[assignment]
        return tab

    def _fill(self, workshop: Workshop) -> None:
        self.workshop = workshop
        self._behind = False
        self._header.set_title(workshop.fields.title, self._words.subtitle(workshop))
        self._status.set_state(
            self._words.status(workshop.fields.status), status_tone(workshop.fields.status)
        )
        self._status.updateGeometry()
        self._show(self.bar.current)

    def _show(self, key: str) -> None:
        widget = self.tab(key)
        self._stack.setCurrentWidget(widget)
        planner = self._planner()
        if planner is not None:
            self._line.show_corner(key == "agenda")
        if self.workshop is None or key in self._fresh:
            return
        if self._behind:
            self.load()
            return
        self._fresh.add(key)
        tab: Tab = widget  # type: ignore[assignment]
        tab.show_workshop(self.workshop)
        tab.load()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads from the head into the tab in front."""
        widget = self.tab(self.bar.current)
        if event.key() == Qt.Key.Key_Escape and not widget.isAncestorOf(QApplication.focusWidget() or widget):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        self.choose(TABS[(TABS.index(self.bar.current) + by) % len(TABS)])

    # What the person does

    def _edit(self) -> None:
        self.edit_wanted.emit(self.seen.workshop_id)

    def _model(self) -> None:
        from ui.pages.workshops.planner.start import save_as_model

        if self.workshop is not None and self.leave():
            days = [day.day for day in self.workshop.days]
            save_as_model(self._context, self.seen.workshop_id, self.workshop.fields.title, days)

    def _delete(self) -> None:
        self.leave()  # brought back, it is as it was last seen
        self._deleting = True
        workshops.delete_workshop(self._context, seen=self.seen, done=self._gone, failed=self._kept)

    def _kept(self, error: FabriqueError) -> None:
        self._deleting = False
        show_error(self._context, error, reload=self.load)

    def _lost(self, error: FabriqueError) -> None:
        self._context.notices.error(error)
        self.deleted.emit()

    def _gone(self, changes: Changes) -> None:
        self._deleting = False  # brought back, it is shown here again
        title = self.workshop.fields.title if self.workshop is not None else ""
        workshop_id, context = self.seen.workshop_id, self._context
        context.notices.undo(
            self._words.deleted(title),
            lambda: workshops.restore_workshop(context, workshop_id=workshop_id),
        )
        self.deleted.emit()
