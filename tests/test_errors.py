from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip import errors
from sakip.errors import (
    CycleError,
    DefinitionError,
    FormulaError,
    IntakeError,
    MissingExtraError,
    NumberError,
    OutOfScaleError,
    PeriodError,
    ResultError,
    SakipError,
    ScaleError,
    SetFileError,
    TraceError,
    UnitError,
    UnknownNameError,
    listed,
    nearest,
    quoted,
)
from sakip.findings import Finding, Place
from sakip.interpreters.exact import ZeroDenominatorError, evaluate
from sakip.tree import Calculation, Component, Constant, Operator

if TYPE_CHECKING:
    from collections.abc import Iterator


def _below(base: type[SakipError]) -> Iterator[type[SakipError]]:
    for error in base.__subclasses__():
        yield error
        yield from _below(error)


EVERY: list[type[SakipError]] = sorted({SakipError, *_below(SakipError)}, key=lambda error: error.__name__)

FACTS: dict[str, Any] = {
    "value": Fraction(1, 3),
    "name": "desa",
    "nearest": None,
    "path": ("a", "b", "a"),
    "findings": (Finding("toml", {"what": "?"}, Place("set.toml", 3)),),
    "divisor": Component("pagu"),
    "extra": "cli",
    "line": "rumus.py:3",
}


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_an_error_keeps_its_sentence_and_its_facts_when_it_is_pickled_or_copied(kind: type[SakipError]) -> None:
    error = kind("the pagu is 0", "Enter it.", **FACTS)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):  # noqa: S301  # ours
        assert type(again) is kind
        assert str(again) == str(error)
        assert (again.what, again.remedy, again.args) == (error.what, error.remedy, error.args)
        assert {name: getattr(again, name) for name in FACTS} == FACTS


@pytest.mark.parametrize("kind", EVERY, ids=lambda kind: kind.__name__)
def test_every_error_has_a_code_of_its_own_and_says_in_its_docstring_when_it_is_raised(kind: type[SakipError]) -> None:
    assert "code" in vars(kind)
    assert kind.__doc__
    assert [other for other in EVERY if other.code == kind.code] == [kind]


def test_the_codes_are_those_programs_rely_on() -> None:
    """A change here breaks the programs that look at ``code``."""
    assert {error.__name__: error.code for error in EVERY if error.__module__ == errors.__name__} == {
        "BrokenSeriesError": "broken-series",
        "CycleError": "cycle",
        "DataFileError": "data-file",
        "DefinitionError": "definition",
        "FormulaError": "formula",
        "FrameError": "frame",
        "IntakeError": "intake",
        "MissingExtraError": "missing-extra",
        "NotInForceError": "not-in-force",
        "NumberError": "number",
        "OutOfScaleError": "out-of-scale",
        "PackError": "pack",
        "PeriodError": "period",
        "RecordsError": "records",
        "RegulationFileError": "regulation-file",
        "ResultError": "result",
        "SakipError": "sakip",
        "ScaleError": "scale",
        "SetFileError": "set-file",
        "TraceError": "trace",
        "UnitError": "unit",
        "UnknownNameError": "unknown-name",
    }
    assert ZeroDenominatorError.code == "zero-denominator"


@pytest.mark.parametrize(
    ("kind", "builtin"),
    [
        (CycleError, ValueError),
        (DefinitionError, ValueError),
        (FormulaError, ValueError),
        (IntakeError, ValueError),
        (MissingExtraError, ImportError),
        (NumberError, ValueError),
        (OutOfScaleError, ValueError),
        (PeriodError, ValueError),
        (ResultError, ValueError),
        (ScaleError, ValueError),
        (SetFileError, ValueError),
        (TraceError, ValueError),
        (UnitError, ValueError),
        (UnknownNameError, LookupError),
        (ZeroDenominatorError, ZeroDivisionError),
    ],
)
def test_an_error_is_caught_as_the_builtin_a_caller_would_expect(
    kind: type[SakipError], builtin: type[Exception]
) -> None:
    with pytest.raises(builtin, match="nothing works"):
        raise kind("nothing works")


@pytest.mark.parametrize("kind", [kind for kind in EVERY if kind is not SakipError], ids=lambda kind: kind.__name__)
def test_every_error_but_the_root_inherits_a_builtin_besides(kind: type[SakipError]) -> None:
    builtins = {base for base in kind.__mro__ if base.__module__ == "builtins"}
    assert builtins - {Exception, BaseException, object}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (SakipError("the pagu is 0", "Enter it."), "the pagu is 0. Enter it."),
        (SakipError("the pagu is 0"), "the pagu is 0."),
    ],
)
def test_a_message_is_the_facts_and_then_what_to_do(error: SakipError, said: str) -> None:
    assert str(error) == said


