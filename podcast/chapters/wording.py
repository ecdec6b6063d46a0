"""What the wording of a turn says about a new chapter: a row a sign. English; other languages show none.

The signs are those of interviews: what a host says who opens a matter, goes on with one, or ends the talk.
"""

import re

from podcast.chapters.lexis import pattern

_LEADS = r"^\W*(?:(?:so|and|but|okay|ok|yeah|right|well|now)\W+)*"

SIGNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, pattern(text))
    for name, text in (
        # anywhere in the turn
        (
            "another question",
            r"""
            \b(?:next|another|last|first|final|few|more|couple of|some) questions?\b
            |\bquestions? (?:from|is|for you|about)\b|\b(?:is asking|asks|asked)\b
            |\b(?:have|got|see|there is|there's|take) (?:a|another|one more|some|also a) (?:\w+ )?question
            """,
        ),
        (
            "let us",
            r"""
            \b(?:let'?s|let us|shall we|we'?ll|we will|we can|can we|i'?d like to|i would like to
            |i(?: also)? want(?:ed)? to)\b
            """,
        ),
        (
            "talk about",
            r"""
            \b(?:talk|speak|go|move|start|switch|discuss|jump|dive|come|coming|going|back)
            (?:a bit |a little |more )*(?:about|on to|to|into|with|back|through|over)\b
            """,
        ),
        ("to ask", r"\b(?:want(?:ed)? to (?:ask|talk|know)|ask you|my (?:next|other)? ?question)\b"),
        ("curious", r"\b(?:curious|wonder(?:ing)?|interested)\b"),
        ("tell us", r"\b(?:tell (?:us|me)|could you|can you|would you|maybe you can|walk us|share)\b"),
        (
            "you said",
            r"""
            \byou(?:'ve)? (?:also |just |already )*(?:mentioned|said|talked|wrote|were|are|have|told|work
            |worked)\b
            """,
        ),
        ("mentioned", r"\bmentioned\b"),
        (
            "at last",
            r"\b(?:final(?:ly)?|before we|wrap|last|running out|time for|closing|finish|almost)\b",
        ),
        ("thanks", r"\b(?:thank you|thanks|welcome|today|joining)\b"),
        ("other", r"\b(?:another|other|next|also|else|different)\b"),
        ("what about", r"\b(?:what|how) about\b"),
        (
            "back to",
            r"""
            \b(?:speaking of|coming back|going back|back to|by the way|in terms of|when it comes to|as for
            |regarding)\b
            """,
        ),
        ("how", r"\bhow\b"),
        ("what", r"\bwhat\b"),
        ("why", r"\bwhy\b"),
        ("which", r"\b(?:which|who|where|when)\b"),
        (
            "do you",
            r"\b(?:do|did|are|have|were|would|should|is|can) (?:you|there|we|i|it|they|that|this)\b",
        ),
        ("right", r"\b(?:right|correct|yeah|no)\?"),
        (
            "so you mean",
            r"\b(?:so you|you're saying|in other words|meaning|which means|do you mean|you mean|basically)\b",
        ),
        (
            "advice",
            r"""
            \b(?:advice|recommend\w*|resources?|books?|tips?|suggest\w*|skills?|career|background|journey|role
            |become)\b
            """,
        ),
        ("people", r"\b(?:somebody|someone|people|person|beginners?)\b"),
        ("example", r"\b(?:example|instance)\b"),
        # how the turn opens
        ("opens so", r"^\W*so\b"),
        (
            "opens well",
            r"""
            ^\W*(?:ok|okay|all ?right|right|great|cool|nice|awesome|amazing|perfect|wow|interesting|yes
            |thanks?|thank|that'?s|i see)\b
            """,
        ),
        (
            "opens yes",
            r"""
            ^\W*(?:yeah|yes|mhm|mm|exactly|sure|no|right|true|definitely|of course|i think|because|well
            |it'?s)\b
            """,
        ),
        ("opens and", r"^\W*(?:and|but|or|then|because|which|also)\b"),
        ("opens what", _LEADS + r"(?:what|how|why|which|who|where|when)\b"),
        (
            "opens is",
            _LEADS + r"(?:is|are|was|were|do|does|did|have|has|can|could|would|should|will)\b",
        ),
        (
            "opens that",
            _LEADS
            + r"""
            (?:it|that|this|they|these|those|he|she|is that|is it|was it|does it|do they|did it|did that)\b
            """,
        ),
        (
            "opens fresh",
            r"^\W*(?:maybe|let|we|i|you|in|for|when|if|as|since|now|before|one|there|first)\b",
        ),
    )
)

POINTING = pattern(r"\b(?:it|that|this|they|them|these|those|he|she|his|her|their)\b")
"""Words that live on what was said before."""
