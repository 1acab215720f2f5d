"""The one style of what a notebook shows: scoped under one class, in light and dark, without script and address.

Notebooks have rules for tables of their own, such as ``.jp-RenderedHTMLCommon tbody tr:nth-child(odd)``. Every selector
here names the class three times, which makes it the more specific one wherever it stands. What is dark or light is
asked of the host, by the attributes JupyterLab, VS Code, Colab, Sphinx and Bootstrap set; one that says nothing is
light, and only a page of our own follows the reader's system. Paper prints light. Nothing moves.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip.display.markup import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping

LIGHT: Final[Mapping[str, str]] = MappingProxyType(
    {
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
)
DARK: Final[Mapping[str, str]] = MappingProxyType(
    {
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
)
"""The colours by what they are for; texts reach 4.5 to 1 on ``paper`` and on ``soft``."""

_DARK_HOSTS: Final = (
    '[data-jp-theme-light="false"]',
    "body.vscode-dark",
    '[data-vscode-theme-kind="vscode-dark"]',
    '[data-vscode-theme-kind="vscode-high-contrast"]',
    'html[theme="dark"]',
    '[data-theme="dark"]',
    '[data-bs-theme="dark"]',
)
_LIGHT_HOSTS: Final = (
    '[data-jp-theme-light="true"]',
    "body.vscode-light",
    '[data-vscode-theme-kind="vscode-light"]',
    '[data-vscode-theme-kind="vscode-high-contrast-light"]',
    'html[theme="light"]',
    '[data-theme="light"]',
    '[data-bs-theme="light"]',
)
_ASKING_HOSTS: Final = ('[data-theme="auto"]',)

# "&" is the class three times over, and a class stands without its beginning; a selector without "&" is none of ours
_RULES: Final = """
& { --ground: var(--paper); container: sakip / inline-size; box-sizing: border-box; min-width: 16em; max-width: 84em;
  margin: 0.25em 0; padding: 1.25em clamp(0.9em, 2.5%, 1.55em) 1.35em; background: var(--paper); color: var(--ink);
  border: 1px solid var(--line); border-radius: 6px;
  font: 400 max(0.875rem, 13px)/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  font-variant-numeric: tabular-nums; text-align: left; text-indent: 0; overflow-wrap: break-word; }
&.page { margin: 1.15em auto; }
&.front { border: 0; padding-block: 0.6em 0; }
& + & { margin-top: 1.15em; }
& * { box-sizing: border-box; }
& br { display: none; }
& svg { display: block; max-width: none; overflow: hidden; }
& b { font-weight: 600; }
& [aria-hidden] { user-select: none; }
& :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

& .title { margin: 0; font-size: 1.286em; font-weight: 600; line-height: 1.35; letter-spacing: -0.005em; }
&.front .title { font-size: 1.714em; }
& .under { color: var(--muted); margin-top: 0.1em; }
& .long { display: block; max-height: 14em; overflow-y: auto; overflow-wrap: anywhere; }
& .tally { margin-top: 0.7em; }
& .tally > span { display: inline-block; }
& .note { color: var(--muted); margin-top: 0.6em; max-width: 62em; white-space: pre-line; }
& .part { margin-top: 1.4em; }
& .part > .name { margin-bottom: 0.35em; }
& code { font: 0.92em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: none; color: inherit;
  padding: 0; border: 0; white-space: normal; overflow-wrap: anywhere; }

& .scroll { position: relative; overflow-x: auto; margin-top: 0.85em; container-type: inline-size;
  background: linear-gradient(to right, var(--ground) 40%, transparent) 0 0 / 2.5em 100%,
    linear-gradient(to left, var(--ground) 40%, transparent) 100% 0 / 2.5em 100%,
    linear-gradient(to right, var(--rule), transparent) 0 0 / 0.5em 100%,
    linear-gradient(to left, var(--rule), transparent) 100% 0 / 0.5em 100%;
  background-attachment: local, local, scroll, scroll; background-repeat: no-repeat; }
& .scroll:focus-visible, & .scroll summary:focus-visible { outline-offset: -2px; }
& table { display: table; width: 100%; margin: 0; border: 0; border-collapse: collapse; border-spacing: 0;
  table-layout: auto; font-size: inherit; color: inherit; background: none; }
