"""Formulas of a set file and what becomes of their value: rounding, consolidation, aggregation, achievement."""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generated import _schema
from generated._writing import blocks, chosen, code, heading, plain, table, terms
from sakip import Indicator, Realisation, Target, Year, assess_one, count
from sakip.figures import ROUNDINGS, publish, write_en, write_id
from sakip.formulas import STRATEGIES
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.formulas.scales import SCALES
from sakip.indicators.indicator import AGGREGATIONS, CONSOLIDATIONS
from sakip.interpreters.explain import symbolic
from sakip.regulations.model import settled
from sakip.wording import term

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

TOGETHER: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "sum": ("nilai bagian-bagiannya dijumlahkan", "the values of the parts are added up"),
        "average": ("rata-rata nilai bagian-bagiannya", "the mean of the values of the parts"),
        "last": ("nilai bagian terakhir yang terisi", "the value of the last part that is filled in"),
        "maximum": ("nilai tertinggi di antara bagian-bagiannya", "the highest value of the parts"),
        "ratio-of-sums": (
            "tiap komponen dijumlahkan dahulu, lalu rumusnya dihitung sekali",
            "each component is added up first, and the formula computed once",
        ),
    }
)
"""How the parts of a period make the whole."""

ACROSS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ratio-of-sums": (
            "tiap komponen dijumlahkan antarperangkat daerah, lalu rumusnya dihitung sekali",
            "each component is added up over the offices, and the formula computed once",
        ),
        "sum": ("nilainya dijumlahkan", "the values are added up"),
        "average": ("rata-rata nilainya; setiap perangkat daerah sama", "the mean of the values, each office alike"),
        "weighted-average": (
            "rata-rata nilainya, ditimbang menurut `weighted_by`",
            "the mean of the values, weighted by what `weighted_by` names",
        ),
        "none": (
            "setiap perangkat daerah punya angkanya sendiri, wilayahnya tidak",
            "each office has its own number, and the region none",
        ),
    }
)
"""How offices make a region."""

_ROUNDINGS_ID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "half-up": "Setengah menjauhi nol, seperti ROUND pada Excel, MySQL, dan PHP: begitu tabel terbit dibuat; tidak "
        "ada peraturan yang terlihat mengaturnya.",
        "truncate": "Angka selebihnya dipotong: sebagian tabel terbit, seperti tabel Muncar, kadang demikian.",
        "half-even": "Setengah ke angka genap: IEEE 754 dan round() pada Python.",
    }
)

_SAID: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "strategies": ("Jenis rumus", "Kinds of formula"),
        "every": ("Pada setiap jenis", "With every kind"),
        "factor": ("Pengali sebuah pembagian", "What a share is counted per"),
        "rounding": ("Pembulatan", "Rounding"),
        "together": ("Triwulan menjadi setahun", "From quarters to a year"),
        "across": ("Perangkat daerah menjadi wilayah", "From offices to a region"),
        "rules": ("Aturan capaian", "Achievement rules"),
        "exact": ("Nilai eksak", "Exact value"),
        "times": ("Dikali", "Times"),
        "source": ("Sumber", "Source"),
        "plain": ("tidak dikali", "nothing: the plain quotient"),
        "against": ("Realisasi terhadap target 10", "Realisation, target 10"),
    }
)

EXAMPLES: Final = ("88.304", "88.305", "88.315", "88.309", "-88.305")
"""Values that the rounding rules are shown by, at two decimals."""

REALISED: Final = (0, 5, 8, 10, 12, 25)
"""Realisations that the achievement rules are shown by, against a target of 10."""


def markdown(lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts(lang).values())


def parts(lang: str = "en") -> dict[str, str]:
    """Write each part."""
    return {
        "strategies": _strategies(lang),
        "factors": _factors(lang),
        "rounding": _rounding(lang),
        "consolidation": _named("together", CONSOLIDATIONS, TOGETHER, lang),
        "aggregation": _named("across", AGGREGATIONS, ACROSS, lang),
        "achievement": _achievement(lang),
    }


