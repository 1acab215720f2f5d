"""What was published, recomputed: the totals, that no row is lost, and that a changed figure is no longer reproduced.

The rows are judged in :mod:`fidelity`; the page ``docs/explanation/fidelity.md`` shows what comes of it.
"""

from __future__ import annotations

import csv
import io
import re
import runpy
import sys
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

import pages
import pytest
from attrs import evolve
from fidelity import formulas, provenance, report, rows
from fidelity.rows import CASES, REASONS, Origin, Row, Verdict, written
from fidelity.tables import declared
from fidelity.vectors import vectors

from sakip.assessment import Reason, Status, assess_one, replay
from sakip.figures import publish
from sakip.formulas import count
from sakip.indicators import Indicator, Realisation, Target
from sakip.starter import phrases

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAGE: Final = pages.DOCS / "explanation" / "fidelity.md"
README: Final = pages.ROOT / "README.md"

# kind: data rows, and comparisons by the declared rule, by another, by none, and nothing to compare
TOTALS: Final = {
    "achievements": (517, 327, 68, 42, 80),
    "budgets": (422, 338, 74, 4, 6),
    "answers": (149, 1, 0, 0, 1),
    "surveys": (22, 12, 1, 0, 9),
    "akip": (13, 0, 0, 1, 12),
    "ipasn": (8, 1, 0, 3, 4),
    "values": (44, 34, 7, 2, 1),
    "scales": (12, 6, 0, 3, 3),
    "formulas": (96, 38, 0, 25, 33),
}
# the file of published numbers as those who collected them read them, of the rows of achievement-printed.csv
NUMBERS: Final = "achievement.csv"
FIGURES: Final = {
    "achievement-printed.csv": "achievement",
    "budget.csv": "persen",
    "skm.csv": "ikm_published",
    "skm-totals.csv": "ikm_published",
    "akip.csv": "total_published",
    "ipasn.csv": "total_published",
    "indicator_values.csv": "published",
    "category_scales.csv": "scale_as_stated",
}


def found(kind: str, line: int) -> Row:
    """Return the row of a kind that stands in a line, of its first file."""
    return next(row for row in report.of_kind(kind) if row.line == line)


# --- nothing lost -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", report.KINDS)
def test_so_many_rows_come_out_so(kind: str) -> None:
    """The totals of the page. What changes them changes what this library says of a published row."""
    counts = report.counted(report.of_kind(kind))
    assert (sum(row.rows for row in report.of_kind(kind)), *(counts[verdict] for verdict in Verdict)) == TOTALS[kind]


def test_every_published_row_is_there_exactly_once() -> None:
    """Of each file each data row; no file of published rows is left out, and no line is told twice."""
    published = {
        path.name
        for path in CASES.glob("*.csv")
        if path.read_text(encoding="utf-8").partition(",")[0] in {"source_title", "source", "survey"}
    }
    files = [file for kind in report.KINDS.values() for file in kind.files]
    assert Counter(files) == Counter(published - {NUMBERS})
    for file in files:
        lines = [line for line, _ in rows.read(file)]
        told = [row for row in report.rows() if row.file == file]
        assert sum(row.rows for row in told) == len(lines)
        assert Counter(row.line for row in told) <= Counter(lines)
        assert len(told) in {len(lines), 1}


def test_every_row_names_its_document_and_what_it_is_about() -> None:
    for row in (*report.rows(), *report.class_rows()):
        assert row.source, row
        assert row.about, row
        assert row.kind in {*report.KINDS, "classes"}


def test_every_row_that_is_not_reproduced_has_a_reason_and_what_is_right() -> None:
    """The reason belongs to the verdict; where there is a figure both numbers are told."""
    for row in (*report.rows(), *report.class_rows()):
        assert (row.verdict is Verdict.DECLARED) == (row.reason == "")
        if row.reason:
            assert REASONS[row.reason][0] is row.verdict
        if report.KINDS.get(row.kind, report.KINDS["scales"]).figures and row.verdict in {Verdict.OTHER, Verdict.NONE}:
            assert row.printed != row.ours != ""
            assert row.rule


def test_a_row_without_its_reason_cannot_be() -> None:
    facts: dict[str, Any] = {"kind": "budgets", "file": "budget.csv", "line": 2, "about": "x", "source": "x"}
    for verdict, reason in ((Verdict.NONE, ""), (Verdict.NONE, "cap"), (Verdict.DECLARED, "cap"), (Verdict.OTHER, "x")):
        with pytest.raises(ValueError, match=r"budget\.csv:2 is"):
            Row(**facts, verdict=verdict, reason=reason)


