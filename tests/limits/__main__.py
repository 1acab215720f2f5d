"""Print the table of hostile inputs: how each ended, and what it took."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from attrs import asdict

from limits.cases import AREAS, area
from limits.measuring import measured, warm


def main() -> int:
    """Measure the areas that are asked for; 1 when an input broke the law."""
    parser = argparse.ArgumentParser(prog="python -m limits", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"of {', '.join(AREAS)}; all of them without any")
    parser.add_argument("--only", default="", help="inputs whose name holds this text")
    parser.add_argument("--json", action="store_true", help="one line of JSON an input")
    parser.add_argument("--big", action="store_true", help="also the survey of one gigabyte")
    options = parser.parse_args()
    broken = 0
    warm()
    for name in options.areas or AREAS:
        for case in area(name, big=options.big):
            if options.only not in case.name:
                continue
            with tempfile.TemporaryDirectory() as folder:
                ending = measured(case, Path(folder))
            broken += bool(ending.broken)
            if options.json:
                sys.stdout.write(json.dumps(asdict(ending)) + "\n")
            else:
                mark = "!" if ending.broken else " "
                size, ended, said = ending.size, ending.ended, " ".join(ending.said.split())[:110]
                figures = f"{ending.seconds:8.3f} s {ending.mebibytes:7.1f} MiB"
                sys.stdout.write(f"{mark} {name:9} {case.name:52.52} {size:>9} {figures}  {ended[:44]:44} {said}\n")
            sys.stdout.flush()
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
