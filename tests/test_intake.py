from __future__ import annotations

import codecs
import io
import sys
from collections import Counter
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import Evidence, Month, Predicate, Quarter, Semester, State, Status, Year, wording
from sakip.errors import DefinitionError, IntakeError
from sakip.indicators import Amount
from sakip.intake import CODES, COLUMNS, LARGEST_FILE, MOST_ROWS, Intake, read_realisations
from sakip.wording import FINDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from sakip.findings import Finding
    from sakip.indicators import Reported

OFFICE = sakip.loads(
    """
schema = 1
code = "uji-2024"
title = "Himpunan uji"
year = 2024

[[indicator]]
code = "ikm"
name = "Indeks Kepuasan Masyarakat"
aliases = ["IKM Kecamatan"]
unit = "poin"
polarity = "higher"
formula = { kind = "external_score", component = "nilai", assessor = "e-SUKMA", document = "Laporan SKM" }

[[indicator]]
code = "anggaran"
name = "Realisasi anggaran"
unit = "persen"
polarity = "higher"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }

[[indicator]]
code = "inovasi"
name = "Jumlah inovasi"
unit = "inovasi"
polarity = "higher"
formula = { kind = "count", component = "jumlah" }

[[indicator]]
code = "opini"
name = "Opini BPK"
unit = "predikat"
polarity = "higher"
predicates = ["TMP", "TW", "WDP", "WTP"]
formula = { kind = "external_score", component = "opini", assessor = "BPK", document = "LHP" }
"""
)
USUAL = COLUMNS[:9]  # without where the evidence is kept
HEADER = ";".join(USUAL)


def read(text: str, **options: Any) -> Intake:
    return read_realisations(io.StringIO(text, newline=""), OFFICE, **options)


def rows(*lines: str, **options: Any) -> Intake:
    """Read rows below the full header, whose cells the caller may leave off at the end."""
    filled = (line + ";" * (len(USUAL) - 1 - line.count(";")) for line in lines)
    return read("\n".join([HEADER, *filled]), **options)


def value(cell: str, indicator: str = "anggaran", component: str = "pagu", unit: str = "", **options: Any) -> Reported:
    """Read one value, which has to be taken without a complaint."""
    intake = rows(f"{indicator};2024;{component};{cell};{unit}", **options)
    assert errors(intake) == []
    return intake.realisations[0].components[component]


def found(intake: Intake, severity: str = "") -> list[tuple[str, int | None, str]]:
    """The findings but the one on the style of the file: code, line, column."""
    return [
        (finding.code, finding.place.line if finding.place else None, finding.place.column if finding.place else "")
        for finding in intake.findings
        if finding.code != "file-style" and severity in {"", finding.severity}
    ]


def errors(intake: Intake) -> list[tuple[str, int | None, str]]:
    return found(intake, "error")


def test_a_column_is_named_as_the_file_calls_it() -> None:
    """Whoever wrote “Nilai” above a column looks for that."""
    intake = read("Indikator;periode;KOMPONEN;Nilai\nikm;2024;;tinggi\n;dulu;;\nikm;2024;skor;1\n")
    assert found(intake) == [
        ("bad-number", 2, "Nilai"),
        ("missing-cell", 3, "Indikator"),
        ("bad-period", 3, "periode"),
        ("unknown-component", 4, "KOMPONEN"),
    ]
    assert "Kolom Indikator kosong." in intake.findings[2].text()
    assert [one.code for one in intake.findings if one.code not in CODES] == []


def taken(intake: Intake) -> Counter[tuple[str, str, str, Any]]:
    """Every component of every realisation: what became of the usable rows."""
    return Counter(
        (realisation.indicator, str(realisation.period), name, reported)
        for realisation in intake.realisations
        for name, reported in realisation.components.items()
    )


def style(intake: Intake) -> dict[str, Any]:
    (finding,) = (finding for finding in intake.findings if finding.code == "file-style")
    return dict(finding.facts)


# --- the header row and the style of a file ---------------------------------------------------------------------------


def test_a_row_is_a_component_and_the_rows_of_one_record_are_one_realisation() -> None:
    """The columns of the contract become a realisation with its evidence, date, state and note."""
    intake = read(
        "indicator,period,component,value,document,recorded,status,note\n"
        "anggaran,2024,realisasi,1250500000,LRA 2024,2025-01-15,verified,audited\n"
        "anggaran,2024,pagu,1400000000,DPPA 2024,15 Januari 2025,terverifikasi,audited\n"
        "ikm,TW II 2024,nilai,87.4,,,,\n"
    )
    budget, ikm = intake.realisations
    assert (budget.indicator, budget.period, budget.components) == (
        "anggaran", Year(2024), {"realisasi": Fraction(1250500000), "pagu": Fraction(1400000000)}
    )  # fmt: skip
    assert budget.evidence == (
        Evidence("LRA 2024", component="realisasi"),
        Evidence("DPPA 2024", component="pagu"),
    )
    assert (budget.recorded, budget.state, budget.note) == (date(2025, 1, 15), State.VERIFIED, "audited")
    assert budget.place is not None
    assert (budget.place.file, budget.place.line) == ("<text>", 2)
    assert (ikm.period, ikm.components, ikm.recorded, ikm.state) == (
        Quarter(2024, 2), {"nilai": Fraction("87.4")}, None, State.SUBMITTED
    )  # fmt: skip
    assert (intake.rows, intake.refused, found(intake)) == (3, (), [])


def test_one_document_behind_every_component_is_evidence_once() -> None:
    """Two components out of one document name it once, for both."""
    intake = rows("anggaran;2024;realisasi;1;;LRA", "anggaran;2024;pagu;2;;LRA")
    assert intake.realisations[0].evidence == (Evidence("LRA"),)
    half = rows("anggaran;2024;realisasi;1;;LRA", "anggaran;2024;pagu;2")
    assert half.realisations[0].evidence == (Evidence("LRA", component="realisasi"),)


@pytest.mark.parametrize(
    "header",
    [
        "indicator;period;component;value;unit;document;recorded;status;note",
        "Indikator;Periode;Komponen;Nilai;Satuan;Dokumen;Dicatat;Status;Catatan",
        "KODE; periode ;komponen;nilai;satuan;dokumen;tanggal;status;keterangan",
        '"Kode";"Periode";"Komponen";"Nilai";"Satuan";"Dokumen";"Tanggal";"Status";"Keterangan"',
    ],
)
def test_headings_may_be_indonesian(header: str) -> None:
    """Every heading has its Indonesian name; capitals, blanks and quotes around it do not matter."""
    intake = read(f"{header}\nanggaran;2024;pagu;12,5;juta rupiah;DPPA;2025-01-02;draf;sementara\n")
    (realisation,) = intake.realisations
    assert realisation.components == {"pagu": Amount(Fraction("12.5"), "juta rupiah")}
    assert (realisation.evidence, realisation.recorded) == ((Evidence("DPPA"),), date(2025, 1, 2))
    assert (realisation.state, realisation.note, found(intake)) == (State.DRAFT, "sementara", [])


def test_columns_may_stand_in_any_order() -> None:
    """A column is known by its heading, not by its place."""
    intake = read("nilai;catatan;periode;indikator;komponen\n87,4;baik;2024;ikm;nilai\n")
    assert taken(intake) == {("ikm", "2024", "nilai", Fraction("87.4")): 1}
    assert intake.realisations[0].note == "baik"


