"""Languages by their tags, and the small words of those that are known, a file for each.

Captions break lines by them, and titles keep them out. Of a language that is not here punctuation, pauses and
lengths tell what they can.
"""

from collections.abc import Mapping
from types import MappingProxyType

from podcast.languages import de, en, es, fr, it, ja, zh
from podcast.languages.language import Language

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        row.tag: row
        for row in (
            de.LANGUAGE,
            en.LANGUAGE,
            es.LANGUAGE,
            fr.LANGUAGE,
            it.LANGUAGE,
            ja.LANGUAGE,
            zh.LANGUAGE,
        )
    }
)

__all__ = ["LANGUAGES", "Language", "lookup", "primary"]


def primary(tag: str | None) -> str:
    """The primary subtag of a BCP 47 tag in lower case; empty for None.

    >>> primary("de-AT"), primary("zh_Hant"), primary(None)
    ('de', 'zh', '')
    """
    return tag.replace("_", "-").split("-", 1)[0].lower() if tag else ""


def lookup(tag: str | None) -> Language | None:
    """The row for a BCP 47 tag, by its primary subtag; None when there is none.

    >>> lookup("en-GB") is lookup("en"), lookup("fi"), lookup(None)
    (True, None, None)
    """
    return LANGUAGES.get(primary(tag))
