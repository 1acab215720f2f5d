from __future__ import annotations

import argparse
import csv
import io
import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from sakip.cli import akip as command
from sakip.cli import main
from sakip.cli.screen import Screen
from sakip.errors import DataFileError, DefinitionError, UnknownNameError
from sakip.indicators.working import Working
from sakip.instruments import akip
from sakip.wording import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: Final = Path(__file__).parents[2] / "cases"
FILE: Final = CASES / "akip-evaluasi.toml"


def run(*arguments: object, lang: str = "id") -> tuple[int, str]:
    """What the command returns and writes, its options read by a parser that holds nothing else."""
    parser = argparse.ArgumentParser()

    def added(name: str, run: Callable[..., int]) -> argparse.ArgumentParser:
        assert name == "akip"
        parser.set_defaults(command=run)
        return parser

    command.add(added, lambda code: COMMANDS[code][0])
    options = parser.parse_args([str(argument) for argument in arguments])
    screen = Screen(io.StringIO(), lang)
    code: Any = options.command(options, screen)
    stream: Any = screen.stream
    return code, stream.getvalue()


def test_a_table_shows_grades_total_and_what_would_lift_it() -> None:
    code, said = run(FILE)
    assert code == 0
    for text in (
        "Kecamatan Contoh, 2024, LHE Inspektorat 2024", "Pemanfaatan", "20,10",
        "Nilai total 72,20 dari 100, predikat BB (Sangat Baik)", "CC → B", "+1,50", "2 kriteria lagi",
        "Menuju A (Memuaskan): nilai sekurang-kurangnya 80,01, kurang 7,81. Langkah tersedikit 6: 1.c CC → AA",
    ):  # fmt: skip
        assert text in said
    assert "Temuan" not in said


def test_it_speaks_english_when_asked_and_explains() -> None:
    _, said = run(FILE, "--explain", lang="en")
    assert "Total 72.20 of 100, predicate BB (Sangat Baik)" in said
    assert "7 ÷ 9 × 100% = 77.777777…" in said
    assert "To reach A (Memuaskan): at least 80.01, 7.81 missing." in said


def test_json_has_every_number_exactly(tmp_path: Path) -> None:
    out = tmp_path / "akip.json"
    code, said = run(FILE, "--format", "json", "--out", out)
    data = json.loads(out.read_text(encoding="utf-8"))
    result = akip.read(FILE)
    assert (code, said, data["format"]) == (0, "", "sakip.akip/1")
    assert (data["total"], data["value"], data["predikat"], data["period"]) == ("361/5", "72.20", "BB", "2024")
    assert Fraction(data["components"][0]["subs"][1]["share"]) == Fraction(700, 9)
    assert Working.from_dict(data["working"]).value == result.total
    assert len(data["lifts"]) == 12
    assert len(data["to_next"]["steps"]) == 6


def test_csv_adds_up() -> None:
    _, said = run(FILE, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said)))
    subs = [row for row in rows if row["kind"] == "sub"]
    assert sum(Fraction(row["value"]) for row in subs) == Fraction(rows[-1]["value"]) == Fraction("72.2")
    assert [row["share"] for row in subs[:3]] == ["", "700/9", "75"]


def test_what_is_missing_is_an_exit_code_and_no_total(tmp_path: Path) -> None:
    file = tmp_path / "e.toml"
    file.write_text('sheet = "permenpanrb-88-2021"\ngrades = { "1.a" = "BB", "1.b" = "F" }\n', encoding="utf-8")
    code, said = run(file)
    assert code == 1
    assert "Sementara: 4,80 dari bobot 6 yang sudah dinilai. Ini bukan nilai total" in said
    assert "KESALAHAN" in said
    assert "e.toml:2 grades.1.b" in said.replace('"', "")
    data = json.loads(run(file, "--format", "json")[1])
    assert (data["total"], data["predikat"], data["working"], data["lifts"]) == (None, None, None, [])
    assert run(file, "--format", "csv")[1].endswith("total,,,100,,,\n")


def test_a_note_alone_is_no_exit_code(tmp_path: Path) -> None:
    """That the sheet of 2010 is known at second hand only is said, and is no fault of the evaluation."""
    file = tmp_path / "e.toml"
    grades = ", ".join(f'"{code}.I" = {{ share = 60 }}' for code in "ABCDE")
    file.write_text(f'sheet = "permenpan-13-2010"\nunit = "=1+1"\ngrades = {{ {grades} }}\n', encoding="utf-8")
    code, said = run(file, "--out", tmp_path / "out.txt")
    assert (code, said) == (0, "")
    written = (tmp_path / "out.txt").read_text(encoding="utf-8")
    assert "catatan Bobot dan gradasi lembar ini ialah bacaan" in written
    assert "Tidak ada langkah yang cukup" in written
    assert "'=1+1" in run(file, "--format", "csv")[1]


@pytest.mark.parametrize(("grade", "steps", "changes"), [("BB", True, True), ("AA", False, False)])
def test_a_step_that_changes_the_predicate_is_marked(grade: str, steps: bool, changes: bool, tmp_path: Path) -> None:
    """At the best predicate there is nothing to lift."""
    file = tmp_path / "e.toml"
    grades = "".join(f'"{sub.code}" = "{grade}"\n' for sub in akip.sheet("permenpanrb-88-2021").subs)
    file.write_text(f'sheet = "permenpanrb-88-2021"\n[grades]\n{grades}', encoding="utf-8")
    code, said = run(file)
    assert (code, "Menuju" in said, "80,60 A *" in said) == (0, steps, changes)
    assert ("* mengubah predikat" in said) == changes


