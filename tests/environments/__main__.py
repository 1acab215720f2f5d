"""``python tests/environments ROOT FOLDER [STEP …]``: carry the scenario out, and print digests of its steps.

``--locale`` takes the locale of the environment over, as an application with windows does. ``--decimal`` makes the
decimal context of this thread, and of every new one, useless. ``--nowhere`` removes the folder the process is in.
"""

from __future__ import annotations

import argparse
import decimal
import importlib
import json
import locale
import os
import sys
from pathlib import Path


def main() -> None:
    """Carry it out with the library in the named folder or archive, whatever else is installed."""
    parser = argparse.ArgumentParser("python tests/environments", description=__doc__)
    parser.add_argument("root")
    parser.add_argument("folder", type=Path)
    parser.add_argument("steps", nargs="*")
    parser.add_argument("--locale", action="store_true")
    parser.add_argument("--decimal", action="store_true")
    parser.add_argument("--nowhere", action="store_true")
    asked = parser.parse_args()
    sys.path[:0] = [asked.root, str(Path(__file__).parents[1])]
    if asked.locale:
        locale.setlocale(locale.LC_ALL, "")
    if asked.nowhere:
        nowhere = asked.folder / "nowhere"
        nowhere.mkdir()
        os.chdir(nowhere)
        nowhere.rmdir()
    carrying = importlib.import_module("environments.carrying")
    if asked.decimal:
        decimal.DefaultContext = carrying.useless()
        decimal.setcontext(carrying.useless())
    said = {"sakip": importlib.import_module("sakip").__file__, **carrying.digests(asked.folder, asked.steps)}
    sys.stdout.write(json.dumps(said) + "\n")


if __name__ == "__main__":
    main()
