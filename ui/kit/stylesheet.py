"""The style sheet of the application, written from the tokens. No Qt in here."""

from __future__ import annotations

import resources
from ui.kit.tokens import Palette, Scale

ICONS = resources.path("icons").as_posix()


def stylesheet(palette: Palette, scale: Scale, family: str, display: str) -> str:
    """The whole sheet for one theme and one text size; empty families leave the system's font."""
    body = f'font-family: "{family}";' if family else ""
    head = f'font-family: "{display}";' if display else body
    return "\n".join(
        (
            _base(palette),
            _labels(palette, scale, head),
            _buttons(palette, scale),
            _segments(palette, scale),
            _fields(palette, scale),
            _choices(palette, scale),
            _containers(palette, scale),
            _tables(palette, scale),
            _shell(palette, scale, head),
            _scroll(palette),
        )
    )


def _arrow(p: Palette, name: str) -> str:
    return f"{ICONS}/{name}-{'light' if p.dark else 'dark'}.svg"


def _base(p: Palette) -> str:
    return f"""
QMainWindow, QDialog, QWidget[fill="paper"] {{ background: {p.paper}; }}
QLabel {{ background: transparent; }}
QToolTip {{ background: {p.notice}; color: {p.on_notice}; border: 0; padding: 6px 8px; }}
QMenu {{ background: {p.surface}; border: 1px solid {p.line}; padding: 4px; }}
QMenu::item {{ padding: 6px 24px 6px 12px; border-radius: 6px; }}
QMenu::item:selected {{ background: {p.hover}; color: {p.ink}; }}
QMenu::item:disabled {{ color: {p.disabled}; }}
QMenu::separator {{ height: 1px; background: {p.line}; margin: 4px 8px; }}
"""


def _labels(p: Palette, s: Scale, head: str) -> str:
    return f"""
QLabel[role="title"] {{ {head} font-size: {s.title}px; font-weight: 700; }}
QLabel[role="heading"] {{ {head} font-size: {s.heading}px; font-weight: 700; }}
QLabel[role="lead"] {{ font-size: {s.lead}px; font-weight: 600; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="soft"] {{ color: {p.ink_soft}; }}
QLabel[role="subtitle"] {{ color: {p.ink_soft}; font-size: {s.px(16)}px; }}
QLabel[role="caption"] {{ color: {p.ink_faint}; font-size: {s.caption}px; }}
QLabel[role="figure"] {{ {head} font-size: {s.title}px; font-weight: 700; }}
QLabel[role="error"] {{ color: {p.danger}; font-size: {s.px(14)}px; }}
QLabel[role="hint"] {{ color: {p.ink_faint}; font-size: {s.px(14)}px; }}
QLabel[role="caution"] {{ color: {p.warning}; font-size: {s.px(14)}px; }}
QLabel[role="required"] {{ color: {p.danger}; font-weight: 600; }}
"""


