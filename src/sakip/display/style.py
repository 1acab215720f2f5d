"""The one style of what a notebook shows: scoped under one class, in light and dark, without script and address.

Notebooks have rules for tables of their own, such as ``.jp-RenderedHTMLCommon tbody tr:nth-child(odd)``. Every selector
here names the class three times, which makes it the more specific one wherever it stands. What is dark or light is
asked of the host first, by the attributes JupyterLab, VS Code, Colab and Sphinx set, and else of the reader's system.
Paper prints light. Nothing moves.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT: Final = "sakip"
"""The class everything is scoped under."""

LIGHT: Final[Mapping[str, str]] = {
    "paper": "#ffffff",
    "soft": "#f5f6f8",
    "ink": "#1b1f24",
    "muted": "#57606b",
    "line": "#e1e5ea",
    "rule": "#b9c0c9",
    "accent": "#1c5a86",
    "good": "#1a6641",
    "bad": "#9c3519",
    "doubt": "#775008",
}
DARK: Final[Mapping[str, str]] = {
    "paper": "#15181c",
    "soft": "#1d2126",
    "ink": "#e7eaee",
    "muted": "#a4adb8",
    "line": "#2c323a",
    "rule": "#4d5661",
    "accent": "#8fc4ea",
    "good": "#84d0a6",
    "bad": "#f1a78f",
    "doubt": "#e2bf72",
}
"""The colours by what they are for; texts reach 4.5 to 1 on ``paper`` and on ``soft``."""

_DARK_HOSTS: Final = (
    '[data-jp-theme-light="false"]',
    "body.vscode-dark",
    '[data-vscode-theme-kind="vscode-dark"]',
    '[data-vscode-theme-kind="vscode-high-contrast"]',
    'html[theme="dark"]',
    'html[data-theme="dark"]',
)
_LIGHT_HOSTS: Final = (
    '[data-jp-theme-light="true"]',
    "body.vscode-light",
    '[data-vscode-theme-kind="vscode-light"]',
    '[data-vscode-theme-kind="vscode-high-contrast-light"]',
    'html[theme="light"]',
    'html[data-theme="light"]',
)

# "&" is the class three times over; a selector without it is no selector of ours
_RULES: Final = """
& { box-sizing: border-box; max-width: 74rem; margin: 0.25rem 0; padding: 1.1rem 1.35rem 1.2rem;
  background: var(--paper); color: var(--ink); border: 1px solid var(--line); border-radius: 6px;
  font: 400 0.875rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums; text-align: left; overflow-wrap: break-word; }
&.page { margin: 1rem auto; }
&.front { border: 0; padding-block: 0.5rem 0; font-size: 1.5rem; font-weight: 600; line-height: 1.3; }
& + & { margin-top: 1rem; }
& * { box-sizing: border-box; }
& svg { display: block; overflow: hidden; }
& [aria-hidden] { user-select: none; }
& :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

& .title { font-size: 1.286em; font-weight: 600; line-height: 1.35; letter-spacing: -0.005em; }
& .under { color: var(--muted); margin-top: 0.1rem; }
& .tally { display: flex; flex-wrap: wrap; gap: 0.15rem 1.25rem; margin-top: 0.6rem; }
& .tally b, & .strong { font-weight: 600; }
& .prose { max-width: 62em; white-space: pre-line; }
& .note { color: var(--muted); margin-top: 0.5rem; max-width: 62em; white-space: pre-line; }
& .part { margin-top: 1.25rem; }
& .part > .name { font-weight: 600; margin-bottom: 0.3rem; }
& code { font: 0.92em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: none; color: inherit;
  padding: 0; border: 0; white-space: normal; overflow-wrap: anywhere; }

& .scroll { position: relative; overflow-x: auto; margin-top: 0.75rem; container-type: inline-size; }
& table { width: 100%; margin: 0; border: 0; border-collapse: collapse; border-spacing: 0; table-layout: auto;
  font-size: inherit; color: inherit; background: none; }
