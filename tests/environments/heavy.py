"""The steps of the scenario that take what is slow to import: drawing, workbooks, Word documents, dataframes."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import sakip
from environments.steps import DAY, SETS, cards, intake, office
from sakip import comparison, forms, frames, papers, plots
from sakip.exports import excel, word
from sakip.instruments import skm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from environments.steps import Made


def _plots(folder: Path) -> Iterator[Made]:
    every = cards()
    answers = [dict.fromkeys(skm.survey(DAY).codes, score) for score in (1, 3, 4)]
    drawn = {
        "bullet": plots.bullet(every[2]),
        "trend": plots.trend(sakip.series(sakip.load(SETS[2])), indicator="ikm"),
        "heatmap": plots.heatmap({"Kec. A": every[0], "Kec. B": every[2]}),
        "profile": plots.profile(skm.measure(answers, on=DAY)),
    }
    for name, axes in drawn.items():
        yield plots.alt(axes)
        plots.save(axes, folder / f"{name}.svg")
        yield (folder / f"{name}.svg").read_bytes()
    kept = io.BytesIO()
    plots.save(drawn["bullet"], kept, format="png")
    yield kept.getvalue()


def _papers(folder: Path) -> Iterator[Made]:
    card, muncar = cards()[0], sakip.load(SETS[2])
    every = [
        papers.agreement(office()),
        papers.annex(office()),
        papers.chapter(comparison.report(muncar), pictures=False),
        papers.measurement(card),
        papers.scorecard(card, pictures=False),
    ]
    yield from map(repr, every)
    word.write(every, folder / "semua.docx")
    excel.write(every, folder / "semua.xlsx")
    excel.scorecard(card, folder / "kartu.xlsx")
    excel.scorecards(cards(), folder / "semua-kartu.xlsx")
    for name in ("semua.docx", "semua.xlsx", "kartu.xlsx", "semua-kartu.xlsx"):
        yield (folder / name).read_bytes()


def _forms(folder: Path) -> Iterator[Made]:
    forms.write(office(), folder / "formulir.xlsx")
    yield (folder / "formulir.xlsx").read_bytes()
    filled = forms.read(folder / "formulir.xlsx", office())
    yield from (finding.message("id") for finding in filled.findings)
    yield repr(filled.realisations)


def _frames(_: Path) -> Iterator[Made]:
    import polars as pl

    reported: list[dict[str, Any]] = [
        {"indicator": one.indicator, "period": str(one.period), "component": name, "value": float(given)}
        for one in intake().realisations
        for name, given in one.components.items()
        if isinstance(given, Fraction)
    ]
    wide = frames.from_long(pl.DataFrame(reported), office())
    assessed = frames.assess_frame(wide.with_columns(pl.lit(90).alias("target")), office())
    yield _said(assessed)
    yield _said(frames.aggregate_frame(wide.with_columns(pl.lit(90).alias("target")), office()))
    answers = [{"unit": "u", "unsur": code, "score": 3} for code in skm.survey(DAY).codes]
    yield _said(frames.survey(pl.DataFrame(answers), on=DAY))
    published = {"realisation": [97.95], "target": [90.10], "achievement": [108.71]}
    yield _said(frames.audit_frame(pl.DataFrame(published), polarity="higher"))
    yield _said(cards()[2].to_frame("polars"))


def _said(frame: Any) -> str:
    rows = sorted(json.dumps(row, default=str) for row in frame.to_dicts())
    return "\n".join([str(frame.schema), *rows])


HEAVY: Final[Mapping[str, Callable[[Path], Iterator[Made]]]] = MappingProxyType(
    {"plots": _plots, "papers": _papers, "forms": _forms, "frames": _frames}
)
