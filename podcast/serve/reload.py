"""How open pages learn that the site was built again: server-sent events and a script of a few lines."""

import json
import threading
import time
from dataclasses import dataclass

EVENTS = "/__reload"
SCRIPT_PATH = "/__reload.js"
TAG = f'<script src="{SCRIPT_PATH}"></script>\n'.encode()

# A hidden tab lets go of its connection: browsers allow six a host, and then no page would load any more.
# The box is styled through the object model, which a page's Content-Security-Policy allows.
SCRIPT = f"""\
(() => {{
  let source, version;
  const show = (text) => {{
    document.getElementById("reload-problems")?.remove();
    if (!text) return;
    const box = document.createElement("pre");
    box.id = "reload-problems";
    box.setAttribute("role", "alert");
    box.textContent = text;
    Object.assign(box.style, {{
      position: "fixed", inset: "auto 0 0 0", zIndex: "9999", margin: "0", padding: "1rem",
      maxHeight: "50vh", overflow: "auto", whiteSpace: "pre-wrap", font: "14px/1.4 monospace",
      color: "#fff", background: "#8c1d18",
    }});
    document.body.append(box);
  }};
  const listen = () => {{
    source = new EventSource("{EVENTS}");
    source.onmessage = (event) => {{
      const told = JSON.parse(event.data);
      version ??= told.version;
      if (told.version !== version) location.reload();
      else show(told.problems);
    }};
  }};
  document.addEventListener("visibilitychange", () => document.hidden ? source?.close() : listen());
  addEventListener("pagehide", () => source?.close());
  if (!document.hidden) listen();
}})();
"""


@dataclass(frozen=True, slots=True)
class News:
    """Which build is on the air, and what is wrong with the one that was tried after it."""

    version: str
    problems: str = ""

    def event(self) -> bytes:
        """One server-sent event. https://html.spec.whatwg.org/multipage/server-sent-events.html"""
        return f"data: {json.dumps({'version': self.version, 'problems': self.problems})}\n\n".encode()


class Bell:
    """Tells the threads that hold a page's connection when there is news."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        # Pages that outlive this server reload when they meet the next one.
        self._run = time.time_ns()
        self._count = 0
        self._closed = False
        self.news = News(f"{self._run}-0")

    def ring(self, problems: str = "") -> None:
        """A build is done; with `problems` it failed, and the pages stay and show them."""
        with self._changed:
            self._count += not problems
            self.news = News(f"{self._run}-{self._count}", problems)
            self._changed.notify_all()

    def close(self) -> None:
        """Let every waiting thread go."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    @property
    def closed(self) -> bool:
        """Whether the server is ending."""
        return self._closed

    def wait(self, known: News | None, timeout: float) -> News:
        """The news, as soon as it is not `known` or the bell is closed; after `timeout` seconds anyway."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self.news != known, timeout)
            return self.news
