from __future__ import annotations

import json
import os
import re
import sys
import time
import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import sakip
from sakip.errors import SetFileError
from sakip.toml.text import (
    DEEPEST_KEY,
    LARGEST_FILE,
    MOST_VALUES,
    Literal,
    Source,
    read,
    regular_file,
    written_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path as FilePath

    from hypothesis.strategies import DrawFn

    from sakip.findings import Finding
    from sakip.toml.text import Path

PACKAGED = {
    name: files("sakip").joinpath("data", "sets", f"{name}.toml").read_bytes()
    for name in ("mojosari-2024", "mumbulsari-2025", "muncar-2024")
}


def source_of(text: bytes | str) -> Source:
    source, findings = read(text, "set.toml")
    assert source is not None, findings
    return source


def fault_of(text: bytes | str) -> Finding:
    source, findings = read(text, "set.toml")
    assert source is None
    (fault,) = findings
    assert fault.message("id") != fault.message("en")
    return fault


def line_of(text: str, *path: str | int) -> int | None:
    return source_of(text).place(path).line


def everything(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Yield every path in parsed data, with what stands there."""
    if path:
        yield path, value
    inner: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, element in inner:
        yield from everything(element, (*path, step))


# --- the lines of keys ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PACKAGED)
def test_every_key_and_element_of_a_packaged_file_is_found_on_the_line_that_holds_it(name: str) -> None:
    source = source_of(PACKAGED[name])
    lines = PACKAGED[name].decode().split("\n")
    headers = [number for number, line in enumerate(lines, 1) if re.match(r"\[\[?[a-z.]+\]\]?$", line)]
    checked = 0
    for path, value in everything(source.data):
        number = source.place(path).line
        assert number is not None, path
        line = lines[number - 1]
        if isinstance(path[-1], str):
            assert re.search(rf"\b{path[-1]}\b", line), (path, number, line)
        if isinstance(value, str):
            # a text over several lines begins on the line of its key, or of its element
            assert value in line or line.rstrip("\\").endswith('"""'), (path, number, line)
        if isinstance(path[-1], int) and isinstance(value, dict):
            header = f"[[{'.'.join(step for step in path if isinstance(step, str))}]]"
            of_its_kind = [place for place in headers if lines[place - 1] == header]
            if of_its_kind:
                assert number == of_its_kind[path[-1]], (path, number)
            else:
                assert re.match(r"\s*\{ code = ", line), (path, number, line)
                assert f'"{value["code"]}"' in line, (path, number, line)
        checked += 1
    assert checked > 500


LINES = """\
schema = 1
"quoted key" = 1  # [not.a.header]
'it''s' = 2
a."b c".d = 3
"tab\\u0041" = 4
edges = [0, 10,
  20, 30,  # 40 ] "
  # 50,
  60 ]
text = \"\"\"
[no.header]
no_key = 1
\\\"""still\\\"""
\"\"\"
raw = '''
" ]
'''''
nested = [ [ 1, 2 ], [
  3, { x = 1, y = [
    5 ] } ] ]
after = true

[office]
name = "Kantor # bukan komentar" # ''' is no text here
[office.more.deeply]
deep = 1
[ "dotted.table" . 'in ] quotes' ]
key = 1
[[indicator]]
code = "a"
formula = { kind = "index", weights = { p = "1/2", q = "1/2" } }
  [indicator.printed]
  x = 1
[[indicator]]
code = "b"
duties = [ \"\"\"
  one ]\"\"\", "two" ]
  [[indicator.part]]
  x = 1
  [[indicator.part]]
  x = 2
    [indicator.part.more]
    y = 3
[[indicator]]
[[indicator.part]]
x = 9
[last]
""".replace("'it''s'", "'it s'")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("schema",), 1),
        (("quoted key",), 2),
        (("it s",), 3),
        (("a",), 4),
        (("a", "b c", "d"), 4),
        (("tabA",), 5),
        (("edges",), 6),
        (("edges", 0), 6),
        (("edges", 1), 6),
        (("edges", 2), 7),
        (("edges", 3), 7),
        (("edges", 4), 9),
        (("text",), 10),
        (("raw",), 15),
        (("nested",), 18),
        (("nested", 0, 1), 18),
        (("nested", 1), 18),
        (("nested", 1, 0), 19),
        (("nested", 1, 1, "y"), 19),
        (("nested", 1, 1, "y", 0), 20),
        (("after",), 21),
        (("office",), 23),
        (("office", "name"), 24),
        (("office", "more"), 25),
        (("office", "more", "deeply", "deep"), 26),
        (("dotted.table",), 27),
        (("dotted.table", "in ] quotes", "key"), 28),
        (("indicator",), 29),
        (("indicator", 0), 29),
        (("indicator", 0, "formula", "weights", "q"), 31),
        (("indicator", 0, "printed"), 32),
        (("indicator", 0, "printed", "x"), 33),
        (("indicator", 1), 34),
        (("indicator", 1, "duties", 0), 36),
        (("indicator", 1, "duties", 1), 37),
        (("indicator", 1, "part"), 38),
        (("indicator", 1, "part", 0, "x"), 39),
        (("indicator", 1, "part", 1), 40),
        (("indicator", 1, "part", 1, "x"), 41),
        (("indicator", 1, "part", 1, "more", "y"), 43),
        (("indicator", 2), 44),
        (("indicator", 2, "part", 0), 45),
        (("indicator", 2, "part", 0, "x"), 46),
        (("last",), 47),
    ],
    ids=lambda value: written_path(value) if isinstance(value, tuple) else None,
)
def test_a_key_is_found_however_the_file_is_written(path: Path, line: int) -> None:
    data: Any = source_of(LINES).data
    for step in path:
        data = data[step]  # the path is there at all
    assert line_of(LINES, *path) == line


