"""Faults of a set file, one by one: at which line each stands, and that Indonesian is Indonesian."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import SetFileError

if TYPE_CHECKING:
    from sakip.findings import Finding

SET = """\
schema = 1
code = "contoh"
year = 2026

[[unit]]
name = "posyandu"

[[node]]
code = "pelayanan"
kind = "sasaran"
text = "Meningkatnya pelayanan"

[[scale]]
key = "mutu"
edges = [0, 60, 100]
bands = [{ code = "K", label = "Kurang" }, { code = "B", label = "Baik" }]
closure = "lower"

[[rule]]
name = "contoh.separuh"
formula = { kind = "expression", text = "50% * realisasi / target" }
better = "higher"
source = "Kesepakatan"

[[indicator]]
code = "ikm"
name = "Indeks Kepuasan"
node = "pelayanan"
unit = "poin"
polarity = "contoh.separuh"
scale = "mutu"
places = 2
formula = { kind = "external_score", assessor = "e-SUKMA", document = "Laporan" }

[[indicator]]
code = "aduan"
name = "Aduan selesai"
node = "pelayanan"
unit = "persen"
polarity = "higher"
achievement_places = 1
formula = { kind = "ratio", numerator = "selesai", denominator = "masuk", unit = "aduan" }
consolidation = "ratio-of-sums"

[[indicator]]
code = "kunjungan"
name = "Kunjungan"
unit = "posyandu"
formula = { kind = "count" }
aggregation = "sum"

[[definition]]
indicator = "aduan"
valid_until = 2024-12-31
name = "Aduan"

[[document]]
code = "pk"
kind = "pk"
title = "Perjanjian Kinerja"
issued = 2026-01-31
period = 2026

[document.targets]
ikm = 85
aduan = "90 persen"
kunjungan = "6 posyandu"

[[target]]
indicator = "ikm"
period = 2027
value = 86

[[realisation]]
indicator = "aduan"
period = 2026
components = { selesai = 8, masuk = 10 }

