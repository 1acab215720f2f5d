"""Chapter III of a performance report (LKjIP): the seven analyses, with tables, pictures and texts, and the budget.

PermenPANRB 53/2014, annex II, says what it must contain, as an evaluator's checklist quotes it [S]. Each analysis has
its place here even when there is nothing to put in it, and then the gap is marked: an absent national standard is
stated, an unwritten cause is ``belum ditulis``.

>>> import sakip
>>> paper = chapter(sakip.comparison.report(sakip.load("muncar-2024")))
>>> [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
['A. Capaian Kinerja Organisasi', 'B. Realisasi Anggaran']
>>> paper.gaps[:2]
('Penyebab: belum ditulis', 'Solusi: belum ditulis')
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from attrs import evolve

from sakip import wording
from sakip.comparison.standing import Standing
from sakip.papers.boxes import grid_of, value_box
from sakip.papers.heads import letterhead, owner
from sakip.papers.model import Column, Facts, Heading, Paper, Paragraph, Picture, Title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.comparison import PerformanceReport, Table
    from sakip.comparison.performance import Performance
    from sakip.papers.model import Block, Grid

_ANALYSES: Final = (
    ("1", ("target",)),
    ("2", ("years",)),
    ("3", ("medium-term",)),
    ("4", ("standard",)),
    ("5", ()),
    ("6", ("efficiency-definitions", "efficiency", "efficiency-total")),
    ("7", ("programmes",)),
)
"""The analyses by their number, with the tables of each; the fifth is text."""

_SHARES: Final[Mapping[str, int]] = MappingProxyType(
    {
        "objective": 9, "indicator": 10, "unit": 4, "target": 6, "realisation": 5, "achievement": 5, "category": 6,
        "achievement-category": 6, "standing": 6, "document": 8, "year": 4, "value-change": 6, "achievement-change": 7,
        "years-counted": 6, "plan": 9, "standard": 9, "definition": 8, "formula": 12, "sign": 10, "source": 11,
        "confidence": 4, "scope": 12, "budget": 8, "spending": 8, "absorption": 6, "efficiency": 6, "rating": 5,
        "verdict": 7, "number": 6, "programme": 11, "level": 6,
    }
)  # fmt: skip

_BEHIND: Final = ("source", "confidence")


def chapter(report: PerformanceReport, *, pictures: bool = True, lang: str = "id") -> Paper:
    """Return chapter III (akuntabilitas kinerja) of a report; without ``pictures`` it is tables and texts alone.

    What it must contain says PermenPANRB 53/2014, Lampiran II, as the checklist of an evaluator quotes it [S]. Each
    analysis has its place even when there is nothing to put in it, and then the gap is marked.

    Raises:
        UnknownNameError: for a language without sentences.
    """
    wording.language(lang)
    head = wording.term("paper-chapter", lang).format(year=report.year)
    title = Title(
        (*wording.term("paper-chapter-title", lang).split("\n"), *letterhead(report.office), str(report.year))
    )
    blocks: list[Block] = [title, Heading(wording.term("paper-chapter-a", lang))]
    if report.as_of is not None:
        blocks.append(Paragraph(report.heading(lang)))
    blocks += _overview(report, lang, pictures=pictures)
    for number, codes in _ANALYSES:
        blocks += _analysis(report, number, codes, lang)
        if number == "2" and pictures:
            blocks += _trends(report, lang)
    blocks += [
        Heading(wording.term("paper-chapter-b", lang)),
        evolve(grid(report.table("budget"), lang, _names(report)), title=""),
    ]
    return Paper("lkjip-bab-iii", f"{head}, {owner(report.office)}", blocks, landscape=True, lang=lang)


def _analysis(report: PerformanceReport, number: str, codes: tuple[str, ...], lang: str) -> Iterator[Block]:
    """The heading of an analysis, and its tables or texts; what the heading says is not said again."""
    names = _names(report)
    if len(codes) != 1:
        yield Heading(f"{number}. {wording.term(f'paper-analysis-{number}', lang)}", 2)
        yield from (grid(report.table(code), lang, names) for code in codes)
        if not codes:
            yield from _texts(report, ("cause", "remedy"), lang)
        return
    table = report.table(codes[0])
    made = evolve(grid(table, lang, names), title="")
    yield Heading(f"{number}. {table.title.label(lang)}", 2)
    if codes == ("programmes",):
        # its own note points to the texts, which follow right below
        yield evolve(made, notes=[note for note in made.notes if note.startswith("[")])
        yield from _texts(report, ("programmes",), lang)
    else:
        yield made


def _names(report: PerformanceReport) -> Mapping[str, str]:
    return {node.code: node.text or node.code for node in report.office.plan}


def grid(table: Table, lang: str = "id", names: Mapping[str, str] | None = None) -> Grid:
    """Return a table of a report as a grid, with the widths its columns have on paper.

    ``names`` says what the codes of nodes stand for. Where a definition comes from and how sure that is stands in the
    report and its text; it is nothing to hand in.
    """
    columns = [
        Column(
            column.heading(lang),
            _SHARES.get(column.code, 8),
            "right" if column.number else "left",
            column.code,
        )
        for column in table.columns
        if column.code not in _BEHIND
    ]
    return grid_of(table, lang, columns, names)


def _overview(report: PerformanceReport, lang: str, *, pictures: bool) -> Iterator[Block]:
    """How many indicators stand where, and a picture of all of them."""
    counts = report.standings
    facts = {standing.name.lower(): count for standing, count in counts.items()}
    yield Paragraph(wording.term("paper-overview", lang, count=len(report), year=report.year, **facts))
    if pictures and counts[Standing.NOT_COMPUTABLE] < len(report):
        title = wording.term("paper-achievements", lang).format(year=report.year)
        said = "; ".join(_achieved(performance, lang) for performance in report)
        yield Picture("bullet", report.card, f"{title}: {said}")


def _achieved(performance: Performance, lang: str) -> str:
    achievement = performance.assessment.achievement
    value = achievement.value
    said = performance.standing.label(lang) if value is None else f"{wording.spoken(value, lang)}%"
    return f"{performance.indicator.name} {said}"


def _trends(report: PerformanceReport, lang: str) -> Iterator[Block]:
    """A picture of every indicator that has numbers of at least two years."""
    for performance in report:
        points = performance.series.points
        if sum(point.value is not None for point in points) < 2:
            continue
        said = "; ".join(f"{point.period} {value_box(point, lang).text}" for point in points)
        title = performance.indicator.name
        yield Picture("trend", performance.series, f"{title}: {said}")


def _texts(report: PerformanceReport, names: tuple[str, ...], lang: str) -> Iterator[Block]:
    """What was written about each indicator, under its name; what nobody wrote is marked in its place."""
    for performance in report:
        yield Heading(f"{performance.indicator.name} ({performance.standing.label(lang)})", 3)
        for name in names:
            label = wording.term(f"report-{name}", lang).capitalize()
            if name in performance.missing_words:
                yield Paragraph(f"{label}: {wording.term('paper-not-written', lang)}", missing=True)
            else:
                yield Facts(((label, getattr(performance.words, name).strip()),))
