"""Lengths, sizes and names in the words of a language, and what a language asks of a page."""

import re
import unicodedata
from hashlib import blake2b

from podcast.languages import primary
from podcast.model import Release
from podcast.page.tongues import Tongue
from podcast.timecode import Millis

RIGHT_TO_LEFT = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"))
NAMES = {"vtt": "WebVTT", "srt": "SubRip", "json": "JSON", "html": "HTML", "txt": "Text"}

OWN_NAMES = {
    "ar": "العربية",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "he": "עברית",
    "hi": "हिन्दी",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "sv": "Svenska",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "vi": "Tiếng Việt",
    "zh": "中文",
}
"""Languages in their own words, as who looks for theirs reads them."""

_SIGN = re.compile(r"^(?:©|\(c\)|copyright\b|\s)+", re.IGNORECASE)
_COMMONS = re.compile(r"cc-(by(?:-nc)?(?:-nd|-sa)?)-(\d\.\d)")


def length(time: Millis, spoken: Tongue) -> str:
    """A length to the minute; anything that lasts has at least one.

    >>> from podcast.page.tongues import tongue_of
    >>> en = tongue_of("en")
    >>> length(Millis(538_000), en), length(Millis(5_520_000), en), length(Millis(4_000), en)
    ('9 min', '1 h 32 min', '1 min')
    """
    hours, minutes = divmod(max(1, (time + 30_000) // 60_000), 60)
    return spoken.say("hours_short", minutes, hours=hours) if hours else spoken.say("minutes_short", minutes)


def size(count: int, spoken: Tongue) -> str:
    """The size of a file in decimal units.

    >>> from podcast.page.tongues import tongue_of
    >>> size(6_456_789, tongue_of("de")), size(48_000, tongue_of("en")), size(12, tongue_of("en"))
    ('6,5 MB', '48 kB', '1 kB')
    """
    if count < 100_000:
        return spoken.say("kilobytes", size=max(1, count // 1000))
    return spoken.say("megabytes", size=f"{count / 1e6:.1f}".replace(".", spoken.decimal))


def role(name: str, spoken: Tongue) -> str:
    """A part in a show; the taxonomy has a hundred, the two that every show has are translated.

    >>> from podcast.page.tongues import tongue_of
    >>> role("host", tongue_of("es")), role("Sound Designer", tongue_of("es"))
    ('presenta', 'Sound Designer')
    """
    return spoken.say(name.lower()) if name.lower() in ("host", "guest") else name


def shape(path: str) -> str:
    """What people call a file of this suffix.

    >>> shape("keeper/transcript.vtt"), shape("keeper/transcript.odt")
    ('WebVTT', 'ODT')
    """
    suffix = path.rsplit(".", 1)[-1]
    return NAMES.get(suffix, suffix.upper())


def language_name(tag: str) -> str:
    """What speakers of a language call it; its tag where that is not known.

    >>> language_name("de"), language_name("pt-BR"), language_name("gsw")
    ('Deutsch', 'Português (pt-BR)', 'gsw')
    """
    name = OWN_NAMES.get(primary(tag))
    return tag if name is None else name if tag.lower() == primary(tag) else f"{name} ({tag})"


def person_folder(name: str) -> str:
    """The folder of a person's page, told by the name alone; names that lose letters in it get a mark.

    >>> person_folder("Mara Lind"), person_folder("Zoë"), person_folder("灯")
    ('people/mara-lind/', 'people/zoe-00f86eaa/', 'people/d5920205/')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60]
    if slug != name.lower().replace(" ", "-"):
        slug = f"{slug}-{blake2b(name.encode('utf-8', 'replace'), digest_size=4).hexdigest()}".strip("-")
    return f"people/{slug}/"


def tagline(release: Release) -> str:
    """The summary, unless it only says the title again."""
    return "" if release.summary == release.episode.title else release.summary


def is_long(title: str) -> bool:
    """Whether a title is to be set smaller: from two lines of a desk on; signs of East Asia are two wide.

    >>> is_long("The keeper's winter"), is_long("The keeper " * 6), is_long("灯台守の冬" * 7)
    (False, True, True)
    """
    return sum(2 if unicodedata.east_asian_width(sign) in "FW" else 1 for sign in title) > 60


def direction(language: str) -> str:
    """The writing direction of a BCP 47 tag.

    >>> direction("ar-EG"), direction("en")
    ('rtl', 'ltr')
    """
    return "rtl" if primary(language) in RIGHT_TO_LEFT else "ltr"


def share(fraction: float, spoken: Tongue) -> str:
    r"""A share of one in whole percent, never rounded up to certainty.

    >>> from podcast.page.tongues import tongue_of
    >>> share(0.974, tongue_of("en")), share(0.999, tongue_of("de"))
    ('97%', '99\xa0%')
    """
    return spoken.say("percent", int(fraction * 100 + 1e-9))


def copyright_line(text: str) -> str:
    """The copyright with its sign, whether it was written with one or not.

    >>> copyright_line("2026 Ada"), copyright_line("© 2026 Ada"), copyright_line("(c) 2026 Ada")
    ('© 2026 Ada', '© 2026 Ada', '© 2026 Ada')
    """
    return f"© {_SIGN.sub('', text)}"


def license_name(slug: str) -> str:
    """A licence as people write it; one that is not of Creative Commons stays as it is.

    >>> license_name("cc-by-sa-4.0"), license_name("cc0-1.0"), license_name("Our own")
    ('CC BY-SA 4.0', 'CC0 1.0', 'Our own')
    """
    if found := _COMMONS.fullmatch(slug.lower()):
        return f"CC {found[1].upper()} {found[2]}"
    return "CC0 1.0" if slug.lower() == "cc0-1.0" else slug


def license_address(slug: str) -> str:
    """Where a licence of Creative Commons can be read, "" for others.

    >>> license_address("cc-by-4.0"), license_address("Our own")
    ('https://creativecommons.org/licenses/by/4.0/', '')
    """
    if found := _COMMONS.fullmatch(slug.lower()):
        return f"https://creativecommons.org/licenses/{found[1]}/{found[2]}/"
    return "https://creativecommons.org/publicdomain/zero/1.0/" if slug.lower() == "cc0-1.0" else ""
