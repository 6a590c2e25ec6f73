"""Partenaires: the list on the left, the form of the chosen one on the right."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from trainer.core.changes import Changes, Kind
from trainer.core.errors import FabriqueError, Stale
from trainer.partners.records import Partner, PartnerFields
from ui.kit.buttons import ghost, primary
from ui.kit.cards import PageHeader
from ui.kit.dialogs import FormDialog
from ui.kit.layout import column, split
from ui.kit.page import Page, PageContext, Route
from ui.operations import partners as operations
from ui.pages.partners.editor import PartnerEditor
from ui.pages.partners.importing import open_import
from ui.pages.partners.listing import PartnerList, Welcome
from ui.pages.partners.presenter import NEW, Presenter


def create(context: PageContext) -> PartnersPage:
    """The page of Partenaires."""
    return PartnersPage(context)


class PartnersPage(Page):
    """Chooses, edits, adds, deletes and imports partners. What was typed stays with its partner until saved."""

    concerns = frozenset({Kind.PARTNER, Kind.WORKSHOP})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.presenter = Presenter()
        self.key: int | None = None
        self._wanted: int | None = None
        self._build_header()
        self._build_list()
        self._build_editor()
        panes = split(self.list, self.editor, sizes=(3, 2))
        body = QWidget()
        whole = column(self.header, panes, gap=20)
        whole.setStretch(1, 1)
        body.setLayout(whole)
        self.welcome = Welcome(self.start_new, self.open_import)
        self.stack = QStackedWidget()
        for view in (QWidget(), self.welcome, body):
            self.stack.addWidget(view)
        layout = column(self.stack)
        layout.setContentsMargins(32, 28, 32, 28)
        self.setLayout(layout)
        context.theme.changed.connect(self.list.restyle)

    def activate(self) -> None:
        """Load once the database is open, and after a change seen from elsewhere."""
        if self.context.services is not None and self.take_stale():
            self._load()

    def open(self, route: Route) -> None:
        """Show a partner, or the form of a new one (part "new")."""
        if route.part == "new":
            self.start_new()
        elif route.id is not None:
            self._wanted = route.id
            if self.presenter.partner(route.id) is not None:
                self.list.search.clear()
                self._show_list()

    def refresh(self, changes: Changes) -> None:
        """Partners or workshops changed."""
        self._load()

    def leave(self) -> bool:
        """Ask before what was typed is left behind."""
        if not self.presenter.drafts:
            return True
        leaving = self.context.dialogs.confirm(
            self.tr("Quitter sans enregistrer\u202f?"),
            self.tr(
                "Des modifications de partenaires ne sont pas enregistrées. Si vous quittez cette page, elles "
                "seront perdues."
            ),
            action=self.tr("Quitter sans enregistrer"),
            danger=True,
        )
        if leaving:
            self.presenter.drafts.clear()
            self._wanted, self.key = self.key or None, None
            self._show_list()
        return leaving

    def start_new(self) -> None:
        """Show the form of a new partner."""
        self.stack.setCurrentIndex(2)
        self.list.select_nothing()
        self._show(NEW)
        self.editor.form.focus_first()

    def open_import(self) -> FormDialog:
        """Show the dialog that takes a file in."""
        return open_import(self.context)

    def save(self) -> None:
        """Save what the form holds."""
        if self.key is None or not self.editor.form.validate():
            return
        key, fields = self.key, self.editor.fields()
        done, failed = partial(self._saved, key, fields), partial(self._refused, key)
        if key == NEW:
            operations.create_partner(self.context, fields=fields, done=done, failed=failed)
        else:
            operations.update_partner(
                self.context,
                partner_id=key,
                version=self.presenter.version(key),
                fields=fields,
                done=done,
                failed=failed,
            )

    def delete(self) -> None:
        """Put the partner shown aside; the notice brings it back."""
        partner = self.presenter.partner(self.key or NEW)
        if partner is not None:
            operations.delete_partner(
                self.context,
                partner_id=partner.id,
                version=partner.version,
                done=partial(self._deleted, partner),
            )

    def discard(self) -> None:
        """Give up what was typed; the notice puts it back."""
        key = self.key
        if key is None:
            return
        typed = self.presenter.discard(key)
        if key == NEW and self.presenter.partners:
            self.key = None
            self._show_list()
        else:
            self._show(key)
        if typed is not None:
            self.context.notices.undo(
                self.tr("Modifications abandonnées."), partial(self._type_again, key, typed)
            )

    def _type_again(self, key: int, typed: PartnerFields) -> None:
        self.presenter.typed(key, typed)
        if key == NEW:
            self.start_new()
        else:
            self._wanted = key
            self._show_list()
            self._show(key)

    def _load(self) -> None:
        operations.list_partners(self.context, done=self._loaded)

    def _loaded(self, partners: tuple[Partner, ...]) -> None:
        self.presenter.set_partners(partners)
        self._show_list()

    def _show_list(self) -> None:
        if not self.presenter.partners and self.key != NEW:
            self.key = None
            self.stack.setCurrentIndex(1)
            return
        self.stack.setCurrentIndex(2)
        visible = self.presenter.visible()
        wanted = self._wanted if self._wanted is not None else self.key
        self.list.show_partners(visible, len(self.presenter.partners))
        self._wanted = None
        if wanted == NEW:
            self._show(NEW)
        elif not self.list.select(wanted) and visible and self.key is None:
            self.list.table.view.selectRow(0)
        elif self.key is not None and self.presenter.partner(self.key) is None:
            self.key = None
            self._show_list()

    def _chosen(self, partner: Partner | None) -> None:
        if partner is not None:
            self._show(partner.id)

    def _show(self, key: int) -> None:
        """Fill the form, unless it already shows that partner with something typed."""
        same = key == self.key and key in self.presenter.drafts
        self.key = key
        partner, draft = self.presenter.partner(key), self.presenter.drafts.get(key)
        if same and self.editor.fields() == self.presenter.fields(key):
            self.editor.show_state(partner, draft)
        else:
            self.editor.show_partner(partner, self.presenter.fields(key), draft)

    def _edited(self) -> None:
        if self.key is None:
            return
        before = self.key in self.presenter.drafts
        after = self.presenter.typed(self.key, self.editor.fields())
        self.editor.show_state(self.presenter.partner(self.key), self.presenter.drafts.get(self.key))
        if before != after:
            self.list.mark()

    def _saved(self, key: int, fields: PartnerFields, changes: Changes) -> None:
        self.presenter.saved(key, fields)
        if key == NEW:
            self.key = None
            self._wanted = changes.first(Kind.PARTNER)
            self.list.search.clear()
        self.context.notices.say(self.tr("«\u00a0{0}\u00a0» est enregistré.").format(fields.name))
        self._load()

    def _refused(self, key: int, error: FabriqueError) -> None:
        if isinstance(error, Stale):
            self._load()
        elif key != self.key or not self.editor.fail(error):
            self.context.notices.error(error)

    def _reload_theirs(self) -> None:
        if self.key is not None:
            self.discard()

    def _keep_mine(self) -> None:
        if self.key is not None:
            self.presenter.keep_mine(self.key)
            self.save()

    def _deleted(self, partner: Partner, changes: Changes) -> None:
        self.presenter.discard(partner.id)
        self.context.notices.undo(
            self.tr("«\u00a0{0}\u00a0» est supprimé.").format(partner.name),
            partial(operations.restore_partner, self.context, partner_id=partner.id, done=self._restored),
        )

    def _restored(self, changes: Changes) -> None:
        self._wanted = changes.first(Kind.PARTNER)
        self._load()

    def _searched(self, words: str) -> None:
        self.presenter.words = words
        self._show_list()

    def _build_header(self) -> None:
        self.import_button = ghost(self.tr("Importer une liste"), self.open_import, icon="upload")
        self.import_button.setObjectName("partners.import_list")
        self.new_button = primary(
            self.tr("Nouveau partenaire"), self.start_new, icon="plus", shortcut="Ctrl+N"
        )
        self.new_button.setObjectName("partners.new")
        self.header = PageHeader(
            self.tr("Partenaires"),
            self.tr("Les organisations qui accueillent et commandent des formations."),
            [self.import_button, self.new_button],
        )

    def _build_list(self) -> None:
        self.list = PartnerList(lambda partner: partner.id in self.presenter.drafts)
        self.list.searched.connect(self._searched)
        self.list.chosen.connect(self._chosen)
        self.list.opened.connect(lambda: self.editor.form.focus_first())
        self.list.removed.connect(self.delete)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(lambda: self.list.search.setFocus(Qt.FocusReason.ShortcutFocusReason))

    def _build_editor(self) -> None:
        self.editor = PartnerEditor()
        self.editor.setObjectName("partners.form")
        self.editor.edited.connect(self._edited)
        self.editor.save.connect(self.save)
        self.editor.discard.connect(self.discard)
        self.editor.delete.connect(self.delete)
        self.editor.workshops.connect(self._open_workshops)
        self.editor.conflict.reload.connect(self._reload_theirs)
        self.editor.conflict.keep.connect(self._keep_mine)

    def _open_workshops(self) -> None:
        self.context.navigate(Route("workshops", part=f"partner:{self.key}"))
