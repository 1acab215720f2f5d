from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import sakip
from sakip.errors import SetFileError
from sakip.sets.shape import IndicatorTable, RealisationTable, SetFile, TargetTable
from sakip.toml.shape import Numeric, findings_of, shaped
from sakip.toml.text import read

if TYPE_CHECKING:
    from sakip.findings import Finding

HEAD = 'code = "x"\nyear = 2024\n'
INDICATOR = '[[indicator]]\ncode = "a"\nname = "A"\nunit = "nilai"\nformula = { kind = "count" }\n'

FAULTY = """\
schema = "1"
title = 2024
year = "2024"
judul = "Himpunan"
[office]
nama = "Kecamatan Contoh"
duties = "satu tugas"
[decree]
number = 188.45
date = 2024-01-30T08:00:00
[[decree.dictum]]
number = 1
[[indicator]]
code = 7
name = "A"
unit = "nilai"
formula = "a / b"
[[indicator]]
code = "b"
polaritas = "higher"
places = 2.5
floor = true
aliases = ["satu", 2, 3.5]
[[scale]]
key = "s"
edges = [
  0,
  true,
  1979-05-27,
]
bands = [
  { code = "K", label = "Kurang" },
  { code = "B", lable = "Baik" },
]
[[target]]
indicator = "a"
period = 2024-01-30
value = 1
[[realisation]]
indicator = "a"
period = 2024
components = [1]
[[indikator]]
code = "c"
[node]
code = "visi"
[[reading]]
code = 0x%s
""" % ("f" * 4_000)

FAULTS = [
    # line, key, code, what it says in English
    (None, "", "missing-key", "Key “code” is missing. Add code = …"),
    (1, "schema", "wrong-type", "'1' is not a whole number. Write 1."),
    (2, "title", "wrong-type", '2024 is not text in quotes. Write "2024".'),
    (3, "year", "wrong-type", "'2024' is not a whole number. Write 2024."),
    (4, "judul", "unknown-key", "There is no key “judul”. Did you mean “title”?"),
    (6, "office.nama", "unknown-key", "There is no key “nama”. Did you mean “name”?"),
    (7, "office.duties", "wrong-type", "'satu tugas' is not a list in brackets. Write [\"satu tugas\"]."),
    (9, "decree.number", "wrong-type", '188.45 is not text in quotes. Write "188.45".'),
    (10, "decree.date", "wrong-type", "2024-01-30T08:00:00 is not a date such as 2024-01-30."),
    (11, "decree.dictum[0]", "missing-key", "Key “text” is missing. Add text = …"),
    (12, "decree.dictum[0].number", "wrong-type", '1 is not text in quotes. Write "1".'),
    (14, "indicator[0].code", "wrong-type", '7 is not text in quotes. Write "7".'),
    (17, "indicator[0].formula", "wrong-type", "'a / b' is not a table."),
    (18, "indicator[1]", "missing-key", "Key “name” is missing. Add name = …"),
    (18, "indicator[1]", "missing-key", "Key “unit” is missing. Add unit = …"),
    (18, "indicator[1]", "missing-key", "Key “formula” is missing. Add formula = …"),
    (20, "indicator[1].polaritas", "unknown-key", "There is no key “polaritas”. Did you mean “polarity”?"),
    (21, "indicator[1].places", "wrong-type", "2.5 is not a whole number."),
    (22, "indicator[1].floor", "wrong-type", "true is not a number."),
    (23, "indicator[1].aliases[1]", "wrong-type", '2 is not text in quotes. Write "2".'),
    (23, "indicator[1].aliases[2]", "wrong-type", '3.5 is not text in quotes. Write "3.5".'),
    (28, "scale[0].edges[1]", "wrong-type", "true is not a number."),
    (29, "scale[0].edges[2]", "wrong-type", "1979-05-27 is not a number."),
    (33, "scale[0].bands[1].lable", "unknown-key", "There is no key “lable”. Did you mean “label”?"),
    (37, "target[0].period", "wrong-type", "2024-01-30 is not a number."),
    (42, "realisation[0].components", "wrong-type", "[1] is not a table."),
    (43, "indikator", "unknown-key", "There is no key “indikator”. Did you mean “indicator”?"),
    (45, "node", "wrong-type", "A table is not a list in brackets. Write [[node]]."),
    (47, "reading[0]", "missing-key", "Key “subject” is missing. Add subject = …"),
    (47, "reading[0]", "missing-key", "Key “printed” is missing. Add printed = …"),
    (47, "reading[0]", "missing-key", "Key “read_as” is missing. Add read_as = …"),
    (47, "reading[0]", "missing-key", "Key “basis” is missing. Add basis = …"),
    (48, "reading[0].code", "wrong-type", "an integer of 16000 bits is not text in quotes."),
]


def faults_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(SetFileError) as caught:
        sakip.loads(text, "contoh.toml")
    return caught.value.findings


def test_every_fault_of_shape_is_reported_at_once_with_its_file_line_and_key() -> None:
    found = faults_of(FAULTY)
    seen = []
    for finding in found:
        assert finding.place is not None
        assert finding.place.file == "contoh.toml"
        seen.append((finding.place.line, finding.place.key, finding.code, finding.text("en").split(": ", 1)[1]))
    seen.sort(key=lambda fault: fault[0] or 0)  # the order of one line is that of the keys there are
    for given, expected in zip(seen, FAULTS, strict=True):
        assert given[:3] == expected[:3]
        assert given[3].startswith(expected[3])
    assert {finding.severity for finding in found} == {"error"}


