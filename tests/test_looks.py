from __future__ import annotations

import pickle
import subprocess
import sys
from typing import Any

import pytest
from attrs import fields
from display.things import things
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip import display, looks
from sakip.display.kinds import KINDS

NAMES = sorted(kind.shown.__name__ for kind in KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.shown.__name__)
def test_every_kind_shows_itself(kind: Any) -> None:
    """A notebook and rich ask the class; neither is a field of it."""
    assert kind.shown._repr_html_ is looks.html
    assert kind.shown.__rich_repr__ is looks.rich
    assert not {"_repr_html_", "__rich_repr__"} & {one.name for one in fields(kind.shown)}


@pytest.mark.parametrize("name", NAMES)
def test_what_a_notebook_shows_is_what_display_says(name: str) -> None:
    thing = things()[name]
    assert thing._repr_html_() == display.html(thing)
    assert [*thing.__rich_repr__()] == [*display.facts(thing)]


@pytest.mark.parametrize("name", NAMES)
def test_showing_a_thing_changes_nothing_about_it(name: str) -> None:
    """It equals what it was, its repr is what it was, and it travels between processes."""
    thing = things()[name]
    before = repr(thing)
    thing._repr_html_()
    assert repr(thing) == before
    assert thing == thing  # noqa: PLR0124  # a thing that has been shown still equals itself
    assert pickle.loads(pickle.dumps(thing)) == thing  # noqa: S301  # our own


@given(st.from_type(sakip.CategoryScale))
def test_hypothesis_draws_what_shows_itself(scale: sakip.CategoryScale) -> None:
    assert scale._repr_html_().startswith('<div class="sakip ')


def test_nobody_pays_for_what_is_not_shown() -> None:
    """Reading a set and assessing it imports no view."""
    program = (
        "import sakip, sys; sakip.assess(sakip.load('muncar-2024')); "
        "print([name for name in sys.modules if name.startswith(('sakip.display', 'rich'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # noqa: S603  # our own
    assert done.stdout.strip() == "[]"