& caption { position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
& tr, & tbody tr:nth-child(odd), & tbody tr:nth-child(even), & tbody tr:hover { background: none; border: 0; }
& th, & td { padding: 0.5rem 1.1rem 0.5rem 0; border: 0; background: none; color: inherit; text-align: left;
  vertical-align: top; font-weight: 400; white-space: normal; max-width: 30rem; line-height: 1.45;
  overflow-wrap: break-word; }
& th:last-child, & td:last-child { padding-right: 0; }
& thead th { padding-block: 0.25rem 0.4rem; border-bottom: 1px solid var(--rule); color: var(--muted);
  font-size: 0.93em; vertical-align: bottom; }
& tbody tr.row > *, & tfoot tr > * { border-top: 1px solid var(--line); }
& thead + tbody tr.row:first-child > * { border-top: 0; }
& tfoot tr > * { border-top-color: var(--rule); font-weight: 600; }
& tr.row.opens > * { padding-bottom: 0.1rem; }
& tr.more > td { max-width: none; padding-top: 0; padding-bottom: 0.45rem; }
& tr.more > td > * { position: sticky; left: 0; max-width: 100cqi; }
& tbody tr.breaks > * { border-top: 2px solid var(--ink); }
& .slim { max-width: 50rem; }
& tbody th { min-width: 9rem; font-weight: 500; }
& td.text { min-width: 5rem; }
& th.number, & td.number { text-align: right; }
& .figure { white-space: nowrap; font-variant-numeric: tabular-nums; }
& .small { font-size: 0.93em; color: var(--muted); font-weight: 400; }
& .below { display: block; }
& td.break, & th.break { border-left: 2px solid var(--ink); padding-left: 0.6rem; }

& .state { color: var(--muted); white-space: nowrap; }
& .standing, & .band.short { white-space: nowrap; }
& .state.not-computable { color: var(--doubt); }
& .sign { display: inline-block; min-width: 1.1em; text-align: center; margin-right: 0.2em; }
& .good { color: var(--good); }
& .bad { color: var(--bad); }
& .doubt { color: var(--doubt); }
& .pips { white-space: nowrap; color: var(--accent); font-size: 0.6em; letter-spacing: 0.12em; vertical-align: 0.22em;
  margin-right: 0.5em; }
& .band { display: inline-block; }
& .bar { width: 6.5rem; height: 10px; margin: 0.15rem 0 0 auto; }
& .bar .track { fill: var(--line); }
& .bar .fill { fill: var(--accent); }
& .bar .aim { fill: var(--ink); }
& .span { width: 14rem; height: 7px; margin-top: 0.45rem; }
& .span .track { fill: var(--line); }
& .span .fill { fill: var(--accent); }
& .line { width: 7rem; height: 26px; }
& .title ~ .line { width: 14rem; height: 52px; margin-top: 0.6rem; }
& .line polyline { fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round;
  vector-effect: non-scaling-stroke; }
& .line .dot { fill: var(--accent); }
& .line .cut { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }

& .heroes { display: flex; flex-wrap: wrap; gap: 0.9rem 2.75rem; margin: 0.9rem 0 0.2rem; }
& .hero { min-width: 7rem; max-width: 26rem; }
& .hero .said { font-size: 1.857em; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; }
& .hero .said.state { font-size: 1.286em; font-weight: 500; line-height: 1.75; }
& .hero .small { line-height: 1.6; }
& .hero .bar { width: 9rem; margin-left: 0; }

& dl { display: grid; grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr); gap: 0.2rem 1.25rem;
  margin: 0.35rem 0; padding: 0; }
& dt { margin: 0; padding: 0; color: var(--muted); font-weight: 400; max-width: 16rem; overflow-wrap: anywhere; }
& dd { margin: 0; padding: 0; max-width: 62em; overflow-wrap: anywhere; white-space: pre-line; }

