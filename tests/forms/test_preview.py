from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from attrs import evolve

import sakip
from sakip import Evidence, Realisation, State, forms
from sakip.forms import FormError
from sakip.formulas.expression import parse
from sakip.indicators import Working

if TYPE_CHECKING:
    from sakip.forms import Submission

OFFICE = sakip.loads(
    """
schema = 1
code = "uji-2024"
title = "Himpunan uji"
year = 2024

[[indicator]]
code = "ikm"
name = "Indeks Kepuasan Masyarakat"
unit = "poin"
polarity = "higher"
scale = "skm"
formula = { kind = "external_score", component = "nilai", assessor = "e-SUKMA", document = "Laporan SKM" }

[[indicator]]
code = "anggaran"
name = "Realisasi anggaran"
unit = "persen"
polarity = "higher"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }
consolidation = "last"

[[target]]
indicator = "ikm"
period = 2024
value = "87"

[[target]]
indicator = "anggaran"
period = "2024-Q2"
value = "50 persen"

[[realisation]]
indicator = "ikm"
period = 2024
components = { nilai = "87.4" }
evidence = [{ document = "Laporan SKM 2024", system = "e-SUKMA" }]
recorded = 2025-01-10
status = "terverifikasi"
"""
)
CONTOH = sakip.load(Path(__file__).parents[1] / "cases" / "kecamatan-contoh.toml")
LATER = dt.date(2025, 2, 1)
HEADINGS = {"Realisasi": 8, "Dokumen bukti": 9, "Tanggal dicatat": 10, "Status": 11, "Catatan": 12}


def handed_in(path: Path, cells: dict[str, Any], office: sakip.IndicatorSet = OFFICE) -> Submission:
    """A form with ``"ikm 2024 nilai"`` and so on filled in: the cells of its columns."""
    forms.write(office, path)
    book: Any = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=5):
        line = " ".join(str(row[place].value) for place in (0, 2, 3))
        for heading, typed in cells.get(line, {}).items():
            row[HEADINGS[heading] - 1].value = typed
    book.save(path)
    return forms.read(path, office)


IKM, REALISED, PAGU = "ikm 2024 nilai", "anggaran Triwulan II 2024 realisasi", "anggaran Triwulan II 2024 pagu"


def kinds(submission: Submission, **options: Any) -> dict[str, str]:
    preview = submission.preview(**options)
    return {f"{change.indicator} {change.period} {change.component}": change.kind for change in preview.changes}


def test_a_preview_says_what_is_new_and_what_changes(tmp_path: Path) -> None:
    """Number by number, from what to what, by which document, and what becomes of value, achievement and category."""
    submission = handed_in(tmp_path / "isian.xlsx", {
        IKM: {"Realisasi": "88,5", "Tanggal dicatat": LATER, "Status": "diajukan", "Dokumen bukti": "SKM revisi"},
        REALISED: {"Realisasi": "600.000.000"}, PAGU: {"Realisasi": "1 miliar rupiah"},
    })  # fmt: skip
    preview = submission.preview()
    assert preview.findings == ()
    assert {kind: count for kind, count in preview.counts.items() if count} == {"new": 2, "changed": 1, "blank": 2}
    changed = next(row for row in preview.to_dicts() if row["kind"] == "changed")
    assert (changed["before"], changed["after"], changed["document"], changed["row"], changed["column"]) == (
        Decimal("87.4"), Decimal("88.5"), "SKM revisi", 5, "H"
    )  # fmt: skip
    ikm = next(outcome for outcome in preview.outcomes if outcome.after.code == "ikm")
    assert (ikm.before.value, ikm.after.value) == (Decimal("87.40"), Decimal("88.50"))
    assert (ikm.before.category.label, ikm.after.category.label) == ("Baik", "Sangat baik")  # type: ignore[union-attr]
    year = next(
        row.to_dict() for row in preview.outcomes if row.after.code == "anggaran" and row.after.period.kind == "year"
    )
    assert (year["value_before"], year["value_after"], year["changed"]) == (None, Decimal("60.00"), True)
    text = preview.text()
    assert "ikm 2024 nilai: 87,4 → 88,5, SKM revisi" in text
    assert "nilai 87,40 (Baik) → 88,50 (Sangat baik)" in text
    assert "anggaran Triwulan II 2024 realisasi: Rp600.000.000" in text
    assert "value 87.40 (Baik) → 88.50 (Sangat baik)" in preview.text("en")