def _buttons(p: Palette, s: Scale) -> str:
    return f"""
QPushButton {{ outline: 0; background: {p.surface}; border: 1px solid {p.control_line}; border-radius: 8px;
  padding: 7px 15px; min-height: {s.px(20)}px; font-weight: 600; }}
QPushButton:hover {{ background: {p.hover}; }}
QPushButton:pressed, QPushButton:checked {{ background: {p.pressed}; }}
QPushButton:disabled {{ color: {p.disabled}; border-color: {p.line}; background: transparent; }}
QPushButton[look="primary"], QPushButton[look="danger"] {{ background: {p.accent_fill}; color: {p.on_accent};
  border-color: {p.accent_fill}; }}
QPushButton[look="primary"]:hover, QPushButton[look="danger"]:hover {{ background: {p.accent_fill_hover};
  border-color: {p.accent_fill_hover}; }}
QPushButton[look="primary"]:pressed, QPushButton[look="danger"]:pressed {{ background: {p.accent_fill_pressed}; }}
QPushButton[look="primary"]:disabled, QPushButton[look="danger"]:disabled {{ background: {p.sunken};
  color: {p.disabled}; border-color: {p.line}; }}
QPushButton[look="quiet"] {{ background: transparent; border-color: transparent; color: {p.ink_soft};
  padding: 7px 11px; }}
QPushButton[look="quiet"]:hover {{ background: {p.hover}; color: {p.ink}; }}
QPushButton[look="quiet"]:pressed {{ background: {p.pressed}; }}
QPushButton[look="quiet"]:disabled {{ color: {p.disabled}; }}
QPushButton[look="link"] {{ background: transparent; border-color: transparent; color: {p.accent};
  padding: 3px 5px; text-align: left; }}
QPushButton[look="link"]:hover {{ text-decoration: underline; }}
QPushButton[look="icon"] {{ background: transparent; border-color: transparent; padding: 7px; }}
QPushButton[look="icon"]:hover {{ background: {p.hover}; }}
QPushButton[look="icon"]:pressed {{ background: {p.pressed}; }}
QPushButton[look="tile"] {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 12px;
  padding: 0; text-align: left; }}
QPushButton[look="tile"]:hover {{ border-color: {p.control_line}; background: {p.hover}; }}
QPushButton[look="row"] {{ background: transparent; border: 1px solid transparent; border-radius: 8px;
  padding: 0; text-align: left; }}
QPushButton[look="row"]:hover {{ background: {p.hover}; }}
QPushButton[look="row"]:pressed, QPushButton[look="tile"]:pressed {{ background: {p.pressed}; }}
QPushButton[look="chip"] {{ background: {p.accent_soft}; border-color: {p.accent_soft}; color: {p.ink};
  padding: 2px 10px; border-radius: {s.px(11)}px; font-weight: 400; }}
QPushButton[look="chip"]:hover {{ border-color: {p.control_line}; }}
QPushButton[look="chip"]:pressed {{ background: {p.pressed}; }}
QPushButton[look="chip"]:checked {{ border-color: {p.accent}; }}
QPushButton[ring="true"] {{ border: 2px solid {p.focus}; padding: 6px 14px; }}
QPushButton[look="icon"][ring="true"] {{ padding: 6px; }}
QPushButton[look="chip"][ring="true"] {{ padding: 1px 9px; }}
QPushButton[look="quiet"][ring="true"] {{ padding: 6px 10px; }}
QPushButton[look="link"][ring="true"] {{ padding: 2px 4px; }}
QPushButton[look="tile"][ring="true"], QPushButton[look="row"][ring="true"] {{ padding: 0; }}
"""


def _segments(p: Palette, s: Scale) -> str:
    return f"""
QFrame[look="segments"] {{ background: {p.sunken}; border: 1px solid {p.line}; border-radius: 10px; }}
QPushButton[look="segment"] {{ background: transparent; border: 1px solid transparent; border-radius: 7px;
  padding: 5px 13px; color: {p.ink_soft}; }}
QPushButton[look="segment"]:hover {{ color: {p.ink}; background: {p.hover}; }}
QPushButton[look="segment"]:checked {{ background: {p.surface}; color: {p.ink}; border-color: {p.line}; }}
QPushButton[look="segment"][ring="true"] {{ border: 2px solid {p.focus}; padding: 4px 12px; }}
QPushButton[look="segment"]:disabled {{ color: {p.disabled}; }}
"""


