"""Single texts: numbers, periods and days, units, formulas, ranges as decrees print them, the mark of a form."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from fuzz.holding import refusing, said
from fuzz.mutations import decoded

from sakip import periods, units
from sakip.bands import PrintedTable
from sakip.errors import NumberError, SakipError
from sakip.figures import is_blank, number, plain, read_written, share, write_en, write_id
from sakip.forms import marks
from sakip.formulas import expression, record
from sakip.formulas.expression import parse
from sakip.formulas.recorded import written_out
from sakip.interpreters.explain import symbolic
from sakip.interpreters.portable import from_json, to_json
from sakip.tree import Formula

if TYPE_CHECKING:
    from fractions import Fraction

    from sakip.figures import Separator


def numbers(data: bytes) -> None:
    """Read a number; what is read is written, and read again as the same."""
    text = decoded(data)
    is_blank(text)
    with refusing():
        share(text)
    with refusing():
        value = number(text)
        assert number(plain(value)) == value
    guessed = _read_id(text, None)
    known = [_read_id(text, ","), _read_id(text, ".")]
    assert guessed is None or guessed in known, "a number is read one way without a column, and no way with one"
    for value in filter(None, [guessed, *known]):
        assert read_written(write_id(value), decimal=",").value == value
        assert read_written(write_en(value), decimal=".").value == value


def _read_id(text: str, decimal: Separator | None) -> Fraction | None:
    try:
        return read_written(text, decimal=decimal).value
    except NumberError as error:
        refusal = error
    assert refusal.value == text
    return None


def dates(data: bytes) -> None:
    """Read a period and a day; what is read is written, and read again as the same."""
    text = decoded(data)
    with refusing():
        period = periods.parse_period(text)
        assert period == periods.parse_period(str(period)) == periods.parse_period(period.label())
        assert period.start <= period.end
    with refusing():
        day = periods.read_date(text)
        assert day == periods.read_date(day.isoformat()) == periods.read_date(periods.write_date(day))


def unit(data: bytes) -> None:
    """Read the name of a unit."""
    text = decoded(data)
    with refusing():
        name = units.canonical(text)
        assert units.canonical(name) == name
        assert units.factor(name, name) == 1
        assert units.dimension(name) == units.dimension(text)
        assert units.written("1", name)


def arithmetic(data: bytes) -> None:
    """Read an expression; the tree is written as text, JSON and steps, and read again as the same."""
    text = decoded(data)
    for decimal in (None, ",", "."):
        with refusing():
            parse(text, decimal=decimal)
    with refusing():
        made = expression(text)
        _same_again(made)
        for lang, decimal in (("id", ","), ("en", ".")):
            again = symbolic(made.tree, lang)
            if len(again) <= len(text) or len(again) < 5_000:
                assert parse(again, decimal=decimal) == made.tree  # type: ignore[arg-type]  # as above


def _same_again(made: Formula) -> None:
    assert from_json(json.loads(json.dumps(to_json(made.tree)))) == made.tree
    assert record("recorded", json.loads(json.dumps(written_out(made)))).tree == made.tree


def formula(data: bytes) -> None:
    """Record a formula of a set file, or of a trace, from JSON."""
    given = as_json(data)
    with refusing():
        _same_again(Formula.of("rumus", from_json(given)))
    if isinstance(given, dict):
        arguments: dict[str, Any] = dict(given)
        kind = arguments.pop("kind", "recorded")
        if isinstance(kind, str):  # a set file's shape asks for it
            with refusing():
                _same_again(record(kind, arguments))


def as_json(data: bytes) -> Any:
    """Return JSON as an application would have read it; None where it would have refused it itself."""
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def printed(data: bytes) -> None:
    """Read a table of bands, ``code|label|range`` a line, and classify by either reading of it."""
    rows = [[*line.split("|"), "", "", ""][:3] for line in decoded(data).split("\n")[:40]]
    with refusing():
        table = PrintedTable.of("uji", ((code, label, range_) for code, label, range_ in rows))
        said(table.findings())
        for closure in ("upper", "lower"):
            with refusing():
                scale = table.read_as(closure)
                for row in table.rows:
                    for end in (row.lower, row.upper):
                        if end is not None:
                            with refusing():
                                assert scale.classify(plain(end)) in scale.bands


def mark(data: bytes) -> None:
    """Read what a form was made for from one of its cells."""
    found = marks.read(decoded(data))
    assert found is None or marks.read(str(found)) == found


def refused(data: bytes) -> None:
    """Say of any text, as an error repeats it, what is wrong."""
    text = decoded(data)
    for read in (number, periods.parse_period, periods.read_date, units.canonical, expression):
        said_of = ""
        try:
            read(text)
        except SakipError as error:
            said_of = str(error)
        assert len(said_of) < 2_000, "an error repeats no more of what was given than a line"