@pytest.mark.parametrize(
    ("separator", "written", "decimal", "said"),
    [(";", "1.234,56", ",", ";"), ("\t", "1.234,56", ",", "tab"), (",", "1234.56", ".", ",")],
)
def test_the_header_row_decides_how_numbers_are_written_and_that_is_reported(
    separator: str, written: str, decimal: str, said: str
) -> None:
    """Semicolons and tabs mean decimal commas, commas decimal points; one finding on the header says so."""
    lines = [("indicator", "period", "component", "value"), ("ikm", "2024", "nilai", written)]
    intake = read("\n".join(separator.join(line) for line in lines))
    assert taken(intake) == {("ikm", "2024", "nilai", Fraction("1234.56")): 1}
    assert style(intake) == {"separator": said, "decimal": decimal}
    (finding,) = intake.findings
    assert (finding.severity, finding.place and finding.place.line) == ("info", 1)


def test_the_decimal_sign_is_never_guessed_cell_by_cell() -> None:
    """In a file with decimal commas 1.234 is a thousand and more, and 87.4 is refused rather than guessed at."""
    intake = rows("ikm;2023;nilai;1.234", "ikm;2024;nilai;87.4")
    assert taken(intake) == {("ikm", "2023", "nilai", Fraction(1234)): 1}
    assert errors(intake) == [("bad-number", 3, "value")]
    (grade,) = (one for one in rows("ikm;2024;nilai;76,4 (BB)").findings if one.code == "bad-number")
    assert "Tulis seperti 76,4." in grade.text()
    points = read('indicator,period,component,value\nikm,2023,nilai,1.234\nikm,2024,nilai,"87,4"\n')
    assert taken(points) == {("ikm", "2023", "nilai", Fraction("1.234")): 1}
    assert errors(points) == [("bad-number", 3, "value")]


def test_the_caller_may_overrule_the_decimal_sign() -> None:
    """``decimal`` counts more than the separator of the header row, and is what the finding reports."""
    intake = rows("ikm;2024;nilai;1.234", decimal=".")
    assert taken(intake) == {("ikm", "2024", "nilai", Fraction("1.234")): 1}
    assert style(intake)["decimal"] == "."
    quoted = 'indicator,period,component,value\nikm,2024,nilai,"1,234"\n'
    assert taken(read(quoted, decimal=",")) == {("ikm", "2024", "nilai", Fraction("1.234")): 1}
    assert taken(read(quoted)) == {("ikm", "2024", "nilai", Fraction(1234)): 1}


def test_a_column_that_is_not_known_is_named_and_passed_over() -> None:
    """A further column is a warning on the header row, and costs no row."""
    intake = read("indicator;period;component;value;petugas;\nikm;2024;nilai;87;Budi;\n")
    assert found(intake) == [("unknown-column", 1, "petugas")]
    assert sum(taken(intake).values()) == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("indicator;period\nikm;2024\n", r"is the text of a file, and no path of one\. Give io\.StringIO\(text\)\."),
        (None, r"this NoneType is no realisation file\. Give a path or an open file; of a dataframe .*to_csv"),
    ],
)
def test_what_is_no_file_is_refused_with_what_to_give(source: Any, said: str) -> None:
    with pytest.raises(DefinitionError, match=said):
        read_realisations(source, OFFICE)


@pytest.mark.parametrize("text", ["", "\n\n", "  \r\n\t\r\n", "\ufeff", ";;;\n,,\n"])
def test_an_empty_file_is_refused_with_the_columns_it_should_have(text: str) -> None:
    """Without a header row there is nothing to read by."""
    with pytest.raises(IntakeError, match="is empty") as caught:
        read(text)
    assert caught.value.remedy == f"Its first row must name the columns: {', '.join(COLUMNS)}."
    assert vars(caught.value)["file"] == "<text>"


def test_missing_columns_are_named_all_at_once() -> None:
    """The error names the header row, its line, and each of the four required columns that is not there."""
    with pytest.raises(IntakeError, match=r"<text>, line 3: .* 'periode'.* lacks 'indicator', 'component', 'value'\."):
        read("\n\nperiode;dokumen\n2024;LRA\n")


@pytest.mark.parametrize(
    ("header", "twice"),
    [
        ("indicator;period;component;value;nilai", "'value', 'nilai'"),
        ("kode;indikator;periode;komponen;nilai", "'kode', 'indikator'"),
        ("indicator;period;component;value;note;Note;unit;satuan", "'note', 'Note', 'unit', 'satuan'"),
    ],
)
def test_a_header_that_names_a_column_twice_is_refused(header: str, twice: str) -> None:
    """Nobody can say which of two value columns is meant, so neither is read."""
    with pytest.raises(IntakeError, match=f"line 1: the header row names one column several times: {twice}"):
        read(f"{header}\n")


def test_a_header_alone_is_a_file_without_rows() -> None:
    """No rows is no fault."""
    intake = read(HEADER)
    assert (intake.realisations, intake.refused, intake.rows, found(intake)) == ((), (), 0, [])


def test_rows_that_hold_nothing_are_no_rows() -> None:
    """Blank lines, and the rows of separators that spreadsheets write, above the header too, are passed over."""
    intake = read(f";;;;;;;;\n{HEADER}\n\n;;;;;;;;\nikm;2024;nilai;87;;;;;\n \t \n; ; ;;;;;;\n")
    assert (intake.rows, sum(taken(intake).values()), errors(intake)) == (1, 1, [])
    assert intake.realisations[0].place is not None
    assert intake.realisations[0].place.line == 5


# --- numbers and their units ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "n/a", "N/A", "belum ada", "Belum diisi", "tidak ada data"])
def test_a_blank_value_is_not_zero(cell: str) -> None:
    """It is a component that is not filled in: noted, usable, and no number."""
    intake = rows(f"ikm;2024;nilai;{cell}")
    assert intake.realisations[0].components == {"nilai": None}
    assert found(intake) == [("blank-value", 2, "value")]
    assert found(intake, "info") == found(intake)
    assert sakip.assess(OFFICE, intake.realisations)["ikm"].value is None


@pytest.mark.parametrize("cell", ["0", "0,0", "Rp 0,-", "0 juta rupiah"])
def test_zero_is_data(cell: str) -> None:
    """Nothing spent is a number, and nothing is said about it."""
    reported = value(cell)
    assert reported is not None
    assert getattr(reported, "value", reported) == 0
    assert found(rows(f"anggaran;2024;pagu;{cell}")) == []


@pytest.mark.parametrize(
    ("cell", "unit", "reported"),
    [
        ("1.250.500.000", "", Fraction(1_250_500_000)),
        ("-12,5", "", Fraction("-12.5")),
        ("Rp 1.250.500.000", "", Fraction(1_250_500_000)),
        ("Rp1.250.500.000,00", "", Fraction(1_250_500_000)),
        ("rp. 1.500,-", "", Fraction(1500)),
        ("1500", "rupiah", Fraction(1500)),
        ("Rp 1500", "Rupiah", Fraction(1500)),
        ("12,5 juta rupiah", "", Amount(Fraction("12.5"), "juta rupiah")),
        ("12,5 Juta  Rupiah", "", Amount(Fraction("12.5"), "juta rupiah")),
        ("12,5\u00a0juta rupiah", "", Amount(Fraction("12.5"), "juta rupiah")),
        ("12,5", "juta rupiah", Amount(Fraction("12.5"), "juta rupiah")),
        ("Rp 12,5", "juta rupiah", Amount(Fraction("12.5"), "juta rupiah")),
        ("Rp12,5 juta", "", Amount(Fraction("12.5"), "juta rupiah")),
        ("Rp 1,25 miliar", "", Amount(Fraction("1.25"), "miliar rupiah")),
        ("Rp 1,25 milyar rupiah", "rupiah", Amount(Fraction("1.25"), "miliar rupiah")),
        ("3 ribu rupiah", "juta rupiah", Amount(Fraction(3), "ribu rupiah")),
    ],
)
def test_money_is_read_with_its_unit_from_the_cell_or_from_the_unit_column(
    cell: str, unit: str, reported: Reported
) -> None:
    """What stands in the cell counts more than the unit column; another unit of money is kept, never lost."""
    assert value(cell, unit=unit) == reported


