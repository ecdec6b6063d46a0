"""Slugs: the name of an episode in its files and addresses, in small ASCII letters, digits and hyphens."""

import hashlib
import re
import unicodedata

from podcast.errors import InputError
from podcast.library import RESERVED

LONGEST = 60

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_DIGITS = 10
# Names that Windows keeps for devices, whatever comes after a dot.
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
# Letters that Unicode does not take apart into a letter and its mark.
_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"})


def slugify(name: str) -> str:
    """A slug for any name; the same name always gets the same one.

    A name that would lose letters, is too long, or is not free (the site's own folders, Windows devices)
    gets ten digits of its SHA-256, so that two such names do not meet.

    >>> slugify("Épisode 4 – Straße"), slugify("mlops-engineer")
    ('episode-4-strasse', 'mlops-engineer')
    """
    name = unicodedata.normalize("NFC", name)
    folded = unicodedata.normalize("NFKD", name.casefold()).translate(_LETTERS)
    spelt = "".join(letter for letter in folded if not unicodedata.combining(letter) and letter not in "'’")
    slug = re.sub(r"[^a-z0-9]+", "-", spelt).strip("-")
    is_lossy = any(letter.isalnum() and not letter.isascii() for letter in folded)
    if slug and not is_lossy and is_free(slug) and len(slug) <= LONGEST:
        return slug
    digest = hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]
    kept = slug[: LONGEST - _DIGITS - 1].strip("-") or "x"
    return f"{kept}-{digest}"


def is_free(slug: str) -> bool:
    """Whether an episode can have this slug: the site and Windows keep some names to themselves."""
    return slug not in RESERVED and slug not in _DEVICES


def check(slug: str) -> str:
    """The slug, when it is one; raises InputError with one that would do."""
    if _SLUG.fullmatch(slug) and len(slug) <= LONGEST and is_free(slug):
        return slug
    raise InputError(
        f"{slug!r} cannot be an episode's slug",
        hint=f"small letters a to z, digits and single hyphens, such as: {slugify(slug)}",
        rule="slug",
    )
