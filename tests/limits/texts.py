"""TOML, JSON and traces that are nested too deep, too large, or slow to read; read as set files."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import sakip
from limits.measuring import LEGAL_SECONDS, MOST_SECONDS, Case
from sakip.errors import SetFileError, TraceError

if TYPE_CHECKING:
    from collections.abc import Callable

    from sakip.errors import SakipError

_MEBI: Final = 1_048_576
_HEAD: Final = 'schema = 1\ncode = "x"\ntitle = "X"\nyear = 2024\n'
_INDICATOR: Final = (
    '[[indicator]]\ncode = "a"\nname = "A"\nunit = "persen"\npolarity = "higher"\nformula = { kind = "count" }\n'
)


def toml(name: str, text: str, ends: type[SakipError] | str = SetFileError) -> Case:
    """A text of TOML that stands where a set file should."""
    # a text of a whole mebibyte is as large as is legal
    seconds = LEGAL_SECONDS if len(text) > _MEBI // 2 else MOST_SECONDS
    return Case(f"TOML: {name}", ends, lambda _: text, lambda given: sakip.loads(given).code, seconds)


def _json(name: str, text: str, ends: type[SakipError] | str = SetFileError) -> Case:
    return Case(f"JSON: {name}", ends, lambda _: text, lambda given: sakip.loads(given, format="json").code)


def _trace(name: str, change: Callable[[dict[str, Any]], object], ends: type[SakipError] | str = TraceError) -> Case:
    def made(_: object) -> dict[str, Any]:
        office = sakip.load("muncar-2024")
        trace = json.loads(json.dumps(sakip.assess(office)["ikm"].explain().to_dict()))
        change(trace)
        return dict(trace)

    return Case(f"trace: {name}", ends, made, sakip.replay)


def _full(piece: str, size: int = _MEBI, head: str = "") -> str:
    """A text of a size, made of one piece; ``{}`` in it is a number that differs from one to the next."""
    pieces = [head]
    left = size - len(head)
    number = 0
    while left > 0:
        made = piece.replace("{}", f"{number}")
        pieces.append(made)
        left -= len(made)
        number += 1
    return "".join(pieces[:-1])


def _nested(deep: int) -> dict[str, Any]:
    made: Any = {"component": "a", "unit": "bilangan"}
    for _ in range(deep):
        made = {"calculation": "+", "of": [made, {"component": "a", "unit": "bilangan"}]}
    return dict(made)


def _wide(digits: int, many: int = 1_000) -> dict[str, Any]:
    """A tree as flat as it can be, of many constants with many digits."""
    nodes: list[Any] = [{"constant": f"{'9' * digits}/{'7' * digits}", "unit": "bilangan"} for _ in range(many)]
    while len(nodes) > 1:
        pairs = [nodes[place : place + 2] for place in range(0, len(nodes), 2)]
        nodes = [{"calculation": "*", "of": pair} if len(pair) == 2 else pair[0] for pair in pairs]
    return dict(nodes[0])


def _squared(times: int) -> dict[str, Any]:
    """A working over a working, and so on, each the square of the one inside it."""
    made: Any = "9" * 1_000 + "/" + "7" * 1_000
    component = {"component": "a", "unit": "bilangan"}
    said = {"places": None, "rounding": "half-up", "category": "", "basis": "", "note": ""}
    for _ in range(times):
        made = {
            "title": "x", "formula": {"calculation": "*", "of": [component, component]}, "inputs": {"a": made}, **said
        }  # fmt: skip
    return dict(made)


CASES: Final = (
    toml("100 MiB", "#" * (100 * _MEBI)),
    toml("1 MiB of nothing", "\n" * _MEBI),
    toml("1 MiB of a comment", "#" * _MEBI),
    toml("integer of 100,000 digits", _HEAD.replace("2024", "9" * 100_000)),
    toml("hexadecimal of 500,000 digits", _HEAD.replace("2024", "0x" + "f" * 500_000)),
    toml("hexadecimal of 500,000 digits as a cap", _HEAD + _INDICATOR + "cap = 0x" + "f" * 500_000 + "\n"),
    toml("float of 500,000 digits as a cap", _HEAD + _INDICATOR + "cap = 1." + "1" * 500_000 + "\n"),
    toml("1e999999999 as a cap", _HEAD + _INDICATOR + "cap = 1e999999999\n"),
    toml("1e999999999 as a year", _HEAD.replace("2024", "1e999999999")),
    toml("year 1000000000", _HEAD.replace("2024", "1000000000")),
    toml("places = 1000000000", _HEAD + _INDICATOR + "places = 1000000000\n"),
    toml("achievement_places = 1000000000", _HEAD + _INDICATOR + "achievement_places = 1000000000\n"),
    toml("100,000 brackets", "x = " + "[" * 100_000 + "]" * 100_000),
    toml("500,000 brackets that stay open", "x = " + "[" * 500_000),
    toml("100,000 braces", "x = " + "{x=" * 100_000 + "}" * 100_000),
    toml("a key of 100,000 dots", ".".join("x" * 100_000) + " = 1"),
    toml("100,000 headers under one another", _full("[a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.x{}]\n")),
    toml("100,000 keys", _full("k{} = 1\n")),
    toml("100,000 keys, the last twice", _full("k{} = 1\n", _MEBI - 100) + "k1 = 1\n"),
    toml("100,000 tables, the last twice", _full("[t{}]\n", _MEBI - 100) + "[t1]\n"),
    toml("a string that never ends", 'x = """' + "a" * (_MEBI - 10)),
    toml("quotes", '"' * _MEBI),
    toml("apostrophes", "'" * _MEBI),
    toml("backslashes in a string", 'x = "' + "\\" * (_MEBI - 10)),
    toml("escaped backslashes in a string", 'x = """' + "\\\\" * (_MEBI // 2 - 10)),
    toml("a line that is no pair, a MiB", "a " * (_MEBI // 2)),
    toml("lines that are no pairs", _full("a b\n")),
    toml("lines with decimal commas", _full("k{} = 1,5\n")),
    toml("lines of 980 blanks and a comma", _full("k{} =" + " " * 980 + ",\n")),
    toml("lines of a key of 900 parts", _full("a.a" + " .a" * 290 + " b\n")),
    toml("open texts", _full('k{} = """\n')),
    toml("mixed line ends", _full("k{} = 1\r")),
    toml("inline table of 100,000 keys", "x = {" + _full("k{} = 1, ", _MEBI - 20) + "z = 1}"),
    toml("array of 500,000 numbers", "x = [" + "1," * 500_000 + "]"),
    toml("a title of a MiB", _HEAD.replace("X", "X" * (_MEBI - 200)), "x"),
    toml("a code of a MiB", _HEAD.replace('"x"', '"' + "x" * (_MEBI - 200) + '"'), "x" * 400),
    toml("an unknown key of a MiB", _HEAD + "x" * (_MEBI - 200) + " = 1"),
    toml("100,000 unknown keys in an indicator", _HEAD + _INDICATOR + _full("k{} = 1\n", _MEBI - 300)),
    toml("300,000 numbers where tables belong", _HEAD + "indicator = [" + "1," * 300_000 + "]"),
    toml("300,000 empty tables where indicators belong", _HEAD + "indicator = [" + "{}," * 300_000 + "]"),
    toml("25,000 units of its own", _HEAD + _full('[[unit]]\nname = "u"\n', _MEBI // 2), "x"),
    _json("100 MiB", " " * (100 * _MEBI)),
    _json("100,000 brackets", "[" * 100_000 + "]" * 100_000),
    _json("100,000 objects", '{"x":' * 100_000 + "1" + "}" * 100_000),
    _json("integer of 100,000 digits", '{"year": ' + "9" * 100_000 + "}"),
    _json("1e999999999 as a year", '{"year": 1e999999999}'),
    _json("NaN", '{"year": NaN}'),
    _json("100,000 keys, the last twice", "{" + _full('"k{}":1,', _MEBI - 100) + '"k1":1}'),
    _json("100,000 keys, the last twice, in a list", '{"x": [{' + _full('"k{}":1,', _MEBI - 100) + '"k1":1}]}'),
    _json("70,000 objects with a key twice", '{"x": [' + '{"a":1,"a":1},' * 70_000 + "1]}"),
    _json("a number instead of an object, 1 MiB", '"' + "x" * (_MEBI - 10) + '"'),
    _trace("a formula of 100,000 levels", lambda trace: trace.update(formula=_nested(100_000))),
    _trace("1,000 constants of 40,000 digits", lambda trace: trace.update(formula=_wide(40_000))),
    _trace("1,000 constants of 1,000 digits", lambda trace: trace.update(formula=_wide(1_000))),
    _trace(
        "a component of 40,000 digits", lambda trace: trace["inputs"].update(nilai="9" * 40_000 + "/" + "7" * 40_000)
    ),
    _trace("a component of a million digits", lambda trace: trace["inputs"].update(nilai="9" * 1_000_000)),
    _trace(
        "a working of 1,000 digits squared 19 times",
        lambda trace: trace["reports"][0].update(workings={"nilai": _squared(19)}),
    ),
    _trace("1000000000 places", lambda trace: trace["indicator"].update(places=10**9)),
    _trace("a period of the year 10**9", lambda trace: trace.update(period=f"{10**9}")),
    _trace("an integer for a format", lambda trace: trace.update(format=10**100_000)),
    _trace(
        "a number of a million digits where a text belongs", lambda trace: trace["indicator"].update(name=10**1_000_000)
    ),
)
