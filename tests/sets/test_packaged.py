from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

import sakip
from sakip import IndicatorSet, Year

if TYPE_CHECKING:
    from sakip.sets import Reading

MOJOSARI, MUMBULSARI, MUNCAR = "mojosari-2024", "mumbulsari-2025", "muncar-2024"
PACKAGED = (MOJOSARI, MUMBULSARI, MUNCAR)
DOCUMENTED = ("definition", "reason", "formula_text", "data_sources", "responsible")
FLAGS = {"T", "T(repr.)", "S", "M", "C"}


@pytest.fixture(scope="module", params=PACKAGED)
def office(request: pytest.FixtureRequest) -> IndicatorSet:
    return sakip.load(request.param)


@pytest.fixture(scope="module")
def mojosari() -> IndicatorSet:
    return sakip.load(MOJOSARI)


@pytest.fixture(scope="module")
def mumbulsari() -> IndicatorSet:
    return sakip.load(MUMBULSARI)


def reading(office: IndicatorSet, code: str) -> Reading:
    return next(reading for reading in office.readings if reading.code == code)


def text_of(name: str) -> str:
    return files("sakip").joinpath("data", "sets", f"{name}.toml").read_text(encoding="utf-8")


# --- what other people's code relies on -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "components"),
    [
        (
            MOJOSARI,
            {
                "ikm": ["nilai"],
                "pelayanan-sesuai-standar": ["terlayani", "dilayani"],
                "koordinasi-ditindaklanjuti": ["ditindaklanjuti", "hasil_koordinasi"],
                "nilai-sakip": ["nilai"],
                "realisasi-anggaran": ["realisasi", "pagu"],
                "ip-asn": ["nilai"],
                "inovasi": ["jumlah"],
            },
        ),
        (
            MUMBULSARI,
            {
                "dokumen-penataan": ["jumlah"],
                "ikm": ["nilai"],
                "fasilitasi-kesejahteraan": ["difasilitasi", "ditargetkan"],
                "penyelesaian-trantib": ["diselesaikan", "masuk"],
                "nilai-sakip": ["nilai"],
                "indikator-program-tercapai": ["tercapai", "seluruh"],
            },
        ),
        (
            MUNCAR,
            {
                "ikm": ["nilai"],
                "nilai-sakip": ["nilai"],
                "penyelesaian-pengaduan": ["nilai"],
                "kinerja-pemerintah": ["nilai"],
                "program-pelayanan-publik": ["nilai"],
            },
        ),
    ],
)
def test_the_codes_and_components_are_the_ones_promised(name: str, components: dict[str, list[str]]) -> None:
    assert {
        indicator.code: [component.name for component in indicator.formula.components] for indicator in sakip.load(name)
    } == components


@pytest.mark.parametrize(
    ("name", "year", "title", "region"),
    [
        (MOJOSARI, 2024, "Indikator Kinerja Utama Kecamatan Mojosari Tahun 2024", "35.16.08"),
        (MUMBULSARI, 2025, "Indikator Kinerja Utama Kecamatan Mumbulsari Tahun 2025", "35.09.23"),
        (MUNCAR, 2024, "Capaian kinerja pelayanan Kecamatan Muncar 2020-2024", ""),
    ],
)
def test_a_set_says_whose_it_is_and_of_which_year(name: str, year: int, title: str, region: str) -> None:
    loaded = sakip.load(name)
    assert (loaded.year, loaded.title) == (year, title)
    assert loaded.office is not None
    assert (loaded.office.region_code, loaded.office.province) == (region, "Jawa Timur")


def test_every_indicator_has_a_polarity_a_unit_and_stands_on_a_node(office: IndicatorSet) -> None:
    nodes = {node.code for node in office.nodes}
    for indicator in office:
        assert indicator.polarity == "higher"
        assert indicator.node in nodes
        assert indicator.level
        assert indicator.consolidation
        assert indicator.achievement_scale is not None
        assert indicator.achievement_scale.key == "capaian"


