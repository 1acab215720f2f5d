from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import Predicate, Quarter, Range, State, Taken, Year
from sakip.errors import SetFileError
from sakip.sets.meaning import MOST_INDICATORS

if TYPE_CHECKING:
    from sakip.findings import Finding

HEAD = 'schema = 1\ncode = "contoh"\nyear = 2024\n'
INDICATOR = '[[indicator]]\ncode = "a"\nname = "A"\nunit = "nilai"\nformula = { kind = "count", unit = "nilai" }\n'

FAULTY = """\
schema = 1
code = "contoh"
year = 20245
[[unit]]
name = "juta rupiah"
[[node]]
code = "visi"
kind = "visi"
[[node]]
code = "misi"
kind = "misi"
parent = "vissi"
[[node]]
code = "visi"
kind = "misi"
[[scale]]
key = "naik"
edges = [0, 60, 60, 100]
bands = [{ code = "K", label = "Kurang" }, { code = "C", label = "Cukup" }, { code = "B", label = "Baik" }]
closure = "upper"
[[scale]]
key = "cetak"
printed = [{ code = "K", label = "Kurang", range = "0 sampai 60" }]
read_as = "upper"
[[scale]]
key = "dua"
edges = [0, 60]
printed = [{ code = "K", label = "Kurang", range = "0 - 60" }]
[[scale]]
key = "dua"
edges = [0, 60]
bands = [{ code = "K", label = "Kurang" }]
closure = "both"
[[indicator]]
code = "satuan"
name = "A"
unit = "perseen"
formula = { kind = "count" }
[[indicator]]
code = "arah"
name = "A"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
polarity = "hihger"
[[indicator]]
code = "beda-satuan"
name = "A"
unit = "dokumen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = "orang", scale = "bilangan" }
[[indicator]]
code = "skala"
name = "A"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
scale = "skmm"
achievement_scale = "naik"
node = "mis"
[[indicator]]
code = "skala"
name = "A"
unit = "nilai"
formula = { kind = "ratios", numerator = "a", denominator = "b" }
[[indicator]]
code = "argumen"
name = "A"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominatr = "b" }
[[indicator]]
code = "kurang-argumen"
name = "A"
unit = "persen"
formula = { kind = "ratio", numerator = "a" }
[[indicator]]
code = "tanpa-jenis"
name = "A"
unit = "persen"
formula = { numerator = "a" }
[[indicator]]
code = "bobot"
name = "A"
unit = "nilai"
[indicator.formula]
kind = "index"
weights = { a = 0.33, b = 0.33, c = 0.33 }
[[indicator]]
code = "rumus"
name = "A"
unit = "persen"
formula = { kind = "expression", text = "100% * realisasi // pagu" }
[[indicator]]
code = "ambil"
name = "A"
unit = "nilai"
formula = { kind = "count", component = "x", taken = { x = { indicator = "arah", take = "nilai" } } }
[[indicator]]
code = "satuan-rumus"
name = "A"
unit = "persen"
formula = { kind = "ratio", numerator = "a", denominator = "b", unit = ["orang"] }
[[indicator]]
code = "benar"
name = "A"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
[[target]]
indicator = "bener"
period = 2024
value = 1
[[target]]
indicator = "benar"
period = "2024-Q5"
value = 1
[[target]]
indicator = "benar"
period = 2024
value = "80 dokumen"
[[target]]
indicator = "benar"
period = 2024
value = { from = 90, to = 80 }
[[target]]
indicator = "benar"
period = 2024
value = [1]
[[realisation]]
indicator = "benar"
period = 2024
components = { jumlahh = 1 }
[[realisation]]
indicator = "benar"
period = 2024
components = { jumlah = "satu" }
[[realisation]]
indicator = "benar"
period = 2024
status = "beres"
[[reading]]
code = "r"
subject = "benarr"
printed = "x"
read_as = "y"
basis = "z"
"""

