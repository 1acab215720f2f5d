"""What the library says by itself: messages, explanations, errors, findings and what a terminal shows of a value."""

from __future__ import annotations

import io
import json
import logging
from typing import TYPE_CHECKING, Any, Final

import pytest
from injection import checks, places
from injection.texts import BROKEN, LINE_ENDS, OBEYED, PRINTED, TEXTS, WHOLE
from rich.console import Console

import sakip
from sakip import audit, comparison, errors, rollup, wording
from sakip.errors import DataFileError, SakipError, escaped
from sakip.figures import number
from sakip.findings import Finding, Place
from sakip.packs import Offer, Origin, Registry
from sakip.periods import parse_period, read_date
from sakip.plan import Plan
from sakip.tabular import harmless
from sakip.wording.marking import in_line, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sakip.sets import IndicatorSet

EVERY: Final = list(TEXTS.values())
OFFICE: Final = sakip.load("muncar-2024")
NONE: Final = Registry()
"""No package offers anything."""


def loaded(text: str) -> IndicatorSet:
    """Return the set with one text wherever anybody may write."""
    return sakip.loads(json.dumps(places.poisoned(iter(lambda: text, None), PRINTED), default=str), format="json")


def said(office: IndicatorSet) -> Iterator[str]:
    """Yield everything that is written out of a set as lines for people."""
    card = sakip.assess(office)
    report = comparison.report(office)
    missing = Finding("missing-key", {"name": office.title}, Place(office.title, 3, office.title, office.title))
    region = rollup.across(rollup.Region.of(office.title, [f"{office.title}1"]), {f"{office.title}1": card})
    audited = audit.achievements([{"indicator": office.title, "target": "89", "realisation": "97", "achievement": "1"}])
    for lang in ("id", "en"):
        yield from (one.explain().text(lang) for one in card)
        yield from (
            finding.text(lang) for finding in (*card.findings, *office.plan.findings(), *audited.findings, missing)
        )
        yield report.text(lang)
        yield from (score.text(lang) for score in rollup.scores(card))
        yield "\n".join(office.plan.outline(lang))
        yield from (figure.text(lang) for figure in region)
    yield from map(str, (missing, next(iter(card)).explain()))


def test_what_is_written_for_people_is_text() -> None:
    """With every text in its turn: nothing that is obeyed, in either language."""
    for start in range(0, len(EVERY), 9):
        for text in said(loaded("".join(EVERY[start : start + 9]))):
            checks.printed(text)


def test_what_is_written_for_people_has_the_lines_we_write() -> None:
    """A line end in a text begins none."""
    for one, other in zip(said(loaded(BROKEN)), said(loaded(WHOLE)), strict=True):
        assert checks.lines(one) == checks.lines(other)


def raised(text: str) -> Iterator[SakipError]:
    """Yield the errors of whatever is asked for by a text that names nothing."""
    office = OFFICE
    offer = Offer("sakip.sets", "a.b", lambda: 1 / 0, Origin(text, text, text, text), text)
    asked: tuple[Any, ...] = (
        lambda: sakip.load(text, NONE),
        lambda: sakip.loads(text, registry=NONE),
        lambda: sakip.loads(json.dumps({text: text}), name=text, registry=NONE, format="json"),
        lambda: sakip.loads("", format=text),
        lambda: office[text],
        lambda: parse_period(text),
        lambda: read_date(text),
        lambda: number(text),
        lambda: sakip.assess(office, period=text),
        lambda: sakip.assess(office, policy=text),
        lambda: sakip.read_realisations(io.StringIO(f"{text}\n1"), office),
        lambda: sakip.Indicator(code=text, name=text, unit=text, formula=sakip.count()),
        lambda: sakip.Realisation(text, text, {text: text}),
        lambda: sakip.Target(text, 2024, text),
        lambda: sakip.Evidence("x", sha256=text),
        lambda: sakip.replay({text: text}),
        lambda: sakip.expression(text),
        lambda: Plan([], [], [])[text],
        lambda: wording.term("office", text),
        lambda: Registry(lambda: [offer]).load("sakip.sets", "a.b"),
        lambda: sakip.load("a.b", Registry(lambda: [offer])),
    )
    for ask in asked:
        try:
            ask()
        except SakipError as error:
            yield error
        except (OSError, ValueError):  # of a path no system has: the system's own words
            assert "/" in text or text.endswith((".toml", ".json")) or "\0" in text


def test_an_error_is_one_line_of_text() -> None:
    """It goes into a log as it is; one of a file says each fault in a line of its own."""
    met: set[type[SakipError]] = set()
    for text in EVERY:
        for error in raised(text):
            checks.printed(str(error))
            faults = len(error.findings) if isinstance(error, DataFileError) else 0
            assert checks.lines(str(error)) == 1 + faults, error
            met.add(type(error))
    assert len(met) >= 7


KINDS: Final = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, SakipError)]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_of_every_kind_escapes_what_it_says(kind: type[SakipError]) -> None:
    """Its facts are as they were given."""
    error = kind.of(BROKEN, ()) if issubclass(kind, DataFileError) else kind(BROKEN, "\x1b[2J\u202e")
    assert checks.lines(str(error)) == 1
    checks.printed(str(error))
    assert error.what == BROKEN or isinstance(error, DataFileError)


@pytest.mark.parametrize("text", EVERY, ids=TEXTS)
def test_the_four_ways_a_text_is_made_fit(text: str) -> None:
    """In a line, in lines, in a cell of CSV and in an error; what means nothing to a program stays as it is."""
    assert not OBEYED.search(marked(text))
    assert not OBEYED.search(in_line(text))
    assert not LINE_ENDS.search(in_line(text))
    assert in_line(in_line(text)) == in_line(text)
    assert escaped(text).isprintable()
    checks.cells(f'"{harmless(text).replace(chr(34), chr(34) * 2)}"')
    plain = "Realisasi −1,5 % “IKM” (Kec. Contoh) é 👩‍🌾\u00a0m²"
    assert marked(plain) == in_line(plain) == harmless(plain) == plain


@pytest.mark.parametrize("text", ["- satu\n- dua", "a; -5", "x;+62 811", "Perda 5/2024; =", "-12,5", "-5/3"])
def test_a_list_or_a_number_is_no_formula(text: str) -> None:
    """Only a function, a program or another file does harm where a spreadsheet parts cells otherwise."""
    assert harmless(text).removeprefix("'") == text


def test_a_value_on_a_terminal_is_text() -> None:
    """Its repr, and how rich prints it."""
    office = loaded("".join(EVERY))
    card = sakip.assess(office)
    found = Finding("json", {"what": "".join(EVERY)})
    one = next(iter(card))
    for thing in (office, one.indicator, card, one, one.explain(), office.realisations[0], office.targets[0], found):
        checks.printed(repr(thing))
        stream = io.StringIO()
        Console(file=stream, width=200, force_terminal=False).print(thing)
        checks.printed(stream.getvalue())


def test_the_library_logs_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Whoever wants a log writes one; a text of a stranger is in none behind their back, and in no warning."""
    with caplog.at_level(logging.DEBUG):
        list(said(loaded("".join(EVERY))))
        list(raised(BROKEN))
    assert [record for record in caplog.records if record.name.startswith(("sakip", "root"))] == []
