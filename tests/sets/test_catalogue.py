from __future__ import annotations

import copy
import os
from fractions import Fraction
from importlib import metadata
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import IndicatorSet
from sakip.errors import SetFileError, UnknownNameError
from sakip.sets import available, load, loads

if TYPE_CHECKING:
    from sakip.findings import Finding

PACKAGED = ("mojosari-2024", "mumbulsari-2025", "muncar-2024")

BASE = """\
code = "dasar"
year = 2024
title = "Dasar"
[office]
name = "Kecamatan Dasar"
regency = "Kabupaten Dasar"
[[indicator]]
code = "a"
name = "Satu"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
places = 2
[[indicator]]
code = "b"
name = "Dua"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
[[target]]
indicator = "a"
period = 2024
value = 80
issued = 2024-01-30
[[target]]
indicator = "b"
period = 2024
value = 70
"""


def written(folder: Path, **texts: str) -> Path:
    """Write each text as a set file, and return the path of the first."""
    for name, text in texts.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder / f"{next(iter(texts))}.toml"


def faults_of(path: Path | str) -> tuple[Finding, ...]:
    with pytest.raises(SetFileError) as caught:
        load(path)
    return caught.value.findings


def where(finding: Finding) -> tuple[str, int | None, str]:
    assert finding.place is not None
    return Path(finding.place.file).name, finding.place.line, finding.place.key


# --- by name, by path -------------------------------------------------------------------------------------------------


def test_the_packaged_sets_are_loaded_by_name() -> None:
    assert set(PACKAGED) <= set(available())
    assert list(available()) == sorted(available())
    for name in PACKAGED:
        office = load(name)
        assert (office.code, office.origin.file) == (name, f"{name}.toml")


def test_a_file_is_loaded_by_its_path_as_text_or_as_a_path(tmp_path: Path) -> None:
    path = written(tmp_path, contoh=BASE)
    assert load(path) == load(str(path))
    assert load(path).origin.file == str(path)
    other = path.rename(tmp_path / "contoh.txt")
    assert load(other).code == "dasar"  # a Path is a file, whatever its name


def test_a_set_is_loaded_from_text_under_the_name_given() -> None:
    assert loads(BASE).origin.file == "<text>"
    assert loads(BASE, "contoh").origin.file == "contoh"


def test_a_name_nothing_answers_to_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownNameError) as caught:
        load("mojosari-2023")
    assert (caught.value.name, caught.value.nearest) == ("mojosari-2023", "mojosari-2024")
    assert str(caught.value) == "there is no indicator set called 'mojosari-2023'. Did you mean 'mojosari-2024'?"


@pytest.mark.parametrize("name", ["", ".", "mojosari-2024/", "../mojosari-2024", "MOJOSARI-2024"])
def test_a_name_is_not_a_path_into_the_package(name: str) -> None:
    with pytest.raises(UnknownNameError):
        load(name)


def test_a_file_that_is_missing_is_a_file_not_found(tmp_path: Path) -> None:
    for name in (tmp_path / "tidak-ada.toml", str(tmp_path / "tidak-ada.toml"), "tidak-ada.toml"):
        with pytest.raises(FileNotFoundError):
            load(name)


def test_a_file_that_is_too_large_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "besar.toml"
    path.write_bytes(b"#" * 1_048_576)
    assert faults_of(path)[0].code == "missing-key"
    path.write_bytes(b"#" * 5_000_000)
    (finding,) = faults_of(path)
    assert (finding.code, where(finding)) == ("too-large", ("besar.toml", None, ""))


def test_a_version_of_the_format_that_is_not_known_is_said_before_anything_else() -> None:
    with pytest.raises(SetFileError) as caught:
        loads("schema = 2\nkey_of_the_future = true\n", "contoh.toml")
    (finding,) = caught.value.findings
    highest = f"sakip {sakip.__version__} reads up to schema = 1"
    upgrade = "Install a later sakip: pip install --upgrade sakip."
    assert finding.text("en") == f"contoh.toml:1 schema: schema = 2 is not known: {highest}. {upgrade}"
    assert "pip install --upgrade sakip" in finding.remedy("id")
    with pytest.raises(SetFileError) as caught:
        loads("schema = 0\n", "contoh.toml")
    assert caught.value.findings[0].remedy("en") == "Write schema = 1."
    with pytest.raises(SetFileError) as caught:
        loads("schema = true\ncode = 'x'\n")
    assert [fault.code for fault in caught.value.findings] == ["wrong-type"]