def test_an_amount_comes_out_in_the_unit_of_the_component() -> None:
    """12.5 million rupiah of 50 million is 25 percent."""
    intake = rows("anggaran;2024;realisasi;Rp 12,5 juta", "anggaran;2024;pagu;50.000.000")
    assert sakip.assess(OFFICE, intake.realisations)["anggaran"].exact == 25


@pytest.mark.parametrize(
    ("indicator", "component", "cell", "unit", "column"),
    [
        ("anggaran", "pagu", "50%", "", "value"),
        ("anggaran", "pagu", "50 %", "rupiah", "value"),
        ("anggaran", "pagu", "50 persen", "", "value"),
        ("anggaran", "pagu", "50", "persen", "unit"),
        ("anggaran", "pagu", "50", "dolar", "unit"),
        ("inovasi", "jumlah", "12,5 juta rupiah", "", "value"),
        ("inovasi", "jumlah", "12", "juta rupiah", "unit"),
        ("inovasi", "jumlah", "Rp 5", "", "value"),
        ("inovasi", "jumlah", "Rp 5", "inovasi", "value"),
        ("inovasi", "jumlah", "Rp 5 inovasi", "", "value"),
        ("inovasi", "jumlah", "5 dokumen", "inovasi", "value"),
        ("ikm", "nilai", "87 persen", "", "value"),
        ("ikm", "nilai", "87%", "", "value"),
        ("ikm", "nilai", "87", "x" * 500, "unit"),
    ],
)
def test_a_unit_or_mark_of_another_kind_is_refused(
    indicator: str, component: str, cell: str, unit: str, column: str
) -> None:
    """A percentage is no rupiah and rupiah are no count, whether a word, a mark or the unit column says so."""
    intake = rows(f"{indicator};2024;{component};{cell};{unit}")
    assert errors(intake) == [("bad-unit", 2, column)]
    assert intake.realisations == ()


@pytest.mark.parametrize(
    ("cell", "indicator", "component", "reported"),
    [
        ("87,5 poin", "ikm", "nilai", Fraction("87.5")),
        ("3 inovasi", "inovasi", "jumlah", Fraction(3)),
        ("3", "inovasi", "jumlah", Fraction(3)),
    ],
)
def test_the_unit_that_is_expected_anyway_changes_nothing(
    cell: str, indicator: str, component: str, reported: Reported
) -> None:
    """A number with the unit of its component is that number."""
    assert value(cell, indicator, component) == reported


def test_a_percent_sign_is_a_unit_of_its_own() -> None:
    """On an indicator in percent it may stand beside the number, whatever share the unit column speaks of."""
    office = sakip.load("muncar-2024")
    text = "indicator;period;component;value;unit\nkinerja-pemerintah;{};nilai;97,31 %;{}\n"
    for period, unit in [(2024, ""), (2023, "persen"), (2022, "permil")]:
        intake = read_realisations(io.StringIO(text.format(period, unit)), office)
        assert intake.realisations[0].components == {"nilai": Fraction("97.31")}


@pytest.mark.parametrize(
    "cell",
    [
        "abc",
        "1e5",
        "NaN",
        "inf",
        "1_000",
        "٨٧",
        "12,5,5",
        "1.23",
        "--5",
        "5+",
        "Rp",
        "%",
        "1/2",
        "5%%",
        "0x10",
        "9" * 19,
    ],
)
def test_a_value_that_is_no_number_is_refused_with_an_example(cell: str) -> None:
    """The finding repeats the cell and shows how a number is written in this file."""
    intake = rows(f"ikm;2024;nilai;{cell}")
    assert errors(intake) == [("bad-number", 2, "value")]
    finding = next(finding for finding in intake.findings if finding.code == "bad-number")
    assert f"“{cell}”" in finding.message()
    assert "1.234,56" in finding.remedy("en")


def test_a_cell_is_read_whole_or_not_at_all() -> None:
    """However far away it stands, text behind a unit is not cut off."""
    cell = "12" + " " * 100 + "juta rupiah" + " " * 87 + "kurang 5"
    assert errors(rows(f"anggaran;2024;pagu;{cell}")) == [("bad-number", 2, "value")]


def test_a_predicate_is_one_of_the_words_of_its_indicator() -> None:
    """WTP is taken; a word the indicator does not rank is refused with those it does."""
    intake = rows("opini;2023;opini;WTP", "opini;2024;opini;wtp", "opini;2022;opini;88", "opini;2021;;-")
    assert taken(intake) == {
        ("opini", "2023", "opini", Predicate("WTP")): 1,
        ("opini", "2021", "opini", None): 1,
    }
    assert errors(intake) == [("bad-predicate", 3, "value"), ("bad-predicate", 4, "value")]
    finding = next(finding for finding in intake.findings if finding.code == "bad-predicate")
    assert finding.remedy() == "Yang ada: TMP, TW, WDP, WTP."


# --- the other cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2024", Year(2024)),
        ("2024-S1", Semester(2024, 1)),
        ("2024-Q2", Quarter(2024, 2)),
        ("2024-05", Month(2024, 5)),
        ("TW II 2024", Quarter(2024, 2)),
    ],
)
def test_a_period_is_read_in_every_form_of_the_contract(text: str, period: Any) -> None:
    """Files write periods for programs or the way decrees do."""
    assert rows(f"ikm;{text};nilai;87").realisations[0].period == period


@pytest.mark.parametrize("text", ["draf", "Draf", "draft", " DRAFT "])
def test_status_words_are_taken_in_both_languages(text: str) -> None:
    """Capitals and blanks do not matter."""
    assert rows(f"ikm;2024;nilai;87;;;;{text};").realisations[0].state is State.DRAFT


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", State.SUBMITTED),
        ("diajukan", State.SUBMITTED),
        ("submitted", State.SUBMITTED),
        ("terverifikasi", State.VERIFIED),
        ("diverifikasi", State.VERIFIED),
        ("verified", State.VERIFIED),
    ],
)
def test_every_state_has_its_words(text: str, state: State) -> None:
    """A row without a state is submitted."""
    intake = rows(f"ikm;2024;nilai;87;;;;{text};")
    assert intake.realisations[0].state is state
    assert found(intake) == []


@pytest.mark.parametrize("text", ["ditolak", "rejected"])
def test_a_rejected_row_is_kept_and_said_not_to_count(text: str) -> None:
    """It is a realisation with a warning, not a refused row."""
    intake = rows(f"ikm;2024;nilai;87;;;;{text};")
    assert intake.realisations[0].state is State.REJECTED
    assert found(intake, "warning") == found(intake) == [("rejected", 2, "")]


@pytest.mark.parametrize("text", ["tidak berlaku", "Tidak  Berlaku", "not applicable"])
def test_an_indicator_may_not_apply_to_a_period(text: str) -> None:
    """The words say it in either language; no value is asked for, and none of the blank one."""
    intake = rows(f"ikm;2024;nilai;;;;;{text};")
    assert not intake.realisations[0].applicable
    assert found(intake) == []
    assert sakip.assess(OFFICE, intake.realisations)["ikm"].status is Status.NOT_APPLICABLE


