from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import sakip
from sakip.errors import DataFileError
from sakip.regulations import all_regulations
from sakip.review import CHECKS, review
from sakip.review.citing import citations, likeness
from sakip.review.instruments import Instrument, instruments, made
from sakip.sets import Decree, IndicatorSet

PK = (
    "Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja, dan Tata Cara Reviu atas Laporan Kinerja Instansi "
    "Pemerintah"
)
IKU = "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"
PANRB = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
CODES = {code for code in CHECKS if code.startswith("citation-")}


def found(*basis: str, year: int = 2025, considering: str = "") -> list[tuple[str, dict[str, Any]]]:
    """What is found about the citations of a decree, beside that they stand outside its legal basis."""
    decree = Decree(
        basis=basis,
        date=date(year, 1, 6),
        considering=(considering,) if considering else (),
    )
    codes = CODES - {"citation-outside-basis"}
    return [(finding.code, dict(finding.facts)) for finding in review(decree, only=codes).findings]


def codes(*basis: str, **more: Any) -> list[str]:
    return [code for code, _ in found(*basis, **more)]


# --- reading a citation -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "number", "year", "tail"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "uu", 23, 2014, "Pemerintahan Daerah"),
        ("Undang- Undang Nomor 9 Tahun 2015", "uu", 9, 2015, ""),
        ("UU No. 23 Tahun 2014", "uu", 23, 2014, ""),
        ("PP 6/2008", "pp", 6, 2008, ""),
        ("Peraturan Pemerintah Republik Indonesia Nomor : 8 Tahun 2006", "pp", 8, 2006, ""),
        ("Peraturan Presiden Nomor 29 Tahun 2014", "perpres", 29, 2014, ""),
        ("peraturan Menteri Dalam Negeri Nomor 21 Tahun 2011 ;", "permendagri", 21, 2011, ""),
        ("Permendagri No 86 Tahun 2017", "permendagri", 86, 2017, ""),
        (f"{PANRB} Nomor 53 Tahun 2014 tentang {PK};", "permenpanrb", 53, 2014, PK),
        ("PermenPANRB nomor 14 tahun 2017", "permenpanrb", 14, 2017, ""),
        ("Permen PAN-RB Nomor 88 Tahun 2021", "permenpanrb", 88, 2021, ""),
        ("PermenPAN dan RB 29/2010", "permenpanrb", 29, 2010, ""),
        (f"Peraturan Menteri Negara PAN Nomor PER/9/M.PAN/5/2007 tentang {IKU}", "permenpanrb", 9, 2007, ""),
        ("PER/09/M.PAN/5/2007", "permenpanrb", 9, 2007, ""),
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor 20/M.PAN/11/2008",
            "permenpanrb",
            20,
            2008,
            "",
        ),
        ("KEP/25/M.PAN/2/2004", "kepmenpan", 25, 2004, ""),
        ("kep/25/m.pan/2/2004", "kepmenpan", 25, 2004, ""),
        ("Peraturan Menteri PAN Nomor : PER/ 09 /M.PAN/ 5/2007", "permenpanrb", 9, 2007, ""),
        ("Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004", "kepmenpan", 25, 2004, ""),
        ("Peraturan Menteri Keuangan Nomor 22/PMK.02/2021", "pmk", 22, 2021, ""),
        ("Peraturan Badan Kepegawaian Negara Nomor 8 Tahun 2019", "bkn", 8, 2019, ""),
        ("Keputusan Kepala LAN Nomor 239/IX/6/8/2003", "lan", 239, 2003, ""),
        ("Peraturan Daerah Kabupaten Mojokerto Nomor 9 Tahun 2021 tentang RPJMD", "other", 9, 2021, "RPJMD"),
        ("Peraturan Menteri Kesehatan Nomor 43 Tahun 2016", "other", 43, 2016, ""),
    ],
)
def test_a_citation_is_read_as_decrees_write_it(text: str, kind: str, number: int, year: int, tail: str) -> None:
    """The kind, the number and the year of an instrument are the same in every style decrees cite it in."""
    (cited, *others) = citations(text)
    assert (cited.kind, cited.number, cited.year) == (kind, number, year)
    assert not tail or cited.tail == tail
    assert not others


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
        "Peraturan Daerah, Tentang Rencana Pembangunan Jangka Menengah Daerah",
        "Perjanjian Kinerja Tahun 2024",
        "Nomor 12 Tahun 2024",
        "UUD 1945",
        "PPKM 2021",
        "Undang-Undang Nomor dua puluh tiga",
        "Perat\u0131ran Pemer\u0131ntah Nomor 8 Tahun 2006",
    ],
)
def test_what_names_no_instrument_is_no_citation(text: str) -> None:
    """A year or a number alone cites nothing."""
    assert citations(text) == ()


