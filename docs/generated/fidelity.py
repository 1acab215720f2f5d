"""How faithful the library is: the published rows of ``tests/fidelity``, recomputed when the page is built.

The page is an explanation, and those are in English alone.
"""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING, Final, TypeVar

from fidelity import provenance, report
from fidelity.rows import REASONS, Origin, Row, Verdict
from fidelity.vectors import vectors

from generated import answers
from generated._writing import blocks, code, heading, plain, table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

Key = TypeVar("Key")

_HEADS: Final = {
    Verdict.DECLARED: "By the declared rule",
    Verdict.OTHER: "Only by another",
    Verdict.NONE: "By none",
    Verdict.NOTHING: "Nothing to compare",
}
_ABOUT, _GIVEN, _DOCUMENT = 56, 54, 64
_SHORT: Final = 20
_MANY_PLACES: Final = 5
_MOST: Final = 3


def markdown(_lang: str = "en") -> str:
    """Write all parts."""
    return blocks(*parts().values())


def parts(_lang: str = "en") -> dict[str, str]:
    """Write each part: totals, rules, rows by reason, classes, worked numbers, answers, the check, the places."""
    return {
        "summary": blocks(_sentence(), _summary()),
        "rules": _rules(),
        "other": _by_reason(report.rows(), Verdict.OTHER),
        "none": _by_reason(report.rows(), Verdict.NONE),
        "nothing": _by_reason(report.rows(), Verdict.NOTHING),
        "classes": _classes(),
        "vectors": _vectors(),
        "answers": _answers(),
        "found": _found(),
        "provenance": _provenance(),
    }


# --- totals -----------------------------------------------------------------------------------------------------------


def _sentence() -> str:
    figures = report.figures()
    counts = report.counted(figures)
    by = Counter(row.origin for row in figures if row.verdict is Verdict.DECLARED)
    return (
        f"Of {sum(row.rows for row in report.rows()):,} rows, {_compared(figures):,} hold a figure of their own and "
        f"what it was made of. **{counts[Verdict.DECLARED]:,}** of these figures come out by the declared rule "
        f"({by[Origin.STATED]:,} by one that the document states, {by[Origin.COLLECTED]:,} by the working that those "
        f"who collected them wrote beside them, {by[Origin.IMPLIED]:,} by the one that a column, a name or the "
        f"direction implies), **{counts[Verdict.OTHER]:,}** only by another rule with a name, and "
        f"**{counts[Verdict.NONE]:,}** by none."
    )


def _compared(listed: Iterable[Row]) -> int:
    """Count the rows that have something to compare."""
    return sum(row.verdict is not Verdict.NOTHING for row in listed)


def _summary() -> str:
    """Write the kinds of figures, what they add up to, and then the rest, which is not added to figures."""
    lines = {
        name: [f"{kind.title}: {', '.join(map(code, kind.files))}", *_counts(report.of_kind(name))]
        for name, kind in report.KINDS.items()
    }
    rows = [
        *(lines[name] for name, kind in report.KINDS.items() if kind.figures),
        ["**Figures**", *(f"**{count}**" for count in _counts(report.figures()))],
        *(lines[name] for name, kind in report.KINDS.items() if not kind.figures),
        ["All rows", f"{sum(row.rows for row in report.rows()):,}", *("–" for _ in _HEADS)],
    ]
    heads = ["Rows, and the file in `tests/cases`", "Rows", *_HEADS.values()]
    return table(heads, rows)


def _counts(listed: Iterable[Row]) -> list[str]:
    held = list(listed)
    counts = report.counted(held)
    return [f"{sum(row.rows for row in held):,}", *(f"{counts[verdict]:,}" for verdict in _HEADS)]