def test_the_component_may_be_blank_when_there_is_only_one() -> None:
    """One component needs no name; of two, which one is meant has to be said."""
    intake = rows("ikm;2024;;87", "anggaran;2024;;5")
    assert taken(intake) == {("ikm", "2024", "nilai", Fraction(87)): 1}
    assert errors(intake) == [("missing-cell", 3, "component")]


def test_an_indicator_is_found_by_its_alias() -> None:
    """What other documents call it leads to the same code, and to the same record."""
    intake = rows("IKM Kecamatan;2024;nilai;87", "ikm;2024;nilai;87")
    assert taken(intake) == {("ikm", "2024", "nilai", Fraction(87)): 2}
    assert found(intake) == [("duplicate", 3, "")]


def test_a_wrong_name_comes_with_the_nearest_known_one() -> None:
    """Indicators and components that do not exist are answered with the one probably meant, or with all there are."""
    intake = rows("anggran;2024;pagu;1", "xyz;2024;pagu;1", "anggaran;2024;realisas;1", "anggaran;2024;xyz;1")
    remedies = [finding.remedy() for finding in intake.findings if finding.severity == "error"]
    assert remedies == [
        "Maksudnya “anggaran”?",
        "Yang ada: ikm, anggaran, inovasi, opini.",
        "Maksudnya “realisasi”?",
        "Yang ada: realisasi, pagu.",
    ]


def test_of_many_names_some_are_shown_in_the_language_of_the_finding() -> None:
    """A set of twenty indicators does not fill the screen, nor put English into an Indonesian sentence."""
    table = """
[[indicator]]
code = "kode-{0}"
name = "n"
unit = "poin"
formula = {{ kind = "external_score", component = "nilai", assessor = "a", document = "d" }}
"""
    office = sakip.loads('schema = 1\ncode = "banyak"\n' + "".join(table.format(n) for n in range(20)))
    intake = read_realisations(io.StringIO(f"{HEADER}\nzz;2024;nilai;1;;;;;"), office)
    assert intake.findings[1].remedy() == f"Yang ada: {', '.join(f'kode-{n}' for n in range(12))}, …."


# --- several records of one number ------------------------------------------------------------------------------------


def test_the_same_number_twice_is_a_duplicate() -> None:
    """Both rows are kept, with a warning at the second."""
    intake = rows("ikm;2024;nilai;87", "ikm;2024;nilai;87,0")
    assert len(intake.realisations) == 2
    assert found(intake, "warning") == found(intake) == [("duplicate", 3, "")]


def test_another_number_recorded_later_is_a_correction() -> None:
    """It is no fault; the later one counts, wherever it stands in the file."""
    intake = rows("ikm;2024;nilai;88;;;2025-02-01", "ikm;2024;nilai;87;;;2025-01-01")
    assert found(intake, "info") == found(intake) == [("correction", 2, "")]
    assert sakip.assess(OFFICE, intake.realisations)["ikm"].value == 88


def test_another_number_recorded_the_same_day_is_a_conflict() -> None:
    """Nobody chooses between them: an error, and both rows are kept."""
    intake = rows("ikm;2024;nilai;87;;;2025-01-01", "ikm;2024;nilai;88;;;1 Januari 2025")
    assert errors(intake) == [("conflict", 3, "")]
    assert (len(intake.realisations), intake.refused) == (2, ())
    assert sakip.assess(OFFICE, intake.realisations)["ikm"].value is None


def test_rows_of_another_date_or_state_are_a_record_of_their_own() -> None:
    """What was recorded later, or is not verified, does not take the date or the state of what was."""
    dated = rows("anggaran;2024;realisasi;1;;;2025-01-01", "anggaran;2024;pagu;2;;;2025-02-01")
    assert [realisation.recorded for realisation in dated.realisations] == [date(2025, 1, 1), date(2025, 2, 1)]
    stated = rows("anggaran;2024;realisasi;1;;;;draf", "anggaran;2024;pagu;2;;;;terverifikasi")
    assert [realisation.state for realisation in stated.realisations] == [State.DRAFT, State.VERIFIED]
    assert [len(realisation.components) for realisation in (*dated.realisations, *stated.realisations)] == [1] * 4


def test_components_on_scattered_rows_make_one_realisation() -> None:
    """Rows of one indicator, period, date and state belong together wherever they stand."""
    intake = rows("anggaran;2024;realisasi;1", "ikm;2024;nilai;87", "anggaran;2024;pagu;2", "anggaran;2023;pagu;4")
    assert [dict(realisation.components) for realisation in intake.realisations] == [
        {"realisasi": 1, "pagu": 2}, {"nilai": 87}, {"pagu": 4},
    ]  # fmt: skip


# --- how text is stored -----------------------------------------------------------------------------------------------


def test_a_file_is_read_by_its_path_and_named_in_every_finding(tmp_path: Path) -> None:
    """Text paths and Path objects are the same."""
    path = tmp_path / "realisasi.csv"
    path.write_text(f"{HEADER}\nikm;2024;nilai;x;;;;;\n", encoding="utf-8")
    for intake in (read_realisations(path, OFFICE), read_realisations(str(path), OFFICE)):
        assert [finding.place and finding.place.file for finding in intake.findings] == [str(path)] * 2


def test_a_text_stream_is_read_too(tmp_path: Path) -> None:
    """An open file is called by its name, a stream without one ``<text>``; a byte order mark in it is no letter."""
    path = tmp_path / "realisasi.csv"
    path.write_bytes(codecs.BOM_UTF8 + f"{HEADER}\nikm;2024;nilai;87;;;;;\n".encode())
    with path.open(encoding="utf-8") as stream:
        intake = read_realisations(stream, OFFICE)
    assert sum(taken(intake).values()) == 1
    assert intake.realisations[0].place is not None
    assert intake.realisations[0].place.file == str(path)
    assert read(f"{HEADER}\nikm;2024;nilai;87;;;;;").findings[0].text().startswith("<text>:1: ")


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    """Reading is left to the system, and so are its errors."""
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        with pytest.raises(OSError, match=r"tidak-ada|irectory|Permission"):
            read_realisations(path, OFFICE)


def test_a_byte_order_mark_is_no_part_of_the_header(tmp_path: Path) -> None:
    """Spreadsheets write one before UTF-8, even where a letter further on is not UTF-8."""
    path = tmp_path / "realisasi.csv"
    for note, further in ((b"catatan", []), (b"caf\xe9", [("encoding-guessed", 2, "")])):
        path.write_bytes(codecs.BOM_UTF8 + f"{HEADER}\nikm;2024;nilai;87,4;;;;;".encode() + note)
        intake = read_realisations(path, OFFICE)
        assert sum(taken(intake).values()) == 1
        assert found(intake) == further


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_a_file_that_is_not_utf_8_is_read_as_windows_1252_and_says_where(tmp_path: Path, end: bytes) -> None:
    """The warning names the line of the first byte that is not UTF-8, however lines end."""
    path = tmp_path / "realisasi.csv"
    lines = [HEADER.encode(), b"ikm;2023;nilai;86;;;;;baik", b"", b"ikm;2024;nilai;87,4;;;;;\x93caf\xe9\x94 \x81"]
    path.write_bytes(end.join(lines))
    intake = read_realisations(path, OFFICE)
    assert found(intake, "warning") == found(intake) == [("encoding-guessed", 4, "")]
    assert intake.realisations[1].note == "“café” \ufffd"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_the_unix_the_windows_and_the_old_macintosh_way(end: str) -> None:
    """The rows and their line numbers are the same."""
    intake = read(
        end.join([HEADER, "ikm;2023;nilai;87;;;;;", "", "ikm;2024;nilai;x;;;;;", 'ikm;2022;nilai;1;;;;;"a', 'b"'])
    )
    assert errors(intake) == [("bad-number", 4, "value")]
    assert [realisation.note for realisation in intake.realisations] == ["", "a\nb"]
    assert intake.rows == 3


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"])
def test_what_is_no_line_end_in_a_file_does_not_shift_line_numbers(odd: str) -> None:
    """Form feeds and their like, which Python also splits lines at, are letters of a note."""
    intake = rows(f"ikm;2023;nilai;87;;;;;satu{odd}dua", "ikm;2024;nilai;x")
    assert intake.realisations[0].note == f"satu{odd}dua"
    assert errors(intake) == [("bad-number", 3, "value")]
    assert intake.rows == 2