& details { margin: 0; padding: 0; border: 0; background: none; }
& details.part { margin-top: 1rem; }
& details.part + details.part { margin-top: 0.3rem; }
& .bare { margin-bottom: 1rem; }
& .bare > .scroll { margin-top: 0.25rem; }
& summary { display: inline-block; cursor: pointer; padding: 0.1rem 0; color: var(--accent); font-weight: 400;
  list-style: none; }
& summary::-webkit-details-marker { display: none; }
& summary::before { content: "\\25B8"; display: inline-block; width: 1.1em; }
& details[open] > summary::before { content: "\\25BE"; }
& summary:hover { text-decoration: underline; text-underline-offset: 0.2em; }
& tr.more summary { font-size: 0.93em; color: var(--muted); }
& tr.more summary:hover, & tr.more details[open] > summary { color: var(--accent); }
& .panel { margin: 0.35rem 0 0.5rem; padding: 0.65rem 0.9rem 0.7rem; background: var(--soft); border-radius: 4px; }
& .panel .title { font-size: 1em; }
& .panel .part:first-child, & .panel > .title:first-child { margin-top: 0; }
& .panel .part { margin-top: 0.8rem; }

& ul, & ol { margin: 0.35rem 0; padding: 0; list-style: none; }
& li { margin: 0; padding: 0.3rem 0 0.3rem 1.7rem; text-indent: 0; overflow-wrap: anywhere; max-width: 64em; }
& li > .sign { margin-left: -1.7rem; width: 1.5rem; margin-right: 0.2rem; }
& li > .below { margin-top: 0.1rem; }
& li .remedy { display: block; color: var(--muted); }
"""
_NARROW: Final = """
& { padding: 0.85rem 0.9rem; }
& dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
& dd { margin-bottom: 0.45rem; }
& th, & td { padding-right: 0.9rem; max-width: 13rem; }
& tbody th { min-width: 9.5rem; }
& .heroes { gap: 0.8rem 1.75rem; }
"""
_PRINTED: Final = """
& { max-width: none; border: 0; padding: 0; border-radius: 0; font-size: 0.75rem; }
& .scroll { overflow: visible; }
& tr, & tbody, & li { break-inside: avoid; }
& .title, & .tally, & .part > .name, & thead { break-after: avoid; }
& thead { display: table-header-group; }
& tr.more details:not([open]) { display: none; }
& .bar, & .span, & .line { print-color-adjust: exact; }
"""
_FORCED: Final = """
& .bar .track, & .span .track { fill: GrayText; }
& .bar .fill, & .span .fill, & .bar .aim, & .line .dot { fill: CanvasText; }
& .line polyline, & .line .cut { stroke: CanvasText; }
"""


@cache
def css() -> str:
    """Return the style, as it stands between ``<style>`` and ``</style>``."""
    light, dark = _colours("light", LIGHT), _colours("dark", DARK)
    return "\n".join(
        (
            f".{ROOT} {{ {light} }}",
            f"@media (prefers-color-scheme: dark) {{ .{ROOT} {{ {dark} }} }}",
            f"{_inside(_LIGHT_HOSTS)} {{ {light} }}",
            f"{_inside(_DARK_HOSTS)} {{ {dark} }}",
            _scoped(_RULES),
            f"@media (max-width: 34rem) {{ {_scoped(_NARROW)} }}",
            f"@media (forced-colors: active) {{ {_scoped(_FORCED)} }}",
            f"@media print {{ {_scoped(f'& {{ {light} }}')} {_scoped(_PRINTED)} }}",
        )
    )


def _colours(scheme: str, colours: Mapping[str, str]) -> str:
    return " ".join((f"color-scheme: {scheme};", *(f"--{name}: {colour};" for name, colour in colours.items())))


def _inside(hosts: tuple[str, ...]) -> str:
    return ", ".join(f"{host} .{ROOT}" for host in hosts)


def _scoped(rules: str) -> str:
    """Name the class as often as it takes, on one line a rule."""
    joined = re.sub(r"\n +", " ", rules.strip())
    return joined.replace("&", f".{ROOT}" * 3)
