from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given
from hypothesis import strategies as st

from sakip.plan.graph import bottom_up, circle, knots, reached

CODES = "abcdefg"
graphs = st.dictionaries(
    st.sampled_from(CODES), st.sets(st.sampled_from(CODES)), min_size=len(CODES), max_size=len(CODES)
)


def test_a_circle_is_named_end_to_end_from_its_first_code() -> None:
    upward = {"c": {"a"}, "a": {"b"}, "b": {"c"}, "d": {"a"}}
    (knot,) = knots(upward)
    assert circle(knot, upward) == ("a", "b", "c", "a")


def test_of_two_circles_of_one_length_the_one_of_earlier_codes_is_named() -> None:
    assert circle("abcd", {"a": ["c", "b"], "b": ["d"], "c": ["d"], "d": ["a"]}) == ("a", "b", "d", "a")


@given(graphs)
def test_a_knot_is_what_reaches_one_another(upward: dict[str, set[str]]) -> None:
    """Found another way: each of a knot is above every other of it, and no node belongs to two."""
    found = list(knots(upward))
    above = {code: reached(upward[code], upward.__getitem__) for code in upward}
    for one, other in product(CODES, CODES):
        together = one != other and one in above[other] and other in above[one]
        assert any({one, other} <= knot for knot in found) is together or one == other
    for knot in found:
        path = circle(knot, upward)
        assert path[0] == path[-1] == min(knot)
        assert all(higher in upward[lower] for lower, higher in pairwise(path))
        assert len(set(path)) == len(path) - 1


@given(graphs)
def test_bottom_up_a_node_comes_after_all_below_it(drawn: dict[str, set[str]]) -> None:
    below = {code: {child for child in children if child > code} for code, children in drawn.items()}
    order = bottom_up(below)
    assert sorted(order) == sorted(below)
    assert all(order.index(child) < order.index(code) for code, children in below.items() for child in children)