& thead { border: 0; vertical-align: bottom; }
& tr, & tbody tr:nth-child(odd), & tbody tr:nth-child(even), & tbody tr:hover { background: none; border: 0;
  padding: 0; text-align: left; }
& th, & td { padding: 0.55em 1.25em 0.55em 0; border: 0; background: none; color: inherit; text-align: left;
  vertical-align: top; font-weight: 400; white-space: normal; max-width: 34em; line-height: 1.45;
  overflow-wrap: break-word; }
& th:last-child, & td:last-child { padding-right: 0; }
& thead th, & thead td { padding-block: 0.3em 0.45em; border-bottom: 1px solid var(--rule); color: var(--muted);
  font-size: 0.93em; vertical-align: bottom; }
& tbody tr.row > *, & tfoot tr > * { border-top: 1px solid var(--line); }
& thead + tbody tr.row:first-child > * { border-top: 0; }
& tfoot tr > * { border-top-color: var(--rule); font-weight: 600; }
& tr.row.opens > * { padding-bottom: 0.1em; }
& tr.more > td { max-width: none; padding-top: 0; padding-bottom: 0.5em; }
& tr.more > td > * { position: sticky; left: 0; max-width: 100cqi; }
& tbody tr.breaks > * { border-top: 2px solid var(--ink); }
& .slim { max-width: 57em; }
& tbody th { min-width: 10em; font-weight: 500; }
& td.text { min-width: 6em; }
& th.number, & td.number { text-align: right; }
& .figure { white-space: nowrap; font-variant-numeric: tabular-nums; }
& .small { font-size: 0.93em; color: var(--muted); font-weight: 400; }
& .below { display: block; }
& td.break, & th.break { border-left: 2px solid var(--ink); padding-left: 0.7em; }

& .state { color: var(--muted); white-space: nowrap; }
& .standing, & .band.short { white-space: nowrap; }
& .state.not-computable { color: var(--doubt); }
& .sign { display: inline-block; min-width: 1.1em; text-align: center; }
& .strong { font-weight: 600; }
& .good { color: var(--good); }
& .bad { color: var(--bad); }
& .doubt { color: var(--doubt); }
& .pips { white-space: nowrap; color: var(--accent); font-size: 0.6em; letter-spacing: 0.12em; vertical-align: 0.22em;
  margin-right: 0.15em; }
& .band { display: inline-block; }
& .bar { width: 7.4em; height: 10px; margin: 0.2em 0 0 auto; }
& .bar .track { fill: var(--line); }
& .bar .fill { fill: var(--accent); }
& .bar .aim { fill: var(--ink); }
& .span { width: 16em; height: 7px; margin-top: 0.5em; }
& .span .track { fill: var(--line); }
& .span .fill { fill: var(--accent); }
& .line { width: 8em; height: 26px; }
& .title ~ .line { width: 16em; height: 52px; margin-top: 0.7em; }
& svg polyline { fill: none; stroke: var(--accent); stroke-width: 1.6; stroke-linejoin: round; stroke-linecap: round;
  vector-effect: non-scaling-stroke; }
& .line .dot { fill: var(--accent); }
& .line .cut { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 2; vector-effect: non-scaling-stroke; }

& .heroes { display: flex; flex-wrap: wrap; gap: 1em 3.1em; margin: 1em 0 0.2em; }
& .hero { min-width: 8em; max-width: 30em; }
& .hero .said { font-size: 1.857em; font-weight: 600; line-height: 1.25; letter-spacing: -0.01em; }
& .hero .said.state { font-size: 1.286em; font-weight: 500; line-height: 1.75; }
& .hero .small { line-height: 1.6; }
& .hero .bar { width: 10.3em; margin-left: 0; }

& dl { display: grid; grid-template-columns: minmax(7em, max-content) minmax(0, 1fr); gap: 0.2em 1.4em;
  margin: 0.4em 0; padding: 0; }
& dt, & dd { float: none; display: block; width: auto; margin: 0; padding: 0; overflow-wrap: break-word; }
& dt { color: var(--muted); font-weight: 400; max-width: 18em; }
& dd { max-width: 62em; overflow-wrap: anywhere; white-space: pre-line; }

