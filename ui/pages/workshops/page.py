"""The page « Ateliers »: the list, the form, one workshop."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QStackedWidget

from trainer.core.changes import Changes, Kind
from ui.kit.layout import column
from ui.kit.page import Page, PageContext, Route
from ui.operations.workshops import find_partner_name, find_sheet_title
from ui.pages.workshops.ahead import Spare
from ui.pages.workshops.detail import Detail
from ui.pages.workshops.editor import Editor
from ui.pages.workshops.list_view import ListView
from ui.pages.workshops.planner.history import Trails
from ui.pages.workshops.presenter import TABS

KEY = "workshops"
NEW, EDIT, DAYS = "new", "edit", "days"
OF_PARTNER, ADD_SHEET = "partner:", "add-sheet:"
GONE_MS = 1500
"""When the widgets of the workshop before go: the one that was asked for is on screen by then."""


def create(context: PageContext) -> WorkshopsPage:
    """The page, for the window."""
    return WorkshopsPage(context)


class WorkshopsPage(Page):
    """Routes: no id is the list, part "new" the form; an id is a workshop, part "edit" its form ("days": the keyboard
    in its days) or a tab's key.

    Without id, part "partner:3" lists the workshops of a partner, "add-sheet:7" asks where to put a sheet.
    """

    concerns = frozenset(
        {
            Kind.WORKSHOP,
            Kind.AGENDA,
            Kind.ENROLMENT,
            Kind.ATTENDANCE,
            Kind.PERSON,
            Kind.PARTNER,
            Kind.QUOTE,
            Kind.AGREEMENT,
            Kind.INVOICE,
            Kind.PAYMENT,
            Kind.SETTINGS,
            Kind.SHEET,
        }
    )

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.list = ListView(context)
        self.detail: Detail | None = None
        self._spare = Spare(self, self._blank)
        self._trails = Trails()
        self._editor: Editor | None = None
        self._route = Route(KEY)
        self._pending: Route | None = None
        self._in_hand = ""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        whole = column(self._stack)
        whole.setContentsMargins(28, 24, 28, 20)
        self.setLayout(whole)
        self.list.opened.connect(lambda workshop_id: self._go(workshop_id))
        self.list.new_wanted.connect(lambda: self._go(None, NEW))

    @property
    def editor(self) -> Editor:
        """The form, made when it is first needed."""
        if self._editor is None:
            self._editor = Editor(self.context)
            self._stack.addWidget(self._editor)
            self._editor.saved.connect(self._go_on)
            self._editor.given_up.connect(self._give_up)
        return self._editor

    def activate(self) -> None:
        """Show what was asked for before the database was open; otherwise `open` follows and loads."""
        if self.context.services is None:
            return
        if self._pending is not None:
            route, self._pending = self._pending, None
            self._display(route)

    def open(self, route: Route) -> None:
        """Show the list, the form or a workshop."""
        if self.context.services is None:
            self._pending = route
        else:
            self._display(route)

    def refresh(self, changes: Changes) -> None:
        """What is on screen has changed; a form being filled in is left alone."""
        current = self._stack.currentWidget()
        if current is self.list:
            self.list.load()
        elif self.detail is not None and current is self.detail:
            self.detail.refresh(changes)

    def leave(self) -> bool:
        """Wait until the plan on screen is kept; ask before giving up what could not be, or was typed into the form."""
        if self.detail is not None and self._stack.currentWidget() is self.detail and not self.detail.leave():
            left = self.context.dialogs.confirm(
                self.tr("Quitter sans enregistrer\u202f?"),
                self.tr("Les derniers changements du déroulé n’ont pas pu être enregistrés."),
                action=self.tr("Quitter sans enregistrer"),
                danger=True,
            )
            if left:  # what is kept is read at the next visit; no notice offers what was given up
                self.context.notices.clear()
                self._retire()
            return left
        if self._editor is None or not self._editor.dirty or self._stack.currentWidget() is not self._editor:
            return True
        left = self.context.dialogs.confirm(
            self.tr("Quitter sans enregistrer\u202f?"),
            self.tr("Ce que vous avez écrit dans ce formulaire sera perdu."),
            action=self.tr("Quitter sans enregistrer"),
            danger=True,
        )
        if left:
            self._editor.dirty = False
        return left

    def _go(self, workshop_id: int | None, part: str = "") -> None:
        self.context.navigate(Route(KEY, workshop_id, part))

    def _go_on(self, workshop_id: int) -> None:
        """From the form to the workshop; a new one is ready to be filled: the keyboard is where one types."""
        new = self._route.part in (NEW, DAYS)
        self._go(workshop_id)
        if new and self.detail is not None:
            self.detail.begin()
        else:
            self._take_keyboard()

    def _give_up(self) -> None:
        workshop_id = self._route.id
        if self.leave():
            self._go(workshop_id)
            self._take_keyboard()

    def _take_keyboard(self) -> None:
        """From the form that goes into what is shown in its place: Qt would leave it to whatever is near."""
        if self._stack.currentWidget() is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.detail is not None:
            self.detail.choose(self.detail.bar.current)

    def _retire(self) -> None:
        """The widgets of a workshop go, once what was asked for is on screen."""
        if self.detail is not None:
            QTimer.singleShot(GONE_MS, self.detail, self.detail.deleteLater)
            self.detail = None

    def _lose(self, gone: Detail) -> None:
        """A workshop is no longer there: who went on to something else meanwhile stays where they are."""
        if gone.isVisible():
            self._go(None)

    def _display(self, route: Route) -> None:
        self._route = route
        if route.part == NEW:
            self._stack.setCurrentWidget(self.editor)
            self.editor.start_new()
        elif route.id is not None and route.part in (EDIT, DAYS):
            self._stack.setCurrentWidget(self.editor)
            self.editor.start_edit(route.id)
            if route.part == DAYS:
                self.editor.days.date.setFocus(Qt.FocusReason.OtherFocusReason)
        elif route.id is not None:
            self._show_detail(route.id, route.part)
        else:
            self._stack.setCurrentWidget(self.list)
            self._show_list(route.part)

    def _show_list(self, part: str) -> None:
        _, _, number = part.partition(":")
        if part.startswith(OF_PARTNER) and number.isdigit():
            find_partner_name(self.context, partner_id=int(number), done=self.list.search_for)
            return
        if part.startswith(ADD_SHEET) and number.isdigit():
            find_sheet_title(self.context, sheet_id=int(number), done=self._take_in_hand)
        self.list.load()
        self._spare.begin()

    def _take_in_hand(self, title: str) -> None:
        self._in_hand = title
        self.context.notices.say(self.tr("Ouvrez l’atelier où mettre «\u00a0{0}\u00a0».").format(title))

    def _blank(self) -> Detail:
        """A workshop's widgets, for one that is not known yet."""
        made = Detail(self.context, 0, self._trails)
        self._stack.addWidget(made)
        return made

    def _show_detail(self, workshop_id: int, part: str) -> None:
        if self.detail is None or self.detail.seen.workshop_id != workshop_id:
            self._retire()
            made = self.detail = self._spare.given() or self._blank()
            made.take(workshop_id)
            made.back.connect(lambda: self._go(None))
            made.edit_wanted.connect(lambda wanted: self._go(wanted, EDIT))
            made.deleted.connect(lambda: self._lose(made))
        self._stack.setCurrentWidget(self.detail)
        self.detail.choose(part if part in TABS else self.detail.bar.current)
        self.detail.refresh(Changes())
        if self._in_hand:
            self.detail.choose("agenda")
            self.detail.offer_sheet(self._in_hand)
            self._in_hand = ""
