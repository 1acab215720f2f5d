"""The four statuses, every reason why there is no number, states of verification and which of them count."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generated._writing import LANGUAGES, blocks, both, chosen, code, codes, heading, opened, plain, terms
from sakip.assessment.results import STATUS_OF, Reason, Status
from sakip.indicators import POLICIES
from sakip.indicators.realisation import STATES, State
from sakip.wording import term
from sakip.wording.terms import REASONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

MEANINGS: Final[Mapping[Status, tuple[str, str]]] = MappingProxyType(
    {
        Status.COMPUTED: (
            "Ada angkanya: eksak, dibulatkan sekali, dan dapat dijelaskan.",
            "There is a number: exact, rounded once, and explained.",
        ),
        Status.NOT_REPORTED: (
            "Belum ada yang mengisi. Kosong tidak pernah dianggap nol.",
            "Nobody has filled it in. Blank is never taken as zero.",
        ),
        Status.NOT_APPLICABLE: (
            "Indikatornya tidak berlaku untuk periode itu; tidak ikut dalam rata-rata dan kelengkapan.",
            "The indicator does not apply to the period; it counts in no average and in no completeness.",
        ),
        Status.NOT_COMPUTABLE: (
            "Datanya ada, tetapi tidak menghasilkan angka; alasannya selalu disebut.",
            "There are data, and no number comes of them; the reason is always given.",
        ),
    }
)

# for each reason: when it is met and what to do, in Indonesian and in English
ADVICE: Final[Mapping[Reason, tuple[tuple[str, str], tuple[str, str]]]] = MappingProxyType(
    {
        Reason.NOT_REPORTED: (
            (
                "Tidak ada realisasi untuk periode itu, atau semua komponennya kosong.",
                "Isi realisasinya. Bila memang tidak ada yang diukur, laporkan dengan status “tidak berlaku”.",
            ),
            (
                "There is no realisation for the period, or all of its components are blank.",
                "Report it. Where there was nothing to measure, report the status “tidak berlaku”.",
            ),
        ),
        Reason.NOT_APPLICABLE: (
            (
                "Realisasinya dilaporkan “tidak berlaku”; pada gabungan, tidak ada bagian yang berlaku.",
                "Tidak perlu apa-apa, bila memang demikian.",
            ),
            (
                "The realisation is reported as “tidak berlaku”; of parts put together, none applies.",
                "Nothing, if that is so.",
            ),
        ),
        Reason.MISSING_COMPONENT: (
            ("Sebagian komponen rumus terisi, sebagian kosong.", "Isi komponen yang disebut."),
            ("Some components of the formula are filled in and others are blank.", "Fill in the components named."),
        ),
        Reason.MISSING_SOURCE: (
            (
                "Rumusnya mengambil angka indikator lain, dan salah satunya tidak punya nilai atau capaian.",
                "Lihat alasan pada indikator yang disebut, dan perbaiki di sana.",
            ),
            (
                "The formula takes numbers from other indicators, and one of them has no value or no achievement.",
                "Look at the reason of the indicator named, and mend it there.",
            ),
        ),
        Reason.ZERO_DENOMINATOR: (
            (
                "Rumus, atau aturan capaian, membagi dengan angka yang bernilai 0: tidak ada aduan masuk, misalnya.",
                "Periksa angkanya. Bila memang 0, laporkan “tidak berlaku” untuk periode itu.",
            ),
            (
                "The formula, or the achievement rule, divides by a number that is 0: no complaints came in, say.",
                "Check the number. Where it is rightly 0, report “tidak berlaku” for the period.",
            ),
        ),
        Reason.ZERO_TARGET: (
            (
                "Targetnya 0, dan setiap aturan capaian membagi dengan target atau tidak bermakna baginya.",
                (
                    'Bandingkan nilai dan target langsung. Bila makin rendah makin baik, `zero_target = "met-or-not"` '
                    "membacanya 100 atau 0; itu sebuah bacaan."
                ),
            ),
            (
                "The target is 0: the rule divides by it, or says nothing of it. The value stands.",
                (
                    'Compare value and target directly. Where less is better, `zero_target = "met-or-not"` makes it '
                    "100 or 0, which is a reading."
                ),
            ),
        ),
        Reason.NEGATIVE_TARGET: (
            ("Targetnya di bawah 0, sehingga membagi dengannya membalik arti.", "Periksa target dan tandanya."),
            ("The target is below 0, and dividing by it turns better into worse.", "Check the target and its sign."),
        ),
        Reason.NEGATIVE_REALISATION: (
            (
                "Aturan `lower-inverse` membagi target dengan realisasi, dan realisasinya di bawah 0.",
                "Periksa angka dan tandanya.",
            ),
            (
                "The rule `lower-inverse` divides target by realisation, and the realisation is below 0.",
                "Check the number and its sign.",
            ),
        ),
        Reason.NO_TARGET: (
            (
                "Tidak ada dokumen yang memuat target untuk periode itu, atau belum terbit pada tanggal `as_of`.",
                "Tambahkan target dari Perjanjian Kinerja.",
            ),
            (
                "No document has a target for the period, or none was issued by the day of `as_of`.",
                "Add the target of the Perjanjian Kinerja.",
            ),
        ),
        Reason.NO_POLARITY: (
            (
                "Tidak dinyatakan ke arah mana yang lebih baik, dan tidak ada arah bawaan.",
                "Tulis `polarity` pada indikator, menurut dokumennya.",
            ),
            (
                "Nothing says which way is better, and there is no default.",
                "Write the `polarity` of the indicator, as its document has it.",
            ),
        ),
        Reason.ORDINAL_TARGET: (
            (
                "Targetnya predikat seperti WTP atau BB: tercapai atau tidak.",
                "Tidak perlu apa-apa; `achievement.reached` menyatakan tercapai atau tidak.",
            ),
            (
                "The target is a predicate such as WTP or BB: reached or not.",
                "Nothing; `achievement.reached` says whether it was.",
            ),
        ),
        Reason.OUT_OF_RANGE: (
            (
                "Nilai berada di luar skalanya, atau angkanya lebih besar daripada yang dapat diterbitkan.",
                (
                    'Periksa angkanya. Bila dokumennya mengelompokkan angka seperti itu, nyatakan `beyond = "nearest"` '
                    "pada skalanya."
                ),
            ),
            (
                "The value lies outside its scale, or a number is larger than can be published.",
                (
                    "Check the number. Where the document has a category for such numbers, the scale says "
                    '`beyond = "nearest"`.'
                ),
            ),
        ),
        Reason.UNVERIFIED: (
            (
                "Ada realisasi, tetapi statusnya tidak dihitung menurut kebijakan yang dipilih.",
                "Verifikasi realisasinya, atau pilih kebijakan lain.",
            ),
            (
                "There is a realisation, in a state that the chosen policy does not count.",
                "Verify the realisation, or choose another policy.",
            ),
        ),
        Reason.NO_EVIDENCE: (
            (
                "Kebijakan yang dipilih meminta data dukung, dan realisasinya tidak menyebut dokumen.",
                "Sebutkan dokumennya, atau pilih kebijakan lain.",
            ),
            (
                "The chosen policy asks for evidence, and the realisation names no document.",
                "Name the document, or choose another policy.",
            ),
        ),
        Reason.CONFLICT: (
            (
                (
                    "Dua catatan bertanggal sama memuat angka yang berbeda, begitu pula dua target; pada gabungan "
                    "dataframe juga: barisnya lebih banyak daripada perangkat daerah yang diharapkan."
                ),
                "Hapus yang keliru, atau isi tanggalnya (`recorded`, `issued`) agar yang berlaku dapat dikenali.",
            ),
            (
                (
                    "Two records of one day have different numbers, or two targets do; of a dataframe put together "
                    "also: a group has more rows than there are offices."
                ),
                "Remove the wrong one, or fill in the days (`recorded`, `issued`) so that the valid one can be told.",
            ),
        ),
        Reason.UNIT_MISMATCH: (
            (
                "Angka diberikan dalam satuan yang tidak sejenis dengan satuan komponen, target, atau kantor lain.",
                "Tulis dalam satuan yang sejenis.",
            ),
            (
                "A number is in a unit of another kind than that of its component, its target or other offices.",
                "Give it in a unit of the same kind.",
            ),
        ),
        Reason.NO_CONSOLIDATION: (
            (
                "Dilaporkan per triwulan atau bulan, dan cara menggabungkannya menjadi setahun tidak dinyatakan.",
                "Tulis `consolidation` pada indikator.",
            ),
            (
                "It is reported by quarter or month, and nothing says how these make the year.",
                "Write the `consolidation` of the indicator.",
            ),
        ),
        Reason.NOT_DEFINED: (
            (
                "Periodenya sebelum `valid_from` atau sesudah `valid_until` indikator itu.",
                "Periksa periode dan kedua tanggal itu; definisi tahun lain ditulis sebagai `[[definition]]`.",
            ),
            (
                "The period lies before `valid_from` or after `valid_until` of the indicator.",
                "Check the period and the two days; what it meant in other years is a `[[definition]]`.",
            ),
        ),
        Reason.KEPT_APART: (
            (
                "Indikator ini menurut definisinya tidak digabung antarperangkat daerah.",
                "Baca angka setiap perangkat daerah; bila memang boleh digabung, ubah `aggregation`.",
            ),
            (
                "This indicator is, by its definition, not put together from several offices.",
                "Read the figure of each office; where it may be put together after all, change `aggregation`.",
            ),
        ),
        Reason.NOT_AGGREGATED: (
            (
                "Beberapa perangkat daerah digabung, dan cara menggabungkan indikator ini tidak dinyatakan.",
                "Tulis `aggregation` pada indikator.",
            ),
            (
                "Several offices are put together, and nothing says how that is done for this indicator.",
                "Write the `aggregation` of the indicator.",
            ),
        ),
        Reason.ONLY_WORDS: (
            (
                "Beberapa perangkat daerah digabung, dan indikator ini berupa predikat.",
                "Laporkan predikat tiap perangkat daerah sendiri-sendiri.",
            ),
            (
                "Several offices are put together, and this indicator is a predicate.",
                "Report the predicate of each office by itself.",
            ),
        ),
        Reason.DIFFERENT_DEFINITIONS: (
            (
                "Bagian yang digabung mengukur indikator ini menurut definisi yang berbeda.",
                "Samakan definisinya, atau laporkan sendiri-sendiri.",
            ),
            (
                "The parts put together measure the indicator by different definitions.",
                "Make the definitions agree, or report the parts by themselves.",
            ),
        ),
        Reason.NO_WEIGHT: (
            (
                "Rata-rata tertimbang diminta, dan penimbang salah satu bagiannya tidak ada.",
                "Beri penimbang bagian yang disebut.",
            ),
            (
                "A weighted average is asked for, and the weight of a part is missing.",
                "Give the weight of the part that is named.",
            ),
        ),
        Reason.INCOMPLETE: (
            (
                "Sebagian perangkat daerah, atau indikator, belum punya angka.",
                "Isi yang disebut; angka sementara dari yang sudah ada disebut sementara.",
            ),
            (
                "Some of the offices, or of the indicators, have no number yet.",
                "Fill in those named; a number of those there are is called provisional.",
            ),
        ),
        Reason.TOO_LARGE: (
            (
                "Rumusnya, digabung dari bagian-bagian periode, melampaui batas besarnya rumus.",
                "Hitung sebagian lebih dahulu, atau laporkan angka seluruh periode.",
            ),
            (
                "Put together from the parts of the period, the formula is larger than a formula may be.",
                "Compute part of it upstream, or report the numbers of the whole period.",
            ),
        ),
        Reason.UNKNOWN_PREDICATE: (
            (
                "Predikat yang dilaporkan atau dijanjikan tidak ada dalam daftar `predicates` indikator itu.",
                "Tulis seperti dalam daftar itu, atau lengkapi daftarnya.",
            ),
            (
                "The predicate that was reported or promised is not among the `predicates` of the indicator.",
                "Write it as the list has it, or complete the list.",
            ),
        ),
        Reason.UNKNOWN_INDICATOR: (
            (
                "Sebuah baris dataframe menyebut kode yang bukan indikator yang diberikan.",
                "Periksa kodenya, atau berikan indikatornya.",
            ),
            (
                "A row of a dataframe has a code that none of the given indicators has.",
                "Check the code, or give the indicator.",
            ),
        ),
        Reason.OUT_OF_BOUNDS: (
            (
                (
                    "Angka sebuah baris dataframe melampaui bilangan bulat yang dipakai menghitung kolom, atau "
                    "desimalnya lebih dari `places`."
                ),
                (
                    'Desimal lebih banyak: `places=`, paling banyak 9. Angka besar: `beyond="exact"`, atau jangkauan '
                    "lebar. Rata-rata yang Anda hitung sendiri: berikan komponennya, atau bulatkan dengan `round(9)`."
                ),
            ),
            (
                (
                    "A row of a dataframe has numbers beyond the integers that columns are computed with, or with more "
                    "decimals than `places`."
                ),
                (
                    'More decimals: `places=`, 9 at most. Large numbers: `beyond="exact"`, or the wide kernel. Of a '
                    "mean you computed give the components, or its `round(9)`."
                ),
            ),
        ),
    }
)

_EVIDENCE: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {"": ("tidak diminta", "none"), "document": ("dokumen atau sistem", "a document or a system")}
)


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part."""
    return {
        "statuses": _statuses(lang),
        "reasons": _reasons(lang),
        "states": _states(lang),
        "policies": _policies(lang),
    }


