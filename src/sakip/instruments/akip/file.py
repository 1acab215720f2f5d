"""Evaluation files: which sheet, which unit, and what was said of each sub-component, as one TOML file.

::

    schema = 1
    sheet = "permenpanrb-88-2021"   # or a path to an own sheet, or on = 2024-12-31
    unit = "Kecamatan Contoh"
    period = 2024
    document = "LHE Inspektorat 2024"

    [grades]
    "1.a" = "BB"
    "1.b" = { met = 7, of = 9 }
    "1.c" = { share = "88" }
    "2.a" = { met = 5, of = 5, years = 2 }

    [grades."3.a".criteria]
    "3.a.1" = "Y"

What is wrong with the file itself stops it, each fault named with its line. What is wrong with one sub-component
leaves that one without a value and hides no other.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from sakip.errors import DataFileError, DefinitionError, NumberError, PeriodError, UnknownNameError, quoted
from sakip.figures import number
from sakip.findings import Finding
from sakip.instruments.akip.answers import Criteria, Met, Share
from sakip.instruments.akip.catalogue import load_sheet, sheet, sheets
from sakip.instruments.akip.evaluation import Evaluation, evaluate
from sakip.instruments.akip.numbers import exactly
from sakip.instruments.akip.sheet import FULL, Sheet, SubComponent
from sakip.instruments.evidence import of_file
from sakip.periods import Period, parse_period
from sakip.toml.shape import Numeric, findings_of, shaped
from sakip.toml.text import LARGEST_FILE, regular_file
from sakip.toml.text import read as read_toml
from sakip.toml.version import unread
from sakip.wording import Word, hints, spoken, term

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.findings import Place
    from sakip.instruments.akip.answers import Given
    from sakip.toml.text import Path, Source

SCHEMA: Final = 1
"""The version of the evaluation file this library reads."""

_KINDS: Final = ("met", "share", "criteria")
_KEYS: Final = ("met", "of", "share", "criteria", "years", "distinction")
# what makes a file a sheet, none of which an evaluation has
_OF_A_SHEET: Final = frozenset({"component", "extends", "rubric", "grade", "answers", "scale"})
_CURLY: Final = re.compile("[\u201c-\u201f\u2018-\u201b\u00ab\u00bb]")


@frozen
class EvaluationFile:
    """A whole evaluation file."""

    schema: int = 1
    sheet: str = ""
    on: date | None = None
    unit: str = ""
    period: Numeric = field(default=Numeric(""))
    document: str = ""
    assessor: str = ""
    note: str = ""
    grades: dict[str, Any] = field(factory=dict)


def read(path: str | FilePath) -> Evaluation:
    """Read an evaluation file and evaluate it.

    Raises:
        DataFileError: when the file, or the sheet it names, has faults; each with file, line and key.
        OSError: when the file cannot be read.
    """
    with FilePath(path).open("rb") as file:
        evaluated = _evaluated(file.read(LARGEST_FILE + 1), str(path), FilePath(path).parent)
    return evolve(evaluated, source=of_file(path))


def reads(text: str, name: str = "<text>") -> Evaluation:
    """Evaluate the text of an evaluation file; ``name`` stands for it in messages, and sheets are sought from here.

    Raises:
        DataFileError: when it has faults.
    """
    return _evaluated(text, name, FilePath())


def _evaluated(content: bytes | str, name: str, folder: FilePath) -> Evaluation:
    source, findings = read_toml(content, name)
    if source is None:
        raise DataFileError.of(name, [_of_word(one, content) for one in findings])
    sheet_key = next((key for key in source.data if key in _OF_A_SHEET), None)
    if sheet_key is not None and not any(key in source.data for key in ("sheet", "on", "grades")):
        raise DataFileError.of(name, [Finding("akip-is-a-sheet", place=source.place((sheet_key,)))])
    given = source.data.get("schema", SCHEMA)
    if given != SCHEMA:
        raise DataFileError.of(name, [Finding("schema-version", unread(given, SCHEMA), source.place(("schema",)))])
    entries = _Entries(source)
    file, faults = shaped(source.data, EvaluationFile)
    if file is None:
        raise DataFileError.of(name, [*findings_of(faults, source.place), *entries.findings])
    found: list[Finding] = []
    period = _period(file, source, found)
    used = _sheet(file, source, folder, found)
    if used is None or found:
        raise DataFileError.of(name, [*found, *entries.findings])
    return evaluate(
        used,
        entries.grades,
        unit=file.unit,
        period=period,
        document=file.document,
        assessor=file.assessor,
        where=entries.where,
        findings=entries.titled(used),
    )


def _of_word(fault: Finding, content: bytes | str) -> Finding:
    """Return a fault of TOML as what it is when the quotes on its line are those of a word processor."""
    line = None if fault.place is None else fault.place.line
    if not fault.code.startswith("toml") or line is None:
        return fault
    text = content.decode("utf-8-sig", "replace") if isinstance(content, bytes) else content
    written = text.split("\n")[line - 1 : line]
    return Finding("akip-curly-quotes", place=fault.place) if written and _CURLY.search(written[0]) else fault


def _period(file: EvaluationFile, source: Source, found: list[Finding]) -> Period | None:
    if not file.period.strip():
        return None
    try:
        return parse_period(file.period)
    except PeriodError:
        found.append(Finding("bad-period", {"given": quoted(file.period)}, source.place(("period",))))
        return None


def _sheet(file: EvaluationFile, source: Source, folder: FilePath, found: list[Finding]) -> Sheet | None:
    place = source.place(("sheet",) if file.sheet else ("on",) if file.on else ())
    if bool(file.sheet) == (file.on is not None):
        found.append(Finding("akip-which-sheet", place=place))
        return None
    try:
        if file.sheet.endswith(".toml"):
            return load_sheet(regular_file(folder / file.sheet))
        return sheet(file.sheet, on=file.on)
    except DataFileError as error:
        found += error.findings
    except UnknownNameError:
        facts = {"kind": Word("akip-a-sheet"), "name": file.sheet, **hints(file.sheet, sheets())}
        found.append(Finding("unknown-reference", facts, place))
    except DefinitionError as error:
        found.append(Finding("bad-value", {"what": error.what, "remedy": error.remedy}, place))
    except (OSError, ValueError) as error:  # the last for a path no system can have
        found.append(Finding("bad-value", {"what": str(error), "remedy": ""}, place))
    return None


class _Entries:
    """What ``[grades]`` says, entry by entry: those that can be read, and a finding about each that cannot."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.grades: dict[str, Given] = {}
        self.findings: list[Finding] = []
        table = source.data.get("grades", {})
        for code, entry in table.items() if isinstance(table, dict) else ():
            made = self._entry(code, entry)
            if made is not None:
                self.grades[code] = made

    def where(self, code: str, criterion: str) -> Place:
        """Return where a sub-component stands, or the answer to one of its criteria."""
        return self._source.place(("grades", code, "criteria", criterion) if criterion else ("grades", code))

    def titled(self, used: Sheet) -> tuple[Finding, ...]:
        """Return the findings, sub-components by code and name as far as the sheet knows them."""
        titles = {sub.code: sub.title for sub in used.subs}
        return tuple(
            Finding(one.code, {**one.facts, "sub": titles.get(one.facts["sub"], one.facts["sub"])}, one.place)
            if "sub" in one.facts
            else one
            for one in self.findings
        )

    def _fault(self, path: Path, code: str, /, **facts: Any) -> None:
        self.findings.append(Finding(code, facts, self._source.place(path)))

    def _entry(self, code: str, entry: Any) -> Given:
        path: Path = ("grades", code)
        if type(entry) is str:
            return entry
        if not isinstance(entry, dict) or sum(name in entry for name in _KINDS) != 1:
            self._fault(path, "akip-entry", sub=code, given=quoted(entry))
            return None
        before = len(self.findings)
        for name in entry:
            if name not in _KEYS or (name == "of" and "met" not in entry):
                self._fault((*path, name), "unknown-key", name=name, **hints(name, _KEYS))
        years = self._years(code, entry.get("years"))
        distinction = entry.get("distinction", "")
        if type(distinction) is not str:
            self._wrong_text((*path, "distinction"), distinction)
        made = self._measured(code, entry, years, distinction)
        return made if len(self.findings) == before else None

    def _measured(self, code: str, entry: dict[str, Any], years: Any, distinction: Any) -> Given:
        path: Path = ("grades", code)
        if "met" in entry:
            met, of = entry["met"], entry.get("of")
            if type(met) is int and type(of) is int and 0 <= met <= of and of > 0:
                return Met(met, of, years, distinction) if type(distinction) is str else None
            self._fault((*path, "met"), "akip-met-range", sub=code, met=quoted(met), of=quoted(of))
        elif "share" in entry:
            percent = self._number(entry["share"])
            if percent is not None and 0 <= percent <= FULL:
                return Share(percent, years, distinction) if type(distinction) is str else None
            self._fault((*path, "share"), "akip-share-range", sub=code, given=quoted(entry["share"]))
        else:
            return self._criteria(code, entry["criteria"], years, distinction)
        return None

    def _criteria(self, code: str, answers: Any, years: Any, distinction: Any) -> Given:
        path: Path = ("grades", code, "criteria")
        if not isinstance(answers, dict):
            self._fault(path, "akip-entry", sub=code, given=quoted(answers))
            return None
        for name, answer in answers.items():
            if type(answer) is not str:
                self._wrong_text((*path, name), answer)
        if any(type(answer) is not str for answer in answers.values()) or type(distinction) is not str:
            return None
        return Criteria(answers, years, distinction)

    def _years(self, code: str, given: Any) -> Any:
        if given is None:
            return None
        made = self._number(given)
        if made is None or made < 0:
            self._fault(("grades", code, "years"), "akip-years", sub=code, given=quoted(given))
            return None
        return made

    def _number(self, given: Any) -> Any:
        try:
            # a number with a decimal point arrives as the text it was written with
            return None if isinstance(given, bool) else exactly(given) if isinstance(given, str) else number(given)
        except NumberError:
            return None

    def _wrong_text(self, path: Path, given: Any) -> None:
        facts = {"expected_id": "teks dalam tanda kutip", "expected_en": "text in quotes"}
        self._fault(path, "wrong-type", given=quoted(given), hint_id="", hint_en="", **facts)


