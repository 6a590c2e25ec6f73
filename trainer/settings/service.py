"""The training body, the dated wordings, and the name this database goes by in calendars."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from dataclasses import fields as fields_of
from datetime import date

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from trainer.core import identifiers
from trainer.core.changes import Changes, Kind
from trainer.core.errors import InvalidInput, NotFound
from trainer.core.text import tidy
from trainer.persistence.tables import BodyRow, FactRow, WordingRow
from trainer.persistence.work import Database, editing
from trainer.settings.defaults import WORDINGS
from trainer.settings.records import VAT_CASES, Body, BodyFields, Wording, WordingCode

BODY_ID = 1
NAME = "installation"
_NAMES = tuple(field.name for field in fields_of(BodyFields))


class SettingsService:
    """What stands on every paper."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def body(self) -> Body:
        """The training body; empty with version 0 before the first save."""
        with self._database.read() as session:
            row = session.get(BodyRow, BODY_ID)
            if row is None:
                return Body(0, BodyFields())
            return Body(row.version, BodyFields(**{name: getattr(row, name) for name in _NAMES}))

    def save_body(self, *, version: int, fields: BodyFields) -> Changes:
        """Save the body; raises `InvalidInput` at the field that is wrong."""
        clean = checked_body(fields)
        with self._database.write() as session:
            if version == 0 and session.get(BodyRow, BODY_ID) is None:
                session.add(BodyRow(id=BODY_ID, **asdict(clean)))
            else:
                row = editing(session, BodyRow, BODY_ID, version, "L’organisme")
                for name, value in asdict(clean).items():
                    setattr(row, name, value)
        return Changes.of(Kind.SETTINGS, BODY_ID)

    def wordings(self) -> tuple[Wording, ...]:
        """Every dated wording."""
        with self._database.read() as session:
            rows = session.scalars(select(WordingRow).order_by(WordingRow.code, WordingRow.valid_from))
            return tuple(Wording(row.id, WordingCode(row.code), row.valid_from, row.text) for row in rows)

    def wording(self, code: WordingCode, on: date) -> str:
        """The wording in force on a day; raises `NotFound` when none is."""
        valid = [w for w in self.wordings() if w.code is code and w.valid_from <= on]
        if not valid:
            raise NotFound(
                "no-wording", f"Aucune mention « {code.value} » n’est en vigueur à cette date (Réglages)."
            )
        return valid[-1].text

    def add_wording(self, *, code: WordingCode, valid_from: date, text: str) -> Changes:
        """Add a wording valid from a day on; the earlier ones stay for papers of earlier days."""
        if not tidy(text):
            raise InvalidInput("text", "Une mention ne peut pas être vide.")
        try:
            with self._database.write() as session:
                row = WordingRow(code=code.value, valid_from=valid_from, text=text.strip())
                session.add(row)
                session.flush()
                return Changes.of(Kind.SETTINGS, row.id)
        except IntegrityError as error:
            raise InvalidInput("valid_from", "Une mention commence déjà ce jour-là.") from error

    def installation(self) -> str:
        """A name that no other installation has and that stays, whatever the body is called."""
        with self._database.read() as session:
            row = session.get(FactRow, NAME)
            return row.value if row is not None else ""

    def put_defaults(self) -> None:
        """Put the wordings known when this version was made, and the name of the installation, once."""
        with self._database.write_alone() as session:
            if session.get(FactRow, NAME) is None:
                session.add(FactRow(name=NAME, value=secrets.token_hex(8)))
            there = set(session.scalars(select(WordingRow.code)))
            session.add_all(
                WordingRow(code=code.value, valid_from=valid_from, text=text)
                for code, valid_from, text in WORDINGS
                if code.value not in there
            )


def checked_body(given: BodyFields) -> BodyFields:
    """The fields cleaned; raises `InvalidInput` at the one that is wrong."""
    values = {name: tidy(value) for name, value in asdict(given).items() if isinstance(value, str)}
    for name in ("siret", "rna", "nda", "iban", "bic", "email"):
        values[name] = getattr(identifiers, name)(values[name], name)
    if values["vat_case"] not in VAT_CASES:
        raise InvalidInput("vat_case", "Ce régime de TVA n’est pas connu.")
    if not 0 <= given.payment_days <= 60:
        raise InvalidInput("payment_days", "Le délai de paiement est de 60 jours au plus.")
    return BodyFields(**values, payment_days=given.payment_days)