def test_what_is_missing_is_named_with_its_own_cell(tmp_path: Path) -> None:
    """The cell to fill in, and not that of the number beside it."""
    submission = handed_in(tmp_path / "isian.xlsx", {REALISED: {"Realisasi": "600.000.000"}})
    row = next(change.place.line for change in submission.preview().changes if change.component == "pagu")
    assert (
        f"Komponen pagu belum diisi untuk Triwulan II 2024. Isi komponen itu; kosong tidak dianggap nol. (Isian!H{row})"
        in (submission.preview().text())
    )


def test_one_period_may_be_looked_at(tmp_path: Path) -> None:
    """Asked for a quarter, a preview assesses that quarter and nothing else."""
    submission = handed_in(tmp_path / "isian.xlsx", {REALISED: {"Realisasi": "6"}, PAGU: {"Realisasi": "10"}})
    periods = {str(outcome.after.period) for outcome in submission.preview(period="2024-Q2").outcomes}
    assert periods == {"2024-Q2"}


def test_a_correction_stands_beside_what_it_corrects(tmp_path: Path) -> None:
    """The old record stays as it is; the later one counts, with its own cell."""
    submission = handed_in(
        tmp_path / "isian.xlsx", {IKM: {"Realisasi": "88,5", "Tanggal dicatat": LATER, "Status": ""}}
    )
    after = submission.apply(OFFICE)
    assert after.realisations[:-1] == OFFICE.realisations
    record = after.realisations[-1]
    assert (dict(record.components), record.state, record.recorded) == (
        {"nilai": Fraction("88.5")}, State.SUBMITTED, LATER
    )  # fmt: skip
    # the document was not changed, and so is the same evidence
    assert record.evidence == (Evidence("Laporan SKM 2024", "e-SUKMA"),)
    assert sakip.assess(after)["ikm"].value == Decimal("88.50")


def test_twice_is_once(tmp_path: Path) -> None:
    """What was taken over is what the form says: taking it over again adds nothing."""
    submission = handed_in(tmp_path / "isian.xlsx", {
        IKM: {"Realisasi": "88,5", "Tanggal dicatat": LATER, "Status": "diajukan", "Catatan": "setelah verifikasi"},
        REALISED: {"Realisasi": "6", "Catatan": "a"}, PAGU: {"Realisasi": "10", "Catatan": "b"},
    })  # fmt: skip
    after = submission.apply(OFFICE)
    assert len(after.realisations) == 3
    assert submission.apply(after) == after
    assert submission.preview(after.realisations).added == ()
    again = forms.read(tmp_path / "isian.xlsx", after)
    assert (again.findings, again.realisations) == ((), after.realisations)
    forms.write(after, tmp_path / "lagi.xlsx")
    assert forms.read(tmp_path / "lagi.xlsx", after).realisations == after.realisations


@pytest.mark.parametrize("day", [dt.date(2025, 1, 10), dt.date(2024, 12, 31)])
def test_a_correction_without_a_later_day_is_a_fault(tmp_path: Path, day: dt.date) -> None:
    """Nobody could tell which number counts: the cell of the day is named, and the old number stays."""
    submission = handed_in(tmp_path / "isian.xlsx", {IKM: {"Realisasi": "88,5", "Tanggal dicatat": day}})
    (finding,) = [finding for finding in submission.findings if finding.severity == "error"]
    assert finding.code == "form-not-later"
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == (5, "J")
    assert "11 Januari" not in finding.text()
    assert "10 Januari 2025" in finding.remedy()
    assert kinds(submission)[IKM] == "refused"
    assert submission.added == ()


