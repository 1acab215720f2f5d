"""Draw the picture of the README: ``python docs/images/make_scorecard.py``."""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme

import sakip
from sakip.cli.screen import Screen

# dark ink on paper; no font is fetched from anywhere
PAPER = TerminalTheme((255, 255, 255), (31, 41, 55), [(31, 41, 55)] * 8, [(31, 41, 55)] * 8)
FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {terminal_width} {terminal_height}" role="img" \
aria-label="Rapor kinerja Kecamatan Muncar 2024">
<style>
.{unique_id}-matrix {{ font: {char_height}px/{line_height}px ui-monospace, Menlo, Consolas, monospace; \
white-space: pre; fill: #1f2937 }}
{styles}
</style>
<defs>{lines}</defs>
<rect width="100%" height="100%" rx="8" fill="#ffffff" stroke="#d1d5db"/>
<g class="{unique_id}-matrix" transform="translate(12, 8)">{backgrounds}{matrix}</g>
</svg>
"""


def main() -> None:
    """Print the scorecard to a recording console and write what it saw."""
    printed = io.StringIO()
    Screen(printed, "id").scorecard(sakip.assess(sakip.load("muncar-2024")))
    console = Console(record=True, width=122, file=io.StringIO(), highlight=False)
    console.print(f"{printed.getvalue().rstrip()}\n", markup=False)
    picture = console.export_svg(theme=PAPER, code_format=FRAME, unique_id="sakip")
    (Path(__file__).parent / "scorecard.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
