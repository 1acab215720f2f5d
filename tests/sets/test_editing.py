from __future__ import annotations

import json
import stat
import sys
import tomllib
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip import Predicate, Quarter, Range
from sakip.errors import DefinitionError, MissingExtraError, SakipError, SetFileError, UnknownNameError
from sakip.sets import edit, load
from sakip.sets.shape import SetFile
from sakip.toml.text import Literal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sakip.sets import EditedFile

FILE = """\
# IKU Kecamatan Uji
schema = 1
code   =   "uji"   # tanpa tahun
year = 2024

# indikator pertama
[[indicator]]    # IKM
code = "ikm"
name = 'Indeks Kepuasan Masyarakat'   # seperti tercetak
unit = "nilai"
  places = 2 # agak ke kanan
formula = { kind = "count",   unit = "nilai" }
# akhir indikator pertama

# target dari PK
[[target]]
indicator = "ikm"
period = 2024
value = 88.0    # dijanjikan

[[indicator]]
code = "inovasi"
name = "Inovasi"
unit = "inovasi"
[indicator.formula]
kind = "count"
# di dalam rumus

[[target]]
indicator = "ikm"
period = "TW II 2024"
value = 90
# selesai
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "iku.toml"
    made.write_bytes(FILE.encode())
    return made


def changes(file: EditedFile) -> list[str]:
    """The lines that a file would lose and gain."""
    return [line for line in file.preview().splitlines()[2:] if line[0] in "+-"]


# --- single changes ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        (
            lambda file: file.change("indicator", "ikm", places=1),
            ["-  places = 2 # agak ke kanan", "+  places = 1 # agak ke kanan"],
        ),
        (lambda file: file.change("indicator", "inovasi", note="baru"), ['+note = "baru"', "+"]),
        (lambda file: file.change("indicator", "ikm", places=None), ["-  places = 2 # agak ke kanan"]),
        (lambda file: file.change("indicator", "ikm", note="a\nb"), ['+note = """', "+a", '+b"""']),
        (lambda file: file.change(title="Uji", year=2025), ["-year = 2024", "+year = 2025", '+title = "Uji"']),
        (
            lambda file: file.change("target", "ikm", 2024, value=Decimal("88.50")),
            ["-value = 88.0    # dijanjikan", "+value = 88.5    # dijanjikan"],
        ),
        (
            lambda file: file.change("target", "ikm", "Triwulan II 2024", value=Range(1, 2)),
            ["-value = 90", "+value = { from = 1, to = 2 }"],
        ),
        (
            lambda file: file.change("target", "ikm", Quarter(2024, 2), value=Predicate("BB")),
            ["-value = 90", '+value = { predicate = "BB" }'],
        ),
        (
            lambda file: file.change("target", "ikm", "2024", period=Quarter(2024, 1)),
            ["-period = 2024", '+period = "2024-Q1"'],
        ),
        (lambda file: file.change("office", name="Kecamatan Uji"), ["+", "+[office]", '+name = "Kecamatan Uji"']),
        (
            lambda file: file.add("target", period="2025", indicator="ikm", value="88"),
            ["+", "+[[target]]", '+indicator = "ikm"', '+period = "2025"', '+value = "88"'],
        ),
        (lambda file: file.add("decree", number="1"), ["+", "+[decree]", '+number = "1"']),
        (
            lambda file: file.remove("indicator", "inovasi"),
            [
                "-[[indicator]]",
                '-code = "inovasi"',
                '-name = "Inovasi"',
                '-unit = "inovasi"',
                "-[indicator.formula]",
                '-kind = "count"',
            ],
        ),
        (
            lambda file: file.remove("target", "ikm", "2024"),
            ["-[[target]]", '-indicator = "ikm"', "-period = 2024", "-value = 88.0    # dijanjikan"],
        ),
    ],
)
def test_a_change_touches_the_lines_it_is_about_and_no_others(
    path: Path, change: Callable[[EditedFile], None], lines: list[str]
) -> None:
    """Comments, order, spacing and every other line stay."""
    with edit(path) as file:
        change(file)
        assert changes(file) == lines
        shown = file.text
    assert path.read_text(encoding="utf-8") == shown


def test_a_table_is_added_behind_the_others_of_its_kind(path: Path) -> None:
    """The comment that closes the file still does."""
    file = edit(path)
    file.add("target", indicator="ikm", period=2025, value=1)
    assert file.text == FILE.replace(
        "# selesai", '\n[[target]]\nindicator = "ikm"\nperiod = 2025\nvalue = 1\n# selesai'
    )


@pytest.mark.parametrize("table", [field.name for field in attrs.fields(SetFile) if field.default == ()])
def test_one_of_several_tables_can_be_named_whatever_its_kind(path: Path, table: str) -> None:
    """By its first key, and what is not there has no name."""
    with pytest.raises(UnknownNameError, match=f"no {table} with a table of its own called 'tidak-ada'"):
        edit(path).change(table, "tidak-ada")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("last", ["", "\n"])
def test_line_ends_and_the_mark_at_the_beginning_stay(tmp_path: Path, start: str, end: str, last: str) -> None:
    path = tmp_path / "iku.toml"
    given = start + FILE.strip().replace("\n", end) + last.replace("\n", end)
    path.write_bytes(given.encode())
    with edit(path):
        pass
    assert path.read_bytes() == given.encode()
    with edit(path) as file:
        file.change("indicator", "ikm", note="a\nb", places=3)
        file.change("target", "ikm", "2024-Q2", value="91")
        file.add("target", indicator="ikm", period=2025, value=1)
    text = path.read_bytes().decode()
    assert text.startswith(f"{start}# IKU")
    assert text.count("\r\n") == (text.count("\n") if end == "\r\n" else 0)
    assert [target.value for target in load(path).targets] == [88, 91, 1]
    assert load(path)["ikm"].note == "a\nb"


@pytest.mark.parametrize("name", ["mojosari-2024", "mumbulsari-2025", "muncar-2024"])
def test_every_indicator_of_a_decree_can_be_changed(tmp_path: Path, name: str) -> None:
    """However its file is written: one line changes, and no comment goes."""
    path = tmp_path / "iku.toml"
    path.write_bytes(files("sakip").joinpath("data", "sets", f"{name}.toml").read_bytes())
    for indicator in load(path):
        file = edit(path)
        file.change("indicator", indicator.code, name="Nama baru")
        assert len([line for line in changes(file) if line[0] == "-"]) <= indicator.name.count("\n") + 3
        assert [line for line in changes(file) if line[0] == "+"] == ['+name = "Nama baru"']
        assert file.office[indicator.code].name == "Nama baru"


ENTRIES = st.sampled_from(
    [
        '[[indicator]] # {0}\ncode = "i{0}"\nname = "a"\nunit = "nilai"\nformula = {{ kind = "count" }}\n',
        (
            '[[ indicator ]]\n\tname = """\na # {0}\n[[indicator]]\n"""\ncode="i{0}"\nunit = "nilai"\n'
            'data_sources = [\n  "x", # satu\n\n  "y",\n]\n[indicator.formula]\nkind = "count"\n# dalam {0}\n'
        ),
        '# node {0}\n[[node]]\ncode = "n{0}"\nkind = "visi"\ntext = \'[x] # bukan {0}\'\n\n\n',
        "\n# {0}\n",
        '[[target]]\nindicator = "i{0}"\nperiod = 2024\nvalue = {0}.50  # ya\n',
    ]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ENTRIES, max_size=8), st.sampled_from(["\n", "\r\n"]), st.data())
