"""Every kind of page before the judges that others use: python -m tests.quality SITE TOOLS [CHECK …]

SITE is a built site, TOOLS the folder that tools.sh filled. `links` needs neither browser nor tools.
Prints what each check finds, and ends with 1 when one found something.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Any

from podcast.serve import running
from tests.quality.links import broken

ROUNDS = 3
PAGES = {"show": "", "episode": "court-interpreter/", "guide": "mlops-engineer/", "search": "search/"}
"""What Lighthouse looks at, in the example show."""
LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_SHIFT = 0.01

RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        "doctype-style": ["error", {"style": "lowercase"}],
        # HTML takes any id without spaces, and t=83 is what a media fragment looks like.
        "valid-id": ["error", {"relaxed": True}],
        # How long a title is, is the producer's to say.
        "long-title": "off",
    },
}
AS_SPECIFIED = ("transcript.html", "The text content of element “time” was not in the required format")
"""Apps know the times of a transcript by the very form that the podcast namespace gives them."""


def links(site: Path, _: Path) -> list[str]:
    """Addresses that lead nowhere."""
    base_url = json.loads((site / "build.json").read_text(encoding="utf-8"))["base_url"]
    return [str(each) for each in broken(site, base_url)]


def vnu(site: Path, tools: Path) -> list[str]:
    """What the Nu Html Checker calls an error. https://validator.github.io/validator/"""
    jar = tools / "node_modules/vnu-jar/build/dist/vnu.jar"
    done = run("java", "-jar", str(jar), "--skip-non-html", "--format", "json", str(site))
    said = json.loads(done.stderr)["messages"]
    path, message = AS_SPECIFIED
    return [
        f"{each['url']}:{each.get('lastLine', 1)}: {each['message']}"
        for each in said
        if each["type"] == "error"
        and not (each["url"].endswith(path) and each["message"].startswith(message))
    ]


def html_validate(site: Path, tools: Path) -> list[str]:
    """What html-validate finds. https://html-validate.org/"""
    rules = tools / "html-validate.json"
    rules.write_text(json.dumps(RULES), encoding="utf-8")
    program = tools / "node_modules/.bin/html-validate"
    files = [str(each) for each in sorted(site.rglob("*.html"))]
    done = run(str(program), "--config", str(rules), "--formatter", "text", *files)
    return done.stdout.splitlines() or (done.stderr.splitlines() if done.returncode else [])


def lighthouse(site: Path, tools: Path) -> list[str]:
    """Medians of Lighthouse on a phone that are below what is promised."""
    found = []
    with running(site) as address:
        for name, path in PAGES.items():
            rounds = [_judged(address + path, tools) for _ in range(ROUNDS)]
            scores = {key: median(each[key] for each in rounds) for key in rounds[0]}
            print(f"{name:8} " + "  ".join(f"{key} {value:g}" for key, value in scores.items()))
            found += [
                f"{name}: {key} is {scores[key]:g}, not {least}"
                for key, least in LEAST.items()
                if scores[key] < least
            ]
            if scores["shift"] > MOST_SHIFT:
                found.append(f"{name}: the layout shifts by {scores['shift']:g}, more than {MOST_SHIFT}")
    return found


def _judged(address: str, tools: Path) -> dict[str, float]:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
    done = run(
        str(tools / "node_modules/.bin/lighthouse"),
        address,
        "--quiet",
        "--output=json",
        "--chrome-flags=--headless=new --no-sandbox --disable-gpu",
        f"--only-categories={','.join(LEAST)}",
        CHROME_PATH=chromium,
    )
    if done.returncode:
        sys.exit(f"lighthouse: {done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout)
    scores = {key: 100 * (told["categories"][key]["score"] or 0) for key in LEAST}
    return scores | {"shift": told["audits"]["cumulative-layout-shift"]["numericValue"]}


def run(*command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """A program to its end; what it found is in its output, whatever it returns."""
    return subprocess.run(
        command, capture_output=True, text=True, check=False, encoding="utf-8", env=os.environ | more
    )


CHECKS: Mapping[str, Callable[[Path, Path], list[str]]] = {
    "links": links,
    "vnu": vnu,
    "html-validate": html_validate,
    "lighthouse": lighthouse,
}


def main() -> int:
    """Run the checks that are named, all if none is."""
    site, tools, *names = sys.argv[1:]
    count = 0
    for name in names or CHECKS:
        found = CHECKS[name](Path(site).resolve(), Path(tools).resolve())
        print(f"{name}: {len(found) or 'nothing'} found")
        for each in found:
            print(f"  {each}")
        count += len(found)
    return min(count, 1)


if __name__ == "__main__":
    sys.exit(main())