def test_a_correction_of_what_has_no_day_needs_one(tmp_path: Path) -> None:
    """Two numbers without a day are one conflict; with a day on the new one there is none."""
    undated = evolve(OFFICE, realisations=[evolve(OFFICE.realisations[0], recorded=None)])
    blank = handed_in(tmp_path / "isian.xlsx", {IKM: {"Realisasi": "88,5", "Status": "diajukan"}}, undated)
    assert [finding.code for finding in blank.findings] == ["form-no-date"]
    dated = handed_in(
        tmp_path / "isian.xlsx", {IKM: {"Realisasi": "88,5", "Status": "diajukan", "Tanggal dicatat": LATER}}, undated
    )
    assert (dated.findings, len(dated.added)) == ((), 1)


def test_all_or_nothing(tmp_path: Path) -> None:
    """One error and nothing is taken over, with the number of errors and the first cell; unless that is asked for."""
    submission = handed_in(tmp_path / "isian.xlsx", {
        IKM: {"Realisasi": "sembilan puluh"}, REALISED: {"Realisasi": "6"}, PAGU: {"Realisasi": "1.0.0"},
    })  # fmt: skip
    with pytest.raises(FormError, match=r"2 errors, the first at .*isian\.xlsx:5 Isian H") as caught:
        submission.apply(OFFICE)
    assert len(caught.value.findings) == 2
    with pytest.raises(FormError):
        submission.preview().apply()
    rest = submission.apply(OFFICE, without_refused=True)
    assert [dict(record.components) for record in rest.realisations[1:]] == [{"realisasi": Fraction(6)}]
    assert submission.preview().counts["refused"] == 2
    assert "baris 5: ikm 2024 nilai “sembilan puluh”" in submission.preview().text()


def test_what_was_emptied_is_kept_and_said(tmp_path: Path) -> None:
    """A number removed from the form stays in the set, with a warning that says how it is taken back."""
    submission = handed_in(tmp_path / "isian.xlsx", {IKM: {"Realisasi": None}})
    assert kinds(submission)[IKM] == "withdrawn"
    assert [finding.code for finding in submission.findings] == ["form-withdrawn"]
    assert submission.apply(OFFICE) == OFFICE
    text = str(submission.preview())
    assert "ikm 2024 nilai: 87,4, tetap" in text
    assert "Isian!H5: ikm 2024: nilai sudah dilaporkan 87,4" in text


def test_a_number_is_taken_back_by_its_status(tmp_path: Path) -> None:
    """Without a number, rejected, on a later day: what was reported does not count any more, and is still there."""
    submission = handed_in(
        tmp_path / "isian.xlsx", {IKM: {"Realisasi": None, "Status": "ditolak", "Tanggal dicatat": LATER}}
    )
    after = submission.apply(OFFICE)
    assert after.realisations[:1] == OFFICE.realisations
    assert sakip.assess(after)["ikm"].value is None
    assert submission.apply(after) == after


def test_a_step_of_verification_needs_no_other_day(tmp_path: Path) -> None:
    """The same number, submitted and then verified on the same day, is one number that is verified."""
    submitted = evolve(OFFICE, realisations=[evolve(OFFICE.realisations[0], state=State.SUBMITTED)])
    submission = handed_in(tmp_path / "isian.xlsx", {IKM: {"Status": "terverifikasi"}}, submitted)
    assert submission.findings == ()
    assert kinds(submission)[IKM] == "changed"
    assert sakip.assess(submission.apply(submitted), policy="verified")["ikm"].value == Decimal("87.40")
    assert "87,4 (status)" in submission.preview().text()