# --- one set on top of another ----------------------------------------------------------------------------------------

CHILD = """\
code = "turunan"
extends = "dasar.toml"
[office]
name = "Kecamatan Turunan"
[[indicator]]
code = "b"
name = "Dua yang lain"
places = 0
[[indicator]]
code = "c"
name = "Tiga"
unit = "nilai"
formula = { kind = "count", unit = "nilai" }
[[target]]
indicator = "a"
period = "2024"
value = 85
issued = 2024-01-30
[[target]]
indicator = "b"
period = 2024
value = 75
issued = 2024-08-01
"""


def test_a_set_changes_single_keys_of_the_one_it_extends_and_adds_to_it(tmp_path: Path) -> None:
    base, office = load(written(tmp_path, dasar=BASE)), load(written(tmp_path, turunan=CHILD))
    assert (office.code, office.extends, office.title, office.year) == ("turunan", "dasar.toml", "Dasar", 2024)
    assert [indicator.code for indicator in office] == ["a", "b", "c"]
    assert (office["b"].name, office["b"].places, office["b"].formula) == ("Dua yang lain", 0, base["b"].formula)
    assert sakip.Indicator.__eq__(office["a"], base["a"])
    assert office.office == sakip.sets.Office("Kecamatan Turunan", regency="Kabupaten Dasar")


def test_a_set_shows_what_it_has_from_where_and_what_it_changed(tmp_path: Path) -> None:
    written(tmp_path, dasar=BASE)
    office = load(written(tmp_path, turunan=CHILD))
    assert [one.origin.set for one in office] == ["dasar", "dasar", "turunan"]
    assert dict(office.overridden) == {"b": ("name", "places")}
    assert office.origin.file == str(tmp_path / "turunan.toml")


def test_a_target_of_the_same_period_and_date_is_replaced_and_any_other_is_added(tmp_path: Path) -> None:
    written(tmp_path, dasar=BASE)
    targets = load(written(tmp_path, turunan=CHILD)).targets
    assert [(target.indicator, target.value, str(target.issued)) for target in targets] == [
        ("a", Fraction(85), "2024-01-30"),
        ("b", Fraction(70), "None"),
        ("b", Fraction(75), "2024-08-01"),
    ]


def test_changes_pass_through_a_chain_of_files(tmp_path: Path) -> None:
    third = 'code = "cucu"\nextends = "turunan.toml"\n[[indicator]]\ncode = "b"\nnote = "catatan"\nplaces = 1\n'
    written(tmp_path, dasar=BASE, turunan=CHILD)
    office = load(written(tmp_path, cucu=third))
    assert (office["b"].name, office["b"].places, office["b"].note) == ("Dua yang lain", 1, "catatan")
    assert dict(office.overridden) == {"b": ("name", "places", "note")}
    assert [one.origin.set for one in office] == ["dasar", "dasar", "turunan"]


def test_a_packaged_set_is_extended_by_name() -> None:
    base = load("mojosari-2024")
    office = loads('code = "punya-kami"\nextends = "mojosari-2024"\n[[indicator]]\ncode = "ikm"\nplaces = 1\n')
    assert (office["ikm"].places, office["ikm"].name) == (1, base["ikm"].name)
    assert dict(office.overridden) == {"ikm": ("places",)}
    assert {indicator.origin.set for indicator in office} == {"mojosari-2024"}
    assert (office.targets, office.readings, office.decree) == (base.targets, base.readings, base.decree)


def test_a_file_called_like_the_packaged_set_it_extends_is_no_circle(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, **{"muncar-2024": 'code = "muncar-2024"\nextends = "muncar-2024"\ntitle = "Kami"\n'})
    monkeypatch.chdir(tmp_path)
    office = load("muncar-2024.toml")
    assert (office.title, len(office)) == ("Kami", 5)


def test_a_path_in_extends_starts_from_the_folder_of_its_file(tmp_path: Path) -> None:
    (tmp_path / "bawah").mkdir()
    written(tmp_path, dasar=BASE)
    path = written(tmp_path / "bawah", turunan='code = "turunan"\nextends = "../dasar.toml"\n')
    assert [indicator.code for indicator in load(path)] == ["a", "b"]


