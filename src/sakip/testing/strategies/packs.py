"""Where things come from, and what packages offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from sakip.formulas import STRATEGIES
from sakip.packs import Origin, Registry
from sakip.testing.strategies.figures import any_code, any_text
from sakip.testing.strategies.sets import indicator_sets

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy


def origins() -> SearchStrategy[Origin]:
    """Draw where something was defined: a set, a file, a package with its version, each known or not."""
    return st.builds(
        Origin, any_text, any_text, st.one_of(st.just(""), any_code), st.sampled_from(["", "1.2", "0.1a1"])
    )


def namespaced() -> SearchStrategy[str]:
    """Draw names as packages offer things under: with at least one dot."""
    return st.lists(any_code, min_size=2, max_size=3).map(".".join)


def registries() -> SearchStrategy[Registry]:
    """Draw registries with a few sets and formulas under names with a namespace, made by hand."""
    sets = st.dictionaries(namespaced(), indicator_sets(max_indicators=1), max_size=1)
    formulas = st.dictionaries(namespaced(), st.sampled_from(list(STRATEGIES.values())), max_size=2)
    return st.builds(lambda offered, made: Registry.of(sets=offered, formulas=made), sets, formulas)
