"""Frames compute with what every engine does alike: read from the syntax tree of the modules that do it.

Most of what is refused here works on most engines, or works and is one digit off on some: no test of numbers is sure to
meet it. Each refusal says what goes wrong where.
"""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

import sakip

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOM: Final = Path(sakip.__file__).parent / "frames"

METHODS: Final[Mapping[str, str]] = {
    "round": "ties go to even on Polars, pandas and Dask, away from zero on others, of floats that are no ties",
    "over": "windows with an order are missing on Dask and on frames of DuckDB with a connection of their own",
    "replace_strict": "fails on Dask, and needs a default on plans; a join is two or three times as fast",
    "join_asof": "missing on PyArrow, Dask, DuckDB or Spark",
    "unpivot": "missing on some of PyArrow, Dask, DuckDB and Spark",
    "min_horizontal": "Dask cannot align it after a join, on some data",
    "max_horizontal": "Dask cannot align it after a join, on some data",
    "mean": "adds floats in whatever order, so its last digits change from run to run; sum and count integers",
    "floordiv": "is the floor of a float division on Spark and Ibis, and fails on zero on Dask",
    "mod": "missing on pandas of PyArrow and on Dask, and fails on zero on DuckDB, Spark and Ibis",
    "map_batches": "takes the rows out of the engine",
    "iter_rows": "takes the rows out of the engine",
}
"""What no method of that name may be asked for, whatever it is asked of."""
NAMESPACES: Final[Mapping[str, str]] = {
    "dt": "offsets of dates are missing on PyArrow, Dask, DuckDB or Spark",
    "cat": "categories are missing on PyArrow, DuckDB and Spark",
}
OPERATORS: Final[Mapping[type[ast.operator], str]] = {ast.FloorDiv: METHODS["floordiv"], ast.Mod: METHODS["mod"]}
TYPES: Final[Mapping[str, str]] = {
    "Float32": "has 24 bits",
    "Float64": "PyArrow refuses integers beyond 2**53; the quotient of two integers needs no cast",
    "Decimal": "Dask refuses it, and the digits of a quotient differ from engine to engine",
    "Enum": "missing on PyArrow, DuckDB and Spark",
    "Categorical": "missing on PyArrow, DuckDB and Spark",
}
"""What nothing may be cast to."""
AGGREGATED: Final = (
    "PyArrow and Dask refuse a cast inside of an aggregation, pandas takes fifteen times as long: cast before"
)
DIVIDED: Final = (
    "Polars multiplies by the reciprocal of a constant, one unit in the last place off: divide by q * 0 + constant"
)


EXCEPTED: Final[Mapping[tuple[str, str], str]] = {
    ("exactly.py", "iter_rows"): "rows that no engine computes are taken out where the caller asks for it",
    ("reading.py", "Float64"): "of columns that hold floats",
}
"""What a module may do all the same."""


def refused(source: str) -> Iterator[tuple[int, str, str]]:
    """Yield the line, the word and the reason of everything in a module that some engine does otherwise.

    Operators count only where narwhals is imported: elsewhere they are those of Python's integers.
    """
    tree = ast.parse(source)
    if "narwhals" in source:
        yield from _operators(tree)
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name)) if name in METHODS:
                yield node.lineno, name, METHODS[name]
            case ast.Attribute(attr=name) if name in NAMESPACES:
                yield node.lineno, name, NAMESPACES[name]
            case ast.Call(func=ast.Attribute(attr="cast")):
                named = {
                    _name(part)
                    for given in (*node.args, *(word.value for word in node.keywords))
                    for part in ast.walk(given)
                }
                yield from ((node.lineno, name, TYPES[name]) for name in sorted(named & TYPES.keys()))
            case ast.Call(func=ast.Attribute(attr="agg")):
                inside = (part for given in (*node.args, *node.keywords) for part in ast.walk(given))
                yield from (
                    (part.lineno, "agg", AGGREGATED)
                    for part in inside
                    if isinstance(part, ast.Attribute) and part.attr == "cast"
                )


