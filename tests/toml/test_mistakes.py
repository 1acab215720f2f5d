from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip.toml.mistakes import mistakes
from sakip.toml.text import read

if TYPE_CHECKING:
    from sakip.findings import Finding


def found(text: str) -> list[Finding]:
    source, findings = read(text, "iku.toml")
    assert source is None
    assert findings == mistakes(text, "iku.toml")
    return findings


LINES = [
    # the line as it is written, the finding, what it says in Indonesian, and the line as it should be
    ("ikm = 87,5", "toml-decimal-comma", "Angka 87,5 memakai koma", "ikm = 87.5"),
    ("ikm = -0,5  # turun", "toml-decimal-comma", "Angka -0,5 memakai koma", "ikm = -0.5"),
    ("t = { 2026 = 85,5, 2027 = 86 }", "toml-decimal-comma", "Angka 85,5", "t = { 2026 = 85.5, 2027 = 86 }"),
    ("pagu = 1.250.000", "toml-thousands", "Angka 1.250.000 memakai pemisah ribuan", "pagu = 1250000"),
    ("pagu = 1.250.000,75", "toml-thousands", "pemisah ribuan", "pagu = 1250000.75"),
    ("pagu = 1,250,000", "toml-thousands", "pemisah ribuan", "pagu = 1250000"),
    ("pagu = Rp 1.500.000", "toml-number-unit", "angka dengan satuan", 'pagu = "1500000 rupiah"'),
    ("aduan = 90%", "toml-number-unit", "90% ialah angka dengan satuan", 'aduan = "90 persen"'),
    ("aduan = 87,5 %", "toml-number-unit", "87,5 % ialah", 'aduan = "87.5 persen"'),
    ("target = 6 dokumen", "toml-number-unit", "6 dokumen ialah", 'target = "6 dokumen"'),
    ("ikm = ≥ 85", "toml-comparison", "tanda seperti ≥", "ikm = 85"),
    ("ikm = >=85", "toml-comparison", "tanda seperti >=", "ikm = 85"),
    ("ikm = > 87,5", "toml-comparison", "tanda seperti >", "ikm = 87.5"),
    ("issued = 31-01-2026", "toml-date", "Tanggal 31-01-2026", "issued = 2026-01-31"),
    ("issued = 31/1/2026", "toml-date", "Tanggal 31/1/2026", "issued = 2026-01-31"),
    ("issued = 2026/01/31", "toml-date", "Tanggal 2026/01/31", "issued = 2026-01-31"),
    ("issued = 31 Januari 2026", "toml-date", "Tanggal 31 Januari 2026", "issued = 2026-01-31"),
    ("unit = poin", "toml-unquoted", "Teks poin tidak dalam tanda kutip", 'unit = "poin"'),
    ("unit = juta rupiah  # uang", "toml-unquoted", "Teks juta rupiah", 'unit = "juta rupiah"'),
    ("kode = 35.09.23", "toml-unquoted", "Teks 35.09.23", 'kode = "35.09.23"'),
    ("s = [Laporan SKM, LRA]", "toml-unquoted", "Teks Laporan SKM, LRA", 's = ["Laporan SKM", "LRA"]'),
    ("f = { kind = ratio }", "toml-unquoted", "Teks ratio", 'f = { kind = "ratio" }'),
    ("name = “Indeks”", "toml-curly-quotes", "melengkung", 'name = "Indeks"'),
    ("name = ‘Indeks’", "toml-curly-quotes", "melengkung", "name = 'Indeks'"),
    ('name = "Indeks', "toml-open-quote", "tidak ditutup", 'name = "Indeks"'),
    ('name = "Camat "Ajung""', "toml-inner-quotes", "sama dengan pembungkusnya", "name = 'Camat \"Ajung\"'"),
    ('title = "D:\\SAKIP\\pk.pdf"', "toml-backslash", "arti khusus", "title = 'D:\\SAKIP\\pk.pdf'"),
    ('unit: "poin"', "toml-colon", "dipisah dengan :", 'unit = "poin"'),
    ("unit : poin", "toml-colon", "dipisah dengan :", 'unit = "poin"'),
    ('f = { kind: "ratio" }', "toml-colon", "dipisah dengan :", 'f = { kind = "ratio" }'),
    ('unit "poin"', "toml-no-equals", "bukan kunci = nilai", 'unit = "poin"'),
    ('Sumber Data = "LRA"', "toml-key-blank", "“Sumber Data” memuat spasi", 'sumber_data = "LRA"'),
    ('unit = "poin",', "toml-stray-mark", "“,” di akhir baris", 'unit = "poin"'),
    ('unit = "poin";', "toml-stray-mark", "“;” di akhir baris", 'unit = "poin"'),
    ('unit\u00a0= "poin"', "toml-odd-blank", "spasi khusus", 'unit = "poin"'),
    ("// catatan", "toml-comment", "diawali dengan #, bukan //", "# catatan"),
    ("[[node]", "toml-header", "Kurung siku", "[[node]]"),
    ("[node]]", "toml-header", "Kurung siku", "[[node]]"),
    ("[office", "toml-header", "Kurung siku", "[office]"),
    ('f = { kind = "ratio"', "toml-open-bracket", "Kurung { dibuka", 'f = { kind = "ratio" }'),
]