def test_every_target_and_realisation_is_of_an_indicator_of_the_set(office: IndicatorSet) -> None:
    known = {indicator.code for indicator in office}
    assert {target.indicator for target in office.targets} <= known
    assert {realisation.indicator for realisation in office.realisations} <= known
    assert {target.document for target in office.targets} <= {
        "Perjanjian Kinerja Tahun 2024 Kecamatan Mojosari",
        "Renstra Kecamatan Muncar 2025-2029, Tabel 2.5 (T-C.23)",
    }


def test_targets_are_what_the_agreement_prints(mojosari: IndicatorSet) -> None:
    targets = {target.indicator: (target.value, target.unit, target.printed) for target in mojosari.targets}
    assert targets == {
        "ikm": (Fraction(87), None, "87"),
        "pelayanan-sesuai-standar": (Fraction(100), "persen", "100%"),
        "koordinasi-ditindaklanjuti": (Fraction(100), "persen", "100%"),
        "nilai-sakip": (Fraction(80), None, "80"),
        "realisasi-anggaran": (Fraction(88), "persen", "88%"),
        "ip-asn": (Fraction(80), None, "80"),
        "inovasi": (Fraction(1), "inovasi", "1 inovasi"),
    }
    assert {(target.period, target.issued) for target in mojosari.targets} == {(Year(2024), date(2024, 1, 30))}


def test_a_decree_without_targets_has_none(mumbulsari: IndicatorSet) -> None:
    assert mumbulsari.targets == ()
    assert mumbulsari.realisations == ()
    assert reading(mumbulsari, "no-targets").severity == "warning"


def test_muncar_has_five_years_of_targets_and_published_results() -> None:
    muncar = sakip.load(MUNCAR)
    assert len(muncar.targets) == len(muncar.realisations) == 25
    assert {target.period for target in muncar.targets} == {Year(year) for year in range(2020, 2025)}
    assert all(realisation.published for realisation in muncar.realisations)
    assert muncar.decree is None


# --- the tables of bands ----------------------------------------------------------------------------------------------


def test_the_tables_of_mojosari_share_six_ends_and_leave_four_holes(mojosari: IndicatorSet) -> None:
    found = [(finding.code, finding.facts["scale"], finding.facts["from"], finding.facts["to"])
             for finding in mojosari.findings()]  # fmt: skip
    assert found == [
        *(("bands-shared-end", "sakip-mojosari", end, end) for end in (30, 50, 60, 70, 80, 90)),
        *(("bands-hole", "ipasn-mojosari", end, end + 1) for end in (60, 70, 80, 90)),
    ]
    assert {finding.severity for finding in mojosari.findings()} == {"warning"}


@pytest.mark.parametrize("name", [MUMBULSARI, MUNCAR])
def test_a_document_that_prints_no_bands_has_none_to_find_fault_with(name: str) -> None:
    assert sakip.load(name).findings() == ()
    assert dict(sakip.load(name).printed_tables) == {}


@pytest.mark.parametrize(
    ("code", "value", "label"),
    [
        ("nilai-sakip", "0", "Sangat Kurang"),
        ("nilai-sakip", "30", "Sangat Kurang"),
        ("nilai-sakip", "80", "Sangat Baik"),
        ("nilai-sakip", "80.01", "Memuaskan"),
        ("nilai-sakip", "100", "Sangat Memuaskan"),
        ("ip-asn", "0", "Sangat Rendah"),
        ("ip-asn", "60.5", "Rendah"),
        ("ip-asn", "80", "Sedang"),
        ("ip-asn", "80.5", "Tinggi"),
    ],
)
def test_a_value_on_a_printed_end_falls_where_the_set_says(
    mojosari: IndicatorSet, code: str, value: str, label: str
) -> None:
    scale = mojosari[code].scale
    assert scale is not None
    assert scale.classify(value).label == label