def _operators(tree: ast.Module) -> Iterator[tuple[int, str, str]]:
    for node in ast.walk(tree):
        match node:
            case ast.BinOp(left=left, right=right) if _is_plain(left) and _is_plain(right):
                pass
            case ast.BinOp(op=operator) | ast.AugAssign(op=operator) if type(operator) in OPERATORS:
                yield node.lineno, type(operator).__name__, OPERATORS[type(operator)]
            case ast.BinOp(op=ast.Div(), right=divisor) if _is_constant(divisor):
                yield node.lineno, "Div", DIVIDED


def _is_plain(node: ast.AST) -> bool:
    """Tell whether it is a number, or called like one that never changes."""
    return _name(node).isupper() or (isinstance(node, ast.Constant) and isinstance(node.value, int | float))


def _name(node: ast.AST) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _is_constant(node: ast.AST) -> bool:
    if isinstance(node, ast.Call):
        return _name(node.func) == "lit"
    return isinstance(node, ast.Constant) and isinstance(node.value, int | float)


def _in(path: Path) -> dict[str, str]:
    found = refused(path.read_text(encoding="utf-8"))
    return {word: f"{path.name}:{line}: {word}: {why}" for line, word, why in found}


@pytest.mark.parametrize("path", sorted(ROOM.rglob("*.py")), ids=lambda path: str(path.relative_to(ROOM)))
def test_a_module_of_frames_asks_engines_for_nothing_they_do_differently(path: Path) -> None:
    found = [said for word, said in _in(path).items() if (path.name, word) not in EXCEPTED]
    assert not found, "\n".join(found)


def test_there_are_modules_to_look_at_and_no_exception_without_need() -> None:
    modules = sorted(ROOM.rglob("*.py"))
    assert any("import narwhals" in path.read_text(encoding="utf-8") for path in modules)
    assert {(path.name, word) for path in modules for word in _in(path)} == EXCEPTED.keys()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("nw.col('a').round(2)", ["round"]),
        ("value = a // b", ["FloorDiv"]),
        ("value //= b", ["FloorDiv"]),
        ("value = a % b", ["Mod"]),
        ("(a / b).over('c', order_by='d')", ["over"]),
        ("a.replace_strict([1], [2])", ["replace_strict"]),
        ("nw.min_horizontal('a', 'b'); nw.max_horizontal(a, b)", ["min_horizontal", "max_horizontal"]),
        ("frame.join_asof(other, on='a')", ["join_asof"]),
        ("frame.unpivot(on=['a'])", ["unpivot"]),
        ("a.dt.offset_by('1d')", ["dt"]),
        ("a.cast(nw.Enum(['x']))", ["Enum"]),
        ("a.cast(Categorical)", ["Categorical"]),
        ("a.cast(dtype=nw.Float64())", ["Float64"]),
        ("a.cast(nw.Decimal(38, 2))", ["Decimal"]),
        ("frame.group_by('a').agg(nw.col('b').cast(nw.Int64).sum())", ["agg"]),
        ("frame.group_by('a').agg(b=nw.col('b').mean())", ["mean"]),
        ("a / 100; a / nw.lit(100)", ["Div", "Div"]),
        ("frame.map_batches(f); frame.iter_rows()", ["map_batches", "iter_rows"]),
    ],
)
def test_what_engines_do_differently_is_found_where_it_is_planted(source: str, words: list[str]) -> None:
    """Each of them, at its line."""
    assert [(line, word) for line, word, _ in refused(f"import narwhals as nw\n{source}\n")] == [
        (2, word) for word in words
    ]


@pytest.mark.parametrize(
    "source",
    [
        "a + b - c * d",
        "(above / below + 0.5).floor().cast(nw.Int64)",
        "q / (q * 0 + 100)",
        "nw.when(a <= b).then(a).otherwise(b)",
        "a.is_null().cast(nw.Int64)",
        "frame.group_by('a').agg(nw.col('b').sum(), nw.len())",
        "frame.join(other, on='a', how='left')",
        "a.fill_null(0)",
        "_LARGEST // 2 + LARGEST % 7",
        "steps.mean",
    ],
)
def test_what_every_engine_does_alike_is_left_alone(source: str) -> None:
    assert not list(refused(f"import narwhals as nw\n{source}"))


def test_operators_of_plain_integers_are_left_alone() -> None:
    """Where no column can be: in a module that does not import narwhals."""
    assert not list(refused("value = a // b % c / 2"))