FAULTS = [
    (3, "year", "bad-year", "20245 is not a year from 1945 to 2999."),
    (5, "unit[0].name", "unit-is-known", "'juta rupiah' cannot be declared as a count"),
    (12, "node[1].parent", "unknown-reference", "There is no node called “vissi”. Did you mean “visi”?"),
    (14, "node[2].code", "duplicate-code", "node “visi” stands here twice."),
    (16, "scale[0]", "scale-not-rising", "The thresholds do not rise: 60 is followed by 60."),
    (21, "scale[1]", "scale-no-range", "'0 sampai 60' is no range."),
    (25, "scale[2]", "scale-two-ways", "The scale has a printed table and thresholds of its own. Keep one of the two."),
    (29, "scale[3]", "scale-no-closure", "Write closure = “upper” for (a, b] or “lower” for [a, b)."),
    (30, "scale[3].key", "duplicate-code", "scale “dua” stands here twice."),
    (37, "indicator[0].unit", "unknown-unit", "There is no unit called “perseen”. Did you mean “persen”? A set can"),
    (44, "indicator[1].polarity", "unknown-reference", "no polarity called “hihger”. Did you mean “higher”?"),
    (45, "indicator[2]", "formula-other-unit", "comes out in bilangan, but the indicator is measured in dokumen."),
    (55, "indicator[3].scale", "unknown-reference", "There is no scale called “skmm”. Did you mean “skm”?"),
    (57, "indicator[3].node", "unknown-reference", "There is no node called “mis”. Did you mean “misi”?"),
    (59, "indicator[4].code", "duplicate-code", "indicator “skala” stands here twice."),
    (62, "indicator[4].formula", "unknown-reference", "no formula kind called “ratios”. Did you mean “ratio”?"),
    (
        67,
        "indicator[5].formula",
        "formula-unknown-key",
        "A ratio formula has no key “denominatr”. Did you mean “denominator”?",
    ),
    (72, "indicator[6].formula", "formula-missing-key", "A ratio formula needs denominator."),
    (77, "indicator[7].formula", "formula-no-kind", "The formula does not say its kind."),
    (82, "indicator[8].formula", "formula-weights", "must sum to exactly 1, and these sum to 0.99."),
    (89, "indicator[9].formula", "expression-unexpected", "'100% * realisasi // pagu', column 19: / is not expected"),
    (94, "indicator[10].formula", "component-not-taken", "Component “x” is not taken from anything."),
    (99, "indicator[11].formula", "formula-not-text", "Key “unit” of a ratio formula is text, not ['orang']."),
    (106, "target[0].indicator", "unknown-reference", "There is no indicator called “bener”. Did you mean “benar”?"),
    (111, "target[1].period", "bad-period", "“2024-Q5” is no period. Write it like 2024, 2024-S1,"),
    (116, "target[2].value", "unit-other-kind", "Unit “dokumen” does not convert to “nilai”."),
    (120, "target[3].value", "range-upside-down", "Range 90 to 80 is upside down."),
    (124, "target[4].value", "number-none", "[1] is not a number."),
    (
        128,
        "realisation[0].components.jumlahh",
        "unknown-reference",
        "no component called “jumlahh”. Did you mean “jumlah”?",
    ),
    (132, "realisation[1].components.jumlah", "number-none", "'satu' is not a number."),
    (136, "realisation[2].status", "unknown-reference", "no state of a realisation called “beres”."),
    (139, "reading[0].subject", "unknown-reference", "no subject of a reading called “benarr”. Did you mean “benar”?"),
]


def faults_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(SetFileError) as caught:
        sakip.loads(text, "contoh.toml")
    return caught.value.findings


def test_every_fault_of_meaning_is_reported_at_once_with_its_file_line_and_key() -> None:
    seen = []
    for finding in faults_of(FAULTY):
        assert finding.place is not None
        assert finding.place.file == "contoh.toml"
        seen.append((finding.place.line, finding.place.key, finding.code, finding.text("en")))
    seen.sort(key=lambda fault: (fault[0] or 0, fault[1]))
    for given, expected in zip(seen, FAULTS, strict=True):
        assert given[:3] == expected[:3]
        assert expected[3] in given[3]


