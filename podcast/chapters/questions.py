"""A question turned into a title: "What should keepers look for at night?" gives "What to look for at night".

A question that does not survive whole is given up, never cut: a title that breaks off reads worst. English.
"""

import re
from collections.abc import Iterator

from podcast.chapters.grammar import quoted_sentences
from podcast.chapters.lexis import STOP, pattern, tokens
from podcast.chapters.vocabulary import ADJECTIVES, BOTH, CLASS, FAINT, VERBS

LONGEST = 40
"""Characters of a title that apps show whole (Spotify's advice)."""
SENTENCE = 200
"""A longer sentence makes no title."""

_WHO = r"""
    (?:an? |the |our |your )?(?:students?|persons?|people|someone|somebody|anyone|everyone|you|we|i|they|one
    |listeners?|visitors?|beginners?|parents?|companies|teams?)(?: (?:in|at|of|from|with) [\w' -]+?)??
""".strip()
_MIGHT = r"(?:might|may|do|does|did|would|can|could|will|should|must)"
_KIND = r"(?:kinds?|sorts?|types?) of "
_MORE = r"(?: more| a bit| a little)*"
_VERB = r"""
    (?:is|are|am|was|were|has|have|had|do|does|did|can|could|will|would|should|might|may|must|want|need|know
    |think|let's|it's|that's|there's|he's|she's|what's|\w+'(?:re|m|ve|ll|d)|\w+n't)
""".strip()

# What people say before they come to the point, and after it.
_LEADS = pattern(
    r"""
    ^(?:(?:and|so|but|or|okay|ok|yeah|yes|well|now|like|right|all ?right|great|cool|interesting|also|then
    |actually|maybe|finally|thanks|thank you|i see|by the way|first of all|in general|for example
    |before we (?:close|wrap up|finish|start|begin|go|end))\b[\s,:–—-]*
    |i(?:'m| am| was)? (?:(?:also|just|really|actually) )*(?:curious|wondering|interested)
    (?: (?:about|to know|in|if|whether))?\s+
    |i (?:also |just |really )?(?:want|wanted|would like|'d like) to (?:ask|know|talk|hear)(?: you)?
    (?: about)?\s+
    |(?:my|the|a|another|one|last|next|first|final)(?: \w+)? question (?:is|for you is|would be)[\s,:]*
    |(?:do|would) you (?:think|say)(?: that)? )
    """
)
_TAILS = pattern(
    r"""
    [\s,]+(?:right|correct|you know|for you|for us|for example|in general|in practice|if any|as well|too
    |actually|usually|at all|exactly|then|there|here|please|now|today|right now|somehow|in a [\w-]+ way
    |in your (?:view|opinion|experience))$
    """
)

