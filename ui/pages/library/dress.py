"""The parts a set page is made of: band of colour, facts, callouts, cards. Colours and sizes come from one look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.kit.theme import Look
from ui.kit.tokens import mix, readable, tint
from ui.pages.library.html_blocks import text_html


@dataclass(frozen=True, slots=True)
class Dress:
    """One look and one brique's colour."""

    look: Look
    colour: str

    @property
    def mark(self) -> str:
        """The colour of titles and minutes."""
        return tint(self.colour, self.look.palette)[0]

    @property
    def soft(self) -> str:
        """The soft ground made from the colour."""
        return tint(self.colour, self.look.palette)[1]

    @property
    def fill(self) -> str:
        """The ground of the band, dark enough for white."""
        deep = mix(self.colour, "#14100D", 0.82) if self.look.palette.dark else self.colour
        return readable(deep, "#FFFFFF", 5)

    def band(self, kicker: str, title: str, subtitle: str) -> str:
        """The title on a ground of colour."""
        scale = self.look.scale
        small = f"color:#FFFFFF; font-size:{scale.caption}px; font-weight:600; margin:0 0 6px 0"
        large = f"color:#FFFFFF; font-size:{scale.px(18)}px; margin:0; line-height:112%"
        under = f'<p style="{large}">{text_html(subtitle)}</p>' if subtitle else ""
        return _box(
            f'<p style="{small}">{text_html(kicker)}</p>'
            f'<h1 style="color:#FFFFFF; margin:0 0 6px 0">{text_html(title)}</h1>{under}',
            self.fill,
            padding=22,
        )

    def facts(self, items: Sequence[tuple[str, str]]) -> str:
        """Short facts side by side: label above, value below."""
        if self.look.scale.factor > 1.3 and len(items) > 2:
            return self.facts(items[:2]) + self.facts(items[2:])
        shares = {4: (22, 26, 25, 27), 2: (50, 50)}.get(len(items), (100 // max(1, len(items)),) * len(items))
        cells = "".join(
            self._fact(name, text, share) for (name, text), share in zip(items, shares, strict=True)
        )
        return _table(f"<tr>{cells}</tr>", self.soft)

    def callout(self, label: str, body: str, bar: str, ground: str) -> str:
        """A tinted box with a bar of colour on its left."""
        name = (
            f"color:{readable(bar, ground)}; font-size:{self.look.scale.caption}px; "
            "font-weight:600; margin:0 0 3px 0"
        )
        head = f'<p style="{name}">{text_html(label)}</p>' if label else ""
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:4px; margin-bottom:6px"><tr>'
            f'<td width="5" bgcolor="{bar}"></td>'
            f'<td bgcolor="{ground}" style="padding:10px 14px 10px 14px">{head}{body}</td></tr></table>'
        )

    def say(self, label: str, body: str) -> str:
        """The words to say to the group."""
        return self.callout(label, body, self.mark, self.soft)

    def private(self, label: str, body: str) -> str:
        """A note that only the trainer reads."""
        palette = self.look.palette
        return self.callout(label, body, palette.warning, palette.warning_soft)

    def plain(self, label: str, body: str) -> str:
        """A quiet box."""
        palette = self.look.palette
        return self.callout(label, body, palette.control_line, palette.sunken)

    def aside(self, side: str, body: str) -> str:
        """A short mark on the left of a text: the minutes of a step."""
        width = self.look.scale.px(74)
        dress = f"color:{self.mark}; font-weight:700; font-size:{self.look.scale.lead}px; margin:0"
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" style="margin-top:12px"><tr>'
            f'<td width="{width}"><p style="{dress}">{text_html(side)}</p></td>'
            f"<td>{body}</td></tr></table>"
        )

    def cards(self, cards: Sequence[tuple[str, str]]) -> str:
        """Cards in two columns (one when the text is large): title and body."""
        columns = 1 if self.look.scale.factor > 1.3 else 2
        lines = []
        for start in range(0, len(cards), columns):
            shown = cards[start : start + columns]
            cells = '<td width="12"></td>'.join(self._card(title, body, columns) for title, body in shown)
            if len(shown) < columns:
                cells += '<td width="12"></td><td></td>'
            lines.append(f'<tr>{cells}</tr><tr><td height="12"></td></tr>')
        return f'<table width="100%" cellspacing="0" cellpadding="0">{"".join(lines)}</table>'

    def rows(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> str:
        """A table of HTML cells under hairlines; widths in per cent."""
        line = self.look.palette.line
        body = "".join(
            "<tr>"
            + "".join(
                f'<td width="{width}%" style="padding:7px 10px 7px 0; border-bottom:1px solid {line}">{cell}</td>'
                for cell, width in zip(row, widths, strict=True)
            )
            + "</tr>"
            for row in rows
        )
        return (
            '<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">'
            f"{body}</table>"
        )

    def soft_text(self, text: str) -> str:
        """A small line in a quiet ink."""
        palette, scale = self.look.palette, self.look.scale
        return (
            f'<p style="color:{palette.ink_faint}; font-size:{scale.px(14)}px; margin:0 0 4px 0">'
            f"{text_html(text)}</p>"
        )

    def gap(self, height: int) -> str:
        """Empty room."""
        return f'<p style="font-size:{height}px; line-height:100%; margin:0">&nbsp;</p>'

    def _fact(self, name: str, text: str, share: int) -> str:
        scale, palette = self.look.scale, self.look.palette
        label = f"color:{palette.ink_faint}; font-size:{scale.caption}px; margin:0 0 2px 0"
        value = f"color:{palette.ink}; font-weight:600; margin:0; line-height:108%"
        return (
            f'<td width="{share}%" style="padding:12px 14px 12px 14px">'
            f'<p style="{label}">{text_html(name)}</p><p style="{value}">{_lines(text)}</p></td>'
        )

    def _card(self, title: str, body: str, columns: int) -> str:
        name = f"color:{self.mark}; font-weight:700; font-size:{self.look.scale.lead}px; margin:0 0 4px 0"
        border = f"border:1px solid {mix(self.mark, self.soft, 0.45)}"
        return (
            f'<td width="{100 // columns - 1}%" bgcolor="{self.soft}" style="padding:12px 14px 12px 14px; {border}">'
            f'<p style="{name}">{text_html(title)}</p>{body}</td>'
        )


def _table(rows: str, ground: str) -> str:
    return f'<table width="100%" cellspacing="0" cellpadding="0" bgcolor="{ground}">{rows}</table>'


def _box(body: str, ground: str, *, padding: int) -> str:
    sides = f"padding:{padding}px {padding + 4}px {padding}px {padding + 4}px"
    return _table(f'<tr><td style="{sides}">{body}</td></tr>', ground)


def _lines(text: str) -> str:
    return text_html(text).replace("\n", "<br/>")