def test_a_quoted_note_may_take_several_lines() -> None:
    """Separators, doubled quotes and blank lines in it are part of it; the row after it has the right line."""
    note = 'baris satu; dengan pemisah\n\nkata “ikm” dan "ikm"\nikm; itu saja'
    intake = rows(f'ikm;2023;nilai;87;;;;;"{note.replace(chr(34), chr(34) * 2)}"', "ikm;2024;nilai;x")
    assert intake.realisations[0].note == note
    assert errors(intake) == [("bad-number", 6, "value")]


def test_rows_in_a_quoted_note_are_said_to_be_there() -> None:
    """Whoever may write a note could else report for others; whether it is a note is for a person to say."""
    intake = rows('ikm;2023;nilai;87;;;;;"baik', "ikm;2024;nilai;99,9;;;;;", 'sekali"', "ikm;2022;nilai;86;;;;;")
    assert errors(intake)[0] == ("rows-in-quotes", 2, "")
    (said,) = (finding for finding in intake.findings if finding.code == "rows-in-quotes")
    assert (said.facts["first"], said.facts["last"]) == (3, 4)
    beside = rows('ikm;2023;nilai;87;pipa 5";;;;"baik', "ikm;2024;nilai;99,9;;;;;", 'sekali"')
    assert errors(beside)[0] == ("rows-in-quotes", 2, "")


def test_inch_marks_in_notes_are_letters() -> None:
    """A quote in the middle of a cell opens nothing."""
    intake = rows('ikm;2022;nilai;1;;;;;pipa 5"', "ikm;2023;nilai;2;;;;;biasa", 'ikm;2024;nilai;3;;;;;pipa 6"')
    assert [realisation.note for realisation in intake.realisations] == ['pipa 5"', "biasa", 'pipa 6"']
    assert errors(intake) == []
    spoilt = rows('ikm;2022;nilai;1;;;;;pipa 5"', 'Jumlah;6"')
    assert [realisation.note for realisation in spoilt.realisations] == ['pipa 5"']
    assert errors(spoilt)[0] == ("unknown-indicator", 3, "indicator")


@pytest.mark.parametrize("at", [0, 4, 9, 15, 18, 23])
def test_a_quote_that_is_never_closed_spoils_its_own_row_only(at: int) -> None:
    """Nor do two of them make one row of everything between."""
    good = [f"ikm;{year};nilai;87;;;;;" for year in range(2000, 2010)]
    for spoilt in ([3], [3, 7], [3, 4], [2, 5, 6]):
        lines = [line[:at] + '"' + line[at:] if place in spoilt else line for place, line in enumerate(good)]
        intake = rows(*lines)
        assert intake.rows == 10
        kept = {(year, Fraction(87)) for year in range(2000, 2010) if year - 2000 not in spoilt}
        assert kept <= {
            (realisation.period.year, realisation.components["nilai"]) for realisation in intake.realisations
        }
        assert {line for _, line, _ in errors(intake)} <= {place + 2 for place in spoilt}


@pytest.mark.parametrize(
    ("line", "given"),
    [("ikm;2024;nilai;87", 4), ("ikm;2024;nilai;87;;;;;;;x", 11), ('"ikm;2024;nilai;87;;;;;', 1), ("ikm", 1)],
)
def test_a_row_of_another_shape_is_refused_as_it_stood(line: str, given: int) -> None:
    """How many columns it has and should have is said; its cells are kept."""
    intake = read(f"{HEADER}\n{line}\nikm;2023;nilai;87;;;;;\n")
    (finding,) = (finding for finding in intake.findings if finding.severity == "error")
    assert (finding.code, dict(finding.facts)) == ("row-shape", {"given": given, "expected": 9})
    (refused,) = intake.refused
    assert refused.line == 2
    assert ";".join(refused.cells) == line.replace('"', "")
    assert sum(taken(intake).values()) == 1


def test_empty_cells_beyond_the_last_column_are_no_fault() -> None:
    """Spreadsheets add them."""
    assert errors(read("indicator,period,component,value\nikm,2024,nilai,87,,, ,\n")) == []


# --- every bad row named, none lost -----------------------------------------------------------------------------------


class Fault(NamedTuple):
    """A row that cannot be used, and the finding it deserves."""

    row: str
    code: str
    column: str


FAULTS = [
    Fault("ikn;2024;nilai;87;;;;;", "unknown-indicator", "indicator"),
    Fault("Indeks Kepuasan;2024;nilai;87;;;;;", "unknown-indicator", "indicator"),
    Fault("IKM;2024;nilai;87;;;;;", "unknown-indicator", "indicator"),
    Fault(";2024;nilai;87;;;;;", "missing-cell", "indicator"),
    Fault("ikm;;nilai;87;;;;;", "missing-cell", "period"),
    Fault("anggaran;2024;;87;;;;;", "missing-cell", "component"),
    Fault("anggaran;2024;nilai;87;;;;;", "unknown-component", "component"),
    Fault("ikm;2024;skor;87;;;;;", "unknown-component", "component"),
    Fault("ikm;2024-Q5;nilai;87;;;;;", "bad-period", "period"),
    Fault("ikm;TW V 2024;nilai;87;;;;;", "bad-period", "period"),
    Fault("ikm;2024-13;nilai;87;;;;;", "bad-period", "period"),
    Fault("ikm;tahun lalu;nilai;87;;;;;", "bad-period", "period"),
    Fault("ikm;2024;nilai;delapan;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;87.4;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;8,7,4;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;1e3;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;#DIV/0!;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;8\x007;;;;;", "bad-number", "value"),
    Fault("ikm;2024;nilai;=A1+A2;;;;;", "bad-number", "value"),
    Fault("opini;2024;opini;WTP DPP;;;;;", "bad-predicate", "value"),
    Fault("opini;2024;opini;4;;;;;", "bad-predicate", "value"),
    Fault("anggaran;2024;pagu;50%;;;;;", "bad-unit", "value"),
    Fault("anggaran;2024;pagu;50;dokumen;;;;", "bad-unit", "unit"),
    Fault("inovasi;2024;jumlah;5 juta rupiah;;;;;", "bad-unit", "value"),
    Fault("inovasi;2024;jumlah;Rp 5;;;;;", "bad-unit", "value"),
    Fault("inovasi;2024;jumlah;5;parsek;;;;", "bad-unit", "unit"),
    Fault("ikm;2024;nilai;87;;;2024-02-30;;", "bad-date", "recorded"),
    Fault("ikm;2024;nilai;87;;;kemarin;;", "bad-date", "recorded"),
    Fault("ikm;2024;nilai;87;;;45321;;", "bad-date", "recorded"),
    Fault("ikm;2024;nilai;87;;;;selesai;", "bad-state", "status"),
    Fault("ikm;2024;nilai;87;;;;ok;", "bad-state", "status"),
    Fault("ikm;2024;nilai;87", "row-shape", ""),
    Fault("ikm;2024;nilai;87;;;;;;catatan", "row-shape", ""),
    Fault('ikm;"2024;nilai;87;;;;;', "row-shape", ""),
    Fault('"ikm;2024;nilai;87;;;;;', "row-shape", ""),
    Fault("Jumlah", "row-shape", ""),
    Fault("ikm,2024,nilai,87,,,,,", "row-shape", ""),
]
GOOD: list[tuple[str, str, str, Callable[[int], Reported]]] = [
    ("ikm", "nilai", "8{0},25", lambda n: Fraction(f"8{n}.25")),
    ("anggaran", "pagu", "Rp 1.000.00{0},-", lambda n: Fraction(1_000_000 + n)),
    ("inovasi", "jumlah", "{0}", Fraction),
    ("opini", "opini", "WTP", lambda _: Predicate("WTP")),
    ("anggaran", "realisasi", "1{0} juta rupiah", lambda n: Amount(Fraction(10 + n), "juta rupiah")),
]
NOTES = ["", "catatan", '"satu; dua"', '"baris satu\nbaris; dua\n\n""tiga"""', 'pipa 5" dan', "a\x0cb\u2028c"]