# Asked or not, these name their matter.
_NAMED: tuple[tuple[str, str], ...] = (
    (rf"(?:tell|ask) (?:us|me|you){_MORE} about (?P<x>.+)", "{x}"),
    (r"(?:walk|take|talk|lead) (?:us|me) through (?P<x>.+)", "{x}"),
    (r"(?:let's|let us) (?:talk about|speak about|(?:start|begin) with|turn to|move on to) (?P<x>.+)", "{x}"),
    (r"you (?:also )?(?:mentioned|said something about|talked about) (?P<x>.+)", "{x}"),
)
_ASKED: tuple[tuple[str, str], ...] = (
    (
        rf"""
        if .+? (?:is|are|am)(?: still| already)? (?P<at>(?:in|at|on|from|near) [^,]+?)
        (?: now| today| already)?, what (?:should|can|could) {_WHO} (?P<do>.+)
        """,
        "what to {do} {at}",
    ),
    (
        r"how important (?:is|are|was|were) (?P<x>(?!it\b).+?)(?: (?:for|in|to) (?:you|us|me))?",
        "the importance of {x}",
    ),
    (
        r"""
        (?:.* )?(?:advice|tips?|recommendations?) .*?(?:for|to)
        (?P<x> (?!(?:you|us|me|them|him|her|do|get|be)\b)[\w-]+(?: [\w-]+){0,2})
        """,
        "advice for{x}",
    ),
    (r"(?P<w>why|how|when|where) do you think (?P<x>.+)", "{w} {x}"),
    (rf"what (?:should|can|could) {_WHO} (?P<do>.+)", "what to {do}"),
    (
        rf"(?:what|which) (?:{_KIND})?(?P<x>(?!else)[\w-]+(?: [\w-]+)?) should {_WHO} (?P<do>.+)",
        "{x} to {do}",
    ),
    (rf"what {_KIND}(?:students?|persons?|people) (?P<m>{_MIGHT}|is|are) (?P<do>.+)", "who {m} {do}"),
    (
        rf"""
        what (?:{_KIND})?(?P<x>[\w-]+s) {_MIGHT} {_WHO} \w+
        (?P<at> (?:during|in|on|at|before|after|with|for|over|through|within) .+)
        """,
        "{x}{at}",
    ),
    (rf"what {_KIND}(?P<x>\w+s) (?:would|will|can|could|might|may) (?P<do>.+)", "{x} that {do}"),
    (
        r"""
        how (?:would|do|can|could|will) you (?:summari[sz]e|describe|define|explain|see|sum up) (?P<x>.+)
        """,
        "{x}",
    ),
    (
        rf"""
        (?:could|can|would|will) you (?:please |maybe |briefly )?
        (?:explain|describe|summari[sz]e|walk us through|(?:tell us|talk){_MORE} about) (?P<x>.+)
        """,
        "{x}",
    ),
    *_NAMED,
    (rf"(?:do|does|will|would) {_WHO} (?:really |actually )?need (?P<x>.+)", "{x}"),
    (rf"(?P<x>who {_MIGHT} .+)", "{x}"),
    (r"(?P<x>(?:are|is) [\w' -]+ worth .+)", "{x}?"),
    (r"(?:what|how) about (?P<x>.+)", "{x}"),
    (r"(?:are|is|were|was) there (?:any )?(?P<x>.+)", "{x}"),
    (
        rf"""
        how (?:do|can|could|should|would|did|does) {_WHO} (?!feel|think|know|like|mean|see)(?P<do>.+)
        """,
        "how to {do}",
    ),
    (r"what (?:is|are|was|were) (?:your )?(?P<x>(?:the |an? |some )?\w.+)", "{x}"),
    (r"(?P<w>how|why|when|where|what) do (?P<x>.+)", "{w} {x}"),
    (
        rf"(?P<x>(?:who|which|what) (?!about|else|if|exactly|is|are|was|were|{_MIGHT}\b)\w+ .+)",
        "{x}",
    ),
    (r"(?P<x>(?:how|why|when|where|what|who) (?:does|did|is|are|was|were|will|can) .+)", "{x}?"),
    # the matter that a long question ends in
    (
        r"""
        (?:how|what|why|where|when|which|who) .+ (?:into|about|of|in|for|with|to)
        (?P<x> (?:the|an?) [\w'-]+ [\w'-]+(?: [\w'-]+)?)
        """,
        "{x}",
    ),
    # no question but for its mark: "Final advice for beginners?"
    (rf"(?P<x>(?!.*\b{_VERB}\b)(?!if\b|what|how|why|who|whe|which|because|to\b)\w.+)", "{x}"),
    (r"(?P<x>(?:final|last|best) \w+ for .+?) \w+ing .+", "{x}"),
)
_NAMED_RULES = tuple((pattern(text), template) for text, template in _NAMED)
_ASKED_RULES = tuple((pattern(text), template) for text, template in _ASKED)

_NAMELESS = frozenset(
    """
    it they them he she him her me us you your i my we our mine yours its
    """.split()  # noqa: SIM905
)
_PRESENT = frozenset(("you", "your", "i", "we", "my", "our"))
_OPENERS = (
    rf"(?:(?:in|at|on|for|with) )?(?:how|what|when|where|which|who|why|is|are|do|does|did|can|{_MIGHT})\b"
)
_THIS_THING = pattern(
    r"""
    \bth(?:is|ese) (?=[a-z]{3,})
    (?!your|our|the|how|what|all|mean|look|work|feel|sound|happen|come|goes|evolve|will|can|get|was|were
    |problem|kind|type|sort|idea|situation|question|point|time|moment|issue|skill|role|case)
    """
)
"""What may be pointed at, for it is named: "this island"."""
_THESE = pattern(r"\b(?:this|these|those)\b")
_MARKS = pattern(r"[,\"“”]|\b(?:and|or) (?:is|are|do|does|can)\b")
_ASKING = frozenset(("who", "what", "which", "why", "how", "when", "where"))
_DOING = frozenset(("help", "let", "make", "give", "get", "take"))
_POINTERS = frozenset(("this", "that", "these", "those", "there", "here"))