def test_several_citations_of_one_sentence_are_all_read() -> None:
    """A law and its amendment are two instruments, and the title of the first ends before the second."""
    text = (
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali terakhir "
        "dengan Undang-Undang Nomor 9 Tahun 2015"
    )
    assert [(cited.number, cited.tail) for cited in citations(text)] == [(23, "Pemerintahan Daerah"), (9, "")]


@given(st.text(max_size=200) | st.text("UuPpNomor0123456789/. TahunPERM-", max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever a decree prints, looking for citations ends, and finds only what stands there."""
    for cited in citations(text):
        assert cited.given.split()[0].casefold() in text.casefold()


@given(st.sampled_from(list(instruments())), st.text(max_size=30))
def test_a_title_is_wholly_like_itself(instrument: Instrument, rest: str) -> None:
    """A title is recognised where the sentence goes on behind it."""
    like = likeness(f"{instrument.title}; {rest}", instrument.title)
    assert like.complete
    assert like.share == 1


# --- what is found ----------------------------------------------------------------------------------------------------


def test_a_title_under_another_year_names_the_one_meant() -> None:
    """No 53 of 2015 has the title of 53 of 2014, which Mumbulsari's decree gives it."""
    ((code, facts),) = found(f"{PANRB} Nomor 53 Tahun 2015 tentang {PK}")
    assert code == "citation-does-not-exist"
    assert (facts["cited"], facts["meant"]) == ("PermenPANRB 53/2015", "PermenPANRB 53/2014")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (f"PermenPANRB Nomor 35 Tahun 2014 tentang {PK}", "citation-does-not-exist"),
        (f"Peraturan Menteri Dalam Negeri Nomor 53 Tahun 2014 tentang {PK}", "citation-kind-differs"),
        (
            "Peraturan Pemerintahan Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
            "citation-kind-differs",
        ),
        (
            "PermenPANRB Nomor 53 Tahun 2014 tentang Pedoman Evaluasi Kelembagaan Instansi Pemerintah",
            "citation-title-differs",
        ),
        (
            "PermenPANRB 14/2017 tentang Pedoman Penyusunan Survei Kepuasan Masyarakat Unit Pelayanan Publik",
            "citation-title-slip",
        ),
        ("Permendagri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah", "citation-superseded"),
        (
            (
                "Permendagri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah, sebagaimana telah diubah "
                "terakhir dengan Permendagri Nomor 21 Tahun 2011"
            ),
            "citation-superseded",
        ),
    ],
)
def test_a_faulty_citation_is_found(text: str, code: str) -> None:
    """Each kind of fault has its own code; an amendment does not save what was replaced since."""
    assert codes(text) == [code]