def _say(name: str, lang: str) -> str:
    return chosen(_SAID[name], lang)


def _strategies(lang: str) -> str:
    schema = _schema.definition("formula", lang)
    forms = {form["title"]: form for form in schema["anyOf"] if "title" in form}
    needs = {need["if"]["properties"]["kind"]["const"]: set(need["then"]["required"]) for need in schema["allOf"]}
    made = [heading(2, _say("strategies", lang))]
    for name in STRATEGIES:
        properties = {key: held for key, held in forms[name]["properties"].items() if key not in {"kind", "taken"}}
        made += [heading(3, code(name)), plain(forms[name]["description"]), _schema.keys(properties, needs[name], lang)]
    every = {key: held for key, held in forms[next(iter(STRATEGIES))]["properties"].items() if key in {"kind", "taken"}}
    kind = every["kind"] | {"enum": list(STRATEGIES)}
    kind.pop("const")
    made += [heading(3, _say("every", lang)), _schema.keys(every | {"kind": kind}, {"kind"}, lang)]
    return blocks(*made)


def _factors(lang: str) -> str:
    rows = [
        (code(name), _say("plain", lang) if factor is None else _number(factor.value, lang))
        for name, factor in SCALES.items()
    ]
    return blocks(heading(2, _say("factor", lang)), table([code("scale"), _say("times", lang)], rows))


def _number(value: Fraction | Decimal, lang: str) -> str:
    return write_id(value) if lang == "id" else write_en(value)


def _rounding(lang: str) -> str:
    rows = []
    for example in EXAMPLES:
        rounded = (publish(Fraction(example), 2, name) for name in ROUNDINGS)
        rows.append((_number(Fraction(example), lang), *(_number(value, lang) for value in rounded)))
    entries = [
        (
            f"{code(name)} · {plain(term(name, lang))}",
            [plain(rule.source if lang == "en" else _ROUNDINGS_ID[name])],
        )
        for name, rule in ROUNDINGS.items()
    ]
    heads = [_say("exact", lang), *(code(name) for name in ROUNDINGS)]
    return blocks(heading(2, _say("rounding", lang)), terms(entries), table(heads, rows))


def _named(title: str, names: tuple[str, ...], meanings: Mapping[str, tuple[str, str]], lang: str) -> str:
    entries = [(f"{code(name)} · {plain(term(name, lang))}", [chosen(meanings[name], lang)]) for name in names]
    return blocks(heading(2, _say(title, lang)), terms(entries))


def _achievement(lang: str) -> str:
    heads = [_say("against", lang), *(code(name) for name in ACHIEVEMENT_RULES)]
    rows = [(str(realised), *(achieved(name, realised, lang) for name in ACHIEVEMENT_RULES)) for realised in REALISED]
    entries = [(f"{code(name)} · {plain(term(name, lang))}", _rule(name, lang)) for name in ACHIEVEMENT_RULES]
    return blocks(heading(2, _say("rules", lang)), terms(entries), table(heads, rows))


def _rule(name: str, lang: str) -> Iterator[str]:
    rule = ACHIEVEMENT_RULES[name]
    yield code(symbolic(rule.formula.tree, lang))
    verdict = term("settled" if settled(rule.confidence) else "a-reading", lang)
    yield f"{_say('source', lang)}: {plain(rule.source)} \\[{rule.confidence}: {verdict}\\]"


def achieved(rule: str, realised: int, lang: str) -> str:
    """Write the achievement of a realisation against a target of 10 by a rule, or why there is none."""
    indicator = Indicator(code="x", name="X", unit="kasus", polarity=rule, formula=count())
    done = assess_one(indicator, Target("x", Year(2024), 10), Realisation("x", Year(2024), {"jumlah": realised}))
    value = done.achievement.value
    return code(done.achievement.reason) if value is None else _number(value, lang)