def _statuses(lang: str) -> str:
    title = {"id": "Empat status", "en": "The four statuses"}
    entries = [(_labelled(status, status.label, lang), [plain(chosen(MEANINGS[status], lang))]) for status in Status]
    return blocks(heading(2, title[lang]), terms(entries))


def _labelled(name: str, label: Callable[[str], str], lang: str) -> str:
    """Write a code and what it is called in both languages, that of the page first."""
    return " · ".join([code(name), *(plain(label(one)) for one in sorted(LANGUAGES, key=lambda one: one != lang))])


def _reasons(lang: str) -> str:
    title = {"id": "Alasan: {status}", "en": "Reasons: {status}"}
    made = []
    for status in list(Status)[1:]:
        of_it = [reason for reason in Reason if STATUS_OF.get(reason, Status.NOT_COMPUTABLE) is status]
        entries = [(code(reason), _advice(reason, lang)) for reason in of_it]
        made += [heading(2, title[lang].format(status=status.label(lang))), terms(entries)]
    return blocks(*made)


def _advice(reason: Reason, lang: str) -> Iterator[str]:
    met, done = ADVICE[reason][LANGUAGES.index(lang)]
    yield f"{met} **→** {done}"
    yield both((f"“{opened(sentence)}”" for sentence in REASONS[reason.value]), lang)