def test_a_fault_of_shape_is_reported_where_its_word_stands(tmp_path: Path) -> None:
    base = BASE.replace("places = 2", "places = 2.5").replace('regency = "', 'regensi = "').replace('"Satu"', "1")
    base = base.replace('name = "Dua"\n', 'name = "Dua"\nlevel = 5\n')
    child = CHILD.replace("places = 0", "places = '0'").replace('name = "Kecamatan Turunan"', "name = 7")
    written(tmp_path, dasar=base)
    found = [(*where(finding), finding.code) for finding in faults_of(written(tmp_path, turunan=child))]
    assert sorted(found) == [
        ("dasar.toml", 6, "office.regensi", "unknown-key"),
        ("dasar.toml", 9, "indicator[0].name", "wrong-type"),
        ("dasar.toml", 12, "indicator[0].places", "wrong-type"),
        ("dasar.toml", 16, "indicator[1].level", "wrong-type"),
        ("turunan.toml", 4, "office.name", "wrong-type"),
        ("turunan.toml", 8, "indicator[0].places", "wrong-type"),
    ]


def test_a_fault_of_meaning_in_the_base_is_reported_with_its_file(tmp_path: Path) -> None:
    base = (
        BASE
        + '[[target]]\nindicator = "d"\nperiod = 2024\nvalue = 1\n[[node]]\ncode = "x"\nkind = "misi"\nparent = "y"\n'
    )
    written(tmp_path, dasar=base)
    child = CHILD + '[[realisation]]\nindicator = "e"\nperiod = 2024\n'
    found = [(*where(finding), finding.code) for finding in faults_of(written(tmp_path, turunan=child))]
    assert sorted(found) == [
        ("dasar.toml", 28, "target[2].indicator", "unknown-reference"),
        ("dasar.toml", 34, "node[0].parent", "unknown-reference"),
        ("turunan.toml", 25, "realisation[0].indicator", "unknown-reference"),
    ]


def test_a_base_that_is_no_toml_is_reported_with_its_file_and_line(tmp_path: Path) -> None:
    written(tmp_path, dasar="code = 'x'\nyear = \n")
    (finding,) = faults_of(written(tmp_path, turunan=CHILD))
    assert (finding.code, where(finding)) == ("toml-no-value", ("dasar.toml", 2, ""))


def test_a_list_of_something_else_in_the_base_is_a_fault_there(tmp_path: Path) -> None:
    written(tmp_path, dasar='code = "x"\nindicator = ["a", "b"]\nnode = [1]\n')
    found = [(*where(finding), finding.code) for finding in faults_of(written(tmp_path, turunan=CHILD))]
    assert ("dasar.toml", 2, "indicator[0]", "wrong-type") in found
    assert ("dasar.toml", 2, "indicator[1]", "wrong-type") in found
    assert ("dasar.toml", 3, "node[0]", "wrong-type") in found


def test_a_table_where_a_list_belongs_is_replaced_whole(tmp_path: Path) -> None:
    written(tmp_path, dasar=BASE + '[node]\ncode = "visi"\n')
    child = 'code = "turunan"\nextends = "dasar.toml"\n[[node]]\ncode = "misi"\nkind = "misi"\n'
    assert [node.code for node in load(written(tmp_path, turunan=child)).nodes] == ["misi"]


def test_an_indicator_that_stands_twice_in_one_file_is_no_change_of_the_base(tmp_path: Path) -> None:
    written(tmp_path, dasar=BASE)
    twice = 'code = "turunan"\nextends = "dasar.toml"\n' + '[[indicator]]\ncode = "a"\nplaces = 1\n' * 2
    found = [(*where(finding), finding.code) for finding in faults_of(written(tmp_path, turunan=twice))]
    assert ("turunan.toml", 6, "indicator[1]", "missing-key") in found


def test_a_later_format_of_the_base_is_not_read_as_this_one(tmp_path: Path) -> None:
    written(tmp_path, dasar="schema = 2\n" + BASE)
    (finding,) = faults_of(written(tmp_path, turunan="schema = 1\n" + CHILD))
    assert (finding.code, where(finding)) == ("schema-version", ("dasar.toml", 1, "schema"))


