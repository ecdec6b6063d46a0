"""What a server says of a file, without the file: its status and headers, and a few bytes where asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.error import HTTPError

from podcast.fetching.address import USUAL, Limits
from podcast.fetching.opening import WRONG, failed, opened, reason_of

_MOST = 64


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: the address it came from in the end, its status, and its headers by their small letters."""

    address: str
    status: int
    headers: Mapping[str, str]

    @property
    def media_type(self) -> str:
        """What it says it is, without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def length(self) -> int | None:
        """How many bytes it says the whole has."""
        _, _, whole = self.headers.get("content-range", "").rpartition("/")
        said = whole or self.headers.get("content-length", "")
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 else None


def ask(
    address: str,
    limits: Limits = USUAL,
    *,
    named_by: str | None = None,
    method: str = "HEAD",
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Ask for a file, or for what is known of it. Raises InputError, in one sentence, when nobody answers."""
    try:
        with opened(address, limits, named_by, headers, method) as answer:
            answer.read(_MOST)
            said = {name.lower(): value for name, value in answer.headers.items()}
            return Answer(answer.url, answer.status, said)
    except HTTPError as error:
        said = {name.lower(): value for name, value in error.headers.items()}
        return Answer(address, error.code, said)
    except WRONG as error:
        raise failed(address, reason_of(error)) from error
