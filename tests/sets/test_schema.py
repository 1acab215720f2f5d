from __future__ import annotations

import datetime as dt
import re
import tomllib
from copy import deepcopy
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import attrs
import pytest
import tomlkit
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import sakip
from sakip.errors import SetFileError, UnknownNameError
from sakip.packs.registry import is_namespaced
from sakip.regulations import CONFIDENCE
from sakip.sets import schema as room
from sakip.sets.schema import committed, schema, written
from sakip.toml.shape import Numeric
from sakip.toml.text import written_path
from sakip.wording.keys import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from jsonschema.exceptions import ValidationError

COMMITTED = "src/sakip/data/schema/set-1.json"
TESTS = Path(__file__).parent.parent
SHAPE = {"unknown-key", "missing-key", "wrong-type"}

SET = """\
schema = 1
code = "contoh"
title = "IKU Kecamatan Contoh"
year = 2024
[office]
name = "Kecamatan Contoh"
duties = ["melayani"]
[decree]
date = 2024-01-30
[[decree.dictum]]
number = "KESATU"
text = "Menetapkan"
[[unit]]
name = "posyandu"
[[node]]
code = "sasaran"
kind = "sasaran"
[[link]]
upper = "sasaran"
office = "Puskesmas"
kind = "cross-cutting"
[[budget]]
node = "sasaran"
period = 2024
amount = 1000.50
[[indicator]]
code = "aktif"
name = "Posyandu aktif"
unit = "persen"
polarity = "higher"
cap = 120
valid_from = 2020-01-01
data_sources = ["Laporan"]
formula = { kind = "ratio", numerator = "aktif", denominator = "semua", unit = "posyandu" }
[[indicator]]
code = "nilai"
name = "Nilai SAKIP"
unit = "nilai"
scale = "nilai"
formula = { kind = "external_score", assessor = "Inspektorat", document = "LHE" }
[[indicator]]
code = "opini"
name = "Opini"
unit = "predikat"
predicates = ["WDP", "WTP"]
formula = { kind = "count", component = "opini", unit = "predikat" }
[[definition]]
indicator = "aktif"
valid_until = 2019-12-31
name = "Posyandu"
[[scale]]
key = "nilai"
edges = [0, 60.5, 100]
bands = [{ code = "B", label = "Baik" }, { code = "A", label = "Amat baik" }]
closure = "upper"
[[scale]]
key = "tercetak"
printed = [{ code = "B", label = "Baik", range = "0 - 60" }, { code = "A", label = "Amat baik", range = "60 - 100" }]
read_as = "lower"
confidence = "T"
[[document]]
code = "pk"
kind = "pk"
title = "Perjanjian Kinerja 2024"
period = 2024
targets = { aktif = 80 }
[[document]]
code = "renstra"
kind = "renstra"
title = "Renstra"
targets = { nilai = { 2024 = 70.5, "2025" = "71" }, aktif = { 2024 = { from = 80, to = "90" } } }
[[target]]
indicator = "opini"
period = "2024"
value = { predicate = "WTP" }
[[realisation]]
indicator = "aktif"
period = "TW II 2024"
components = { aktif = 8, semua = "10" }
status = "Tidak  berlaku"
evidence = [{ document = "Laporan", component = "semua" }]
[[realisation]]
indicator = "opini"
period = 2024
components = { opini = { predicate = "WTP" } }
[[analysis]]
indicator = "aktif"
period = 2024
cause = "Kader"
[[reading]]
code = "janggal"
subject = "aktif"
printed = "60 - 60"
read_as = "60"
basis = "akal sehat"
severity = "warning"
"""
FIRST = "indicator[0]"


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    return schema()


VALIDATOR = Draft202012Validator(schema())


def in_json(data: Any) -> Any:
    """Return the data of a TOML file as JSON has it, with days as their text."""
    match data:
        case dict():
            return {name: in_json(value) for name, value in data.items()}
        case list():
            return [in_json(value) for value in data]
        case dt.date():
            return data.isoformat()
    return data


def faulty(data: Any) -> dict[str, str]:
    """Return the written path of each fault the schema finds, with its keyword."""
    return dict(_faulty(VALIDATOR.iter_errors(in_json(data))))


def _faulty(errors: Iterator[ValidationError]) -> Iterator[tuple[str, str]]:
    for error in errors:
        path = tuple(error.absolute_path)
        if error.validator == "additionalProperties":
            instance: Any = error.instance
            known: Any = error.schema
            for name in instance.keys() - known["properties"].keys():
                yield written_path((*path, name)), "additionalProperties"
        else:
            yield written_path(path), str(error.validator)


