from __future__ import annotations

import sakip
from sakip.papers import Facts, Heading, Listing, scorecard


def test_every_number_is_explained(muncar: sakip.IndicatorSet) -> None:
    """Below the results each indicator has the steps of its explanation, from formula to category."""
    card = sakip.assess(muncar)
    paper = scorecard(card)
    names = [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 2]
    assert names == [f"{one.indicator.name} ({one.code})" for one in card]
    value, achievement = [block for block in paper.blocks if isinstance(block, Facts)][:2]
    assert value.pairs[0] == ("Nilai", "97,66")
    assert achievement.pairs[0] == ("Capaian", "106,93%")
    pairs = [pair for block in paper.blocks if isinstance(block, Facts) for pair in block.pairs]
    explained = "\n".join(one.explain().text() for one in card)
    assert all(name in explained and said in explained for name, said in pairs)
    assert len(pairs) == sum(1 for line in explained.split("\n") if line.startswith("  ")) + 2 * len(card)


def test_findings_stand_in_it(mojosari: sakip.IndicatorSet, muncar: sakip.IndicatorSet) -> None:
    """What was found about the realisations is part of the paper; without findings there is no heading for them."""
    stray = sakip.Realisation("tidak-ada", 2024, {"nilai": 1})
    paper = scorecard(sakip.assess(mojosari, [stray]))
    (listed,) = (block for block in paper.blocks if isinstance(block, Listing))
    assert "tidak-ada" in listed.items[0].text
    assert not any(isinstance(block, Listing) for block in scorecard(sakip.assess(muncar)).blocks)
