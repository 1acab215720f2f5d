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
    without = re.sub(r"@(media|container)[^{]*\{", "", style)
    heads = re.findall(r"([^{}]+)\{[^{}]*\}", without)
    assert heads
    return [one.strip() for head in heads for one in head.split(",")]


def test_no_rule_reaches_beyond_its_own_box() -> None:
    """Every selector goes through the one class; colours are set on it, and every other rule names it three times."""
    for selector in selectors(css()):
        assert re.search(r"\.sakip(?![\w-])", selector), selector
        sets_colours = selector.endswith(" .sakip") or selector in {".sakip", ".sakip.sakip-page"}
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
    assert used <= {*LIGHT, "ground"}
    assert set(LIGHT) == set(DARK)
    rules = re.sub(r"--[a-z]+: #[0-9a-f]{6};", "", css())
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b", rules)


@pytest.mark.parametrize(
    ("host", "colours"),
    [
        ("@media (prefers-color-scheme: dark) { .sakip.sakip-page", DARK),
        ('[data-jp-theme-light="false"] .sakip', DARK),
        ('[data-bs-theme="dark"] .sakip', DARK),
        ('[data-theme="auto"] .sakip', DARK),
        ("body.vscode-dark .sakip", DARK),
        ('[data-vscode-theme-kind="vscode-dark"] .sakip', DARK),
        ('html[theme="dark"] .sakip', DARK),
        ('[data-jp-theme-light="true"] .sakip', LIGHT),
        ("body.vscode-light .sakip", LIGHT),
        ("@media print { .sakip.sakip.sakip", LIGHT),
    ],
)
def test_dark_and_light_follow_the_notebook_and_on_a_page_of_our_own_the_reader(
    host: str, colours: Mapping[str, str]
) -> None:
    """A host that says nothing is light, whatever the desktop is."""
    found = css().partition(host)[2].partition("{")[2].partition("}")[0]
    for name, colour in colours.items():
        assert f"--{name}: {colour};" in found


def test_braces_are_balanced() -> None:
    assert css().count("{") == css().count("}")


# What JupyterLab 4 (.jp-RenderedHTMLCommon) and the classic notebook (.rendered_html) set on elements that are written
# here: the last element of the selector, how many classes it has besides, and the properties.
HOSTS = (
    ("dl", 1, ("margin",)),
    ("dt", 1, ("float", "width", "display", "margin", "padding", "font-weight")),
    ("dd", 1, ("float", "width", "display", "margin", "padding")),
    ("ul", 2, ("list-style", "padding", "margin")),
    ("table", 2, ("border", "border-collapse", "border-spacing", "color", "font-size", "table-layout", "margin")),
    ("thead", 1, ("border", "vertical-align")),
    ("tr", 2, ("text-align", "padding", "border", "background")),
    ("tbody tr:nth-child(odd)", 2, ("background",)),
    ("tbody tr:nth-child(even)", 2, ("background",)),
    ("tbody tr:hover", 2, ("background",)),
    *(
        (cell, 2, ("text-align", "vertical-align", "padding", "line-height", "white-space", "max-width", "border",
                   "font-weight"))
        for cell in ("th", "td")
    ),
    ("svg", 1, ("max-width", "display")),
    ("code", 1, ("background", "padding", "font", "white-space")),
    ("summary", 1, ("display", "margin", "padding")),
)  # fmt: skip


@pytest.mark.parametrize(("element", "classes", "properties"), HOSTS)
def test_what_a_notebook_sets_on_an_element_is_set_here_by_a_stronger_rule(
    element: str, classes: int, properties: tuple[str, ...]
) -> None:
    """``dl dt { float: left; width: 20% }`` would tear an explanation apart."""
    own = f".sakip.sakip.sakip {element}"
    assert own.count(".sakip") > classes
    plain = css().partition("@container")[0]
    declared = {
        line.partition(":")[0].strip()
        for heads, body in re.findall(r"([^{}]+)\{([^{}]*)\}", plain)
        if own in [head.strip() for head in heads.split(",")]
        for line in body.split(";")
    }
    assert set(properties) <= declared


@pytest.mark.parametrize("name", ["sakip", "sakip-row"])
def test_every_class_of_the_style_is_one_that_is_written(name: str) -> None:
    names = set(re.findall(r"\.([a-z][\w-]*)", css().partition(".sakip.sakip.sakip {")[2]))
    assert name in names
    assert all(one == "sakip" or one.startswith("sakip-") for one in names)


def test_sizes_inside_are_measured_by_the_box_and_not_by_the_host() -> None:
    """A host whose root is 10px high leaves 13px to read; ``rem`` stands where a size begins, and on paper."""
    screen = css().partition("@media print")[0]
    assert re.findall(r"[^ ]*[0-9]rem[^ ]*", screen) == ["max(0.875rem,"]
