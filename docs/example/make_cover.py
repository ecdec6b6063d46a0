"""Draws cover.png, the cover art of the example show, in the accent of podcast.toml.

python docs/example/make_cover.py
"""

import tomllib
from pathlib import Path

from podcast.artwork import draw_cover

SHOW = Path(__file__).parent.parent.parent

if __name__ == "__main__":
    settings = tomllib.loads((SHOW / "podcast.toml").read_text("utf-8"))
    picture = draw_cover(settings["accent"])
    (SHOW / settings["cover"]).write_bytes(picture)
    print(f"{settings['cover']}: {len(picture):,} bytes")
