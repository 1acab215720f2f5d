from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from strategies import examples

import sakip
from sakip import comparison
from sakip.papers import agreement, annex, chapter, measurement, scorecard
from sakip.testing import indicator_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.papers import Paper


YEAR = sakip.Year(2024)


def papers(office: sakip.IndicatorSet, lang: str) -> Iterator[Paper]:
    card = sakip.assess(office)
    yield agreement(office, lang=lang)
    yield annex(office, cascade=True, lang=lang)
    yield measurement(card, lang=lang)
    yield scorecard(card, lang=lang)
    yield chapter(comparison.report(office), lang=lang)


def covered(paper: Paper) -> None:
    """Every place of every grid is taken once: by its own box, or by exactly one that spans it."""
    for grid in paper.grids:
        taken: dict[tuple[int, int], int] = {}
        rows = list(grid.every_row())
        for number, row in enumerate(rows):
            for place, box in enumerate(row):
                for down in range(box.down if box else 0):
                    for across in range(box.across if box else 0):
                        spot = (number + down, place + across)
                        taken[spot] = taken.get(spot, 0) + 1
        assert taken == {(number, place): 1 for number in range(len(rows)) for place in range(len(grid.columns))}


@given(indicator_sets(year=2024))
@examples(25)
def test_any_set_makes_every_paper(office: sakip.IndicatorSet) -> None:
    """No set is refused a paper; every indicator defined then stands in each, every place of a grid is taken once."""
    for lang in ("id", "en"):
        for paper in papers(office, lang):
            covered(paper)
            texts = "\n".join(box.text for grid in paper.grids for row in grid.every_row() for box in row if box)
            for indicator in office:
                names = {definition.name for definition in office.definitions(indicator.code)}
                undefined = paper.code == "pk" and indicator.code in office.as_defined(YEAR.end).undefined
                assert undefined or any(name in texts for name in names)


def test_every_box_with_a_number_prints_it(whole: sakip.IndicatorSet) -> None:
    """A number for a spreadsheet never stands beside a text that says something else."""
    card = sakip.assess(whole)
    for paper in (agreement(whole), measurement(card), chapter(comparison.report(whole))):
        for grid in paper.grids:
            for box in (box for row in grid.every_row() for box in row if box):
                if box.value is not None:
                    assert sakip.write_id(box.value) in box.text
