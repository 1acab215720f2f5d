from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip.exports.texts import visible

ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


@given(ANYTHING)
def test_what_xml_cannot_hold_is_shown_and_the_rest_kept(text: str) -> None:
    said = visible(text)
    assert all(character in "\t\n" or character >= " " for character in said)
    assert not any("\ud800" <= character <= "\udfff" or character in "\ufffe\uffff" for character in said)
    kept = [character for character in text if visible(character) == character]
    assert [character for character in said if character in kept] == kept or "\r" in text
    assert visible(said) == said


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("a\x00b\x1fc", "a␀b␟c"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ud800", "\ufffd"),
        ("\tx", "\tx"),
        ("\x7f\x85", "\x7f\x85"),
    ],
)
def test_control_characters_become_their_pictures(given: str, said: str) -> None:
    assert visible(given) == said
