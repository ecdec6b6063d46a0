"""Thai: words are written together, a space parts clauses and sentences."""

from podcast.captions.languages.language import Language

LANGUAGE = Language(tag="th", clause_spaces=True)
