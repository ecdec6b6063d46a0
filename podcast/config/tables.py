"""The tables of podcast.toml: [owner], [audio], [narration] and [page]."""

from dataclasses import dataclass
from typing import Literal

from podcast import values
from podcast.declared import option


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """The table [owner]: whom a directory may write to."""

    name: str = option(values.text, "Who owns the show.", example='"The Harbour Museum"')
    email: str = option(values.email, "Public in the feed: it draws spam.", example='"radio@example.org"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The table [audio]: how recordings are finished."""

    preset: str = option(
        values.one_of("apple", "spotify", "aes", "broadcast"),
        "Whose loudness to reach: apple (−16 LUFS), spotify (−14), aes (−18), broadcast (−16, mono −19).",
        example='"spotify"',
        default="apple",
    )
    target: float | None = option(
        values.number(-30, -8),
        "Another loudness in LUFS, from −30 to −8.",
        example="-16",
        default=None,
        unset="the preset's",
    )
    mono: float | None = option(
        values.number(-30, -8),
        "Another loudness of recordings with one channel.",
        example="-19",
        default=None,
        unset="as `target`, else the preset's",
    )
    ceiling: float = option(
        values.number(-9, -1), "Highest true peak in dBTP, from −9 to −1.", example="-1.5", default=-1.5
    )
    bitrate: int = option(
        lambda value: round(values.number(32, 320)(value)),
        "Kilobits a second of the published MP3, from 32 to 320.",
        example="96",
        default=0,
        unset="96 for mono, 128 for stereo",
    )
    channels: Literal["auto", "mono", "stereo"] = option(
        values.one_of("auto", "mono", "stereo"),
        "mono, stereo, or auto, which makes mono of recordings whose two channels are alike.",
        example='"mono"',
        default="auto",
    )
    level: str = option(
        values.one_of("auto", "off"),
        "auto brings speakers to one level, by the transcript or else by pauses, in what is not published "
        "yet; off leaves them as uneven as they are.",
        example='"off"',
        default="auto",
    )
    trim: bool = option(
        values.flag,
        "Leaves out silence at the beginning and the end of recordings.",
        example="true",
        default=False,
    )
    high_pass: float = option(
        values.number(20, 200),
        "Takes away rumble below so many hertz; speech begins at about 85.",
        example="80",
        default=0.0,
        unset="nothing is taken away",
    )
    denoise: bool = option(
        values.flag,
        "Lowers steady noise, such as hiss and fans, by up to 12 dB.",
        example="true",
        default=False,
    )
    intro: str = option(
        values.text,
        "A sound before every episode: a file in the show folder.",
        example='"sound/intro.mp3"',
        default="",
    )
    outro: str = option(
        values.text,
        "A sound behind every episode.",
        example='"sound/outro.mp3"',
        default="",
    )
    formats: tuple[str, ...] = option(
        values.some(values.one_of("m4a", "opus")),
        "What is offered beside the MP3: m4a, opus; apps choose by podcast:alternateEnclosure.",
        example='["m4a", "opus"]',
        default=(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Narration:
    """The table [narration]: how episodes with `narrate = true` are spoken."""

    voices: tuple[tuple[str, str], ...] = option(
        values.pairs,
        'Who speaks with which voice; the key "" stands for everybody else.',
        example='{"Mara Lind" = "hibari:heart", "" = "espeak-ng:en+m3"}',
        default=(),
        unset="the most natural ones that are installed, in the order people first speak",
    )
    say: tuple[tuple[str, str], ...] = option(
        values.pairs,
        "How words are said; what is read stays as it is written.",
        example='{"MLOps" = "M L Ops"}',
        default=(),
    )
    pace: float = option(
        values.number(0.5, 2), "Under 1 the voices speak more slowly.", example="0.9", default=1.0
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """The table [page]: how the pages look and speak."""

    language: str = option(
        values.language,
        "The language of the buttons and labels: ar, de, en, es, fr or ja; any other is English.",
        example='"fr"',
        default="",
        unset="the show's language",
    )
    apps: tuple[tuple[str, str], ...] = option(
        values.addresses,
        "Where else the show can be heard: names of apps or directories and its address there.",
        example='{"Apple Podcasts" = "https://podcasts.apple.com/podcast/id1"}',
        default=(),
    )
    paper: str = option(
        values.colour, "The ground of the pages by day.", example='"#f4f7f9"', default="#fbf8f2"
    )
    night: str = option(values.colour, "The same by night.", example='"#10151a"', default="#14161d")
    text: str = option(
        values.fonts,
        "The fonts of headings and text, that readers have installed.",
        example='"Charter, Georgia, serif"',
        default="",
        unset="what the system has of serif fonts",
    )
    controls: str = option(
        values.fonts,
        "The fonts of buttons, times and labels.",
        example='"Inter, system-ui, sans-serif"',
        default="",
        unset="the system's own",
    )
    picture_fonts: tuple[str, ...] = option(
        values.many(values.font),
        "Font files in the show folder for the titles in share pictures, in the order they are tried.",
        example='["fonts/NotoSansJP-Bold.otf"]',
        default=(),
        unset="the built-in ones, which lack Chinese, Japanese and Korean",
    )