def _states(lang: str) -> str:
    words: dict[State | None, list[str]] = {}
    for word, state in STATES.items():
        words.setdefault(state, []).append(word)
    written = {"id": "Ditulis", "en": "Written"}
    entries = [
        (_labelled(state, state.label, lang), [f"{written[lang]}: {codes(filter(None, words[state]))}."])
        for state in State
    ]
    title = {"id": "Status verifikasi realisasi", "en": "States of verification"}
    note = {
        "id": "Tanpa kata, sebuah realisasi {blank}. {none} menyatakan indikatornya tidak berlaku untuk periode itu. "
        "Huruf besar dan kecil sama saja.",
        "en": "Without a word a realisation is {blank}. {none} says that the indicator does not apply to the period. "
        "Capitals do not matter.",
    }
    blank = STATES[""]
    said = note[lang].format(blank=code(blank) if blank else "", none=codes(words[None]))
    return blocks(heading(2, title[lang]), terms(entries), said)


def _policies(lang: str) -> str:
    title = {"id": "Kebijakan", "en": "Policies"}
    said = {"id": "Yang dihitung: {states}. Data dukung: {evidence}.", "en": "Counts: {states}. Evidence: {evidence}."}
    entries = []
    for policy in POLICIES.values():
        states = ", ".join(term(state.value, lang) for state in State if state in policy.states)
        told = said[lang].format(states=states, evidence=chosen(_EVIDENCE[policy.evidence], lang))
        entries.append((_labelled(policy.name, policy.label, lang), [told]))
    return blocks(heading(2, title[lang]), terms(entries))
