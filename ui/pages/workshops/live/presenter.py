"""What the screen of the day says: now, next, how late, in words that read from three metres. No Qt in here."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.model import Step
from trainer.planning.live import MINUTE, LiveDay, Outlook, Stage
from trainer.planning.records import Block
from ui.kit.tokens import Tone
from ui.operations.conduct import Opening
from ui.pages.workshops.words import Words

ON_TIME = 60
"""Seconds: what is less than this late, or ahead, is on time."""
MUCH = 10 * 60


@dataclass(frozen=True, slots=True)
class Coming:
    """A stage to come: its place in the day, when it is expected, what it is, how long it is given."""

    place: int
    when: str
    title: str
    length: str


@dataclass(frozen=True, slots=True)
class Face:
    """Everything that is shown at one moment; `share` is the part of the stage that is used, from 0 to 1."""

    clock: str
    kicker: str
    title: str
    left: str
    left_words: str
    over_time: bool
    share: float
    pace: str
    tone: Tone
    lanes: tuple[str, ...]
    step: str
    instruction: str
    notes: str
    coming: tuple[Coming, ...]
    ends: str
    over: bool
    running: bool


class LiveWords(Words):
    """Texts of the day under way."""

    def face(self, opening: Opening, live: LiveDay, seen: Outlook, now: int, step: int | None) -> Face:
        """What to show at `now`; `step` is the step of the sheet that was asked for, None for that of the time."""
        stage = live.stages[live.now] if live.now is not None else None
        blocks = self._blocks(opening, stage)
        pace, tone = self.pace(seen.late)
        place = self.step_at(opening, live, seen) if step is None else step
        title, instruction, notes = self._words(opening, blocks, place)
        return Face(
            clock=self.clock(now),
            kicker=self._kicker(live, stage),
            title=self._title(live, stage),
            left=self.left(seen.left) if stage is not None else "",
            left_words=self.tr("en plus du temps prévu") if seen.left < 0 else self.tr("restent"),
            over_time=stage is not None and seen.left < 0,
            share=min(1.0, seen.elapsed / (stage.minutes * MINUTE)) if stage is not None else 0.0,
            pace=pace if stage is not None or seen.late >= ON_TIME else "",
            tone=tone,
            lanes=self._lanes(opening, blocks),
            step=title,
            instruction=instruction,
            notes=notes,
            coming=tuple(
                Coming(
                    one.place,
                    self.clock(one.start),
                    live.stages[one.place].title,
                    self.tr("{0} min").format(live.stages[one.place].minutes),
                )
                for one in seen.rest
            ),
            ends=self.tr("Fin vers {0}").format(self.clock(seen.ends)) if not live.over else "",
            over=live.over,
            running=stage is not None,
        )

    def pace(self, late: int) -> tuple[str, Tone]:
        """ "8 min de retard", "3 min d’avance", "à l’heure"."""
        if abs(late) < ON_TIME:
            return self.tr("À l’heure"), Tone.SUCCESS
        minutes = abs(late) // MINUTE
        if late < 0:
            return self.tr("{0} min d’avance").format(minutes), Tone.INFO
        return self.tr("{0} min de retard").format(minutes), Tone.WARNING if late < MUCH else Tone.DANGER

    def clock(self, second: int) -> str:
        """ "9 h 05"; past midnight it starts again."""
        minutes = second // MINUTE
        hour, minute = minutes // 60 % 24, minutes % 60
        return f"{hour}\u202fh\u202f{minute:02d}"

    def left(self, seconds: int) -> str:
        """ "12:05"; over its time "+ 2:10"."""
        minutes, rest = divmod(abs(seconds), MINUTE)
        sign = "+\u202f" if seconds < 0 else ""
        return f"{sign}{minutes}:{rest:02d}"

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

    def minutes(self, seconds: int | None) -> str:
        """The minutes that something really took."""
        return "–" if seconds is None else self.tr("{0} min").format(round(seconds / MINUTE))

    def difference(self, planned: int, seconds: int | None) -> str:
        """ "+ 5 min", "− 3 min", "comme prévu"; nothing while it runs."""
        if seconds is None:
            return self.tr("en cours")
        minutes = round(seconds / MINUTE) - planned
        if not minutes:
            return self.tr("comme prévu")
        return f"{'+' if minutes > 0 else '−'}\u202f{abs(minutes)}\u00a0min"

    def steps(self, opening: Opening, live: LiveDay) -> tuple[Step, ...]:
        """The steps of the sheet that runs; none for lanes and for blocks that are no sheet."""
        stage = live.stages[live.now] if live.now is not None else None
        blocks = self._blocks(opening, stage)
        sheet = opening.sheets.get(blocks[0].source) if len(blocks) == 1 and blocks[0].source else None
        return sheet.steps if sheet is not None else ()

    def step_at(self, opening: Opening, live: LiveDay, seen: Outlook) -> int:
        """Which step is due, the sheet's minutes stretched to those of the stage."""
        steps = self.steps(opening, live)
        total = sum(step.minutes for step in steps)
        if live.now is None or not total:
            return 0
        at = seen.elapsed * total / (live.stages[live.now].minutes * MINUTE)
        passed = 0
        for place, step in enumerate(steps):
            passed += step.minutes
            if at < passed:
                return place
        return len(steps) - 1

    # Parts

    def _blocks(self, opening: Opening, stage: Stage | None) -> list[Block]:
        keys = stage.keys if stage is not None else ()
        return [block for block in opening.plan if block.key in keys]

    def _kicker(self, live: LiveDay, stage: Stage | None) -> str:
        if stage is not None:
            return self.tr("Maintenant")
        return self.tr("La journée est finie") if live.over else self.tr("Pas encore commencé")

    def _title(self, live: LiveDay, stage: Stage | None) -> str:
        if stage is not None:
            return stage.title
        return self.tr("Merci à toutes et à tous") if live.over else live.stages[live.coming[0]].title

    def _lanes(self, opening: Opening, blocks: list[Block]) -> tuple[str, ...]:
        if len(blocks) < 2 or not blocks[0].parallel:
            return ()
        found = []
        for block in blocks:
            lane = opening.plan.parallel(block.parallel).lanes[block.lane]
            parts = (lane.name, block.room or lane.room, block.lead or lane.lead)
            place = " · ".join(part for part in parts if part)
            found.append(self.tr("{0}\u00a0: {1}, {2}\u00a0min").format(place, block.title, block.minutes))
        return tuple(found)

    def _words(self, opening: Opening, blocks: list[Block], place: int) -> tuple[str, str, str]:
        """The step, the words to say, and what is for the trainers alone."""
        own = [block.notes for block in blocks if block.notes]
        if opening.remote:
            texts = (opening.sheets.get(block.source) for block in blocks if block.source is not None)
            afar = [text.remote for text in texts if text is not None and text.remote]
            own = [self.tr("À distance\u00a0: {0}").format(words) for words in afar] + own
        sheet = opening.sheets.get(blocks[0].source) if len(blocks) == 1 and blocks[0].source else None
        if sheet is None or not sheet.steps:
            return "", "", "\n".join(own)
        place = min(place, len(sheet.steps) - 1)
        step = sheet.steps[place]
        head = self.tr("Étape {0} sur {1} · {2}").format(place + 1, len(sheet.steps), step.title)
        private = [step.trainer_note or step.description, *own]
        return head, _spoken(step.instruction), "\n".join(words for words in private if words)


def _spoken(words: str) -> str:
    """Words to say, between their guillemets."""
    words = words.strip()
    return words if not words or words.startswith("«") else f"«\u00a0{words}\u00a0»"