@pytest.mark.parametrize(
    ("texts", "path"),
    [
        ({"a": 'extends = "a.toml"\n'}, "a.toml → a.toml"),
        ({"a": '\nextends = "b.toml"\n', "b": 'extends = "a.toml"\n'}, "a.toml → b.toml → a.toml"),
        (
            {"a": 'extends = "b.toml"\n', "b": 'extends = "c.toml"\n', "c": 'extends = "b.toml"\n'},
            "a.toml → b.toml → c.toml → b.toml",
        ),
    ],
)
def test_a_circle_of_extends_is_named_end_to_end(tmp_path: Path, texts: dict[str, str], path: str) -> None:
    (finding,) = faults_of(written(tmp_path, **texts))
    assert finding.code == "cycle"
    assert finding.message("id").replace(f"{tmp_path}/", "") == f"Himpunan saling memperluas melingkar: {path}."
    assert finding.message("en").replace(f"{tmp_path}/", "") == f"Sets extend one another in a circle: {path}."
    assert where(finding)[0] == path.split(" → ")[-2]
    assert where(finding)[2] == "extends"


def test_a_chain_of_extends_has_up_to_ten_files(tmp_path: Path) -> None:
    links = {f"f{number}": f'extends = "f{number + 1}.toml"\n' for number in range(10)}
    path = written(tmp_path, **links, f10=BASE)
    (finding,) = faults_of(path)
    assert where(finding) == ("f9.toml", 1, "extends")
    assert "more than 10 sets extend one another" in finding.text("en")
    assert load(tmp_path / "f1.toml").code == "dasar"


@pytest.mark.parametrize(
    ("base", "why"),
    [
        ("mojosari-2023", "There is no set of indicators called “mojosari-2023”. Did you mean “mojosari-2024”?"),
        ("jatim.uji.iku-2025", "is brought by a package, which is not installed"),
        ("tidak-ada.toml", "No such file or directory"),
        (".toml", "No such file or directory"),
        ("\\u0000.toml", "null byte"),
        ("a" * 5_000 + ".toml", "File name too long"),
    ],
)
def test_a_base_that_cannot_be_had_is_a_fault_at_extends(tmp_path: Path, base: str, why: str) -> None:
    (finding,) = faults_of(written(tmp_path, turunan=f'\nextends = "{base}"\n'))
    assert where(finding) == ("turunan.toml", 2, "extends")
    assert why in finding.text("en")


def test_extends_is_text() -> None:
    with pytest.raises(SetFileError) as caught:
        loads("code = 'x'\nextends = 1.5\n")
    (finding,) = caught.value.findings
    assert (finding.code, finding.remedy("en")) == ("wrong-type", 'Write "1.5".')


# --- installed packs --------------------------------------------------------------------------------------------------

