"""The year in bars, painted in the theme's colours: sold and received by month, and sold by partner."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from trainer.core.money import euros
from trainer.sales.records import MonthRevenue
from ui.kit.french import MONTHS
from ui.kit.theme import current
from ui.pages.revenue.presenter import money, ticks

SHORT = ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.")


def _caption() -> QFont:
    look = current()
    font = QFont(look.family) if look.family else QFont()
    font.setPixelSize(look.scale.caption)
    return font


class MonthChart(QWidget):
    """Two bars a month. The same numbers stand in the table beside it; a month's own in its tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self._months: tuple[MonthRevenue, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_months(self, months: tuple[MonthRevenue, ...]) -> None:
        """Show a year."""
        self._months = months
        sold, received = sum(m.sold for m in months), sum(m.received for m in months)
        self.setAccessibleName(self.tr("Vendu et reçu par mois"))
        self.setAccessibleDescription(
            self.tr("Sur l’année\u00a0: {0} vendus, {1} reçus.").format(euros(sold), euros(received))
        )
        self.update()

    def sizeHint(self) -> QSize:
        """Room for twelve months."""
        return QSize(current().scale.px(420), current().scale.px(220))

    def minimumSizeHint(self) -> QSize:
        """The bars may be thin."""
        return QSize(240, current().scale.px(180))

    def event(self, event: QEvent) -> bool:
        """Name the month under the mouse and its amounts."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            month = self._month_at(event.pos().x())
            if month is not None:
                text = self.tr("{0}\u00a0: {1} vendus, {2} reçus")
                shown = text.format(
                    MONTHS[month.month - 1].capitalize(), euros(month.sold), euros(month.received)
                )
                QToolTip.showText(event.globalPos(), shown, self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lines of the scale, then the bars, then the months."""
        if not self._months:
            return
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(_caption())
            amounts = [amount for m in self._months for amount in (m.sold, m.received)]
            scale = ticks(min(amounts), max(amounts))
            plot = self._plot(scale)
            self._paint_scale(painter, plot, scale)
            for place, month in enumerate(self._months):
                self._paint_month(painter, plot, scale, place, month)

    def _plot(self, scale: Sequence[int]) -> QRectF:
        metrics = QFontMetrics(_caption())
        left = max(metrics.horizontalAdvance(money(tick)) for tick in scale) + 10
        bottom = metrics.height() + 8
        return QRectF(
            left, metrics.height() / 2 + 2, self.width() - left, self.height() - bottom - metrics.height() / 2
        )

    def _y(self, plot: QRectF, scale: Sequence[int], amount: int) -> float:
        return plot.bottom() - plot.height() * (amount - scale[0]) / (scale[-1] - scale[0])

    def _paint_scale(self, painter: QPainter, plot: QRectF, scale: Sequence[int]) -> None:
        palette, height = current().palette, QFontMetrics(_caption()).height()
        for tick in scale:
            y = round(self._y(plot, scale, tick)) + 0.5
            painter.setPen(QColor(palette.control_line if tick == 0 else palette.line))
            painter.drawLine(int(plot.left()), int(y), int(plot.right()), int(y))
            painter.setPen(QColor(palette.ink_faint))
            box = QRectF(0, y - height / 2, plot.left() - 10, height)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, money(tick))

    def _paint_month(
        self, painter: QPainter, plot: QRectF, scale: Sequence[int], place: int, month: MonthRevenue
    ) -> None:
        palette = current().palette
        slot = plot.width() / 12
        bar, gap = min(slot * 0.32, 22.0), min(slot * 0.06, 3.0)
        middle = plot.left() + slot * (place + 0.5)
        zero = self._y(plot, scale, 0)
        painter.setPen(Qt.PenStyle.NoPen)
        for left, amount, colour in (
            (middle - bar - gap / 2, month.sold, palette.accent_fill),
            (middle + gap / 2, month.received, palette.info),
        ):
            if amount:
                y = self._y(plot, scale, amount)
                painter.setBrush(QColor(colour))
                painter.drawRoundedRect(QRectF(left, min(y, zero), bar, abs(zero - y)), 3, 3)
        painter.setPen(QColor(palette.ink_faint))
        name = SHORT[place]
        if QFontMetrics(_caption()).horizontalAdvance("sept.") > slot - 2:
            name = MONTHS[place][0].upper()
        box = QRectF(middle - slot / 2, plot.bottom() + 6, slot, self.height() - plot.bottom() - 6)
        painter.drawText(box, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, name)

    def _month_at(self, x: int) -> MonthRevenue | None:
        if not self._months:
            return None
        amounts = [amount for m in self._months for amount in (m.sold, m.received)]
        plot = self._plot(ticks(min(amounts), max(amounts)))
        place = int((x - plot.left()) / (plot.width() / 12))
        return self._months[place] if x >= plot.left() and place < 12 else None


class ShareBar(QWidget):
    """One thin bar: the share of one partner in what was sold."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = max(0.0, min(1.0, share))
        self.setFixedHeight(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The whole in pale, the share in colour."""
        palette = current().palette
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(palette.sunken))
            painter.drawRoundedRect(self.rect(), 3, 3)
            if self._share:
                painter.setBrush(QColor(palette.accent_fill))
                width = max(6.0, self.width() * self._share)
                painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 3, 3)


class Swatch(QWidget):
    """The colour of a legend; `token` is a field of the palette."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token
        self.setFixedSize(12, 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A small rounded square."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(getattr(current().palette, self._token)))
            painter.drawRoundedRect(self.rect(), 3, 3)
