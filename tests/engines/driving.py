"""Firefox and WebKit, driven by the commands of WebDriver (https://www.w3.org/TR/webdriver2/).

Firefox listens to them on a socket of its own, Marionette: a length, a colon, and a list as JSON. WebKit has
a program for them, which speaks HTTP. Neither needs more of Python than its own library.
"""

import base64
import json
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from shutil import which
from types import MappingProxyType
from typing import Any, Protocol

MINI_BROWSER = "webkit2gtk-4.1/MiniBrowser"
LIBRARIES = Path("/usr/lib")
PATIENCE = 20.0
"""Seconds to wait for what must come."""

COMMANDS = {
    "open": ("WebDriver:Navigate", "POST", "/url"),
    "run": ("WebDriver:ExecuteScript", "POST", "/execute/sync"),
    "find": ("WebDriver:FindElement", "POST", "/element"),
    "press": ("WebDriver:ElementClick", "POST", "/element/{id}/click"),
    "act": ("WebDriver:PerformActions", "POST", "/actions"),
    "size": ("WebDriver:SetWindowRect", "POST", "/window/rect"),
    "picture": ("WebDriver:TakeScreenshot", "GET", "/screenshot"),
}
"""Each command by its name with Firefox, and by its method and path with WebKit."""

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Left": "\ue012", "Right": "\ue014", "Control": "\ue009"}

PREFERENCES = {
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.disable_beforeunload": True,
    # There need be no loudspeaker: without one the sound is thrown away, at the speed of sound.
    "media.cubeb.force_mock_context": True,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "ui.prefersReducedMotion": 1,
}


class Wire(Protocol):
    """The way to a browser; raises RuntimeError for a command that failed there."""

    def send(self, name: str, values: dict[str, Any]) -> Any:
        """Carry out a command of `COMMANDS`, and give its answer."""

    def end(self) -> None:
        """Close the window."""


class Marionette:
    """The wire to Firefox. https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html"""

    def __init__(self, port: int) -> None:
        self.socket = patiently(lambda: socket.create_connection(("127.0.0.1", port)))
        self.socket.settimeout(60)
        self.file = self.socket.makefile("rb")
        self.count = 0
        self._read()
        self._send("WebDriver:NewSession", {})

    def send(self, name: str, values: dict[str, Any]) -> Any:
        answer = self._send(COMMANDS[name][0], values)
        return answer.get("value") if set(answer) <= {"value"} else answer

    def end(self) -> None:
        self._send("Marionette:Quit", {"flags": ["eForceQuit"]})
        self.file.close()
        self.socket.close()

    def _send(self, command: str, values: dict[str, Any]) -> Any:
        self.count += 1
        data = json.dumps([0, self.count, command, values]).encode()
        self.socket.sendall(b"%d:%b" % (len(data), data))
        _, _, error, answer = self._read()
        if error:
            raise RuntimeError(error["message"])
        return answer

    def _read(self) -> Any:
        digits = b""
        while (sign := self.file.read(1)) != b":":
            digits += sign
        return json.loads(self.file.read(int(digits)))


class Driver:
    """The wire to WebKit, by its driver on `port`."""

    def __init__(self, port: int, program: str) -> None:
        self.port = port
        options = {"binary": program, "args": ["--automation"]}
        wish = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
        answer = patiently(lambda: self._ask("POST", "/session", wish))
        self.session = f"/session/{answer['sessionId']}"

    def send(self, name: str, values: dict[str, Any]) -> Any:
        _, method, path = COMMANDS[name]
        return self._ask(method, self.session + path.format_map(values), values if method == "POST" else None)

    def end(self) -> None:
        self._ask("DELETE", self.session, None)

    def _ask(self, method: str, path: str, values: dict[str, Any] | None) -> Any:
        line = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            line.request(method, path, json.dumps(values) if values is not None else None)
            value = json.loads(line.getresponse().read())["value"]
        finally:
            line.close()
        if isinstance(value, dict) and "error" in value:
            raise RuntimeError(f"{value['error']}: {value.get('message', '')}")
        return value


