from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sakip import audit
from sakip.audit import Verdict
from sakip.errors import NumberError, RecordsError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def table(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Write a table."""

    def write(content: str | bytes) -> Path:
        path = tmp_path / "tabel.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


def test_a_row_may_be_called_in_another_column(table: Callable[[str], Path]) -> None:
    """An average is typed where there is room; without a column of names no row has one."""
    path = table("No;Sasaran;Indikator;Target;Realisasi;Capaian\n1;S;IKM;80;80;100\n;Rata-rata;;;;100\n;;;;;90\n")
    found = audit.read(path)
    assert [row.label for row in found.rows] == ["IKM", "Rata-rata", ""]
    assert [row.label for row in audit.read(table("x;Target;Realisasi;Capaian\nS;80;80;100\n")).rows] == [""]


def test_every_row_of_a_file_is_a_row_of_the_audit(table: Callable[[str], Path]) -> None:
    """Also one that is blank, or has other columns than the header; each with its line."""
    path = table(
        "LAPORAN KINERJA;;;\nIndikator;Target;Realisasi;Capaian\nIKM;90,10;97,95;108,71\n;;;\nterlalu;pendek\n"
        "Inovasi;1 inovasi;1 inovasi;100%\nJumlah;;;104,36\nlebih;1;2;3;4;5\n"
    )
    found = audit.read(path)
    assert [(row.line, row.verdict.value) for row in found.rows] == [
        (3, "reproduced"),
        (4, "not-comparable"),
        (5, "not-comparable"),
        (6, "reproduced"),
        (7, "not-comparable"),
        (8, "not-comparable"),
    ]
    assert [row.number for row in found.rows] == [1, 2, 3, 4, 5, 6]
    assert found.kind == "achievements"
    assert {finding.code for finding in found.findings} == {"header-found", "audit-row-shape"}


def test_rows_beyond_those_named_one_by_one_are_rows_too(table: Callable[[str], Path]) -> None:
    """Of very many broken rows the last have no line, and none is lost."""
    found = audit.read(table("target;realisasi;capaian\n" + "1\n" * 1_500 + "2;1;50\n"))
    assert len(found) == 1_501
    assert found.rows[-1].verdict is Verdict.REPRODUCED
    assert found.counts()["not-comparable"] == 1_500


def test_budgets_are_told_by_their_header(table: Callable[[bytes], Path]) -> None:
    """Separators, encodings and headings as offices write them."""
    content = "Program/Kegiatan\tAnggaran (Rp)\tRealisasi (Rp)\t%\nRapat – caf\u00e9\t749.930.215\t702.188.300\t93,6\n"
    found = audit.read(table(content.encode("cp1252")))
    assert (found.kind, found.rows[0].verdict, found.rows[0].label) == ("budgets", "reproduced", "Rapat – café")


def test_a_table_of_another_kind_is_refused(table: Callable[[str], Path]) -> None:
    """The error says what is missing and which columns are expected."""
    with pytest.raises(RecordsError, match=r"target.*pagu, realisation, persen") as caught:
        audit.read(table("nama;alamat;umur\nA;B;3\n"))
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert (finding.code, finding.place.line) == ("audit-no-column", 1)
    assert "target, realisasi, capaian; tabel anggaran berkolom pagu, realisasi, persen" in finding.remedy("id")
    with pytest.raises(RecordsError, match="more than one column"):
        audit.read(table("target 2023;target 2024;realisasi;capaian\n1;2;3;4\n"))
    with pytest.raises(RecordsError, match="achievement"):
        audit.achievements([{"target": "1", "realisasi": "2"}])


def test_a_mapping_that_lacks_a_key_has_a_blank_cell() -> None:
    """Only the first one has to name the columns."""
    rows = [{"target": "2", "realisasi": "1", "capaian": "50"}, {"target": "2", "realisasi": "1"}]
    assert [row.verdict.value for row in audit.achievements(rows).rows] == ["reproduced", "not-comparable"]


def test_no_rows_are_an_audit_of_nothing() -> None:
    """And no error."""
    found = audit.achievements([])
    assert (found.rows, found.findings, set(found.counts().values())) == ((), (), {0})


def test_a_polarity_that_is_not_known_is_a_finding(table: Callable[[str], Path]) -> None:
    """The row is audited as if it told none."""
    path = table("target;realisasi;capaian;polaritas\n90;94;104,44;ya\n90;94;104,44;tinggi\n")
    found = audit.read(path)
    assert found.counts()["reproduced"] == 2
    (finding,) = found.findings
    assert (finding.code, finding.facts["given"], finding.facts["rows"]) == ("audit-unknown-polarity", "ya", ("2",))


def test_a_polarity_may_be_given_for_rows_that_tell_none() -> None:
    """Theirs comes first."""
    rows = [
        {"target": "23", "realisasi": "20,1", "capaian": "112,61", "polaritas": ""},
        {"target": "23", "realisasi": "20,1", "capaian": "87,39", "polaritas": "tinggi"},
    ]
    assert [row.reason for row in audit.achievements(rows, polarity="lower").rows] == ["", ""]


def test_what_a_caller_asks_for_has_to_exist() -> None:
    """A polarity by its name, a cap that is a number."""
    with pytest.raises(UnknownNameError, match="lower"):
        audit.achievements([], polarity="lowr")
    with pytest.raises(NumberError):
        audit.achievements([], caps=["banyak"])


def test_the_worst_stands_first() -> None:
    """What cannot exist, then by difference, then what needs a reason, what is plain, what cannot be compared."""
    rows = [("90", "94", "104,44"), ("WTP", "WTP", "100"), ("90", "94", "105,44"), ("89", "97", "108,98"),
            ("90", "94", "14,40"), ("0", "96", "109,97")]  # fmt: skip
    found = audit.achievements([dict(zip(("target", "realisasi", "capaian"), row, strict=True)) for row in rows])
    assert [row.number for row in found.worst_first()] == [6, 5, 3, 4, 1, 2]
    assert [row.number for row in found] == [1, 2, 3, 4, 5, 6]
    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.facts["count"]) == ("audit-not-reproduced", "warning", 3)


def test_an_audit_is_json(table: Callable[[str], Path]) -> None:
    """Numbers are text: the exact difference, the right figure as published."""
    found = audit.read(table("target;realisasi;capaian\n400837500;392097565;98,58\n89;97;108,98\n"))
    made = json.loads(json.dumps(found.to_dict()))
    assert made["schema"] == "sakip.audit/1"
    assert made["counts"] == {"reproduced": 1, "not-reproduced": 1, "not-comparable": 0}
    first, second = made["rows"]
    assert (first["verdict"], first["right"], first["difference"], first["line"]) == (
        "not-reproduced", "97.82", "19/25", 2,
    )  # fmt: skip
    assert second["convention"]["rounding"] == "truncate"
    assert second["reason"] == "Desimal lanjutannya dipotong."
    assert found.to_dict("en")["rows"][1]["reason"] == "Further decimals are cut off."


def test_progress_is_told(table: Callable[[str], Path]) -> None:
    """How many bytes of how many."""
    told: list[tuple[int, int]] = []
    path = table("target;realisasi;capaian\n" + "2;1;50\n" * 4_100)
    audit.read(path, progress=lambda done, size: told.append((done, size)))
    assert len(told) == 3
    assert told[-1] == (path.stat().st_size, path.stat().st_size)


def test_a_header_in_two_rows_is_read_by_its_first_year_and_says_so(table: Callable[[str], Path]) -> None:
    """Columns without a heading are named, the row of years is a heading, and nothing repeats the realisation."""
    found = audit.read(
        table(
            "Indikator;Target;;Realisasi;;Capaian;\n;2023;2024;2023;2024;2023;2024\n"
            "IKM;80;82;84;86;105,00;104,88\nSAKIP;70;72;71;73;101,43;101,39\n"
        )
    )
    assert [[remark.code for remark in row.remarks] for row in found.rows] == [["not-heading"], [], []]
    (finding,) = found.findings
    assert (finding.code, finding.severity, finding.facts["columns"]) == (
        "audit-unnamed-columns", "warning", ("3", "5", "7"),
    )  # fmt: skip


def test_rows_of_headings_are_no_data(table: Callable[[str], Path]) -> None:
    """The numbers of columns below a header, and the header once more on the next page."""
    header = "Indikator;Target;Realisasi;Capaian\n"
    found = audit.read(table(f"{header}1;2;3;4\nIKM;80;84;105\n{header}SAKIP;1;2;200\n"))
    assert [[remark.code for remark in row.remarks] for row in found.rows] == [["not-heading"], [], ["not-heading"], []]


def test_headings_that_may_mean_the_same_stop_an_audit(table: Callable[[str], Path]) -> None:
    """The error names both and what to do."""
    with pytest.raises(RecordsError, match=r"“Capaian Kinerja”, “Capaian”.*call them something else"):
        audit.read(table("Target;Realisasi;Capaian Kinerja;Capaian\n1;1;100;Tercapai\n"))


def test_a_budget_table_beside_one_of_achievements_is_named(table: Callable[[str], Path]) -> None:
    """It was not read."""
    found = audit.read(table("Target;Realisasi;Capaian;Pagu;Realisasi;%\n80;84;105;100;90;90\n"))
    assert [row.verdict for row in found.rows] == [Verdict.REPRODUCED]
    assert [finding.code for finding in found.findings] == ["audit-table-beside"]


def test_an_empty_row_of_any_width_is_a_row_of_the_audit(table: Callable[[str], Path]) -> None:
    """A blank line is none; a cell of several lines is part of one."""
    path = table('Indikator,Target,Realisasi,Capaian\n,,\n\n"Nilai A, B,\nC, D, E, F\ndan G","85\n",90,105.88\n')
    found = audit.read(path)
    assert [[remark.code for remark in row.remarks] for row in found.rows] == [["not-blank-row"], []]
    assert [row.line for row in found.rows] == [2, 4]
