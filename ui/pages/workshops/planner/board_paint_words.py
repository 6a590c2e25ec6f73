"""Paints the words that a scale writes over its blocks: headings, names of lanes, titles of short blocks."""

from __future__ import annotations

from PySide6.QtGui import QPainter

from ui.pages.workshops.planner import board_words as words_of
from ui.pages.workshops.planner.board_faces import Face
from ui.pages.workshops.planner.board_ink import Ink
from ui.pages.workshops.planner.board_shapes import Box, HeadingShape, LaneShape

BESIDE_BAR = 12
"""Pixels from the edge of a block to its words, at any size of text: its bar is as wide."""


def heading_words(painter: QPainter, ink: Ink, shape: HeadingShape, box: Box) -> None:
    """The title of a heading and how long it lasts, at the top of one of its blocks."""
    ink.panel(painter, box, 5, "veil")
    words, soft = words_of.length(shape.minutes), ink.colour("ink_soft")
    width, y = ink.width(words, "small"), box.y + (box.h - ink.measures.small) // 2
    x, right = box.x + BESIDE_BAR, box.right - ink.px(7)
    ink.text(painter, words, "small", soft, right - width, y, width + 1)
    ink.text(painter, shape.title, "strong", ink.colour("ink"), x, y, right - width - ink.px(8) - x)


def lane_words(painter: QPainter, ink: Ink, shape: LaneShape, box: Box) -> None:
    """The name of a lane at the top of it, and as much about it as there is room."""
    ink.panel(painter, box, 5, "veil")
    x, y = box.x + BESIDE_BAR, box.y + (box.h - ink.measures.small) // 2
    right = box.right - ink.px(7)
    x += ink.text(painter, words_of.lane_title(shape), "strong", ink.colour("info"), x, y, right - x)
    x += ink.px(8)
    ink.text(painter, words_of.lane_detail(shape), "small", ink.colour("ink_soft"), x, y, right - x)


def label(painter: QPainter, ink: Ink, box: Box, face: Face, time: str, *, chosen: bool) -> None:
    """One line for a block that is lower than its words, over its edges: time, title, minutes, if there is the room."""
    gap, soft = ink.px(7), ink.colour("ink_soft")
    _, plain, strong = ink.tint(face.colour)
    room = box.w - BESIDE_BAR - 3 * gap
    around = ink.width(time, "small") + ink.width(face.minutes, "small") + 2 * gap
    whole = room - around >= min(ink.px(70), ink.width(face.title, "strong"))
    title = min(ink.width(face.title, "strong"), room - around if whole else room)
    wide = title + (around if whole else 0) + 2 * gap
    ground = Box(box.x + BESIDE_BAR - 2, box.y, wide, box.h)
    ink.panel(painter, ground, 5, (strong if chosen else plain).name())
    x = ground.x + gap
    if whole:
        x += ink.text(painter, time, "small", soft, x, box.y, box.w) + gap
    x += ink.text(painter, face.title, "strong", ink.colour("ink"), x, box.y, title) + gap
    if whole:
        ink.text(painter, face.minutes, "small", soft, x, box.y, box.w)