def test_thirty_seven_faults_in_five_hundred_rows_are_thirty_seven_findings() -> None:
    """One pass names every bad row with its line and column, and every other row is in the realisations."""
    assert {fault.code for fault in FAULTS} == {
        "unknown-indicator", "missing-cell", "unknown-component", "bad-period", "bad-number", "bad-predicate",
        "bad-unit", "bad-date", "bad-state", "row-shape",
    }  # fmt: skip
    lines, line = [HEADER], 2
    expected: list[tuple[str, int, str]] = []
    good: Counter[tuple[str, str, str, Any]] = Counter()
    waiting = list(FAULTS)
    for n in range(500):
        if n % 13 == 5 and waiting:
            fault = waiting.pop(0)
            row = fault.row
            expected.append((fault.code, line, fault.column))
        else:
            indicator, component, cell, meant = GOOD[n % len(GOOD)]
            period = Month(1950 + n // 12, n % 12 + 1)
            row = f"{indicator};{period};{component};{cell.format(n % 10)};;Laporan {n};;draf;{NOTES[n % len(NOTES)]}"
            good[indicator, str(period), component, meant(n % 10)] += 1
        lines.append(row)
        line += 1 + row.count("\n")
    assert (len(expected), sum(good.values())) == (37, 463)
    intake = read("\n".join(lines))
    assert errors(intake) == found(intake) == expected
    assert [refused.line for refused in intake.refused] == [place for _, place, _ in expected]
    assert taken(intake) == good
    assert intake.rows == 500


def test_every_fault_of_a_row_is_named_at_once() -> None:
    """A row with a wrong indicator, period, date and state has four findings and is refused once."""
    intake = rows("ikn;2024-Q9;nilai;87;;;kemarin;entah;", "anggaran;x;y;1")
    assert errors(intake) == [
        ("unknown-indicator", 2, "indicator"),
        ("bad-period", 2, "period"),
        ("bad-date", 2, "recorded"),
        ("bad-state", 2, "status"),
        ("bad-period", 3, "period"),
        ("unknown-component", 3, "component"),
    ]
    assert [refused.line for refused in intake.refused] == [2, 3]


def test_a_bad_period_does_not_hide_a_bad_number() -> None:
    """Else a number is mended only after the period beside it was, and the file is handed in twice."""
    assert errors(rows("ikm;2024-Q9;nilai;8x;;;;;", "ikm;2024;nilai;8x;;;;entah;", "ikm;2024-Q9;nilai;;;;;;")) == [
        ("bad-period", 2, "period"),
        ("bad-number", 2, "value"),
        ("bad-state", 3, "status"),
        ("bad-number", 3, "value"),
        ("bad-period", 4, "period"),
    ]


def _everything_it_can_say() -> list[Finding]:
    office_lines = [fault.row for fault in FAULTS]
    text = "\n".join([
        f"{HEADER};petugas",
        *(f"{line};" for line in office_lines),
        "ikm;2001;nilai;;;;;;;",
        "ikm;2002;nilai;1;;;;;;",
        "ikm;2002;nilai;1;;;;;;",
        "ikm;2003;nilai;1;;;;;;",
        "ikm;2003;nilai;2;;;;;;",
        "ikm;2004;nilai;1;;;2004-01-01;;;",
        "ikm;2004;nilai;2;;;2004-01-02;;;",
        "ikm;2005;nilai;2;;;;ditolak;;",
    ])  # fmt: skip
    return [*read(text).findings]


def test_every_finding_says_what_and_what_to_do_in_both_languages() -> None:
    """The sentences differ, are filled in, and errors and warnings have a remedy."""
    said = _everything_it_can_say()
    assert {finding.code for finding in said} == {fault.code for fault in FAULTS} | {
        "file-style", "unknown-column", "blank-value", "duplicate", "conflict", "correction", "rejected",
    }  # fmt: skip
    for finding in said:
        texts = finding.text("id"), finding.text("en")
        assert texts[0] != texts[1]
        assert not any("{" in text or "None" in text for text in texts)
        assert finding.place is not None
        assert all(text.startswith(f"<text>:{finding.place.line}") for text in texts)
        remedies = finding.remedy("id"), finding.remedy("en")
        assert all(remedies) or (finding.severity == "info" and not any(remedies))
        assert FINDINGS[finding.code].severity == finding.severity


SEPARATORS = [";", "\t", ","]


@st.composite
def damaged_files(draw: st.DrawFn) -> tuple[str, Counter[tuple[str, str, str, Any]], list[str]]:
    """Draw a file with damage: its text, the components of the rows left whole, the tags of all rows.

    Every row bears a tag such as ``<7>`` in its note. What is inserted stands before it.
    """
    separator = draw(st.sampled_from(SEPARATORS))
    damage = st.one_of(
        st.sampled_from(['"', '""', separator, separator * 3, "\x00", "\x0c", "\u2028", " ", "ikm", "2024", '" "']),
        st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), max_size=12),
    )
    lines = [separator.join(USUAL)]
    whole: Counter[tuple[str, str, str, Any]] = Counter()
    tags: list[str] = []
    for n in range(draw(st.integers(1, 12))):
        lines += draw(st.sampled_from([[], [], [], [""], ["  "], [separator * 8], ["\t"]]))
        tag = f"<{n}>"
        notes = [tag, f'"{tag}"', f'"{tag} a{separator}b"', f'"{tag}\nbaris ""dua""\n\nikm{separator} saja"']
        row = separator.join(
            ["ikm", str(2000 + n), "nilai", str(80 + n), "", "dok", "", "", draw(st.sampled_from(notes))]
        )
        tags.append(tag)
        if draw(st.booleans()):
            whole["ikm", str(2000 + n), "nilai", Fraction(80 + n)] += 1
        else:
            for _ in range(draw(st.integers(1, 2))):
                end = row.index(tag)
                ends = [place for place in range(end) if row[place] == separator] or [0]
                kind, at, cell = draw(st.sampled_from("qdm")), draw(st.integers(0, end)), draw(st.sampled_from(ends))
                if kind == "q":  # a quote that opens a cell
                    row = row[: cell + 1] + '"' + row[cell + 1 :]
                elif kind == "d":
                    row = row[:at] + draw(damage) + row[at:]
                else:  # a separator that is missing
                    row = row[:cell] + row[cell + 1 :]
        lines.append(row)
    return draw(st.sampled_from(["\n", "\r\n", "\r"])).join(lines), whole, tags


