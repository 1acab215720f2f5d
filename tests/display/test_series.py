from __future__ import annotations

from display.reading import Read

import sakip
from sakip import display


def test_a_series_shows_where_it_breaks() -> None:
    """Nilai SAKIP of 2020 and of 2021 are under two regulations: a line between them, and a sentence that says so."""
    years = sakip.series(sakip.load("muncar-2024"))
    html = display.html(years)
    read = Read(html)
    assert read.cells[0] == ["Indikator", "2020", "2021", "2022", "2023", "2024", "Perkembangan"]
    assert next(cells for cells in read.cells if cells[0] == "Nilai SAKIP Kecamatan")[1:3] == [
        "81,03\n100,62%",
        "85,46\n105,47%",
    ]
    assert [one.get("class") for one in read.named("td")].count("sakip-number sakip-break") == 1
    assert "PermenPANRB 88/2021" in read.text


def test_the_line_is_cut_where_the_series_breaks() -> None:
    """Four years of one regulation are joined, and none of them to the year before."""
    years = sakip.series(sakip.load("muncar-2024"))
    broken, whole = (Read(display.html(years[code])) for code in ("nilai-sakip", "ikm"))
    assert [len((one["points"] or "").split()) for one in broken.named("polyline")] == [4]
    assert [len((one["points"] or "").split()) for one in whole.named("polyline")] == [5]
    assert len(broken.named("line")) == 1
    assert whole.named("line") == []


def test_a_trend_is_not_told_across_a_break() -> None:
    years = sakip.series(sakip.load("muncar-2024"))
    assert (
        "tidak dihitung karena deretnya terputus: PermenPANRB 88/2021" in Read(display.html(years["nilai-sakip"])).text
    )
    text = Read(display.html(years["ikm"])).text
    for said in ("naik turun", "+6,66", "2020 → 2021+2,5+2,75%", "-4,02"):
        assert said in text


def test_a_year_without_a_value_is_a_gap_and_not_a_line() -> None:
    """Blank is not zero: nothing is drawn where nothing was reported, and the reason stands below."""
    office = sakip.load("mojosari-2024")
    given = [sakip.Realisation("ikm", year, {"nilai": value}) for year, value in ((2020, 80), (2021, 82), (2023, 84))]
    indicator = sakip.series(office, given, periods=[2020, 2021, 2022, 2023])["ikm"]
    read = Read(display.html(indicator))
    assert [len((one["points"] or "").split()) for one in read.named("polyline")] == [2]
    assert len(read.named("circle")) == 3
    assert "Belum ada realisasi IKM Kecamatan untuk 2022" in read.text
