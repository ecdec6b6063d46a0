"""What web servers are told about a published site, each in its own words: headers, types and redirects.

All are made of one table, site.HEADERS. Byte ranges, HEAD and revalidation need no line: each of these
servers does them by itself for files (RFC 9110, 13 and 14), and so does `podcast serve`.
"""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from podcast.build.site import HEADERS

Rows = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def nginx(rows: Rows = HEADERS) -> str:
    """A `server` block's locations. https://nginx.org/en/docs/http/ngx_http_headers_module.html

    A location with an add_header of its own takes over none of those around it, so each repeats them.
    """
    common = _common(rows)
    blocks = []
    for path, headers in rows:
        if path == "/*":
            continue
        lines = [
            f'    add_header {name} "{value}" always;' for name, value in (*common, *headers) if name != _TYPE
        ]
        for _, value in (each for each in headers if each[0] == _TYPE):
            lines = ["    types { }", f'    default_type "{value}";', *lines]
        blocks.append("\n".join([f"location ~ ^{_regex(path)}$ {{", *lines, "}"]))
    above = "\n".join(f'add_header {name} "{value}" always;' for name, value in common)
    return f"{above}\n" + "\n".join(blocks) + "\n"


def apache(rows: Rows = HEADERS) -> str:
    """An .htaccess or <Directory>. https://httpd.apache.org/docs/2.4/mod/mod_headers.html"""
    blocks = []
    for path, headers in rows:
        lines = [f'Header always set {name} "{value}"' for name, value in headers]
        if path == "/*":
            blocks.append("\n".join(lines))
        else:
            inside = "\n".join(f"  {line}" for line in lines)
            blocks.append(f'<If "%{{REQUEST_URI}} =~ m#{_regex(path)}$#">\n{inside}\n</If>')
    return "\n".join(blocks) + "\n"


def caddy(rows: Rows = HEADERS) -> str:
    """Directives of a Caddyfile. https://caddyserver.com/docs/caddyfile/directives/header"""
    lines = [f'header {path} {name} "{value}"' for path, headers in rows for name, value in headers]
    return "\n".join([*lines, "file_server"]) + "\n"


SERVERS: Mapping[str, Callable[[], str]] = {"nginx": nginx, "Apache": apache, "Caddy": caddy}

_TYPE = "Content-Type"


def _common(rows: Rows) -> tuple[tuple[str, str], ...]:
    return next(headers for path, headers in rows if path == "/*")


def _regex(path: str) -> str:
    return path.replace(".", r"\.").replace("*", ".*")


def redirects(old: str, new: str) -> Mapping[str, str]:
    """What the server at the address `old` is told, so that everybody is led to the same path below `new`."""
    path = urlsplit(old).path or "/"
    return {
        "_redirects": f"{path}* {new}:splat 301\n",
        "nginx.conf": f"location ^~ {path} {{\n    rewrite ^{_regex(path)}(.*)$ {new}$1 permanent;\n}}\n",
        ".htaccess": f'RedirectMatch 301 "^{_regex(path)}(.*)$" "{new}$1"\n',
        "Caddyfile": f"@moved path_regexp moved ^{_regex(path)}(.*)$\nredir @moved {new}{{re.moved.1}} 301\n",
    }