@pytest.mark.parametrize(
    ("text", "indonesian"),
    [
        (INDICATOR * 2, "9 indicator[1].code: indikator “a” ditulis dua kali. Beri kode lain atau hapus salah satu."),
        (INDICATOR + 'node = "x"\n', "9 indicator[0].node: Tidak ada simpul bernama “x”."),
        (INDICATOR + 'scale = "akp"\n', "9 indicator[0].scale: Tidak ada skala bernama “akp”. Maksudnya “akip”?"),
    ],
)
def test_a_fault_is_said_in_indonesian(text: str, indonesian: str) -> None:
    first = faults_of(HEAD + text)[0]
    where, said = indonesian.split(" ", 1)
    expected = f"contoh.toml:{where} {said}"
    assert first.text() == (expected if text != INDICATOR * 2 else expected.replace(":9 ", ":10 "))
    assert first.text("en") != first.text()


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0.1", Fraction(1, 10)),
        ("88.420000001", Fraction(88420000001, 10**9)),
        ("100", Fraction(100)),
        ('"0.1"', Fraction(1, 10)),
        ("+0.50", Fraction(1, 2)),
        ("-3", Fraction(-3)),
        ("1_000", Fraction(1000)),
        ("999999999999999999.999999999", Fraction(10**27 - 1, 10**9)),
    ],
)
def test_a_number_is_read_exactly_wherever_it_stands(written: str, value: Fraction) -> None:
    text = (
        HEAD + INDICATOR + f"floor = {written}\n"
        f'[[target]]\nindicator = "a"\nperiod = 2024\nvalue = {written}\n'
        f'[[target]]\nindicator = "a"\nperiod = 2025\nvalue = {{ from = {written}, to = {written} }}\n'
        f'[[realisation]]\nindicator = "a"\nperiod = 2024\ncomponents = {{ jumlah = {written} }}\n'
    )
    office = sakip.loads(text)
    assert office["a"].floor == value
    assert office.targets[0].value == value
    assert office.targets[1].value == Range(value, value)
    assert office.realisations[0].components["jumlah"] == value


NO_NUMBERS = [
    ("1e5", "is written with an exponent. Write the digits out."),
    ("inf", "'inf' is not a number."),
    ("-inf", "'-inf' is not a number."),
    ("nan", "'nan' is not a number."),
    ("1_000.5", "is not a plain number."),
    ("0.0000000001", "has more than 18 digits before or 9 after the decimal separator."),
    ("1000000000000000000", "has more than 18 digits before or 9 after the decimal separator."),
]


@pytest.mark.parametrize(("written", "why"), NO_NUMBERS)
@pytest.mark.parametrize(
    ("place", "line", "key"),
    [
        (INDICATOR + "floor = {}\n", 9, "indicator[0].floor"),
        (INDICATOR + "cap = {}\n", 9, "indicator[0].cap"),
        (INDICATOR + '[[target]]\nindicator = "a"\nperiod = 2024\nvalue = {}\n', 12, "target[0].value"),
        (
            INDICATOR + '[[target]]\nindicator = "a"\nperiod = 2024\nvalue = {{ from = 0, to = {} }}\n', 12,
            "target[0].value",
        ),
        (
            INDICATOR + '[[realisation]]\nindicator = "a"\nperiod = 2024\ncomponents = {{ jumlah = {} }}\n', 12,
            "realisation[0].components.jumlah",
        ),
        (
            '[[scale]]\nkey = "s"\nclosure = "upper"\nedges = [0, {}]\nbands = [{{ code = "K", label = "K" }}]\n', 7,
            "scale[0].edges[1]",
        ),
    ],
    ids=["floor", "cap", "target", "range", "realisation", "edge"],
)  # fmt: skip
def test_what_is_no_exact_number_is_refused_with_what_to_write(
    place: str, line: int, key: str, written: str, why: str
) -> None:
    (finding,) = faults_of(HEAD + place.replace("{}", written).replace("{{", "{").replace("}}", "}"))
    assert finding.place is not None
    assert (finding.place.line, finding.place.key) == (line, key)
    assert why in finding.text("en")


@pytest.mark.parametrize("value", ["true", "[]", "2024-01-30", "07:32:00", "{ from = 1 }", "{ predicate = 1 }", "{}"])
def test_a_target_is_a_number_a_range_or_a_predicate(value: str) -> None:
    target = f'[[target]]\nindicator = "a"\nperiod = 2024\nvalue = {value}\n'
    (finding,) = faults_of(HEAD + INDICATOR + target)
    assert (finding.code, finding.place and finding.place.line) == ("number-none", 12)


# --- what tables mean -------------------------------------------------------------------------------------------------

