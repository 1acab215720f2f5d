"""``python tests/mutation sakip.figures``: break the code in one place at a time, and see whether a test notices.

Every mutant of the modules and packages that are named meets the tests that mirror its module, in a process of its own.
What survives meets the files of ``--wider``. It is a mutant that lives on after those, unless ``survivors.toml`` says
why no test can tell it from the original.

The mutations are those of mutmut. Its runner leaves out decorated functions and whatever stands at the level of a
module; this one puts a mutated module in the place of the original while it is imported, so that both are met, and no
file is changed. It forks: Linux and macOS only.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tomllib
from collections import Counter
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
EXPLAINED = Path(__file__).with_name("survivors.toml")


def mirrored(module: str) -> list[str]:
    """Return the tests that mirror a module: the file of its room, or the folder."""
    room = module.split(".")[1]
    return [str(path) for path in (TESTS / room, TESTS / f"test_{room}.py") if path.exists()]


def explained() -> dict[tuple[str, str, str, str], str]:
    """Return why mutants that no test can tell from the original are none."""
    entries = tomllib.loads(EXPLAINED.read_text("utf-8")).get("equivalent", []) if EXPLAINED.exists() else []
    return {(one["module"], one["place"], one["was"], one["becomes"]): one["why"] for one in entries}


def say(line: str) -> None:
    """Print a line at once: what runs for hours is looked at meanwhile."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    """Run what the command line asks for, and print what survives."""
    parser = argparse.ArgumentParser(description="Break the code in one place at a time; see whether a test notices.")
    parser.add_argument("names", nargs="+", metavar="MODULE", help="a module or a package, such as sakip.bands")
    parser.add_argument("--tests", nargs="+", metavar="PATH", help="tests to run instead of the mirrored ones")
    parser.add_argument("--wider", nargs="+", default=[], metavar="PATH", help="tests that survivors have to meet too")
    parser.add_argument("--log", type=Path, help="file to append a line of JSON to for each mutant")
    parser.add_argument("--only", type=Path, metavar="LOG", help="run again what survived according to this log")
    parser.add_argument("--dry", action="store_true", help="count the mutants, and run nothing")
    chosen = parser.parse_args()
    from mutation.making import modules_of, mutants
    from mutation.running import fates

    os.environ["CI"] = "1"  # Hypothesis draws the same examples each time
    known, total = explained(), Counter[str]()
    again: set[tuple[str, ...]] | None = None
    if chosen.only:
        lines = map(json.loads, chosen.only.read_text("utf-8").splitlines())
        last = {tuple(line["key"]): line["fate"] for line in lines}
        again = {key for key, fate in last.items() if fate == "survived"}
    for name in (module for given in chosen.names for module in modules_of(given)):
        made = [mutant for mutant in mutants(name) if again is None or mutant.key in again]
        for key in known.keys() - {mutant.key for mutant in made} if again is None else ():
            if key[0] == name:
                say(f"survivors.toml explains a mutant that there is not: {key}")
        counts = Counter[str](mutants=len(made), texts=sum(mutant.is_text for mutant in made))
        if made and not chosen.dry:
            counts["equivalent"] = sum(mutant.key in known for mutant in made)
            counts["equivalent texts"] = sum(mutant.key in known and mutant.is_text for mutant in made)
            unexplained = [mutant for mutant in made if mutant.key not in known]
            for mutant, fate in fates(unexplained, chosen.tests or mirrored(name), chosen.wider):
                counts[fate] += 1
                counts[f"{fate} texts"] += mutant.is_text
                if fate == "survived":
                    say(f"{name}:{mutant.line} {mutant.place}\n  - {mutant.was}\n  + {mutant.becomes}")
                if chosen.log:
                    with chosen.log.open("a", encoding="utf-8") as log:
                        facts = {"key": mutant.key, "line": mutant.line, "text": mutant.is_text, "fate": fate}
                        log.write(json.dumps(facts) + "\n")
        say(f"{name} " + " ".join(f"{what}={number}" for what, number in counts.items()))
        total.update(counts)
    say("together " + " ".join(f"{what}={number}" for what, number in total.items()))


if __name__ == "__main__":
    sys.path.insert(0, str(TESTS))
    main()