def _fields(p: Palette, s: Scale) -> str:
    kinds = ("QLineEdit", "QPlainTextEdit", "QTextEdit", "QSpinBox", "QComboBox", "QDateEdit", "QTimeEdit")
    names = ", ".join(kinds)
    focus = ", ".join(f"{kind}:focus" for kind in kinds)
    off = ", ".join(f"{kind}:disabled" for kind in kinds)
    wrong = ", ".join(f'{kind}[wrong="true"]' for kind in kinds)
    return f"""
{names} {{ background: {p.surface}; border: 1px solid {p.control_line}; border-radius: 8px; padding: 6px 10px;
  min-height: {s.px(22)}px; selection-background-color: {p.accent_fill}; selection-color: {p.on_accent}; }}
{focus} {{ border: 2px solid {p.focus}; padding: 5px 9px; }}
{off} {{ color: {p.disabled}; background: {p.sunken}; border-color: {p.line}; }}
{wrong} {{ border: 2px solid {p.danger}; padding: 5px 9px; }}
QComboBox {{ padding-right: {s.px(28)}px; }}
QComboBox::drop-down {{ border: 0; width: {s.px(28)}px; }}
QComboBox::down-arrow {{ image: url("{_arrow(p, "chevron")}"); width: {s.px(16)}px; height: {s.px(16)}px; }}
QComboBox QAbstractItemView {{ background: {p.surface}; border: 1px solid {p.line}; padding: 4px; outline: 0; }}
QComboBox QAbstractItemView::item {{ min-height: {s.px(30)}px; padding: 2px 8px; border-radius: 6px; }}
QComboBox QAbstractItemView::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
QSpinBox::up-button, QSpinBox::down-button {{ border: 0; width: {s.px(20)}px; background: transparent; }}
QSpinBox::up-arrow {{ image: url("{_arrow(p, "chevron-up")}"); width: {s.px(12)}px; height: {s.px(12)}px; }}
QSpinBox::down-arrow {{ image: url("{_arrow(p, "chevron")}"); width: {s.px(12)}px; height: {s.px(12)}px; }}
QLineEdit[look="inline"] {{ background: transparent; border-color: transparent; }}
QTextBrowser {{ background: {p.surface}; border: 0; padding: 0; }}
QTextBrowser:focus {{ border: 2px solid {p.focus}; padding: 0; }}
"""


def _choices(p: Palette, s: Scale) -> str:
    side = s.px(18)
    return f"""
QCheckBox, QRadioButton {{ outline: 0; spacing: 8px; padding: 3px; border: 2px solid transparent; border-radius: 6px; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {p.focus}; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {p.disabled}; }}
QCheckBox::indicator, QRadioButton::indicator, QTreeView::indicator,
QListWidget::indicator {{ width: {side - 2}px; height: {side - 2}px;
  border: 1px solid {p.control_line}; background: {p.surface}; border-radius: 5px; }}
QRadioButton::indicator {{ border-radius: {side // 2}px; }}
QCheckBox::indicator:hover, QRadioButton::indicator:hover {{ background: {p.hover}; }}
QCheckBox::indicator:checked, QTreeView::indicator:checked,
QListWidget::indicator:checked {{ background: {p.accent_fill};
  border-color: {p.accent_fill}; image: url("{ICONS}/check-light.svg"); }}
QCheckBox::indicator:indeterminate, QTreeView::indicator:indeterminate {{ background: {p.line};
  border-color: {p.accent_fill}; }}
QRadioButton::indicator:checked {{ background: {p.surface}; border: {max(5, side // 3)}px solid {p.accent_fill};
  width: {side - 2 * max(5, side // 3)}px; height: {side - 2 * max(5, side // 3)}px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{ border-color: {p.line};
  background: {p.sunken}; }}
QProgressBar {{ background: {p.sunken}; border: 0; border-radius: 4px; min-height: 8px; max-height: 8px; }}
QProgressBar::chunk {{ background: {p.accent_fill}; border-radius: 4px; }}
QCalendarWidget QWidget {{ alternate-background-color: {p.sunken}; }}
QCalendarWidget QToolButton {{ border: 0; padding: 6px 10px; border-radius: 6px; font-weight: 600; }}
QCalendarWidget QToolButton:hover {{ background: {p.hover}; }}
QCalendarWidget QAbstractItemView {{ selection-background-color: {p.accent_fill};
  selection-color: {p.on_accent}; outline: 0; }}
"""