def test_the_error_counts_its_faults_and_repeats_each_with_its_place() -> None:
    with pytest.raises(SetFileError) as caught:
        sakip.loads(FAULTY, "contoh.toml")
    message = str(caught.value)
    assert message.startswith(f"contoh.toml cannot be loaded, {len(FAULTS)} faults found:\n")
    assert '\n  contoh.toml:2 title: 2024 is not text in quotes. Write "2024".' in message
    assert message.count("\n") == len(FAULTS)


@pytest.mark.parametrize(
    ("text", "indonesian"),
    [
        (HEAD + "titel = 'x'\n", "contoh.toml:3 titel: Kunci “titel” tidak dikenal. Maksudnya “title”?"),
        ("year = 2024\n", "contoh.toml: Kunci “code” belum ada. Tambahkan code = …"),
        ("code = 1\n", 'contoh.toml:1 code: 1 bukan teks dalam tanda kutip. Tulis "1".'),
        (HEAD + "[decree]\ndate = '30'\n", "contoh.toml:4 decree.date: '30' bukan tanggal seperti 2024-01-30."),
        (HEAD + "title = true\n", "contoh.toml:3 title: true bukan teks dalam tanda kutip."),
        (HEAD + "unit = {}\n", "contoh.toml:3 unit: Sebuah tabel bukan daftar dalam kurung siku. Tulis [[unit]]."),
        (HEAD + "[[office]]\n", "contoh.toml:3 office: Sebuah daftar bukan tabel. Tulis [office]."),
        (HEAD + "[[scale]]\nkey = 's'\nedges = [[]]\n", "contoh.toml:5 scale[0].edges[0]: [] bukan angka."),
        (HEAD + "schema = 1.0\n", "contoh.toml:3 schema: 1.0 bukan bilangan bulat."),
    ],
)
def test_a_fault_is_said_in_indonesian(text: str, indonesian: str) -> None:
    (finding,) = faults_of(text)
    assert finding.text() == indonesian
    assert finding.text("en") != indonesian


@pytest.mark.parametrize("key", ["places", "achievement_places", "year"])
@pytest.mark.parametrize("value", ["2.0", '"2"', "true", "[2]"])
def test_a_whole_number_is_nothing_else(key: str, value: str) -> None:
    line = f"{key} = {value}\n"
    text = f"code = 'x'\n{line}" if key == "year" else HEAD + INDICATOR + line
    (finding,) = faults_of(text)
    assert finding.code == "wrong-type"
    assert finding.place is not None
    assert finding.place.line == text.count("\n")


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("floor = 0x{}\n", "indicator[0].floor"),
        ("cap = 0x{}\n", "indicator[0].cap"),
        ("[[target]]\nindicator = 'a'\nperiod = 0x{}\nvalue = 1\n", "target[0].period"),
    ],
)
def test_a_number_of_more_digits_than_python_writes_is_described(line: str, key: str) -> None:
    """In our words, in both languages; one that is only too long for an office is repeated."""
    (finding,) = faults_of(HEAD + INDICATOR + line.format("f" * 20_000))
    assert finding.place is not None
    assert (finding.place.key, finding.code) == (key, "wrong-type")
    assert finding.message() == "an integer of 80000 bits bukan angka dengan paling banyak 18 digit."
    assert finding.message("en") == "an integer of 80000 bits is not a number of at most 18 digits."
    (finding,) = faults_of(HEAD + INDICATOR + line.format("f" * 20))
    assert "1208925819614629174706175" in finding.message("en")


def test_a_number_is_kept_as_the_text_it_was_written_with() -> None:
    text = HEAD + INDICATOR + "floor = 0.10\ncap = 120\n[[target]]\nindicator = 'a'\nperiod = 2024\nvalue = 0.1\n"
    source, _ = read(text, "x")
    assert source is not None
    shape, faults = shaped(source.data, SetFile)
    assert shape is not None
    assert faults == []
    assert (shape.indicator[0].floor, shape.indicator[0].cap, shape.target[0].period) == ("0.10", "120", "2024")


def test_a_key_that_is_left_out_has_its_default() -> None:
    shape, _ = shaped({"code": "x"}, SetFile)
    assert shape == SetFile("x")
    indicator = IndicatorTable("a", "A", "nilai", {})
    assert (indicator.polarity, indicator.places, indicator.rounding) == (None, 2, "half-up")
    assert (indicator.achievement_from, indicator.zero_target) == ("published", "undefined")
    assert TargetTable("a", Numeric("2024"), "1").issued is None
    assert RealisationTable("a", Numeric("2024")).components == {}


@pytest.mark.parametrize(("many", "last"), [(199, "unknown-key"), (200, "more-faults"), (300, "more-faults")])
def test_behind_as_many_faults_as_are_named_it_is_said_that_there_may_be_others(many: int, last: str) -> None:
    source, _ = read(HEAD + "".join(f"k{n} = 1\n" for n in range(many)), "iku.toml")
    assert source is not None
    _, faults = shaped(source.data, SetFile)
    found = findings_of(faults, source.place)
    assert (len(found), found[-1].code) == (min(many, 200) + (last == "more-faults"), last)
    assert found[-1].place is not None
    assert found[-1].place.line == found[-2 if last == "more-faults" else -1].place.line  # type: ignore[union-attr]