# --- files to fill in -------------------------------------------------------------------------------------------------


def template(used: Sheet, lang: str = "id", named: str = "") -> str:
    """Return an evaluation file for a sheet, to be filled in: every sub-component, and the criteria it lists.

    As it stands nothing in it is graded. ``named`` is how it names its sheet, such as ``"../lke.toml"``, seen from the
    folder it will lie in; else the file of an own sheet is named without its folder: put the two together.
    """
    return "\n".join([*_head(used, lang, named), *_plain(used, lang), *_with_criteria(used, lang)]) + "\n"


def _head(used: Sheet, lang: str, named: str) -> Iterator[str]:
    yield f"# {_line(used.title)}"
    yield f"# {_line(used.basis)}"
    yield "schema = 1"
    yield f"sheet = {_text(named or used.reference)}"
    for name in ("unit", "period", "document", "assessor"):
        yield f'{name} = ""  # {term(f"akip-{name}", lang)}'
    rubrics = [sub.rubric for sub in used.subs if sub.rubric is not None]
    distinctions = dict.fromkeys(name for rubric in rubrics for name in rubric.distinctions)
    yield ""
    yield f"# {term('akip-how-to', lang)}"
    for letter in _letters(used, used.subs[0])[:1]:
        yield f"#   {_text(letter)}"
    yield "#   { met = 7, of = 9 }"
    yield '#   { share = "88" }'
    if any(rubric.by_years for rubric in rubrics):
        yield "#   { met = 5, of = 5, years = 2 }"
    for name in distinctions:
        yield f"#   {{ met = 5, of = 5, distinction = {_text(name)} }}"
    yield "[grades]"