def test_whatever_changes_the_other_lines_stay(
    tmp_path: Path, entries: list[str], end: str, data: st.DataObject
) -> None:
    """What is changed says so, the rest of the data and every line outside of it are as they were."""
    text = 'code = "uji" # {x}\n' + "".join(entry.format(place) for place, entry in enumerate(entries))
    path = tmp_path / "iku.toml"
    path.write_bytes(text.replace("\n", end).encode())
    held = tomllib.loads(text, parse_float=Literal)
    file = edit(path)
    assert file.text == text.replace("\n", end)
    codes = [
        (table, entry[key])
        for table, key in (("indicator", "code"), ("node", "code"), ("target", "indicator"))
        for entry in held.get(table, [])
    ]
    if not codes:
        return
    table, code = data.draw(st.sampled_from(codes))
    key = {"indicator": "name", "node": "text", "target": "reason"}[table]
    file.change(table, code, **{key: "baru"})
    place = next(place for place, entry in enumerate(held[table]) if code in entry.values())
    held[table][place][key] = "baru"
    assert tomllib.loads(file.text, parse_float=Literal) == held
    lost = [line for line in changes(file) if line[0] == "-"]
    assert len(lost) <= 4
    assert not any("#" in line and "a # " not in line and "bukan" not in line for line in lost)
    file.remove(table, code)
    del held[table][place]
    assert tomllib.loads(file.text, parse_float=Literal) == {name: value for name, value in held.items() if value}


