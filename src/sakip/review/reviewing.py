"""Review: run the checks on a set, its decree, its tables and its realisations, and set aside what is accepted.

>>> import sakip
>>> from sakip.review import review
>>> office = sakip.load("mumbulsari-2025")
>>> [finding.facts["indicator"] for finding in review(office, only=["denominator-is-a-plan"]).findings]
['fasilitasi-kesejahteraan']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from attrs import frozen

from sakip import hooks
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import DefinitionError, UnknownNameError, quoted
from sakip.findings import Finding, Place
from sakip.packs import Registry, is_namespaced
from sakip.review.catalogue import CHECKS, offered
from sakip.review.phrases import is_blank
from sakip.review.tables import as_table
from sakip.sets import Acceptance, Decree, IndicatorSet
from sakip.toml.text import written_path
from sakip.wording import LANGUAGES, Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet

    from sakip.indicators import Realisation
    from sakip.review.check import Check

Subject: TypeAlias = IndicatorSet | Decree | PrintedTable | CategoryScale
_Located: TypeAlias = Callable[..., Place]
# the facts that name what a finding is about, as an acceptance does
_NAMING = ("indicator", "other", "scale", "node", "about")
# what stands in a set under the code of an indicator, and what under its own name
_BY_CODE, _BY_NAME = (
    ("indicator", "definition", "target", "realisation", "scale", "node", "document"),
    ("decree", "office"),
)


@frozen
class Review:
    """What the checks found: ``findings`` by place, and those ``accepted`` by the set, each with its reason."""

    findings: tuple[Finding, ...]
    accepted: tuple[tuple[Finding, Acceptance], ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def review(  # noqa: PLR0913  # each further one is asked for by name
    subject: Subject,
    realisations: Iterable[Realisation] = (),
    *,
    checks: Mapping[str, Check] | Iterable[Check] | None = None,
    only: Iterable[str] = (),
    without: Iterable[str] = (),
    registry: Registry | None = None,
) -> Review:
    """Return what the checks find about a set, a decree, a table of bands or a scale.

    Of a set its decree, its tables and its realisations, those it carries and ``realisations``, are looked at too.
    ``checks`` are those of :data:`~sakip.review.CHECKS` and of ``registry``, such as that of
    :func:`sakip.packs.installed`, unless others are given; ``only`` and ``without`` choose among them by code. What an
    ``[[accept]]`` of the set names is set aside; one that nothing answers to, or that names a check there is not, is a
    finding of its own. A check that raises, or that a pack offers and that cannot be used, is a finding too, and hides
    nothing.

    Raises:
        UnknownNameError: when ``only`` or ``without`` names a check there is not.
        DefinitionError: when ``subject`` is none of these.
    """
    known, unusable = _by_code(checks, registry)
    names = {*known, *(str(finding.facts["name"]) for finding in unusable)}
    wanted = {_known(code, names) for code in _codes(only)} or names
    wanted = wanted - {_known(code, names) for code in _codes(without)}
    accepted = subject.accepted if isinstance(subject, IndicatorSet) else ()
    run = [check for code, check in known.items() if code in wanted]
    nobody = frozenset[str]()
    found = [(finding, nobody) for finding in unusable if finding.facts["name"] in wanted]
    found += [(finding, nobody) for finding in _misspelt(accepted, names | CHECKS.keys(), _where(subject))]
    found += [
        (finding, subjects)
        for about, given, where in _looked_at(subject, tuple(realisations))
        for check in run
        if check.about == about
        for finding, subjects in _found(check, given, where)
    ]
    return _sorted_out(
        found, [one for one in enumerate(accepted) if one[1].check in {check.code for check in run}], _where(subject)
    )


def _by_code(
    checks: Mapping[str, Check] | Iterable[Check] | None, registry: Registry | None
) -> tuple[Mapping[str, Check], tuple[Finding, ...]]:
    if checks is None:
        further, unusable = offered(registry or Registry())
        return {**CHECKS, **further}, unusable
    every = checks.values() if isinstance(checks, Mapping) else checks
    return {check.code: check for check in every}, ()


def _misspelt(accepted: Iterable[Acceptance], known: AbstractSet[str], where: _Located) -> Iterator[Finding]:
    """Yield a finding for each acceptance of a check there is not; that of a pack that is not asked may be accepted."""
    for place, one in enumerate(accepted):
        if one.check not in known and not is_namespaced(one.check):
            facts = {"kind": Word("a-check"), "name": one.check, **hints(one.check, known)}
            yield Finding("unknown-reference", facts, where("accept", place, "check"))


def _codes(given: Iterable[str]) -> Iterable[str]:
    return [given] if isinstance(given, str) else given


def _known(code: str, known: AbstractSet[str]) -> str:
    if code not in known:
        raise UnknownNameError.among("check", code, known)
    return code


def _where(subject: Subject) -> _Located:
    if isinstance(subject, IndicatorSet):
        return subject.place
    return lambda *path: Place(key=written_path(path))


def _looked_at(subject: Any, realisations: tuple[Realisation, ...]) -> Iterator[tuple[str, tuple[Any, ...], _Located]]:
    """Yield what is looked at: which checks, what they are given, and where its parts stand."""
    where = _where(subject)
    match subject:
        case IndicatorSet():
            yield "set", (subject,), where
            if subject.decree is not None:
                yield "decree", (subject.decree,), where
            for key, scale in subject.scales.items():
                yield "table", (subject.printed_tables.get(key) or as_table(scale),), where
            every = (*subject.realisations, *realisations)
            if every:
                yield "realisations", (subject, every), where
        case Decree():
            yield "decree", (subject,), where
        case PrintedTable():
            yield "table", (subject,), where
        case CategoryScale():
            yield "table", (as_table(subject),), where
        case _:
            raise DefinitionError(
                f"{quoted(subject)} cannot be reviewed",
                "Give an IndicatorSet, a Decree, a PrintedTable or a CategoryScale.",
            )


# --- running one check ------------------------------------------------------------------------------------------------


def _found(check: Check, given: tuple[Any, ...], where: _Located) -> Iterator[tuple[Finding, frozenset[str]]]:
    """Yield what a check finds, each with the names of what it is about; checks may be strangers' code."""
    path: tuple[str | int, ...]
    try:
        for remark in check.find(*given):
            if isinstance(remark, Finding):
                finding, path = remark, ()
            else:
                place = remark.place or where(*remark.path)
                finding, path = Finding(check.code, remark.facts, place, check.words), remark.path
            for lang in LANGUAGES:  # a fact its sentence needs may be missing
                finding.text(lang)
            yield finding, frozenset(_subjects(finding, path))
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a stranger's check raises, the others are heard
        facts = {"check": check.code, "error": f"{type(error).__name__}: {error}"}
        yield Finding("check-failed", facts, where()), frozenset()


