"""The words that titles need of a language: a row a language. Others get English words for what is fixed.

`faint` are words that name no topic beside the small ones of `podcast.languages` (adverbs, numbers, verbs for
anything); `leads` are what people say before they come to the point; a question with one of `pointing` in it
lives on what was said before.
"""

from dataclasses import dataclass

from podcast.languages import lookup
from podcast.languages.language import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What is written into titles, and what is kept out of them. To add a language, add a row."""

    opening: str = "Introduction"
    part: str = "Part"
    joined: str = "·"
    faint: frozenset[str] = frozenset()
    leads: frozenset[str] = frozenset()
    pointing: frozenset[str] = frozenset()


_LANGUAGES = {
    "en": Language(joined="and"),
    "de": Language(
        opening="Einleitung",
        part="Teil",
        joined="und",
        leads=words("also aber danke denn gut ja jetzt nun ok okay und"),
        pointing=words(
            """
            da dabei dafür damit dann daran darauf darin darüber das davon dazu denen dies diese diesem diesen
            dieser dieses er es ihm ihn ihnen ihr sie
            """
        ),
        faint=words(
            """
            allem alles also andere anderen anderer bleiben bleibt brauche brauchen braucht da dabei
            dafür danach dann daran darauf darüber davon dazu deren deshalb dessen dies doch dort drei
            einmal etwas fast fährt fünf geben geht genau gesagt gut immer ja jetzt kommen kommt machen
            macht mal manchmal natürlich nichts nun nur oft schon selbst sogar sonst stehen steht viel
            vielen vielleicht vier warten weiter welchem wieder wirklich worden zuerst zwei
            """
        ),
    ),
    "es": Language(
        opening="Introducción",
        part="Parte",
        joined="y",
        leads=words("ahora bien bueno entonces gracias pero pues sí y"),
        pointing=words("él ella ellas ellos esa esas ese eso esos esta estas este esto estos lo"),
        faint=words(
            """
            ahora algo alguien antes bien casi cosa cosas cualquier cuanto cuál cuándo cómo después dice
            dijo dos dónde entonces eso esto hace hacen hacer hoy mismo mucha mucho nada poco quién
            siempre solo sí tanto tener todavía tres uno veces vez vive viven ya
            """
        ),
    ),
    "fr": Language(
        opening="Introduction",
        part="Partie",
        joined="et",
        leads=words("alors bon bien d'accord donc et maintenant mais merci oui"),
        pointing=words("ça ce cela celle celles celui ces cette cet elle elles il ils leur lui y"),
        faint=words(
            """
            aller aujourd'hui autre autres bien cela celle celles celui ceux chose choses d'abord deux
            devient encore enfin faites fois jusque moi même mêmes passe peu qu'est-ce quoi reste
            restent soi toi toujours trois voilà vraiment vu ça
            """
        ),
    ),
}


def language(tag: str) -> Language:
    """The row of a language, by the first part of its tag."""
    return _LANGUAGES.get(tag, Language())


def closed(tag: str) -> frozenset[str]:
    """The words of a language that are in no phrase, as far as any are known."""
    shared = lookup(tag)
    return language(tag).faint | (shared.small if shared else frozenset())
