"""Numbers as English says them: cardinals, ordinals, years, decimals, and figures one by one.

Words are those of a pronouncing dictionary: lower case, no hyphens. Where there is more than one way, all
are given, the commonest first.
"""

from itertools import product

Words = tuple[str, ...]

_ONES = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""".split()  # noqa: SIM905
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion")
_ORDINALS = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
LARGEST = 10 ** (3 * len(_SCALES)) - 1
"""Longer numbers are read figure by figure."""


def cardinal(number: int, *, british: bool = False) -> Words:
    """A whole number from 0 to LARGEST; British English says "and" before what follows the hundreds.

    >>> " ".join(cardinal(43_021)), " ".join(cardinal(305, british=True))
    ('forty three thousand twenty one', 'three hundred and five')
    """
    if number < 1000:
        return _below_thousand(number, british=british) or ("zero",)
    words: list[str] = []
    for scale in range(len(_SCALES) - 1, -1, -1):
        group = number // 1000**scale % 1000
        if not group:
            continue
        if british and words and not scale and group < 100:
            words.append("and")
        words += _below_thousand(group, british=british)
        words += [_SCALES[scale]] if scale else []
    return tuple(words)


def _below_thousand(number: int, *, british: bool) -> Words:
    hundreds, rest = divmod(number, 100)
    words: Words = (_ONES[hundreds], "hundred") if hundreds else ()
    if hundreds and rest and british:
        words += ("and",)
    return words + _below_hundred(rest)


def _below_hundred(number: int) -> Words:
    if number < 20:
        return (_ONES[number],) if number else ()
    tens, ones = divmod(number, 10)
    return (_TENS[tens], *((_ONES[ones],) if ones else ()))


def ordinal(number: int) -> Words:
    """A place in an order.

    >>> " ".join(ordinal(21)), " ".join(ordinal(40)), " ".join(ordinal(112))
    ('twenty first', 'fortieth', 'one hundred twelfth')
    """
    *words, last = cardinal(number)
    if last in _ORDINALS:
        return (*words, _ORDINALS[last])
    return (*words, last.removesuffix("y") + "ieth" if last.endswith("y") else last.removesuffix("t") + "th")


def figures(digits: str) -> tuple[Words, ...]:
    """Figures one by one, a nought as zero or as "oh".

    >>> [" ".join(way) for way in figures("106")]
    ['one zero six', 'one oh six']
    """
    plain = tuple(_ONES[int(digit)] for digit in digits)
    return tuple(dict.fromkeys((plain, tuple("oh" if word == "zero" else word for word in plain))))


def year(number: int) -> tuple[Words, ...]:
    """A number from 1000 to 9999 in pairs, as years and many other numbers of four figures are said.

    >>> [" ".join(way) for way in year(2026)], [" ".join(way) for way in year(1905)]
    (['twenty twenty six'], ['nineteen oh five', 'nineteen hundred five'])
    >>> year(2003)
    ()
    """
    high, low = divmod(number, 100)
    if not high % 10 and low < 10:
        return ()
    first = _below_hundred(high)
    if low >= 10:
        return ((*first, *_below_hundred(low)),)
    if not low:
        return ((*first, "hundred"),)
    return (*first, "oh", _ONES[low]), (*first, "hundred", _ONES[low])


def quantity(number: int) -> tuple[Words, ...]:
    """A whole number as the two Englishes say it."""
    return tuple(dict.fromkeys((cardinal(number), cardinal(number, british=True))))


def whole(digits: str) -> tuple[Words, ...]:
    """The ways to say digits without a separator: a quantity, a year, a number on a door.

    >>> [" ".join(way) for way in whole("2026")][:2]
    ['twenty twenty six', 'two thousand twenty six']
    >>> whole("007")[0]
    ('zero', 'zero', 'seven')
    """
    number = int(digits)
    if number > LARGEST or (len(digits) > 1 and digits[0] == "0"):
        return figures(digits)
    ways = quantity(number)
    if len(digits) == 4:
        ways = (*year(number), *ways)
    elif len(digits) == 3:
        ways = (*ways, (_ONES[number // 100], *(_below_hundred(number % 100) or ("hundred",))))
    elif len(digits) > 4:
        ways = (*ways, *figures(digits))
    return tuple(dict.fromkeys(ways))


def decimal(before: str, after: str) -> tuple[Words, ...]:
    """Digits before and after a point; nothing before it is said or left out.

    >>> [" ".join(way) for way in decimal("3", "25")]
    ['three point two five', 'three point twenty five']
    """
    heads: tuple[Words, ...] = whole(before)[-2:] if before else ((), ("zero",))
    tails = [*figures(after), *([cardinal(int(after))] if len(after) == 2 and after[0] != "0" else [])]
    return tuple(dict.fromkeys((*head, "point", *tail) for tail, head in product(tails, heads)))
