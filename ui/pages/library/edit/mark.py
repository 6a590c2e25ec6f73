"""The field as it stands in the form: label, who sees it, the editor, what may be mended, what stops a publication."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from curriculum.fields import BY_NAME
from curriculum.model import Audience
from ui.kit.labels import icon_label, label
from ui.kit.layout import column, row
from ui.pages.library.edit.base import FieldEditor


def audience_words(audience: Audience) -> tuple[str, str]:
    """Who sees a field: the word beside its label, and its icon."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("edit", text)

    words = {
        Audience.TRAINER: (tr("Formateur·rices"), "lock"),
        Audience.PARTICIPANT: (tr("Participant·es"), "users"),
        Audience.BOTH: (tr("Tout le monde"), "globe"),
    }
    return words[audience]


def seen_mark(name: str) -> QWidget:
    """Who sees a field, as a small mark."""
    words, icon = audience_words(BY_NAME[name].audience)
    seen = label(words, "caption")
    mark = QWidget()
    mark.setLayout(row(icon_label(icon, "ink_faint", 13), seen, gap=4))
    mark.setToolTip(QCoreApplication.translate("edit", "Qui voit ce champ"))
    return mark


class FieldBox(QWidget):
    """`name` is the field's name in `MethodSheet`. `alone`: the section's title says what it is, and who sees it."""

    def __init__(self, name: str, editor: FieldEditor, *, hint: str = "", alone: bool = False) -> None:
        super().__init__()
        self.name, self.editor = name, editor
        self.setObjectName(f"edit.{name}")
        known = BY_NAME[name]
        seen_by = audience_words(known.audience)[0]
        self.caption: QLabel = label(known.label, "strong", wrap=True)
        self.remark: QLabel = label("", "hint", wrap=True)
        self.error: QLabel = label("", "error", wrap=True)
        for text in (self.remark, self.error):
            text.hide()
        editor.set_name(
            QCoreApplication.translate("edit", "{0}, vu par\u00a0: {1}").format(known.label, seen_by.lower())
        )
        lines = column(gap=4)
        if alone:
            self.caption.setParent(self)
            self.caption.hide()
        else:
            line = row(self.caption, seen_mark(name), gap=4)
            line.setStretch(0, 1)
            lines.addLayout(line)
        lines.addWidget(editor)
        if hint:
            lines.addWidget(label(hint, "hint", wrap=True))
        lines.addWidget(self.remark)
        lines.addWidget(self.error)
        self.setLayout(lines)
        stops = _stops(self)
        self.ends = stops[0], stops[-1]

    def tab_after(self, last: QWidget) -> None:
        """Have Tab come here from `last`; what is inside keeps its order."""
        for stop in _stops(self):
            QWidget.setTabOrder(last, stop)
            last = stop

    def show_remarks(self, texts: Sequence[str]) -> None:
        """What its author may want to mend, under the field."""
        words = "\n".join(f"△ {text}" for text in texts)
        if self.remark.text() != words:
            self.remark.setText(words)
            self.remark.setVisible(bool(words))

    def show_error(self, text: str) -> None:
        """What stops a publication, or "" when nothing does."""
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)


def _stops(box: QWidget) -> list[QWidget]:
    """Where Tab stops in a field, in its order."""
    found: list[QWidget] = []
    one: QWidget | None = box.nextInFocusChain()
    while one is not None and one is not box and box.isAncestorOf(one):
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None:
            found.append(one)
        one = one.nextInFocusChain()
    return found