FULL = (
    HEAD
    + """\
title = "Contoh"
[office]
name = "Kecamatan Contoh"
[[unit]]
name = "hasil koordinasi"
[[node]]
code = "visi"
kind = "visi"
[[scale]]
key = "sendiri"
title = "Skala sendiri"
edges = ["", 60, 80.5, 100]
bands = [{ code = "K", label = "Kurang" }, { code = "C", label = "Cukup" }, { code = "B", label = "Baik" }]
closure = "lower"
places = 1
basis = "Kesepakatan"
[[scale]]
key = "cetak"
printed = [{ code = "K", label = "Kurang", range = "0 - 60" }, { code = "B", label = "Baik", range = "60 - 100" }]
read_as = "lower"
[[indicator]]
code = "opini"
name = "Opini BPK"
unit = "predikat"
predicates = ["TMP", "WDP", "WTP"]
formula = { kind = "external_score", assessor = "BPK", document = "LHP" }
[[indicator]]
code = "tindak-lanjut"
name = "Hasil koordinasi yang ditindaklanjuti"
unit = "persen"
polarity = "higher"
scale = "sendiri"
achievement_scale = "cetak"
formula = { kind = "ratio", numerator = "selesai", denominator = "hasil", unit = "hasil koordinasi" }
node = "visi"
[[indicator]]
code = "gabungan"
name = "Gabungan"
unit = "persen"
[indicator.formula]
kind = "average"
components = ["satu", "dua", "tiga"]
taken.satu = { indicator = "tindak-lanjut" }
taken.dua = { indicator = "tindak-lanjut", take = "achievement" }
[[target]]
indicator = "opini"
period = "Tahun 2024"
value = { predicate = "WTP" }
[[target]]
indicator = "tindak-lanjut"
period = "TW II 2024"
value = { from = 80, to = 90.5 }
issued = 2024-01-30
document = "Perjanjian Kinerja"
replaces = "Renja"
reason = "Perubahan"
[[target]]
indicator = "tindak-lanjut"
period = 2024
value = "88%"
[[realisation]]
indicator = "tindak-lanjut"
period = "2024-Q2"
components = { selesai = 3, hasil = "4 hasil koordinasi" }
document = "Notulen"
sha256 = "ab"
recorded = 2024-07-01
status = "terverifikasi"
note = "lengkap"
published = "75,00"
[[realisation]]
indicator = "opini"
period = 2024
components = { nilai = { predicate = "WDP" } }
[[realisation]]
indicator = "gabungan"
period = 2024
status = "tidak berlaku"
"""
)


def test_a_set_holds_what_its_tables_say() -> None:
    office = sakip.loads(FULL, "contoh.toml")
    assert (office.code, office.title, office.year, office.origin.file) == ("contoh", "Contoh", 2024, "contoh.toml")
    assert office.office_name == "Kecamatan Contoh"
    assert office.own_units == ("hasil koordinasi",)
    assert office["tindak-lanjut"].formula.components[0].unit == "hasil koordinasi"
    assert {indicator.origin.set for indicator in office} == {"contoh"}
    assert dict(office.overridden) == {}


def test_a_scale_of_a_regulation_is_read_the_way_its_reading_says() -> None:
    """80,5 lies between two printed rows of the IP ASN table; behind a slash stands how it is read."""
    for key, code in (("ipasn", "T"), ("ipasn/upper", "T"), ("ipasn/floor", "S")):
        office = sakip.loads(HEAD + INDICATOR + f'scale = "{key}"\n')
        scale = next(iter(office)).scale
        assert scale is not None
        assert scale.classify("80.5").code == code
    with pytest.raises(SetFileError, match=r"indicator\[0\].*“flor”. Did you mean “floor”"):
        sakip.loads(HEAD + INDICATOR + 'scale = "ipasn/flor"\n')


def test_a_scale_of_thresholds_is_made_as_it_is_written() -> None:
    scale = sakip.loads(FULL)["tindak-lanjut"].scale
    assert scale is not None
    assert (scale.edges, scale.places) == ((None, Fraction(60), Fraction("80.5"), Fraction(100)), 1)
    assert [scale.classify(value).code for value in ("-9", "59.9", "60", "80.5")] == ["K", "K", "C", "B"]
    assert (scale.title, scale.note, scale.source) == ("Skala sendiri", "Kesepakatan", "Kesepakatan")


