"""Connections to a PostgreSQL server, and what goes wrong with them in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from podcast.errors import InputError, MissingExtra

SCHEMA = "podcast_search_2"
"""Where our tables are. Count up when they, the folding or the stems change: shows are then filled anew."""

FILL = "fill it: podcast search --export --server ADDRESS"


@contextmanager
def connected(server: str) -> Iterator[Any]:
    """A connection to a server by its address, in one transaction.

    Addresses are those of libpq (https://www.postgresql.org/docs/current/libpq-connect.html). Raises
    MissingExtra without psycopg, InputError when the server cannot be reached or has no index.
    """
    try:
        import psycopg
    except ImportError as error:
        raise MissingExtra(
            "to ask a PostgreSQL server, psycopg is needed", hint="pip install 'podcast-pipeline[postgres]'"
        ) from error
    try:
        with psycopg.connect(server, connect_timeout=10) as connection:
            connection.execute(f"set search_path to {SCHEMA}".encode())
            yield connection
    except psycopg.errors.UndefinedTable as error:
        raise InputError("the server holds no search index yet", hint=FILL) from error
    except (psycopg.OperationalError, psycopg.ProgrammingError) as error:
        said = str(error).strip().splitlines()[0]
        raise InputError(
            f"the search server cannot be used: {said}",
            hint="is it running, is its address right, and may you read and write there?",
        ) from error
