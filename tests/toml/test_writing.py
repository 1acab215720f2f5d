from __future__ import annotations

import datetime as dt
import tomllib
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.errors import DefinitionError
from sakip.testing import texts
from sakip.toml.blocks import blocks
from sakip.toml.text import Literal
from sakip.toml.writing import changed, inline, written

KEYS = st.one_of(st.sampled_from(["code", "a b", "", "2024", "2024-Q1", 'k"', "k.b", "k\n", "é"]), texts())
NUMBERS = st.builds(Literal, st.from_regex(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,9}", fullmatch=True))
PLAIN: st.SearchStrategy[Any] = st.one_of(
    texts(max_size=200), st.integers(-(10**18), 10**18), st.booleans(), st.dates(), NUMBERS
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    PLAIN, lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=3)), max_leaves=12
)
TABLES: st.SearchStrategy[Any] = st.dictionaries(KEYS, VALUES, max_size=5)


def read(text: str) -> dict[str, Any]:
    return tomllib.loads(text, parse_float=Literal)


@example({"a": "\nsatu\n", "b": "\n", "c": 'dua\n"""', "d": "tiga \\\n  empat", "e": "\r\n\r"})
@given(st.dictionaries(KEYS, st.one_of(VALUES, TABLES, st.lists(TABLES, min_size=1, max_size=3)), max_size=6))
def test_what_is_written_is_read_again(data: dict[str, Any]) -> None:
    """Every value, under every key, in tables, lists of tables and lists of lists."""
    assert read(written(data)) == data


@given(VALUES)
def test_a_value_on_one_line_is_on_one_line(value: Any) -> None:
    text = inline(value)
    assert "\n" not in text
    assert read(f"k = {text}") == {"k": value}


def test_short_things_stand_on_one_line_and_long_ones_are_spread_out() -> None:
    """Texts of several lines as such, lists one below another, tables under a header of their own."""
    long = "x" * 100
    text = written(
        {
            "kutip": 'kata "Baik"',
            "baris": "satu\ndua",
            "langkah": ["a"] * 50,
            "tabel": {"baris": [{"a": long, "b": 1}, {"a": long}], "dalam": {"a": long, "b": long}, "pendek": {"a": 1}},
            "daftar": [{"a": [{"c": 1}]}],
        }
    )
    assert text == (
        "kutip = 'kata \"Baik\"'\n"
        'baris = """\nsatu\ndua"""\n'
        "langkah = [\n  " + " ".join(['"a",'] * 23) + "\n  " + " ".join(['"a",'] * 23) + '\n  "a", "a", "a", "a",\n]\n'
        "\n[tabel]\n"
        f'baris = [\n  {{ a = "{long}", b = 1 }},\n  {{ a = "{long}" }},\n]\n'
        "pendek = { a = 1 }\n"
        f'\n[tabel.dalam]\na = "{long}"\nb = "{long}"\n'
        "\n[[daftar]]\na = [\n  { c = 1 },\n]\n"
    )


@pytest.mark.parametrize("value", [None, 1.5, object()])
def test_what_toml_does_not_have_is_refused(value: object) -> None:
    with pytest.raises(DefinitionError, match="cannot be written in TOML"):
        written({"a": [value]})


def test_a_day_is_written_without_quotes() -> None:
    assert inline([dt.date(2024, 1, 30), True, Literal("1.50")]) == "[2024-01-30, true, 1.50]"


# --- changing ---------------------------------------------------------------------------------------------------------

ENTRY = """\
[[indicator]]   # pertama
code = 'ikm'    # kode
  places   =  2 # dua

# rumus
formula = { kind = "count",  unit = "nilai" }
[indicator.dalam]
a = 1
"""


def test_a_changed_key_keeps_its_comment_and_the_rest_its_lines() -> None:
    assert changed(ENTRY, "indicator", {"places": 1}) == ENTRY.replace("places   =  2 # dua", "places   =  1 # dua")


def test_a_key_is_added_before_the_tables_inside() -> None:
    text = changed(ENTRY, "indicator", {"note": "baru"})
    assert read(text)["indicator"] == [read(ENTRY)["indicator"][0] | {"note": "baru"}]
    assert [line for line in text.splitlines() if line not in ENTRY.splitlines()] == ['note = "baru"']


def test_a_key_is_taken_out() -> None:
    assert "places" not in changed(ENTRY, "indicator", {"places": None, "tidak-ada": None})


def test_the_tables_of_a_text_are_found_wherever_they_stand() -> None:
    """Lists of tables may be interleaved; brackets and signs in texts and lists are none of headers."""
    text = (
        'a = 1\n\n[[x]] # satu\nk = """\n[[x]]\n"""\n[x.dalam]\nb = [\n  [1],\n]\n# [[x]]\n\n'
        '["y"]\nc = "[x]"\n  [[x]]\nd = { e = 1 }'
    )
    found = [(block.path, block.listed, text[block.start : block.end]) for block in blocks(text)]
    assert found == [
        ((), False, "a = 1\n"),
        (("x",), True, '[[x]] # satu\nk = """\n[[x]]\n"""\n[x.dalam]\nb = [\n  [1],\n]\n'),
        (("y",), False, '["y"]\nc = "[x]"\n'),
        (("x",), True, "  [[x]]\nd = { e = 1 }"),
    ]


PARTS = st.sampled_from(["[[x]]\na = 1 # c\n", "# k\n", "\n", "[y]\nb = 2\n"])


@given(st.lists(PARTS, max_size=8))
def test_no_character_belongs_to_two_tables(parts: list[str]) -> None:
    text = "".join(parts)
    ends = [(block.start, block.end) for block in blocks(text)]
    assert all(one[1] <= other[0] for one, other in pairwise(ends))
    assert sum(block.path == ("x",) for block in blocks(text)) == text.count("[[x]]")