def refused(text: str) -> dict[str, str]:
    """Return the written path of each fault the reader finds, with its code; nothing of a file it reads."""
    try:
        sakip.loads(text)
    except SetFileError as error:
        return {finding.place.key: finding.code for finding in error.findings if finding.place}
    return {}


# --- the file that comes with the library -----------------------------------------------------------------------------


def test_the_committed_schema_is_the_one_the_classes_make() -> None:
    """Byte for byte."""
    # compared as a truth, since a difference of two long texts helps nobody
    same = committed() == written()
    assert same, f"{COMMITTED} is not what the classes say. Renew it: sakip schema --out {COMMITTED}"
    assert files("sakip").joinpath("data", "schema", "set-1.json").read_bytes() == written().encode()


@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_schema_is_one(lang: str) -> None:
    Draft202012Validator.check_schema(schema(lang))


def test_a_language_without_descriptions_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="language"):
        schema("jv")


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            name: _without_words(inner)
            for name, inner in value.items()
            if not (name in {"description", "title"} and isinstance(inner, str))
        }
    return [_without_words(inner) for inner in value] if isinstance(value, list) else value


def test_the_languages_differ_in_their_words_alone() -> None:
    assert schema("id") != schema("en")
    assert _without_words(schema("id")) == _without_words(schema("en"))


def _silent(value: Any, path: str) -> Iterator[str]:
    """Yield the keys of a part of the schema of which nothing is said."""
    if isinstance(value, list):
        for inner in value:
            yield from _silent(inner, path)
    elif isinstance(value, dict):
        for key, held in value.get("properties", {}).items():
            elsewhere = held.get("$ref", "").startswith("#/$defs/indicator/")  # of a definition, which repeats them
            if "description" not in held and not elsewhere:
                yield f"{path}.{key}".removeprefix(".")
            yield from _silent(held, f"{path}.{key}")
        if "title" in value and "description" not in value:
            yield f"{path}.{value['title']}"
        for name in value.keys() & {"items", "anyOf", "additionalProperties"}:
            yield from _silent(value[name], path)


def undescribed(whole: dict[str, Any]) -> list[str]:
    """Return the keys of all tables of which nothing is said."""
    return [key for name, table in {"": whole, **whole["$defs"]}.items() for key in _silent(table, name)]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_every_key_of_every_table_is_described(lang: str) -> None:
    """Planners see it where the key stands; a new key is described in sakip/wording/keys."""
    assert undescribed(schema(lang)) == []


