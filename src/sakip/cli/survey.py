"""``sakip survey FILE``: the index of satisfaction of the answers in a CSV file."""

from __future__ import annotations

import argparse
import csv
import io
import re
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip import wording
from sakip.cli.days import day_of
from sakip.cli.files import TABLES, ask_form, form_of, keep_picture, picture_form
from sakip.cli.formats import harmless
from sakip.cli.numbers import whole
from sakip.cli.progress import progress
from sakip.cli.screen import FEW
from sakip.errors import DefinitionError
from sakip.figures import publish, quotient
from sakip.instruments import skm
from sakip.interpreters.explain import exact_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sakip.cli.screen import Screen
    from sakip.instruments.skm import Element, Index, Result


def add(command: Callable[[str, Any], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the command to the parser."""
    added = command("survey", run)
    added.add_argument("file", metavar="FILE", type=Path, help=say("survey-file"))
    added.add_argument("--on", metavar="D", help=say("survey-on"))
    added.add_argument("--period", metavar="P", help=say("survey-period"))
    added.add_argument("--population", metavar="N", type=_population, help=say("survey-population"))
    added.add_argument("--sampling", metavar="RULE", default="", help=say("survey-sampling"))
    added.add_argument("--weights", metavar="W", default="exact", help=say("survey-weights"))
    added.add_argument("--service", metavar="COLUMN", help=say("survey-service"))
    added.add_argument("--column", metavar="C=U", action="append", default=[], help=say("survey-column"))
    added.add_argument("--answers", metavar="W=N,…", type=_words, help=say("survey-answers"))
    added.add_argument("--unsur", metavar="U,…", help=say("survey-unsur"))
    added.add_argument("--unanswered", choices=skm.UNANSWERED, default="not-computable", help=say("survey-unanswered"))
    added.add_argument("--published", metavar="X", help=say("survey-published"))
    added.add_argument("--explain", action="store_true", help=say("survey-explain"))
    added.add_argument("--plot", metavar="FILE", type=Path, help=say("survey-plot"))
    ask_form(added, say, TABLES)


def run(options: argparse.Namespace, screen: Screen) -> int:
    """Measure the file and write what comes of it."""
    options.format = form_of(options, TABLES, TABLES[0])
    plot: Path | None = options.plot
    form = "" if plot is None else picture_form(plot)
    result = _measured(options, screen)
    if plot is not None:
        axes = import_module("sakip.plots").profile(result, lang=screen.lang)
        keep_picture(axes, plot, form, screen.lang)
    return screen.deliver(
        options,
        result.findings,
        people=lambda target: _write(result, options, target),
        as_json=lambda: to_json(result, options.published),
        as_csv=lambda: to_csv(result),
        alike=FEW,
    )


def _population(text: str) -> int | dict[str, int]:
    """Read how many people use the service, or each of some services."""
    return _pairs(text) if "=" in text else whole(text)


def _words(text: str) -> dict[str, int]:
    """Read which words mean which scores."""
    if "=" not in text:
        raise argparse.ArgumentTypeError(
            f"“{text}” tidak menyebut nilai; tulis seluruhnya dalam tanda kutip (put all of it in quotes): "
            '--answers "Mudah=3,Sangat mudah=4"'
        )
    return _pairs(text)


def _pairs(text: str) -> dict[str, int]:
    pairs = (part.rpartition("=") for part in re.split("[,;]", text) if part.strip())
    return {name.strip(): whole(number.strip()) for name, _, number in pairs}


def _measured(options: argparse.Namespace, screen: Screen) -> Result:
    columns: dict[str, str] = {}
    for pair in options.column:
        heading, separator, code = pair.rpartition("=")
        if not separator:
            raise DefinitionError(f"{pair!r} says no column and element", "Write it like --column Q8=sarana.")
        columns[heading] = code
    with progress(options.file, screen.lang) as told:
        return skm.read(
            options.file,
            on=day_of(options),
            unsur=[code.strip() for code in options.unsur.split(",")] if options.unsur else None,
            columns=columns,
            service=options.service,
            answers=options.answers,
            progress=told,
            weights=options.weights,
            unanswered=options.unanswered,
            population=options.population,
            sampling=options.sampling,
        )


# --- for people -------------------------------------------------------------------------------------------------------


def _write(result: Result, options: argparse.Namespace, screen: Screen) -> None:
    _table_of_elements(result.pooled, screen)
    if result.services:
        _table_of_services(result, screen)
    screen.print("")
    for index in filter(None, (result.pooled, result.mean_of_services)):
        name = screen.term("skm-pooled") if index is result.pooled else screen.term("skm-mean-of-services")
        screen.line(f"{screen.term('skm-index')} ({name}): {_said(index, screen)}")
    first = result.pooled.to_improve()
    if first and first[0].mean != first[-1].mean:
        lowest = [element for element in first if element.mean == first[0].mean]
        named = ", ".join(f"{element.name} ({_index_of(element, screen)})" for element in lowest)
        screen.line(f"{screen.term('skm-first')}: {named}")
    for sample in result.samples:
        verdict = screen.term("skm-enough" if sample.reached else "skm-short")
        write = wording.writer(screen.lang)
        facts = {
            "population": write(sample.population),
            "needed": write(sample.needed),
            "respondents": write(sample.respondents),
        }
        said = wording.term("skm-sample-said", screen.lang, **facts, reading=sample.reading, verdict=verdict)
        of = f" {sample.service}" if sample.service else ""
        screen.line(f"{screen.term('skm-sample')}{of}: {said}")
    screen.print(f"{screen.term('basis')}: {result.survey.basis}")
    if options.published is not None:
        _reproduce(result, options.published, screen)
    if options.explain and result.pooled.working is not None:
        screen.print(f"\n{result.pooled.working.text('ikm', screen.lang)}".rstrip())


def _table_of_elements(index: Index, screen: Screen) -> None:
    names = ("unsur", "skm-answered", "skm-blank", "skm-mean", "weight", "skm-weighted", "skm-index", "mutu")
    write = wording.writer(screen.lang)
    rows = [
        [
            element.name,
            "" if element.count is None else write(element.count.answered),
            "" if element.count is None else write(element.count.blank + element.count.refused),
            "–" if element.mean is None else wording.writer(screen.lang)(element.mean, 3),
            exact_text(element.weight, screen.lang),
            "–" if element.weighted is None else wording.writer(screen.lang)(element.weighted, 3),
            _index_of(element, screen),
            "–" if element.mutu is None else f"{element.mutu.code}, {element.mutu.label}",
        ]
        for element in index.elements
    ]
    screen.table("", [screen.heading(name) for name in names], rows, right=(1, 2, 3, 4, 5, 6))


def _table_of_services(result: Result, screen: Screen) -> None:
    names = ("skm-service", "respondents", "skm-index", "mutu")
    rows = [
        [
            name or "–",
            wording.writer(screen.lang)(index.respondents or 0),
            "–" if index.value is None else wording.spoken(index.value, screen.lang),
            "–" if index.mutu is None else f"{index.mutu.code}, {index.mutu.label}",
        ]
        for name, index in result.services.items()
    ]
    screen.print("")
    screen.table("", [screen.heading(name) for name in names], rows, right=(1, 2))


def _index_of(element: Element, screen: Screen) -> str:
    return "–" if element.index is None else wording.spoken(element.index, screen.lang)


def _said(index: Index, screen: Screen) -> str:
    if index.value is None:
        return screen.term("not-computable")
    mutu = "" if index.mutu is None else f", {screen.term('mutu')} {index.mutu.code} ({index.mutu.label})"
    asked = wording.term("skm-asked", screen.lang, count=wording.writer(screen.lang)(index.respondents or 0))
    return f"{wording.spoken(index.value, screen.lang)}{mutu}; {asked}"


def _reproduce(result: Result, published: str, screen: Screen) -> None:
    head = screen.term("skm-published").format(value=published)
    conventions = result.which_rule_reproduces(published)
    if not conventions:
        exact = wording.spoken(result.pooled.value, screen.lang)
        screen.line(f"{head}: {screen.term('skm-not-reproduced').format(value=exact)}")
        return
    screen.line(f"{head} {screen.term('skm-reproduced')}:")
    for convention in conventions:
        screen.print(f"  - {convention.label(screen.lang)}")


# --- for programs -----------------------------------------------------------------------------------------------------


def to_json(result: Result, published: str | None = None) -> dict[str, Any]:
    """Return the result as JSON values, with the conventions behind a published figure; decimals are text."""
    found = () if published is None else result.which_rule_reproduces(published)
    return {
        "format": "sakip.survey/1",
        "survey": result.survey.title,
        "basis": result.survey.basis,
        "weights": result.weights,
        "pooled": _json(result.pooled),
        "services": [{"service": name, **_json(index)} for name, index in result.services.items()],
        "mean_of_services": None if result.mean_of_services is None else _json(result.mean_of_services),
        "to_improve": [element.code for element in result.pooled.to_improve()],
        "samples": [
            {
                "service": sample.service,
                "population": sample.population,
                "needed": sample.needed,
                "respondents": sample.respondents,
                "reached": sample.reached,
                "reading": sample.reading,
            }
            for sample in result.samples
        ],
        "published": published,
        "conventions": [
            {"label": convention.label(), **{name: str(value) for name, value in convention.departures}}
            for convention in found
        ],
        "working": None if result.pooled.working is None else result.pooled.working.to_dict(),
        "findings": [finding.to_dict() for finding in result.findings],
    }


def _json(index: Index) -> dict[str, Any]:
    return {
        "respondents": index.respondents,
        "value": None if index.value is None else f"{index.value:f}",
        "exact": None if index.exact is None else quotient(index.exact),
        "mutu": index.mutu and index.mutu.code,
        "missing": list(index.missing),
        "unsur": [
            {
                "code": element.code,
                "name": element.name,
                "answered": element.count and element.count.answered,
                "mean": None if element.mean is None else str(element.mean),
                "weight": str(element.weight),
                "weighted": None if element.weighted is None else str(element.weighted),
                "index": None if element.index is None else f"{element.index:f}",
                "mutu": element.mutu and element.mutu.code,
            }
            for element in index.elements
        ],
    }


def to_csv(result: Result) -> str:
    """Return one row an element of all respondents and of each service, and one an index, with decimal points."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(("group", "service", "unsur", "name", "respondents", "answered", "mean", "weight", "index", "mutu"))
    writer.writerows(_rows("pooled", "", result.pooled))
    for name, index in result.services.items():
        writer.writerows(_rows("service", harmless(name), index))
    if result.mean_of_services is not None:
        writer.writerows(_rows("mean-of-services", "", result.mean_of_services))
    return text.getvalue()


def _rows(group: str, service: str, index: Index) -> Iterator[tuple[Any, ...]]:
    for element in index.elements:
        answered = element.count and element.count.answered
        mean = None if element.mean is None else f"{publish(element.mean, 6):f}"
        # a weight of 1/9 would be read as a day of September
        numbers = (index.respondents, answered, mean, f"{publish(element.weight, 9):f}", element.index)
        named = (group, service, harmless(element.code), harmless(element.name))
        yield *named, *numbers, element.mutu and element.mutu.code
    total = (index.respondents, None, None, None, index.value)
    yield group, service, "ikm", "IKM", *total, index.mutu and index.mutu.code