@pytest.mark.parametrize(
    "text",
    [
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah, sebagaimana telah diubah dengan UU 9/2015",
        # the amendments of one law are titled alike
        "UU 2/2015 tentang Perubahan atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
        "Peraturan Menteri Pendidikan Nomor 9 Tahun 2016 tentang " + PK,
        "Peraturan Daerah Kabupaten Jember Nomor 18 Tahun 2016 tentang Perangkat Daerah",
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/11/M.PAN/08/2007 tentang Penetapan "
            "Indikator Kinerja Utama di Lingkungan Kementerian Negara Pendayagunaan Aparatur Negara"
        ),
        "PermenPANRB Nomor 53 Tahun 2015",
        "Permendagri Nomor 13 Tahun 2006 yang dicabut dengan Permendagri Nomor 77 Tahun 2020",
        "Peraturan Bupati Mojokerto Nomor 80 Tahun 2016 tentang Kedudukan, Susunan Organisasi, Tugas, dan Fungsi",
        (
            "PermenPANRB Nomor 53 Tahun 2014 tentang Petunjuk Teknis Perjanjian Kinerja, Pelaporan Kinerja & Tata Cara "
            "Reviu Atas Laporan Kinerja Instansi Pemerintah (Berita Negara Republik Indonesia Tahun 2014 Nomor 1842)"
        ),
        # an annual rule under its own number, and a regulation with a longer title
        (
            "Peraturan Menteri Dalam Negeri Nomor 39 Tahun 2012 tentang Perubahan atas Peraturan Menteri Dalam Negeri "
            "Nomor 32 Tahun 2011 tentang Pedoman Pemberian Hibah"
        ),
        "UU Nomor 17 Tahun 2003 tentang Keuangan Negara (Lembaran Negara Republik Indonesia Tahun 2003 Nomor 47)",
        "Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah",
        "Peraturan Menteri Komunikasi dan Informatika Nomor 13 Tahun 2015 tentang Pedoman Penyelenggaraan SAKIP",
        # abbreviations stand for their words
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang SAKIP",
        "PER/09/M.PAN/5/2007 tentang Pedoman Umum Penetapan IKU di Lingkungan Instansi Pemerintah",
        (
            "Permendagri 86/2017 tentang Tata Cara Perencanaan, Pengendalian dan Evaluasi Pembangunan Daerah, Tata "
            "Cara Evaluasi Rancangan Peraturan Daerah tentang RPJPD dan Rencana Pembangunan Jangka Menengah Daerah, "
            "serta Tata Cara Perubahan RPJPD, RPJMD, dan Rencana Kerja Pemerintah Daerah"
        ),
        "PER/20/M.PAN/11/2008 tentang Petunjuk Penyusunan Indikator Kinerja Utama",
        "PER/20/M.PAN/11/2008 tentang Pedoman Penyusunan Indikator Kinerja Utama",
    ],
)
def test_what_is_right_or_not_known_is_left_alone(text: str) -> None:
    """A wrong alarm is worse than none: unknown instruments, amendments and other ministries pass in silence."""
    assert codes(text) == []


@pytest.mark.parametrize(("year", "said"), [(2006, False), (2020, False), (2021, True), (2025, True)])
def test_what_was_not_yet_replaced_is_not_superseded(year: int, said: bool) -> None:  # the expectation
    """Permendagri 13/2006 is said to be replaced in decrees after 2020 only; of 2020 itself the day is not known."""
    assert codes("Permendagri 13/2006", year=year) == ["citation-superseded"] * said


def test_a_replacement_from_memory_says_so() -> None:
    """What is not confirmed in any text is not presented as settled."""
    decree = Decree(basis=("Permendagri 13/2006",), date=date(2025, 1, 6))
    (finding,) = review(decree, only=["citation-superseded"]).findings
    assert "menurut ingatan, belum dikonfirmasi" in finding.message()
    assert "from memory, not confirmed" in finding.message("en")


def test_one_regulation_cited_in_two_ways_is_found() -> None:
    """PER/9/M.PAN/5/2007 and 09/M.PAN/05/2007 are one regulation; 53/2014 and Nomor 53 Tahun 2014 are one style."""
    name = "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor"
    twice = found(f"{name} 09/M.PAN/05/2007 tentang {IKU}", considering=f"{name} PER/9/M.PAN/5/2007 tentang {IKU}")
    assert [(code, facts["meant"]) for code, facts in twice] == [("citation-cited-two-ways", "PER/09/M.PAN/5/2007")]
    assert codes("PermenPANRB 53/2014", considering="PermenPANRB Nomor 53 Tahun 2014") == []
    assert codes(f"PER/09/M.PAN/5/2007 tentang {IKU}", considering="Pasal 5 PER/09/M.PAN/5/2007") == []


def test_what_is_relied_on_and_not_in_the_basis_is_noted() -> None:
    """A regulation in Menimbang or in the annex belongs in Mengingat; one cited wrongly there is not said twice."""
    only = ["citation-outside-basis"]
    decree = Decree(basis=("UU 23/2014",), considering=("PermenPANRB 88/2021 dan PermenPANRB 88/2021",))
    assert [finding.facts["cited"] for finding in review(decree, only=only).findings] == ["PermenPANRB 88/2021"]
    misquoted = Decree(basis=(f"PermenPANRB Nomor 53 Tahun 2015 tentang {PK}",), considering=("PermenPANRB 53/2014",))
    assert review(misquoted, only=only).findings == ()
    assert review(Decree(considering=("PermenPANRB 88/2021",)), only=only).findings == ()


def test_the_annex_is_read_too() -> None:
    """What a definition cites is checked like the decree, at the line of the indicator."""
    office = sakip.load("mumbulsari-2025")
    found_there = review(office, only=["citations-in-annex"]).findings
    assert {(finding.code, finding.facts["indicator"]) for finding in found_there} == {
        ("citation-title-slip", "ikm"),
        ("citation-outside-basis", "ikm"),
        ("citation-outside-basis", "nilai-sakip"),
    }
    assert all(finding.place and finding.place.key.endswith("definition") for finding in found_there)