def _containers(p: Palette, s: Scale) -> str:
    return f"""
QFrame[look="card"] {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 12px; }}
QFrame[look="soft-card"] {{ background: {p.sunken}; border: 0; border-radius: 12px; }}
QFrame[look="rule"] {{ background: {p.line}; border: 0; max-height: 1px; min-height: 1px; }}
QFrame[look="notice"] {{ background: {p.notice}; border-radius: 10px; }}
QFrame[look="notice"] QLabel {{ color: {p.on_notice}; }}
QFrame[look="notice"] QPushButton {{ color: {p.notice_action}; background: transparent; border-color: transparent;
  padding: 5px 9px; }}
QFrame[look="notice"] QPushButton:hover {{ text-decoration: underline; }}
QFrame[look="notice"] QPushButton[ring="true"] {{ border: 2px solid {p.on_notice}; padding: 4px 8px; }}
QFrame[look="alert"] {{ background: {p.danger_soft}; border: 1px solid {p.danger}; border-radius: 10px; }}
QFrame[look="alert"] QLabel {{ color: {p.ink}; }}
QFrame[look="alert"] QLabel[role="lead"] {{ color: {p.danger}; }}
QFrame[look="banner"] {{ background: {p.warning_soft}; border: 0; border-radius: 8px; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {p.pressed}; }}
QTabWidget::pane {{ border: 0; }}
QGroupBox {{ border: 0; margin-top: {s.px(26)}px; font-weight: 600; }}
QGroupBox::title {{ subcontrol-origin: margin; left: 0; }}
"""


def _tables(p: Palette, s: Scale) -> str:
    return f"""
QTableView, QListView, QTreeView {{ background: {p.surface}; border: 1px solid {p.line}; border-radius: 12px;
  outline: 0; selection-background-color: {p.accent_soft}; selection-color: {p.ink}; gridline-color: {p.line}; }}
QTableView:focus, QListView:focus, QTreeView:focus {{ border: 2px solid {p.focus}; }}
QTableView::item {{ border-bottom: 1px solid {p.line}; padding: 0 9px; }}
QTableView::item:hover {{ background: {p.hover}; }}
QTableView::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
QListView::item, QTreeView::item {{ padding: 6px 10px; border-radius: 8px; min-height: {s.px(24)}px; }}
QListView::item:hover, QTreeView::item:hover {{ background: {p.hover}; }}
QListView::item:selected, QTreeView::item:selected {{ background: {p.accent_soft}; color: {p.ink}; }}
QHeaderView {{ background: transparent; border: 0; }}
QHeaderView::section {{ background: {p.surface}; color: {p.ink_faint}; border: 0;
  border-bottom: 1px solid {p.line}; padding: 8px 12px; font-size: {s.caption}px; font-weight: 600; }}
QHeaderView::section:first {{ border-top-left-radius: 11px; }}
QHeaderView::section:last {{ border-top-right-radius: 11px; }}
QHeaderView::section:hover {{ color: {p.ink}; }}
QHeaderView::up-arrow {{ image: url("{_arrow(p, "chevron-up")}"); width: {s.px(12)}px; height: {s.px(12)}px; }}
QHeaderView::down-arrow {{ image: url("{_arrow(p, "chevron")}"); width: {s.px(12)}px; height: {s.px(12)}px; }}
QTableCornerButton::section {{ background: {p.surface}; border: 0; }}
"""


def _shell(p: Palette, s: Scale, head: str) -> str:
    return f"""
QFrame#sidebar {{ background: {p.sidebar}; border: 0; border-right: 1px solid {p.line}; }}
QLabel#brand {{ {head} font-size: {s.heading}px; font-weight: 700; }}
QPushButton[look="nav"] {{ background: transparent; border: 1px solid transparent; border-radius: 8px;
  padding: 8px 11px; text-align: left; color: {p.ink_soft}; }}
QPushButton[look="nav"]:hover {{ background: {p.pressed}; color: {p.ink}; }}
QPushButton[look="nav"]:checked {{ background: {p.surface}; color: {p.ink}; border-color: {p.line}; }}
QPushButton[look="nav"][ring="true"] {{ border: 2px solid {p.focus}; padding: 7px 10px; }}
"""


def _scroll(p: Palette) -> str:
    return f"""
QScrollArea {{ background: transparent; border: 0; }}
QScrollArea > QWidget > QWidget {{ background: transparent; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {p.disabled}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::handle:hover {{ background: {p.control_line}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
