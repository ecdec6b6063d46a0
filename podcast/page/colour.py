"""The colours of a show, made from its accent, so that every one of them can be read.

Contrast is that of WCAG 2.2, 1.4.3: at least 4.5 to 1 for text, against the darkest paper (or the lightest
night) that it is set on. https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

import re
from collections.abc import Iterable
from colorsys import hls_to_rgb, rgb_to_hls

from podcast.errors import ConfigError
from podcast.model import Look

Rgb = tuple[float, float, float]
Pair = tuple[str, str]
"""A colour by day and by night."""

ENOUGH = 4.5
OURS = Look()
INK, DIM = ("#1f2328", "#eceae4"), ("#5c6068", "#a3a7b2")
FIXED: dict[str, Pair] = {
    "hl": ("#ffe39a", "#6b5514"),
    "hl2": ("#ffb648", "#d99b1a"),
    "bad": ("#a3260d", "#ffa28f"),
}
# Degrees from the accent: neighbours in this row are the two voices of most talks and lie far apart.
VOICES = (0, 213, 100, 51, 161, 251)


def palette(accent: str, look: Look = OURS) -> str:
    """CSS custom properties for a show's colours; with plain ones for browsers without light-dark().

    Raises ConfigError when `accent` is not a colour such as ``#1d5c50``, and when no text can be read on the
    paper of `look`.
    """
    colours = _grounds(look) | FIXED | _tinted(_rgb(accent), look)
    pairs = "".join(f"--{name}:light-dark({day},{night});" for name, (day, night) in colours.items())
    plain = "".join(f"--{name}:{day};" for name, (day, _) in colours.items())
    fonts = "".join(
        f"--{name}:{family};" for name, family in (("serif", look.text), ("sans", look.controls)) if family
    )
    return f":root{{{pairs}{fonts}}}\n@supports not (color:light-dark(red,red)){{:root{{{plain}}}}}\n"


def shades(accent: str, look: Look = OURS) -> Pair:
    """The accent by day and by night, each dark or light enough to be read."""
    return _tinted(_rgb(accent), look)["acc"]


def _grounds(look: Look) -> dict[str, Pair]:
    """Paper, cards and lines, and the greys that are written on them."""
    for ground, ink, word in ((look.paper, INK[0], "lighter"), (look.night, INK[1], "darker")):
        if (found := contrast(ground, ink)) < ENOUGH * 1.5:
            raise ConfigError(
                f"text cannot be read well on {ground}: the contrast is {found:.1f}, and should be 6.8",
                hint=f"choose a {word} paper or night under [page]",
            )
    if (look.paper, look.night) == (OURS.paper, OURS.night):
        card, rule = ("#fffefb", "#1c1f29"), ("#e5dfd3", "#2d3140")
    else:
        white, black = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0)
        card = (_mix(_rgb(look.paper), white, 0.7), _mix(_rgb(look.night), white, 0.05))
        rule = (_mix(_rgb(look.paper), black, 0.1), _mix(_rgb(look.night), white, 0.14))
    grounds = {
        "bg": (look.paper, look.night),
        "card": card,
        "ink": INK,
        "rule": rule,
        "on": ("#ffffff", look.night),
    }
    dim = tuple(
        _first((_mix(_rgb(grey), _rgb(ink), step / 20) for step in range(21)), (ground,))
        for grey, ink, ground in zip(DIM, INK, (look.paper, look.night), strict=True)
    )
    return grounds | {"dim": (dim[0], dim[1])}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    low, high = sorted((_luminance(_rgb(one)), _luminance(_rgb(other))))
    return (high + 0.05) / (low + 0.05)


def _tinted(accent: Rgb, look: Look) -> dict[str, Pair]:
    hue, light, strength = rgb_to_hls(*accent)
    vivid = min(0.8, max(0.6, strength)) if strength else 0.6
    tint = hls_to_rgb(hue, 0.45, vivid if strength else 0)
    soft = (_mix(_rgb(look.paper), tint, 0.07), _mix(_rgb(look.night), hls_to_rgb(hue, 0.66, strength), 0.12))
    day, night = (look.paper, soft[0]), (_grounds(look)["card"][1], soft[1])
    own = _readable((hue, light, strength), day, night)
    others = {
        f"v{n}": _readable(((hue + turn / 360) % 1, 0.36, vivid), day, night)
        for n, turn in enumerate(VOICES)
        if n
    }
    return {"soft": soft, "acc": own, "v0": own} | others


def _readable(hls: tuple[float, float, float], day: Pair, night: Pair) -> Pair:
    hue, light, strength = hls
    darker = (_hex(hls_to_rgb(hue, light * step / 50, strength)) for step in range(50, -1, -1))
    start = max(light, 0.66)
    lighter = (_hex(hls_to_rgb(hue, start + (1 - start) * step / 50, strength)) for step in range(51))
    return _first(darker, day), _first(lighter, night)


def _first(shades: Iterable[str], grounds: tuple[str, ...]) -> str:
    # The last shade of each row is black or white, which always passes.
    return next(each for each in shades if all(contrast(each, ground) >= ENOUGH for ground in grounds))


def _mix(ground: Rgb, colour: Rgb, share: float) -> str:
    red, green, blue = (g + (c - g) * share for g, c in zip(ground, colour, strict=True))
    return _hex((red, green, blue))


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _rgb(colour: str) -> Rgb:
    if not re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", colour):
        raise ConfigError(f"the accent {colour!r} is not a colour", hint="write it as #1d5c50")
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return red, green, blue


def _hex(colour: Rgb) -> str:
    return "#" + "".join(f"{round(c * 255):02x}" for c in colour)