@pytest.mark.parametrize(
    ("path", "line"),
    [(("indicator", 1, "unit"), 34), (("office", "more", "other"), 25), (("edges", 9), 6), (("nothing",), None)],
)
def test_a_key_that_is_missing_is_found_where_it_would_belong(path: Path, line: int | None) -> None:
    assert line_of(LINES, *path) == line


@pytest.mark.parametrize("change", ["crlf", "bom", "bytes", "last line without an end"])
def test_line_ends_and_byte_order_marks_move_no_line(change: str) -> None:
    changed: dict[str, bytes | str] = {
        "crlf": LINES.replace("\n", "\r\n").encode(),
        "bom": "\ufeff" + LINES,
        "bytes": b"\xef\xbb\xbf" + LINES.encode(),
        "last line without an end": LINES.rstrip("\n"),
    }
    source, plain = source_of(changed[change]), source_of(LINES)
    assert source.data == plain.data
    assert [source.place(path).line for path, _ in everything(source.data)] == [
        plain.place(path).line for path, _ in everything(plain.data)
    ]


class Writer:
    """Writes data as TOML in one of many ways and notes the line of everything it writes."""

    def __init__(self, draw: DrawFn) -> None:
        self._draw = draw
        self.text = ""
        self.lines: dict[Path, int] = {}

    def whole(self, data: dict[str, Any]) -> None:
        """Write everything, tables last, as TOML wants it."""
        tables = [key for key, value in data.items() if self._is_table(value) and self._draw(st.booleans())]
        for key in [*(key for key in data if key not in tables), *tables]:
            self._gap()
            elements = data[key] if isinstance(data[key], list) else [data[key]]
            if key in tables:
                for place, element in enumerate(elements):
                    self._table((key, place) if isinstance(data[key], list) else (key,), element)
            else:
                self._pair((), key, data[key])
                self._end()

    def _is_table(self, value: Any) -> bool:
        many = value if isinstance(value, list) else [value]
        return bool(many) and all(isinstance(element, dict) for element in many)

    def _table(self, path: Path, element: dict[str, Any]) -> None:
        self.lines.setdefault((path[0],), self._line())
        self._note(path)
        name = self._key(str(path[0]))
        self.text += f"[[{name}]]" if len(path) > 1 else f"[ {name} ]"
        self._end()
        for key, value in element.items():
            self._gap()
            self._pair(path, key, value)
            self._end()

    def _pair(self, path: Path, key: str, value: Any) -> None:
        self._note((*path, key))
        self.text += self._key(key) + self._draw(st.sampled_from([" = ", "=", "\t=  "]))
        self._value((*path, key), value)

    def _key(self, key: str) -> str:
        bare = [key] if re.fullmatch("[a-z]+", key) else []
        literal = [f"'{key}'"] if "'" not in key else []
        return self._draw(st.sampled_from([*bare, *literal, json.dumps(key, ensure_ascii=False)]))

    def _value(self, path: Path, value: Any) -> None:
        if isinstance(value, list):
            self.text += "["
            for place, element in enumerate(value):
                self._gap()
                self._note((*path, place))
                self._value((*path, place), element)
                self._gap()
                self.text += ","
            self._gap()
            self.text += "]"
        elif isinstance(value, dict):
            self.text += "{ "
            for place, (key, element) in enumerate(value.items()):
                self.text += ", " if place else ""
                self._pair(path, key, element)
            self.text += " }"
        else:
            self.text += self._plain(value)

    def _plain(self, value: Any) -> str:
        if not isinstance(value, str):
            return str(value).lower()
        escaped = json.dumps(value, ensure_ascii=False)
        ways = [escaped, '"""\n' + escaped[1:-1].replace("\\n", "\n") + '"""']
        if "'" not in value:
            ways += [f"'''{value}'''"] if not value.startswith("\n") else []
            ways += [f"'{value}'"] if "\n" not in value else []
        return self._draw(st.sampled_from(ways))

    def _gap(self) -> None:
        self.text += self._draw(st.sampled_from(["", "", " ", "\n", '\n# ] """ [x]\n\n\t', "# ' = {\n"]))

    def _end(self) -> None:
        self.text += self._draw(st.sampled_from(["\n", "\n", ' # """ [\n']))

    def _note(self, path: Path) -> None:
        self.lines[path] = self._line()

    def _line(self) -> int:
        return self.text.count("\n") + 1