def _rules() -> str:
    """Write which rule, rounded to how many decimals, gives how many figures."""
    found: Counter[tuple[str, str, int]] = Counter()
    for row in report.figures():
        if row.verdict is Verdict.DECLARED and row.places is not None:
            found[row.kind, row.rule, min(row.places, _MANY_PLACES)] += 1
    by_rule: dict[tuple[str, str], dict[int, int]] = {}
    for (kind, rule, places), count in found.items():
        by_rule.setdefault((kind, rule), {})[places] = count
    rows = []
    for (kind, rule), counts in by_rule.items():
        each = (counts.get(places, 0) for places in range(_MANY_PLACES + 1))
        cells = (f"{count:,}" if count else "–" for count in each)
        rows.append([report.KINDS[kind].title, plain(rule), *cells, f"{sum(counts.values()):,}"])
    heads = ["Rows", "Rule", *(f"{places}" for places in range(_MANY_PLACES)), "5 and more", "All"]
    return table(heads, rows)


# --- rows by reason ---------------------------------------------------------------------------------------------------


def _by_reason(listed: Sequence[Row], verdict: Verdict) -> str:
    """Write a table for each reason of a verdict and each file, under a heading for the reason."""
    pieces = []
    for name, (of, title, said) in REASONS.items():
        rows = [row for row in listed if row.reason == name]
        if of is not verdict or not rows:
            continue
        whys = {row.why for row in rows}
        alike = whys.pop() if len(whys) == 1 else None
        pieces += [heading(3, f"{title} ({len(rows)})"), f"{said} {plain(alike or '')}".rstrip()]
        for file, found in _by(rows, lambda row: row.file).items():
            table_of = (
                _nothing_rows(found) if verdict is Verdict.NOTHING else _compared_rows(found, told=alike is not None)
            )
            pieces += [f"In {code(file)}:", table_of]
    return blocks(*pieces)


def _compared_rows(listed: list[Row], *, told: bool) -> str:
    """Write rows with both figures; those that say the same of the same document are one line.

    What explains a row stands with its name, unless it was ``told`` of all of them.
    """
    lines = []
    for group in _by(listed, lambda row: (row.source, row.given, row.printed, row.ours, row.why)).values():
        first = group[0]
        why = "" if told or not first.why else f" – *{plain(first.why)}*"
        printed, ours = plain(_cut(first.printed, 24)), plain(first.ours).replace("no value", "no\u00a0value") or "–"
        lines.append([_lines(group), _about(group) + why, _given(first), printed, ours])
    return table(["Line", "What", "From", "Printed", "Ours"], lines)


def _nothing_rows(listed: list[Row]) -> str:
    """Write rows without a figure, those of one document on one line."""
    lines = []
    for source, group in _by(listed, lambda row: row.source).items():
        given = list(dict.fromkeys(_cut(row.given, _GIVEN) for row in group if row.given))
        shown = "; ".join(given[:_MOST]) + ("; …" if len(given) > _MOST else "")
        lines.append([_lines(group), plain(_cut(source, _DOCUMENT)), plain(shown) or "–", str(len(group))])
    return table(["Line", "Document", "What is there", "Rows"], lines)


def _by(listed: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, list[Row]]:
    """Return rows of the same key together, in the order of the first of them."""
    together: dict[Key, list[Row]] = {}
    for row in listed:
        together.setdefault(key(row), []).append(row)
    return together


def _lines(group: Iterable[Row]) -> str:
    """Write the lines of rows, those that follow each other as a span."""
    numbers = sorted(row.line for row in group)
    spans = []
    for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0]):
        span = [line for _, line in run]
        spans.append(str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}")
    return ", ".join(spans)


def _about(group: Sequence[Row]) -> str:
    names = list(dict.fromkeys(row.about for row in group))
    more = f" *and {len(names) - 1} more*" if len(names) > 1 else ""
    return plain(_cut(names[0], _ABOUT)) + more


def _given(row: Row) -> str:
    """Write what a figure was made of; two short numbers stay on one line."""
    said = plain(_cut(row.given, _GIVEN))
    return said.replace(" → ", "\u00a0→\u00a0") if len(said) <= _SHORT else said


def _cut(text: str, most: int) -> str:
    """Cut a long text at a word."""
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    kept = line[: most - 1]
    return (kept.rpartition(" ")[0] or kept).rstrip(" ,;:(") + " …"


# --- the rest ---------------------------------------------------------------------------------------------------------


