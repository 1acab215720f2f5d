"""``python tests/upgrades VERSION``: write the results of a folder that is being frozen, and traces where it has none.

Results of a version that was released are written anew only where a number of then was wrong, which CHANGELOG.md tells
under *Regulations*.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path


def main() -> int:
    """Write the results, and the traces that there are none of yet."""
    parser = argparse.ArgumentParser("python tests/upgrades", description=__doc__)
    parser.add_argument("version", help="the folder, such as 0.2.0")
    from upgrades.frozen import FOLDER, results, traces

    folder = FOLDER / parser.parse_args().version
    for name, trace in traces(folder):
        path = folder / "traces" / f"{name}.json"
        if not path.exists():
            path.write_text(_text(trace), encoding="utf-8", newline="\n")
    for name, result in results(folder):
        (folder / "results" / f"{name}.json").write_text(_text(result), encoding="utf-8", newline="\n")
    return 0


def _text(made: object) -> str:
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.exit(main())
