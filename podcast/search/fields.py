"""The kinds of document that an index holds, what a word counts in each, and how documents are numbered."""

from typing import Literal, get_args

Kind = Literal["turn", "chapter", "title", "people", "notes"]
KINDS: tuple[Kind, ...] = get_args(Kind)

WEIGHTS: dict[Kind, float] = {"turn": 1.0, "chapter": 0.4, "title": 1.0, "people": 0.5, "notes": 0.3}
"""What one word counts in a field, as BM25F weighs it. BM25 favours short texts: at 0.4 a chapter's title
stands about level with the turns beneath it."""

TIMED: frozenset[Kind] = frozenset({"chapter", "turn"})
"""What is at a time in the recording; the rest is written about the episode."""

SHIFT = 20
"""Bits of a document's id for its place in the episode: a million documents are years of talk."""

TAG = "\N{MIDDLE DOT}"
"""Stands before the name of a language, so that it is no word that anybody can look for."""