@pytest.mark.parametrize("key", ["office", "code", "scale.bands.label", "value.to", "formula.growth"])
def test_a_key_nobody_described_is_named(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    """And the schema is made all the same."""
    before = undescribed(schema())
    monkeypatch.setattr(room, "KEYS", {name: said for name, said in KEYS.items() if name != key})
    assert set(undescribed(schema())) - set(before) == {key}


# --- from classes to a schema -----------------------------------------------------------------------------------------


@attrs.frozen
class _Inner:
    name: str


@attrs.frozen
class _Example:
    text: str
    whole: int
    rate: Numeric
    day: dt.date | None = None
    yes: bool = False
    word: Literal["a", "b"] = "a"
    maybe: Literal["a", "b"] | None = None
    texts: tuple[str, ...] = ()
    rows: tuple[_Inner, ...] = ()
    inner: _Inner | None = None
    free: dict[str, Any] = attrs.field(factory=dict)
    anything: Any = None
    made: int = attrs.field(init=False, default=0)


INNER = {
    "type": "object",
    "properties": {"name": {"type": "string"}},
    "required": ["name"],
    "additionalProperties": False,
}


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("text", {"type": "string"}),
        ("whole", {"type": "integer"}),
        ("rate", {"type": ["number", "string"]}),
        ("day", {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
        ("yes", {"type": "boolean", "default": False}),
        ("word", {"enum": ["a", "b"], "default": "a"}),
        ("maybe", {"enum": ["a", "b", ""]}),
        ("texts", {"type": "array", "items": {"type": "string"}}),
        ("rows", {"type": "array", "items": INNER}),
        ("inner", INNER),
        ("free", {"type": "object", "additionalProperties": {}}),
        ("anything", {}),
    ],
)
def test_a_new_key_appears_by_itself(key: str, expected: dict[str, Any]) -> None:
    """Its class is enough: the kind of an attribute says what the key takes."""
    made = room._Writer("id")._table(_Example, "contoh")
    assert made["properties"][key] == expected
    assert made["required"] == ["text", "whole", "rate"]
    assert "made" not in made["properties"]
    assert made["additionalProperties"] is False


@pytest.mark.parametrize("name", ["jember.desa_tercapai", "jatim.jember.rumus-1", "rumus", ".x", "x.", "a b.c", ""])
def test_a_name_of_another_package_is_one_with_a_namespace(name: str) -> None:
    assert Draft202012Validator(room._ELSEWHERE).is_valid(name) == is_namespaced(name)


def test_every_flag_an_editor_offers_is_one() -> None:
    assert all(CONFIDENCE.fullmatch(flag) for flag in room._FLAGS)


@pytest.mark.parametrize(
    ("table", "key", "names"),
    [
        ("indicator", "rounding", ["half-up", "truncate", "half-even"]),
        ("indicator", "consolidation", ["sum", "average", "last", "maximum", "ratio-of-sums", ""]),
        ("indicator", "zero_target", ["undefined", "met-or-not"]),
        ("scale", "closure", ["upper", "lower", ""]),
        ("scale", "read_as", ["upper", "lower", ""]),
        ("scale", "beyond", ["error", "nearest"]),
        ("document", "kind", ["pk", "rencana-aksi", "renstra", "rpjmd", "standar"]),
        ("target", "kind", ["pk", "rencana-aksi", "renstra", "rpjmd", "standar", ""]),
        ("budget", "version", ["murni", "pergeseran", "perubahan"]),
    ],
)
def test_an_editor_offers_the_names_of_a_closed_list(
    whole: dict[str, Any], table: str, key: str, names: list[str]
) -> None:
    assert whole["$defs"][table]["properties"][key]["enum"] == names


# --- what the reader reads, the schema lets through -------------------------------------------------------------------


def _set_files() -> Iterator[Traversable | Path]:
    yield from (one for one in files("sakip").joinpath("data", "sets").iterdir() if one.name.endswith(".toml"))
    for path in sorted(TESTS.rglob("*.toml")):
        if not refused(path.read_text(encoding="utf-8")):
            yield path


FILES = list(_set_files())


def test_there_are_files_to_look_at() -> None:
    assert len(FILES) >= 5


@pytest.mark.parametrize("numbers", [float, str], ids=["numbers", "texts"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_that_can_be_read_is_let_through(
    file: Traversable | Path, numbers: Callable[[str], float | str]
) -> None:
    """Whether a reader takes decimals for numbers, as editors do, or keeps their text."""
    assert faulty(tomllib.loads(file.read_text(encoding="utf-8"), parse_float=numbers)) == {}


NILAI = 'kind = "external_score", assessor = "Inspektorat", document = "LHE"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("code", "code"),
        ("{ aktif = 80 }", '{ aktif = "80 persen" }'),
        ('"Tidak  berlaku"', '" TERVERIFIKASI "'),
        ('"Tidak  berlaku"', '""'),
        ("[0, 60.5, 100]", '["", 60.5, ""]'),
        ('polarity = "higher"', 'polarity = ""\naggregation = ""'),
        ('unit = "posyandu" }', 'unit = "posyandu", scale = "per 1.000" }'),
        ('confidence = "T"', 'confidence = "menurut camat"'),
        ('confidence = "T"', 'closure = ""'),
        (NILAI, 'kind = "count", component = "n", taken = { n = { indicator = "aktif", take = "value" } }'),
        (NILAI, 'kind = "expression", text = "100 * a / b", units = { a = "orang", b = "orang" }'),
        (NILAI, 'kind = "index", weights = { a = "1/3", b = "2/3" }'),
        (NILAI, 'kind = "share_achieved", over = ["aktif"], reached_at = 99.5'),
    ],
)
def test_what_a_set_may_say_is_let_through(old: str, new: str) -> None:
    text = SET.replace(old, new)
    assert old in SET
    assert not SHAPE & set(refused(text).values())
    assert faulty(tomllib.loads(text)) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('polarity = "higher"', 'polarity = "paket.makin-dekat"'),
        (NILAI, 'kind = "paket.rumus", apa = ["saja"], taken = { n = { indicator = "aktif" } }'),
        ('scale = "nilai"', 'scale = "paket.skala"'),
        ('unit = "nilai"', 'unit = "orang / desa"'),
    ],
)
def test_what_another_package_may_add_is_let_through(old: str, new: str) -> None:
    """Whether it is installed, only the reader knows."""
    assert old in SET
    assert faulty(tomllib.loads(SET.replace(old, new))) == {}


def test_the_example_is_read() -> None:
    assert refused(SET) == {}


# --- what the reader refuses for its shape, so does the schema --------------------------------------------------------

