from __future__ import annotations

from attrs import evolve
from forms.filled import OFFICE

from sakip import Year, forms
from sakip.forms.absent import absent

KEYS = [line.key for line in forms.lines(OFFICE)]


def test_a_form_of_which_every_row_is_there_lacks_nothing() -> None:
    """Met, or named so nearly that it can be told which it is."""
    marked = forms.identity(OFFICE, [Year(2024)], len(KEYS))
    assert absent(OFFICE, marked, set(KEYS), []) is None
    assert absent(OFFICE, marked, set(KEYS[1:]), [("ikn", Year(2024), "nilai")]) is None
    # one row is one line, however many it might have been
    found = absent(OFFICE, marked, set(KEYS[:1]), [("anggaran", Year(2024), ""), ("x", None, "y")])
    assert found is not None
    assert (found[0], found[1]["count"]) == ("form-rows-missing", len(KEYS) - 2)


def test_where_the_lines_are_not_known_they_are_counted() -> None:
    """A set that asks for nothing by itself, and a form that does not say for which periods it was made."""
    bare = evolve(OFFICE, year=None, realisations=())
    marked = forms.identity(bare, (), 3)
    assert absent(bare, marked, set(KEYS[:2]), []) == ("form-rows-fewer", {"made": 3, "count": 2})
    assert absent(bare, marked, set(KEYS[:2]), [("ikn", None, "")]) is None
