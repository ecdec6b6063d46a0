"""Languages in three letters, as recordings name them. https://www.loc.gov/standards/iso639-2/

ID3 is used to the letters of libraries (ISO 639-2/B), MP4 asks for those of the languages themselves (/T).
"""

# BCP 47 -> ISO 639-2/B, where that is not what ISO 639-2/T would say or is common enough to list
_LANGUAGES = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "cze", "da": "dan", "de": "ger", "el": "gre", "en": "eng",
    "es": "spa", "et": "est", "eu": "baq", "fa": "per", "fi": "fin", "fr": "fre", "ga": "gle", "gl": "glg",
    "he": "heb", "hi": "hin", "hr": "hrv", "hu": "hun", "id": "ind", "is": "ice", "it": "ita", "ja": "jpn",
    "ko": "kor", "lt": "lit", "lv": "lav", "ms": "may", "nb": "nob", "nl": "dut", "nn": "nno", "no": "nor",
    "pl": "pol", "pt": "por", "ro": "rum", "ru": "rus", "sk": "slo", "sl": "slv", "sq": "alb", "sr": "srp",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "chi",
}  # fmt: skip

_OWN = {
    "alb": "sqi", "baq": "eus", "chi": "zho", "cze": "ces", "dut": "nld", "fre": "fra", "ger": "deu",
    "gre": "ell", "ice": "isl", "may": "msa", "per": "fas", "rum": "ron", "slo": "slk", "XXX": "und",
}  # fmt: skip
"""ISO 639-2/B -> /T, where they differ."""


def language(tag: str) -> str:
    """The three letters of ISO 639-2/B for a BCP 47 tag; ``XXX`` is the unknown language of ID3.

    >>> language("de-CH"), language("gsw"), language("x-none")
    ('ger', 'gsw', 'XXX')
    """
    from podcast.languages import primary  # with what it knows of each of them

    first = primary(tag)
    return _LANGUAGES.get(first, first if len(first) == 3 and first.isascii() and first.isalpha() else "XXX")


def own(tag: str) -> str:
    """The three letters of ISO 639-2/T for a BCP 47 tag; ``und`` is the unknown language.

    >>> own("de-CH"), own("ja"), own("")
    ('deu', 'jpn', 'und')
    """
    code = language(tag)
    return _OWN.get(code, code)