def test_the_printed_ranges_are_kept_as_printed(mojosari: IndicatorSet) -> None:
    printed = {key: [row.printed for row in table.rows] for key, table in mojosari.printed_tables.items()}
    assert printed == {
        "sakip-mojosari": ["0 – 30", "30 – 50", "50 – 60", "60 -70", "70 – 80", "80 -90", "90 – 100"],
        "ipasn-mojosari": ["=< 60", "61 – 70", "71 – 80", "81 – 90", "91 – 100"],
    }


def test_a_scale_of_the_decree_says_on_what_basis_it_is_read(mojosari: IndicatorSet) -> None:
    for scale in mojosari.scales.values():
        assert scale.confidence in FLAGS
        assert f"[{scale.confidence}]" in scale.note


# --- readings ---------------------------------------------------------------------------------------------------------


def test_every_reading_says_what_is_printed_how_it_is_read_and_on_what_basis(office: IndicatorSet) -> None:
    subjects = {"decree", "office", *office.scales}
    subjects |= {indicator.code for indicator in office} | {node.code for node in office.nodes}
    assert office.readings
    for each in office.readings:
        assert all(text.strip() for text in (each.code, each.printed, each.read_as, each.basis)), each.code
        assert each.confidence in FLAGS, each.code
        assert each.severity in {"warning", "info"}
        assert each.subject in subjects
        assert re.search(r"\[(T|T\(repr\.\)|S|M|C)\]", each.basis), each.code
        assert f"[{each.confidence}]" in each.basis or each.confidence == "C", each.code


@pytest.mark.parametrize(
    ("name", "code", "subject", "printed", "read_as"),
    [
        (MOJOSARI, "two-spellings", "nilai-sakip", "Nilai SAKIP Kecamatan / Nilai SAKIP Perangkat Daerah", "alias"),
        (MOJOSARI, "ipasn-two-names", "ip-asn", "Indeks Profesionalitas ASN / IP ASN Perangkat Daerah", "alias"),
        (MOJOSARI, "ikm-two-names", "ikm", "Nilai Indeks Kepuasan Masyarakat (IKM) Kecamatan", "alias"),
        (MOJOSARI, "sakip-bands-overlap", "sakip-mojosari", "60 -70 / 70 – 80 / 80 -90", "batas atas termasuk"),
        (MOJOSARI, "ipasn-bands-gaps", "ipasn-mojosari", "=< 60 / 61 – 70", "80,5 masuk Tinggi"),
        (MOJOSARI, "sakip-target-on-edge", "nilai-sakip", "80", "masuk Sangat Baik (BB), bukan Memuaskan (A)"),
        (MOJOSARI, "signatory-two-spellings", "decree", "BAKHTIAH", "menurut jabatan"),
        (MOJOSARI, "annex-rows-missing", "decree", "tidak ada dalam naskah", "not_in_text"),
        (MUMBULSARI, "program-year-2024", "indikator-program-tercapai", "direncanakan pada tahun 2024", "2025"),
        (MUMBULSARI, "permenpanrb-53-wrong-year", "decree", "Nomor 53 Tahun 2015", "Nomor 53 Tahun 2014"),
        (MUMBULSARI, "dictum-kelima-missing", "decree", "KEEMPAT … KEENAM", "tidak ada diktum KELIMA"),
        (MUMBULSARI, "trantib-zero-denominator", "penyelesaian-trantib", "yg masuk", "tidak dapat dihitung"),
        (MUMBULSARI, "tercapai-undefined", "indikator-program-tercapai", "yang tercapai", "100 persen atau lebih"),
        (MUNCAR, "ikm-2021-truncated", "ikm", "100,38", "100,39"),
        (MUNCAR, "mixed-decimals", "office", "97.5 / 94,62", "97,5 dan 94,62"),
    ],
)
def test_what_is_odd_in_the_document_is_read_openly(
    name: str, code: str, subject: str, printed: str, read_as: str
) -> None:
    each = reading(sakip.load(name), code)
    assert each.subject == subject
    assert printed in each.printed
    assert read_as in each.read_as