@pytest.mark.parametrize(("line", "code", "says", "fixed"), LINES, ids=[line for line, *_ in LINES])
def test_a_mistake_is_named_with_its_line_and_the_line_as_it_should_be(
    line: str, code: str, says: str, fixed: str
) -> None:
    """A planner copies what the remedy shows; below and above are whatever else is in the file."""
    (finding,) = found(f'# IKU\nawal = 1\n{line}\nakhir = "x"\n')
    assert (finding.code, str(finding.place)) == (code, "iku.toml:3")
    assert says in finding.message()
    assert finding.remedy().endswith(f": {fixed}")
    assert finding.remedy("en").endswith(f": {fixed}")
    assert finding.message("en") != finding.message()
    tomllib.loads(fixed)


TEXTS = [
    # the text, the findings with their lines, what the first says
    ("unit =\n", [("toml-no-value", 1)], "“unit” tidak diberi nilai"),
    ("issued = 31-02-2026\n", [("toml-no-date", 1)], "31-02-2026 bukan tanggal"),
    ("selesai\n", [("toml-no-equals", 1)], "bukan kunci = nilai"),
    ("a = 1\n[b]\na = 1\nc = 2\na = 3\n", [("toml-key-twice", 5)], "“a” sudah ada di baris 3"),
    ("[d.t]\nikm = 1\nikm = 2\n", [("toml-key-twice", 3)], "“ikm” sudah ada di baris 2"),
    ("[office]\na = 1\n[decree]\n[office]\na = 2\n", [("toml-table-twice", 4)], "[office] sudah ada di baris 1"),
    (
        '[indicator]\ncode = "a"\n[[indicator]]\ncode = "b"\n', [("toml-header-listed", 1)],
        "ditulis [indicator], sedangkan di baris 3 ditulis [[indicator]]",
    ),
    (
        '[[indicator]]\ncode = "a"\n[indicator]\ncode = "b"\n', [("toml-header-listed", 3)],
        "ditulis [indicator], sedangkan di baris 1 ditulis [[indicator]]",
    ),
    ('a = 1\nb = """\nx\n\nc = 2\n', [("toml-open-text", 2)], '"""'),
    ('a = """\nx.\n\nb = """\ny"""\n', [("toml-open-text", 1)], '"""'),
    ('a = """\nD:\\SAKIP\n"""\n', [("toml-backslash", 2)], "arti khusus"),
    ('a = [\n  "x",\n  "y"\nb = 2\n[c]\n', [("toml-open-bracket", 1)], "Kurung [ dibuka"),
    ('a = [\n  "x",\n  y,\n]\n', [("toml-unquoted", 3)], "Teks y"),
    ("a = 1\rb = 2\r", [("toml-line-ends", 1)], "CR"),
    (
        "ikm = 87,5\nunit = poin\n[[node]\nissued = 31-01-2026\nselesai\n",
        [("toml-decimal-comma", 1), ("toml-unquoted", 2), ("toml-header", 3), ("toml-date", 4), ("toml-no-equals", 5)],
        "87,5",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "says"), TEXTS, ids=[text for text, *_ in TEXTS])
def test_what_reaches_over_several_lines_is_named_where_it_began(
    text: str, expected: list[tuple[str, int]], says: str
) -> None:
    findings = found(text)
    assert [(one.code, one.place and one.place.line) for one in findings] == expected
    assert says in findings[0].message()
    assert all(one.text() != one.text("en") for one in findings)


def test_a_text_of_nothing_but_mistakes_is_left_at_a_limit() -> None:
    assert len(found("unit = poin\n" * 1 + "".join(f"k{number} = x\n" for number in range(40)))) == 20


def test_tabs_are_no_mistake() -> None:
    assert not mistakes('\tunit\t=\t"poin"\t# x\n', "iku.toml")


PIECES = st.sampled_from(
    ['"', "'", '"""', "'''", "[", "]", "{", "}", "=", ",", "#", "\n", "\\", "a", "1", ".", " ", "“", "≥", "31-01-2026",
     "[[a]]\n", "[a]\n", "a = 1\n", "a.b = x\n", "b = [\n", "\r", "87,5", "\u00a0", ":", "a = '", "0x"],
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map("".join))
@example('a = [ { b = "\n')
def test_any_text_is_toml_or_has_a_mistake_on_one_of_its_lines(text: str) -> None:
    """Both languages can say it, and a line that is shown as it should be is TOML."""
    text = text.replace("\r\n", "\n")
    findings = mistakes(text, "x")
    try:
        tomllib.loads(text)
    except ValueError:
        assert findings
    else:
        assert not findings
    for finding in findings:
        assert finding.text()
        assert finding.text("en")
        assert finding.place is not None
        assert 1 <= (finding.place.line or 1) <= text.count("\n") + 1