def test_an_error_without_facts_has_none_it_did_not_get() -> None:
    assert FormulaError("x").line is None
    with pytest.raises(AttributeError):
        _ = NumberError("x").value


def test_the_error_of_a_zero_divisor_survives_pickling_with_the_part_of_the_tree_it_is_about() -> None:
    with pytest.raises(ZeroDenominatorError) as caught:
        evaluate(Calculation(Operator.DIVIDE, Constant(Fraction(1)), Component("pagu")), {"pagu": Fraction(0)})
    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # ours
    assert again.divisor == caught.value.divisor == Component("pagu")


# --- unknown names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "close"),
    [("total", "total"), ("totl", "total"), ("TOTAL", "total"), ("Targt", "target"), ("xyz", None), ("", None)],
)
def test_an_unknown_name_comes_with_the_nearest_known_one(name: str, close: str | None) -> None:
    error = UnknownNameError.among("component", name, ["total", "target", "pagu"])
    assert (error.name, error.nearest) == (name, close)
    assert str(error).startswith(f"there is no component called {name!r}. ")
    assert error.remedy == (f"Did you mean {close!r}?" if close else "Known: 'pagu', 'target', 'total'.")


def test_where_nothing_is_known_the_message_says_so() -> None:
    assert UnknownNameError.among("set", "x", []).remedy == "Known: nothing."


def test_a_long_list_of_names_is_cut_and_counted() -> None:
    assert listed([f"n{place}" for place in range(15)], most=2) == "'n0', 'n1' and 13 more"
    assert listed(["a", "b"], most=2) == "'a', 'b'"


def test_a_very_long_name_is_compared_with_nothing() -> None:
    assert nearest("a" * 100_000, ["a" * 100_000]) is None
    assert len(str(UnknownNameError.among("component", "a" * 100_000, ["a"]))) < 300


def test_a_missing_extra_says_what_to_install() -> None:
    error = MissingExtraError.needing("a table in colour", "cli")
    assert error.extra == "cli"
    assert str(error) == (
        "a table in colour needs a package that is not installed. Install it with: pip install 'sakip[cli]'"
    )


@pytest.mark.parametrize(("lines", "counted"), [([3], "1 fault found"), ([3, 8], "2 faults found")])
def test_an_unusable_file_names_every_fault_with_its_line(lines: list[int], counted: str) -> None:
    faults = [Finding("missing-key", {"name": "unit"}, Place("set.toml", line, key="indicator[0]")) for line in lines]
    error = SetFileError.of("set.toml", iter(faults))
    assert error.findings == tuple(faults)
    assert str(error).startswith(f"set.toml cannot be loaded, {counted}:\n  set.toml:3 indicator[0]: Key “unit” is")
    assert str(error).count("\n") == len(lines)
    assert pickle.loads(pickle.dumps(error)).findings == tuple(faults)  # noqa: S301  # ours


# --- values inside messages -------------------------------------------------------------------------------------------


class _Broken:
    def __repr__(self) -> str:
        raise RuntimeError


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1.234", "'1.234'"),
        (None, "None"),
        (Decimal("1.5"), "Decimal('1.5')"),
        (10**70, "1" + "0" * 70),
        (10**5000, "an integer of 16610 bits"),
        (-(10**5000), "an integer of 16610 bits"),
        (True, "True"),
        ("a" * 50 + "b" * 50, f"'{'a' * 40}'…'{'b' * 40}' (100 characters)"),
        (b"a" * 100, f"b'{'a' * 40}'…b'{'a' * 40}' (100 characters)"),
        (Fraction(10**5000, 3), "a Fraction that cannot be written out"),
        ([10**5000], "a list that cannot be written out"),
        (_Broken(), "a _Broken that cannot be written out"),
    ],
    ids=lambda given: type(given).__name__,
)
def test_a_message_repeats_a_value_whole_unless_it_is_long(value: object, said: str) -> None:
    assert quoted(value) == said


@given(st.one_of(st.text(), st.binary(), st.integers(), st.lists(st.integers()), st.floats(), st.none()))
def test_a_value_that_is_short_is_repeated_as_python_writes_it_and_a_long_one_never_floods_a_message(
    value: Any,
) -> None:
    said = quoted(value)
    assert said == repr(value) if len(repr(value)) <= 82 else len(said) < 800


def test_the_nearest_of_very_many_names_is_found() -> None:
    """Only the likely ones are compared letter by letter."""
    names = [f"indikator-{place}-layanan" for place in range(5_000)]
    assert errors.nearest("indikator-4711-layanam", names) == "indikator-4711-layanan"
    assert errors.nearest("realisasi-angaran", [*names, "realisasi-anggaran"]) == "realisasi-anggaran"
    assert errors.nearest("sama sekali lain", names) is None
