"""How moments and lengths of the day are written. No Qt in here."""

from __future__ import annotations

from trainer.planning.live_correct import Fate, Shift
from trainer.planning.live_records import MINUTE
from ui.kit.french import duration
from ui.kit.tokens import Tone
from ui.pages.workshops.words import Words

ON_TIME = 60
"""Seconds: what is less than this late, or ahead, is on time."""
MUCH = 10 * 60
HOUR = 60


class LiveFigures(Words):
    """Times and lengths, in words that read from three metres."""

    def pace(self, late: int) -> tuple[str, Tone]:
        """ "8 min de retard", "1 h 05 d’avance", "à l’heure"."""
        if abs(late) < ON_TIME:
            return self.tr("À l’heure"), Tone.SUCCESS
        length = duration(abs(late) // MINUTE)
        if late < 0:
            return self.tr("{0} d’avance").format(length), Tone.INFO
        return self.tr("{0} de retard").format(length), Tone.WARNING if late < MUCH else Tone.DANGER

    def clock(self, second: int) -> str:
        """ "9 h 05"; past midnight it starts again."""
        minutes = second // MINUTE
        hour, minute = minutes // 60 % 24, minutes % 60
        return f"{hour}\u202fh\u202f{minute:02d}"

    def left(self, seconds: int) -> str:
        """ "12:05", from an hour on "1 h 05"; over its time "+ 2:10"."""
        minutes, rest = divmod(abs(seconds), MINUTE)
        sign = "+\u202f" if seconds < 0 else ""
        return f"{sign}{minutes}:{rest:02d}" if minutes < HOUR else f"{sign}{self.clock_like(minutes)}"

    def aloud(self, seconds: int, words: str) -> str:
        """ "restent 12 min", "2 min de plus que prévu", "12 min avant le début": to be heard."""
        minutes = -(-abs(seconds) // MINUTE)
        length = duration(minutes) if minutes else self.tr("moins d’une minute")
        return f"{words} {length}" if words == self.remain() else f"{length} {words}"

    def remain(self) -> str:
        """Said before what is left."""
        return self.tr("restent")

    def clock_like(self, minutes: int) -> str:
        """ "1 h 05", "26 h 00"."""
        return f"{minutes // HOUR}\u202fh\u202f{minutes % HOUR:02d}"

    def minutes(self, seconds: int | None) -> str:
        """How long something really took."""
        return "–" if seconds is None else duration(round(seconds / MINUTE))

    def difference(self, planned: int, seconds: int) -> str:
        """ "+ 5 min", "− 1 h 03", "comme prévu"."""
        minutes = round(seconds / MINUTE) - planned
        if not minutes:
            return self.tr("comme prévu")
        return f"{'+' if minutes > 0 else '−'}\u202f{duration(abs(minutes))}"

    def fate(self, fate: Fate) -> str:
        """What became of a block that was not given to its end."""
        return {
            Fate.GIVEN: "",
            Fate.RUNNING: self.tr("en cours"),
            Fate.BROKEN_OFF: self.tr("interrompue"),
            Fate.DROPPED: self.tr("passée"),
            Fate.TO_COME: self.tr("pas animée"),
        }[fate]

    def shift(self, shift: Shift) -> str:
        """Whether it was given in its turn."""
        return {Shift.NONE: "", Shift.EARLIER: self.tr("avancée"), Shift.LATER: self.tr("repoussée")}[shift]

    def summed(self, ended: int, over: int) -> str:
        """How many blocks were given to their end, and how many of them took too long."""
        if ended < 2:
            head = self.tr("{0} séquence menée au bout").format(ended)
        else:
            head = self.tr("{0} séquences menées au bout").format(ended)
        tails = (
            self.tr("aucune n’a débordé"),
            self.tr("une a débordé"),
            self.tr("{0} ont débordé").format(over),
        )
        return f"{head}, {tails[min(over, 2)]}."
