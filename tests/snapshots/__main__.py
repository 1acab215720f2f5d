"""``python tests/snapshots``: say what differs from the snapshots; ``--write`` writes them anew."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def main() -> int:
    """Compare every snapshot with the library, and write those that differ where that is asked for."""
    parser = argparse.ArgumentParser("python tests/snapshots", description=main.__doc__)
    parser.add_argument("--write", action="store_true", help="write the snapshots that differ anew")
    asked = parser.parse_args()
    from snapshots.comparing import told
    from snapshots.taking import SNAPSHOTS, kept, path_of, taken

    differing = 0
    for name in SNAPSHOTS:
        before, now = kept(name), taken(name)
        if before == now:
            continue
        differing += 1
        sys.stdout.write(told(name, before, now) + "\n")
        if asked.write:
            path_of(name).write_text(now, encoding="utf-8", newline="\n")
            sys.stdout.write(f"written: {path_of(name).name}\n\n")
    return 0 if asked.write else min(differing, 1)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    sys.exit(main())