# --- a figure counts only as it is printed ----------------------------------------------------------------------------


def _changed(text: str) -> str:
    """Return a figure with its last digit raised; of a table of classes every number."""
    if "|" in text:
        return re.sub(r"[0-9]+", lambda number: str(int(number[0]) + 1), text)
    at = max((place for place, sign in enumerate(text) if sign.isdigit()), default=None)
    return text if at is None else f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}"


def test_a_changed_figure_is_no_longer_reproduced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every figure that the declared rule gives, one in its last digit, is given by no declared rule any more."""
    before = [(row.file, row.line) for row in report.rows() if row.verdict is Verdict.DECLARED and row.file in FIGURES]
    for path in CASES.glob("*.csv"):
        listed = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
        column = FIGURES.get(path.name)
        for row in listed:
            if column is not None:
                row[column] = _changed(row[column])
        with (tmp_path / path.name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(listed[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(listed)
    monkeypatch.setattr(rows, "CASES", tmp_path)
    again = {(row.file, row.line): row for kind in report.KINDS.values() for row in kind.rows()}
    # formula texts are tried with other readers below, and answers with the index they lead to
    tried = [name for name, kind in report.KINDS.items() if FIGURES.keys() & set(kind.files)]
    assert [name for name in report.KINDS if name not in tried] == ["answers", "formulas"]
    assert len(before) == sum(TOTALS[name][1] for name in tried)
    assert [at for at in before if again[at].verdict is Verdict.DECLARED] == []
    # and the answers of the respondents do not come to the changed index
    assert again["skm_raw.csv", 2].verdict is Verdict.NONE


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [("1.005", 2, "1.01"), ("-0.004", 2, "0.00"), ("-1.25", 1, "-1.3"), ("99.5", 0, "100"), ("0.5", 3, "0.500")],
)
def test_a_figure_is_written_as_it_is_rounded(value: str, places: int, text: str) -> None:
    assert written(Fraction(value), places) == text


@pytest.mark.parametrize(
    ("kind", "line", "reason", "printed", "ours"),
    [
        ("achievements", 5, "cap", "100", "109.68"),
        ("achievements", 8, "arithmetic", "113%", "102.22"),
        ("achievements", 41, "zero-printed", "0", "no value"),
        ("achievements", 175, "other-row", "109.97", "no value"),
        ("achievements", 205, "cut-off", "134", "134.73"),
        ("achievements", 257, "ratio", "1,08", "107.97"),
        ("budgets", 300, "other-row", "99,86 %", "97.21"),
        ("budgets", 328, "shortfall", "(6)", "106.24"),
        ("ipasn", 2, "arithmetic", "78,41", "77.94"),
        ("ipasn", 3, "hidden-digits", "75,18", "75.17"),
        ("values", 16, "other-direction", "89", "111.21"),
        ("values", 25, "arithmetic", "127", "85.19"),
    ],
)
def test_some_rows_worked_out_by_hand(kind: str, line: int, reason: str, printed: str, ours: str) -> None:
    """79,29 of 72,29 is 109,68 percent; 26 is where 26,47 would have been; 5:09:09 of 4:38:00 is 111,21."""
    row = found(kind, line)
    assert (row.reason, row.printed, row.ours) == (reason, printed, ours)


def test_the_rule_of_a_figure_is_called_stated_only_where_the_document_says_it() -> None:
    """A working without a formula of the document is that of the collectors; a sum or a mean of parts is implied."""
    given = dict(rows.read("indicator_values.csv"))
    for row in report.of_kind("values"):
        assert row.origin is (Origin.STATED if given[row.line]["stated"] else Origin.COLLECTED)
    assert {row.origin for kind in ("budgets", "akip", "ipasn") for row in report.of_kind(kind)} == {Origin.IMPLIED}
    declared_by = Counter(row.origin for row in report.figures() if row.verdict is Verdict.DECLARED)
    assert declared_by == {Origin.STATED: 139, Origin.COLLECTED: 27, Origin.IMPLIED: 546}


def test_a_row_made_with_another_row_names_its_line() -> None:
    assert found("budgets", 300).why == "This is the figure of row 299."
    assert found("achievements", 175).why.endswith("row 176.")


# --- other ways to the same figures -----------------------------------------------------------------------------------


def _numbered() -> list[tuple[dict[str, str], dict[str, str], Row]]:
    """Return the rows whose numbers somebody read, each with the printed row and what was found of it."""
    judged = {row.line: row for row in report.of_kind("achievements")}
    printed = iter(rows.read("achievement-printed.csv"))
    joined = []
    for _, numbers in rows.read(NUMBERS):
        key = ("source_title", "indicator", "match")
        line, row = next((line, row) for line, row in printed if all(row[name] == numbers[name] for name in key))
        joined.append((numbers, row, judged[line]))
    return joined


def test_an_indicator_assessed_gives_what_the_audit_of_the_printed_row_gives() -> None:
    """Whoever reads the numbers and assesses an indicator has the figure exactly where the declared rule has it."""
    joined = _numbered()
    assert len(joined) == 474
    for numbers, printed, row in joined:
        digits = len(numbers["realisation"].partition(".")[2])
        indicator = Indicator(
            code="x",
            name=numbers["indicator"],
            unit="bilangan",
            formula=count("nilai"),
            polarity=declared(printed),
            places=max(2, digits),  # a realisation printed with more is not rounded again
            achievement_places=2,
        )
        target = Target("x", "2024", numbers["target"], document=numbers["source_title"])
        result = assess_one(indicator, target, Realisation("x", "2024", {"nilai": numbers["realisation"]}))
        assert result.status is Status.COMPUTED
        raw = result.achievement.raw
        assert result.achievement.reason == (None if float(numbers["target"]) else Reason.ZERO_TARGET)
        figure = numbers["achievement_pct_published"]
        same = raw is not None and figure != "" and written(raw, len(figure.partition(".")[2])) == figure
        if row.places == len(figure.partition(".")[2]):  # else the collectors wrote it with fewer digits
            assert same == (row.verdict is Verdict.DECLARED), (numbers, row)
        if raw is not None and row.ours and (row.places or 0) <= 6:  # they shortened longer numbers
            assert row.ours == written(raw, len(row.ours.partition(".")[2]))
            assert result.achievement.value == publish(raw)


def test_a_published_row_explains_itself_and_its_trace_replays() -> None:
    for numbers, printed, _ in _numbered()[::40]:
        indicator = Indicator(code="x", name="X", unit="bilangan", formula=count("n"), polarity=declared(printed))
        given = Realisation("x", "2024", {"n": numbers["realisation"]})
        result = assess_one(indicator, Target("x", "2024", numbers["target"]), given)
        assert result.explain().text()
        assert replay(result.explain().to_dict()).achievement.raw == result.achievement.raw


def test_the_means_of_a_hundred_answers_are_those_that_are_printed() -> None:
    """The index of the answers, and the index of their printed means, are one figure; it is counted with the means."""
    (counted,) = (row for row in report.of_kind("answers") if row.rows == 100)
    of_means = found("surveys", 6)
    assert (counted.printed, counted.ours) == (of_means.printed, of_means.ours) == ("86.333", "86.333")
    assert counted.address == of_means.address
    assert [row for row in report.figures() if row.printed == "86.333"] == [of_means]


def test_those_who_collected_the_rows_found_the_same_but_for_twelve() -> None:
    """Ranges were no numbers to them, a column was shifted, and formulas that fit were taken for those stated."""
    listed = [(row.file, row.line, row.verdict.value) for row in report.disagreements()]
    assert listed == [
        *(("achievement-printed.csv", line, "none" if line == 8 else "declared") for line in (8, 9, 10, 11)),
        ("achievement-printed.csv", 175, "none"),
        *(("indicator_values.csv", line, "other") for line in (16, 17, 19, 20, 21, 24)),
        ("indicator_values.csv", 27, "nothing"),
    ]


# --- readers, classes, worked numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "regulation"),
    [
        (2, "Permendagri 86/2017"),
        (3, "Permendagri 86/2017"),
        (4, "PermenPAN-RB 13/2010"),
        (10, "KEP/25/M.PAN/2/2004"),
        (11, "PermenPANRB 14/2017"),
        (12, "Peraturan BKN 8/2019"),
    ],
)
def test_a_printed_table_has_the_classes_of_its_regulation(line: int, regulation: str) -> None:
    assert found("scales", line).rule.startswith(f"{regulation} [")


@pytest.mark.parametrize(
    "misread",
    [
        pytest.param(
            lambda found: evolve(found, numerator=found.denominator, denominator=found.numerator), id="swapped"
        ),
        pytest.param(lambda found: evolve(found, numerator="pembilang"), id="numerator invented"),
        pytest.param(lambda found: evolve(found, denominator="penyebut"), id="denominator invented"),
        pytest.param(lambda found: evolve(found, percent=not found.percent), id="times 100"),
        pytest.param(lambda _: None, id="left alone"),
    ],
)
def test_a_reader_that_reads_a_formula_otherwise_is_seen(
    misread: Callable[[phrases.Quotient], phrases.Quotient | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each text that is read as it says no longer counts, when its sides are swapped or named after something else."""
    before = {row.line: row for row in report.of_kind("formulas")}
    right = phrases.quotient

    def wrong(text: str) -> phrases.Quotient | None:
        found = right(text)
        return found and misread(found)

    monkeypatch.setattr(phrases, "quotient", wrong)
    for row in formulas.formulas():
        if before[row.line].verdict is Verdict.DECLARED:
            assert (row.verdict, row.reason) == (Verdict.NONE, "misread")
        else:
            assert row == before[row.line]


