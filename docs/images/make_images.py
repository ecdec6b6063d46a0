"""Pictures of the example show for the documentation: python docs/images/make_images.py [SITE]

SITE is a built site, feed/ if it is left out. They are taken with Chromium as the tests in the browser do.
"""

import sys
from pathlib import Path
from shutil import which

from playwright.sync_api import sync_playwright

from podcast.serve import running

HERE = Path(__file__).parent
WIDE, PHONE = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
SHOTS = (
    ("episode", "mlops-engineer/", WIDE, "light"),
    ("guide", "mlops-engineer/#s3", WIDE, "light"),
    ("phone", "mlops-engineer/#t=1:31", PHONE, "dark"),
    ("small", "mlops-engineer/embed/", {"width": 600, "height": 240}, "light"),
)
"""Name of the picture, address, size of the window, colours."""


def main() -> None:
    """Take them all."""
    site = Path(sys.argv[1] if len(sys.argv) > 1 else "feed")
    with running(site) as address, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        for name, path, size, scheme in SHOTS:
            page = browser.new_page(viewport=size, color_scheme=scheme)  # type: ignore[arg-type]
            page.goto(address + path)
            page.wait_for_load_state("networkidle")
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
