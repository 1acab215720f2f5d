"""From a filled-in sheet to a set file: what is clear is filled in, and what is not is listed and marked.

Nothing is guessed in silence. A formula is read where its text is a quotient or a count, a score where a source names
who gives it; which way is better is not made up. What had to be assumed has a comment ``# PERIKSA:`` (check this) at
its key, and a finding with the sheet and the cell. Texts under headings that were not recognised go to ``note``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from attrs import field, frozen

from sakip import workbooks
from sakip.errors import DataFileError, NumberError, SakipError
from sakip.figures import number, plain
from sakip.findings import Finding, Place
from sakip.formulas.achievement import ACHIEVEMENT_RULES
from sakip.starter import names, phrases
from sakip.starter import written as toml
from sakip.starter.phrases import Quotient
from sakip.starter.table import Entry, entries
from sakip.toml.text import LARGEST_FILE
from sakip.units import canonical, factor
from sakip.wording import Word, term
from sakip.workbooks import Cell

if TYPE_CHECKING:
    from fractions import Fraction
    from pathlib import Path

    from sakip.starter.pack import Pack
    from sakip.starter.phrases import Promise

_MOST_INDICATORS: Final = 500
# the units of what somebody assesses rather than counts
_SCORES: Final = frozenset({"nilai", "poin", "indeks", "level"})
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
    found, findings = entries(book)
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
    return Draft(text, len(found), (*findings, *writer.findings))


@frozen
class _Measure:
    """How an indicator is measured: its unit and formula as TOML, with the comments they need."""

    unit: str
    formula: str
    comments: dict[str, str]
    quotient: Quotient | None = None


@frozen
class _Promised:
    """A cell with a target: of which indicator and its unit, for which year, and where."""

    code: str
    unit: str
    year: int
    cell: Cell
    place: Place


class _Writer:
    """Writes the set file of one pack; ``findings`` grow while it does."""

    def __init__(self, pack: Pack, file: str) -> None:
        self._pack = pack
        self._file = file
        self._own_units: list[str] = []
        self._nodes: dict[str, tuple[str, str]] = {}
        self._codes: set[str] = set()
        self._targets: dict[str, dict[str, dict[int, str]]] = {}
        self._unread: list[str] = []
        self.findings: list[Finding] = []

    def text(self, found: list[Entry]) -> str:
        """Return the set file of these entries."""
        blocks = [self._indicator(entry) for entry in found]
        parts = [self._head()]
        parts += [f"[[unit]]\nname = {toml.quoted(name)}" for name in self._own_units]
        parts += [
            f'[[node]]\ncode = "{code}"\nkind = "sasaran"\ntext = {toml.text(text)}'
            for code, text in self._nodes.values()
        ]
        parts += blocks
        parts += [self._document(kind, targets) for kind, targets in self._targets.items()]
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
        definition, formula_text = _texts(entry, measure.quotient)
        lines = [f"[[indicator]]  {toml.comment(_at(entry.place()))}", f'code = "{code}"']
        lines.append(f"name = {toml.quoted(entry.name)}")
        lines += self._node(entry, code)
        if entry.is_iku:
            lines.append('level = "iku"')
        lines += [*_commented(measure, "unit"), f"unit = {toml.quoted(measure.unit)}"]
        lines += self._polarity(entry, code)
        lines += [*_commented(measure, "formula"), f"formula = {measure.formula}"]
        said = {"definition": definition, "reason": entry.text("reason"), "formula_text": formula_text}
        lines += [f"{name} = {toml.text(text.strip())}" for name, text in said.items() if text.strip()]
        for name in ("data_sources", "responsible"):
            parts = [part for part in (_BULLET.sub("", one).strip() for one in _LIST.split(entry.text(name))) if part]
            lines += [f"{name} = {toml.texts(parts)}"] if parts else []
        for cell, year, sheet in entry.targets:
            self._target(entry, _Promised(code, measure.unit, year or self._pack.year, cell, sheet.place(cell=cell)))
        # last, as what the other keys could not hold goes there
        notes = [entry.text("note"), *(f"{heading}: {text}" for heading, text in entry.others)]
        note = "\n".join(text.strip() for text in notes if text.strip())
        return "\n".join([*lines, f"note = {toml.text(note)}"] if note else lines)

    def _node(self, entry: Entry, code: str) -> list[str]:
        text = " ".join(entry.text("sasaran").split())
        if not text:
            return [self._check("sheet-no-sasaran", entry.place(), indicator=code)]
        node = self._nodes.setdefault(text.casefold(), (f"sasaran-{len(self._nodes) + 1}", text))
        return [f'node = "{node[0]}"']

    def _polarity(self, entry: Entry, code: str) -> list[str]:
        """Return the polarity where the sheet says it; which of the rules is meant by less is not for us to choose."""
        said = entry.text("polarity").strip()
        if not said:
            return [self._check("sheet-no-polarity", entry.place(), indicator=code), '# polarity = "higher"']
        if said.casefold() in ACHIEVEMENT_RULES:
            return [f"polarity = {toml.quoted(said.casefold())}"]
        way = phrases.polarity(said)
        if way == "higher":
            return ['polarity = "higher"']
        if way == "lower":
            return [self._check("sheet-polarity-lower", entry.place("polarity"), indicator=code, said=said),
                    '# polarity = "lower-mirror"']  # fmt: skip
        entry.others.append(("Polaritas", said))
        return [self._check("sheet-polarity-unread", entry.place("polarity"), indicator=code, said=said),
                '# polarity = "higher"']  # fmt: skip

    # --- unit and formula ---

    def _measure(self, entry: Entry, code: str) -> _Measure:
        comments: dict[str, str] = {}
        unit = self._unit_said(entry, code, comments)
        found = _quotient(entry)
        if found is not None and (unit or "persen") == "persen" and _is_share(entry, found, unit):
            facts = {"kind": '"ratio"', "numerator": f'"{found.numerator}"', "denominator": f'"{found.denominator}"'}
            if found.unit:
                facts["unit"] = f'"{found.unit}"'
            ways = {"numerator": found.numerator, "denominator": found.denominator}
            self._note("sheet-ratio", _formula_place(entry), indicator=code, **ways)
            return _Measure("persen", toml.table(facts), comments, found)
        formula = self._other_formula(entry, code, unit, comments)
        return _Measure(unit or self._unit_told(entry, code, comments), formula, comments)

    def _other_formula(self, entry: Entry, code: str, unit: str, comments: dict[str, str]) -> str:
        share = phrases.is_percentage(entry.name)
        count = phrases.counted(entry.name) is not None
        if not count and not phrases.score_unit(entry.name):
            count = phrases.counted(_formula_said(entry)) is not None
        if count and not share:
            return '{ kind = "count", component = "jumlah" }'
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
        comments["formula"] = self._check("sheet-formula-unread", _formula_place(entry), indicator=code)
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
        for cell, _, sheet in entry.targets:
            promised = _promise(cell)
            if promised is not None and promised.unit:
                unit = self._known(promised.unit, sheet.place(cell=cell), code)
                if unit:
                    return unit
        return ""

    def _unit_told(self, entry: Entry, code: str, comments: dict[str, str]) -> str:
        """Return the unit the words of an indicator tell, or else that of a plain number, which is to be checked."""
        counts = phrases.counted(entry.name)
        told = "persen" if phrases.is_percentage(entry.name) else phrases.score_unit(entry.name) or counts
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

    def _target(self, entry: Entry, given: _Promised) -> None:
        said, promised = given.cell.text, _promise(given.cell)
        value = "" if promised is None else self._in_unit(promised, given.unit)
        facts = {"indicator": given.code, "year": str(given.year), "said": said}
        if promised is None or not value:
            entry.others.append((f"Target {given.year}", said))
            self._unread.append(self._check("sheet-target-unread", given.place, **facts, unit=given.unit))
            return
        years = self._targets.setdefault(entry.document, {}).setdefault(given.code, {})
        first = years.setdefault(given.year, value)
        if first != value:
            entry.others.append((f"Target {given.year}", said))
            self._unread.append(self._check("sheet-target-twice", given.place, **facts, first=first))
        elif given.unit == "persen" and not promised.unit and 0 < promised.value <= 1:
            self._unread.append(self._check("sheet-target-small", given.place, **facts))

    def _in_unit(self, promised: Promise, unit: str) -> str:
        """Return a target as TOML, in the unit of its indicator; ``""`` when it does not convert to it."""
        own = tuple(self._own_units)
        try:
            given = canonical(phrases.unit(promised.unit)[0], own) if promised.unit else unit
            value: Fraction = number(promised.value * factor(given, unit, own))
        except SakipError:
            return ""
        text = plain(value)
        if promised.unit and not _MAYBE_THOUSANDS.fullmatch(text):
            return toml.quoted(f"{text} {unit}")
        return text

    def _document(self, kind: str, targets: dict[str, dict[int, str]]) -> str:
        used = kind or "pk"
        years = sorted({year for of_one in targets.values() for year in of_one})
        span = str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"
        title = f"{term(used)} {'Tahun ' if len(years) == 1 else ''}{span}"
        code = names.unique(f"{used}-{span}", self._codes)
        self._codes.add(code)
        lines = ["[[document]]", f'code = "{code}"']
        if not kind:
            lines.append(self._check("sheet-document", Place(self._file), document=title))
        lines += [f'kind = "{used}"', f"title = {toml.quoted(title)}"]
        if len(years) == 1:
            lines += [f"period = {years[0]}", "", "[document.targets]"]
            lines += [f"{toml.key(one)} = {value}" for one, of_one in targets.items() for value in of_one.values()]
        else:
            lines += ["", "[document.targets]"]
            for indicator, of_one in targets.items():
                values = {str(year): value for year, value in sorted(of_one.items())}
                lines.append(f"{toml.key(indicator)} = {toml.table(values)}")
        return "\n".join(lines)

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


def _commented(measure: _Measure, name: str) -> list[str]:
    return [measure.comments[name]] if name in measure.comments else []


def _at(place: Place) -> str:
    """Write a cell as spreadsheets do."""
    return f"{place.key}!{place.column}{place.line}"


def _formula_said(entry: Entry) -> str:
    return entry.text("formula_text") or entry.text("formula-and-definition")


def _formula_place(entry: Entry) -> Place:
    return entry.place("formula_text" if "formula_text" in entry.texts else "formula-and-definition")


def _quotient(entry: Entry) -> Quotient | None:
    alone = entry.text("formula_text")
    if alone:
        return phrases.quotient(alone) or phrases.quotient_within(alone)[0]
    return phrases.quotient_within(entry.text("formula-and-definition"))[0]


def _is_share(entry: Entry, found: Quotient, unit: str) -> bool:
    return found.percent or unit == "persen" or phrases.is_percentage(entry.name)


def _texts(entry: Entry, found: Quotient | None) -> tuple[str, str]:
    """Return definition and formula as texts, of one column or of two."""
    both = entry.text("formula-and-definition")
    definition, formula = entry.text("definition"), entry.text("formula_text")
    if both and found is not None and not formula:
        formula, both = found.text, phrases.quotient_within(both)[1]
    return "\n".join(filter(None, (definition, both))), formula


def _promise(cell: Cell) -> Promise | None:
    if not isinstance(cell.value, str):
        is_number = hasattr(cell.value, "numerator")
        return phrases.Promise(cell.value, "persen" if cell.percent else "") if is_number else None  # type: ignore[arg-type]
    try:
        return phrases.promise(cell.value)
    except NumberError:
        return None