def test_a_reader_that_makes_a_quotient_of_anything_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that is no quotient is not one because the reader says so."""
    monkeypatch.setattr(phrases, "quotient", lambda text: phrases.Quotient(text, "a", "b", "", percent=True))
    right = [row.given for row in formulas.formulas() if row.verdict is Verdict.DECLARED]
    assert right == ["A / B x 100"]


@pytest.mark.parametrize(("text", "said"), formulas.readings().items())
def test_what_a_person_reads_in_a_formula_is_what_stands_there(text: str, said: tuple[str, str, bool]) -> None:
    """The numerator is named by words before the sign of division, the denominator by words after it."""
    above, below = re.split(r"\s/\s", text) if " / " in text else text.split("/")
    for side, name in ((above, said[0]), (below, said[1])):
        assert set(name.split("_")) <= set(re.findall(r"[a-z]+", side.lower()))
    assert said[2] == bool(re.search(r"x 100%?$", text))
    assert any(row["formula_text"] == text for _, row in rows.read(formulas.FILE))


def test_no_class_came_out_differently() -> None:
    """34 classes are those of their scale; six have no scale, or words instead of figures."""
    assert Counter(row.verdict for row in report.class_rows()) == {Verdict.DECLARED: 34, Verdict.NOTHING: 6}


@pytest.mark.parametrize("vector", vectors(), ids=lambda vector: f"{vector.subject}, {vector.fact}"[:70])
def test_a_worked_number_of_a_regulation_holds(vector: Any) -> None:
    """Each has a basis that says how sure it is."""
    assert vector.ours == vector.expected
    assert re.search(r" \[(T|T\(repr\.\)|C|S|S×\d|M)\]$", vector.basis)
    assert vector.settled == bool(re.search(r"\[[TC]", vector.basis))


# --- the report and the page ------------------------------------------------------------------------------------------


def test_the_rows_are_written_as_csv() -> None:
    """All of them, each with what it was found to be."""
    out = io.StringIO()
    report.write(out)
    listed = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert len(listed) == len(report.rows()) + len(report.class_rows())
    assert Counter(row["verdict"] for row in listed)["none"] == 80


def test_the_report_runs_as_a_folder(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """It says the totals."""
    monkeypatch.setattr(sys, "argv", ["fidelity"])
    monkeypatch.setattr(sys, "path", list(sys.path))
    runpy.run_path(str(CASES.parent / "fidelity"), run_name="__main__")
    said = capsys.readouterr().out
    assert said == report.text()
    assert re.search(r"^figures +1026 +1026 +712 +150 +52 +112$", said, re.MULTILINE)
    assert re.search(r"^all rows +1283$", said, re.MULTILINE)


def _generated(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(str(pages.DOCS))
    from generated import fidelity

    return fidelity


def test_the_page_has_every_part_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert re.findall(r"^```\{from-library\} fidelity\n:part: (\S+)\n```", page, re.MULTILINE) == list(
        _generated(monkeypatch).parts()
    )
    assert "](fidelity.md)" in (PAGE.parent / "index.md").read_text(encoding="utf-8")
    # what the page says in words
    said = " ".join(page.split())
    assert "The three kinds of rows below that line have none of their own." in said
    assert [name for name, kind in report.KINDS.items() if not kind.figures] == ["answers", "scales", "formulas"]
    assert "No class came out differently" in page
    travelled = [row for row in report.of_kind("values") if row.about.startswith("Kesesuaian travel time")]
    assert f"; {22 - len(travelled)} of its values are not among the rows" in said


def test_the_table_of_the_page_adds_up_figures_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of figures is the sum of the lines above it, and has the numbers of the sentence."""
    summary = _generated(monkeypatch).parts()["summary"]
    lines = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in summary.splitlines() if "|" in line]
    counts = {line[0]: [int(cell.replace(",", "")) for cell in line[1:] if cell != "–"] for line in lines[2:]}
    (at,) = (place for place, title in enumerate(counts) if title == "Figures")
    above = list(counts.values())[:at]
    assert counts["Figures"] == [sum(column) for column in zip(*above, strict=True)]
    assert counts["All rows"] == [
        sum(numbers[0] for title, numbers in counts.items() if title not in {"Figures", "All rows"})
    ]
    said = [int(number.replace(",", "")) for number in re.findall(r"\*\*([\d,]+)\*\*", summary.partition("|")[0])]
    assert said == counts["Figures"][1:4]


