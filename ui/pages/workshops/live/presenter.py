"""What the screen of the day says: now, next, how late, in words that read from three metres. No Qt in here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from trainer.planning.live_records import MINUTE, Expected, LaneSeen, LiveDay, Outlook, Part, Stage
from trainer.planning.records import PAUSES, Block
from ui.kit.french import duration
from ui.operations.conduct import Opening
from ui.pages.workshops.live.face import Coming, Face, Pane
from ui.pages.workshops.live.figures import ON_TIME, LiveFigures
from ui.pages.workshops.live.steps import Due, due


class LiveWords(LiveFigures):
    """Texts of the day under way."""

    def face(
        self,
        opening: Opening,
        live: LiveDay,
        seen: Outlook,
        now: int,
        *,
        turned: Mapping[str, int] | None = None,
        lane: int | None = None,
    ) -> Face:
        """What to show at `now`.

        `turned` are the steps that were asked for instead of those of the time, by the key of their block; `lane` is
        the group that is looked at alone.
        """
        stage = live.running
        pace, tone = self.pace(seen.late)
        groups = tuple(self._group(opening, stage, one, turned or {}, now) for one in seen.lanes if stage)
        alone = next((one for one in groups if lane is not None and one.number == lane + 1), None)
        if alone is not None:
            pane = alone
        elif stage is not None:
            pane = Pane(stage.title) if groups else self._everyone(opening, stage, seen, turned or {})
        else:
            pane = self._between(opening, live, seen, now)
        place = " · ".join(part for part in (pane.name, pane.about) if part)
        coming = tuple(self._coming(live, seen, lane if alone is not None else None))
        following = [self.tr("Ensuite, {0}\u00a0: {1}").format(one.when, one.title) for one in coming[:1]]
        kicker = self._kicker(live, stage)
        return Face(
            clock=self.clock(now),
            kicker=f"{kicker} · {place}" if alone is not None and place else kicker,
            pane=pane,
            groups=() if alone is not None else groups,
            pace=pace if stage is not None or seen.late >= ON_TIME else "",
            tone=tone,
            coming=coming,
            ends=self.tr("Fin vers {0}").format(self.clock(seen.ends)) if not live.over else "",
            over=live.over,
            running=stage is not None,
            following="".join(following),
        )

    def due(self, opening: Opening, live: LiveDay, now: int, lane: int | None) -> tuple[str, Due] | None:
        """The key and the step of what runs for everyone, or in one group; None where there are no steps."""
        stage = live.running
        if stage is None:
            return None
        running = next((one for one in stage.lane(lane or 0) if one.running), None) if stage.parts else stage
        if running is None or (stage.parts and lane is None):
            return None
        block = _block(opening, running.key if isinstance(running, Part) else running.keys[0])
        found = _due(opening, block, running, now)
        return None if block is None or found is None else (block.key, found)

    # Parts

    def _everyone(self, opening: Opening, stage: Stage, seen: Outlook, turned: Mapping[str, int]) -> Pane:
        return self._pane(
            opening, stage, stage.keys[0], seen.elapsed, seen.left, turned, resumes=bool(seen.rest)
        )

    def _group(
        self, opening: Opening, stage: Stage | None, seen: LaneSeen, turned: Mapping[str, int], now: int
    ) -> Pane:
        """One of the groups."""
        assert stage is not None
        parts = stage.lane(seen.lane)
        name = parts[0].group
        if seen.part is None:
            words = self.tr("Fini, le groupe attend les autres.")
            following = self._following(stage, seen)
            return Pane(words, seen.lane + 1, name, self._about(opening, parts[0].key), following=following)
        made = self._pane(opening, seen.part, seen.part.key, seen.elapsed, seen.left, turned)
        about = self._about(opening, seen.part.key)
        following = self._following(stage, seen)
        return replace(made, number=seen.lane + 1, name=name, about=about, following=following)

    def _pane(
        self,
        opening: Opening,
        span: Stage | Part,
        key: str,
        elapsed: int,
        left: int,
        turned: Mapping[str, int],
        *,
        resumes: bool = False,
    ) -> Pane:
        block = _block(opening, key)
        began = span.started or 0
        left_words = self.tr("de plus que prévu") if left < 0 else self.remain()
        step, when, words, notes = self._words(opening, block, span, began + elapsed, turned.get(key))
        if block is not None and block.kind in PAUSES and resumes:
            words = self.tr("On reprend à {0}.").format(self.clock(began + elapsed + max(0, left)))
        return Pane(
            span.title,
            left=self.left(left),
            left_words=left_words,
            over_time=left < 0,
            share=min(1.0, elapsed / (span.minutes * MINUTE)),
            step=step,
            when=when,
            words=words,
            notes=notes,
            seconds=left,
            aloud=self.aloud(left, left_words),
        )

    def _between(self, opening: Opening, live: LiveDay, seen: Outlook, now: int) -> Pane:
        """Before the first block, in a pause between two, after the last one."""
        if live.over:
            return Pane(self.tr("Merci à toutes et à tous"))
        stage = live.stages[live.coming[0]]
        begins = seen.rest[0].start if stage.not_before is None else stage.not_before * MINUTE
        wait = begins - now
        left = self.left(wait) if wait > 0 else ""
        notes = self._own_notes(opening, [_block(opening, key) for key in stage.keys])
        counted = wait if wait > 0 else None
        words = self.tr("avant la reprise") if live.begun else self.tr("avant le début")
        aloud = self.aloud(wait, words) if wait > 0 else ""
        if live.begun:
            head = self.tr("On reprend à {0}").format(self.clock(max(now, begins)))
            title = head if wait > 0 else self.tr("On reprend")
            step = stage.title
            return Pane(
                title, left=left, left_words=words, step=step, notes=notes, seconds=counted, aloud=aloud
            )
        opens = begins - opening.doors * MINUTE
        if now < opens:
            step = self.tr("Les portes ouvrent à {0}").format(self.clock(opens))
        elif wait > 0:
            step = self.tr("Les portes sont ouvertes")
        elif wait > -ON_TIME:
            step = self.tr("C’est l’heure")
        else:
            step = self.tr("Prévu à {0}").format(self.clock(begins))
        if opening.remote and opening.link and wait > 0:
            step = self.tr("On se retrouve en ligne")
        title = stage.title
        return Pane(title, left=left, left_words=words, step=step, notes=notes, seconds=counted, aloud=aloud)

    def _kicker(self, live: LiveDay, stage: Stage | None) -> str:
        if stage is not None:
            return self.tr("Maintenant")
        if live.over:
            return self.tr("La journée est finie")
        return self.tr("Pause") if live.begun else self.tr("Pas encore commencé")

    def _coming(self, live: LiveDay, seen: Outlook, lane: int | None) -> list[Coming]:
        found = []
        one = next((group for group in seen.lanes if group.lane == lane), None)
        if one is not None and live.running is not None:
            parts = live.running.lane(one.lane)
            found = [self._one(parts[rest.place], rest) for rest in one.rest]
        shown = (
            live.running is None and not live.begun
        )  # before the start, the first one is what the screen is about
        return found + [self._one(live.stages[rest.place], rest) for rest in seen.rest[shown:]]

    def _one(self, what: Stage | Part, when: Expected) -> Coming:
        title = what.title
        if isinstance(what, Stage) and what.parts:
            title = self.tr("{0} groupes\u00a0: {1}").format(len(what.lanes), title)
        return Coming(self.clock(when.start), title, duration(what.minutes))

    def _following(self, stage: Stage, seen: LaneSeen) -> str:
        if seen.rest:
            part = stage.lane(seen.lane)[seen.rest[0].place]
            return self.tr("Ensuite, {0}\u00a0: {1}").format(self.clock(seen.rest[0].start), part.title)
        return self.tr("Retour vers {0}").format(self.clock(seen.ends)) if seen.part is not None else ""

    def _about(self, opening: Opening, key: str) -> str:
        """Where a group is, and with whom."""
        block = _block(opening, key)
        if block is None or not block.parallel:
            return ""
        lane = opening.plan.parallel(block.parallel).lanes[block.lane]
        return " · ".join(part for part in (block.room or lane.room, block.lead or lane.lead) if part)

    def _words(
        self, opening: Opening, block: Block | None, span: Stage | Part, now: int, turned: int | None
    ) -> tuple[str, str, str, str]:
        """The step, its time, the words to say, and what is for the trainers alone."""
        own = self._own_notes(opening, [block])
        found = _due(opening, block, span, now)
        if found is None:
            return "", "", "", own
        place = found.place if turned is None else min(turned, len(found.steps) - 1)
        step, ends = found.steps[place], found.ends[place]
        head = self.tr("Étape {0} sur {1} · {2}").format(place + 1, len(found.steps), step.title)
        length = duration(max(1, round(found.lengths[place])))
        when = self.tr("{0}, jusqu’à {1}").format(length, self.clock(ends))
        if place != found.place:
            when = self.tr("{0} · à cette heure\u00a0: étape {1}").format(length, found.place + 1)
        private = "\n".join(words for words in (step.description, step.trainer_note, own) if words)
        return head, when, _spoken(step.instruction), private

    def _own_notes(self, opening: Opening, blocks: list[Block | None]) -> str:
        """For the trainers alone: what the sheet says of working from afar, the notes of the blocks, the link."""
        there = [block for block in blocks if block is not None]
        own = []
        if opening.remote:
            texts = (opening.sheets.get(block.source) for block in there if block.source is not None)
            afar = [text.remote for text in texts if text is not None and text.remote]
            own = [self.tr("À distance\u00a0: {0}").format(words) for words in afar]
        own += [block.notes for block in there if block.notes]
        if opening.remote and opening.link:
            own.append(self.tr("Lien\u00a0: {0}").format(opening.link))
        return "\n".join(own)


def _block(opening: Opening, key: str) -> Block | None:
    """The block as it is planned; None once it was taken out of the plan."""
    return next((block for block in opening.plan if block.key == key), None)


def _due(opening: Opening, block: Block | None, span: Stage | Part, now: int) -> Due | None:
    sheet = opening.sheets.get(block.source) if block is not None and block.source is not None else None
    if sheet is None or span.started is None:
        return None
    return due(sheet.steps, span.planned, span.minutes, span.started, now)


def _spoken(words: str) -> str:
    """Words to say, between their guillemets."""
    words = words.strip()
    return words if not words or words.startswith("«") else f"«\u00a0{words}\u00a0»"