OFFERED = IndicatorSet("uji.pak-siap", ())
PATH: object = None


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Install four packs: one with a file, one with a set ready made, one with nothing of use, one that is broken."""
    monkeypatch.setattr(f"{__name__}.PATH", str(written(tmp_path, isi=BASE)))
    points = EntryPoints(
        EntryPoint(name, value, "sakip.sets")
        for name, value in (
            ("uji.pak-berkas", f"{__name__}:PATH"),
            ("uji.pak-siap", f"{__name__}:OFFERED"),
            ("uji.pak-kosong", f"{__name__}:PACKAGED"),
            ("uji.pak-rusak", "tidak_terpasang_di_sini:himpunan"),
            ("muncar-2024", f"{__name__}:OFFERED"),
        )
    )
    monkeypatch.setattr(metadata, "entry_points", lambda *, group: points.select(group=group))
    monkeypatch.setattr(EntryPoint, "load", _load)
    return tmp_path


def _load(point: EntryPoint) -> object:
    module, _, name = point.value.partition(":")
    if module != __name__:
        raise ModuleNotFoundError(f"No module named {module!r}")
    return globals()[name]


@pytest.mark.usefixtures("packs")
def test_sets_of_installed_packs_are_found_beside_the_packaged_ones() -> None:
    assert set(available()) == {*PACKAGED, "uji.pak-berkas", "uji.pak-siap", "uji.pak-kosong", "uji.pak-rusak"}
    assert load("uji.pak-berkas").code == "dasar"
    assert load("uji.pak-siap") == OFFERED
    assert load("muncar-2024") != OFFERED  # a pack cannot take the place of a packaged set


@pytest.mark.usefixtures("packs")
def test_the_nearest_name_may_be_that_of_a_pack() -> None:
    with pytest.raises(UnknownNameError, match=r"Did you mean 'uji\.pak-berkas'"):
        load("uji.pak-berkass")


@pytest.mark.parametrize("name", ["uji.pak-rusak", "uji.pak-kosong"])
@pytest.mark.usefixtures("packs")
def test_a_pack_that_cannot_be_loaded_is_named_and_hides_no_other(name: str) -> None:
    with pytest.raises(SetFileError, match=f"“{name}” cannot be loaded from .*Mend or remove that package"):
        load(name)
    assert load("uji.pak-siap") == OFFERED
    with pytest.raises(SetFileError) as caught:
        loads(f"extends = '{name}'\n", "contoh.toml")
    (finding,) = caught.value.findings
    assert str(finding.place) == "contoh.toml:1 extends"


def test_a_set_of_a_pack_is_extended_when_it_is_a_file(packs: Path) -> None:
    office = loads('code = "turunan"\nextends = "uji.pak-berkas"\n')
    assert (office["a"].origin.set, office["a"].origin.file) == ("uji.pak-berkas", str(packs / "isi.toml"))
    assert [indicator.code for indicator in office] == ["a", "b"]
    with pytest.raises(SetFileError, match=r"'uji\.pak-siap' is offered by a pack without its file"):
        loads('code = "turunan"\nextends = "uji.pak-siap"\n')
    (packs / "isi.toml").write_text(BASE.replace("2024", "'2024'", 1), encoding="utf-8")
    with pytest.raises(SetFileError) as caught:
        loads('code = "turunan"\nextends = "uji.pak-berkas"\n')
    assert where(caught.value.findings[0]) == ("isi.toml", 2, "year")


# --- what is of one office, one decree, one document ------------------------------------------------------------------

OF_ANOTHER = """
code = "dasar"
source = "Keputusan Camat Dasar"
year = 2025
[office]
name = "Kecamatan Dasar"
regency = "Kabupaten Uji"
website = "https://dasar.example"
[decree]
number = "1"
date = 2025-01-01
title = "IKU Dasar"
signed_by = "Camat Dasar"
[[indicator]]
code = "a"
name = "Satu"
unit = "dokumen"
formula = { kind = "count" }
[[document]]
code = "pk"
kind = "pk"
title = "PK Dasar"
number = "700/1"
issued = 2025-01-31
period = 2025
targets = { a = 3 }
[[realisation]]
indicator = "a"
period = 2025
components = { jumlah = 2 }
[[reading]]
code = "satu"
subject = "decree"
printed = "x"
read_as = "y"
basis = "z"
[[reading]]
code = "dua"
subject = "a"
printed = "x"
read_as = "y"
basis = "z"
"""


def over(tmp_path: Path, text: str) -> IndicatorSet:
    """A set on top of the one above."""
    written(tmp_path, dasar=OF_ANOTHER)
    return load(written(tmp_path, turunan=f'code = "turunan"\nextends = "dasar.toml"\n{text}'))


def test_another_office_takes_over_no_decree_and_no_numbers(tmp_path: Path) -> None:
    """Indicators, targets and what is read of them are what a base is for."""
    office = over(tmp_path, '[office]\nname = "Kecamatan Lain"\n')
    assert office.office == sakip.sets.Office("Kecamatan Lain", regency="Kabupaten Uji")
    assert (office.decree, office.source, office.realisations) == (None, "", ())
    assert [reading.code for reading in office.readings] == ["dua"]
    assert [target.document for target in office.targets] == ["PK Dasar Nomor 700/1"]
    assert office.place("reading", "dua").line == OF_ANOTHER.count("\n", 0, OF_ANOTHER.index('code = "dua"'))


def test_the_same_office_keeps_its_numbers_and_not_its_old_decree(tmp_path: Path) -> None:
    """Next year's set of an office goes on from this year's."""
    office = over(tmp_path, '[decree]\nnumber = "2"\n')
    assert (office.decree, len(office.realisations)) == (sakip.sets.Decree("2"), 1)
    assert [reading.code for reading in office.readings] == ["dua"]
    assert over(tmp_path, "").decree == load(tmp_path / "dasar.toml").decree


def test_a_document_with_a_title_of_its_own_has_a_number_of_its_own(tmp_path: Path) -> None:
    office = over(tmp_path, '[[document]]\ncode = "pk"\ntitle = "PK Lain"\n[document.targets]\na = 5\n')
    (target,) = office.targets
    assert (target.document, target.issued, target.value == 5) == ("PK Lain", None, True)
    assert {(one.key, one.after) for one in office.overrides} == {
        ("title", "PK Lain"),
        ("number", None),
        ("issued", None),
        ("targets.a", 5),
    }


# --- defaults ---------------------------------------------------------------------------------------------------------

WITH_DEFAULTS = """
code = "x"
year = 2025
[defaults]
achievement_scale = "capaian"
places = 1
consolidation = "last"
[[indicator]]
code = "a"
name = "Satu"
unit = "dokumen"
formula = { kind = "count" }
[[indicator]]
code = "b"
name = "Dua"
unit = "dokumen"
formula = { kind = "count" }
places = 0
"""


def test_defaults_hold_of_each_indicator_that_does_not_say_so_itself() -> None:
    office = loads(WITH_DEFAULTS)
    assert [one.places for one in office] == [1, 0]
    assert [one.consolidation for one in office] == ["last", "last"]
    assert {one.achievement_scale.key for one in office if one.achievement_scale} == {"capaian"}
    assert str(office.place("indicator", "a", "places")) == "<text>:6 defaults.places"
    assert str(office.place("indicator", "b", "places")) == "<text>:18 indicator[1].places"


def test_defaults_are_of_one_file(tmp_path: Path) -> None:
    """A set on top changes with its own what it adds, and nothing of what it extends."""
    written(tmp_path, dasar=WITH_DEFAULTS)
    more = '[[indicator]]\ncode = "c"\nname = "Tiga"\nunit = "dokumen"\nformula = { kind = "count" }\n'
    text = f'code = "y"\nextends = "dasar.toml"\n[defaults]\nplaces = 3\n{more}[[indicator]]\ncode = "a"\nnote = "x"\n'
    office = load(written(tmp_path, turunan=text))
    assert {one.code: one.places for one in office} == {"a": 1, "b": 0, "c": 3}
    assert [one.key for one in office.overrides] == ["note"]


def test_a_wrong_default_is_reported_once_and_where_it_stands() -> None:
    for wrong, code in (("places = 1.5", "wrong-type"), ("rounding = 'rata'", "unknown-reference")):
        text = WITH_DEFAULTS.replace("places = 1\n", f"{wrong}\n").replace('consolidation = "last"\n', "")
        with pytest.raises(SetFileError) as caught:
            loads(text)
        assert {(one.code, one.place.line if one.place else None) for one in caught.value.findings} == {(code, 6)}
        assert len(caught.value.findings) == 1
    with pytest.raises(SetFileError, match=r"<text>:6 defaults\.polarity"):
        loads(WITH_DEFAULTS.replace("places = 1\n", 'polarity = "higher"\n'))


def test_what_is_said_otherwise_in_the_head_is_visible_too(tmp_path: Path) -> None:
    office = over(
        tmp_path, 'title = "Lain"\nyear = 2026\n[decree]\nnumber = "2"\n[office]\nwebsite = "https://x.example"\n'
    )
    said = {(one.key, one.before, one.after, one.below.set) for one in office.overrides}
    assert said == {
        ("year", 2025, 2026, "dasar"),
        ("office.website", "https://dasar.example", "https://x.example", "dasar"),
        ("decree", "1", None, "dasar"),
    }
    other = over(tmp_path, '[office]\nname = "Kecamatan Lain"\n')
    assert {(one.key, one.before, one.after) for one in other.overrides} == {
        ("office.name", "Kecamatan Dasar", "Kecamatan Lain"),
        ("realisation", "1 ×", None),
        ("source", "Keputusan Camat Dasar", None),
        ("decree", "1", None),
    }


def test_a_copy_knows_which_file_an_indicator_is_from(tmp_path: Path) -> None:
    """The line is lost with the text; a wrong file would be worse than none."""
    office = copy.copy(over(tmp_path, ""))
    assert str(office.place("indicator", "a")) == f"{tmp_path / 'dasar.toml'} indicator.a"
    assert str(office.place("decree", "number")) == "decree.number"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes among its files")
def test_a_base_that_is_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "dasar.toml")
    path = tmp_path / "turunan.toml"
    path.write_text('schema = 1\ncode = "x"\ntitle = "X"\nextends = "dasar.toml"\n', encoding="utf-8")
    with pytest.raises(SetFileError, match=r"dasar\.toml is no file"):
        load(path)


def test_a_name_no_file_can_have_is_one_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        load("a\0.toml")
