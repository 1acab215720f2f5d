"""A value of every public class: what the results of all rooms are made of."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import attrs
from display.things import things
from forms.filled import Form
from test_api_reference import ROOMS

import sakip
from environments.steps import CASES, DAY, SETS, cards, office
from sakip import comparison, figures, forms, papers, plan, regulations, review, rollup, units, wording
from sakip.exports import excel
from sakip.exports.frictionless import TABLES
from sakip.instruments import akip, ipasn, skm
from sakip.sets import Acceptance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

AT_HOME: Final = {
    "audit.Rule": "a function, which every process has by its name",
    "review.Check": "a function and its words, which every process has by their code",
    "packs.Offer": "a function that loads what a package of its process offers",
    "packs.Registry": "functions, and what is installed where it was made",
    "tree.Recorded": "a formula while it is recorded",
    "sets.EditedFile": "a file while it is changed",
    "exports.excel.Book": "a workbook while it is written",
    "exports.excel.Sheet": "a sheet of it",
    "exports.msind.Style": "how a cell of it looks",
    "display.Shown": "what a notebook shows, made of something that travels",
    "instruments.skm.Choices": "names of arguments, for type checkers",
    "testing.Example": "what a kit is given, with functions in it",
    "testing.Worked": "likewise",
    "testing.Nation": "draws from a seed, and is made again of it",
}
"""Public classes whose values do not travel between processes, and why."""


def public() -> dict[str, type]:
    """Return the public classes by their names, but for exceptions, which have tests of their own."""
    found: dict[type, str] = {}
    for room in ROOMS:
        module = importlib.import_module(f"sakip.{room}")
        for name in getattr(module, "__all__", vars(module)):
            value = getattr(module, name)
            of_ours = inspect.isclass(value) and value.__module__.startswith("sakip.") and not name.startswith("_")
            if of_ours and not issubclass(value, BaseException):
                found.setdefault(value, f"{room}.{name}")
    return {name: kind for kind, name in found.items() if name not in AT_HOME}


def met(folder: Path) -> dict[type, Any]:
    """Return a value of every class of the library that is met in its results, and in what those hold."""
    found: dict[type, Any] = {}
    seen: dict[int, Any] = {}
    waiting = list(_roots(folder))
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen[id(one)] = one
        if type(one).__module__.startswith("sakip."):
            found.setdefault(type(one), one)
        waiting += _held(one)
    return found


def _held(one: Any) -> Iterable[Any]:
    if attrs.has(type(one)):
        return [getattr(one, field.name, None) for field in attrs.fields(type(one))]
    if isinstance(one, Mapping):
        return [*one, *one.values()]
    return one if isinstance(one, tuple | list | frozenset) else ()


def _roots(folder: Path) -> Iterator[Any]:
    card, muncar, day = cards()[0], sakip.load(SETS[2]), DAY
    report = comparison.report(muncar)
    yield from things().values()
    yield from (sakip.load(name) for name in SETS)
    yield from (card, report, review.review(office()), wording.FINDINGS["missing-key"], plan.LEVELS, TABLES)
    yield from (regulations.all_regulations(), regulations.at(day), units.dimension("orang / desa"), figures.ROUNDINGS)
    yield from (papers.agreement(office()), papers.annex(office()), papers.chapter(report))
    yield from (papers.measurement(card), papers.scorecard(card))
    yield from (review.Remark({}), rollup.scores(card))
    yield from (sakip.Month(2024, 5), sakip.Quarter(2024, 2), sakip.Semester(2024, 1), sakip.PlanWindow(2021, 2026))
    yield comparison.Spent("a", Decimal(90), Fraction(90), Fraction(100), Fraction(80))
    complete = sakip.load(CASES / "kecamatan-contoh.toml")
    yield from (complete, complete.plan)
    yield from _instruments()
    yield from (sakip.Range("80", "90"), sakip.Predicate("WTP"), sakip.Taken("ikm"), figures.Written(Fraction(1), "%"))
    yield from (papers.Listing([papers.Item("1", "a")]), papers.NewPage(), Acceptance("citation-superseded", "lama"))
    yield excel.Style()
    form = Form(folder / "isian.xlsx")
    form.fill("posyandu-aktif", value=7)
    preview = form.read().preview()
    yield from (
        form.read(),
        preview,
        preview.changes,
        preview.outcomes,
        forms.identity(office()),
        forms.lines(office()),
    )


def _instruments() -> Iterator[Any]:
    evaluated = akip.read(CASES / "akip-evaluasi.toml")
    yield from (evaluated, evaluated.components, evaluated.lifts, evaluated.so_far, evaluated.to_reach("A"))
    yield from (akip.read(CASES / "akip-evaluasi-lke.toml"), akip.change(evaluated, evaluated))
    yield from (akip.Met(3, 4), akip.Share("75"), akip.Criteria({"1.a.1": "Y"}))
    people = [
        {"pendidikan": "S1", "jabatan": "pelaksana", "skp": "Baik", "diklat": "seminar", "disiplin": name}
        for name in ("ringan", "?")
    ]
    people.append({**people[0], "disiplin": "tidak pernah"})
    yield from (ipasn.measure(people, on=DAY), ipasn.rules_of(DAY))
    answered = skm.read(CASES / "skm_raw.csv", on=DAY)
    counted = skm.tally([dict.fromkeys(skm.survey(DAY).codes, 3)] * 4, on=DAY)
    yield from (answered, counted, skm.evaluate(counted, on=DAY).which_rule_reproduces(75))
    yield skm.sample(1000, 100, on=DAY)
