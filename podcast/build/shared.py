"""The pictures beside shared links, and the fonts of the show that their titles are drawn with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from unicodedata import name

from podcast import lettering, links, sharing
from podcast.build.pictures import Hung
from podcast.build.recall import content
from podcast.build.source import code_digest
from podcast.cache import Cache, digest, digest_of
from podcast.errors import ConfigError, Finding, Problems, Where
from podcast.lettering import Face
from podcast.library import Library
from podcast.model import Artifact, Picture, Release, Show

_SETTING = ("page", "picture_fonts")
_MOST_TITLES = 3
_MOST_LETTERS = 12
_NOTO = {"HIRAGANA": "JP", "KATAKANA": "JP", "HANGUL": "KR", "CJK": "SC, TC or JP"}
"""The ends of the names of fonts that have no script for a name, by what tells the language best."""


def faces_of(library: Library, cache: Cache, problems: Problems) -> tuple[Face, ...]:
    """The fonts of a show; what is wrong with one goes to `problems`."""
    faces = []
    for each in library.config.page.picture_fonts:
        with problems.collect():
            path = library.folder / each
            if not path.is_file():
                raise ConfigError(
                    f"there is no font {each!r}",
                    where=library.source.where(*_SETTING),
                    hint="name a font file in the show folder",
                )
            faces.append(lettering.face(path, content(cache, path)))
    return tuple(faces)


def carded(
    show: Show,
    releases: Iterable[Release],
    covers: Mapping[str, Hung | None],
    faces: tuple[Face, ...],
    cache: Cache,
) -> tuple[tuple[Release, ...], list[Artifact]]:
    """Releases with the pictures beside their links, and these; `covers` has the cover of each by slug."""
    made = [(each, *card_of(show, each, covers[each.slug], faces, cache)) for each in releases]
    return tuple(replace(each, card=card) for each, card, _ in made), [drawn for _, _, drawn in made]


def card_of(
    show: Show, release: Release, cover: Hung | None, faces: tuple[Face, ...], cache: Cache
) -> tuple[Picture, Artifact]:
    """The picture beside shared links to an episode, drawn once for each state of what it shows."""
    shared = sharing.Sharing(
        title=release.episode.title,
        show=show.title,
        accent=show.accent,
        cover=cover.thumbnail if cover else b"",
        bars=release.waveform.bars if release.waveform else (),
        faces=faces,
        language=release.language,
    )
    fonts = tuple(face.digest for face in faces)
    shown = (
        shared.title,
        shared.show,
        shared.accent,
        digest(shared.cover),
        shared.bars,
        fonts,
        shared.language,
    )
    key = digest("sharing", _code(), digest_of(shown))
    data = cache.get(key, lambda: sharing.draw(shared))
    path = links.card(release.slug)
    made = Picture(path=path, media_type="image/jpeg", width=sharing.WIDTH, height=sharing.HEIGHT)
    return made, Artifact(path=path, data=data, media_type="image/jpeg")


def _code() -> str:
    ours = (f"lettering/fonts/{face.path.name}" for face in lettering.ours())
    code = code_digest("sharing.py", "lettering", "languages", *ours)
    return digest(code, version("pillow"), str(lettering.can_shape()))


def wordless(titles: Sequence[str], faces: tuple[Face, ...], where: Where) -> Iterator[Finding]:
    """What to say about titles that cannot be drawn; `where` is the place of the setting."""
    lacking = set(sharing.unwritten("".join(titles), faces))
    left_out = [title for title in titles if not lacking.isdisjoint(title)]
    if left_out:
        letters = [char for char in dict.fromkeys("".join(left_out)) if char in lacking]
        yield _told(
            f"no font has {' '.join(letters[:_MOST_LETTERS])}{' …' * (len(letters) > _MOST_LETTERS)}",
            left_out,
            where,
            f"put a font with them, such as Noto Sans {_noto(letters)}, into the show folder, and "
            "name it in picture_fonts under [page]",
        )
    if not lettering.can_shape() and (left_out := [each for each in titles if lettering.needs_shaping(each)]):
        yield _told(
            "this machine cannot join the letters of their writing",
            left_out,
            where,
            "install FriBidi (Debian and Ubuntu: apt-get install libfribidi0; macOS: brew install fribidi)",
        )


def _told(why: str, titles: Sequence[str], where: Where, hint: str) -> Finding:
    named = ", ".join(f"“{title}”" for title in titles[:_MOST_TITLES])
    more = f" and {len(titles) - _MOST_TITLES} more" if len(titles) > _MOST_TITLES else ""
    message = f"the title is left out of the share picture of {named}{more}: {why}"
    return Finding(rule="picture-letters", severity="warning", message=message, where=where, hint=hint)


def _noto(letters: Sequence[str]) -> str:
    """The end of the name of the Noto font for letters."""
    scripts = [name(char, "").partition(" ")[0] for char in letters]
    return next((end for script, end in _NOTO.items() if script in scripts), scripts[0].title())
