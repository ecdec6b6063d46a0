"""What web servers are told about a published site, each in its own words: headers, types and redirects.

All are made of one table, site.HEADERS. Byte ranges, HEAD and revalidation need no line: each of these
servers does them by itself for files (RFC 9110, 13 and 14), and so does `podcast serve`.
"""

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote, urlsplit

from podcast.build.site import HEADERS

Rows = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def nginx(rows: Rows = HEADERS) -> str:
    """A `server` block's locations. https://nginx.org/en/docs/http/ngx_http_headers_module.html

    A location with an add_header of its own takes over none of those around it, and the first that fits is
    the only one: so the narrower stand first, and each says all. What is kept is said of what is there alone
    (no ``always``), else a recording that is missing for a minute is missing for a year.
    """
    blocks = []
    for path, _ in _narrow_first(rows):
        headers = dict(header for wide, each in rows if _covers(wide, path) for header in each)
        kind = headers.pop(_TYPE, "")
        lines = ["    types { }", f'    default_type "{kind}";'] * bool(kind)
        lines += [_add_header(name, value, "    ") for name, value in headers.items()]
        blocks.append("\n".join([f"location ~ ^{_regex(path)}$ {{", *lines, "}"]))
    above = [_add_header(name, value) for name, value in _common(rows)]
    return "\n".join([f"error_page 404 {_MISSING};", *above, *blocks]) + "\n"


def _add_header(name: str, value: str, indent: str = "") -> str:
    return f'{indent}add_header {name} "{value}"{"" if name == _KEPT else " always"};'


def apache(rows: Rows = HEADERS) -> str:
    """An .htaccess or <Directory>. https://httpd.apache.org/docs/2.4/mod/mod_headers.html

    What mod_deflate compresses, as it does out of the box on Debian, it gives an ETag that it does not know
    again: without the second line an app that asks with gzip never gets 304.
    """
    blocks = [f"ErrorDocument 404 {_MISSING}", r'RequestHeader edit* If-None-Match "-gzip\"" "\""']
    for path, headers in rows:
        lines = [
            f'Header {"set" if name == _KEPT else "always set"} {name} "{value}"' for name, value in headers
        ]
        if path == "/*":
            blocks.append("\n".join(lines))
        else:
            inside = "\n".join(f"  {line}" for line in lines)
            blocks.append(f'<If "%{{REQUEST_URI}} =~ m#{_regex(path)}$#">\n{inside}\n</If>')
    return "\n".join(blocks) + "\n"


def caddy(rows: Rows = HEADERS) -> str:
    """Directives of a Caddyfile. https://caddyserver.com/docs/caddyfile/directives/header"""
    lines = [f'header {path} {name} "{value}"' for path, headers in rows for name, value in headers]
    missing = [f"rewrite * {_MISSING}", f"header -{_KEPT}", "file_server"]
    lines += ["file_server", "handle_errors {", *(f"    {each}" for each in missing), "}"]
    return "\n".join(lines) + "\n"


SERVERS: Mapping[str, Callable[[], str]] = {"nginx": nginx, "Apache": apache, "Caddy": caddy}

_TYPE = "Content-Type"
_KEPT = "Cache-Control"
_MISSING = "/404.html"


def _common(rows: Rows) -> tuple[tuple[str, str], ...]:
    return next(headers for path, headers in rows if path == "/*")


def _narrow_first(rows: Rows) -> Rows:
    """The rows but that of all files, none of them behind one that covers it."""

    def covering(row: tuple[str, object]) -> int:
        return sum(_covers(wide, row[0]) for wide, _ in rows)

    return tuple(sorted((row for row in rows if row[0] != "/*"), key=covering, reverse=True))


def _covers(wide: str, narrow: str) -> bool:
    return re.fullmatch(_regex(wide), narrow) is not None


def _regex(path: str) -> str:
    return path.replace(".", r"\.").replace("*", ".*")


def redirects(old: str, new: str) -> Mapping[str, str]:
    """What the server at the address `old` is told, so that everybody is led to the same path below `new`.

    Servers look at paths after ``%20`` was read as a space.
    """
    sent = urlsplit(old).path or "/"
    path = unquote(sent)
    pattern = f'"^{re.escape(path)}(.*)$"'
    return {
        "_redirects": f"{sent}* {new}:splat 301\n",
        "nginx.conf": f'location ^~ "{path}" {{\n    rewrite {pattern} {new}$1 permanent;\n}}\n',
        ".htaccess": f'RedirectMatch 301 {pattern} "{new}$1"\n',
        "Caddyfile": f"@moved path_regexp moved {pattern}\nredir @moved {new}{{re.moved.1}} 301\n",
    }