RATIO = 'formula = { kind = "ratio", numerator = "aktif", denominator = "semua", unit = "posyandu" }'


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('code = "contoh"\n', "", ""),
        ('code = "contoh"\n', 'code = "contoh"\nkode = "x"\n', "kode"),
        ("schema = 1", "schema = 2", "schema"),
        ("year = 2024", 'year = "2024"', "year"),
        ('name = "Kecamatan Contoh"\n', "", "office"),
        ('duties = ["melayani"]', 'duties = "melayani"', "office.duties"),
        ('duties = ["melayani"]', "duties = [1]", "office.duties[0]"),
        ("date = 2024-01-30", "date = 2024-01-30T10:00:00", "decree.date"),
        ("date = 2024-01-30", 'date = "30 Januari 2024"', "decree.date"),
        ("date = 2024-01-30", "date = 20240130", "decree.date"),
        ('number = "KESATU"\n', "", "decree.dictum[0]"),
        ('number = "KESATU"', "number = 1", "decree.dictum[0].number"),
        ('name = "posyandu"', 'nama = "posyandu"', "unit[0].nama"),
        ('code = "aktif"\n', "", FIRST),
        ('name = "Posyandu aktif"\n', "", FIRST),
        ('name = "Posyandu aktif"', 'nama = "Posyandu aktif"', f"{FIRST}.nama"),
        ('polarity = "higher"', 'polarity = "makin-tinggi"', f"{FIRST}.polarity"),
        ('polarity = "higher"', "polarity = true", f"{FIRST}.polarity"),
        ("cap = 120", "cap = true", f"{FIRST}.cap"),
        ("cap = 120", 'rounding = "up"', f"{FIRST}.rounding"),
        ("cap = 120", 'places = "2"', f"{FIRST}.places"),
        ("cap = 120", "places = 2.5", f"{FIRST}.places"),
        ('data_sources = ["Laporan"]', "data_sources = [[]]", f"{FIRST}.data_sources[0]"),
        (RATIO, "", FIRST),
        (RATIO, 'formula = "ratio"', f"{FIRST}.formula"),
        (RATIO, 'formula = { numerator = "aktif", denominator = "semua" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "rasio" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "ratio", numerator = "aktif" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "ratio", numerator = "a", denominator = "b", satuan = "a" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "ratio", numerator = "a", denominator = "b", scale = "x" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "ratio", numerator = 1, denominator = "b" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "average", components = [] }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "average", components = ["a", "a"] }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "share_achieved", over = "semua" }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "index", weights = [1] }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "count", taken = { jumlah = { take = "value" } } }', f"{FIRST}.formula"),
        (RATIO, 'formula = { kind = "count", taken = { jumlah = { indicator = "nilai", take = "x" } } }',
         f"{FIRST}.formula"),
        ("valid_until = 2019-12-31", 'valid_until = 2019-12-31\ncode = "aktif"', "definition[0].code"),
        ('name = "Posyandu"\n', "nama = 1\n", "definition[0].nama"),
        ('name = "Posyandu"\n', "name = 1\n", "definition[0].name"),
        ('key = "nilai"\n', "", "scale[0]"),
        ("edges = [0, 60.5, 100]", "edges = [0, [60.5], 100]", "scale[0].edges[1]"),
        ('{ code = "B", label = "Baik" }, {', '{ code = "B" }, {', "scale[0].bands[0]"),
        ('range = "0 - 60"', "range = 60", "scale[1].printed[0].range"),
        ('title = "Renstra"\n', "", "document[1]"),
        ("targets = { aktif = 80 }", "targets = 80", "document[0].targets"),
        ("targets = { aktif = 80 }", "targets = { aktif = true }", "document[0].targets.aktif"),
        ("targets = { aktif = 80 }", "targets = { aktif = { from = 80 } }", "document[0].targets.aktif"),
        ('value = { predicate = "WTP" }', 'value = { predikat = "WTP" }', "target[0].value"),
        ('value = { predicate = "WTP" }', "value = [1]", "target[0].value"),
        ('value = { predicate = "WTP" }\n', "", "target[0]"),
        ('components = { aktif = 8, semua = "10" }', "components = [8]", "realisation[0].components"),
        ('status = "Tidak  berlaku"', 'status = "selesai"', "realisation[0].status"),
        ('{ document = "Laporan", component', '{ dokumen = "Laporan", component', "realisation[0].evidence[0].dokumen"),
        ('{ document = "Laporan", component', "{ component", "realisation[0].evidence[0]"),
        ('kind = "cross-cutting"', 'kind = "lintas"', "link[0].kind"),
        ('kind = "sasaran"', 'kind = "sasarannya"', "node[0].kind"),
        ("period = 2024\namount", "period = []\namount", "budget[0].period"),
        ("amount = 1000.50", "amount = true", "budget[0].amount"),
        ('kind = "pk"', 'kind = "perkin"', "document[0].kind"),
        ('severity = "warning"', 'severity = "error"', "reading[0].severity"),
        ('basis = "akal sehat"\n', "", "reading[0]"),
    ],
)  # fmt: skip
def test_a_fault_of_shape_is_found_where_the_reader_finds_it(old: str, new: str, path: str) -> None:
    assert old in SET
    text = SET.replace(old, new, 1)
    assert path in refused(text)
    assert path in faulty(tomllib.loads(text))


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('closure = "upper"', 'closure = "atas"', "scale[0].closure"),
    ],
)
def test_a_fault_the_reader_finds_in_a_table_is_found_at_its_key(old: str, new: str, path: str) -> None:
    """The reader names the table where a class refuses it whole; the schema knows the key."""
    text = SET.replace(old, new, 1)
    table = re.sub(r"\.\w+$", "", path)
    assert table in refused(text)
    assert path in faulty(tomllib.loads(text))


