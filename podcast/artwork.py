"""Cover art and episode pictures: what they are, whether directories take them, small copies, a first cover.

The rules are Apple's: https://podcasters.apple.com/support/896-artwork-requirements
"""

import io
import warnings
from collections.abc import Generator, Iterator
from colorsys import hls_to_rgb, rgb_to_hls
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageOps

from podcast.errors import Finding, InputError, Severity, Where

SMALLEST, LARGEST = 1400, 3000
"""The sides of a cover in pixels that directories take."""

_MOST_PIXELS = 60_000_000  # a 3000 x 3000 cover has 9; 60 million take 180 MB in memory
_TYPES = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png"}
_SUFFIXES = {"image/jpeg": (".jpg", ".jpeg"), "image/png": (".png",)}
_HINT = "export the picture as JPEG or PNG"
_PAPER = "#fbf8f2"
_WARM = 0.07  # the hue of lamplight; it goes with every accent

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Artwork:
    """A picture as found: width and height in pixels, `mode` in Pillow's words (``RGB``), `size` in bytes."""

    width: int
    height: int
    media_type: str
    mode: str
    size: int


def measure(path: Path) -> Artwork:
    """Look at a picture; its type is told by its bytes, not by its name.

    Raises InputError for what is no whole JPEG or PNG picture, and for one of more than 60 million pixels.
    """
    with _opened(path) as image:
        return Artwork(
            width=image.width,
            height=image.height,
            media_type=_TYPES[str(image.format)],
            mode=image.mode,
            size=path.stat().st_size,
        )


@contextmanager
def _opened(path: Path) -> Generator[Image.Image]:
    """A decoded picture: what is damaged shows here and not later."""
    where = Where(path)
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures before it refuses them; we set our own limit.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(path, formats=("JPEG", "PNG"))
        with image:
            _load(image)
            yield image
    except FileNotFoundError:
        raise InputError("there is no such picture", where=where, rule="artwork-missing") from None
    except Image.DecompressionBombError:
        raise InputError(
            "this picture has more than 60 million pixels",
            where=where,
            rule="artwork-unreadable",
            hint=f"scale it to {LARGEST} × {LARGEST}",
        ) from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise InputError(
            "this is no JPEG or PNG picture, or it is damaged",
            where=where,
            rule="artwork-unreadable",
            hint=_HINT,
        ) from None


def _load(image: Image.Image) -> None:
    if image.width * image.height > _MOST_PIXELS:
        raise Image.DecompressionBombError
    image.load()


def check_cover(path: Path, found: Artwork | None = None) -> tuple[Finding, ...]:
    """What directories would say against a cover; `found` is what `measure` said of it, if that is known.

    Raises InputError when it is no picture.
    """
    found = found or measure(path)
    return tuple(
        Finding(rule=rule, message=message, severity=severity, where=Where(path), hint=hint)
        for rule, severity, message, hint in _against(found, path.suffix.lower())
    )


def _against(found: Artwork, suffix: str) -> Iterator[tuple[str, Severity, str, str]]:
    size = f"{found.width} × {found.height}"
    if found.width != found.height:
        yield (
            "artwork-square",
            "error",
            f"the cover has {size} pixels and is not square",
            "crop it to a square",
        )
    if not SMALLEST <= min(found.width, found.height) <= max(found.width, found.height) <= LARGEST:
        message = f"the cover has {size} pixels; directories take {SMALLEST} to {LARGEST} a side"
        yield "artwork-size", "error", message, f"export it at {LARGEST} × {LARGEST}"
    if found.mode != "RGB":
        severity: Severity = "error" if found.mode == "CMYK" else "warning"
        yield (
            "artwork-colour",
            severity,
            f"the cover has colours of the kind {found.mode}, not RGB",
            ("export it in RGB without transparency"),
        )
    if suffix not in _SUFFIXES[found.media_type]:
        message = f"the cover is named {suffix or 'without a suffix'} and is {found.media_type}"
        yield "artwork-suffix", "warning", message, f"name it {_SUFFIXES[found.media_type][0]}"