def _plain(used: Sheet, lang: str) -> Iterator[str]:
    for component in used.components:
        subs = [sub for sub in component.subs if not sub.criteria]
        if subs:
            yield f"# {_line(f'{component.code} {component.name}')}"
        for sub in subs:
            yield f'{_text(sub.code)} = ""  # {_line(_said(used, sub, lang))}'


def _with_criteria(used: Sheet, lang: str) -> Iterator[str]:
    for sub in used.subs:
        if not sub.criteria:
            continue
        yield ""
        yield f"# {_line(sub.title)}: {_line(_said(used, sub, lang))}"
        yield f"[grades.{_text(sub.code)}.criteria]"
        for criterion in sub.criteria:
            letters = "/".join(criterion.answers.letters)
            yield f'{_text(criterion.code)} = ""  # {_line(f"{criterion.name} ({letters})")}'


def _said(used: Sheet, sub: SubComponent, lang: str) -> str:
    """Say beside a sub-component what it is, what it weighs, and which letters it takes."""
    weight = f"{term('akip-weight', lang).lower()} {spoken(sub.weight, lang)}"
    if sub.criteria:
        return weight
    return f"{sub.title.removeprefix(sub.code).strip()}, {weight}: {'/'.join(_letters(used, sub))}"


def _letters(used: Sheet, sub: SubComponent) -> tuple[str, ...]:
    return tuple(grade.code for grade in used.grades_of(sub)) or sub.answer_scale.letters


_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def _line(text: str) -> str:
    """Return a text as a comment can hold it."""
    return _BREAKS.sub(" ", text).strip()


def _text(text: str) -> str:
    """Return a text as TOML writes one."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _BREAKS.sub(lambda found: "".join(f"\\u{ord(mark):04x}" for mark in found[0]), escaped) + '"'