signs = st.text("ab \"'\\#[]{}=,.\n\t\u00e9", max_size=12)
keys = st.text("abc", min_size=1, max_size=3) | st.text("a .#\"'[]=\u00e9", max_size=4)
values: st.SearchStrategy[Any] = st.recursive(
    signs | st.booleans() | st.integers(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def documents(draw: DrawFn) -> tuple[str, dict[str, Any], dict[Path, int]]:
    data = draw(st.dictionaries(keys, values | st.lists(st.dictionaries(keys, values, max_size=2)), max_size=4))
    writer = Writer(draw)
    writer.whole(data)
    return writer.text, data, writer.lines


@given(documents())
def test_whatever_is_written_is_found_on_the_line_it_was_written_on(
    document: tuple[str, dict[str, Any], dict[Path, int]],
) -> None:
    text, data, lines = document
    assert tomllib.loads(text) == data
    source = source_of(text)
    assert {path: source.place(path).line for path, _ in everything(data)} == lines


def test_a_place_has_the_file_the_line_and_the_path_as_people_write_it() -> None:
    place = source_of(LINES).place(("indicator", 1, "part", 0, "x"))
    assert str(place) == "set.toml:39 indicator[1].part[0].x"


def test_the_lines_of_a_file_are_looked_up_once(monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_of(LINES)
    assert source.place(("after",)).line == 21
    monkeypatch.setattr("sakip.toml.text._tokens", None)
    assert source.place(("last",)).line == 47


# --- exactness --------------------------------------------------------------------------------------------------------


def test_a_number_with_a_decimal_point_keeps_the_text_it_was_written_with() -> None:
    data = source_of("a = 0.10\nb = 1e5\nc = -inf\nd = 1_000.50\ne = 1_000\nf = nan").data
    assert [data[key] for key in "abcdf"] == ["0.10", "1e5", "-inf", "1_000.50", "nan"]
    assert {type(data[key]) for key in "abcdf"} == {Literal}
    assert (data["e"], repr(data["a"])) == (1000, "0.10")


# --- limits and faults ------------------------------------------------------------------------------------------------


def sized(size: int, filling: str = "x") -> str:
    head = 'code = "a"\n# '
    return head + filling * ((size - len(head)) // len(filling.encode()))


@pytest.mark.parametrize("filling", ["x", "\u00e9\u00e9"], ids=["ascii", "two bytes a letter"])
@pytest.mark.parametrize("as_bytes", [True, False])
def test_a_file_of_exactly_one_mebibyte_is_read_and_one_byte_more_is_not(filling: str, as_bytes: bool) -> None:
    largest = sized(LARGEST_FILE, filling)
    largest += "x" * (LARGEST_FILE - len(largest.encode()))
    assert LARGEST_FILE == len(largest.encode()) == 1024 * 1024
    assert source_of(largest.encode() if as_bytes else largest).data == {"code": "a"}
    fault = fault_of((largest + "x").encode() if as_bytes else largest + "x")
    assert fault.code == "too-large"
    assert fault.message("en") == "Too large: file 1048577 byte, the limit is 1048576 byte."
    assert fault.message("id") == "Terlalu besar: berkas 1048577 byte, batasnya 1048576 byte."


@pytest.mark.parametrize(
    ("raw", "line"),
    [(b"\xff\xfe", 1), (b"a = 1\nb = '\xe9'", 2), (b"\n\n\n\x80", 4), ("a = 1".encode("utf-16"), 1)],
)
def test_bytes_that_are_not_utf_8_are_refused_with_the_line(raw: bytes, line: int) -> None:
    fault = fault_of(raw)
    assert (fault.code, str(fault.place)) == ("encoding", f"set.toml:{line}")
    assert "UTF-8" in fault.remedy("id")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = = 2", 2),
        ("a = 1\n\na = 2\n", 3),
        ("a = 1\r\nb = \r\n", 2),
        ("a = 1\n[t\n", 2),
        ("a = 1\nb = 'x\nc = 'y'\n", 2),
        ('a = 1\nb = """x\ny\n', 2),
        ("a = 1\rb = 2", 1),
        ("a = 2024-05", 1),
        ("x = 1\n[x]\n", 2),
        ("a = 1979-02-30", 1),
    ],
)
def test_a_fault_of_syntax_is_reported_on_its_line(text: str, line: int) -> None:
    fault = fault_of(text)
    assert fault.code.startswith("toml")
    assert (fault.severity, str(fault.place)) == ("error", f"set.toml:{line}")
    assert "(at line" not in fault.message("en")


BOMBS = {
    "dots in a key": "a" + ".a" * 300_000 + " = 1",
    "long parts in a key": "abc" + ".abc" * 200_000 + " = 1",
    "dots with blanks": "a" + " . a" * 200_000 + " = 1",
    "quoted parts": '"a"' + ".'a'" * 200_000 + " = 1",
    "dots in a header": "[a" + ".a" * 300_000 + "]",
    "dots in a header of a list": "[[a" + ".a" * 300_000 + "]]",
    "dots in an inline table": "x = { a" + ".a" * 300_000 + " = 1 }",
    "dots behind a text": 'x = { y = "=", a' + ".a" * 400 + " = 1 }",
    "open lists": "x = " + "[" * 500_000,
    "closed lists": "x = " + "[" * 300_000 + "]" * 300_000,
    "a few hundred lists": "\nx = " + "[" * 300 + "]" * 300,
    "open inline tables": "x = " + "{ a = " * 150_000,
    "closed inline tables": "x = " + "{a=" * 200 + "1" + "}" * 200,
}


def quickly(text: str) -> Finding:
    """Return the fault of a text that must not take long: the slow ways would take minutes."""
    started = time.perf_counter()
    fault = fault_of(text)
    assert time.perf_counter() - started < 5
    return fault


@pytest.mark.parametrize("text", BOMBS.values(), ids=BOMBS)
def test_what_is_nested_too_deep_is_refused_at_once(text: str) -> None:
    fault = quickly(text)
    assert fault.code == "nested-too-deep"
    assert "32" in fault.message("en")
    with pytest.raises(SetFileError):
        sakip.loads(text)


@pytest.mark.parametrize("digits", [4_301, 1_000_000])
def test_an_integer_of_more_digits_than_python_converts_is_refused_at_once(digits: int) -> None:
    assert sys.get_int_max_str_digits() == 4_300
    assert quickly(f"code = {'9' * digits}").code == "toml"


@pytest.mark.parametrize(
    "text", ['x = "' * 100_000, 'x = """' + '\\"""' * 200_000, "x = '''" + "''" * 400_000, '"' * 10]
)
def test_quotes_that_never_close_are_refused_at_once(text: str) -> None:
    assert quickly(text).code.startswith("toml")


@pytest.mark.parametrize(
    ("what", "text"),
    [
        ("keys", lambda many: "a" + ".a" * (many - 1) + " = 1"),
        ("headers", lambda many: "[a" + ".bcd" * (many - 1) + "]"),
        ("lists", lambda many: "a = " + "[" * many + "]" * many),
        ("inline tables", lambda many: "a = " + "{a=" * (many - 1) + "1" + "}" * (many - 1)),
    ],
)
def test_nesting_is_allowed_up_to_a_limit(what: str, text: Any) -> None:
    assert source_of(text(DEEPEST_KEY)).data, what
    assert quickly(text(DEEPEST_KEY + 3)).code == "nested-too-deep"


@pytest.mark.parametrize(
    "text",
    [
        'basis = """\n' + "Rp1.500.000 dan Rp2.500.000; " * 20 + '\n"""',
        "edges = [\n  " + ", ".join(f"{number}.5" for number in range(60)) + "\n]",
        "x = 1 # " + "a.b" * 100,
        "title = '" + "a.b" * 100 + "'",
        "title = " + '"' + 'a.b\\"' * 100 + '"',
        "x = { " + ", ".join(f"a{number}.b = 1.5" for number in range(600)) + " }",
    ],
    ids=["text", "numbers", "comment", "literal", "escapes", "short dotted keys"],
)
def test_points_that_are_no_nesting_are_no_fault(text: str) -> None:
    assert source_of(text).data


FRAGMENTS = (
    "schema = 1\n", 'code = "x"\n', "code = 1.5\n", "year = 2024\n", "year = 99999\n", "year = 0\n", "[office]\n",
    'name = "A"\n', "[decree]\ndate = 2024-01-30\n", "date = 07:32:00\n", "[[indicator]]\n", 'code = "a"\n',
    'unit = "persen"\n', "unit = ['persen']\n", 'unit = "tidak ada"\n', 'formula = { kind = "count" }\n',
    'formula = { kind = "ratio", numerator = "p", denominator = "q", unit = ["x"] }\n',
    'formula = { kind = "expression", text = "a / b * 100%", units = { a = { b = 1 } } }\n',
    'formula = { kind = "index", weights = { a = true } }\n', "formula = { kind = [] }\n", "formula = {}\n",
    'formula = { kind = "share_achieved", over = [1, []] }\n', 'formula = { kind = "average", components = [[1]] }\n',
    'formula = { kind = "count", taken = { jumlah = { indicator = "a" } } }\n', 'scale = "skm"\n', "places = 99\n",
    "floor = nan\n", "aliases = [1, {}]\n", "[[scale]]\n", 'key = "s"\n', "edges = [0, inf, '']\n", "printed = [{}]\n",
    "[[target]]\n", 'indicator = "a"\n', 'period = "2024"\n', "value = 1e5\n", "value = { from = 1, to = [] }\n",
    "[[realisation]]\n", "components = { p = 1_0.5, q = 2024-01-30 }\n", "recorded = 2024-01-30T00:00:00Z\n",
    "[[node]]\nkind = 'visi'\n", "[[reading]]\n", "[[unit]]\nname = ' '\n", 'extends = "mojosari-2024"\n',
    'extends = "tidak-ada"\n', 'extends = "\\u0000.toml"\n', 'extends = "tidak/ada.toml"\n', "extends = 3\n",
    "code = 0x" + "f" * 5000 + "\n", "[indicator]\n", "indicator = [1]\n", "[[office]]\n", "schema = 2\n",
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join)))
@example('extends = "\ud800.toml"')
@example('code = "x"\nyear = 2024\n[[indicator]]\ncode = "a"\nname = "A"\nunit = "persen"\nscale = "skm"\nformula = 1')
def test_any_text_at_all_is_a_set_or_a_fault_of_the_file(text: str) -> None:
    try:
        office = sakip.loads(text)
    except SetFileError as error:
        said = [finding.text(lang) for finding in error.findings for lang in ("id", "en")]
    else:
        said = [office.code]
    assert all(said)
    assert said


