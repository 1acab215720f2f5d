from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sakip.display.style import DARK, LIGHT, css

if TYPE_CHECKING:
    from collections.abc import Mapping

SCHEMES = {"light": LIGHT, "dark": DARK}


def luminance(colour: str) -> Fraction:
    """The relative luminance of WCAG 2, to more digits than the promise needs."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        Fraction(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4) for part in parts
    )
    return Fraction("0.2126") * red + Fraction("0.7152") * green + Fraction("0.0722") * blue


def contrast(one: str, other: str) -> Fraction:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + Fraction("0.05")) / (darker + Fraction("0.05"))


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["paper", "soft"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent", "good", "bad", "doubt"])
def test_every_text_reaches_the_contrast_of_wcag_aa(scheme: str, ground: str, ink: str) -> None:
    """4.5 to 1, on both grounds and in both schemes; signs and bars have the same colours."""
    colours = SCHEMES[scheme]
    assert contrast(colours[ink], colours[ground]) >= Fraction("4.5")


def test_the_contrast_is_measured_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(float(contrast("#777777", "#ffffff")), 2) == 4.48  # the well known grey that just fails


def selectors(style: str) -> list[str]:
    """Every selector of every rule, those inside of media queries too."""
    without = re.sub(r"@media[^{]*\{", "", style)
    heads = re.findall(r"([^{}]+)\{[^{}]*\}", without)
    assert heads
    return [one.strip() for head in heads for one in head.split(",")]


def test_no_rule_reaches_beyond_its_own_box() -> None:
    """Every selector goes through the one class; colours are set on it, and every other rule names it three times."""
    for selector in selectors(css()):
        assert re.search(r"\.sakip(?![\w-])", selector), selector
        sets_colours = selector.endswith(" .sakip") or selector == ".sakip"
        assert sets_colours or selector.startswith(".sakip.sakip.sakip"), selector


def test_the_rules_of_notebooks_are_outweighed_without_shouting() -> None:
    """Three classes are more than ``.jp-RenderedHTMLCommon tbody tr:nth-child(odd)`` has, which is two."""
    assert "!important" not in css()
    assert ".sakip.sakip.sakip tbody tr:nth-child(odd)" in css()


@pytest.mark.parametrize("word", ["http", "url(", "@import", "expression", "javascript", "<", "#sakip", "@font-face"])
def test_the_style_asks_nobody_for_anything(word: str) -> None:
    assert word not in css()


@pytest.mark.parametrize("word", ["transition", "animation", "@keyframes", "scroll-behavior"])
def test_nothing_moves(word: str) -> None:
    assert word not in css()


def test_every_colour_that_is_used_is_set_in_both_schemes() -> None:
    used = set(re.findall(r"var\(--([a-z]+)\)", css()))
    assert used
    assert used <= set(LIGHT)
    assert set(LIGHT) == set(DARK)
    rules = re.sub(r"--[a-z]+: #[0-9a-f]{6};", "", css())
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)


@pytest.mark.parametrize(
    ("host", "colours"),
    [
        ("@media (prefers-color-scheme: dark) { .sakip", DARK),
        ('[data-jp-theme-light="false"] .sakip', DARK),
        ("body.vscode-dark .sakip", DARK),
        ('[data-vscode-theme-kind="vscode-dark"] .sakip', DARK),
        ('html[theme="dark"] .sakip', DARK),
        ('[data-jp-theme-light="true"] .sakip', LIGHT),
        ("body.vscode-light .sakip", LIGHT),
        ("@media print { .sakip.sakip.sakip", LIGHT),
    ],
)
def test_dark_and_light_follow_the_notebook_and_else_the_reader(host: str, colours: Mapping[str, str]) -> None:
    """A light notebook on a dark desktop is light: its rule has more to it than that of the desktop."""
    found = css().partition(host)[2].partition("{")[2].partition("}")[0]
    for name, colour in colours.items():
        assert f"--{name}: {colour};" in found


def test_braces_are_balanced() -> None:
    assert css().count("{") == css().count("}")
