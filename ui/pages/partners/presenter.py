"""What the page of partners knows, without Qt: the list, the search, and what was typed but not saved.

Nothing typed is lost by choosing another line: each partner keeps its own draft until it is saved or given up.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from dataclasses import fields as fields_of

from trainer.core.text import fold
from trainer.partners.records import Partner, PartnerFields

NEW = 0
"""The key of the draft of a partner that does not exist yet."""
KEYS = tuple(field.name for field in fields_of(PartnerFields))
KINDS = (
    "association",
    "collectif",
    "collectivité",
    "coopérative",
    "fondation",
    "syndicat",
    "université",
    "centre social",
    "réseau",
)
"""Kinds offered while typing; any other text is good too."""


@dataclass(slots=True)
class Draft:
    """What was typed over `base`, the partner as it was read at `version`; `theirs` is a newer one from elsewhere."""

    version: int
    base: PartnerFields
    typed: PartnerFields
    theirs: Partner | None = None
    sent: PartnerFields | None = None

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The fields that were changed elsewhere, in the order of the form."""
        if self.theirs is None:
            return ()
        now, before = asdict(self.theirs.fields), asdict(self.base)
        return tuple(key for key in KEYS if now[key] != before[key])


class Presenter:
    """The state of the page."""

    def __init__(self) -> None:
        self.partners: tuple[Partner, ...] = ()
        self.words = ""
        self.drafts: dict[int, Draft] = {}

    def partner(self, partner_id: int) -> Partner | None:
        """A partner of the list, or None."""
        return next((partner for partner in self.partners if partner.id == partner_id), None)

    def set_partners(self, partners: tuple[Partner, ...]) -> None:
        """Take a new reading of the list; a draft over a partner that moved on learns what changed."""
        self.partners = partners
        for key, draft in list(self.drafts.items()):
            partner = self.partner(key)
            if partner is None or partner.version == draft.version:
                continue
            if draft.sent == partner.fields or partner.fields == draft.base:
                draft.version, draft.base, draft.theirs = partner.version, partner.fields, None
            else:
                draft.theirs = partner
            draft.sent = None
            if draft.typed == partner.fields:
                del self.drafts[key]

    def visible(self) -> tuple[Partner, ...]:
        """The partners in which every searched word is found."""
        wanted = fold(self.words).split()
        return tuple(p for p in self.partners if all(word in _searched(p) for word in wanted))

    def fields(self, key: int) -> PartnerFields:
        """What the form shows for a partner, or for the new one: the draft first."""
        if key in self.drafts:
            return self.drafts[key].typed
        partner = self.partner(key)
        return partner.fields if partner is not None else PartnerFields(name="")

    def typed(self, key: int, fields: PartnerFields) -> bool:
        """Remember what is typed; True when it differs from what is stored."""
        draft = self.drafts.get(key)
        partner = self.partner(key)
        if draft is not None:
            draft.typed = fields
            if fields == draft.base and draft.theirs is None:
                del self.drafts[key]
        else:
            base = partner.fields if partner is not None else PartnerFields(name="")
            if fields != base:
                self.drafts[key] = Draft(partner.version if partner else 0, base, fields)
        return key in self.drafts

    def version(self, key: int) -> int:
        """The version that a save is made against."""
        if key in self.drafts:
            return self.drafts[key].version
        partner = self.partner(key)
        return partner.version if partner is not None else 0

    def saved(self, key: int, sent: PartnerFields) -> None:
        """A save went through: what was typed meanwhile stays a draft."""
        draft = self.drafts.get(key)
        if draft is None:
            return
        if draft.typed == sent or key == NEW:
            del self.drafts[key]
        else:
            draft.sent = sent

    def discard(self, key: int) -> PartnerFields | None:
        """Give up what was typed; gives it back, so that it can be put there again."""
        draft = self.drafts.pop(key, None)
        return draft.typed if draft is not None else None

    def keep_mine(self, key: int) -> None:
        """The person prefers what they typed: it will be saved over the newer version."""
        draft = self.drafts[key]
        if draft.theirs is not None:
            draft.version, draft.base, draft.theirs = draft.theirs.version, draft.theirs.fields, None


def _searched(partner: Partner) -> str:
    f = partner.fields
    return fold(f"{f.name} {f.city} {f.postcode} {f.country} {f.kind} {f.contact}")
