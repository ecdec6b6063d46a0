"""Search over everything that is said and written: an SQLite index, its queries, and the same for the web.

`update` keeps the index, `search` asks it, `web_index` and `client` take it to a page without a server;
`podcast.search.postgres` takes it to one.
"""

from podcast.search.export import address, export
from podcast.search.filters import Filters
from podcast.search.find import search
from podcast.search.index import Updated, update
from podcast.search.results import Group, Hit, Results, to_json
from podcast.search.web import client, client_later, web_files, web_index

__all__ = [
    "Filters",
    "Group",
    "Hit",
    "Results",
    "Updated",
    "address",
    "client",
    "client_later",
    "export",
    "search",
    "to_json",
    "update",
    "web_files",
    "web_index",
]
