"""Official identifiers: cleaned and checked, refused with why.

SIREN, SIRET, IBAN and BIC follow python-stdnum; RNA is `W` and 9 digits; the activity number (NDA) is 11 digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer.core.errors import InvalidInput


def _clean(text: str) -> str:
    return re.sub(r"[\s\u00a0\u202f.-]", "", text).upper()


def _checked(field: str, label: str, length: str, text: str, check: Callable[[str], object]) -> str:
    from stdnum.exceptions import InvalidChecksum, InvalidComponent, InvalidFormat, InvalidLength

    value = _clean(text)
    if not value:
        return ""
    try:
        check(value)
    except InvalidLength:
        raise InvalidInput(field, f"{label}\u00a0: {length} attendus, {len(value)} reçus.") from None
    except (InvalidFormat, InvalidComponent):
        raise InvalidInput(
            field, f"{label}\u00a0: « {text.strip()} » n’a pas la bonne forme ({length})."
        ) from None
    except InvalidChecksum:
        raise InvalidInput(
            field,
            f"{label}\u00a0: la clé de contrôle ne correspond pas\u00a0; un chiffre est sans doute faux.",
        ) from None
    return value


def siret(text: str, field: str = "siret") -> str:
    """A SIRET of 14 digits, or "" when empty."""
    from stdnum.fr import siret as module

    return _checked(field, "SIRET", "14 chiffres", text, module.validate)


def siren(text: str, field: str = "siren") -> str:
    """A SIREN of 9 digits, or "" when empty."""
    from stdnum.fr import siren as module

    return _checked(field, "SIREN", "9 chiffres", text, module.validate)


def iban(text: str, field: str = "iban") -> str:
    """An IBAN without spaces, or "" when empty."""
    from stdnum import iban as module

    return _checked(field, "IBAN", "15 à 34 caractères, deux lettres d’abord", text, module.validate)


def bic(text: str, field: str = "bic") -> str:
    """A BIC of 8 or 11 characters, or "" when empty."""
    from stdnum import bic as module

    return _checked(field, "BIC", "8 ou 11 caractères", text, module.validate)


def rna(text: str, field: str = "rna") -> str:
    """An RNA number (W + 9 digits), or "" when empty."""
    value = _clean(text)
    if value and not re.fullmatch(r"W\d{9}", value):
        raise InvalidInput(
            field, f"RNA\u00a0: « {text.strip()} » n’a pas la bonne forme (W suivi de 9 chiffres)."
        )
    return value


def nda(text: str, field: str = "nda") -> str:
    """An activity number (11 digits), or "" when empty."""
    value = _clean(text)
    if value and not re.fullmatch(r"\d{11}", value):
        raise InvalidInput(
            field, f"Numéro de déclaration d’activité\u00a0: 11 chiffres attendus, reçu « {text.strip()} »."
        )
    return value


def email(text: str, field: str = "courriel") -> str:
    """An e-mail address that has a chance to arrive, or "" when empty."""
    value = text.strip()
    if value and not re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\".]+(\.[^\s@<>\".]+)+", value):
        raise InvalidInput(field, f"Courriel\u00a0: « {value} » n’a pas la forme nom@domaine.fr.")
    return value
