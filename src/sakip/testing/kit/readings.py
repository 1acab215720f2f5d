"""What every reading of a tree must agree on: the value alone, in words, in columns, without a number, in a trace."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from sakip import wording
from sakip.assessment import Assessment, Reason
from sakip.assessment import replay as replayed
from sakip.errors import FormulaError
from sakip.figures import publish
from sakip.formulas.expression import parse
from sakip.interpreters import columns as reading
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.interpreters.explain import substituted, symbolic
from sakip.testing.kit.arithmetic import PLACES, bare_rows, filled, full_rows, plainly
from sakip.testing.kit.conformance import Example, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.figures import Separator
    from sakip.testing.kit.arithmetic import Row
    from sakip.testing.kit.trials import Trial

# the separator of decimals a language writes
_WRITTEN: Final[Mapping[str, Separator]] = MappingProxyType({"id": ",", "en": "."})
# explaining and replaying every row would prove nothing more
_EXPLAINED = 6
_ZERO = reading.Reason.ZERO_DENOMINATOR
_MISSING = reading.Reason.MISSING_COMPONENT


# --- the value --------------------------------------------------------------------------------------------------------


def exactness(trial: Trial) -> Iterator[Fault]:
    """The worked examples come out as they say, and any other numbers as plain arithmetic of fractions has them."""
    for example in trial.examples:
        if set(example.inputs) == set(trial.names):
            yield from _worked(trial, example)
    tree = trial.formula.tree
    for row in full_rows(trial.names):
        expected = plainly(tree, row)
        try:
            computed = evaluate(tree, row)
        except ZeroDenominatorError:
            computed = None
        if computed != expected:
            yield Fault(
                f"for {_numbers(row)} it gives {_value(computed)}, plain arithmetic {_value(expected)}",
                "Build the tree of Component, Constant and Calculation alone.",
            )
        yield from _referred(trial, row, expected)


def _worked(trial: Trial, example: Example) -> Iterator[Fault]:
    made = trial.assess(example.inputs)
    if example.reason:
        if made.reason != example.reason:
            got = made.reason or f"the value {made.exact}"
            yield Fault(
                f"for {_numbers(example.inputs)} it gives {got}, not the reason {example.reason}", _correct(example)
            )
        return
    computed = made.exact
    if computed is not None and example.places is not None:
        computed = Fraction(publish(computed, example.places))
    if computed != example.value:
        got = _value(made.exact) if made.reason is None else f"no value ({made.reason})"
        rounded = "" if made.exact is None else f"; rounded to {PLACES} decimals {publish(made.exact, PLACES)}"
        yield Fault(f"for {_numbers(example.inputs)} it gives {got}{rounded}, not {example.value}", _correct(example))


def _correct(example: Example) -> str:
    return f"Correct the formula, or the example of {example.source or 'no source'}; places= says it is rounded."


def _referred(trial: Trial, row: Mapping[str, Fraction], expected: Fraction | None) -> Iterator[Fault]:
    if trial.reference is None:
        return
    try:
        given = trial.reference(**row)
    except ZeroDivisionError:
        given = None
    if type(given) is float or given != expected:
        yield Fault(
            f"for {_numbers(row)} the reference gives {given!r}, the formula {_value(expected)}",
            "Write the reference with fractions alone, and the same arithmetic as the formula.",
        )


def _numbers(row: Mapping[str, Fraction | None]) -> str:
    return ", ".join(f"{name} = {'blank' if value is None else value}" for name, value in row.items())


def _value(value: Fraction | None) -> str:
    return "no value" if value is None else str(value)


# --- in words ---------------------------------------------------------------------------------------------------------


def explanation(trial: Trial) -> Iterator[Fault]:
    """It names every component and number in both languages, and what it writes is read back as the same arithmetic."""
    tree, rows = trial.formula.tree, _computed(trial)
    for lang, decimal in _WRITTEN.items():
        written = symbolic(tree, lang)
        try:
            back = parse(written, decimal=decimal)
            for row in rows:
                expected = plainly(tree, row)
                filled_in = plainly(parse(substituted(tree, row, lang), decimal=decimal), {})
                if plainly(back, row) != expected or filled_in != expected:
                    yield Fault(
                        f"what is written in {lang!r}, {written}, gives another value for {_numbers(row)}", _SPLIT
                    )
        except FormulaError as error:
            yield Fault(f"what is written in {lang!r} cannot be read back: {error.what}", _SPLIT)
        for row in rows:
            text = trial.assess(row).explain().text(lang)
            wanted = [*row, *(wording.writer(lang)(value) for value in row.values())]
            for part in wanted:
                if part not in text:
                    yield Fault(f"the explanation in {lang!r} for {_numbers(row)} never says {part}", _SPLIT)


_SPLIT = "Compute part of it upstream, and report the result as a component of its own."


def _computed(trial: Trial) -> list[dict[str, Fraction]]:
    """A few rows that come to a value which can be published."""
    rows = (row for row in full_rows(trial.names) if trial.assess(row).reason is None)
    return [row for row, _ in zip(rows, range(_EXPLAINED), strict=False)]


# --- in columns -------------------------------------------------------------------------------------------------------


def columns(trial: Trial) -> Iterator[Fault]:
    """As arithmetic of integers over columns it gives on every row what it gives on one, within bounds known before."""
    tree = trial.formula.tree
    compiled = reading.columns_of(tree, PLACES)
    published = reading.published(compiled, PLACES)
    rows: list[Row] = [*full_rows(trial.names), *bare_rows(trial.names)]
    counts = {name: [_count(row[name]) for row in rows] for name in trial.names}
    for row, value, shown in zip(rows, compiled.evaluate(counts), published.evaluate(counts), strict=True):
        expected = _expected(trial, row)
        rounded = expected if isinstance(expected, reading.Reason) else int(publish(expected, PLACES).scaleb(PLACES))
        if value != expected or shown != rounded:
            yield Fault(
                f"in columns {_numbers(row)} gives {value}, published {shown}, and on its own {expected}, {rounded}",
                "Build the tree of Component, Constant and Calculation alone.",
            )
        if None not in row.values():
            engine = reading.Row({name: reading.scaled(value, PLACES) for name, value in filled(row).items()})
            compiled.build(engine)
            if engine.largest > compiled.largest:
                yield Fault(f"{_numbers(row)} makes integers beyond {compiled.largest}", "Report it to the library.")


def _count(value: Fraction | None) -> int | None:
    return None if value is None else reading.scaled(value, PLACES)


def _expected(trial: Trial, row: Row) -> Fraction | reading.Reason:
    if None in row.values():
        return _MISSING
    value = plainly(trial.formula.tree, filled(row))
    return _ZERO if value is None else value


# --- where something is missing, and in a trace -----------------------------------------------------------------------


def blanks_and_zeros(trial: Trial) -> Iterator[Fault]:
    """What is blank or zero never raises: there is a value, or one reason from the closed list why there is none."""
    for row in bare_rows(trial.names):
        made = trial.assess(row)
        for lang in wording.LANGUAGES:
            made.explain().text(lang)
        expected = _expected(trial, row)
        wanted = Reason(expected) if isinstance(expected, reading.Reason) else None
        if not filled(row):
            wanted = Reason.NOT_REPORTED
        if made.reason is Reason.TOO_LARGE and wanted is None:
            continue
        if made.reason is not wanted or (made.exact is None) != (wanted is not None):
            yield Fault(
                f"for {_numbers(row)} it gives {made.reason or made.exact}, not {wanted or expected}",
                "Build the tree of Component, Constant and Calculation alone.",
            )


def replay(trial: Trial) -> Iterator[Fault]:
    """The trace of an assessment, as JSON, is computed again to the same value, or to the same reason."""
    rows: list[Row] = [*_computed(trial), *islice(bare_rows(trial.names), _EXPLAINED)]
    for row in rows:
        yield from differences(trial.assess(row), _numbers(row))


def differences(made: Assessment, about: str) -> Iterator[Fault]:
    """Yield how an assessment differs from its own trace computed again."""
    again = replayed(json.loads(json.dumps(made.explain().to_dict())))
    for name, first, second in (
        ("value", made.exact, again.exact),
        ("published value", made.value, again.value),
        ("reason", made.reason, again.reason),
        ("category", made.category, again.category),
        ("achievement", made.achievement.value, again.achievement.value),
        ("reason of the achievement", made.achievement.reason, again.achievement.reason),
        ("category of the achievement", made.achievement_category, again.achievement_category),
    ):
        if first != second:
            yield Fault(f"for {about} the trace is replayed to the {name} {second}, not {first}", _PLAIN_DETAILS)


_PLAIN_DETAILS = "Keep nothing but texts in the details of a formula."
