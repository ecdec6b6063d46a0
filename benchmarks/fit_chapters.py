"""Fits the model that proposes chapters, on the even half of the interviews alone.

    python -m benchmarks.fit_chapters CHECKOUT

CHECKOUT is the repository that chaptering/gold.py names; PyYAML reads it.
Writes podcast/chapters/fitted.json.
What a chapter costs is chosen by five-fold cross-validation inside that half.
"""

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.chaptering.fitting import as_json, case, names_of, tuned
from benchmarks.chaptering.gold import interviews

TARGET = Path(__file__).parent.parent / "podcast" / "chapters" / "fitted.json"


def main() -> None:
    if len(sys.argv) != 2:
        print("give the checkout of the interviews: nothing was fitted")
        return
    gold = [each for each in interviews(Path(sys.argv[1])) if each.is_for_fitting]
    made: dict[str, Any] = {
        "fitted_on": "DataTalksClub/datatalksclub.github.io at eb02910, interviews whose file's stem has an"
        " even zlib.crc32"
    }
    for name, half in (("voices", gold), ("no voices", [each.without_voices() for each in gold])):
        made[name] = as_json(tuned([case(each) for each in half], names_of(half[0])))
    TARGET.write_text(json.dumps(made, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(gold)} interviews; wrote {TARGET.name}, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