def test_what_does_not_apply_is_said_so_by_all_its_rows(tmp_path: Path) -> None:
    """All rows say it, or the one that does is refused."""
    skipped = {"Status": "tidak berlaku"}
    both = handed_in(tmp_path / "isian.xlsx", {REALISED: skipped, PAGU: skipped})
    (record,) = both.added
    assert (record.applicable, dict(record.components), both.findings) == (False, {}, ())
    after = both.apply(OFFICE)
    assert sakip.assess(after, period="2024-Q2")["anggaran"].status is sakip.Status.NOT_APPLICABLE
    assert both.apply(after) == after
    one = handed_in(tmp_path / "isian.xlsx", {REALISED: {"Realisasi": "6"}, PAGU: skipped})
    assert [finding.code for finding in one.findings] == ["form-applicability"]
    assert kinds(one)[REALISED.replace("Triwulan II 2024", "2024-Q2")] == "new"


def test_a_set_that_is_defined_otherwise_is_said_to_be(tmp_path: Path) -> None:
    """Held against a set without a component, a row of it is a fault and no more."""
    submission = handed_in(tmp_path / "isian.xlsx", {PAGU: {"Realisasi": "10"}})
    others = [one for one in OFFICE if one.code != "anggaran"]
    counted = evolve(OFFICE["anggaran"], formula=sakip.count("persentase"))
    preview = submission.preview(evolve(OFFICE, indicators=[*others, counted]))
    assert {finding.code for finding in preview.findings} == {"form-other-component"}
    assert (preview.added, preview.counts["refused"]) == ((), 4)
    with pytest.raises(FormError, match="4 errors"):
        submission.apply(evolve(OFFICE, indicators=others, targets=()))


def test_a_number_that_an_instrument_made_stays_what_it_is(tmp_path: Path) -> None:
    """A working without end in decimals is shown shortened, and is still that working when the form comes back."""
    third = Working("sepertiga", parse("a / 3"), {"a": 1})
    measured = evolve(OFFICE, realisations=[Realisation("ikm", 2024, {"nilai": third})])
    submission = handed_in(tmp_path / "isian.xlsx", {}, measured)
    assert submission.realisations == measured.realisations
    assert submission.preview().to_dicts()[0]["before"] == "1/3"


def doubtful(path: Path, **cells: Any) -> forms.Preview:
    """The preview of a form of the invented kecamatan, with one number in its third quarter."""
    forms.write(CONTOH, path, periods=["2024-Q3"])
    book: Any = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=5):
        row[HEADINGS["Realisasi"] - 1].value = cells.get(row[3].value)
    book.save(path)
    return forms.read(path, CONTOH).preview()


def test_what_the_review_knows_to_be_wrong_is_said_at_its_cell(tmp_path: Path) -> None:
    """75 of 63 is well written and wrong: the checks of a set see it before the number is in the set."""
    preview = doubtful(tmp_path / "isian.xlsx", aktif="75", seluruh="63")
    (finding,) = preview.findings
    assert (finding.code, finding.severity) == ("numerator-above-denominator", "warning")
    assert finding.place is not None
    assert (finding.place.key, finding.place.line, finding.place.column) == ("Isian", 5, "H")
    assert "PERINGATAN Isian!H5: posyandu Triwulan III 2024: aktif 75 melebihi seluruh 63." in preview.text()
    # a warning stands in nobody's way, and what the set has now is nothing new
    after = evolve(CONTOH, realisations=preview.apply())
    assert forms.read(tmp_path / "isian.xlsx", after).preview().findings == ()
    assert doubtful(tmp_path / "isian.xlsx", aktif="31", seluruh="63").findings == ()