def test_both_spellings_of_a_name_find_the_indicator(mojosari: IndicatorSet) -> None:
    assert mojosari["Nilai SAKIP Perangkat Daerah"] is mojosari["nilai-sakip"]
    assert mojosari["IP ASN Perangkat Daerah"] is mojosari["ip-asn"]
    assert mojosari["Nilai Indeks Kepuasan Masyarakat (IKM) Kecamatan"] is mojosari["ikm"]


# --- what is not in the text ------------------------------------------------------------------------------------------


def test_what_the_source_does_not_contain_is_declared_and_left_empty(office: IndicatorSet) -> None:
    for indicator in office:
        left_empty = {name for name in DOCUMENTED if not getattr(indicator, name)}
        assert left_empty == {*indicator.not_in_text} & {*DOCUMENTED}, indicator.code


@pytest.mark.parametrize("name", [MOJOSARI, MUMBULSARI])
def test_what_the_set_had_to_choose_is_declared_too(name: str) -> None:
    """Neither decree says which way is better; Mumbulsari's prints no target, no baseline, and no unit but %."""
    for indicator in sakip.load(name):
        chosen = {*indicator.not_in_text} - {*DOCUMENTED}
        assert "polarity" in chosen
        assert ("unit" in chosen) == (indicator.unit not in {"persen", "inovasi"}), indicator.code
        assert ({"target", "baseline"} <= chosen) == (name == MUMBULSARI)


@pytest.mark.parametrize("code", ["ikm", "pelayanan-sesuai-standar", "koordinasi-ditindaklanjuti"])
def test_the_rows_of_the_annex_that_are_missing_are_declared(mojosari: IndicatorSet, code: str) -> None:
    assert mojosari[code].not_in_text[: len(DOCUMENTED)] == DOCUMENTED
    assert [each.printed for each in mojosari.readings_of(code)].count("(tidak ada dalam naskah yang tersedia)") == 1


@pytest.mark.parametrize("name", PACKAGED)
def test_no_identity_number_of_a_civil_servant_is_copied(name: str) -> None:
    text = text_of(name)
    assert not re.search(r"[0-9]{15}", text)
    assert not re.search(r"[0-9]{8}[ .]+[0-9]{6}[ .]+[0-9][ .]+[0-9]{3}", text)
    assert not re.search(r"\bNIP\b", text)


@pytest.mark.parametrize("name", PACKAGED)
def test_a_packaged_file_is_small_and_ends_its_lines_like_unix(name: str) -> None:
    text = text_of(name)
    assert "\r" not in text
    assert "\t" not in text
    assert text.endswith("\n")
    assert len(text.encode()) < 100_000


# --- as printed -------------------------------------------------------------------------------------------------------


def test_the_decree_of_mojosari_is_named_as_printed(mojosari: IndicatorSet) -> None:
    decree = mojosari.decree
    assert decree is not None
    assert decree.label() == "Keputusan Camat Nomor 188.45/20/KEP416-308/2024"
    assert (decree.date, decree.place, decree.signed_by) == (date(2024, 1, 30), "Mojosari", "Plt. Camat Mojosari")
    assert decree.title == ("Penetapan Indikator Kinerja Utama (IKU) Tahun 2024 Kecamatan Mojosari Kabupaten Mojokerto")
    assert [point.number for point in decree.dictum] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]
    assert (len(decree.considering), len(decree.basis)) == (2, 12)


def test_the_decree_of_mumbulsari_is_named_as_printed(mumbulsari: IndicatorSet) -> None:
    decree = mumbulsari.decree
    assert decree is not None
    assert decree.label() == "Keputusan Kepala Kecamatan Nomor 000.8.6.3 / 04 / 35.09.23 / 2025"
    assert (decree.date, decree.place, decree.signed_by) == (date(2025, 1, 6), "Jember", "Camat Mumbulsari")
    assert decree.title == "Indikator Kinerja Utama Kecamatan Mumbulsari Kabupaten Jember"
    assert [point.number for point in decree.dictum] == ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KEENAM"]
    assert (len(decree.considering), len(decree.basis)) == (1, 9)


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        (MOJOSARI, ["visi", "misi", "tujuan", "sasaran", *["kinerja-lainnya"] * 4]),
        (MUMBULSARI, ["sasaran"] * 6),
        (MUNCAR, ["tujuan", *["sasaran"] * 3, "program"]),
    ],
)
def test_the_cascade_is_the_one_printed(name: str, kinds: list[str]) -> None:
    nodes = sakip.load(name).nodes
    assert [node.kind for node in nodes] == kinds
    assert all(node.text for node in nodes)
    above = {node.code: node.parent for node in nodes}
    assert set(above.values()) <= {"", *above}