# --- saving -----------------------------------------------------------------------------------------------------------


def test_a_file_is_saved_only_if_it_can_still_be_loaded(path: Path) -> None:
    """The lines of the faults are those of the new text."""
    with pytest.raises(SetFileError, match="scale called “skmm”") as caught, edit(path) as file:
        file.change("indicator", "ikm", scale="skmm")
    (finding,) = caught.value.findings
    assert finding.place is not None
    assert file.text.splitlines()[(finding.place.line or 0) - 1] == 'scale = "skmm"'
    assert path.read_text(encoding="utf-8") == FILE


def test_nothing_is_saved_when_the_block_fails(path: Path) -> None:
    def changing() -> None:
        with edit(path) as file:
            file.change("indicator", "ikm", places=1)
            file.change("indicator", "tidak-ada", places=1)

    with pytest.raises(UnknownNameError):
        changing()
    assert path.read_text(encoding="utf-8") == FILE
    assert [one.name for one in path.parent.iterdir()] == ["iku.toml"]


def test_a_file_that_somebody_else_changes_is_not_overwritten(path: Path) -> None:
    file = edit(path)
    file.change("indicator", "ikm", places=1)
    path.write_text(f"{FILE}# lain", encoding="utf-8")
    with pytest.raises(DefinitionError, match="changed by somebody else"):
        file.save()
    assert path.read_text(encoding="utf-8") == f"{FILE}# lain"


def test_a_saved_file_keeps_its_permissions_and_can_be_changed_further(path: Path) -> None:
    path.chmod(0o604)
    file = edit(path)
    for places in (1, 0):
        file.change("indicator", "ikm", places=places)
        file.save()
        assert load(path)["ikm"].places == places
        assert file.preview() == ""
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_what_a_file_extends_is_found_from_its_folder(path: Path) -> None:
    above = path.parent / "atas.toml"
    above.write_text('extends = "iku.toml"\ncode = "atas"\n', encoding="utf-8")
    with edit(above) as file:
        file.add("indicator", code="ikm", places=0)
        assert file.office["ikm"].places == 0
    assert load(above)["ikm"].places == 0


# --- what cannot be changed -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (lambda file: file.change("indikator", "ikm"), UnknownNameError, "Did you mean 'indicator'"),
        (lambda file: file.add(""), UnknownNameError, "no table of a set file called ''"),
        (lambda file: file.remove(""), UnknownNameError, "no table of a set file called ''"),
        (lambda file: file.change("indicator", "ikmm"), UnknownNameError, "Did you mean 'ikm'"),
        (lambda file: file.change("indicator", "ikm", "lagi"), UnknownNameError, "'ikm lagi'"),
        (
            lambda file: file.change("indicator", "ikm", plces=1),
            UnknownNameError,
            "key of indicator called 'plces'. Did you mean 'places'",
        ),
        (lambda file: file.change("definition", "ikm", code="x"), UnknownNameError, "key of definition called 'code'"),
        (lambda file: file.change(tahun=1), UnknownNameError, "key of a set file called 'tahun'"),
        (lambda file: file.add("target", indicater="ikm"), UnknownNameError, "Did you mean 'indicator'"),
        (lambda file: file.remove("decree"), UnknownNameError, "no table of this file called 'decree'"),
        (
            lambda file: file.remove("target", "ikm"),
            DefinitionError,
            "2 tables 'target' are called 'ikm'. Name them by indicator, period",
        ),
        (lambda file: file.change("indicator"), DefinitionError, "2 tables 'indicator'"),
        (lambda file: file.change("indicator", "ikm", note=object()), DefinitionError, "cannot be written"),
    ],
)
def test_a_change_that_cannot_be_made_is_refused_and_changes_nothing(
    path: Path, change: Callable[[EditedFile], None], error: type[SakipError], message: str
) -> None:
    file = edit(path)
    with pytest.raises(error) as caught:
        change(file)
    assert message in str(caught.value)
    assert file.text == FILE


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (
            'code = "x"\ntarget = [{ indicator = "a", period = 1, value = 1 }]\n',
            lambda file: file.change("target", "a", value=2),
        ),
        (
            'code = "x"\ntarget = [{ indicator = "a", period = 1, value = 1 }]\n',
            lambda file: file.add("target", indicator="b"),
        ),
        ('code = "x"\noffice = { name = "A" }\n', lambda file: file.change("office", name="B")),
        ('code = "x"\noffice.name = "A"\n', lambda file: file.remove("office")),
        ('code = "x"\n[office]\nname = "A"\n', lambda file: file.add("office", name="B")),
    ],
)
def test_a_table_without_a_header_is_left_to_its_author(
    tmp_path: Path, text: str, change: Callable[[EditedFile], None]
) -> None:
    path = tmp_path / "iku.toml"
    path.write_text(text, encoding="utf-8")
    file = edit(path)
    with pytest.raises(DefinitionError, match=r"Give each table a header of its own|there can be only one"):
        change(file)
    assert file.text == text


