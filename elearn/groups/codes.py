"""Codes to join with: easy to read out, hard to guess, forgiving to type."""

import secrets
from datetime import timedelta

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""without I, L, O, 0 and 1, which look alike"""
LENGTH = 8
JOIN_CODE_LASTS = timedelta(days=120)
INVITATION_LASTS = timedelta(days=30)


def new_code() -> str:
    """Eight letters and digits: 31⁸, about 850 thousand million."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def tidy_code(typed: str) -> str:
    """What somebody typed, without blanks, dashes and case."""
    return "".join(letter for letter in typed.upper() if letter.isascii() and letter.isalnum())[:20]


def shown_code(code: str) -> str:
    """In two halves, as people read it out."""
    return f"{code[:4]}-{code[4:]}"
