"""The words of an archive and what belongs together among them, as the index knows them."""

import sqlite3
from collections.abc import Mapping

from podcast.search.fields import TAG
from podcast.search.fold import tokens
from podcast.search.repair import tails
from podcast.search.stems import stem

# From one to the next in the index: `distinct` would look at every episode.
_LANGUAGES = """
with recursive spoken(language) as (
    select min(language) from episode
    union all select (select min(language) from episode where language > spoken.language) from spoken
    where spoken.language is not null)
select language from spoken where language is not null
"""


_ALIKE = """
select word, sum(count) from form
where (substr(word, 1, 2) = ? or substr(word, 3) in (?, ?, ?, ?)) and instr(word, ' ') = 0 group by word
"""


class Words:
    """The words of an index and the languages they are said in; good for one question."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self.languages = [language for (language,) in connection.execute(_LANGUAGES)]

    def others(self, word: str) -> list[str]:
        """Expressions for FTS5, one for each other form of a word and language, its phrase first.

        Where episodes are in several languages, a form counts in those of its own.
        """
        return [
            f'"{other}"' if len(self.languages) == 1 else f'("{other}" AND "{TAG}{language}")'
            for language in self.languages
            for other in self._family(word, language)
            if other != word
        ]

    def _family(self, word: str, language: str) -> list[str]:
        ask = "select word from form where language = ? and stem = ? order by word"
        return [row[0] for row in self.connection.execute(ask, (language, stem(word, language)))]

    def is_known(self, word: str) -> bool:
        """Whether a word is in the archive, in any form."""
        said = self.connection.execute("select 1 from form where word = ? limit 1", (word,)).fetchone()
        return bool(said) or any(self._family(word, each) for each in self.languages)

    def alike(self, word: str) -> Mapping[str, int]:
        """The words that may be near to one, as `repair` has it, with the number of their documents."""
        return dict(self.connection.execute(_ALIKE, (word[:2], *tails(word))).fetchall())

    def counts(self) -> Mapping[str, int]:
        """Every word with the number of its documents."""
        rows = self.connection.execute(
            "select word, sum(count) from form where instr(word, ' ') = 0 group by word"
        )
        return {word: count for word, count in rows if word.isascii() or not tokens(word)[0].pair}
