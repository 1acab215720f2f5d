from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given
from strategies import examples

import sakip
from sakip import Evidence, Realisation, State
from sakip.forms.filing import filed
from sakip.sets import dump
from sakip.testing.strategies.sets import indicator_sets

if TYPE_CHECKING:
    import pytest

    from sakip import IndicatorSet

CASES = Path(__file__).parents[1] / "cases"
ADDED = (
    Realisation(
        "posyandu", "2024-Q3", {"aktif": 28, "seluruh": 32}, [Evidence("Laporan Kesra")], date(2024, 10, 5),
        State.VERIFIED, note='dihitung ulang, "final"',
    ),
    Realisation("posyandu", "2024-Q4", {}, applicable=False),
)  # fmt: skip


def with_added(source: Path) -> IndicatorSet:
    office = sakip.load(source)
    return evolve(office, realisations=(*office.realisations, *ADDED))


def test_all_that_was_there_is_kept_byte_for_byte(tmp_path: Path) -> None:
    """Comments, order, line ends and the mark at the beginning stay; new are only the records, and they are said."""
    plain = (CASES / "kecamatan-contoh.toml").read_bytes()
    for place, before in enumerate((plain, b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n"))):
        source = tmp_path / f"{place}.toml"
        source.write_bytes(before)
        wanted = with_added(source)
        made = filed(wanted, ADDED, source, tmp_path)
        assert made.kept
        assert source.read_bytes() == before
        lines, after = before.splitlines(keepends=True), made.content.splitlines(keepends=True)
        new = [line for line in after if line not in lines]
        assert b"".join(new).count(b"28") == 1
        rest = iter(after)
        assert all(line in rest for line in lines)
        (tmp_path / "baru.toml").write_bytes(made.content)
        assert sakip.load(tmp_path / "baru.toml") == wanted


def test_nothing_added_is_the_same_file(tmp_path: Path) -> None:
    """A form that changes nothing makes a copy."""
    source = CASES / "sepuluh-indikator.toml"
    made = filed(sakip.load(source), (), source, tmp_path)
    assert (made.kept, made.content) == (True, source.read_bytes())


def test_what_cannot_be_added_to_is_written_anew(tmp_path: Path) -> None:
    """A set of the library, one in JSON, one whose records stand in one line: it says the same, and that it is new."""
    contoh = sakip.load(CASES / "kecamatan-contoh.toml")
    in_json = tmp_path / "contoh.json"
    dump(contoh, in_json)
    inline = tmp_path / "sebaris.toml"
    text = (CASES / "sepuluh-indikator.toml").read_text("utf-8")
    record = '{ indicator = "inovasi", period = 2025, components = { jumlah = 2 } }'
    inline.write_text(text.replace("schema = 1", f"schema = 1\nrealisation = [{record}]"), "utf-8")
    more = Realisation("kasus", 2025, {"jumlah": 3})
    for source, added in ((in_json, ADDED), (inline, (more,)), ("muncar-2024", ())):
        office = sakip.load(source)
        wanted = evolve(office, realisations=(*office.realisations, *added))
        made = filed(wanted, added, source, tmp_path)
        assert not made.kept
        assert sakip.loads(made.content.decode()) == wanted


def test_a_set_that_extends_another_is_found_from_where_it_will_stand(tmp_path: Path) -> None:
    """Beside the set it extends it still extends it; elsewhere it is written whole, as nothing would be found."""
    dump(sakip.load(CASES / "kecamatan-contoh.toml"), tmp_path / "dasar.toml")
    source = tmp_path / "perubahan.toml"
    source.write_text('schema = 1\nextends = "dasar.toml"\ncode = "perubahan"  # milik kami\n', "utf-8")
    wanted = with_added(source)
    beside = filed(wanted, ADDED, source, tmp_path)
    assert beside.kept
    assert beside.content.startswith(source.read_bytes())
    elsewhere = tmp_path / "lain"
    elsewhere.mkdir()
    made = filed(wanted, ADDED, source, elsewhere)
    assert not made.kept
    (elsewhere / "baru.toml").write_bytes(made.content)
    assert sakip.load(elsewhere / "baru.toml") == wanted
    assert wanted.realisations[-2].components == {"aktif": Fraction(28), "seluruh": Fraction(32)}


@given(office=indicator_sets(year=2024))
@examples(10)
def test_whatever_is_added_is_read_again_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, office: IndicatorSet
) -> None:
    """The records of any set, put behind the file of the same set without them, make the file of that set."""
    source = tmp_path_factory.getbasetemp() / "arsip.toml"
    dump(evolve(office, realisations=()), source)
    made = filed(office, office.realisations, source, source.parent)
    assert made.kept
    assert sakip.loads(made.content.decode()) == office