def test_long_lists_of_steps_are_cut_and_say_so(tmp_path: Path) -> None:
    file = tmp_path / "e.toml"
    criteria = ", ".join(f'k{place} = "B"' for place in range(20))
    grades = "".join(
        f'"{sub.code}" = {{ criteria = {{ {criteria} }} }}\n' for sub in akip.sheet("permenpanrb-12-2015").subs
    )
    file.write_text(f'sheet = "permenpanrb-12-2015"\n[grades]\n{grades}', encoding="utf-8")
    _, said = run(file)
    assert "langkah lain tidak ditampilkan" in said
    assert "k0 B → A" in said


@pytest.mark.parametrize("sheet", ["permenpanrb-88-2021", str(CASES / "akip-lke.toml")])
def test_a_file_to_fill_in_is_written_for_a_sheet(sheet: str) -> None:
    code, said = run("--template", sheet)
    assert code == 0
    assert '"1.a" = ""' in said


def test_wrong_use_is_an_exception(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        run()
    assert f"error-{caught.value.code}" in COMMANDS
    with pytest.raises(UnknownNameError):
        run("--template", "permenpanrb-88")
    with pytest.raises(FileNotFoundError):
        run(tmp_path / "tidak-ada.toml")
    bad = tmp_path / "e.toml"
    bad.write_text("schema = 3\n", encoding="utf-8")
    with pytest.raises(DataFileError):
        run(bad)


def test_a_file_and_a_template_are_not_asked_for_at_once(tmp_path: Path) -> None:
    """Neither is silently ignored."""
    with pytest.raises(DefinitionError) as caught:
        run(FILE, "--template", "permenpanrb-88-2021", "--out", tmp_path / "e.toml")
    assert f"error-{caught.value.code}" in COMMANDS
    assert not (tmp_path / "e.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "sakip: sebutkan berkas evaluasi, atau --template SHEET untuk membuatnya.\n"),
        (["--lang", "en"], "sakip: there is no evaluation file. Name one, or make one with --template SHEET.\n"),
        ([str(FILE), "--template", "x"], "sakip: sebutkan berkas untuk dinilai, atau --template SHEET"),
    ],
)
def test_wrong_use_is_said_in_a_sentence(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["akip", *arguments]) == 2
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("folder", "named"),
    [("own/sub", "../lke.toml"), ("own", "lke.toml"), ("other", "../own/lke.toml"), (".", "own/lke.toml")],
)
def test_a_file_to_fill_in_names_its_sheet_from_its_own_folder(
    folder: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next command finds it, and no path of this machine is written."""
    (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "own").mkdir(exist_ok=True)
    sheet, out = tmp_path / "own" / "lke.toml", tmp_path / folder / "e.toml"
    sheet.write_bytes((CASES / "akip-lke.toml").read_bytes())
    monkeypatch.chdir(tmp_path)
    for given, target in ((sheet, out), (Path("own/lke.toml"), Path(folder) / "e.toml")):
        run("--template", given, "--out", target)
        written = out.read_text(encoding="utf-8")
        assert f'\nsheet = "{named}"\n' in written
        assert akip.read(out).sheet == akip.load_sheet(sheet)
    assert '\nsheet = "own/lke.toml"\n' in run("--template", sheet)[1]


def test_of_thousands_of_criteria_not_all_choices_are_compared_and_that_is_said(tmp_path: Path) -> None:
    """They reach the predicate all the same, and nearly as soon as the fewest."""
    subs, criteria = 20, 100
    listed = ", ".join(f'{{ code = "k{place}" }}' for place in range(criteria))
    (tmp_path / "lke.toml").write_text(
        'code = "x"\ntitle = "x"\nscale = "permenpanrb-88-2021"\n'
        'answers = [{ code = "abcd", values = { A = "1", B = "0.66", C = "0.33", D = "0" } }]\n'
        '[[component]]\ncode = "1"\nname = "x"\nweight = 100\n'
        + "".join(
            f'[[component.sub]]\ncode = "1.{place}"\nname = "x"\nweight = 5\nanswers = "abcd"\ncriterion = [{listed}]\n'
            for place in range(subs)
        ),
        encoding="utf-8",
    )
    answers = ", ".join(f'k{place} = "D"' for place in range(criteria))
    grades = "".join(f'"1.{place}" = {{ criteria = {{ {answers} }} }}\n' for place in range(subs))
    file = tmp_path / "e.toml"
    file.write_text(f'sheet = "lke.toml"\n[grades]\n{grades}', encoding="utf-8")
    reach = akip.read(file).to_next
    assert reach is not None
    assert reach.steps is not None
    assert not reach.exact
    # 100 / 2000 × 0.34 points and less a step
    assert 30.01 / 0.017 < len(reach.steps) < 30.01 / 0.0165 + 3
    assert reach.steps[-1].predikat == reach.predikat
    assert "mungkin bukan yang tersedikit" in run(file)[1]
    assert not json.loads(run(file, "--format", "json")[1])["to_next"]["exact"]
    assert json.loads(run(FILE, "--format", "json")[1])["to_next"]["exact"]