def test_a_printed_table_is_kept_beside_the_scale_it_is_read_as() -> None:
    office = sakip.loads(FULL)
    scale = office["tindak-lanjut"].achievement_scale
    assert scale is not None
    assert scale.classify("60").code == "B"
    assert scale == office.scales["cetak"]
    assert [finding.code for finding in office.findings()] == ["bands-shared-end"]
    assert list(office.printed_tables) == ["cetak"]


def test_a_target_may_be_a_range_a_predicate_or_a_number_with_its_unit() -> None:
    word, interval, percent = sakip.loads(FULL).targets
    assert (word.value, word.period) == (Predicate("WTP"), Year(2024))
    assert (interval.value, interval.period) == (Range(80, "90.5"), Quarter(2024, 2))
    assert (interval.issued, interval.replaces, interval.reason) == (date(2024, 1, 30), "Renja", "Perubahan")
    assert (percent.value, percent.unit) == (Fraction(88), "persen")


def test_a_realisation_has_its_evidence_its_state_and_its_place() -> None:
    reported, word, without = sakip.loads(FULL, "contoh.toml").realisations
    assert (reported.components["selesai"], reported.state) == (Fraction(3), State.VERIFIED)
    assert [(piece.document, piece.sha256) for piece in reported.evidence] == [("Notulen", "ab")]
    assert (reported.recorded, reported.note, reported.published) == (date(2024, 7, 1), "lengkap", "75,00")
    assert (
        str(reported.place) == f"contoh.toml:{FULL[: FULL.index('[[realisation]]')].count(chr(10)) + 1} realisation[0]"
    )
    assert word.components == {"nilai": Predicate("WDP")}
    assert (without.applicable, reported.applicable, without.evidence) == (False, True, ())


def test_a_component_is_taken_from_another_indicator_or_reported() -> None:
    sources = [component.source for component in sakip.loads(FULL)["gabungan"].formula.components]
    assert sources == [Taken("tindak-lanjut"), Taken("tindak-lanjut", "achievement"), None]


@pytest.mark.parametrize(
    "taken",
    [
        "'b'",
        "{ x = 'b' }",
        "{ x = { take = 'value' } }",
        "{ x = { indicator = 1 } }",
        "{ x = { indicator = 'b', y = 1 } }",
    ],
)
def test_a_component_is_taken_from_a_named_indicator_and_nothing_else(taken: str) -> None:
    formula = f"formula = {{ kind = 'count', component = 'x', taken = {taken} }}"
    (finding,) = faults_of(HEAD + f"[[indicator]]\ncode = 'a'\nname = 'A'\nunit = 'nilai'\n{formula}\n")
    assert finding.code in {"formula-no-kind", "component-not-taken"}
    assert "taken" in finding.text("en") or "kind" in finding.text("en")


def circle(code: str, source: str) -> str:
    taken = f'taken = {{ x = {{ indicator = "{source}" }} }}'
    formula = f'formula = {{ kind = "count", component = "x", unit = "nilai", {taken} }}\n'
    return f'[[indicator]]\ncode = "{code}"\nname = "{code}"\nunit = "nilai"\n{formula}'


def test_every_circle_is_named_end_to_end_at_its_formula() -> None:
    pairs = [("a", "b"), ("b", "c"), ("c", "a"), ("lepas", "a"), ("d", "e"), ("e", "d"), ("f", "f")]
    found = faults_of(HEAD + "".join(circle(*pair) for pair in pairs))
    assert [(finding.place and finding.place.line, finding.place and finding.place.key) for finding in found] == [
        (18, "indicator[2].formula"),
        (33, "indicator[5].formula"),
        (38, "indicator[6].formula"),
    ]
    assert ["a → b → c → a." in found[0].text(), "d → e → d." in found[1].text(), "f → f." in found[2].text()] == [
        True
    ] * 3


def test_an_unknown_source_is_named_with_the_nearest_indicator() -> None:
    (finding,) = faults_of(HEAD + INDICATOR.replace('"a"', '"ikm"') + circle("b", "ikn"))
    assert finding.place is not None
    assert (finding.place.line, finding.place.key) == (13, "indicator[1].formula")
    assert "There is no indicator called “ikn”. Did you mean “ikm”?" in finding.text("en")


