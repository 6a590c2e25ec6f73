"""Every pair of colours that is read together passes WCAG AA, in both themes."""

from __future__ import annotations

import pytest

from ui.kit.tokens import (
    BRIQUE_COLOURS,
    DARK,
    LIGHT,
    Palette,
    Scale,
    Tone,
    contrast,
    mix,
    readable,
    rgb,
    tint,
)

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda palette: palette.name)


def test_contrast_of_black_and_white_is_the_known_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@THEMES
@pytest.mark.parametrize("ground", ["paper", "sidebar", "surface", "sunken", "hover", "accent_soft"])
@pytest.mark.parametrize("ink", ["ink", "ink_soft", "ink_faint"])
def test_text_reads_on_every_ground(palette: Palette, ground: str, ink: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["paper", "surface", "hover"])
@pytest.mark.parametrize("ink", ["accent", "danger"])
def test_links_and_errors_read(palette: Palette, ground: str, ink: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("fill", ["accent_fill", "accent_fill_hover", "accent_fill_pressed"])
def test_primary_buttons_read_and_stand_out(palette: Palette, fill: str) -> None:
    assert contrast(palette.on_accent, getattr(palette, fill)) >= 4.5


@THEMES
def test_controls_and_focus_stand_out(palette: Palette) -> None:
    for ground in (palette.paper, palette.surface):
        assert contrast(palette.control_line, ground) >= 3
        assert contrast(palette.focus, ground) >= 3
    assert contrast(palette.focus, palette.accent_fill) >= 3
    assert contrast(palette.accent_fill, palette.paper) >= 3


@THEMES
def test_notices_read(palette: Palette) -> None:
    assert contrast(palette.on_notice, palette.notice) >= 4.5
    assert contrast(palette.notice_action, palette.notice) >= 4.5
    assert contrast(palette.ink, palette.danger_soft) >= 4.5
    assert contrast(palette.ink_soft, palette.danger_soft) >= 4.5


@THEMES
@pytest.mark.parametrize("tone", list(Tone))
def test_tones_read_on_their_ground(palette: Palette, tone: Tone) -> None:
    ink, ground = palette.tone(tone)
    assert contrast(ink, ground) >= 4.5


@THEMES
@pytest.mark.parametrize("colour", BRIQUE_COLOURS)
def test_briques_read_in_their_colour(palette: Palette, colour: str) -> None:
    ink, ground = tint(colour, palette)
    assert contrast(ink, ground) >= 4.5


def test_readable_leaves_alone_what_reads_already() -> None:
    assert readable("#1D4ED8", "#FFFFFF") == "#1D4ED8"
    assert contrast(readable("#FFFF00", "#FFFFFF"), "#FFFFFF") >= 4.5
    assert contrast(readable("#000080", "#1A1714"), "#1A1714") >= 4.5


def test_mix_is_a_share() -> None:
    assert mix("#000000", "#FFFFFF", 0) == "#FFFFFF"
    assert mix("#000000", "#FFFFFF", 1) == "#000000"


@pytest.mark.parametrize("wrong", ["red", "#12345", "123456#"])
def test_a_colour_has_one_form(wrong: str) -> None:
    with pytest.raises(ValueError, match="#RRGGBB"):
        rgb(wrong)


def test_text_doubles_at_200_percent_and_titles_grow_less() -> None:
    small, large = Scale(), Scale(2.0)
    assert large.body == 2 * small.body
    assert large.row == 2 * small.row
    assert small.title < large.title < 2 * small.title