def test_the_vision_mission_and_objective_are_the_words_of_the_decree(mojosari: IndicatorSet) -> None:
    texts = {node.code: node.text for node in mojosari.nodes}
    assert texts["visi"] == (
        "Terwujudnya Kabupaten Mojokerto Yang Maju, Adil dan Makmur melalui Penguatan Infrastruktur dan Peningkatan "
        "Kualitas Sumber Daya Manusia"
    )
    assert texts["misi"] == "Mewujudkan Tata Kelola Pemerintahan Yang Berintegritas, Akuntabel, Bersih, Transparan."
    assert texts["tujuan"] == "Meningkatkan Kualitas Pelayanan Publik"
    assert texts["kinerja-3"] == ("Meningkatnya Tatakelola Birokrasi Pemerintahan yang Efektif, Efisien dan Akuntabel")


PHRASES = [
    # as printed, misprints included
    (MOJOSARI, "Pasal 5 ayat (2) poin c Peraturan Menteri Pendayagunaan Aparatur Negara Nomor PER/09/M.PAN/5/2007"),
    (MOJOSARI, "Pembentukan Daerah-Daerah Kabupaten dalam Lingkungan Propinsi Jawa Timur Juncto Undang-Undang Nomor 2"),
    (MOJOSARI, "sebagaimana telah dirubah beberapa kali terakhir dengan Undang-Undang Nomor 9 tahun 2015"),
    (MOJOSARI, "Tata Cara Penyusunan Pengendalian dan Evaluasi Pelaksanaan bersama Pembangunan Daerah"),
    (MOJOSARI, ("merupakan satu kesatuan dan bagian yang tak terpisahkan dari keputusan ini. dan bagian yang tak "
               "terpisahkan dari keputusan ini.")),
    (MOJOSARI, ("dalam dictum KESATU merupakan acuan, ukuran kinerja yang digunakan oleh Kecamatan Mojosari bupaten "
               "Mojokerto dalam menetapkan rencana kinerja tahunan")),
    (MOJOSARI, ("Indikator Kinerja Utama (IKU) pada Kecamatan Mojosari Kabupaten Mojokerto sebagaimana tercantum dalam "
               "lampiran")),
    (MOJOSARI, ("Pengukuran capaian kinerja Realisasi Anggaran yang membandingkan jumlah realisasi anggaran dengan "
               "jumlah keseluruhan anggaran")),
    (MOJOSARI, "(Realisasi Anggaran / Pagu Anggaran) x 100%"),
    (MOJOSARI, "sesuai tugas pokok kecamatan dalam mewujudkan tata birokrasi Perangkat Daerah"),
    (MOJOSARI, "mengkoordinasikan penerapan dan penegakan"),
    (MOJOSARI, "Jl. Hayam Wuruk No. 37 Kecamatan Mojosari Kabupaten Mojokerto"),
    (MUMBULSARI, ("untuk melaksanakan ketentuan pasal 3 dan pasal 4 Peraturan Menteri Negara Pendayagunaan Aparatur "
                 "Negara Nomor PER/9/M.PAN/5/2007")),
    (MUMBULSARI, "sebagaimana telah diubah dengan Undang- Undang Nomor 9 Tahun 2015"),
    (MUMBULSARI, "telah dua kali diubah terakhir dengan peraturan Menteri Dalam Negeri Nomor 21 Tahun 2011"),
    (MUMBULSARI, "Nomor 53 Tahun 2015 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja, dan Tata Cara"),
    (MUMBULSARI, "datanya diinput dan diolah menggunakan melalui Sistem Informasi (e-SUKMA)"),
    (MUMBULSARI, "Persentase Fasilitas Kesejahteraan masyarakat yang di laksanakan"),
    (MUMBULSARI, "seluruh program PD yang direncanakan pada tahun 2024 berdasarkan dokumen renja, dan DPA"),
    (MUMBULSARI, "melalui pesan singkat pada nomor WA pengaduan, SPAN Lapor ataupun media sosial kecamatan."),
    (MUMBULSARI, "Dokumen laporan/ aduan pelanggaran ketertiban umum dan ketentraman masyarat di kecamatan"),
    (MUMBULSARI, "penilaiannya dilakukan oleh evaluator Kabupaten Jember"),
    (MUMBULSARI, "Jumlah kegiatan pemberdayaan masyarakat yang ditargetkan/ direncanakan"),
    (MUMBULSARI, "Jl. K H Agus Salim No.02 Mumbulsari, Jember, Jawa Timur 68174"),
]  # fmt: skip


