"""The tables of a document on their way into a sheet: steps, materials, facts, boxes, or rows of a section."""

from __future__ import annotations

from curriculum.model import AccessNote
from trainer.core.text import fold
from trainer.documents.docx.read import WordCell, WordLine, WordTable, one_line
from trainer.library import exchange_word_words as words
from trainer.library.exchange_word_lines import SAY, TEXTS, LineReading
from trainer.library.exchange_word_parts import StepParts, looks_timed


class Reading(LineReading):
    """Goes through paragraphs and tables."""

    def table(self, table: WordTable) -> None:
        """A table: steps, materials, facts, a box, or rows of a section."""
        rows = [row for row in table.rows if any(cell.lines for cell in row)]
        if not rows:
            return
        filled = [cell for row in rows for cell in row if cell.lines]
        if len(filled) == 1:
            self._box(list(filled[0].lines))
        elif self.section == "roles":
            for cell in filled:
                self.parts.roles.append((cell.lines[0].plain, list(cell.lines[1:])))
        elif sum(_is_fact(cell) for cell in filled) * 2 >= len(filled):
            for cell in filled:
                field = words.section_of(cell.lines[0].plain)
                self.into(field or "frame", list(cell.lines[1:] if field else cell.lines))
        elif not (self._step_rows(rows) or self._material_rows(rows) or self._pairs(rows)):
            self._other_rows(rows)

    def _box(self, lines: list[WordLine]) -> None:
        """A framed text: what to say, a note, or a section with its title inside."""
        key = words.heading_key(lines[0].plain)
        plains = [line.plain for line in lines]
        if self.inside_step(lines[0].plain):
            step = self.parts.steps[-1]
            (step.instruction if key in SAY else step.note).extend(lines[1:])
        elif not self.parts.title and self.file.title in plains:
            self._band(plains)
        elif (field := self.meant(lines[0].plain)) and len(lines) > 1:
            self.into(field, lines[1:])
        else:
            for line in lines:
                self.line(line)

    def _band(self, plains: list[str]) -> None:
        place = plains.index(self.file.title)
        self.parts.title = plains[place]
        self.parts.facts["promise"] = " ".join(plains[place + 1 :])
        for text in plains[:place]:
            self.parts.kind = words.kind_of(text) or self.parts.kind
            self.parts.leave(text, "bandeau du titre")

    def _step_rows(self, rows: list[tuple[WordCell, ...]]) -> bool:
        for place, row in enumerate(rows[:2]):
            columns = [words.column_of(cell.plain) for cell in row for _ in range(cell.span)]
            known = {name for name in columns if name}
            if len(known) >= 2 and ("minutes" in known or ("title" in known and self.section == "steps")):
                titles = [cell.plain for cell in row for _ in range(cell.span)]
                for above in rows[:place]:
                    self._left_row(above)
                for below in rows[place + 1 :]:
                    self._step_row(below, columns, titles)
                return True
        return False

    def _step_row(self, row: tuple[WordCell, ...], columns: list[str], titles: list[str]) -> None:
        cells = [cell for cell in row if cell.lines]
        if (len(cells) == 1 and not looks_timed(cells[0].plain)) or fold(cells[0].plain).startswith("total"):
            self._left_row(row)
            return
        step, place = StepParts(""), 0
        for cell in row:
            name = columns[place] if place < len(columns) else ""
            title = titles[place] if place < len(titles) else ""
            place += cell.span
            if cell.lines:
                self._step_cell(step, name, title, cell)
        if not step.title:
            first = step.description.pop(0).plain if step.description else "Étape"
            step.title = first
        self.parts.steps.append(step)

    def _step_cell(self, step: StepParts, name: str, title: str, cell: WordCell) -> None:
        if name == "minutes" and words.minutes_of(cell.plain) is not None:
            step.minutes = words.minutes_of(cell.plain) or 0
        elif name == "title" and not step.title:
            step.title = cell.lines[0].plain
            step.description[:0] = cell.lines[1:]
        elif name == "grouping" and len(cell.plain) <= 60:
            step.grouping = cell.plain
        elif name == "materials":
            for line in cell.lines:
                self.materials(line.plain, listed=line.item)
        elif name in ("instruction", "trainer_note"):
            (step.instruction if name == "instruction" else step.note).extend(cell.lines)
        elif name in ("description", "title"):
            step.description += cell.lines
        else:
            step.description.append(
                WordLine(f"**{title}** : {cell.text}" if title else cell.text, cell.plain)
            )

    def _material_rows(self, rows: list[tuple[WordCell, ...]]) -> bool:
        columns = [words.material_column(cell.plain) for cell in rows[0]]
        if "item" not in columns or len(set(columns) - {""}) < 2:
            return False
        for row in rows[1:]:
            values = {name: cell.plain for name, cell in zip(columns, row, strict=False) if name}
            for name, cell in zip(columns, row, strict=False):
                if not name:
                    self.parts.leave(cell.text, self.where)
            item, quantity = values.get("item", ""), values.get("quantity", "")
            if item:
                self.parts.materials.append(words.material_of(item, quantity, values.get("provenance", "")))
        return True

    def _pairs(self, rows: list[tuple[WordCell, ...]]) -> bool:
        """Two columns of which the first names: fields, situations, chapters, what to observe."""
        two = [row for row in rows if len(row) == 2 and row[0].lines]
        named = [row for row in two if words.section_of(row[0].plain)]
        if (
            self.section == "accessibility"
            and all(words.need_of(row[0].plain) for row in two)
            and len(two) == len(rows)
        ):
            for row in two:
                need = words.need_of(row[0].plain)
                if need is not None:
                    self.parts.access.append(AccessNote(need, one_line(row[1].text)))
        elif self.section == "chapters" and len(two) == len(rows):
            for row in two:
                if not self.parts.chapter(f"{row[0].plain} {row[1].plain}"):
                    self._left_row(row)
        elif self.section == "observation" and len(two) == len(rows):
            for row in two:
                if not row[1].lines:
                    self.parts.add("observation", WordLine(row[0].plain, row[0].plain))
                elif row is not two[0]:
                    self._left_row(row)
        elif len(two) == len(rows) and len(named) * 2 >= len(rows):
            for one in rows:
                self._pair(one)
        else:
            return False
        return True

    def _pair(self, row: tuple[WordCell, ...]) -> None:
        field = words.section_of(row[0].plain)
        if not field:
            self._left_row(row)
            return
        before = self.where
        self.where = row[0].plain
        self.into(field, list(row[1].lines))
        self.where = before

    def _other_rows(self, rows: list[tuple[WordCell, ...]]) -> None:
        for row in rows:
            words_of_row = " : ".join(cell.plain for cell in row if cell.lines)
            if self.section in TEXTS:
                self.parts.add(self.section, WordLine(words_of_row, words_of_row, item=True))
            elif self.section == "steps" and self.parts.steps:
                self.parts.steps[-1].description.append(WordLine(words_of_row, words_of_row, item=True))
            else:
                self._left_row(row)

    def _left_row(self, row: tuple[WordCell, ...]) -> None:
        self.parts.leave(
            " | ".join(one_line(cell.text) for cell in row if cell.lines), f"tableau, {self.where}"
        )


def _is_fact(cell: WordCell) -> bool:
    return len(cell.lines) >= 2 and bool(words.section_of(cell.lines[0].plain))