def title(text: str) -> str:
    """A title from what is asked in a turn, or else from what it names, or "" when nothing survives.

    >>> title("So what do you mean by that?")
    ''
    >>> title("Before we close, how would you describe the future of the harbour?")
    'The future of the harbour'
    """
    sentences = [each for each in quoted_sentences(text) if len(each) <= SENTENCE]
    asked = [sentence for sentence in sentences if sentence.rstrip().endswith("?")]
    told = [sentence for sentence in sentences if sentence not in asked]
    drafts = (
        draft
        for group, rules in ((asked, _ASKED_RULES), (told, _NAMED_RULES))
        for sentence in group
        for draft in _drafts(_bare(sentence), rules)
    )
    found = next((draft for draft in drafts if sound(draft)), "") or whole(text, LONGEST)
    return found[:1].upper() + found[1:]


def whole(text: str, most: int) -> str:
    """The first question of a turn just as it was asked, if it fits `most` characters and stands alone.

    >>> whole("I see. So who would be unhappy in your chair?", 40)
    'Who would be unhappy in your chair?'
    >>> whole("So what does that mean?", 40)
    ''
    """
    asked = [each for each in quoted_sentences(text) if each.rstrip().endswith("?")]
    fitting = (bare for bare in map(_bare, asked) if len(bare) < most and _stands_alone(bare))
    return next((f"{bare[0].upper()}{bare[1:]}?" for bare in fitting), "")


def _drafts(bare: str, rules: tuple[tuple[re.Pattern[str], str], ...]) -> Iterator[str]:
    for wording, template in rules:
        if match := wording.fullmatch(bare):
            yield template.format(**match.groupdict()).strip()


def _bare(sentence: str) -> str:
    bare = sentence.strip().rstrip("?.!… ”")
    before = ""
    while before != bare:
        before = bare
        bare = _TAILS.sub("", _LEADS.sub("", bare)).strip(" ,:–—-")
    return bare


def _stands_alone(bare: str) -> bool:
    """Whether a question makes sense to who has heard nothing before it."""
    words = re.split(r"[\s']+", _THIS_THING.sub("", bare.lower()))
    pointing = _POINTERS | (_NAMELESS - _PRESENT) | {"such", "one", "ones"}
    opens = re.match(_OPENERS, bare, re.IGNORECASE)
    return (
        bool(opens)
        and "," not in bare
        and len(words) >= 4
        and words[-1] not in STOP
        and not pointing.intersection(words)
    )


def sound(text: str) -> bool:
    """Whether a title is short, names its matter and does not break off."""
    words = re.split(r"[\s']+", text.lower().rstrip("?"))
    if len(text) > LONGEST or _MARKS.search(text) or not tokens(text):
        return False
    if words[-1] in STOP | _POINTERS | ADJECTIVES or _NAMELESS.intersection(words):
        return False
    if words[0] in _POINTERS or words[0] in ("to", "such") or _THESE.search(_THIS_THING.sub("", text)):
        return False
    return (len(words) > 1 or len(text) > 4) and (words[0] in _ASKING or not _tells(words))


def _tells(words: list[str]) -> bool:
    """Whether somebody does something in what should be a noun with its company."""
    leans = words[0] in ADJECTIVES and CLASS.get("".join(words[1:2])) == "P"
    orders = words[0] in VERBS and (words[0] not in BOTH or words[1:2] in (["the"], ["a"]))
    does = any(word.endswith("s") and word[:-1] in FAINT for word in words)
    return leans or orders or does or not _DOING.isdisjoint(words)