def _subjects(finding: Finding, path: tuple[str | int, ...]) -> Iterator[str]:
    table, *rest = (*path, "")
    if table in _BY_NAME:
        yield str(table)
    elif table in _BY_CODE and rest:
        yield str(rest[0])
    for name in _NAMING:
        named = finding.facts.get(name)
        yield from (part for part in (named if isinstance(named, tuple) else (named,)) if isinstance(part, str))


# --- what is accepted -------------------------------------------------------------------------------------------------


def _sorted_out(
    found: list[tuple[Finding, frozenset[str]]], accepted: list[tuple[int, Acceptance]], where: _Located
) -> Review:
    left: list[Finding] = []
    aside: list[tuple[Finding, Acceptance]] = []
    used: set[int] = set()
    for finding, subjects in found:
        matching = [
            (place, one)
            for place, one in accepted
            if one.check == finding.code and (not one.subject or one.subject in subjects)
        ]
        used |= {place for place, _ in matching}
        if matching:
            aside.append((finding, matching[0][1]))
        else:
            left.append(finding)
    for place, one in accepted:
        if is_blank(one.reason):
            facts = {"check": one.check, "subject": one.subject or "—"}
            left.append(Finding("acceptance-without-reason", facts, where("accept", place, "reason")))
        if place not in used:
            facts = {"check": one.check, "subject": one.subject or "—"}
            left.append(Finding("unused-acceptance", facts, where("accept", place)))
    return Review(tuple(sorted(left, key=_order)), tuple(sorted(aside, key=lambda pair: _order(pair[0]))))


def _order(finding: Finding) -> tuple[Any, ...]:
    place = finding.place or Place()
    return place.file, place.line or 0, finding.code, place.key, finding.message()
