"""Feeds in the shapes that hosts give them, with the files that they name, small enough to be taken over."""

import json
from pathlib import Path

from PIL import Image

from podcast import audio
from tests.shows import recording

NAMESPACES = (
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:psc="http://podlove.org/simple-chapters" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)

CHANNEL = """\
<title>Harbour &amp; Lights</title>
<link>https://old.example.org/</link>
<description><![CDATA[<p>Stories from the <b>coast</b>.</p><p>Every Monday.</p>]]></description>
<language>en_us</language>
<copyright>The Harbour Museum</copyright>
<itunes:author>The Harbour Museum</itunes:author>
<itunes:owner><itunes:name>Mara Lind</itunes:name><itunes:email>mara@example.org</itunes:email></itunes:owner>
<itunes:category text="society &amp; culture"><itunes:category text="Places &amp; Travel"/></itunes:category>
<itunes:category text="Tugboats"/>
<itunes:explicit>clean</itunes:explicit>
<itunes:image href="{base}cover.jpg"/>
"""

BLOG = """\
<item>
  <title>The keeper&amp;#8217;s winter</title>
  <link>https://old.example.org/keeper/</link>
  <pubDate>Sat, 03 Oct 2026 08:00:00 +0200</pubDate>
  <dc:creator>mara</dc:creator>
  <guid isPermaLink="false">https://old.example.org/?p=17</guid>
  <description><![CDATA[A winter night with the keeper of the last lighthouse &#8230;]]></description>
  <content:encoded><![CDATA[<p>A winter night with the keeper of the last lighthouse &amp;
    her <em>lamp</em>.</p>
    <h3>Links</h3><ul><li><a href="/map">The map</a></li><li>https://example.org/tide_table</li></ul>]]></content:encoded>
  <enclosure url="{base}keeper.mp3" length="{size}" type="audio/mpeg"/>
  <itunes:duration>00:00:08</itunes:duration>
</item>
"""

HOST = """\
<item>
  <itunes:title>The crane</itunes:title>
  <title>The crane</title>
  <guid isPermaLink="false">crane-17</guid>
  <pubDate>Thu, 08 Oct 2026 06:00:00 GMT</pubDate>
  <description><![CDATA[<p>It lifted coal.<br><br>Day &amp; night.</p>]]></description>
  <itunes:summary>It lifted coal. Day &amp; night.</itunes:summary>
  <enclosure url="{base}crane.mp3?source=feed&amp;n=1" length="{size}" type="audio/mpeg"/>
  <itunes:duration>8</itunes:duration>
  <itunes:season>2</itunes:season><itunes:episode>4</itunes:episode><itunes:episodeType>bonus</itunes:episodeType>
  <itunes:explicit>true</itunes:explicit>
  <itunes:image href="{base}crane.png"/>
  <podcast:season name="Steel">2</podcast:season>
  <podcast:person role="guest" href="https://example.org/tomas">Tomas Okafor</podcast:person>
  <podcast:transcript url="{base}crane.txt" type="text/plain"/>
  <podcast:transcript url="{base}crane.srt" type="application/srt"/>
  <podcast:transcript url="{base}crane.de.vtt" type="text/vtt" language="de"/>
  <podcast:chapters url="{base}crane.json" type="application/json+chapters"/>
  <podcast:location geo="geo:53.5459,9.9669">Old Harbour</podcast:location>
  <podcast:soundbite startTime="1.5" duration="20.0">Coal</podcast:soundbite>
  <itunes:order>3</itunes:order>
</item>
"""

PODLOVE = """\
<item>
  <title>The ferry</title>
  <guid isPermaLink="false">podlove-2026-10-10t08:00:00+00:00-abc</guid>
  <pubDate>Sat, 10 Oct 2026 08:00:00 +0000</pubDate>
  <description>How the ferry
crosses in fog.</description>
  <enclosure url="{base}ferry.m4a" length="{ferry}" type="audio/mp4"/>
  <psc:chapters version="1.2">
    <psc:chapter start="00:00:00.000" title="Fog" href="https://example.org/fog"/>
    <psc:chapter start="00:00:04.250" title="- Horn" image="https://example.org/horn.png"/>
  </psc:chapters>
</item>
"""

SRT = """\
1
00:00:00,000 --> 00:00:03,000
Mara: Here stands the crane.

2
00:00:03,000 --> 00:00:07,000
Tomas: It lifted coal.
"""


def feed(items: str, base: str, channel: str = CHANNEL, /, **values: object) -> str:
    """A feed with these items; `base` is where its files lie."""
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    whole = f'{head}<rss version="2.0" {NAMESPACES}><channel>\n{channel}{items}</channel></rss>\n'
    for name, value in {"base": base, **values}.items():
        whole = whole.replace(f"{{{name}}}", str(value))
    return whole


def write_files(folder: Path) -> dict[str, int]:
    """The files that the items above name; gives the sizes that their enclosures say."""
    folder.mkdir(parents=True, exist_ok=True)
    wav = recording(folder / "sound.wav")
    for name, pitch in (("keeper.mp3", 180), ("crane.mp3", 220), ("ferry.m4a", 260)):
        audio.master(recording(wav, 8, pitch), folder / name)
    wav.unlink()
    Image.new("RGB", (1400, 1400), "#1d5c50").save(folder / "cover.jpg")
    Image.new("RGB", (300, 200), "#804020").save(folder / "crane.png")
    (folder / "crane.srt").write_text(SRT, encoding="utf-8")
    (folder / "crane.txt").write_text("Here stands the crane.", encoding="utf-8")
    (folder / "crane.de.vtt").write_text(
        "WEBVTT\n\n00:00.000 --> 00:03.000\nHier steht der Kran.\n", encoding="utf-8"
    )
    chapters = [
        {"startTime": 0, "title": "Steel"},
        {"startTime": 5, "title": "Coal", "url": "https://example.org/coal"},
    ]
    (folder / "crane.json").write_text(
        json.dumps({"version": "1.2.0", "chapters": chapters}), encoding="utf-8"
    )
    return {"size": (folder / "keeper.mp3").stat().st_size, "ferry": (folder / "ferry.m4a").stat().st_size}
