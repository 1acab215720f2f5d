"""``python tests/fidelity``: the totals; with ``--rows`` every row as CSV."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))  # run as a folder, it is not found by its name
    from fidelity import report

    parser = argparse.ArgumentParser(description="Recompute every published row that was collected.")
    parser.add_argument("--rows", action="store_true", help="print every row as CSV")
    if parser.parse_args().rows:
        report.write(sys.stdout)
    else:
        sys.stdout.write(report.text())