# --- a set on top of another ------------------------------------------------------------------------------------------

ON_TOP = """\
extends = "mojosari-2024"
code = "mojosari-2025"
[office]
website = "contoh.go.id"
[[indicator]]
code = "ikm"
cap = 100
[[node]]
code = "visi"
text = "Maju"
[[scale]]
key = "sakip-mojosari"
title = "Lain"
"""


def test_a_set_on_top_of_another_says_only_what_changes() -> None:
    """Its own tables may lack what the other has; without the other they may not."""
    assert refused(ON_TOP) == {}
    assert faulty(tomllib.loads(ON_TOP)) == {}
    alone = 'extends = ""\n' + ON_TOP.partition("\n")[2]
    assert set(faulty(tomllib.loads(alone))) == {"office", "indicator[0]", "node[0]"}
    assert {path for path, code in refused(alone).items() if code in SHAPE} == {"office", "indicator[0]", "node[0]"}


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ('code = "ikm"\n', "", "indicator[0]"),
        ("cap = 100", "batas = 100", "indicator[0].batas"),
        ('text = "Maju"', "text = 1", "node[0].text"),
        ('title = "Lain"', 'title = "Lain"\n[[realisation]]\nindicator = "ikm"', "realisation[0]"),
        ('website = "contoh.go.id"', "website = 1", "office.website"),
    ],
)
def test_what_a_set_on_top_of_another_says_is_checked(old: str, new: str, path: str) -> None:
    data = tomllib.loads(ON_TOP.replace(old, new))
    assert set(faulty(data)) == {path}
    assert SHAPE & set(refused(ON_TOP.replace(old, new)).values())


# --- laws -------------------------------------------------------------------------------------------------------------

DATA = tomllib.loads(SET)


def _ways(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every table, list and value of the example."""
    if path:
        yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        yield from _ways(held, (*path, step))


WAYS = list(_ways(DATA))
# a day is left out: JSON has none, so that one in place of a text is only found by the reader
OTHERS: list[Any] = ["x", 7, True, [], {}, ["x"], [{}], {"x": 1}]


def _at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


@st.composite
def _mutated(draw: st.DrawFn) -> tuple[dict[str, Any], tuple[str | int, ...]]:
    """Draw the example with a key left out, one too many, or a value of another kind, and the way there."""
    data: dict[str, Any] = deepcopy(DATA)
    path = draw(st.sampled_from(WAYS))
    around = _at(data, path[:-1])
    others = st.sampled_from([*OTHERS, 1.5])
    kind = draw(st.sampled_from(["drop", "add", "change"]))
    if kind == "drop":
        del around[path[-1]]
    elif kind == "add" and isinstance(around[path[-1]], dict):
        around[path[-1]]["entah"] = draw(others)
    else:
        around[path[-1]] = draw(others)
    return data, path


@given(_mutated())
def test_schema_and_reader_agree_on_the_shape_of_a_file(case: tuple[dict[str, Any], tuple[str | int, ...]]) -> None:
    """What is read is let through, and a fault of shape is found at the same place."""
    data, path = case
    found, wrong = refused(tomlkit.dumps(data)), faulty(data)
    if not found:
        assert wrong == {}
    # a definition repeats what its indicator says, and the schema reads only what is written
    own = {place for place, code in found.items() if code in SHAPE}
    if path[0] != "definition":
        own = {place for place in own if not place.startswith("definition")}
    assert own <= wrong.keys()