def test_what_the_set_is_doubted_for_already_is_not_said_of_the_form(tmp_path: Path) -> None:
    """An indicator without polarity is no fault of who fills in its number; a doubt that the form brings is."""
    unsaid = evolve(OFFICE, indicators=[evolve(one, polarity=None) for one in OFFICE])
    assert handed_in(tmp_path / "isian.xlsx", {REALISED: {"Realisasi": "6"}}, unsaid).preview().findings == ()
    parted = evolve(unsaid, indicators=[evolve(one, consolidation=None) for one in unsaid], targets=())
    forms.write(parted, tmp_path / "bagian.xlsx", periods=["2024-Q2"])
    book: Any = openpyxl.load_workbook(tmp_path / "bagian.xlsx")
    book.worksheets[0]["H6"] = "6"
    book.save(tmp_path / "bagian.xlsx")
    preview = forms.read(tmp_path / "bagian.xlsx", parted).preview()
    assert [finding.code for finding in preview.findings] == ["no-consolidation"]
    assert "PERINGATAN <text>" in preview.text()


def test_a_share_of_one_is_asked_about_once(tmp_path: Path) -> None:
    """Whether 0,88 percent is 88 the form asks itself, and a percent sign answers; of points the review asks."""
    hundred = sakip.regulations.scale("akip", on=LATER)
    wanted = {("persen", "0,88"): ["form-share"], ("persen", "0,88%"): [], ("poin", "0,88"): ["value-magnitude"]}
    for (unit, typed), codes in wanted.items():
        shared = evolve(OFFICE["ikm"], unit=unit, scale=hundred)
        office = evolve(OFFICE, indicators=[shared], targets=(), realisations=())
        cells = {"Realisasi": typed, "Dokumen bukti": "Laporan SKM"}
        preview = handed_in(tmp_path / "isian.xlsx", {IKM: cells}, office).preview()
        assert [finding.code for finding in preview.findings] == codes


def test_a_result_that_is_missing_says_why_and_by_which_cell(tmp_path: Path) -> None:
    """Beyond its scale, without its other half, divided by zero: the reason stands below the result."""
    preview = handed_in(tmp_path / "isian.xlsx", {
        IKM: {"Realisasi": "774,5", "Tanggal dicatat": LATER, "Status": "diajukan"}, PAGU: {"Realisasi": "10"},
    }).preview()  # fmt: skip
    lines = preview.text().splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("  ikm 2024: nilai"))
    assert "774,5 berada di luar" in lines[at + 1]
    assert lines[at + 1].endswith("(Isian!H5)")
    half = next(row.to_dict() for row in preview.outcomes if str(row.after.period) == "2024-Q2")
    assert "realisasi belum diisi" in half["why"]
    assert half["cells"] == ["Isian!H6"]  # the one to fill in
    assert {finding.code for finding in preview.findings} == {"value-outside-scale"}


def test_a_row_of_no_known_period_is_shown_as_it_stands(tmp_path: Path) -> None:
    """What cannot be read cannot be spelt out either."""
    forms.write(OFFICE, tmp_path / "isian.xlsx")
    book: Any = openpyxl.load_workbook(tmp_path / "isian.xlsx")
    book.worksheets[0]["C5"] = "akhir tahun"
    book.save(tmp_path / "isian.xlsx")
    preview = forms.read(tmp_path / "isian.xlsx", OFFICE).preview()
    assert "baris 5: ikm akhir tahun nilai “87,4”" in preview.text()
    assert [finding.code for finding in preview.findings] == ["bad-period"]


def test_a_word_is_previewed_as_a_word(tmp_path: Path) -> None:
    """Of a predicate there is no number, and its word stands where one would."""
    opinion = evolve(OFFICE["ikm"], code="opini", unit="predikat", predicates=["WDP", "WTP"], scale=None)
    office = evolve(OFFICE, indicators=[opinion], targets=(), realisations=())
    preview = handed_in(tmp_path / "isian.xlsx", {"opini 2024 nilai": {"Realisasi": "WTP"}}, office).preview()
    assert preview.to_dicts()[0]["after"] == "WTP"
    assert "opini 2024: nilai belum diisi → WTP" in preview.text()
