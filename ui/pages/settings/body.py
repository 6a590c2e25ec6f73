"""Organisme: who the papers speak for, with why each number is asked."""

from __future__ import annotations

from dataclasses import asdict
from dataclasses import fields as fields_of
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from trainer.core.changes import Changes
from trainer.core.errors import FabriqueError, InvalidInput, Stale
from trainer.settings.records import Body, BodyFields
from ui.kit.buttons import primary, quiet
from ui.kit.cards import Card
from ui.kit.form import Form
from ui.kit.grid import Panes
from ui.kit.labels import Pill
from ui.kit.layout import column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.kit.tokens import Tone
from ui.operations import settings as operations
from ui.pages.settings.body_forms import groups

KEYS = tuple(field.name for field in fields_of(BodyFields))


class BodyPane(QWidget):
    """Four cards of fields and one button. What was typed stays until it is saved or given up."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self.body = Body(0, BodyFields())
        self._filling = False
        self.forms = groups()
        for form in self.forms.values():
            form.changed.connect(self._edited)
        cards = [Card(form, title=title) for title, form in self.forms.items()]
        left, right = QWidget(), QWidget()
        left.setLayout(column(cards[0], cards[3], None, gap=16))
        right.setLayout(column(cards[1], cards[2], None, gap=16))
        content = QWidget()
        panes = Panes([(left, 1), (right, 1)], narrow=900)
        content.setLayout(column(panes, None))
        self._area = scrolling(content)
        self.save_button = primary(self.tr("Enregistrer"), self.save, icon="save", shortcut="Ctrl+S")
        self.save_button.setObjectName("settings.body.save")
        self.discard_button = quiet(self.tr("Abandonner les modifications"), self.discard, icon="undo-2")
        self.discard_button.setObjectName("settings.body.discard")
        self.state = Pill(self.tr("Non enregistré"), Tone.WARNING)
        whole = column(self._area, row(self.save_button, self.discard_button, self.state, None), gap=12)
        whole.setStretch(0, 1)
        self.setLayout(whole)
        self._show_state()

    @property
    def dirty(self) -> bool:
        """True when something typed is not saved."""
        return self.fields() != self.body.fields

    def form_of(self, key: str) -> Form:
        """The form that holds a field. Raises KeyError."""
        return next(form for form in self.forms.values() if form.has(key))

    def fields(self) -> BodyFields:
        """What the forms hold; a delay that is not a number counts as the stored one."""
        values: dict[str, Any] = {}
        for form in self.forms.values():
            values |= form.values()
        if values["payment_days"] is None:
            values["payment_days"] = self.body.fields.payment_days
        return BodyFields(**values)

    def show_body(self, body: Body) -> None:
        """Show what is stored, unless something typed waits: it is kept, and saving compares the versions."""
        if self.dirty and body.fields != self.fields():
            return
        self._fill(body)

    def save(self) -> None:
        """Save what was typed."""
        wrong = [form for form in self.forms.values() if not form.validate()]
        if not wrong:
            operations.save_body(
                self._context,
                version=self.body.version,
                fields=self.fields(),
                done=self._saved,
                failed=self._refused,
            )

    def discard(self) -> None:
        """Show what is stored again; the notice puts back what was typed."""
        typed = self.fields()
        self._fill(self.body)
        self._context.notices.undo(self.tr("Modifications abandonnées."), lambda: self._type(typed))

    def forget(self) -> None:
        """Give up what was typed, without a word."""
        self._fill(self.body)

    def _fill(self, body: Body) -> None:
        self.body = body
        self._type(body.fields)

    def _type(self, fields: BodyFields) -> None:
        self._filling = True
        for form in self.forms.values():
            form.set_values(asdict(fields))
        self._filling = False
        self._show_state()

    def _edited(self) -> None:
        if not self._filling:
            self._show_state()

    def _show_state(self) -> None:
        dirty = self.dirty
        self.state.setVisible(dirty)
        self.save_button.setEnabled(dirty)
        self.discard_button.setEnabled(dirty)

    def _saved(self, changes: Changes) -> None:
        self._context.notices.say(self.tr("L’organisme est enregistré."))
        operations.load_settings(self._context, done=self._take)

    def _take(self, loaded: operations.Loaded) -> None:
        self.body = loaded.body
        if loaded.body.fields == self.fields():
            self._show_state()
        else:
            self._fill(loaded.body)  # cleaned by the service: spaces in a number, for instance

    def _refused(self, error: FabriqueError) -> None:
        if isinstance(error, Stale):
            operations.load_settings(self._context, done=lambda loaded: self._conflict(error, loaded.body))
        elif isinstance(error, InvalidInput) and error.field in KEYS:
            form = self.form_of(error.field)
            form.show_error(error.field, error.message)
            field = form.widget(error.field)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field.parentWidget() or field, 0, current().scale.px(24))
        else:
            self._context.notices.error(error)

    def _conflict(self, error: FabriqueError, newer: Body) -> None:
        def keep() -> None:
            typed = self.fields()
            self.body = newer
            self._type(typed)
            self.save()

        self._context.notices.error(
            error,
            [(self.tr("Recharger"), lambda: self._reload(newer)), (self.tr("Garder la mienne"), keep)],
        )

    def _reload(self, newer: Body) -> None:
        typed = self.fields()
        self._fill(newer)
        self._context.notices.undo(self.tr("Version enregistrée rechargée."), lambda: self._type(typed))
