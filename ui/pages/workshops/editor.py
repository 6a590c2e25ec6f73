"""The form of a workshop: a new one or a change. What was typed stays until it is saved or given up."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, InvalidInput, Stale
from trainer.library.records import BriqueRecord
from trainer.partners.records import Partner
from trainer.workshops.records import Workshop, WorkshopFields
from ui.kit.buttons import ghost, primary, quiet
from ui.kit.cards import Card, PageHeader
from ui.kit.dialogs import FormDialog
from ui.kit.errors import sentence
from ui.kit.form import Form
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.page import PageContext
from ui.kit.theme import current
from ui.operations import workshops
from ui.operations.workshops import Seen, plans_of
from ui.pages.workshops.days_editor import DaysEditor
from ui.pages.workshops.editor_fields import BriquesField
from ui.pages.workshops.editor_form import (
    PartnerField,
    partner_fields,
    partner_form,
    show_places,
    values_of,
    workshop_fields,
    workshop_form,
)
from ui.pages.workshops.naming import named
from ui.pages.workshops.planner.start_ways import StartWays
from ui.pages.workshops.presenter import WorkshopWords


class Editor(QWidget):
    """Emits `saved(workshop_id)` once the services have kept it, `given_up` when the person goes back."""

    saved = Signal(int)
    given_up = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._words = WorkshopWords(QCoreApplication.translate)
        self._seen: Seen | None = None
        self._workshop: Workshop | None = None
        self._partner_dialog: FormDialog | None = None
        self.dirty = False
        self.days = DaysEditor()
        self._side = Card(self.days)
        self.header = PageHeader(self.tr("Nouvel atelier"))
        self.save = named(
            primary(self.tr("Enregistrer"), self._save, icon="check", shortcut="Ctrl+S"), "workshop.save"
        )
        self.cancel = named(ghost(self.tr("Annuler"), self.given_up.emit), "workshop.cancel")
        self._error = named(label("", "error", wrap=True), "workshop.error")
        self.reload = named(
            quiet(self.tr("Recharger"), self._reload, icon="refresh-cw"), "workshop.stale.reload"
        )
        self.keep = named(
            quiet(self.tr("Garder la mienne"), self._save_over, icon="save"), "workshop.stale.keep"
        )
        self.partner = PartnerField(self._new_partner)
        self.form: Form = workshop_form(self._words, self.partner)
        self.form.changed.connect(self._touched)
        self._form_card = Card(self.form)
        self.ways = StartWays(context)
        self._lay_out()
        self.days.changed.connect(self._touched)
        keys = QShortcut(
            QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        keys.activated.connect(self._save)

    def _lay_out(self) -> None:
        self._panes = QHBoxLayout()
        self._panes.setContentsMargins(0, 0, 0, 0)
        self._panes.setSpacing(16)
        self._panes.addWidget(self._form_card, 3)
        self._panes.addWidget(self._side, 2)
        self._panes.setAlignment(self._form_card, Qt.AlignmentFlag.AlignTop)
        self._panes.setAlignment(self._side, Qt.AlignmentFlag.AlignTop)
        content = QWidget()
        content.setLayout(column(self._panes, None, margins=0))
        foot = row(self._error, self.reload, self.keep, self.cancel, self.save)
        foot.setStretch(0, 1)
        area = scrolling(content)
        whole = column(self.header, self.ways, area, foot, gap=16)
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)
        self._complain("")

    # What is shown

    def start_new(self) -> None:
        """An empty form."""
        self._begin(None)
        self.header.set_title(
            self.tr("Nouvel atelier"),
            self.tr("Le titre suffit pour commencer\u00a0; le reste peut venir plus tard."),
        )

    def start_edit(self, workshop_id: int) -> None:
        """The form of a workshop, once it is loaded."""
        self._begin(workshop_id)
        self._load()

    def _begin(self, workshop_id: int | None) -> None:
        self._seen = Seen(workshop_id) if workshop_id is not None else None
        self._workshop = None
        self.ways.setVisible(workshop_id is None)
        self.form.set_values(values_of(WorkshopFields(title="")))
        show_places(self.form)
        self.days.set_plans(())
        self._complain("")
        self.dirty = False
        workshops.list_partners(self._context, done=self._partners)
        workshops.list_briques(self._context, done=self._briques)
        self.form.focus_first()

    def _load(self) -> None:
        if self._seen is not None:
            workshops.load_workshop(self._context, seen=self._seen, done=self._fill)

    def _fill(self, workshop: Workshop) -> None:
        if self._seen is None or workshop.id != self._seen.workshop_id:
            return
        self._workshop = workshop
        self.header.set_title(self.tr("Modifier l’atelier"), workshop.fields.title)
        self.form.set_values(values_of(workshop.fields))
        show_places(self.form)
        self.days.set_plans(plans_of(workshop))
        self._complain("")
        self.dirty = False

    def _partners(self, partners: tuple[Partner, ...]) -> None:
        self.partner.set_partners([(one.id, one.name) for one in partners])

    def _briques(self, briques: tuple[BriqueRecord, ...]) -> None:
        field = self.form.widget("promised")
        if isinstance(field, BriquesField):
            field.set_briques([(one.slug, one.title) for one in briques])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days beside the form, or under it when there is little room."""
        super().resizeEvent(event)
        narrow = self.width() < current().scale.px(860)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._panes.direction() != direction:
            self._panes.setDirection(direction)

    # What the person does

    def _touched(self) -> None:
        self.dirty = True

    def _complain(self, text: str, *, stale: bool = False) -> None:
        self._error.setText(text)
        self.reload.setVisible(stale)
        self.keep.setVisible(stale)
        self.save.setEnabled(True)

    def _save(self) -> None:
        self._write(fresh=False)

    def _save_over(self) -> None:
        self._write(fresh=True)

    def _reload(self) -> None:
        self.dirty = False
        self._load()

    def _write(self, *, fresh: bool) -> None:
        if not self.save.isEnabled() or not self.form.validate() or not self.days.validate():
            return
        before = self._workshop.fields if self._workshop is not None else None
        fields = workshop_fields(self.form.values(), before)
        self._complain("")
        self.save.setEnabled(False)
        if self._seen is None:
            workshops.create_workshop(
                self._context, fields=fields, days=self.days.plans(), done=self._kept, failed=self._refused
            )
        else:
            workshops.update_workshop(
                self._context,
                seen=self._seen,
                fields=fields,
                days=self.days.plans(),
                fresh=fresh,
                done=self._kept,
                failed=self._refused,
            )

    def _kept(self, changes: Changes) -> None:
        self.dirty = False
        self.save.setEnabled(True)
        self._context.notices.say(self._words.saved(self.form.values()["title"]))
        self.saved.emit(changes.first(Kind.WORKSHOP))

    def _refused(self, error: FabriqueError) -> None:
        self._complain("")
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self.form.show_error(error.field, error.message)
        elif isinstance(error, InvalidInput) and error.field == "days":
            self.days.show_error(error.message)
        else:
            words = sentence(error)
            self._complain(" ".join((words.what, words.advice)).strip(), stale=isinstance(error, Stale))

    def _new_partner(self) -> None:
        dialog = self._context.dialogs.form(
            self.tr("Nouveau partenaire"),
            partner_form(),
            action=self.tr("Ajouter"),
            text=self.tr("Son adresse complète et son SIRET pourront venir plus tard, dans Partenaires."),
        )
        dialog.setObjectName("workshop.partner.dialog")
        dialog.submitted.connect(self._create_partner)
        self._partner_dialog = dialog

    def _create_partner(self, values: dict[str, str]) -> None:
        if self._partner_dialog is not None:
            workshops.create_partner(
                self._context,
                fields=partner_fields(values),
                done=self._partner_made,
                failed=self._partner_dialog.fail,
            )

    def _partner_made(self, changes: Changes) -> None:
        self.partner.set_value(changes.first(Kind.PARTNER))
        self.dirty = True
        if self._partner_dialog is not None:
            self._partner_dialog.finish()
            self._partner_dialog = None
        workshops.list_partners(self._context, done=self._partners)
