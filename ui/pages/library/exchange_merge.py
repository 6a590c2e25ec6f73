"""A file from somebody else, opened: what is new, changed here, changed there, in conflict; decided line by line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QRadioButton, QWidget

from curriculum.model import MethodSheet
from trainer.core.changes import Changes
from trainer.core.errors import Cancelled, FabriqueError
from trainer.library.comparison import FieldChange
from trainer.library.exchange_records import Choice, Item, Key, Preview, State
from trainer.library.exchange_rules import choices as allowed
from trainer.library.exchange_rules import one_policy, usual_choice
from ui.kit.buttons import ghost, primary
from ui.kit.cards import Card, EmptyState
from ui.kit.compared import changes_html, legend_html, spoken
from ui.kit.labels import Pill, label
from ui.kit.layout import FlowLayout, clear, column, row, scrolling, split
from ui.kit.page import PageContext
from ui.kit.progress import ProgressPanel
from ui.kit.reading import ReadingView
from ui.kit.table import Column, Table
from ui.kit.theme import current
from ui.kit.worker import Job
from ui.operations import exchange as operations
from ui.pages.library import exchange_words as words
from ui.pages.library.exchange_pane import Pane

CHOICES = (Choice.MINE, Choice.THEIRS, Choice.BOTH)
NARROW = 860
"""Width, at 100 % text, below which the detail stands under the list."""


class MergePane(Pane):
    """Shows one preview. `closed` comes when the person is done with it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._path = Path()
        self._preview: Preview | None = None
        self.choices: dict[Key, Choice] = {}
        self._shown: Item | None = None
        self._job: Job | None = None
        self.pills = QWidget()
        self._flow = FlowLayout(self.pills, gap=8)
        self.progress = ProgressPanel(self.tr("Lecture du fichier"))
        self.table: Table[Item] = Table(
            self._columns(),
            EmptyState(
                "package", self.tr("Rien à l’intérieur"), self.tr("Ce fichier ne contient aucune fiche.")
            ),
            name=self.tr("Ce que contient le fichier"),
        )
        self.table.setObjectName("library.exchange.lines")
        self.table.chosen.connect(self._show_item)
        self.split = split(self.table, self._detail(), sizes=(6, 5))
        foot = self._foot()
        inner = QWidget()
        middle = column(self.pills, self.progress, self.split, self.everything, self.skip, gap=12)
        middle.setStretch(2, 1)
        inner.setLayout(middle)
        self._lay_out(scrolling(inner), foot, stretch=0)

    def open(self, path: Path) -> None:
        """Read a file, a folder, a zip or a pack, and show what it would do."""
        self._path, self._preview, self._shown = path, None, None
        self.choices = {}
        self.header.set_title(self.tr("Ouvrir «\u00a0{0}\u00a0»").format(path.name), self.tr("Lecture…"))
        self.table.set_records([])
        self.split.hide()
        self.pills.hide()
        self.take.setEnabled(False)
        self.summary.setText("")
        self.skip.hide()
        self.everything.hide()
        self._job = operations.preview(
            self.context,
            path=path,
            done=self._show,
            failed=self._refused,
            progress=self.progress.report,
        )
        self.progress.follow(self._job)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_pane(self) -> None:
        """Back to the library; a reading or a taking in under way is stopped, whole or not at all."""
        if self._job is not None:
            self._job.cancel()
        self._leave()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side when there is room for both."""
        super().resizeEvent(event)
        narrow = self.width() < current().scale.px(NARROW)
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if self.split.orientation() is not wanted:
            self.split.setOrientation(wanted)
            self.split.setSizes([4, 5] if narrow else [6, 5])
            self.table.setMaximumHeight(current().scale.px(150) if narrow else 16_777_215)

    def _leave(self) -> None:
        self._job = None
        self.progress.finish()
        self.closed.emit()

    # What is shown

    def _columns(self) -> list[Column[Item]]:
        return [
            Column(
                "state",
                self.tr("État"),
                lambda one: words.state_word(one.state),
                width=136,
                badge=lambda one: words.TONES[one.state],
                sort=lambda one: words.ORDER.index(one.state),
            ),
            Column(
                "title",
                self.tr("Titre"),
                lambda one: one.title,
                icon=lambda one: words.ICONS[one.sort],
                strong=True,
                tip=lambda one: f"{one.title} ({words.sort_word(one.sort)}, {one.file})",
            ),
            Column("decision", self.tr("Décision"), lambda one: words.decision(one, self.choices), width=138),
        ]

    def _detail(self) -> Card:
        self.title = label("", "heading", wrap=True)
        self.sentence = label("", "soft", wrap=True)
        self.radios = QButtonGroup(self)
        self.radio_row = QWidget()
        flow = FlowLayout(self.radio_row, gap=20)
        self.choice_buttons: dict[Choice, QRadioButton] = {}
        for place, choice in enumerate(CHOICES):
            button = QRadioButton()
            button.setObjectName(f"library.exchange.{choice.value}")
            self.choice_buttons[choice] = button
            self.radios.addButton(button, place)
            flow.addWidget(button)
        self.radios.setExclusive(True)
        self.radios.idClicked.connect(self._choose)
        self.reading = ReadingView(self.tr("Comparaison mot à mot"))
        self.reading.setObjectName("library.exchange.reading")
        card = Card(self.title, self.sentence, self.radio_row, self.reading, gap=10)
        card.body.setStretch(3, 1)
        return card

    def _foot(self) -> QHBoxLayout:
        self.summary = label("", "strong", wrap=True)
        self.summary.setObjectName("library.exchange.summary")
        self.skip = QCheckBox(self.tr("Laisser dehors les fichiers refusés et reprendre les autres"))
        self.skip.setObjectName("library.exchange.skip")
        self.skip.toggled.connect(self._tell)
        self.everything = QWidget()
        flow = FlowLayout(self.everything, gap=8)
        flow.addWidget(label(self.tr("Pour tous les conflits\u00a0:"), "soft"))
        for choice, text in (
            (Choice.MINE, self.tr("Garder les miennes")),
            (Choice.THEIRS, self.tr("Prendre les leurs")),
            (Choice.BOTH, self.tr("Garder les deux")),
        ):
            button = ghost(text, partial(self._choose_all, choice))
            button.setObjectName(f"library.exchange.all.{choice.value}")
            flow.addWidget(button)
        self.take = primary(self.tr("Reprendre"), self._take, icon="check")
        self.take.setObjectName("library.exchange.take")
        self.cancel = ghost(self.tr("Ne rien reprendre"), self.close_pane)
        self.cancel.setObjectName("library.exchange.cancel")
        line = row(self.summary, self.cancel, self.take, gap=12)
        line.setStretch(0, 1)
        return line

    def _show(self, preview: Preview) -> None:
        if self._job is None:  # the person went away meanwhile
            return
        self._job = None
        self.progress.finish()
        self._preview = preview
        made, path = preview.arrivals, self._path
        if made.pack:
            day = "/".join(reversed(made.made_at[:10].split("-")))
            who = made.made_by or self.tr("quelqu’un qui n’a pas donné son nom")
            text = self.tr("Paquet fait par {0} le {1}. Rien n’est encore repris.").format(who, day)
        else:
            text = self.tr("Rien n’est encore repris\u00a0: regardez, décidez, puis validez.")
        if preview.absent:
            text += " " + self.tr("{0}\u00a0pièces jointes manquent.").format(preview.absent)
        self.header.set_title(self.tr("Ouvrir «\u00a0{0}\u00a0»").format(path.name), text)
        clear(self._flow)
        for state in words.ORDER:
            if count := preview.count(state):
                self._flow.addWidget(Pill(words.counted(state, count), words.TONES[state]))
        self.pills.show()
        self.split.show()
        self.skip.setVisible(bool(preview.count(State.REFUSED)))
        self.skip.setChecked(False)
        self.everything.setVisible(len(preview.open_conflicts) > 1)
        self._fill()
        self.table.view.selectRow(0)
        self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        assert self._preview is not None
        order = words.ORDER
        items = sorted(self._preview.items, key=lambda one: order.index(one.state))
        self.table.set_records(items, keep=lambda one: (one.key, one.file))
        self._tell()

    def _tell(self) -> None:
        """Word the button and the sentence beside it."""
        if self._preview is None:
            return
        preview, choices = self._preview, self.choices
        count = words.to_take(preview, choices)
        self.summary.setText(words.summary(preview, choices))
        self.take.setText(self.tr("Reprendre ({0})").format(count) if count else self.tr("Reprendre"))
        refused = bool(preview.count(State.REFUSED)) and not self.skip.isChecked()
        self.take.setEnabled(bool(count) and not refused and not words.undecided(preview, choices))

    def _show_item(self, item: Item | None) -> None:
        self._shown = item
        if item is None or self._preview is None:
            return
        self.title.setText(item.title)
        self.sentence.setText(words.sentence(item, self._preview))
        self._show_choices(item)
        self.reading.show_html("")
        self.reading.setAccessibleDescription("")
        if not isinstance(item.theirs, MethodSheet):
            return
        if isinstance(item.mine, MethodSheet) and item.state is not State.SAME:
            operations.compare(
                self.context,
                mine=item.mine,
                theirs=item.theirs,
                done=lambda changes: self._show_changes(item, changes),
            )
        else:
            self.reading.show_html(words.glance_html(item.theirs))

    def _show_changes(self, item: Item, changes: tuple[FieldChange, ...]) -> None:
        if item is self._shown:
            note = self.tr("Retiré\u00a0: seulement chez vous. Ajouté\u00a0: seulement dans ce qui arrive.")
            legend = f"{legend_html()}<p class='caption'>{note}</p>"
            self.reading.show_html(legend + changes_html(changes))
            self.reading.setAccessibleDescription(" ".join(spoken(change) for change in changes))

    def _show_choices(self, item: Item) -> None:
        chosen, offered = self.choices.get(item.key, usual_choice(item)), allowed(item)
        self.radio_row.setVisible(bool(offered))
        self.radios.setExclusive(False)
        for choice, button in self.choice_buttons.items():
            button.setVisible(choice in offered)
            button.setText(words.choice_word(choice, item))
            button.setChecked(choice is chosen and choice in offered)
        self.radios.setExclusive(True)

    # What is done

    def _choose(self, place: int) -> None:
        if self._shown is not None:
            self.choices[self._shown.key] = CHOICES[place]
            self._fill()

    def _choose_all(self, choice: Choice) -> None:
        if self._preview is not None:
            self.choices |= one_policy(self._preview, choice)
            self._fill()

    def _take(self) -> None:
        assert self._preview is not None
        self.take.setEnabled(False)
        self._job = operations.merge(
            self.context,
            preview=self._preview,
            choices=dict(self.choices),
            skip_bad=self.skip.isChecked(),
            done=self._done,
            failed=self._failed,
            progress=self.progress.report,
        )
        self.progress.follow(self._job)

    def _done(self, changes: Changes) -> None:
        count = len(changes.touched)
        one, many = self.tr("1\u00a0texte repris de {1}."), self.tr("{0}\u00a0textes repris de {1}.")
        self.context.notices.say((many if count > 1 else one).format(count, self._path.name))
        if self._job is not None:
            self._leave()

    def _refused(self, error: FabriqueError) -> None:
        """The whole file is refused."""
        if self._job is not None:
            self._leave()
        if not isinstance(error, Cancelled):
            self.context.notices.error(error)

    def _failed(self, error: FabriqueError) -> None:
        """Nothing was written: the preview stays, to be taken in again or opened anew."""
        if self._job is None:
            return
        self._job = None
        self.progress.finish()
        self._tell()
        if isinstance(error, Cancelled):
            self.context.notices.say(self.tr("Interrompu\u00a0: rien n’a été repris."))
            return
        again: list[tuple[str, Callable[[], object]]] = [
            (self.tr("Rouvrir le fichier"), lambda: self.open(self._path))
        ]
        self.context.notices.error(error, again)