def test_a_taken_value_in_another_unit_is_refused_when_the_set_is_whole() -> None:
    text = HEAD + INDICATOR.replace('"nilai"', '"dokumen"') + circle("b", "a")
    (finding,) = faults_of(text)
    assert finding.code == "formula-other-unit"
    assert "comes out in dokumen, but the indicator is measured in nilai" in finding.text("en")


@pytest.mark.parametrize(
    ("head", "citation"),
    [
        ('code = "x"\nyear = 2016\n', "KEP/25/M.PAN/2/2004"),
        ('code = "x"\nyear = 2024\n', "PermenPANRB 14/2017"),
        ('code = "x"\n[decree]\ndate = 2017-01-06\n', "KEP/25/M.PAN/2/2004"),
        ('code = "x"\nyear = 2024\n[decree]\ndate = 2017-01-06\n', "PermenPANRB 14/2017"),
    ],
)
def test_a_scale_of_a_regulation_is_the_one_in_force_at_the_end_of_the_year_or_on_the_day_of_the_decree(
    head: str, citation: str
) -> None:
    scale = sakip.loads(head + INDICATOR + 'scale = "skm"\n')["a"].scale
    assert scale is not None
    assert scale.source == citation


@pytest.mark.parametrize(
    ("head", "why"),
    [
        ('code = "x"\n', "nothing says on which day. Give the set a year or a decree date."),
        ('code = "x"\nyear = 1990\n', "Nothing held here is in force on 31 December 1990."),
    ],
)
def test_a_scale_of_a_regulation_needs_a_day_on_which_there_is_one(head: str, why: str) -> None:
    (finding,) = faults_of(head + INDICATOR + 'scale = "skm"\n')
    assert why in finding.text("en")


@pytest.mark.parametrize("year", [0, 1944, 3000, 99_999])
def test_a_year_outside_the_calendar_is_reported_once_at_its_line(year: int) -> None:
    text = f'code = "x"\nyear = {year}\n' + (INDICATOR + 'scale = "skm"\n') + INDICATOR.replace('"a"', '"b"')
    (finding,) = faults_of(text)
    assert str(finding.place) == "contoh.toml:2 year"


def test_a_scale_of_its_own_stands_before_one_of_a_regulation() -> None:
    own = '[[scale]]\nkey = "skm"\nedges = [0, 1]\nbands = [{ code = "K", label = "K" }]\nclosure = "upper"\n'
    office = sakip.loads(HEAD + own + INDICATOR + 'scale = "skm"\n')
    assert office["a"].scale == office.scales["skm"]


def test_a_set_has_up_to_two_thousand_indicators() -> None:
    each = [INDICATOR.replace('"a"', f'"i{number}"') for number in range(MOST_INDICATORS + 1)]
    assert len(sakip.loads(HEAD + "".join(each[:-1]))) == MOST_INDICATORS == 2_000
    (finding,) = faults_of(HEAD + "".join(each))
    assert str(finding.place) == f"contoh.toml:{4 + 5 * 2_000} indicator[2000]"
    assert finding.text("en").endswith(
        "Too large: set of indicators 2001, the limit is 2000. Split it into several sets."
    )
    assert "himpunan indikator 2001" in finding.text("id")


def test_a_severity_is_one_of_two_words() -> None:
    reading = '[[reading]]\ncode = "r"\nsubject = "office"\nprinted = "x"\nread_as = "y"\nbasis = "z"\n'
    (finding,) = faults_of(HEAD + reading + 'severity = "warnin"\n')
    assert str(finding.place) == "contoh.toml:10 reading[0].severity"
    assert finding.text("en").endswith("There is no choice called “warnin”. Did you mean “warning”?")
    assert sakip.loads(HEAD + reading + 'severity = "warning"\n').readings[0].severity == "warning"


def test_every_wrong_key_of_one_indicator_is_named() -> None:
    """One fault of an indicator does not hide the others of the same one."""
    text = HEAD + (
        '[[indicator]]\ncode = "a"\nname = "A"\nunit = "persenn"\npolarity = "hihger"\nrounding = "up"\n'
        'scale = "skn"\nformula = { kind = "index", weights = { u1 = 0.11, u2 = 0.11 } }\n'
    )
    found = [(finding.place.line, finding.place.key) for finding in faults_of(text) if finding.place]
    keys = ["unit", "polarity", "rounding", "scale", "formula"]
    assert found == [(line, f"indicator[0].{key}") for line, key in enumerate(keys, 7)]