def test_the_page_tells_each_row_that_is_not_reproduced(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under its reason, by its line; rows that say the same share a line of the table."""
    parts = _generated(monkeypatch).parts()
    for verdict, part in ((Verdict.OTHER, "other"), (Verdict.NONE, "none"), (Verdict.NOTHING, "nothing")):
        told: Counter[tuple[str, str, int]] = Counter()
        title, file = "", ""
        for line in parts[part].splitlines():
            if line.startswith("### "):
                title = re.sub(r" \(\d+\)$", "", line.removeprefix("### "))
            elif line.startswith("In `"):
                file = line.removeprefix("In `").removesuffix("`:")
            elif lines := re.match(r"\| (\d[\d, –]*) \|", line):
                for span in lines[1].split(", "):
                    first, _, last = span.partition("–")
                    told.update((title, file, number) for number in range(int(first), int(last or first) + 1))
        listed = [row for row in report.rows() if row.verdict is verdict]
        assert told == Counter((REASONS[row.reason][1], row.file, row.line) for row in listed)


# --- where the rows are from ------------------------------------------------------------------------------------------


def test_every_row_was_found_in_some_kind_of_place() -> None:
    """Only the tables of classes have no address at all."""
    for row in report.rows():
        assert provenance.place(row) in provenance.PLACES
        assert bool(row.address) == (row.kind != "scales")


@pytest.mark.parametrize(
    ("doubt", "kinds"),
    [
        ("uncertain", {"values": 3}),
        ("unnamed", {"values": 3, "budgets": 5, "scales": 1, "formulas": 1}),
        ("code", {"achievements": 32, "scales": 1}),
        ("example", {"achievements": 4}),
        ("unseen", {"achievements": 11, "surveys": 2}),
    ],
)
def test_a_row_of_which_there_is_something_to_doubt_is_told(doubt: str, kinds: dict[str, int]) -> None:
    """Three values of a dashboard, four examples of a regulation: they count, and the page says which they are."""
    assert Counter(row.kind for row in report.rows() if doubt in provenance.doubts(row)) == kinds
    assert set(provenance.DOUBTS) == {"uncertain", "unnamed", "code", "example", "unseen"}


def test_the_page_tells_where_the_rows_were_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each place with its rows, which add up to all, and the figures without those there is something to doubt of."""
    said = _generated(monkeypatch).parts()["provenance"]
    places = re.findall(r"^\| ([^|]+) \| ([\d,]+) \| [\d,]+ \| [\d,]+ \|$", said, re.MULTILINE)
    assert [title for title, _ in places] == list(provenance.PLACES.values())
    assert sum(int(count.replace(",", "")) for _, count in places) == sum(row.rows for row in report.rows())
    assert "`indicator_values.csv` 43–45" in said
    assert "**694** of 895 figures" in said


def test_the_readme_tells_the_totals() -> None:
    """Its one sentence has the numbers of the report."""
    counts = report.counted(report.figures())
    compared = counts.total() - counts[Verdict.NOTHING]
    said = " ".join(README.read_text(encoding="utf-8").split())
    assert (
        f"of {compared} figures found in public documents and code, {counts[Verdict.DECLARED]} come out by the rule "
        f"declared or implied, {counts[Verdict.OTHER]} only by another, {counts[Verdict.NONE]} by none"
    ) in said
