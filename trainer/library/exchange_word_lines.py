"""The paragraphs of a document on their way into a sheet: titles open sections, labels give facts."""

from __future__ import annotations

import re

from curriculum.model import AccessNote
from trainer.documents.docx.read import WordFile, WordLine, WordPicture
from trainer.library import exchange_word_words as words
from trainer.library.exchange_word_parts import SheetParts, looks_timed, step_of, timing_line

FACTS = {
    "audience", "room", "promise", "duration", "duration.range", "group", "trainers", "kind", "tags", "authors",
    "licence",
}  # fmt: skip
LISTS = {
    "objectives", "prerequisites", "observation", "questions", "sources", "debrief.questions",
    "debrief.key_messages", "evaluation.before", "evaluation.after",
}  # fmt: skip
TEXTS = {"when", "when_not", "context", "variants", "risks", "handout", "falc", "trainer_notes", "remote"}
OPEN = {"", "frame", "steps"} | LISTS | FACTS | {"materials"}
STRONG = {
    "duration",
    "group",
    "materials",
    "objectives",
    "audience",
    "kind",
    "trainers",
    "prerequisites",
    "authors",
}
_LABEL = re.compile(r"^([^:]{2,45}?)\s*:\s*(.*)$", re.DOTALL)
SAY = ("a dire au groupe", "a dire", "consigne", "consignes", "ce que je dis", "dire")
BEHIND = ("en coulisse", "en coulisses", "note", "notes", "remarque", "pour l'animation")
BEFORE = "avant le premier titre"