[[analysis]]
indicator = "ikm"
period = 2026
cause = "Loket baru"
"""


def faults_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(SetFileError) as caught:
        sakip.loads(text, "iku.toml")
    return caught.value.findings


def line_of(text: str, needle: str) -> int:
    assert needle in text
    return text[: text.index(needle)].count("\n") + 1


def changed(old: str, new: str, text: str = SET) -> str:
    assert text.count(old) >= 1, old
    return text.replace(old, new, 1)


def test_the_set_is_good() -> None:
    assert len(sakip.loads(SET)) == 3


# what is written instead of what, the code of the finding, and what its sentence says in Indonesian
SHAPE = [
    ('unit = "poin"', 'unti = "poin"', "unknown-key", "Kunci “unti” tidak dikenal. Maksudnya “unit”?"),
    ('unit = "poin"', 'satuan = "poin"', "unknown-key", "Maksudnya “unit”?"),
    ('name = "Indeks Kepuasan"', 'nama = "Indeks Kepuasan"', "unknown-key", "Maksudnya “name”?"),
    ('code = "ikm"', 'kode = "ikm"', "unknown-key", "Maksudnya “code”?"),
    ('polarity = "contoh.separuh"', 'arah = "contoh.separuh"', "unknown-key", "Maksudnya “polarity”?"),
    ('unit = "persen"\n', "", "missing-key", "Kunci “unit” belum ada. Tambahkan unit = …"),
    ("places = 2", 'places = "dua"', "wrong-type", "'dua' bukan bilangan bulat."),
    ('name = "Aduan selesai"', "name = 7", "wrong-type", 'Tulis "7".'),
    ('formula = { kind = "count" }', 'formula = "jumlah"', "wrong-type", "'jumlah' bukan tabel."),
    ("issued = 2026-01-31", 'issued = "31 Januari 2026"', "wrong-type", "Tulis 2026-01-31."),
    ('cause = "Loket baru"', 'penyebab = "Loket baru"', "unknown-key", "Maksudnya “cause”?"),
    ('key = "mutu"', 'kunci = "mutu"', "unknown-key", "Kunci “kunci” tidak dikenal."),
    ('closure = "lower"', "closure = true", "wrong-type", "true bukan teks dalam tanda kutip."),
    ('better = "higher"', 'better = "naik"', "unknown-reference", "Tidak ada pilihan bernama “naik”."),
    ('name = "posyandu"', 'nama = "posyandu"', "unknown-key", "Maksudnya “name”?"),
    ('[[node]]\ncode = "pelayanan"', '[[node]]\nkode = "pelayanan"', "unknown-key", "Maksudnya “code”?"),
    ('kind = "sasaran"', 'kind = "tujuann"', "unknown-reference", "jenjang bernama “tujuann”"),
    ("period = 2026\n\n", "periode = 2026\n\n", "unknown-key", "Maksudnya “period”?"),
    ("year = 2026", 'year = "2026"', "wrong-type", "Tulis 2026."),
    ("components = { selesai = 8, masuk = 10 }", "components = [8, 10]", "wrong-type", "[8, 10] bukan tabel."),
]
MEANING = [
    (
        'node = "pelayanan"\nunit = "poin"',
        'node = "plyn"\nunit = "poin"',
        "unknown-reference",
        "Maksudnya “pelayanan”?",
    ),
    ('unit = "persen"', 'unit = "perseen"', "unknown-unit", "Maksudnya “persen”?"),
    ('unit = "persen"', 'unit = "berkas-lapangan"', "unknown-unit", "Tidak ada satuan bernama “berkas-lapangan”. Yang"),
    (
        'polarity = "higher"',
        'polarity = "naik"',
        "unknown-reference",
        "Tidak ada arah bernama “naik”. Maksudnya “higher”?",
    ),
    (
        'polarity = "higher"',
        'polarity = "makin rendah"',
        "unknown-reference",
        "Maksudnya “lower-mirror” atau “lower-inverse”?",
    ),
    ('polarity = "higher"', 'polarity = "lower"', "unknown-reference", "“lower-mirror” atau “lower-inverse”?"),
    ('polarity = "higher"', 'polarity = "lower-miror"', "unknown-reference", "Maksudnya “lower-mirror”?"),
    ('consolidation = "ratio-of-sums"', 'consolidation = "jumlah"', "unknown-reference", "Maksudnya “sum”?"),
    ('aggregation = "sum"', 'aggregation = "rata-rata"', "unknown-reference", "Maksudnya “average”?"),
    ('aggregation = "sum"', 'zero_target = "nol"', "unknown-reference", "Tidak ada bacaan target nol bernama “nol”."),
    ('aggregation = "sum"', 'achievement_from = "x"', "unknown-reference", "Tidak ada dasar capaian bernama “x”."),
    ('kind = "ratio"', 'kind = "rasio"', "unknown-reference", "Maksudnya “ratio”?"),
    ('kind = "pk"', 'kind = "perjanjian kinerja"', "unknown-reference", "Maksudnya “pk”?"),
    ('title = "Perjanjian Kinerja"', 'title = " "', "blank-text", "Kunci “title” tidak boleh kosong."),
    ('name = "Kunjungan"', 'name = ""', "blank-text", "Kunci “name” tidak boleh kosong."),
    ('code = "kunjungan"', 'code = ""', "blank-text", "Kunci “code” tidak boleh kosong."),
    ('code = "kunjungan"', 'code = "kun jungan"', "bad-code", 'Tulis "kun-jungan".'),
    ('code = "kunjungan"', 'code = "aduan"', "duplicate-code", "indikator “aduan” ditulis dua kali."),
    ("ikm = 85", "ikmx = 85", "unknown-reference", "Tidak ada indikator bernama “ikmx”. Maksudnya “ikm”?"),
    ('"90 persen"', '"90,5 persen"', "number-plain", "'90,5 persen' bukan angka biasa."),
    ('"90 persen"', '"90 dokumen"', "unit-other-kind", "Satuan “dokumen” tidak dapat dijadikan “persen”."),
    (
        "ikm = 85",
        'ikm = "BB"',
        "number-none",
        "'BB' bukan angka. Tulis seperti 1234.5; sebuah predikat ditulis { predicate",
    ),
    ("ikm = 85", 'ikm = ""', "number-blank", "Nilainya kosong, dan kosong tidak dianggap nol."),
    ("value = 86", "value = { from = 90, to = 80 }", "range-upside-down", "Rentang 90 sampai 80 terbalik."),
    ("value = 86", 'value = "1.500 poin"', "number-maybe-thousands", "'1.500 poin' dapat berarti ribuan"),
    (', denominator = "masuk"', "", "formula-missing-key", "Rumus ratio memerlukan denominator."),
    (
        'denominator = "masuk"',
        'denominator = "masuk", penyebut = 1',
        "formula-unknown-key",
        "tidak punya kunci “penyebut”",
    ),
    ('unit = "aduan"', "unit = 5", "formula-not-text", "Isi kunci “unit” dari rumus ratio harus teks"),
    ('numerator = "selesai"', 'numerator = "1x"', "component-name", "'1x' tidak dapat menjadi nama komponen."),
    ('{ kind = "count" }', '{ component = "x" }', "formula-no-kind", "Rumus ini tidak menyebut jenisnya"),
    (
        '{ kind = "count" }',
        '{ kind = "count", unit = "orang" }',
        "formula-other-unit",
        "berupa orang, sedangkan satuan",
    ),
    (
        '{ kind = "count" }',
        '{ kind = "expression", text = "a +" }',
        "expression-ends",
        "'a +', kolom 4: rumusnya belum",
    ),
    (
        '{ kind = "count" }',
        '{ kind = "index", weights = { a = 0.9 } }',
        "formula-weights",
        "sedangkan ini berjumlah 0,9",
    ),
    ('assessor = "e-SUKMA"', 'assessor = ""', "formula-no-assessor", "memerlukan penilai"),
    ("edges = [0, 60, 100]", "edges = [0, 60, 60]", "scale-not-rising", "60 diikuti 60"),
    ("edges = [0, 60, 100]", "edges = [0, 100]", "scale-counts", "Skala ini punya 2 kategori dan 2 ambang."),
    ('closure = "lower"', 'closure = "bawah"', "scale-no-closure", "tidak menyebut ujung mana yang termasuk (closure)"),
    ("period = 2027", 'period = "besok"', "bad-period", "“besok” bukan periode."),
    ("year = 2026", "year = 20266", "bad-year", "20266 bukan tahun dari 1945 sampai 2999."),
    ("places = 2", "places = 99", "places-range", "99 bukan jumlah angka di belakang koma."),
    (
        "period = 2026\n\n[document.targets]\nikm = 85\n",
        "\n[document.targets]\nikm = 85\n",
        "target-no-period",
        "tidak menyebut periode",
    ),
    ("selesai = 8", "selesaii = 8", "unknown-reference", "Tidak ada komponen bernama “selesaii”. Maksudnya “selesai”?"),
    ("selesai = 8", 'selesai = "dua"', "number-none", "'dua' bukan angka."),
]
# what is about an entry as a whole, and stands where that begins
AT_ITS_TABLE = frozenset(
    {"missing-key", "scale-not-rising", "scale-counts", "scale-no-closure", "formula-other-unit", "target-no-period",
     "places-range"}
)  # fmt: skip
ENGLISH = re.compile(r"\b(is|are|not|the|and|of|needs|cannot|must|write|give|has|have|does|with|there|or)\b")
# what a hint or a remedy quotes: names of the format
QUOTED = re.compile(r"“[^”]*”|'[^']*'|\{[^}]*\}|(?:Yang ada|Kunci rumus itu|Rumus \w+ memerlukan):? .*|atau office = …")


@pytest.mark.parametrize(("old", "new", "code", "says"), SHAPE + MEANING)
def test_a_fault_stands_at_its_line_and_is_said_in_indonesian(old: str, new: str, code: str, says: str) -> None:
    """It is the only one, but for the same fault of several targets."""
    text = changed(old, new)
    found = faults_of(text)
    assert {finding.code for finding in found} == {code}
    (first, *_) = [finding for finding in found if says in finding.text()]
    assert len(found) == 1 or code == "target-no-period"
    assert first.place is not None
    assert not ENGLISH.search(QUOTED.sub("", first.text())), first.text()
    assert first.text("en") != first.text()
    number = line_of(SET, old) + (old.count("\n") - len(old.rstrip("\n").split("\n")[-1:]) + 1 if "\n" in old else 0)
    assert code in AT_ITS_TABLE or first.place.line in {number, line_of(SET, old), line_of(SET, old) + 1}


@given(st.sampled_from(SHAPE), st.sampled_from(MEANING))
def test_a_fault_of_shape_hides_no_fault_of_meaning_elsewhere_and_adds_none(
    shape: tuple[str, str, str, str], meaning: tuple[str, str, str, str]
) -> None:
    """Both are reported, and nothing else: the entries are those of different tables."""
    entries = re.split(r"(?=^\[\[)", SET, flags=re.MULTILINE)
    place = [next(index for index, entry in enumerate(entries) if one[0] in entry) for one in (shape, meaning)]
    if place[0] == place[1] or shape[0] in meaning[0] or meaning[0] in shape[0]:
        return
    text = changed(meaning[0], meaning[1], changed(shape[0], shape[1]))
    found = faults_of(text)
    if _covers(shape, meaning):
        return
    assert {finding.code for finding in found} == {shape[2], meaning[2]}
    assert any(shape[3] in finding.text() for finding in found)
    assert any(meaning[3] in finding.text() for finding in found)
    lines = [finding.place.line or 0 for finding in found if finding.place]
    assert lines == sorted(lines)
    assert len(found) == 2 or "target-no-period" in meaning[2]


def _covers(shape: tuple[str, str, str, str], meaning: tuple[str, str, str, str]) -> bool:
    """Whether what one of the faults takes away is what the other would have been about."""
    takes_definition = meaning[2] == "unit-other-kind" and shape[0].startswith(('unit = "persen"', 'name = "Aduan'))
    components = "selesaii" in meaning[1] and shape[0].startswith(('unit = "persen"', 'name = "Aduan'))
    counted = "formula-other-unit" in meaning[2] and "posyandu" in shape[0]
    return takes_definition or components or counted


def test_many_faults_of_one_file_come_together() -> None:
    """One misspelt key hides nothing of what a planner wrote in six other lines."""
    text = SET
    for old, new in (
        ('node = "pelayanan"\nunit = "poin"', 'node = "plyn"\nunti = "poin"'),
        ('polarity = "higher"', 'polarity = "naik"'),
        ('kind = "ratio"', 'kind = "rasio"'),
        ('consolidation = "ratio-of-sums"', 'consolidation = "jumlah"'),
        ("ikm = 85", 'ikmx = "87,5,"'),
    ):
        text = changed(old, new, text)
    found = [(finding.code, finding.place.line if finding.place else 0) for finding in faults_of(text)]
    assert found == [
        ("unknown-reference", line_of(text, "plyn")),
        ("unknown-key", line_of(text, "unti")),
        ("unknown-reference", line_of(text, "naik")),
        ("unknown-reference", line_of(text, "rasio")),
        ("unknown-reference", line_of(text, '"jumlah"')),
        ("unknown-reference", line_of(text, "ikmx")),
        ("number-plain", line_of(text, "ikmx")),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('code = "aduan"', 'code = "ikm"'),
        ('code = "aduan"', 'code = ""'),
        ('code = "aduan"\n', ""),
        ('code = "aduan"', "code = 7"),
    ],
)
def test_who_lost_its_name_is_not_called_unknown(old: str, new: str) -> None:
    """The targets of it are at no fault; that they name nothing only follows."""
    text = changed(old, new, SET.replace('[[definition]]\nindicator = "aduan"', '[[definition]]\nindicator = "ikm"'))
    text = text.replace('[[realisation]]\nindicator = "aduan"', '[[realisation]]\nindicator = "ikm"')
    text = text.replace("{ selesai = 8, masuk = 10 }", "{ nilai = 8 }")
    assert len(faults_of(text)) == 1


def test_a_wrong_default_is_one_fault() -> None:
    for default, code in (('consolidation = "jumlah"', "unknown-reference"), ('satuan = "poin"', "unknown-key")):
        text = SET.replace("year = 2026\n", f"year = 2026\n[defaults]\n{default}\n", 1)
        assert [finding.code for finding in faults_of(text)] == [code]


@pytest.mark.parametrize(("old", "new"), [("posyandu", "posyandu-1"), ("contoh.separuh", "separuh")])
def test_what_is_declared_with_a_wrong_name_is_not_unknown_where_it_is_used(old: str, new: str) -> None:
    text = SET.replace("6 posyandu", "6").replace(f'"{old}"', f'"{new}"')
    (finding,) = faults_of(text)
    assert finding.code in {"unit-no-count", "rule-no-namespace"}


def test_a_circle_is_named_beside_another_fault() -> None:
    text = SET + (
        '[[indicator]]\ncode = "a"\nname = "A"\nunit = "nilai"\nformula = { kind = "count", component = "x", '
        'unit = "nilai", taken = { x = { indicator = "a" } } }\nnode = "tidak-ada"\n'
    )
    assert [finding.code for finding in faults_of(text)] == ["indicator-cycle", "unknown-reference"]


HEAD = 'schema = 1\ncode = "x"\ntitle = "X"\n'
PROMISED = '[[target]]\nindicator = "b{}"\nperiod = "2024"\nvalue = 1\n'
COUNTED = '[[indicator]]\ncode = "{}"\nname = "I"\nunit = "bilangan"\nformula = {{ kind = "count" }}\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "".join(f"k{n} = 1\n" for n in range(300)), "unknown-key"),
        (HEAD + "[[indicator]]\n" * 300, "missing-key"),
        (HEAD + f"indicator = [{'1,' * 300}]", "wrong-type"),
        (
            HEAD
            + COUNTED.format("a")
            + "".join(f'[[target]]\nindicator = "b{n}"\nperiod = 2024\nvalue = 1\n' for n in range(300)),
            "unknown-reference",
        ),
    ],
    ids=["keys", "tables", "elements", "references"],
)
def test_of_very_many_faults_the_first_are_named_and_the_rest_is_said(text: str, code: str) -> None:
    """A file of a stranger must not make a finding of each of its hundred thousand keys."""
    with pytest.raises(SetFileError) as raised:
        sakip.loads(text)
    *named, last = raised.value.findings
    assert len(named) == 200
    assert {finding.code for finding in named} == {code}
    assert (last.code, last.facts["named"]) == ("more-faults", 200)


def test_the_last_unknown_name_is_offered_another_like_the_first() -> None:
    """However many there are, and wherever in the alphabet the one that is meant stands."""
    known = "".join(COUNTED.format(f"a{n}") for n in range(60)) + COUNTED.format("terlayani")
    target = '[[target]]\nindicator = "terlayani{}"\nperiod = 2024\nvalue = 1\n'
    text = HEAD + known + "".join(target.format(chr(ord("a") + n % 26) * (1 + n // 26)) for n in range(100))
    with pytest.raises(SetFileError) as raised:
        sakip.loads(text)
    assert [one.facts["hint_en"] for one in raised.value.findings] == ["Did you mean “terlayani”?"] * 100


def test_an_integer_in_another_base_of_any_length_is_a_fault() -> None:
    """Python reads it, and does not write it."""
    with pytest.raises(SetFileError, match="an integer of 400000 bits is not a year"):
        sakip.loads(f"{HEAD}year = 0x{'f' * 100_000}\n")