def test_a_set_without_decree_or_year_is_read() -> None:
    """Where no day is known, nothing is called superseded."""
    assert review(IndicatorSet("kosong", ()), only=["citations-in-annex"]).findings == ()
    undated = Decree(basis=("Permendagri 13/2006",))
    assert review(undated, only=["citation-superseded"]).findings == ()


@given(st.sampled_from([each for each in instruments() if each.confidence != "M"]), st.sampled_from((-1, 1, 10)))
def test_any_known_title_is_recognised_under_a_wrong_year(instrument: Instrument, apart: int) -> None:
    """Of every instrument the title under its own number and year is right, and under another year it is found out."""
    kind = instruments().kinds[instrument.kind]
    right = f"{kind.names[0]} Nomor {instrument.number} Tahun {instrument.year} tentang {instrument.title}"
    assert codes(right, year=instrument.year) == []
    year = instrument.year + apart
    wrong = f"{kind.names[0]} Nomor {instrument.number} Tahun {year} tentang {instrument.title}"
    if instruments().find(instrument.kind, instrument.number, year) is None:
        assert "citation-does-not-exist" in codes(wrong, year=1990)


# --- the instruments --------------------------------------------------------------------------------------------------


def test_every_regulation_the_library_holds_is_known_by_its_title() -> None:
    """The titles of the regulations and those of the citations are one."""
    for held in all_regulations():
        if not held.binding or held.code == "praktik":
            continue
        (cited, *_) = citations(held.title)
        assert cited.known is not None, held.code
        assert any(likeness(cited.tail, title).complete for title in cited.known.titles), held.code


def test_every_instrument_says_where_it_was_seen() -> None:
    """No instrument, and no replacement, stands there without a source and a flag."""
    for each in instruments():
        assert each.source
        assert each.confidence
        assert bool(each.replaced_by) == bool(each.replaced_source) == bool(each.replaced_confidence)
        follower = instruments().successor(each)
        assert (follower is not None) == bool(each.replaced_by)
        assert follower is None or follower.year > each.year


FILE = """\
schema = 1
[[kind]]
code = "uu"
short = "UU"
name = "Undang-Undang"
names = ["UU"]
[[instrument]]
kind = "uu"
number = 1
year = 2000
title = "Contoh"
source = "contoh"
confidence = "S"
"""


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('kind = "uu"', 'kind = "pp"', 8),
        ('confidence = "S"', 'confidence = "Q"', 13),
        ('confidence = "S"', 'confidence = "S"\nreplaced_by = "UU 2/2001"', 14),
        ('confidence = "S"', 'confidence = "S"\nreplaced_by = "UU"', 14),
        ('confidence = "S"', 'confidence = "S"\nreplaced_by = "UU 1/2000"', 14),
        ("number = 1", 'number = "satu"', 9),
        ("schema = 1", "schema = ", 1),
    ],
)
def test_a_faulty_file_of_instruments_names_its_line(old: str, new: str, line: int) -> None:
    """Each fault of the data is found, where it stands."""
    with pytest.raises(DataFileError) as caught:
        made(FILE.replace(old, new, 1), "contoh.toml")
    assert line in {finding.place.line for finding in caught.value.findings if finding.place}


def test_an_instrument_is_given_once() -> None:
    """Two entries of one number would hide one another."""
    with pytest.raises(DataFileError, match="UU 1/2000 ×2"):
        made(FILE + FILE[FILE.index("[[instrument]]") :], "contoh.toml")


@pytest.mark.parametrize("part", ["UU Nomor ", " ", "Peraturan Menteri ", "PER/1/M.PAN", "1/", "PP "])
def test_a_long_text_is_read_in_one_go(part: str) -> None:
    """Blanks and words that begin a citation over and over do not make the reader start over and over."""
    assert citations(f"UU Nomor {part * 3000} UU 23/2014")[-1].number == 23


def test_of_very_many_faults_of_the_file_the_first_are_named_and_that_there_are_more() -> None:
    with pytest.raises(DataFileError) as caught:
        made("kind = []\ninstrument = []\n" + "".join(f"k{n} = 1\n" for n in range(300)), "citations.toml")
    assert [fault.code for fault in caught.value.findings] == [*["unknown-key"] * 200, "more-faults"]