class LineReading:
    """Goes through paragraphs and knows in which section it stands."""

    def __init__(self, file: WordFile) -> None:
        self.parts = SheetParts()
        self.pictures: list[WordPicture] = []
        self.file = file
        self.section, self.level, self.where = "", 0, BEFORE

    def picture(self, one: WordPicture) -> None:
        """A picture: an attachment, or named among what is left out."""
        if one.content:
            self.pictures.append(one)
        else:
            self.parts.leave(f"Image «\u00a0{one.name}\u00a0»\u00a0: {one.why}", self.where)

    def line(self, line: WordLine) -> None:
        """A paragraph, wherever it stands."""
        if line.where:
            self.parts.leave(line.text, line.where)
        elif line.heading:
            self._heading(line.plain, line.heading)
        elif not line.item and self._is_title(line):
            self._heading(line.plain, max(self.level, 2) if self.level != 1 else 1)
        elif not self._labelled(line):
            self._content(line)

    # Titles

    def _is_title(self, line: WordLine) -> bool:
        if (
            not self.parts.title
            and not self.section
            and (line.bold or len(self.parts.lines) == 0)
            and len(line.plain) < 120
        ):
            return line.bold and not words.section_of(line.plain)
        marked = line.bold or line.plain.isupper() or line.plain.rstrip().endswith(":")
        return marked and bool(words.section_of(line.plain)) and not self.inside_step(line.plain)

    def inside_step(self, text: str) -> bool:
        key = words.heading_key(text)
        return self.section == "steps" and bool(self.parts.steps) and (key in SAY or key in BEHIND)

    def _heading(self, text: str, level: int) -> None:
        field = self.meant(text)
        deeper = bool(self.section) and level > self.level
        if not self.parts.title and not field and not self.section:
            self.parts.title = text.strip()
        elif deeper and self.section == "steps":
            self.parts.steps.append(step_of(text))
        elif deeper and self.section == "roles":
            self.parts.roles.append((text, []))
        elif deeper and self.section in TEXTS:
            self.parts.add(self.section, WordLine(f"**{text}**", text))
        elif field:
            inner = "." in field and self.section.partition(".")[0] == field.partition(".")[0]
            self.level = self.level if inner and deeper else level
            self.section, self.where = field, text.strip()
            if field == "duration":
                self._fact(field, text)
        elif deeper and self.section in LISTS | {"materials"}:
            self.parts.leave(text, self.where)
        else:
            self.section, self.level, self.where = "", level, text.strip()
            self.parts.leave(text, "titre inconnu")

    def meant(self, text: str) -> str:
        """The field of a title; « Avant », « Après » and « Questions » only mean something inside their section."""
        field = words.section_of(text)
        outer = self.section.partition(".")[0]
        if field in ("evaluation.before", "evaluation.after") and outer != "evaluation":
            return ""
        if field == "debrief.questions" and self.section == "chapters":
            return "questions"
        return field

    # Lines

    def _labelled(self, line: WordLine) -> bool:
        """Take « Durée : 45 min » in, where such labels can stand; False for anything else."""
        match = _LABEL.match(line.plain)
        label = words.section_of(match[1]) if match else ""
        if match is None or not match[2].strip():
            return False
        if self.section == "steps" and self.parts.steps:
            return self._step_label(match[1], line)
        allowed = label and (
            self.section in OPEN
            or (self.section in TEXTS - {"handout", "falc", "trainer_notes"} and label in STRONG)
        )
        if not allowed or (line.item and self.section not in ("", "frame")):
            return False
        rest = after_label(line, match[1])
        if label not in FACTS:
            self.section, self.where = label, match[1].strip()
            self.level = self.level or 2
        self.into(label, [rest])
        return True

    def _step_label(self, label: str, line: WordLine) -> bool:
        key, step = words.heading_key(label), self.parts.steps[-1]
        rest = after_label(line, label)
        if key in SAY:
            step.instruction.append(rest)
        elif key in BEHIND:
            step.note.append(rest)
        elif words.section_of(label) == "materials":
            self.materials(rest.plain)
        elif words.section_of(label) == "duration" and words.minutes_of(rest.plain):
            step.minutes = words.minutes_of(rest.plain) or 0
        else:
            return False
        return True

    def into(self, field: str, lines: list[WordLine]) -> None:
        """Give lines to a field without leaving the section."""
        before = self.section, self.where
        self.section = field
        for line in lines:
            self._content(line)
        self.section, self.where = before

    def _content(self, line: WordLine) -> None:
        section = self.section
        if section in ("", "frame"):
            self._loose(line)
        elif section in FACTS:
            self._fact(section, line.plain)
        elif section in TEXTS:
            self.parts.add(section, line)
        elif section == "steps":
            self._step_line(line)
        elif section == "materials":
            self.materials(line.plain, listed=line.item)
        elif section in LISTS:
            self._listed(section, line)
        elif section in ("debrief", "evaluation"):
            self._listed({"debrief": "debrief.questions", "evaluation": "evaluation.after"}[section], line)
        else:
            self._special(section, line)

    def _loose(self, line: WordLine) -> None:
        first = self.parts.title and "promise" not in self.parts.facts and self.where == BEFORE
        if first and not line.item and len(line.plain) <= 400:
            self.parts.facts["promise"] = line.plain
        elif not self.parts.title and len(line.plain) <= 120 and not line.item:
            self.parts.title = line.plain
        else:
            self.parts.leave(line.text, self.where)

    def _listed(self, field: str, line: WordLine) -> None:
        if line.plain.endswith(":") and not line.item:
            self.parts.leave(line.text, self.where)
        else:
            self.parts.add(field, line)

    def _special(self, section: str, line: WordLine) -> None:
        head, _, rest = line.plain.partition(":")
        need = words.need_of(head) if rest else None
        if section == "chapters" and self.parts.chapter(line.plain):
            return
        if section == "accessibility" and need is not None:
            self.parts.access.append(AccessNote(need, rest.strip()))
        elif section == "roles" and rest.strip() and len(head) <= 60:
            self.parts.roles.append((head.strip(), [after_label(line, head)]))
        elif section == "roles" and self.parts.roles:
            self.parts.roles[-1][1].append(line)
        else:
            self.parts.leave(line.text, self.where)

    def _fact(self, field: str, text: str) -> None:
        kind = words.kind_of(text) if field == "kind" else None
        if field == "kind" and kind is not None:
            self.parts.kind = kind
        elif (
            (field == "kind")
            or (field == "duration" and words.minutes_of(text) is None)
            or (field in ("group", "trainers") and not words.numbers_of(text))
        ):
            if words.section_of(text) != field:
                self.parts.leave(text, self.where)
        else:
            self.parts.facts[field] = f"{self.parts.facts.get(field, '')} {text}".strip()

    def materials(self, text: str, listed: bool = False) -> None:
        cuts = [text] if listed else re.split(r"[,;\n]|\s·\s", text)
        self.parts.materials += [words.material_of(one) for one in cuts if one.strip(" .")]

    def _step_line(self, line: WordLine) -> None:
        steps = self.parts.steps
        if steps and not steps[-1].description and timing_line(line.plain, steps[-1]):
            return
        starts = looks_timed(line.plain) and len(line.plain) <= 160
        if (starts and line.level == 0) or (line.item and line.level == 0 and self._numbered_steps(line)):
            steps.append(step_of(line.plain))
        elif steps:
            said = line.plain.startswith("«") and line.plain.endswith("»")
            (steps[-1].instruction if said else steps[-1].description).append(line)
        else:
            self.parts.leave(line.text, self.where)

    def _numbered_steps(self, line: WordLine) -> bool:
        """A numbered list straight under the title is the list of the steps."""
        return (
            line.ordered
            and len(line.plain) <= 160
            and all(one.title for one in self.parts.steps)
            and (not self.parts.steps or not self.parts.steps[-1].minutes)
        )


def after_label(line: WordLine, label: str) -> WordLine:
    """What follows « Durée : », its marks kept when the label had none."""
    plain = line.plain.partition(":")[2].strip()
    head, _, rest = line.text.partition(":")
    whole = rest.strip() if head.count("*") % 2 == 0 and "[" not in head else plain
    return WordLine(
        whole.removeprefix("**").strip() if whole.startswith("** ") else whole, plain, item=line.item
    )