def thumbnail(path: Path, size: int) -> bytes:
    """The middle square of a picture as a JPEG of at most `size` pixels a side, upright, without metadata.

    Raises InputError when it is no picture.
    """
    with _opened(path) as image:
        upright = ImageOps.exif_transpose(image)
        side = min(size, *upright.size)
        small = ImageOps.fit(_on_paper(upright), (side, side), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    small.save(out, "JPEG", quality=85, optimize=True, progressive=True)
    return out.getvalue()


def icon(path: Path, size: int, share: float = 1) -> bytes:
    """The middle square of a picture as a PNG of `size` pixels a side, for the screen of a phone.

    Platforms cut icons to circles and drops: with a `share` below 1 the picture takes that much of the side,
    on its own mean (https://www.w3.org/TR/appmanifest/#icon-masks). It has 256 colours, to stay small.
    Raises InputError when it is no picture.
    """
    with _opened(path) as image:
        flat = _on_paper(ImageOps.exif_transpose(image))
        inner = round(size * share)
        small = ImageOps.fit(flat, (inner, inner), Image.Resampling.LANCZOS)
        square = Image.new("RGB", (size, size), small.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))
        square.paste(small, ((size - inner) // 2, (size - inner) // 2))
    out = io.BytesIO()
    square.quantize(256).save(out, "PNG", optimize=True)
    return out.getvalue()


def fit_cover(path: Path) -> bytes:
    """A picture as a PNG that directories take for a cover: set on a square, scaled, in RGB.

    The edges beside it have the mean of its own. Raises InputError when it is no picture.
    """
    with _opened(path) as image:
        flat = _on_paper(ImageOps.exif_transpose(image))
        side = max(flat.size)
        square = Image.new("RGB", (side, side), flat.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0)))
        square.paste(flat, ((side - flat.width) // 2, (side - flat.height) // 2))
        wanted = min(max(side, SMALLEST), LARGEST)
        out = io.BytesIO()
        square.resize((wanted, wanted), Image.Resampling.LANCZOS).save(out, "PNG")
        return out.getvalue()


def _on_paper(image: Image.Image) -> Image.Image:
    if "A" not in image.getbands() and "transparency" not in image.info:
        return image.convert("RGB")
    clear = image.convert("RGBA")
    paper = Image.new("RGBA", clear.size, _PAPER)
    return Image.alpha_composite(paper, clear).convert("RGB")


def draw_cover(accent: str, size: int = LARGEST) -> bytes:
    """Draw a calm cover as a PNG: quarter rings in tints of an accent such as ``#1d5c50``, and four bars.

    Raises InputError when the accent is no colour.
    """
    try:
        red, green, blue = ImageColor.getrgb(accent)[:3]
    except ValueError:
        raise InputError(
            f"{accent!r} is no colour", rule="artwork-colour", hint='write it as "#1d5c50"'
        ) from None
    scale = 2 if size > LARGEST // 2 else 4  # drawn larger and scaled down: Pillow's edges are hard
    side = size * scale
    hue, _, strength = rgb_to_hls(red / 255, green / 255, blue / 255)
    image = Image.new("RGB", (side, side), _tint(hue, 0.15, strength))
    draw = ImageDraw.Draw(image)
    for radius, colour in _rings(hue, strength):
        reach = radius * side
        draw.ellipse((-reach, side - reach, reach, side + reach), fill=colour)
    for n, height in enumerate((0.15, 0.27, 0.11, 0.21)):
        left, top = (0.675 + n * 0.06) * side, (0.32 - height / 2) * side
        box = (left, top, left + 0.03 * side, top + height * side)
        draw.rounded_rectangle(box, radius=0.015 * side, fill=_PAPER)
    out = io.BytesIO()
    image.reduce(scale).save(out, "PNG")
    return out.getvalue()


def _rings(hue: float, strength: float) -> tuple[tuple[float, Colour], ...]:
    """The rings from the outer to the inner: two tints of the accent around a warm light."""
    return (
        (0.85, _tint(hue, 0.24, strength)),
        (0.64, _tint(hue, 0.38, strength * 0.75)),
        (0.42, _tint(_WARM, 0.77, 0.68)),
        (0.20, _tint(_WARM, 0.52, 0.68)),
    )


def _tint(hue: float, lightness: float, strength: float) -> Colour:
    red, green, blue = hls_to_rgb(hue, lightness, strength)
    return round(red * 255), round(green * 255), round(blue * 255)
