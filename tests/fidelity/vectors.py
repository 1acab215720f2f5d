"""Worked numbers of regulations and their edges: what has to come out, and what the library gives.

What is expected was worked out by hand from the texts, and stands here as it was. The basis comes from the library's
regulation data, with how sure it is: T seen in the text, T(repr.) in a verbatim re-print, S at second hand, M from
memory, C by arithmetic. What is neither T nor C is a reading, and never settled law.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from attrs import frozen

from sakip import Indicator, Realisation, Target, assess_one, regulations
from sakip.bands import CategoryScale
from sakip.comparison.efficiency import pmk_rating
from sakip.errors import OutOfScaleError
from sakip.figures import publish, write_en
from sakip.formulas import count
from sakip.formulas.achievement import achievement_rule
from sakip.instruments import akip, ipasn, skm
from sakip.instruments.skm import Count, Steps, Tally
from sakip.regulations.model import settled
from sakip.rollup import roots

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.regulations import Provision

NOW: Final = date(2024, 12, 31)
_THEN: Final = date(2005, 1, 1)
_REFUSED: Final = "refused"


_FLAG: Final = re.compile(r"\[([^\[\]]+)\]$")


@frozen
class Vector:
    """A fact with what is expected of it and what the library gives; ``basis`` ends with how sure it is: ``[S×2]``."""

    subject: str
    fact: str
    expected: str
    ours: str
    basis: str

    @property
    def holds(self) -> bool:
        """Whether the two are the same."""
        return self.expected == self.ours

    @property
    def settled(self) -> bool:
        """Whether the basis is seen in text or follows by arithmetic; all else is a reading."""
        found = _FLAG.search(self.basis)
        return found is not None and settled(found[1])


def vectors() -> tuple[Vector, ...]:
    """Return all of them, in the order of the subjects."""
    return (*_surveys(), *_akip(), *_ipasn(), *_achievements(), *_means(), *_samples())


# --- satisfaction -----------------------------------------------------------------------------------------------------

_IKM: Final = {
    "64.994": "64.99 D", "64.995": "65.00 C", "76.605": "76.61 B", "88.304": "88.30 B", "88.305": "88.31 A",
    "24.99": _REFUSED, "100.01": _REFUSED,
}  # fmt: skip
_IKM_2004: Final = {
    "43.75": "D", "43.76": "C", "62.50": "C", "62.51": "B", "81.25": "B", "81.26": "A", "82": "A",
}  # fmt: skip
# the sums of the answers of 29 respondents in a survey that was published, element by element
_TOTALS: Final = (105, 101, 100, 116, 102, 105, 106, 105, 115)
_WAYS: Final[tuple[tuple[str, str, Steps, str], ...]] = (
    ("exactly 1/9, rounded at the end", "exact", Steps(), "91.48"),
    ("weights 0.111", "0.111", Steps(), "91.38"),
    ("weights 0.11, as it was published", "0.11", Steps(), "90.56"),
    ("means to 2 decimals", "exact", Steps(mean=2), "91.50"),
    ("weighted means to 2 decimals", "exact", Steps(weighted=2), "91.25"),
    ("means and weighted means to 3 decimals, 0.111", "0.111", Steps(mean=3, weighted=3), "91.40"),
    ("means and weighted means to 2 decimals, 0.11", "0.11", Steps(mean=2, weighted=2), "90.75"),
)


def _surveys() -> Iterator[Vector]:
    scale, old = regulations.scale("skm", on=NOW), regulations.scale("skm", on=_THEN)
    for value, expected in _IKM.items():
        yield _of_scale("IKM", f"IKM {value}", value, expected, scale, with_value=True)
    for value, expected in _IKM_2004.items():
        yield _of_scale("IKM", f"IKM {value}, table of 2004", value, expected, old)
    yield _of_scale("IKM", "IKM 82, table of 2017", "82", "B", scale)
    asked = skm.survey(NOW)
    counts = {
        code: Count((0, 0, 4 * 29 - total, total - 3 * 29)) for code, total in zip(asked.codes, _TOTALS, strict=True)
    }
    tally = Tally(asked, {"": counts})
    for way, weights, steps, expected in _WAYS:
        index = skm.evaluate(tally, on=NOW, weights=weights, steps=steps).pooled
        yield Vector("IKM of 29 respondents", way, expected, str(index.value), _short(asked.basis))


# --- AKIP -------------------------------------------------------------------------------------------------------------

_PREDICATES: Final = {
    "100": "AA", "90.01": "AA", "90": "A", "80.01": "A", "80": "BB", "70": "B", "60": "CC", "50": "C", "30": "D",
    "0": "D", "-1": _REFUSED, "100.01": _REFUSED,
}  # fmt: skip


def _akip() -> Iterator[Vector]:
    scale = regulations.scale("akip", on=NOW)
    for value, expected in _PREDICATES.items():
        yield _of_scale("AKIP", f"AKIP {value}", value, expected, scale)
    sheet = akip.sheet(on=NOW)
    for grade, expected in (("BB", "80.00 BB"), ("A", "90.00 A"), ("AA", "100.00 AA")):
        result = akip.evaluate(sheet, {sub.code: grade for sub in sheet.subs})
        ours = f"{result.value} {result.predikat.code}" if result.predikat else ""
        yield Vector("AKIP", f"every sub-component {grade}", expected, ours, _basis(scale))
    first = sheet.components[0]
    grades = {sub.code: grade for sub, grade in zip(first.subs, ("BB", "B", "CC"), strict=True)}
    part = akip.evaluate(sheet, grades).components[0].value
    ours = "" if part is None else str(publish(part))
    yield Vector("AKIP", "component 1 graded BB, B and CC", "20.10", ours, _basis(scale))
    nothing = akip.evaluate(sheet, {sub.code: "E" for sub in sheet.subs})
    ours = nothing.predikat.code if nothing.predikat else ""
    ours += ", with a finding" if any("zero" in finding.code for finding in nothing.findings) else ""
    held = regulations.provision("rule", "nilai-nol-akip", on=NOW)
    yield Vector("AKIP", "every sub-component E", "D, with a finding", ours, _basis(held))


# --- IP ASN -----------------------------------------------------------------------------------------------------------

_CATEGORIES: Final = {
    "60": ("Sangat Rendah", "Sangat Rendah"),
    "60.5": ("Rendah", "Sangat Rendah"),
    "61": ("Rendah", "Rendah"),
    "70": ("Rendah", "Rendah"),
    "80": ("Sedang", "Sedang"),
    "80.5": ("Tinggi", "Sedang"),
    "81": ("Tinggi", "Tinggi"),
    "90": ("Tinggi", "Tinggi"),
    "91": ("Sangat Tinggi", "Sangat Tinggi"),
}


def _ipasn() -> Iterator[Vector]:
    for value, both in _CATEGORIES.items():
        for reading, expected in zip(ipasn.GAPS, both, strict=True):
            scale = regulations.scale("ipasn", on=NOW, reading=reading)
            yield _of_scale("IP ASN", f"IP ASN {value}, read as “{reading}”", value, expected, scale, labels=True)
    person = {
        "pendidikan": "S1",
        "jabatan": "pelaksana",
        "skp": "Baik",
        "diklat": "bimtek 20 jp; seminar",
        "disiplin": "",
    }
    group = ipasn.measure([person], on=NOW).overall
    ours = f"{group.value} {group.category.label}" if group.category else ""
    fact = "S1, pelaksana, training and seminar, SKP Baik, no penalty"
    yield Vector("IP ASN", fact, "85.00 Tinggi", ours, _short(group.rules.basis))


# --- achievements -----------------------------------------------------------------------------------------------------

_ACHIEVED: Final = (
    ("higher", "88", "91.2", "103.64"),
    ("higher", "87", "87.4", "100.46"),
    ("higher", "80", "79.12", "98.90"),
    ("lower-mirror", "10", "12", "80.00"),
    ("lower-inverse", "10", "12", "83.33"),
    ("lower-mirror", "10", "25", "-50.00"),
)


def _achievements() -> Iterator[Vector]:
    for rule, target, made, expected in _ACHIEVED:
        indicator = Indicator(code="x", name="X", unit="bilangan", formula=count(), polarity=rule)
        given = Realisation("x", "2024", {"jumlah": made})
        value = assess_one(indicator, Target("x", "2024", target), given).achievement.value
        held = achievement_rule(rule)
        fact = f"target {target}, realisation {made}, {rule}"
        yield Vector("Achievement", fact, expected, str(value), f"{held.source} [{held.confidence}]")


# --- efficiency and means ---------------------------------------------------------------------------------------------

_RATED: Final = (("0", "50"), ("10", "75"), ("20", "100"), ("-20", "0"), ("25", "100"), ("74.03", "100"))


def _means() -> Iterator[Vector]:
    low, high = (regulations.provision("rule", f"efisiensi-{end}", on=NOW) for end in ("terendah", "tertinggi"))
    ends = (Fraction(str(low.table()["value"])), Fraction(str(high.table()["value"])))
    for given, expected in _RATED:
        ours = write_en(pmk_rating(Fraction(given), *ends))
        yield Vector("NE", f"E = {given}, limited to −20 and 20", expected, ours, _basis(high))
    ours = write_en(publish(pmk_rating(Fraction("74.03"), *ends, limited=False)))
    rating = regulations.provision("rule", "nilai-efisiensi", on=NOW)
    yield Vector("NE", "E = 74.03, not limited", "235.08", ours, _basis(rating))
    mean = regulations.provision("rule", "rata-rata-geometrik", on=NOW)
    third = Fraction(200, 3)  # printed as 66.67 in the regulation
    for said, values, expected in (("100, 90", (100, 90), "94.87"), ("66⅔, 66⅔, 100", (third, third, 100), "76.31")):
        ours = str(roots.published([Fraction(value) for value in values]))
        yield Vector("Geometric mean", said, expected, ours, _basis(mean))


# --- samples ----------------------------------------------------------------------------------------------------------

_NEEDED: Final = """
10 10 15 14 20 19 25 24 30 28 35 32 40 36 45 40 50 44 55 48 60 52 65 56 70 59 75 63 80 66 85 70 90 73 95 76 100 80 110
86 120 92 130 97 140 103 150 108 160 113 170 118 180 123 190 127 200 132 210 136 220 140 230 144 240 148 250 152 260
155 270 159 280 162 290 165 300 169 320 175 340 181 360 186 380 191 400 196 420 201 440 205 460 210 480 214 500 217
550 226 600 234 650 242 700 248 750 254 800 260 850 265 900 269 950 274 1000 278 1100 285 1200 291 1300 297 1400 302
1500 306 1600 310 1700 313 1800 317 1900 320 2000 322 2200 327 2400 331 2600 335 2800 338 3000 341 3500 346 4000 351
4500 354 5000 357 6000 361 7000 364 8000 367 9000 368 10000 370 15000 375 20000 377 30000 379 40000 380 50000 381
75000 382 1000000 384
"""


def _samples() -> Iterator[Vector]:
    numbers = [int(number) for number in _NEEDED.split()]
    table = dict(zip(numbers[::2], numbers[1::2], strict=True))
    right = sum(skm.sample_size(people, on=NOW) == needed for people, needed in table.items())
    fact = f"{len(table)} populations from 10 to 1,000,000, Krejcie and Morgan"
    yield Vector("Sample", fact, f"{len(table)} sizes", f"{right} sizes", _short(skm.sample(10, 10, on=NOW).basis))


def _of_scale(  # one fact of a scale
    subject: str, fact: str, value: str, expected: str, scale: CategoryScale, *,
    with_value: bool = False, labels: bool = False,
) -> Vector:  # fmt: skip
    try:
        band = scale.classify(value)
    except OutOfScaleError:
        ours = _REFUSED
    else:
        named = band.label if labels else band.code
        ours = f"{publish(scale.rounded(Fraction(value)))} {named}" if with_value else named
    return Vector(subject, fact, expected, ours, _basis(scale))


def _short(basis: str) -> str:
    """Return a citation without its clause, and how sure it is."""
    flag = _FLAG.search(basis)
    return f"{basis.partition(',')[0]} {flag[0] if flag else ''}"


def _basis(held: CategoryScale | Provision) -> str:
    source = held.source if isinstance(held, CategoryScale) else held.citation
    return f"{source} [{held.confidence}]"
