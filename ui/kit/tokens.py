"""The look in numbers: colours of both themes, the type scale, the 4-pixel rhythm. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Tone(StrEnum):
    """What a coloured mark means."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Palette:
    """Every colour of one theme, as "#RRGGBB"."""

    name: str
    paper: str
    sidebar: str
    surface: str
    sunken: str
    hover: str
    pressed: str
    line: str
    control_line: str
    ink: str
    ink_soft: str
    ink_faint: str
    disabled: str
    accent: str
    accent_fill: str
    accent_fill_hover: str
    accent_fill_pressed: str
    accent_soft: str
    on_accent: str
    focus: str
    success: str
    success_soft: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    info: str
    info_soft: str
    notice: str
    on_notice: str
    notice_action: str

    @property
    def dark(self) -> bool:
        """True for the dark theme."""
        return self.name == "dark"

    def tone(self, tone: Tone) -> tuple[str, str]:
        """The (ink, soft background) pair of a tone."""
        pairs = {
            Tone.NEUTRAL: (self.ink_soft, self.sunken),
            Tone.ACCENT: (self.accent, self.accent_soft),
            Tone.SUCCESS: (self.success, self.success_soft),
            Tone.WARNING: (self.warning, self.warning_soft),
            Tone.DANGER: (self.danger, self.danger_soft),
            Tone.INFO: (self.info, self.info_soft),
        }
        return pairs[tone]


LIGHT = Palette(
    name="light",
    paper="#F8F4ED",
    sidebar="#F1EBE1",
    surface="#FFFDFA",
    sunken="#F1EBE1",
    hover="#F4EEE4",
    pressed="#E8DFD1",
    line="#E4DBCD",
    control_line="#8D8272",
    ink="#221C16",
    ink_soft="#554C41",
    ink_faint="#6B6154",
    disabled="#A79D8E",
    accent="#BC3A1E",
    accent_fill="#C83E22",
    accent_fill_hover="#B4361C",
    accent_fill_pressed="#9C2E17",
    accent_soft="#FBE9E2",
    on_accent="#FFFFFF",
    focus="#221C16",
    success="#2C6738",
    success_soft="#E5F0E1",
    warning="#7D5200",
    warning_soft="#FAEDCB",
    danger="#AD231C",
    danger_soft="#FCE6E2",
    info="#1F5794",
    info_soft="#E3EDF7",
    notice="#2B241D",
    on_notice="#FBF6EE",
    notice_action="#FFB199",
)

DARK = Palette(
    name="dark",
    paper="#1A1714",
    sidebar="#151210",
    surface="#24201C",
    sunken="#1F1B18",
    hover="#2E2924",
    pressed="#3A342D",
    line="#39332C",
    control_line="#8A7F71",
    ink="#F4EEE5",
    ink_soft="#C9BFB1",
    ink_faint="#AEA395",
    disabled="#6F665B",
    accent="#FF9273",
    accent_fill="#C9452A",
    accent_fill_hover="#B93C22",
    accent_fill_pressed="#A3331B",
    accent_soft="#43251B",
    on_accent="#FFFFFF",
    focus="#F4EEE5",
    success="#96D09B",
    success_soft="#213424",
    warning="#EBBE63",
    warning_soft="#3B2F15",
    danger="#FF9A8F",
    danger_soft="#472420",
    info="#97C1F2",
    info_soft="#1E3247",
    notice="#F4EEE5",
    on_notice="#221C16",
    notice_action="#A8321A",
)

BRIQUE_COLOURS = (
    "#D9482B",
    "#B4530A",
    "#8A6A00",
    "#4D7C0F",
    "#0F766E",
    "#0E7490",
    "#1D4ED8",
    "#5B3FC4",
    "#A21C6B",
    "#9F1239",
)
"""The colours of the ten shipped briques, in order."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Type sizes in pixels at one text setting (1.0 to 2.0) and the spacing that goes with them."""

    factor: float = 1.0

    def px(self, at_100: float) -> int:
        """A size that follows the text setting."""
        return round(at_100 * self.factor)

    @property
    def caption(self) -> int:
        """Labels of figures, legends."""
        return self.px(13)

    @property
    def body(self) -> int:
        """Running text and controls."""
        return self.px(15)

    @property
    def lead(self) -> int:
        """Subtitles, card titles."""
        return self.px(17)

    @property
    def heading(self) -> int:
        """Titles of sections. Titles grow more slowly than text: they are large enough already."""
        return round(20 * (1 + (self.factor - 1) * 0.7))

    @property
    def title(self) -> int:
        """The page's title."""
        return round(28 * (1 + (self.factor - 1) * 0.6))

    @property
    def icon(self) -> int:
        """Icons beside text."""
        return self.px(18)

    @property
    def row(self) -> int:
        """Height of a table's row."""
        return self.px(40)


def rgb(colour: str) -> tuple[int, int, int]:
    """The three channels of "#RRGGBB". Raises ValueError on anything else."""
    if len(colour) != 7 or colour[0] != "#":
        raise ValueError(f"not a #RRGGBB colour: {colour!r}")
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2, 0 to 1."""
    channels = [value / 255 for value in rgb(colour)]
    red, green, blue = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    a, b = sorted((luminance(first), luminance(second)))
    return (b + 0.05) / (a + 0.05)


def mix(colour: str, into: str, share: float) -> str:
    """`share` (0 to 1) of `colour` laid over `into`."""
    pairs = zip(rgb(colour), rgb(into), strict=True)
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02X}" for a, b in pairs)


def readable(colour: str, against: str, minimum: float = 4.5) -> str:
    """`colour`, darkened or lightened until it reads on `against` at `minimum` contrast."""
    towards = "#000000" if luminance(against) > 0.4 else "#FFFFFF"
    for percent in range(0, 101, 4):
        candidate = mix(towards, colour, percent / 100)
        if contrast(candidate, against) >= minimum:
            return candidate
    return towards


def tint(colour: str, palette: Palette) -> tuple[str, str]:
    """The (ink, soft background) pair made from a brique's colour for one theme."""
    soft = mix(colour, palette.surface, 0.24 if palette.dark else 0.11)
    return readable(colour, soft), soft
