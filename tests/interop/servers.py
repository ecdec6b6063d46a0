"""Web servers of Debian's, each a row: how its settings hold a snippet, how it is started and stopped."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_NGINX = """\
{user}
pid {place}/nginx.pid;
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {place}/body;
    proxy_temp_path {place}/proxy;
    fastcgi_temp_path {place}/fastcgi;
    uwsgi_temp_path {place}/uwsgi;
    scgi_temp_path {place}/scgi;
    server {{
        listen 127.0.0.1:{port};
        root {root};
{snippet}
    }}
}}
"""
_APACHE = """\
ServerRoot /etc/apache2
ServerName 127.0.0.1
PidFile {place}/apache.pid
DefaultRuntimeDir {place}
ErrorLog {place}/errors
Listen 127.0.0.1:{port}
{user}
IncludeOptional mods-enabled/*.load
IncludeOptional mods-enabled/*.conf
LoadModule headers_module /usr/lib/apache2/modules/mod_headers.so
DocumentRoot {root}
<Directory {root}>
    AllowOverride All
    Require all granted
</Directory>
"""
_CADDY = """\
{{
    admin unix/{place}/admin
    auto_https off
}}
http://127.0.0.1:{port} {{
    root * {root}
{snippet}
}}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A web server. `settings` is its file, with places for the snippet and the rest; `htaccess`, if the
    snippet stands in the site instead."""

    name: str
    program: str
    settings: str
    start: Callable[[Path], tuple[str, ...]]
    stop: Callable[[Path], tuple[str, ...]]
    user: str = ""
    htaccess: bool = False


SERVERS = (
    Server(
        name="nginx",
        program="/usr/sbin/nginx",
        settings=_NGINX,
        user="user www-data;",
        start=lambda place: ("-c", f"{place}/settings", "-e", f"{place}/errors"),
        stop=lambda place: ("-c", f"{place}/settings", "-e", f"{place}/errors", "-s", "stop"),
    ),
    Server(
        name="Apache",
        program="/usr/sbin/apache2",
        settings=_APACHE,
        user="User www-data\nGroup www-data",
        start=lambda place: ("-f", f"{place}/settings", "-k", "start"),
        stop=lambda place: ("-f", f"{place}/settings", "-k", "stop"),
        htaccess=True,
    ),
    Server(
        name="Caddy",
        program="/usr/bin/caddy",
        settings=_CADDY,
        start=lambda place: ("start", "--config", f"{place}/settings", "--adapter", "caddyfile"),
        stop=lambda place: ("stop", "--address", f"unix/{place}/admin"),
    ),
)


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


@contextmanager
def running(server: Server, root: Path, snippet: str, port: int) -> Iterator[None]:
    """A server of the folder `root` with a snippet in its settings, at 127.0.0.1, while the block runs."""
    # Servers give up root's rights, and what tests have is root's alone.
    place = Path(tempfile.mkdtemp(prefix="podcast-host-"))
    place.chmod(0o755)
    shutil.copytree(root, place / "site")
    for path in (place / "site").rglob("*"):
        os.utime(
            path, (1_700_000_000, 1_700_000_000)
        )  # Apache takes a new file for one that is still written to
    user = server.user if os.geteuid() == 0 else ""
    filled = {"place": place, "port": port, "root": place / "site", "user": user, "snippet": snippet}
    (place / "settings").write_text(server.settings.format(**filled), encoding="utf-8")
    if server.htaccess:
        (place / "site/.htaccess").write_text(snippet, encoding="utf-8")
    home = {"PATH": os.environ["PATH"], "HOME": str(place)}

    def run(words: tuple[str, ...]) -> None:
        with (place / "said").open("ab") as said:
            done = subprocess.run((server.program, *words), stdout=said, stderr=said, env=home, check=False)
        assert done.returncode == 0, (place / "said").read_text(encoding="utf-8")

    try:
        run(server.start(place))
        try:
            yield
        finally:
            run(server.stop(place))
    finally:
        shutil.rmtree(place, ignore_errors=True)  # a server may still be taking its leave