@examples(400)
@given(damaged_files())
def test_no_row_is_lost(file: tuple[str, Counter[tuple[str, str, str, Any]], list[str]]) -> None:
    """Whatever is damaged: each row is used or refused with an error, and rows left whole are all used."""
    text, whole, tags = file
    intake = read(text)
    used = taken(intake)
    assert intake.rows == sum(used.values()) + len(intake.refused)
    assert whole <= used
    named = {line for _, line, _ in errors(intake)}
    assert {refused.line for refused in intake.refused} <= named
    kept = [realisation.note for realisation in intake.realisations]
    kept += [cell for refused in intake.refused for cell in refused.cells]
    assert all(any(tag in cell for cell in kept) for tag in tags)


def unless_refused(reading: Callable[[], Intake]) -> Intake | None:
    with suppress(IntakeError):
        return reading()
    return None


rubbish = st.one_of(
    st.text(),
    st.text(';,\t"\r\n 0123456789.-%Rpikmnla\x00\x0c\u2028'),
    st.text(';,\t"\r\n 0123456789.-%Rpikmnla\x00\x0c\u2028').map(lambda text: f"{HEADER}\n{text}"),
    st.lists(
        st.sampled_from(['"', ";", "\n", "ikm", "anggaran", "2024", "pagu", "12,5", "Rp ", "%", "opini", "{x}"])
    ).map(lambda parts: f"{HEADER}\n{''.join(parts)}"),
)


@given(rubbish, st.sampled_from([None, ",", "."]))
@example('"', None)
@example("\x00", None)
@example(f'{HEADER}\n"', None)
@example(f"{HEADER}\nikm;2024;nilai;{{x}};;;;;", None)
def test_no_text_raises_anything_but_an_intake_error(text: str, decimal: Any) -> None:
    """Rubbish is read into findings, each of which can be said, or is refused for its header."""
    intake = unless_refused(lambda: read(text, decimal=decimal))
    if intake is None:
        return
    assert intake.rows == sum(taken(intake).values()) + len(intake.refused)
    assert all(finding.text(lang) for finding in intake.findings for lang in ("id", "en"))


@given(st.binary(max_size=300), st.booleans())
@example(b"\xff\xfei\x00k\x00", False)
@example(b"\xef\xbb\xbf\xff", True)
def test_no_file_raises_anything_but_an_intake_error(
    tmp_path_factory: pytest.TempPathFactory, raw: bytes, below_a_header: bool
) -> None:
    """Any bytes are read, or refused for their header."""
    path = tmp_path_factory.getbasetemp() / "acak.csv"
    path.write_bytes(f"{HEADER}\n".encode() + raw if below_a_header else raw)
    intake = unless_refused(lambda: read_realisations(path, OFFICE))
    assert intake is None or intake.rows == sum(taken(intake).values()) + len(intake.refused)


# --- size -------------------------------------------------------------------------------------------------------------

LONG = 100_000
BEYOND_CSV = 200_000  # characters: more than the csv module takes for a cell


@pytest.mark.parametrize("size", [LONG, BEYOND_CSV])
@pytest.mark.parametrize("place", range(len(USUAL)))
@pytest.mark.parametrize("letter", ["x", "9", " ", '"', "\x00", "(", "i"])
def test_a_cell_of_any_length_is_read_and_no_finding_repeats_all_of_it(place: int, letter: str, size: int) -> None:
    """The row is used or refused; what is said of it stays readable."""
    cells = ["ikm", "2024", "nilai", "87", "", "", "", "", ""]
    cells[place] += letter * size
    intake = read(f"{HEADER}\n{';'.join(cells)}\nikm;2023;nilai;86;;;;;\n")
    assert intake.rows == 2 == sum(taken(intake).values()) + len(intake.refused)
    assert ("ikm", "2023", "nilai", Fraction(86)) in taken(intake)
    for finding in intake.findings:
        assert len(finding.text()) < 1000
        assert len(finding.text("en")) < 1000


def test_a_header_of_any_length_is_read_or_refused_in_a_short_message() -> None:
    """A cell of it longer than the csv module takes is no exception."""
    for size in (LONG, BEYOND_CSV):
        intake = read(f"{HEADER};{'k' * size}\nikm;2024;nilai;87;;;;;;\n")
        assert [finding.code for finding in intake.findings] == ["unknown-column", "file-style"]
        assert sum(taken(intake).values()) == 1
        assert all(len(finding.text()) < 1000 for finding in intake.findings)
        with pytest.raises(IntakeError, match="lacks 'indicator', 'period', 'component', 'value'") as caught:
            read("k" * size)
        assert len(str(caught.value)) < 1000


def test_many_columns_are_read() -> None:
    """A row of separators, and a header of them, take no longer than their length."""
    intake = read(f"indicator,period,component,value\nikm,2024,nilai,87{',' * LONG}\nikm,2023,nilai,87{',x' * LONG}\n")
    assert (sum(taken(intake).values()), errors(intake)) == (1, [("row-shape", 3, "")])
    wide = read(f"{HEADER}{';' * LONG}\nikm;2024;nilai;87;;;;;{';' * LONG}\n")
    assert sum(taken(wide).values()) == 1
    with pytest.raises(IntakeError, match="several times"):
        read(f"{HEADER}{';note' * LONG}\n")


@pytest.mark.parametrize(
    "row",
    [
        "ikm;{0};nilai;87,{1};;;;;",
        "ikm;2024;nilai;87;;;;;",
        "ikm;2024;nilai;{1};;;2024-01-01;;",
        "ikn-{1};2024;nilai;87;;;;;",
        'ikm;"{0};nilai;87;;;;;',
        '"x\n',
        '"',
        'a"b\nc',
        '"\n' + "x\n" * 9,
    ],
)
def test_twenty_thousand_rows_are_read(row: str) -> None:
    """Good ones, duplicates, conflicts, wrong names and stray quotes alike; each is used or refused."""
    count = 20_000 // (1 + row.count("\n"))
    text = "\n".join([HEADER, *(row.format(Month(1950 + n % 900, n % 12 + 1), n) for n in range(count))])
    intake = read(text)
    assert intake.rows == sum(taken(intake).values()) + len(intake.refused)
    assert intake.rows >= count // 2


def test_more_rows_than_a_set_has_are_refused() -> None:
    """Every one of them is a finding or a record: a file of a stranger must not fill the memory with them."""
    with pytest.raises(IntakeError, match=r"more than 20000 rows\. Split it by period"):
        read(f"{HEADER}\n" + "ikm;2024;nilai;87;;;;;\n" * (MOST_ROWS + 1))
    assert read(f"{HEADER}\n" + "\n" * (MOST_ROWS + 1)).rows == 0


def test_a_file_larger_than_is_read_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(1 << 40)
    with pytest.raises(IntakeError, match="larger than 4 MiB"):
        read_realisations(path, OFFICE)
    with pytest.raises(IntakeError, match="larger than 4 MiB"):
        read("\n" * (LARGEST_FILE + 1))


def test_a_header_of_thousands_of_columns_that_are_not_known_is_refused() -> None:
    """Each would be a finding."""
    with pytest.raises(IntakeError, match="has 1001 columns that are not known"):
        read(HEADER + "".join(f";k{n}" for n in range(1_001)))


