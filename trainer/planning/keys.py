"""Names for blocks, headings and parallel groups: short, random, never used twice in a workshop."""

from __future__ import annotations

import secrets

LENGTH = 12


def new_key() -> str:
    """A new name: `LENGTH` hexadecimal digits."""
    return secrets.token_hex(LENGTH // 2)


def new_keys(count: int) -> tuple[str, ...]:
    """As many new names."""
    return tuple(new_key() for _ in range(count))
