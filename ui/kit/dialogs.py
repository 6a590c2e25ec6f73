"""The one door for every modal dialog. A test replaces `Dialogs.run` (or one method) and sees them all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QWidget

from trainer.core.errors import FabriqueError, InvalidInput
from ui.kit.buttons import Button, ghost, primary
from ui.kit.errors import sentence
from ui.kit.form import Form
from ui.kit.labels import label
from ui.kit.layout import column, row, scrolling
from ui.kit.theme import current


class Dialogs:
    """Opens dialogs over one window. `native_files` chooses between the system's file dialogs and Qt's."""

    def __init__(self, window: QWidget | None = None, *, native_files: bool = True) -> None:
        self._window = window
        self.native_files = native_files

    def run(self, dialog: QDialog) -> bool:
        """Show a dialog and wait: True when it was accepted. Every modal dialog goes through here."""
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return accepted

    def show(self, dialog: QDialog) -> None:
        """Show a dialog over the window without waiting; it deletes itself when closed."""
        dialog.setParent(self._window, dialog.windowFlags())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()

    def confirm(self, title: str, text: str, *, action: str, danger: bool = False) -> bool:
        """Ask before something that cannot be undone; `action` is the verb on the button."""
        return self.run(ConfirmDialog(title, text, action, danger=danger, parent=self._window))

    def form(self, title: str, form: Form, *, action: str, text: str = "") -> FormDialog:
        """Show a form. The dialog emits `submitted(values)`; answer with `finish()` or `fail(error)`."""
        dialog = FormDialog(title, form, action, text=text)
        self.show(dialog)
        return dialog

    def open_file(self, title: str, filters: str = "") -> Path | None:
        """Ask for an existing file; `filters` as Qt has them ("Tableur (*.csv)")."""
        return self._file(title, QFileDialog.FileMode.ExistingFile, filters)

    def save_file(self, title: str, suggested: str, filters: str = "") -> Path | None:
        """Ask where to write a file; asks again before one that exists."""
        return self._file(title, QFileDialog.FileMode.AnyFile, filters, suggested)

    def choose_folder(self, title: str) -> Path | None:
        """Ask for a folder."""
        return self._file(title, QFileDialog.FileMode.Directory)

    def _file(
        self, title: str, mode: QFileDialog.FileMode, filters: str = "", suggested: str = ""
    ) -> Path | None:
        dialog = QFileDialog(self._window, title)
        dialog.setFileMode(mode)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not self.native_files)
        if filters:
            dialog.setNameFilter(filters)
            suffix = filters.partition("(*.")[2].partition(")")[0].split(" ")[0]
            dialog.setDefaultSuffix(suffix)
        if mode is QFileDialog.FileMode.AnyFile:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(suggested)
        if mode is QFileDialog.FileMode.Directory:
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        chosen = self.run(dialog)
        files = dialog.selectedFiles()
        return Path(files[0]) if chosen and files else None


class ConfirmDialog(QDialog):
    """A question with a verb on the button; Return does not confirm what is dangerous."""

    def __init__(
        self, title: str, text: str, action: str, *, danger: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(current().scale.px(420))
        self.setMaximumWidth(current().scale.px(560))
        self.cancel = ghost(self.tr("Annuler"), self.reject)
        self.confirm = Button(action, look="danger" if danger else "primary")
        self.confirm.clicked.connect(self.accept)
        first = self.cancel if danger else self.confirm
        first.setDefault(True)
        first.setFocus()
        self.setLayout(
            column(
                label(title, "heading", wrap=True),
                label(text, wrap=True),
                12,
                row(None, self.cancel, self.confirm),
                gap=8,
                margins=24,
            )
        )


class FormDialog(QDialog):
    """A form with its action. It stays open until the work has succeeded."""

    submitted = Signal(dict)

    def __init__(
        self, title: str, form: Form, action: str, *, text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.form = form
        self._error = label("", "error", wrap=True)
        self._error.hide()
        self.cancel = ghost(self.tr("Annuler"), self.reject)
        self.action = primary(action, self._submit)
        self.action.setDefault(True)
        parts: list[QLabel] = [label(title, "heading", wrap=True)]
        if text:
            parts.append(label(text, "soft", wrap=True))
        area = scrolling(form)
        whole = column(*parts, 4, area, self._error, 4, row(None, self.cancel, self.action), margins=24)
        whole.setStretchFactor(area, 1)
        self.setLayout(whole)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self._submit)
        self._fit(parts[1:])
        form.focus_first()

    def finish(self) -> None:
        """The work is done: close, unless the person has closed it meanwhile."""
        if shiboken6.isValid(self):
            self.accept()

    def fail(self, error: FabriqueError) -> None:
        """The work was refused: say why, under the field when it names one, and let the person go on."""
        self.action.setEnabled(True)
        if isinstance(error, InvalidInput) and self.form.has(error.field):
            self.form.show_error(error.field, error.message)
            return
        words = sentence(error)
        self._error.setText("\n".join(part for part in (words.what, words.advice) if part))
        self._error.show()

    def _submit(self) -> None:
        self._error.hide()
        if self.action.isEnabled() and self.form.validate():
            self.action.setEnabled(False)
            self.submitted.emit(self.form.values())

    def _fit(self, texts: Sequence[QLabel]) -> None:
        """As high as the form, and higher for a text of several lines."""
        scale = current().scale
        width = min(scale.px(520), 1200)
        more = sum(one.heightForWidth(width - 48) - one.fontMetrics().lineSpacing() for one in texts)
        height = self.form.sizeHint().height() + scale.px(190) + max(0, more)
        self.resize(width, min(height, 700))


def file_filter(name: str, suffixes: Sequence[str]) -> str:
    """A filter as Qt wants it: ("Tableur", ["csv"]) gives "Tableur (*.csv)"."""
    patterns = " ".join(f"*.{suffix}" for suffix in suffixes)
    return QCoreApplication.translate("dialogs", "{0} ({1})").format(name, patterns)
