"""A show folder with an episode of every kind, built as anybody builds one."""

import json
from pathlib import Path

from podcast.build import Built, Options, build
from tests.shows import notes, recording, write_show

SECONDS = 40

SAID = (
    (0.0, 6.0, "A", "Good evening. Tonight we walk out to the lamp with a rope."),
    (6.5, 14.0, "B", "The keeper counts the swell. She writes it down, then she climbs."),
    (14.5, 20.0, "A", "Who taught her to read the gauge?"),
    (20.5, 29.0, "B", "Her aunt Zoë did, in the Café Größe. A naïve owner, she used to say."),
    (29.5, 34.0, "A", "And now the storm arrives from the north."),
    (34.5, 39.5, "B", "The lamp turns all night long. Good night."),
)
STEP = 0.3
"""From one word to the next, in seconds; the last of each turn comes half a second before its end."""

LAMP = """\
speakers = ["Mara", "Tomas"]
people = [{name = "Mara", role = "host", url = "https://example.org/mara"}, "Tomas"]
chapters = [
  "0:00 Out to the lamp",
  "0:14 What the keeper of the lamp at the end of the pier counts",
  "0:29 Storm",
]
"""

_RUN = "window.ran=1"
VECTORS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"<img src=x onerror={_RUN}>",
    f"<svg onload={_RUN}>",
    f"<svg><script>{_RUN}</script></svg>",
    f"<body onload={_RUN}>",
    f"<details open ontoggle={_RUN}>",
    f"<input autofocus onfocus={_RUN}>",
    f"<video><source onerror={_RUN}></video>",
    f"<iframe src='javascript:parent.{_RUN}'></iframe>",
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"<object data='javascript:{_RUN}'></object>",
    f"<embed src='javascript:{_RUN}'>",
    f"<a href='javascript:{_RUN}'>press</a>",
    f"[press](javascript:{_RUN})",
    f"[press](JaVaScRiPt&colon;{_RUN})",
    f"<javascript:{_RUN}>",
    f"![x](x'onerror='{_RUN})",
    f"<form action='javascript:{_RUN}'><button>go</button></form>",
    f"<meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    "<base href='https://elsewhere.example/'>",
    "<link rel=stylesheet href='https://elsewhere.example/x.css'>",
    "<style>body{background:url(https://elsewhere.example/x)}</style>",
    f"<math><mtext><table><mglyph><style><img src onerror={_RUN}>",
    f"<noscript><p title='</noscript><img src=x onerror={_RUN}>'>",
    f"<template><img src=x onerror={_RUN}></template>",
    f"' autofocus onfocus='{_RUN}",
    f'" autofocus onfocus="{_RUN}',
    f"--><img src=x onerror={_RUN}><!--",
    f"]]><script>{_RUN}</script>",
    f"&lt;img src=x onerror={_RUN}&gt;",
    "{{ 7 * 7 }}{% include 'base.html' %}",
)


def build_show(folder: Path, output: Path) -> Built:
    """Write the show and build it into `output`."""
    write_show(folder)
    _lamp(folder)
    _hostile(folder)
    episodes = folder / "episodes"
    (episodes / "silent.md").write_text(notes("The silent bell", "2026-10-03T06:00:00Z"), encoding="utf-8")
    (folder / "transcripts/silent.txt").write_text(
        "00:00Nobody rang it.\n00:03And yet the bell was heard.\n", encoding="utf-8"
    )
    (episodes / "wordless.md").write_text(notes("The sea", "2026-10-02T06:00:00Z"), encoding="utf-8")
    recording(episodes / "wordless.wav", 4, 140)
    return build(folder, Options(output=output, jobs=1))


def measured(start: float, end: float, text: str) -> list[tuple[str, float]]:
    """Each word and when it is said: all at once, then a wait, then the last."""
    words = text.split()
    times = [start + STEP * n for n in range(len(words) - 1)]
    return list(zip(words, [*times, end - 0.5], strict=True))


def _lamp(folder: Path) -> None:
    (folder / "episodes/lamp.md").write_text(
        notes("The lamp", "2026-10-15T06:00:00Z", LAMP), encoding="utf-8"
    )
    recording(folder / "episodes/lamp.wav", SECONDS)
    segments = []
    for start, end, who, text in SAID:
        words = measured(start, end, text)
        ends = [at for _, at in words[1:]] + [end]
        segments.append(
            {
                "start": start,
                "end": end,
                "speaker": who,
                "text": text,
                "words": [
                    {"word": word, "start": at, "end": min(at + STEP, until)}
                    for (word, at), until in zip(words, ends, strict=True)
                ],
            }
        )
    _transcript(folder, "lamp", segments)


def _hostile(folder: Path) -> None:
    quoted = [json.dumps(each) for each in VECTORS]
    more = f"summary = {json.dumps(' '.join(VECTORS))}\nlicense = {quoted[0]}\nlocation = {quoted[2]}\n"
    more += f"people = [{', '.join(quoted)}]\n"
    more += "season = 1\nseason_name = " + quoted[3] + "\n"
    more += "chapters = [\n"
    more += "".join(f'{{start = "0:{n:02}", title = {each}}},\n' for n, each in enumerate(quoted))
    more += "]\n"
    text = notes("TITLE", "2026-10-22T06:00:00Z", more).replace('"TITLE"', json.dumps(" ".join(VECTORS)))
    text += "\n" + "\n\n".join(VECTORS) + "\n"
    (folder / "episodes/hostile.md").write_text(text, encoding="utf-8")
    recording(folder / "episodes/hostile.wav", len(VECTORS) + 1)
    _transcript(
        folder,
        "hostile",
        [
            {"start": float(n), "end": n + 0.9, "speaker": each, "text": f"danger {each}"}
            for n, each in enumerate(VECTORS)
        ],
    )


def _transcript(folder: Path, slug: str, segments: list[dict[str, object]]) -> None:
    data = {"language": "en", "segments": segments}
    (folder / f"transcripts/{slug}.json").write_text(json.dumps(data), encoding="utf-8")
