"""The languages of the interface, a file each."""

from collections.abc import Mapping
from types import MappingProxyType

from podcast.languages import primary
from podcast.page.tongues import ar, de, en, es, fr, ja
from podcast.page.tongues.tongue import Text, Tongue

TONGUES: Mapping[str, Tongue] = MappingProxyType(
    {row.tag: row for row in (ar.TONGUE, de.TONGUE, en.TONGUE, es.TONGUE, fr.TONGUE, ja.TONGUE)}
)

__all__ = ["TONGUES", "Text", "Tongue", "tongue_of"]


def tongue_of(tag: str) -> Tongue:
    """The interface for a BCP 47 tag; in English where there is none for it.

    >>> tongue_of("de-AT").tag, tongue_of("fi").tag
    ('de', 'en')
    """
    return TONGUES.get(primary(tag), en.TONGUE)
