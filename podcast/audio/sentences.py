"""A paragraph falls into what a voice says in one breath."""

import re
from collections.abc import Iterator

# A capital or a title before the full stop ("J. Lind", "Dr. Okafor", "U.S. law") does not end a sentence.
_SENTENCE_END = re.compile(
    r"(?<![\s.(][^\W\d_]\.)(?<!\b(?:Mr|Ms|Dr|St)\.)(?<!\b(?:Mrs|e\.g|i\.e)\.)(?<=[.!?…])"
    r"(?P<close>[\"”’»)\]]*)\s+(?=[^\Wa-z_]|[\"“‘«¿¡(])|(?<=[。！？])"
)
_LONGEST = 600
"""Characters that are spoken in one breath; with 5,000 words a model's memory and time grow out of hand."""


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph, as a voice wants them: one breath each, so very long ones are cut.

    >>> sentences("Dr. Lind came. “Where is it?” she asked. Here!")
    ['Dr. Lind came.', '“Where is it?” she asked.', 'Here!']
    """
    text, cut, found = " ".join(text.split()), 0, []
    for match in _SENTENCE_END.finditer(text):
        end = match.end("close") if match["close"] else match.start()
        found.append(text[cut:end].strip())
        cut = match.end()
    return [breath for each in (*found, text[cut:].strip()) if each for breath in _breaths(each)]


def _breaths(sentence: str) -> Iterator[str]:
    """A sentence that is too long in parts, which end at a comma or the like where there is one."""
    while len(sentence) > _LONGEST:
        head = sentence[: _LONGEST + 1]
        at = max(head.rfind(f"{mark} ") + 1 for mark in ",;:–—") or head.rfind(" ")
        if at <= 0:
            break
        yield sentence[:at]
        sentence = sentence[at + 1 :]
    yield sentence
