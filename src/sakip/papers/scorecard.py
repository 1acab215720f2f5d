"""A scorecard on paper: the results of a period, a picture of them, and where each number comes from.

>>> import sakip
>>> paper = scorecard(sakip.assess(sakip.load("muncar-2024")))
>>> [block.text for block in paper.blocks if isinstance(block, Heading)][:2]
['Penjelasan', 'Indeks Kepuasan Masyarakat (ikm)']
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sakip import wording
from sakip.assessment.page import Page
from sakip.papers.heads import letterhead, owner
from sakip.papers.measurement import results
from sakip.papers.model import Facts, Heading, Item, Listing, Paper, Paragraph, Picture, Title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sakip.assessment import Scorecard
    from sakip.findings import Finding
    from sakip.papers.model import Block


def scorecard(
    card: Scorecard, findings: Iterable[Finding] | None = None, *, pictures: bool = True, lang: str = "id"
) -> Paper:
    """Return a scorecard with the explanation of every number; ``findings`` are the card's own unless given.

    Raises:
        UnknownNameError: for a language without sentences.
    """
    period = card.period.label(wording.language(lang))
    head = wording.term("paper-scorecard", lang).format(period=period)
    blocks: list[Block] = [Title((head.upper(), *letterhead(card.office)))]
    if card.as_of is not None:
        blocks.append(Paragraph(wording.command("as-of-day", lang).format(day=wording.spoken(card.as_of, lang))))
    if card.policy.name != "all":
        blocks.append(Paragraph(card.policy.label(lang)))
    blocks += results(card, lang)
    if pictures and any(one.achievement.value is not None for one in card):
        title = wording.term("paper-achievements", lang).format(year=period)
        blocks.append(Picture("bullet", card, title))
    found = tuple(card.findings if findings is None else findings)
    if found:
        blocks.append(Heading(wording.term("paper-findings", lang)))
        items = [
            Item("•", f"{wording.command(f'severity-{finding.severity}', lang)} {finding.text(lang)}")
            for finding in found
        ]
        blocks.append(Listing(items))
    blocks.append(Heading(wording.term("paper-explanations", lang)))
    for one in card:
        blocks.append(Heading(f"{one.indicator.name} ({one.code})", 2))
        blocks += [Facts(((part.name, part.result), *part.lines)) for part in Page(one, lang).sections()]
    return Paper("rapor", f"{head}, {owner(card.office)}", blocks, landscape=True, lang=lang)
