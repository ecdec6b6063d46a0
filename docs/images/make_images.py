"""Pictures of every kind of page for the documentation: python docs/images/make_images.py [SITE [FOLDER]]

SITE is a built site, feed/ if it is left out. Kinds of pages that it has none of come from the site of the
browser's tests. Taken with Chromium, and written as PNG in 64 colours, so that the lot stays small.
"""

import math
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from podcast import artwork, sharing
from podcast.serve import running
from podcast.sharing import Sharing
from tests.browser import sample

HERE = Path(__file__).parent
WIDE, PHONE = (1280, 860), (390, 844)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the address, the size of the window, and how the page is looked at."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    media: str = "screen"


EXAMPLE = (
    Shot("show", ""),
    Shot("episode", "mlops-engineer/"),
    Shot("playing", "mlops-engineer/#t=1:31", scheme="dark"),
    Shot("guide", "mlops-engineer/#s3"),
    Shot("search", "search/?q=model"),
    Shot("phone", "mlops-engineer/#t=1:31", PHONE, "dark"),
    Shot("phone-show", "", PHONE),
    Shot("small", "mlops-engineer/embed/", (600, 240)),
    Shot("print", "mlops-engineer/", (794, 1000), media="print"),
)
OTHERS = (
    Shot("right-to-left", "ar/lamp/"),
    Shot("stops", "walk/#stops"),
    Shot("codes", "walk/codes/", (794, 700)),
)


CARDS = (
    ("Fähre bei Nacht: wer steuert, und wer schläft?", "Häfen und Lichter", "#7a1f3d"),
    ("شتاء حارس المنارة", "حكايات الميناء", "#1d5c50"),
)

PAPER = "document.documentElement.style.padding = '15mm'"
"""What @page keeps free, which a picture of the window does not show."""


def take(browser: Browser, address: str, shot: Shot) -> bytes:
    """The picture as a PNG."""
    width, height = shot.size
    page: Page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page.goto(address + shot.path)
    page.wait_for_load_state("networkidle")
    page.emulate_media(media=shot.media)  # type: ignore[arg-type]
    if shot.media == "print":
        page.evaluate(PAPER)
    taken = page.screenshot()
    page.close()
    out = BytesIO()
    Image.open(BytesIO(taken)).convert("RGB").quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def cards() -> bytes:
    """Two share pictures side by side, as a PNG."""
    bars = tuple(round(50 + 45 * math.sin(n / 3) * math.cos(n / 11)) for n in range(200))
    both = Image.new("RGB", (1220, 315), "white")
    for number, (title, show, accent) in enumerate(CARDS):
        cover = artwork.draw_cover(accent, 630)
        drawn = sharing.draw(Sharing(title=title, show=show, accent=accent, cover=cover, bars=bars))
        both.paste(Image.open(BytesIO(drawn)).resize((600, 315), Image.Resampling.LANCZOS), (number * 620, 0))
    out = BytesIO()
    both.quantize(64).save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    """Take them all."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "feed")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else HERE
    (folder / "cards.png").write_bytes(cards())
    with TemporaryDirectory() as work, sync_playwright() as play:
        sample.write(Path(work))
        browser = play.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for place, shots in ((site, EXAMPLE), (Path(work), OTHERS)):
            with running(place) as address:
                for shot in shots:
                    (folder / f"{shot.name}.png").write_bytes(take(browser, address, shot))
        browser.close()


if __name__ == "__main__":
    main()
