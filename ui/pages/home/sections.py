"""The three cards of the home page: first steps, the next workshops, what waits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trainer.core.money import euros
from trainer.reports.records import NextWorkshop, Todo, TodoKind
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card
from ui.kit.french import short_date
from ui.kit.labels import IconDisc, Pill, icon_label, label, rule
from ui.kit.layout import clear, column, row
from ui.kit.page import Route
from ui.kit.tokens import Tone
from ui.pages.home import presenter
from ui.pages.home.presenter import FirstSteps
from ui.pages.home.tiles import DayBlock, StepRow, TodoRow, WorkshopRow

Navigate = Callable[[Route], None]


class FirstStepsCard(Card):
    """What a new user does first."""

    def __init__(self, navigate: Navigate) -> None:
        super().__init__(gap=16, margins=24)
        self.add(label(self.tr("Trois pas pour commencer"), "heading"))
        self.add(
            label(
                self.tr(
                    "Les briques et leurs fiches sont déjà là. Reste à dire qui vous êtes, et avec qui vous travaillez."
                ),
                "soft",
                wrap=True,
            )
        )
        steps = (
            (
                self.tr("Présenter votre organisme"),
                self.tr(
                    "Nom, adresse et numéros qui figurent sur les conventions, les certificats et les factures."
                ),
                ghost(self.tr("Compléter"), lambda: navigate(Route("settings", part="body"))),
            ),
            (
                self.tr("Ajouter une association partenaire"),
                self.tr("Celle qui accueille la formation, avec ses contacts."),
                ghost(self.tr("Ajouter"), lambda: navigate(Route("partners", part="new"))),
            ),
            (
                self.tr("Créer un premier atelier"),
                self.tr("Des journées, des fiches posées sur le conducteur, et les personnes inscrites."),
                ghost(self.tr("Créer"), lambda: navigate(Route("workshops", part="new"))),
            ),
        )
        self.rows: list[StepRow] = []
        for number, (title, sentence, button) in enumerate(steps, 1):
            self.rows.append(StepRow(number, title, sentence, button))
            self.add(rule())
            self.add(self.rows[-1])

    def show_steps(self, steps: FirstSteps) -> None:
        """Mark what is done and what comes now."""
        done = (steps.body, steps.partner, steps.workshop)
        for place, line in enumerate(self.rows):
            line.show_state(done=done[place], now=place == steps.current)


class NextCard(Card):
    """The next workshop in large, the two after it in a line each."""

    def __init__(self, navigate: Navigate) -> None:
        super().__init__(title=self.tr("Prochain atelier"), gap=12)
        self._navigate = navigate
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.add(self._list)
        self.add(None)

    def show_workshops(self, workshops: Sequence[NextWorkshop], today: date) -> None:
        """Show them, or that none is planned."""
        clear(self._list)
        if not workshops:
            self._list.addWidget(self._none())
            return
        self._list.addWidget(self._first(workshops[0], today))
        for workshop in workshops[1:]:
            self._list.addWidget(rule())
            self._list.addWidget(WorkshopRow(workshop, partial(self._open, workshop)))

    def _open(self, workshop: NextWorkshop) -> None:
        self._navigate(Route("workshops", workshop.id))

    def _first(self, workshop: NextWorkshop, today: date) -> QWidget:
        words = column(label(workshop.title, "heading", wrap=True), gap=6)
        words.addWidget(label(presenter.span(workshop), "strong", wrap=True))
        if where := presenter.place_line(workshop):
            place = row(icon_label("map-pin", "ink_faint", 16), label(where, "soft", wrap=True), gap=6)
            place.setStretch(1, 1)
            words.addLayout(place)
        people = self.tr("{0} inscription" if workshop.people < 2 else "{0} inscriptions").format(
            workshop.people
        )
        marks = row(Pill(self._when(workshop, today), Tone.ACCENT), Pill(people), gap=6)
        if workshop.minutes:
            marks.addWidget(Pill(presenter.length(workshop)))
        marks.addStretch(1)
        words.addSpacing(2)
        words.addLayout(marks)
        words.addSpacing(8)
        words.addLayout(
            row(
                primary(self.tr("Ouvrir l’atelier"), lambda: self._open(workshop), icon="arrow-right"),
                ghost(
                    self.tr("Conducteur"),
                    lambda: self._navigate(Route("workshops", workshop.id, "agenda")),
                    icon="list",
                ),
                None,
            )
        )
        words.addSpacing(4)
        block = DayBlock(workshop, large=True)
        line = row(block, words, gap=16)
        line.setStretch(1, 1)
        line.setAlignment(block, Qt.AlignmentFlag.AlignTop)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _when(self, workshop: NextWorkshop, today: date) -> str:
        days = presenter.days_until(workshop, today)
        if days <= 0:
            return self.tr("en cours") if workshop.first_day < today else self.tr("aujourd’hui")
        return self.tr("demain") if days == 1 else self.tr("dans {0} jours").format(days)

    def _none(self) -> QWidget:
        holder = QWidget()
        words = column(
            label(self.tr("Rien de prévu pour l’instant"), "lead", wrap=True),
            label(
                self.tr("Les ateliers à venir s’affichent ici dès qu’ils ont une date."), "soft", wrap=True
            ),
            4,
            row(ghost(self.tr("Voir les ateliers"), lambda: self._navigate(Route("workshops"))), None),
            gap=4,
        )
        block = IconDisc("calendar-days", size=48)
        line = row(block, words, gap=16)
        line.setStretch(1, 1)
        line.setAlignment(block, Qt.AlignmentFlag.AlignTop)
        holder.setLayout(line)
        return holder


class TodoCard(Card):
    """What waits, each line leading to where it is done."""

    def __init__(self, navigate: Navigate) -> None:
        super().__init__(title=self.tr("À faire"), gap=8)
        self._navigate = navigate
        self._list = QVBoxLayout()
        self._list.setSpacing(2)
        self.add(self._list)
        self.add(None)

    def show_todo(self, todo: Sequence[Todo]) -> None:
        """Show the list, or that all is done."""
        clear(self._list)
        if not todo:
            nothing = row(
                IconDisc("check", tone=Tone.SUCCESS, size=36),
                label(self.tr("Tout est à jour."), "soft", wrap=True),
                gap=12,
            )
            nothing.setStretch(1, 1)
            self._list.addLayout(nothing)
        for item in todo:
            icon, tone = presenter.ICONS[item.kind]
            route = presenter.todo_route(item)
            title, subject = self._words(item)
            self._list.addWidget(TodoRow(icon, Tone(tone), title, subject, partial(self._navigate, route)))

    def _words(self, item: Todo) -> tuple[str, str]:
        titles = {
            TodoKind.CONVOCATIONS_TO_SEND: self.tr("Envoyer les convocations"),
            TodoKind.CERTIFICATES_TO_GIVE: self.tr("Remettre les certificats"),
            TodoKind.ATTENDANCE_MISSING: self.tr("Saisir les présences"),
            TodoKind.INVOICE_TO_ISSUE: self.tr("Émettre la facture"),
            TodoKind.PAYMENT_LATE: self.tr("Relancer\u00a0: {0} dus").format(euros(item.amount)),
            TodoKind.PEOPLE_MISSING: self.tr("Inscrire des personnes"),
        }
        subject = item.subject
        if item.since is not None:
            subject = self.tr("{0} · {1}").format(item.subject, short_date(item.since))
        return titles[item.kind], subject
