"""From a filled-in sheet to a set file: what is clear is filled in, and what is not is listed and marked.

Nothing is guessed in silence. A formula is read where its text is a quotient or a count, a score where a source names
who gives it; which way is better is not made up. What had to be assumed has a comment ``# PERIKSA:`` (check this) at
its key, and a finding with the sheet and the cell. Texts under headings that were not recognised go to ``note``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

import sakip.regulations as regulations
from sakip import workbooks
from sakip.errors import DataFileError, SakipError
from sakip.figures import number, plain
from sakip.findings import Finding, Place
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.starter import formula, names, phrases, promises
from sakip.starter import written as toml
from sakip.starter.documents import Documents
from sakip.starter.grouping import ordered
from sakip.starter.phrases import Quotient
from sakip.starter.table import entries
from sakip.toml.text import LARGEST_FILE
from sakip.units import canonical, dimension, factor
from sakip.wording import Word, term

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from sakip.starter.entry import Entry, Given
    from sakip.starter.pack import Pack
    from sakip.starter.promises import Promise

_MOST_INDICATORS: Final = 500
# the units of what somebody assesses rather than counts
_SCORES: Final = frozenset({"nilai", "poin", "indeks", "level"})
_COUNTED: Final = '{ kind = "count", component = "jumlah" }'
# what may come in parts, by what it measures
_MEASURES: Final = frozenset(
    {"bilangan", "poin persen", "poin", "indeks", "nilai", "predikat", "level", "rupiah", "hari", "bulan"}
)
_LIST = re.compile(r"\n|;")
_BULLET = re.compile(r"^\s*(?:[-•*]|\(?[0-9]{1,2}[.)])\s+")
_MAYBE_THOUSANDS = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")


class SheetError(DataFileError):
    """A sheet that no set can be made of: it has no table of indicators, or too long a one."""

    code = "sheet"


@frozen
class Draft:
    """A set file made from a sheet: its text, how many indicators it has, and what has to be looked at."""

    text: str = field(repr=False)
    indicators: int
    findings: tuple[Finding, ...]


def draft(path: str | Path, pack: Pack) -> Draft:
    """Make the set file of a pack from a filled-in workbook or CSV file.

    Raises:
        WorkbookError: when the file cannot be read.
        SheetError: when no sheet has a table of indicators, or they are too many for a set file.
        MissingExtraError: when openpyxl (extra ``excel``) is not installed.
        OSError: when the file cannot be opened.
    """
    book = workbooks.read(path)
    found, findings = entries(book, pack.year)
    file = str(path)
    if not found:
        raise SheetError.of(file, [*findings, Finding("sheet-no-indicators", {}, Place(file))])
    if len(found) > _MOST_INDICATORS:
        facts = {"count": len(found), "limit": _MOST_INDICATORS}
        raise SheetError.of(file, [Finding("sheet-too-many", facts, Place(file))])
    writer = _Writer(pack, file)
    text = writer.text(found)
    size = len(text.encode())
    if size > LARGEST_FILE:
        sizes = {"what": Word("a-file"), "size": f"{size} byte", "limit": f"{LARGEST_FILE} byte"}
        raise SheetError.of(file, [Finding("too-large", sizes, Place(file))])
    return Draft(text, len(found), ordered([*findings, *writer.findings]))


@frozen
class _Measure:
    """How an indicator is measured: its unit and formula as TOML, with the comments they need."""

    unit: str
    formula: str
    comments: dict[str, str]
    quotient: Quotient | None = None
    whole: bool = False


class _Writer:
    """Writes the set file of one pack; ``findings`` grow while it does."""

    def __init__(self, pack: Pack, file: str) -> None:
        self._pack = pack
        self._file = file
        self._own_units: list[str] = []
        self._nodes: dict[tuple[str, ...], str] = {}
        self._plan: list[str] = []
        self._codes: set[str] = set()
        self._documents = Documents()
        self._grades = _grades(pack.year)
        self._ranked: set[str] = set()
        self._unread: list[str] = []
        self.findings: list[Finding] = []

    def text(self, found: list[Entry]) -> str:
        """Return the set file of these entries."""
        blocks = [self._indicator(entry) for entry in found]
        parts = [self._head()]
        parts += [f"[[unit]]\nname = {toml.quoted(name)}" for name in self._own_units]
        parts += self._plan
        parts += blocks
        parts += self._documents.text(
            self._codes, lambda title: self._check("sheet-document", Place(self._file), document=title)
        )
        if self._unread:
            parts.append("\n".join(self._unread))
        return "\n\n".join(parts) + "\n"

    def _head(self) -> str:
        pack = self._pack
        head = [
            toml.comment(pack.title),
            toml.comment(term("sheet-head")),
            "",
            "schema = 1",
            f"code = {toml.quoted(pack.code)}",
            f"title = {toml.quoted(pack.title)}",
            f"year = {pack.year}",
            "",
            "[office]",
            f"name = {toml.quoted(pack.name)}",
        ]
        region = {"regency": pack.regency, "province": pack.province}
        return "\n".join([*head, *(f"{key} = {toml.quoted(value)}" for key, value in region.items() if value)])

    # --- one indicator ---

    def _indicator(self, entry: Entry) -> str:
        code = names.indicator_code(entry.name, self._codes)
        self._codes.add(code)
        measure = self._measure(entry, code)
        definition, formula_text = formula.texts(entry, measure.quotient)
        lines = [f"[[indicator]]  {toml.comment(_at(entry.place()))}", f'code = "{code}"']
        lines.append(f"name = {toml.quoted(entry.name)}")
        lines += self._node(entry, code)
        if entry.is_iku:
            lines.append('level = "iku"')
        lines += [*_commented(measure, "unit"), f"unit = {toml.quoted(measure.unit)}"]
        lines += self._polarity(entry, code)
        lines += [*_commented(measure, "formula"), f"formula = {measure.formula}"]
        if measure.whole:
            lines += ["places = 0", "achievement_places = 2"]
        lines += [toml.comment(term("sheet-consolidation")), '# consolidation = "last"']
        said = {"definition": definition, "reason": entry.text("reason"), "formula_text": formula_text}
        lines += [f"{name} = {toml.text(text.strip())}" for name, text in said.items() if text.strip()]
        for name in ("data_sources", "responsible"):
            parts = [part for part in (_BULLET.sub("", one).strip() for one in _LIST.split(entry.text(name))) if part]
            lines += [f"{name} = {toml.texts(parts)}"] if parts else []
        for given in entry.targets:
            self._target(entry, code, measure.unit, given)
        if entry.targets and all(given.part for given in entry.targets):
            self._note("sheet-quarters-only", entry.place(), indicator=code)
        # last, as what the other keys could not hold goes there
        notes = [entry.text("note"), *(f"{heading}: {text}" for heading, text in entry.others)]
        note = "\n".join(text.strip() for text in notes if text.strip())
        return "\n".join([*lines, f"note = {toml.text(note)}"] if note else lines)

    def _node(self, entry: Entry, code: str) -> list[str]:
        if not entry.plan:
            return [self._check("sheet-no-sasaran", entry.place(), indicator=code)]
        parent = ""
        key: tuple[str, ...] = ()
        for kind, text in entry.plan:
            key = (*key, kind, text.casefold())
            if key not in self._nodes:
                count = 1 + sum(node.startswith(f"{kind}-") for node in self._nodes.values())
                self._nodes[key] = f"{kind}-{count}"
                lines = ["[[node]]", f'code = "{self._nodes[key]}"', f'kind = "{kind}"']
                lines += [f'parent = "{parent}"'] if parent else []
                self._plan.append("\n".join([*lines, f"text = {toml.text(text)}"]))
            parent = self._nodes[key]
        return [f'node = "{parent}"']

    def _polarity(self, entry: Entry, code: str) -> list[str]:
        """Return the polarity where the sheet says it; which of the rules is meant by less is not for us to choose."""
        said = entry.text("polarity").strip()
        if not said:
            found = self._polarity_beside(entry, code)
            if found:
                return found
            return [self._check("sheet-no-polarity", entry.place(), indicator=code), '# polarity = "higher"']
        if said.casefold() in ACHIEVEMENT_RULES:
            return [f"polarity = {toml.quoted(said.casefold())}"]
        way, rule = phrases.polarity(said), phrases.achievement_rule(said)
        if rule and way != "higher":
            return [f'polarity = "{rule}"']
        if way == "higher":
            return ['polarity = "higher"']
        if way == "lower":
            return [self._check("sheet-polarity-lower", entry.place("polarity"), indicator=code, said=said),
                    '# polarity = "lower-mirror"']  # fmt: skip
        entry.others.append(("Polaritas", said))
        return [self._check("sheet-polarity-unread", entry.place("polarity"), indicator=code, said=said),
                '# polarity = "higher"']  # fmt: skip

    def _polarity_beside(self, entry: Entry, code: str) -> list[str]:
        """Return the polarity where another text of the indicator says in words which way is better."""
        for name in ("note", "definition", "formula-and-definition", "formula_text", "reason"):
            said = phrases.polarity_said(entry.text(name))
            if said and phrases.polarity(said) == "higher":
                self._note("sheet-polarity-note", entry.place(name), indicator=code, said=said)
                return ['polarity = "higher"']
            if said:
                return [self._check("sheet-polarity-lower", entry.place(name), indicator=code, said=said),
                        '# polarity = "lower-mirror"']  # fmt: skip
        return []

    # --- unit and formula ---

    def _measure(self, entry: Entry, code: str) -> _Measure:
        comments: dict[str, str] = {}
        unit = self._unit_said(entry, code, comments)
        found = formula.quotient(entry)
        if found is not None and (unit or "persen") == "persen" and formula.is_share(entry, found, unit):
            facts = {"kind": '"ratio"', "numerator": f'"{found.numerator}"', "denominator": f'"{found.denominator}"'}
            if found.unit:
                facts["unit"] = f'"{found.unit}"'
            ways = {"numerator": found.numerator, "denominator": found.denominator}
            self._note("sheet-ratio", formula.formula_place(entry), indicator=code, **ways)
            return _Measure("persen", toml.table(facts), comments, found)
        other = self._other_formula(entry, code, unit, comments)
        unit = unit or self._unit_told(entry, code, comments)
        return _Measure(unit, other, comments, whole=other == _COUNTED and self._is_whole(entry, unit))

    def _is_whole(self, entry: Entry, unit: str) -> bool:
        """Whether a number is of things that come whole, as far as unit and targets say."""
        promised = [one.value for one in map(promises.of_cell, (given.cell for given in entry.targets)) if one]
        broken = any(value is not None and value.denominator != 1 for value in promised)
        return not broken and str(dimension(unit, tuple(self._own_units))) not in _MEASURES

    def _other_formula(self, entry: Entry, code: str, unit: str, comments: dict[str, str]) -> str:
        share = phrases.is_percentage(entry.name)
        count = phrases.counted(entry.name) is not None
        if not count and not phrases.score_unit(entry.name):
            count = phrases.counted(formula.formula_said(entry)) is not None
        if count and not share:
            return _COUNTED
        if unit in _SCORES or (not unit and phrases.score_unit(entry.name)):
            for name in ("data_sources", "formula_text", "formula-and-definition", "definition", "responsible"):
                assessor = phrases.evaluator(entry.text(name))
                document = " ".join((entry.text("data_sources") or entry.text("formula_text")).split())
                if assessor and document:
                    self._note(
                        "sheet-assessor", entry.place(name), indicator=code, assessor=assessor, document=document
                    )
                    facts = {"kind": '"external_score"', "component": '"nilai"', "assessor": toml.quoted(assessor),
                             "document": toml.quoted(toml.line(document))}  # fmt: skip
                    return toml.table(facts)
        missing = not formula.formula_said(entry).strip()
        note, place = (
            ("sheet-formula-missing", entry.place())
            if missing
            else ("sheet-formula-unread", formula.formula_place(entry))
        )
        comments["formula"] = self._check(note, place, indicator=code)
        component = "nilai" if phrases.score_unit(entry.name) or share else "jumlah"
        return f'{{ kind = "count", component = "{component}" }}'

    def _unit_said(self, entry: Entry, code: str, comments: dict[str, str]) -> str:
        """Return the unit the sheet prints, beside the indicator or beside its target; ``""`` for none."""
        said = " ".join(entry.text("unit").split())
        if said:
            unit = self._known(said, entry.place("unit"), code)
            if unit:
                return unit
            entry.others.append(("Satuan", said))
            comments["unit"] = self._check("sheet-unit-unread", entry.place("unit"), indicator=code, said=said)
        for given in entry.targets:
            promised = promises.of_cell(given.cell)
            if promised is not None and promised.unit:
                unit = self._known(promised.unit, given.place, code)
                if unit == "persen" and phrases.counted(entry.name) is not None:
                    self._note("sheet-unit-odd", given.place, indicator=code, said=given.cell.text)
                if unit:
                    return unit
        return ""

    def _unit_told(self, entry: Entry, code: str, comments: dict[str, str]) -> str:
        """Return the unit the words of an indicator tell, or else that of a plain number, which is to be checked."""
        counts = phrases.counted(entry.name)
        told: str | None = phrases.unit_in_name(entry.name)
        told = told or ("persen" if phrases.is_percentage(entry.name) else phrases.score_unit(entry.name) or counts)
        unit = told or "bilangan"
        note = "sheet-unit-told" if told else "sheet-unit-assumed"
        if told:
            self._note(note, entry.place(), indicator=code, unit=unit)
        elif "unit" not in comments:
            comments["unit"] = self._check(note, entry.place(), indicator=code, unit=unit)
        return unit

    def _known(self, said: str, place: Place, code: str) -> str:
        try:
            unit, own = phrases.unit(said)
        except SakipError:
            return ""
        if own and unit not in self._own_units:
            self._own_units.append(unit)
            self._note("sheet-unit-own", place, indicator=code, unit=unit)
        return unit

    # --- targets ---

    def _target(self, entry: Entry, code: str, unit: str, given: Given) -> None:
        promised = promises.of_cell(given.cell, self._grades)
        if promised is None:
            return
        said, period = given.cell.text, f"{given.year or self._pack.year}{'-' * bool(given.part)}{given.part}"
        facts = {"indicator": code, "period": period, "said": said}
        value = "" if promised.code else self._in_unit(promised, unit)
        if not value:
            entry.others.append((f"Target {period}", said))
            example = toml.table(
                {"predicate": toml.quoted(said)} if promised.code == "sheet-target-word" else {"from": "80", "to": "85"}
            )
            code_of = promised.code or "sheet-target-unit"
            self._unread.append(self._check(code_of, given.place, **facts, unit=unit, example=example))
            return
        first = self._documents.add(code, period, given, value)
        if first != value:
            entry.others.append((f"Target {period}", said))
            self._unread.append(self._check("sheet-target-twice", given.place, **facts, first=first))
            return
        if promised.predicate and code not in self._ranked:
            self._ranked.add(code)
            ranks = ", ".join(toml.quoted(word) for word in self._ranks(promised.predicate))
            self._unread.append(self._check("sheet-target-predicate", given.place, **facts, ranks=ranks))
        elif promised.mark:
            self._note("sheet-target-mark", given.place, **facts, mark=promised.mark, value=value)
        elif promised.upper is not None:
            self._note("sheet-target-range", given.place, **facts, value=value)
        if unit == "persen" and not promised.unit and promised.value is not None and 0 < promised.value <= 1:
            self._unread.append(self._check("sheet-target-small", given.place, **facts))

    def _ranks(self, word: str) -> tuple[str, ...]:
        return self._grades if word in self._grades else ("…", "WDP", "WTP")

    def _in_unit(self, promised: Promise, unit: str) -> str:
        """Return a target as TOML, in the unit of its indicator; ``""`` when it does not convert to it."""
        if promised.predicate:
            return toml.table({"predicate": toml.quoted(promised.predicate)})
        low = self._converted(promised.value, promised.unit, unit)
        if promised.upper is not None:
            high = self._converted(promised.upper, promised.unit, unit)
            return toml.table({"from": low, "to": high}) if low and high else ""
        if low and promised.unit and not _MAYBE_THOUSANDS.fullmatch(low):
            return toml.quoted(f"{low} {unit}")
        return low

    def _converted(self, given: Fraction | None, given_unit: str, unit: str) -> str:
        own = tuple(self._own_units)
        try:
            from_unit = canonical(phrases.unit(given_unit)[0], own) if given_unit else unit
            value: Fraction = number((given or 0) * factor(from_unit, unit, own))
        except SakipError:
            return ""
        return plain(value)

    # --- what has to be looked at ---

    def _note(self, code: str, place: Place, /, **facts: Any) -> Finding:
        finding = Finding(code, facts, place)
        self.findings.append(finding)
        return finding

    def _check(self, code: str, place: Place, /, **facts: Any) -> str:
        """Note something that has to be looked at, and return the comment that says so."""
        finding = self._note(code, place, **facts)
        said = finding.message() if "said" in facts else finding.message().removeprefix(f"{facts.get('indicator')}: ")
        where = f" [{_at(place)}]" if place.line else ""
        return toml.comment(f"PERIKSA: {said} {finding.remedy()}{where}")


def _grades(year: int) -> tuple[str, ...]:
    """Return the grades of an evaluation of performance accountability (AKIP) in a year, worst first."""
    try:
        return tuple(band.code for band in regulations.scale("akip", on=dt.date(year, 12, 31)).bands)
    except SakipError:
        return ()


def _commented(measure: _Measure, name: str) -> list[str]:
    return [measure.comments[name]] if name in measure.comments else []


def _at(place: Place) -> str:
    """Write a cell as spreadsheets do."""
    return f"{place.key}!{place.column}{place.line}"