@dataclass
class Window:
    """A window of a browser, and somebody before it."""

    wire: Wire

    def open(self, address: str) -> None:
        """Go to an address, and wait until the page has loaded."""
        self.wire.send("open", {"url": address})

    def run(self, script: str) -> Any:
        """The value of an expression of JavaScript."""
        return self.wire.send("run", {"script": f"return ({script})", "args": []})

    def until(self, script: str) -> Any:
        """The value of an expression as soon as it is true."""
        end = time.monotonic() + PATIENCE
        while not (value := self.run(script)):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)
        return value

    def press(self, selector: str) -> None:
        """Click an element, once it is in sight."""
        self.run(f"document.querySelector({json.dumps(selector)}).scrollIntoView({{ block: 'nearest' }})")
        found = self.wire.send("find", {"using": "css selector", "value": selector})
        self.wire.send("press", {"id": next(iter(found.values()))})

    def type(self, text: str) -> None:
        """Press keys, one by one."""
        self._keys([(kind, key) for key in text for kind in ("keyDown", "keyUp")])

    def key(self, *names: str) -> None:
        """Press keys of these names together."""
        keys = [KEYS.get(name, name) for name in names]
        self._keys([("keyDown", key) for key in keys] + [("keyUp", key) for key in reversed(keys)])

    def _keys(self, steps: list[tuple[str, str]]) -> None:
        actions = [{"type": kind, "value": key} for kind, key in steps]
        self.wire.send("act", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})

    def wheel(self, down: int) -> None:
        """Turn the wheel of the mouse over the middle of the window."""
        turn = {"type": "scroll", "x": 400, "y": 400, "deltaX": 0, "deltaY": down, "duration": 0}
        self.wire.send("act", {"actions": [{"type": "wheel", "id": "wheel", "actions": [turn]}]})

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, and wait until the page has it."""
        self.wire.send("size", {"width": width, "height": height})
        self.until(f"Math.abs(innerWidth - {width}) < 20")

    def picture(self) -> bytes:
        """What is seen, as PNG."""
        return base64.b64decode(self.wire.send("picture", {}))


def programs() -> dict[str, str]:
    """The browsers that are on this machine, by the names of their engines."""
    mini = next((str(each) for each in sorted(LIBRARIES.glob(f"*/{MINI_BROWSER}"))), None)
    found = {
        "firefox": which("firefox-esr") or which("firefox"),
        "webkit": mini if which("WebKitWebDriver") and which("Xvfb") else None,
    }
    return {name: program for name, program in found.items() if program}


def _window(wire: Wire) -> Iterator[Window]:
    window = Window(wire)
    window.resize(1280, 900)
    try:
        yield window
    finally:
        wire.end()


@contextmanager
def firefox(program: str, folder: Path, *, is_dark: bool = False) -> Iterator[Window]:
    """A window of Firefox with a profile of its own in `folder`."""
    port = free_port()
    scheme = {"layout.css.prefers-color-scheme.content-override": 0 if is_dark else 1}
    chosen = PREFERENCES | scheme | {"marionette.port": port}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in chosen.items())
    (folder / "user.js").write_text("".join(lines), encoding="utf-8")
    with _running(program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)):
        yield from _window(Marionette(port))


@contextmanager
def webkit(program: str, folder: Path, *, is_dark: bool = False) -> Iterator[Window]:
    """A window of WebKit on a screen of its own, with a home in `folder`."""
    port = free_port()
    with _screen(folder) as display:
        settings = {
            "DISPLAY": display,
            "HOME": str(folder),
            "GTK_THEME": "Adwaita:dark" if is_dark else "Adwaita",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "XDG_RUNTIME_DIR": str(folder),
        }
        with _running("WebKitWebDriver", f"--port={port}", settings=settings):
            yield from _window(Driver(port, program))


ENGINES = {"firefox": firefox, "webkit": webkit}


@contextmanager
def _screen(folder: Path) -> Iterator[str]:
    """A screen in memory; gives its number."""
    number = folder / "display"
    with number.open("w") as out:
        command = ("Xvfb", "-displayfd", str(out.fileno()), "-screen", "0", "1600x1200x24")
        with _running(*command, fd=out.fileno()):
            yield ":" + patiently(lambda: number.read_text().strip() or _none_yet())


def _none_yet() -> str:
    raise OSError("no screen yet")


@contextmanager
def _running(
    *command: str, fd: int | None = None, settings: Mapping[str, str] = MappingProxyType({})
) -> Iterator[None]:
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        command,
        env={**os.environ, **settings},
        stdout=silent,
        stderr=silent,
        pass_fds=() if fd is None else (fd,),
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


def patiently(attempt: Callable[[], Any]) -> Any:
    """What an attempt gives as soon as it succeeds."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except (OSError, RuntimeError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
