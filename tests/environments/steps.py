"""The steps of the scenario: each yields texts and bytes that depend on nothing but the library.

What takes packages that are slow to import stands in ``HEAVY``. Days are fixed, as nothing asks the clock.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import sakip
from sakip import audit, comparison, display, regulations, review, rollup, units, wording
from sakip.errors import SakipError
from sakip.exports import frictionless, iati, msind
from sakip.exports import json as as_json
from sakip.instruments import akip, ipasn, skm
from sakip.sets import dump, edit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CASES: Final = Path(__file__).parent.parent / "cases"
DAY: Final = dt.date(2024, 12, 31)
SETS: Final = ("mojosari-2024", "mumbulsari-2025", "muncar-2024")

REPORTED: Final = """\
indikator;periode;komponen;nilai;dokumen;dicatat
realisasi-anggaran;2024;realisasi;1.250,5 juta rupiah;LRA 2024;2025-01-05
realisasi-anggaran;2024;pagu;1.400.000.000;LRA 2024;2025-01-05
ikm;2024;nilai;88,305;Laporan SKM – semester II;2025-01-05
nilai-sakip;2024;nilai;80;LHE AKIP;2025-02-01
koordinasi-ditindaklanjuti;2024;ditindaklanjuti;3;;
koordinasi-ditindaklanjuti;2024;hasil_koordinasi;7;;
pelayanan-sesuai-standar;2024;terlayani;0;;
pelayanan-sesuai-standar;2024;dilayani;0;;
inovasi;2024;jumlah;dua;;
tidak-ada;TW V 2024;nilai;1;;
"""
_PEOPLE: Final = (
    ("Kecamatan", "S1", "pelaksana", "Baik", "diklat_teknis", "tidak pernah"),
    ("Kelurahan", "SMA", "pelaksana", "Sangat Baik", "", "ringan"),
    ("Kecamatan", "S2", "administrator", "Cukup", "", "tidak pernah"),
    ("Kelurahan", "S9", "pelaksana", "Baik", "", ""),
)

Made = str | bytes
Step = "Callable[[Path], Iterator[Made]]"


def office() -> sakip.IndicatorSet:
    """The set of Mojosari."""
    return sakip.load(SETS[0])


def intake() -> sakip.Intake:
    """What was reported to Mojosari, with a row that is no number and one of no indicator."""
    return sakip.read_realisations(io.StringIO(REPORTED), office())


def cards() -> list[sakip.Scorecard]:
    """The scorecard of every packaged set."""
    reported = {SETS[0]: intake().realisations}
    return [sakip.assess(sakip.load(name), reported.get(name, ())) for name in SETS]


def _said(value: Any) -> str:
    return json.dumps(value, default=str, ensure_ascii=False, sort_keys=True)


def _sets(folder: Path) -> Iterator[Made]:
    yield _said(sakip.available())
    for name in SETS:
        made = sakip.load(name)
        text = sakip.dumps(made)
        yield repr(made)
        yield text
        yield sakip.dumps(made, "json")
        dump(sakip.loads(text, name), folder / f"{name}.toml")
        yield (folder / f"{name}.toml").read_bytes()
        for finding in review.review(made).findings:
            yield from map(finding.message, wording.LANGUAGES)
    yield edit(folder / f"{SETS[0]}.toml").text


def _cards(_: Path) -> Iterator[Made]:
    for finding in intake().findings:
        yield from (finding.message(lang) + finding.remedy(lang) for lang in wording.LANGUAGES)
    for card in cards():
        yield _said(card.to_dicts())
        yield from (finding.message("id") for finding in card.findings)
        for one in card:
            trace = one.explain().to_dict()
            yield _said(trace)
            yield repr(sakip.replay(json.loads(json.dumps(trace))))
            yield from map(one.explain().text, wording.LANGUAGES)
            yield one.why()
    alone = cards()[0]["ikm"]
    target, realisation = alone.target, alone.realisation
    yield repr(sakip.assess_one(alone.indicator, target, realisation, period=sakip.Year(2024)))


def _exports(folder: Path) -> Iterator[Made]:
    every, package = cards(), folder / "paket.zip"
    for lang in wording.LANGUAGES:
        yield display.page([*every, office()], lang)
        yield "".join(display.stream(every, lang))
        yield iati.results(every[2], lang)
        yield _said(msind.rows(office(), lang))
    as_json.write(every, folder / "kartu.jsonl")
    yield (folder / "kartu.jsonl").read_bytes()
    yield from (finding.code for finding in frictionless.package([*every, office()], package))
    yield package.read_bytes()
    yield from (finding.code for finding in msind.write(office(), folder / "ms.csv"))
    yield (folder / "ms.csv").read_bytes()
    iati.write(every[2], folder / "iati.xml")
    yield (folder / "iati.xml").read_bytes()
    yield from (_said(as_json.schema(form)) for form in as_json.FORMS)


def _together(_: Path) -> Iterator[Made]:
    mine, every = office(), cards()
    inner = rollup.Region.of("Kawasan", ["Kec. A", "Kec. B"])
    whole = rollup.across(rollup.Region.of("Kab. Contoh", [inner]), {"Kec. A": every[0]})
    yield _said(whole.to_dicts())
    yield display.html(whole)
    for score in rollup.scores(every[2]):
        yield _said(score.to_dict())
    years = sakip.series(sakip.load(SETS[2]))
    yield _said(years.to_dicts())
    yield from (display.html(one) for one in years)
    yield _said(comparison.report(sakip.load(SETS[2])).to_dict())
    found = audit.read(CASES / "published.csv")
    yield _said(found.to_dicts())
    yield _said([mine.plan.outline("id"), mine.plan.outline("en")])
    rows = [{"label": "a", "pagu": "1.000", "realisation": "875", "achievement": "87,5"}]
    yield _said(audit.budgets(rows).to_dicts())
    rows = [{"label": "a", "target": "80", "realisation": "90", "achievement": "112,50"}]
    yield _said(audit.achievements(rows).to_dicts())


def _instruments(folder: Path) -> Iterator[Made]:
    answered = skm.read(CASES / "skm_raw.csv", on=DAY)
    yield repr(answered)
    yield display.html(answered)
    counted = skm.tally([dict.fromkeys(skm.survey(DAY).codes, 3)] * 4, on=DAY)
    yield repr(skm.evaluate(counted, on=DAY))
    yield repr(skm.measure([dict.fromkeys(skm.survey(DAY).codes, 4)], on=DAY))
    yield repr(skm.sample_size(1000, on=DAY))
    evaluated = akip.read(CASES / "akip-evaluasi.toml")
    yield repr(evaluated)
    yield akip.template(akip.sheet(on=DAY))
    yield repr(akip.evaluate(evaluated.sheet, {one.code: "BB" for one in evaluated.sheet.subs}))
    names = ("unit", "pendidikan", "jabatan", "skp", "diklat", "disiplin")
    people: list[dict[str, str]] = [dict(zip(names, row, strict=True)) for row in _PEOPLE]
    measured = ipasn.measure(people, on=DAY)
    yield repr((measured.overall.score, measured.overall.value, measured.mean_of_units))
    yield from (finding.message("id") for finding in measured.findings)
    lines = "\n".join(map(",".join, (names, *_PEOPLE)))
    (folder / "pegawai.csv").write_text(lines, encoding="utf-8")
    yield repr(ipasn.read(folder / "pegawai.csv", on=DAY).overall.score)


def _law(_: Path) -> Iterator[Made]:
    for held in regulations.all_regulations():
        yield repr(held)
    for key in regulations.keys():  # noqa: SIM118  # no mapping, but the keys of one kind
        yield repr(regulations.scale(key, on=DAY))
        yield repr(regulations.provision("scale", key, on=DAY))
    yield repr(regulations.at(DAY))
    for name in sorted(units.all_units()):
        yield repr((name, units.size(name), units.dimension(name)))
    yield repr(units.factor("juta rupiah", "ribu rupiah"))


def _numbers(_: Path) -> Iterator[Made]:
    """Read and write numbers and periods, and say what is wrong with those that are none."""
    tried: list[tuple[Callable[[Any], object], Any]] = [
        (sakip.number, 0.1), (sakip.number, "1e5"), (sakip.number, "٣"), (sakip.number, float("nan")),
        (sakip.read_id, "1.234,56"), (sakip.read_id, "1.234"), (sakip.read_id, "Rp 1.500.000"),
        (sakip.parse_period, "TW II 2024"), (sakip.parse_period, "Maret 2024"), (sakip.parse_period, "2024-W3"),
        (sakip.load, "muncar"), (sakip.loads, "schema = 2\n[[indicator]]\nkode = 1"),
        (sakip.write_id, sakip.number("1234567.891")), (units.canonical, "Juta  Rupiah"), (units.canonical, "gajah"),
    ]  # fmt: skip
    for function, given in tried:
        try:
            yield repr(function(given))
        except SakipError as error:
            yield f"{error.code}: {error}"
    yield from (str(sakip.publish(sakip.number("88.305"), 2, rule)) for rule in ("half-up", "truncate", "half-even"))


LIGHT: Final[Mapping[str, Callable[[Path], Iterator[Made]]]] = MappingProxyType(
    {
        "sets": _sets, "cards": _cards, "exports": _exports, "together": _together, "instruments": _instruments,
        "law": _law, "numbers": _numbers,
    }
)  # fmt: skip
