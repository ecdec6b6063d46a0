import pytest

from podcast.transcript.cuesettings import CueSettings, Region, read_region, read_settings
from podcast.transcript.webvtt import Block


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", CueSettings()),
        ("align:end", CueSettings(align="end")),
        ("align:middle align:", CueSettings()),
        ("align:end align:CENTER", CueSettings(align="end")),
        ("vertical:lr", CueSettings(vertical="lr")),
        ("vertical:up", CueSettings()),
        ("size:50%", CueSettings(size=50)),
        ("size:101% size:5 size:-1%", CueSettings()),
        ("position:12.5%,line-left", CueSettings(position=12.5, position_align="line-left")),
        ("position:10%,middle position:1x", CueSettings()),
        ("position:10%", CueSettings(position=10)),
        ("line:-2", CueSettings(line=-2)),
        ("line:1.5", CueSettings(line=1.5)),
        ("line:0%", CueSettings(line=0, snap_to_lines=False)),
        ("line:90%,end", CueSettings(line=90, snap_to_lines=False, line_align="end")),
        ("line:5,top line:5. line:.5 line:1e2 line:-0%", CueSettings()),
        ("line:" + "9" * 400, CueSettings()),
        ("\fsize:1%\tline:2 ", CueSettings(size=1, line=2)),
        ("size :5% :x x: unknown:1", CueSettings()),
    ],
)
def test_settings_are_read_and_malformed_ones_passed_over(text: str, expected: CueSettings) -> None:
    assert read_settings(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id:left width:40%", Region(id="left", width=40)),
        ("lines:5\nscroll:up", Region(lines=5, scroll="up")),
        ("lines:-1 lines:1.5 scroll:down", Region()),
        ("regionanchor:10%,20%", Region(region_anchor=(10, 20))),
        ("viewportanchor:1.5%,0%", Region(viewport_anchor=(1.5, 0))),
        ("regionanchor:10%,120% viewportanchor:5%", Region()),
    ],
)
def test_regions_are_read_the_same_way(text: str, expected: Region) -> None:
    assert read_region(Block(1, "REGION", text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("region:a", "new"),
        ("region:b", None),
        ("region:a line:1", None),
        ("region:a size:50%", None),
        ("region:a vertical:rl", None),
        ("region:a size:100%", "new"),
    ],
)
def test_a_cue_that_stands_somewhere_else_is_in_no_region(text: str, expected: str | None) -> None:
    regions = (Region(id="a", scroll=""), Region(id="a", scroll="up"))
    found = read_settings(text, regions).region
    assert found == (regions[1] if expected else None)