def transcribed(office: IndicatorSet) -> str:
    """Return the text of the document itself, without what the readings say of it."""
    decree, who = office.decree, office.office
    assert decree is not None
    assert who is not None
    indicators = [
        text
        for indicator in office
        for text in (indicator.name, indicator.definition, indicator.reason, indicator.formula_text,
                     *indicator.data_sources, *indicator.responsible)
    ]  # fmt: skip
    points = [point.text for point in decree.dictum]
    nodes = [node.text for node in office.nodes]
    return "\n".join([*decree.considering, *decree.basis, *points, who.address, *who.duties, *nodes, *indicators])


@pytest.mark.parametrize(("name", "phrase"), PHRASES)
def test_a_phrase_of_the_decree_is_copied_as_printed(name: str, phrase: str) -> None:
    assert phrase in transcribed(sakip.load(name))


@pytest.mark.parametrize("name", [MOJOSARI, MUMBULSARI])
def test_a_text_copied_over_several_lines_has_single_blanks(name: str) -> None:
    assert "  " not in transcribed(sakip.load(name))


def test_the_duties_are_all_ten(mojosari: IndicatorSet) -> None:
    assert mojosari.office is not None
    duties = mojosari.office.duties
    assert len(duties) == 10
    assert duties[0] == "menyelenggarakan urusan pemerintahan umum"
    assert duties[7] == (
        "melaksanakan urusan pemerintahan yang menjadi kewenangan kabupaten yang tidak dilaksanakan oleh unit kerja "
        "pemerintahan daerah yang ada di kecamatan"
    )
    assert duties[9] == "melaksanakan tugas-tugas kedinasan lain yang diberikan oleh Bupati"


@pytest.mark.parametrize(
    ("code", "year", "target", "realisation", "published"),
    [
        ("ikm", 2021, "93.14", "93.5", "100,38"),
        ("ikm", 2024, "91.33", "97.66", "106,93"),
        ("nilai-sakip", 2024, "82.53", "82.32", "99,75"),
        ("penyelesaian-pengaduan", 2020, "89", "97.5", "109,55"),
        ("kinerja-pemerintah", 2020, "89", "97", "108,98"),
        ("program-pelayanan-publik", 2023, "82.50", "82.50", "100"),
    ],
)
def test_the_figures_of_muncar_are_the_ones_published(
    code: str, year: int, target: str, realisation: str, published: str
) -> None:
    muncar = sakip.load(MUNCAR)
    (promised,) = [each for each in muncar.targets if (each.indicator, each.period) == (code, Year(year))]
    (reported,) = [each for each in muncar.realisations if (each.indicator, each.period) == (code, Year(year))]
    assert promised.value == Fraction(target)
    assert (reported.components["nilai"], reported.published) == (Fraction(realisation), published)