@given(st.binary(max_size=60))
def test_any_bytes_at_all_are_data_or_faults(raw: bytes) -> None:
    source, findings = read(raw, "set.toml")
    assert (source is None) is bool(findings)


@pytest.mark.parametrize(
    "text",
    ["x = [" + "1," * 100_001 + "]", "\n".join(f"k{n:x}=1" for n in range(100_002)), "[t]\n" * 100_002],
    ids=["elements", "keys", "tables"],
)
def test_more_values_than_are_read_are_refused_before_they_are(text: str) -> None:
    fault = quickly(text)
    assert fault.code == "too-many-values"
    assert fault.facts["limit"] == MOST_VALUES


def test_a_text_larger_than_is_read_is_not_copied_first() -> None:
    assert quickly("#" * (64 * LARGEST_FILE)).code == "too-large"


def test_a_file_that_another_one_names_is_a_file(tmp_path: FilePath) -> None:
    """What is not there says so when it is opened; a folder or a pipe is something else."""
    (tmp_path / "a.toml").write_text("")
    for name in ("a.toml", "b.toml"):
        assert regular_file(tmp_path / name) == tmp_path / name
    with pytest.raises(OSError, match="is no file"):
        regular_file(tmp_path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_pipe_that_another_file_names_is_none(tmp_path: FilePath) -> None:
    os.mkfifo(tmp_path / "a.toml")
    with pytest.raises(OSError, match=r"a\.toml is no file"):
        regular_file(tmp_path / "a.toml")