@pytest.mark.parametrize(
    "line", ["indicator = 5", "indicator = [1]", 'indicator = { code = "ikm" }', "office = []", "office = 5"]
)
def test_what_is_called_like_a_table_and_is_none_is_left_to_its_author(tmp_path: Path, line: str) -> None:
    path = tmp_path / "iku.toml"
    path.write_text(f'code = "x"\n{line}\n', encoding="utf-8")
    file = edit(path)
    table = line.partition(" ")[0]
    names = ("ikm",) if table == "indicator" else ()
    by_hand = "written in a way that cannot be changed here"
    with pytest.raises(DefinitionError, match=by_hand):
        file.change(table, *names, name="A")
    with pytest.raises(DefinitionError, match=by_hand):
        file.add(table, name="A")
    with pytest.raises(DefinitionError, match=by_hand):
        file.remove(table, *names)
    assert not file.preview()


def test_numbers_that_no_reader_accepts_are_left_as_they_are(tmp_path: Path) -> None:
    """A file with faults may be opened to mend it."""
    path = tmp_path / "iku.toml"
    path.write_text('code = "x"\nyear = 2e3\n', encoding="utf-8")
    with edit(path) as file:
        file.change(title="Uji")
        assert file.text == 'code = "x"\nyear = 2e3\ntitle = "Uji"\n'
        file.change(year=2024)
    assert load(path).year == 2024


def test_what_is_no_toml_is_not_opened(tmp_path: Path) -> None:
    broken, other = tmp_path / "iku.toml", tmp_path / "iku.json"
    broken.write_text("code = \n", encoding="utf-8")
    other.write_text(json.dumps({"code": "x"}), encoding="utf-8")
    with pytest.raises(SetFileError, match=r"iku\.toml:1"):
        edit(broken)
    with pytest.raises(DefinitionError, match="is JSON"):
        edit(other)
    with pytest.raises(FileNotFoundError):
        edit(tmp_path / "tidak-ada.toml")


def test_editing_is_an_extra(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tomlkit", None)
    monkeypatch.delitem(sys.modules, "sakip.toml.writing", raising=False)
    with pytest.raises(MissingExtraError, match=r"sakip\[edit\]"):
        edit(path)


PROMISING = """\
code = "x"
year = 2025
indicator = [
  { code = "a", name = "A", unit = "nilai", formula = { kind = "count" } },
  { code = "b", name = "B", unit = "nilai", formula = { kind = "count" } },
  { code = "c", name = "C", unit = "nilai", formula = { kind = "count" } },
]
[[document]] # PK
code = "pk"
kind = "pk"
title = "PK"
period = 2025
targets = { a = 80.50, b = "70", c = 1 }
"""


def test_of_the_targets_of_a_document_those_that_are_named_are_changed(tmp_path: Path) -> None:
    """The others stay; None takes one out."""
    path = tmp_path / "iku.toml"
    path.write_text(PROMISING, encoding="utf-8")
    with edit(path) as file:
        file.change("document", "pk", targets={"b": 71, "c": None})
    assert "[[document]] # PK" in path.read_text(encoding="utf-8")
    assert {one.indicator: str(one.value) for one in load(path).targets} == {"a": "161/2", "b": "71"}