def _classes() -> str:
    """Write how many classes agree, by scale, and name those that could not be compared."""
    listed = report.class_rows()
    rows = []
    for (file, rule), found in _by(listed, lambda row: (row.file, row.rule)).items():
        counts = report.counted(found)
        rows.append([code(file), plain(rule), *(f"{counts[verdict]:,}" for verdict in _CLASSES)])
    rest = [row for row in listed if row.verdict is not Verdict.DECLARED]
    lines = [
        [_where([row]), plain(_cut(row.about, _ABOUT)), _given(row), plain(row.printed), REASONS[row.reason][1]]
        for row in rest
    ]
    heads = ["File", "Scale or rule", "As printed", "Another class", "Nothing to compare"]
    return blocks(table(heads, rows), "Those with nothing to compare:", table(_REST, lines))


_REST: Final = ("Where", "What", "Figure", "Printed class", "Why not")
_CLASSES: Final = (Verdict.DECLARED, Verdict.NONE, Verdict.NOTHING)


def _vectors() -> str:
    rows = [
        [
            vector.subject,
            plain(vector.fact),
            plain(vector.expected),
            plain(vector.ours) if vector.holds else f"**{plain(vector.ours)}**",
            plain(vector.basis) + ("" if vector.settled else " – *a reading*"),
        ]
        for vector in vectors()
    ]
    return table(["Of", "Fact", "Expected", "Ours", "Basis"], rows)


def _answers() -> str:
    """Write the ten facts with how many answers they have elsewhere, and ours."""
    rows = []
    for fact in answers.READ["fact"]:
        better = f"{fact['better']} is better"
        different = len(set(fact["answers"]))
        rows.append([better, f"{fact['target']} → {fact['realisation']}", str(different), answers.ours(fact)])
    return table(["Direction", "Target → realisation", "Answers of 21 functions", "`sakip`"], rows)


def _where(group: Sequence[Row]) -> str:
    return f"{code(group[0].file)} {_lines(group)}"


def _found() -> str:
    listed = report.disagreements()
    of = sum(bool(row.found) for row in report.figures())
    said = (
        f"They agree on {of - len(listed):,} of {of:,} rows that have a remark of those who collected them. These are "
        f"the other {len(listed)}:"
    )
    rows = [
        [_where(group), _about(group), code(group[0].found), _verdict(group[0])]
        for group in _by(listed, lambda row: (row.file, row.found, row.verdict, row.reason)).values()
    ]
    return blocks(said, table(["Where", "What", "Theirs", "Ours"], rows))


def _verdict(row: Row) -> str:
    said = _HEADS[row.verdict].lower()
    return f"{said}: {REASONS[row.reason][1].lower()}" if row.reason else said


def _provenance() -> str:
    """Write where the rows were found, what there is to doubt of some, and the figures without those."""
    listed = report.rows()
    places = _by(listed, provenance.place)
    found = [
        [title, f"{sum(row.rows for row in places[name]):,}", *_of_figures(places[name])]
        for name, title in provenance.PLACES.items()
    ]
    doubted = []
    for name, (title, _) in provenance.DOUBTS.items():
        rows = [row for row in listed if name in provenance.doubts(row)]
        where = "; ".join(_where(group) for group in _by(rows, lambda row: row.file).values())
        doubted.append([title, where, f"{sum(row.rows for row in rows):,}", *_of_figures(rows)])
    heads = ["Rows", "Figures compared", "By the declared rule"]
    rest = provenance.figures()
    return blocks(
        table(["Found in", *heads], found),
        "Of some rows there is something to doubt; a row may be in more than one line:",
        table(["What", "Where", *heads], doubted),
        f"Without all of these, **{report.counted(rest)[Verdict.DECLARED]:,}** of {_compared(rest):,} figures come out "
        "by the declared rule.",
    )


def _of_figures(listed: Iterable[Row]) -> list[str]:
    """Count those of rows that are figures: compared, and by the declared rule."""
    figures = [row for row in listed if report.KINDS[row.kind].figures]
    return [f"{_compared(figures):,}", f"{report.counted(figures)[Verdict.DECLARED]:,}"]