& details { margin: 0; padding: 0; border: 0; background: none; }
& details.part { margin-top: 1.15em; }
& details.part + details.part { margin-top: 0.2em; }
& .bare { margin-bottom: 1.15em; }
& .bare > .scroll { margin-top: 0.3em; }
& summary { display: inline-block; cursor: pointer; margin: 0; min-height: 24px; padding: 0.15em 0;
  color: var(--accent); font-weight: 400; list-style: none; overflow-wrap: anywhere; }
& summary::-webkit-details-marker { display: none; }
& summary::before { content: "\\25B8"; display: inline-block; width: 1.1em; }
& details[open] > summary::before { content: "\\25BE"; }
& summary:hover { text-decoration: underline; text-underline-offset: 0.2em; }
& tr.more summary { font-size: 0.93em; color: var(--muted); }
& tr.more summary:hover, & tr.more details[open] > summary { color: var(--accent); }
& .panel { --ground: var(--soft); margin: 0.4em 0 0.6em; padding: 0.75em 1em 0.8em; background: var(--soft);
  border-radius: 4px; }
& .panel .title { font-size: 1em; }
& .panel .part:first-child, & .panel > .title:first-child { margin-top: 0; }
& .panel .part { margin-top: 0.9em; }

& ul { margin: 0.4em 0; padding: 0; list-style: none; }
& li { margin: 0; padding: 0.3em 0 0.3em 1.9em; text-indent: 0; overflow-wrap: anywhere; max-width: 64em; }
& li > .sign { margin-left: -1.9em; width: 1.65em; }
& li > .below { margin-top: 0.1em; }
& li .remedy { display: block; color: var(--muted); }
"""
# where the box, or that of a table, is narrow: labels wrap, and what is for the eye alone goes
_NARROW: Final = """
& dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
& dd { margin-bottom: 0.5em; }
& .heroes { gap: 0.9em 2em; }
& th, & td { padding-right: 0.75em; max-width: 15em; }
& tbody th { min-width: 7em; }
& td.text { min-width: 4.5em; }
& .pips { display: none; }
& .standing, & .band.short, & .state { white-space: normal; }
& .bar { width: 4.5em; }
"""
_PRINTED: Final = """
& { max-width: none; min-width: 0; border: 0; padding: 0; border-radius: 0; font-size: 0.75rem; }
& .scroll { overflow: visible; background: none; break-before: avoid; container-type: normal; }
& .scroll:has(th:nth-child(7)) { font-size: 0.62rem; }
& th, & td { padding-right: 0.6em; }
& tbody th, & td.text { min-width: 0; }
& td.text .figure, & .standing, & .band.short, & .state { white-space: normal; }
& .long { max-height: none; }
& tr, & tbody, & li { break-inside: avoid; }
& .title, & .under, & .tally, & summary, & .part > .name, & thead { break-after: avoid; }
& .slim table { break-inside: avoid; }
& thead { display: table-header-group; }
& details.part::details-content { content-visibility: visible; display: block; height: auto; }
& tr.more > td > * { position: static; max-width: none; }
& tr.more details:not([open]) { display: none; }
& .bar, & .span, & .line { print-color-adjust: exact; }
"""
_FORCED: Final = """
& .bar .track, & .span .track { fill: GrayText; }
& .bar .fill, & .span .fill, & .line .dot { fill: Highlight; }
& .bar .aim { fill: CanvasText; }
& svg polyline { stroke: Highlight; }
& .line .cut { stroke: CanvasText; }
& .scroll { background: none; }
"""


@cache
def css() -> str:
    """Return the style, as it stands between ``<style>`` and ``</style>``."""
    light, dark = _colours("light", LIGHT), _colours("dark", DARK)
    return "\n".join(
        (
            f".{ROOT} {{ {light} }}",
            f"@media (prefers-color-scheme: dark) {{ .{ROOT}.{ROOT}-page, {_inside(_ASKING_HOSTS)} {{ {dark} }} }}",
            f"{_inside(_LIGHT_HOSTS)} {{ {light} }}",
            f"{_inside(_DARK_HOSTS)} {{ {dark} }}",
            _scoped(_RULES),
            f"@container sakip (max-width: 48em) {{ {_scoped(_NARROW)} }}",
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
    classed = re.sub(r"\.(?=[a-z])", f".{ROOT}-", joined)
    return classed.replace("&", f".{ROOT}" * 3)
