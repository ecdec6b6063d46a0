"""The same search on a PostgreSQL server, for networks that search many shows at once.

`fill` takes what `export` gives; `search` answers as `podcast.search.search` does: the same queries, filters
and results, the same hits. The server is asked for folded words and stems of ours, so its own dictionaries
and their versions change nothing. Only the order of hits is its own (see `asking`).
"""

from podcast.search.postgres.asking import search
from podcast.search.postgres.tables import fill

__all__ = ["fill", "search"]