def test_the_nearest_name_is_offered_to_the_first_that_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """To look for it is to compare with every name there is; the others are told what there is, looked for once."""
    looked: list[str] = []
    real = wording.hints

    def hinting(name: str, known: Iterable[str]) -> dict[str, str]:
        looked.append(name)
        return real(name, known)

    monkeypatch.setattr(wording, "hints", hinting)
    intake = read(f"{HEADER}\n" + "".join(f"ikm{n};2024;nilai;87;;;;;\n" for n in range(60)))
    hints = [one.facts["hint_en"] for one in intake.findings if one.code == "unknown-indicator"]
    assert len(hints) == 60
    assert hints[:50] == ["Did you mean “ikm”?"] * 50
    assert all(hint.startswith("There are: ") for hint in hints[50:])
    assert looked == [*(f"ikm{n}" for n in range(50)), ""]


def test_reading_changes_nothing_for_others() -> None:
    """The limit of the csv module, which the whole program shares, stays what it was."""
    before = sys.modules["csv"].field_size_limit()
    read(f"{HEADER}\nikm;2024;nilai;87;;;;;{'x' * BEYOND_CSV}\n")
    assert sys.modules["csv"].field_size_limit() == before


# --- rows that do not apply, places, encodings ----------------------------------------------------------------


def test_an_indicator_that_does_not_apply_needs_no_component() -> None:
    """*Tidak berlaku* is said of the indicator, so its row may leave the component blank."""
    intake = rows("anggaran;2024;;;;;;tidak berlaku;tidak ada anggaran")
    assert [(record.applicable, dict(record.components)) for record in intake.realisations] == [(False, {})]
    assert not errors(intake)


def test_a_number_in_a_row_that_does_not_apply_is_named() -> None:
    """The number is not used, and whoever wrote it hears of it."""
    intake = rows("ikm;2024;nilai;87,4;;;;tidak berlaku;")
    (found,) = [finding for finding in intake.findings if finding.severity == "warning"]
    assert (found.code, found.place and found.place.line) == ("number-not-applicable", 2)
    assert found.message() == "ikm 2024: “87,4” tidak dipakai, karena barisnya berstatus tidak berlaku."


def test_a_conflict_points_at_the_row_of_its_component() -> None:
    """Of a record of two components the row is named that disagrees, not the first one."""
    intake = rows(
        "anggaran;2024;realisasi;883;;;;;", "anggaran;2024;pagu;1000;;;;;",
        "anggaran;2024;pagu;1100;;;;;",
    )  # fmt: skip
    (found,) = [finding for finding in intake.findings if finding.code == "conflict"]
    assert found.place is not None
    assert found.place.line == 4


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le-with-mark", "utf-8-sig"])
def test_files_of_spreadsheet_programs_say_how_they_are_encoded(tmp_path: Path, encoding: str) -> None:
    """What Excel calls Unicode text begins with a mark and is read by it."""
    text = f"{HEADER}\nikm;2024;nilai;87,4;;Laporan – SKM;;;"
    raw = codecs.BOM_UTF16_LE + text.encode("utf-16-le") if encoding.endswith("mark") else text.encode(encoding)
    file = tmp_path / "realisasi.csv"
    file.write_bytes(raw)
    intake = read_realisations(file, OFFICE)
    assert intake.realisations[0].evidence[0].document == "Laporan – SKM"
    assert not errors(intake)


def test_a_number_that_may_be_grouped_is_named_where_points_are_decimal() -> None:
    """In a file with commas between columns 12.500 is twelve and a half, and whoever wrote it is asked."""
    intake = read("indicator,period,component,value\nikm,2024,nilai,87.400\nanggaran,2024,pagu,12.50")
    (found,) = [finding for finding in intake.findings if finding.code == "maybe-thousands"]
    assert found.message() == "“87.400” dibaca 87,4, karena berkas ini memakai titik desimal."
    assert (found.place and found.place.line, found.severity) == (2, "warning")


# --- evidence ---------------------------------------------------------------------------------------------------------

DIGEST = "ab" * 32


def test_the_system_and_the_hash_of_a_document_go_with_it() -> None:
    intake = read(f"{HEADER};sistem;sha256\nikm;2024;nilai;87;;Laporan SKM;;;;e-SUKMA;{DIGEST.upper()}\n")
    assert intake.realisations[0].evidence == (Evidence("Laporan SKM", "e-SUKMA", DIGEST),)
    assert found(intake) == []


def test_a_hash_that_is_none_is_named_and_kept_as_it_was_written() -> None:
    """What cannot be a sha256 identifies no file, but it is what somebody wrote."""
    intake = read(f"{HEADER};sha256\nikm;2024;nilai;87;;Laporan SKM;;;;12ab\n")
    assert intake.realisations[0].evidence == (Evidence("Laporan SKM", sha256="12ab"),)
    assert found(intake) == [("bad-hash", 2, "sha256")]


# --- definitions ------------------------------------------------------------------------------------------------------

REDEFINED = sakip.loads(
    """
schema = 1
code = "uji-2024"
year = 2024

[[indicator]]
code = "layanan"
name = "Pelayanan sesuai standar"
unit = "persen"
polarity = "higher"
issued = 2024-01-15
formula = { kind = "ratio", numerator = "terlayani", denominator = "dilayani", unit = "orang" }

[[definition]]
indicator = "layanan"
valid_until = 2023-06-30
aliases = ["Layanan lama"]
unit = "inovasi"
formula = { kind = "count", component = "jumlah" }
"""
)


def redefined(*lines: str) -> Intake:
    text = "\n".join(["indicator;period;component;value;unit", *lines])
    return read_realisations(io.StringIO(text, newline=""), REDEFINED)


@pytest.mark.parametrize(
    ("period", "component", "other"),
    [
        ("2022", "jumlah", "terlayani"),
        ("2023-Q2", "jumlah", "terlayani"),
        ("2023-S1", "jumlah", "dilayani"),
        ("2023", "terlayani", "jumlah"),
        ("2023-Q3", "dilayani", "jumlah"),
        ("2024", "dilayani", "jumlah"),
    ],
)
def test_a_row_has_the_components_of_the_definition_at_the_end_of_its_period(
    period: str, component: str, other: str
) -> None:
    assert taken(redefined(f"layanan;{period};{component};7;")) == {("layanan", period, component, Fraction(7)): 1}
    refused = redefined(f"layanan;{period};{other};7;")
    assert errors(refused) == [("unknown-component", 2, "component")]
    assert [row.line for row in refused.refused] == [2]


def test_a_row_need_not_name_the_only_component_its_definition_had() -> None:
    assert taken(redefined("layanan;2022;;7;")) == {("layanan", "2022", "jumlah", Fraction(7)): 1}
    assert errors(redefined("layanan;2024;;7;")) == [("missing-cell", 2, "component")]


def test_a_row_is_in_the_unit_of_its_definition() -> None:
    intake = redefined("layanan;2022;jumlah;7;inovasi", "layanan;2024;terlayani;7;orang")
    assert errors(intake) == []
    assert sum(taken(intake).values()) == 2
    refused = redefined("layanan;2022;jumlah;7;orang", "layanan;2024;terlayani;7;inovasi")
    assert errors(refused) == [("bad-unit", 2, "unit"), ("bad-unit", 3, "unit")]


def test_a_row_may_call_an_indicator_as_its_earlier_definition_did() -> None:
    intake = redefined("Layanan lama;2022;jumlah;7;", "Layanan lama;2024;terlayani;7;")
    assert errors(intake) == []
    assert {one.indicator for one in intake.realisations} == {"layanan"}


def test_years_measured_by_different_definitions_are_read_from_one_file() -> None:
    intake = redefined("layanan;2022;jumlah;7;", "layanan;2024;terlayani;45;orang", "layanan;2024;dilayani;50;orang")
    assert errors(intake) == []
    values = [sakip.assess(REDEFINED, intake.realisations, period=year)["layanan"].value for year in (2022, 2024)]
    assert values == [7, 90]
