from __future__ import annotations

from display.reading import Read

import sakip
from sakip import display


def test_a_set_has_a_row_for_every_indicator_with_its_target() -> None:
    """As the decree prints them: IKM 87, pelayanan sesuai standar 100%, and the code each is called by."""
    office = sakip.load("mojosari-2024")
    rows = [cells for cells in Read(display.html(office)).cells if len(cells) == 4]
    assert rows[0] == ["Indikator", "Satuan", "Target", "Arah"]
    named = {cells[0]: cells[1:] for cells in rows}
    assert named["IKM Kecamatan\nikm"] == ["poin", "87", "makin tinggi makin baik"]
    assert [f"{one.name}\n{one.code}" in named for one in office] == [True] * len(office)


def test_a_set_without_targets_has_no_column_of_them() -> None:
    """The decree of Mumbulsari sets none."""
    heading = Read(display.html(sakip.load("mumbulsari-2025"))).cells[0]
    assert heading == ["Indikator", "Satuan", "Arah"]


def test_scales_and_readings_are_folded_below_it() -> None:
    """How odd places of the decree are read, with what is printed there and the basis; the tables as printed."""
    office = sakip.load("mojosari-2024")
    text = Read(display.html(office)).text
    assert f"Bacaan ({len(office.readings)})" in text
    for reading in office.readings:
        for said in (reading.code, reading.printed, reading.read_as, reading.basis):
            assert said in text
    for scale in office.scales.values():
        assert all(band.label in text for band in scale.bands)
    for table in office.printed_tables.values():
        assert all(row.printed in text for row in table.rows)


def test_an_indicator_says_what_its_document_says() -> None:
    """Definition, reason, formula as printed, sources and who is responsible; and what the text lacks."""
    office = sakip.load("mojosari-2024")
    for indicator in office:
        text = Read(display.html(indicator)).text
        said = [indicator.definition, indicator.reason, indicator.formula_text, indicator.note]
        for part in (*said, *indicator.data_sources, *indicator.responsible):
            assert part in text
        assert ("Tidak ada dalam naskah" in text) == bool(indicator.not_in_text)
        lacking = text.partition("Tidak ada dalam naskah")[2]
        assert not [key for key in ("formula_text", "data_sources", "responsible", "reason") if key in lacking]
