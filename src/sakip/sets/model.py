"""An indicator set: everything a decree holds, as values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from attrs import evolve, field, frozen

from sakip import hooks, looks
from sakip.bands import CategoryScale, PrintedTable
from sakip.errors import UnknownNameError
from sakip.findings import Place
from sakip.indicators import Analysis, Indicator, PlanningDocument, Realisation, Target
from sakip.packs import Origin, origin
from sakip.plan import Budget, CascadeNode, Plan, PlanLink
from sakip.sets.definitions import by_code, in_force, settled
from sakip.sets.relations import faults
from sakip.toml.text import written_path

if TYPE_CHECKING:
    from sakip.findings import Finding


@frozen
class Office:
    """Whose indicators they are: a kecamatan or another perangkat daerah.

    ``name``, ``regency`` and ``province`` are as printed; ``region_code`` is the code of the Ministry of Home Affairs
    (``35.16.08``), as text. ``address``, ``website`` and ``email`` stand in the head of its papers, ``duties`` in the
    annex.
    """

    name: str
    regency: str = ""
    province: str = ""
    region_code: str = ""
    address: str = ""
    website: str = ""
    email: str = ""
    duties: tuple[str, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Dictum:
    """One point of what a decree decides: its ordinal ``number`` as printed (KESATU) and its ``text``."""

    number: str
    text: str

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Decree:
    """The document that sets the indicators, as printed.

    ``kind`` and ``number`` name it, ``title`` says what it is about; it was ``signed_by`` somebody in a ``place`` on a
    ``date``. ``considering`` are its considerations (menimbang), ``basis`` the rules it rests on (mengingat),
    ``dictum`` what it decides (memutuskan). Nothing of it is corrected: what is odd is a :class:`Reading`.
    """

    number: str = ""
    title: str = ""
    date: dt.date | None = None
    kind: str = ""
    place: str = ""
    signed_by: str = ""
    considering: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    dictum: tuple[Dictum, ...] = ()

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def label(self, lang: str = "id") -> str:  # noqa: ARG002  # the name of a document is the same in every language
        """Name the document."""
        number = f"Nomor {self.number}" if self.number else ""
        return " ".join(part for part in (self.kind, number) if part)


@frozen
class Acceptance:
    """What a check finds and an office leaves as it is: the code of the ``check``, and the ``reason`` why.

    ``subject`` is named as by :class:`Reading`; without one it is everything that check finds.
    """

    check: str
    reason: str
    subject: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Override:
    """What a set says otherwise than the one it extends: a key of an entry of a table, such as a target's value.

    ``name`` tells the entry from others of its table; ``before`` is None where the set below does not say anything.
    """

    table: str
    name: str
    key: str
    before: Any = field(hash=False)
    after: Any = field(hash=False)
    below: Origin
    above: Origin

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def _check_severity(_: object, __: object, severity: object) -> None:
    if severity not in {"warning", "info"}:
        raise UnknownNameError.among("severity of a reading", severity, ("info", "warning"))


@frozen
class Reading:
    """Something odd in a document, how the set reads it, and on what basis.

    ``code`` names it and ``subject`` says what it is about: the code of an indicator, a scale or a node, or ``decree``
    or ``office``. ``printed`` is what stands there, ``read_as`` what it is taken for, ``basis`` why; ``confidence`` is
    how sure that is, by the flags of :mod:`sakip.regulations`, and ``severity`` that of the finding it makes.

    Raises:
        UnknownNameError: for another ``severity``.
    """

    code: str
    subject: str
    printed: str
    read_as: str
    basis: str
    confidence: str = ""
    severity: Literal["warning", "info"] = field(default="info", validator=_check_severity)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


def _every(given: Iterable[Any]) -> tuple[Any, ...]:
    return tuple(given)


def _frozen_mapping(given: Mapping[str, Any]) -> Mapping[str, Any]:
    return MappingProxyType(dict(given))


@frozen
class IndicatorSet:
    """The indicators of an office, with everything their document says about them.

    ``office[code]`` is an indicator, found by its code or one of its aliases; iterating gives the indicators in the
    order of the document. Two sets that say the same are equal: ``origin``, ``overrides``, ``where`` and ``unfinished``
    are no part of what a set says.

    Attributes:
        code: the name of the set.
        indicators: its indicators, in the order of the document.
        title: what people call it.
        year: the year it is about, which :func:`sakip.assess` takes for the period.
        source: the document it was made of.
        extends: the name of the set it changes.
        office: whose indicators they are.
        decree: the decree that sets them.
        nodes: the statements of the cascade, for ``plan``.
        links: what serves what, besides its parent.
        budgets: what nodes may spend and have spent.
        plan: the cascade with its links and budgets, and which indicators hang on which node.
        earlier: definitions that other days have of the same indicators; see :meth:`as_defined`.
        documents: what the targets are promised in.
        targets: what is promised.
        realisations: what is reported, where the set carries it.
        analyses: what the office says about results.
        scales: its own tables of bands, by key.
        printed_tables: tables of bands as its document prints them, by key.
        readings: what is odd in the document, and how it is read.
        accepted: what checks find and the office leaves as it is.
        own_units: counts that only this set knows.
        overrides: for a set that extends another, what it changed.
        also_called: names that other definitions give to an indicator, with its code.
        origin: which file, and which package, it is from.
        where: how :meth:`place` finds lines; None where no file holds the set.
        unfinished: where its file is marked as still to be looked at.

    Raises:
        DefinitionError: when two indicators share a code, or two definitions of one are valid on the same day.
        CycleError: when indicators are computed from one another in a circle.
        UnknownNameError: when one is computed from an indicator the set does not have.
    """

    code: str
    indicators: tuple[Indicator, ...] = field(converter=_every)
    title: str = ""
    year: int | None = None
    source: str = ""
    extends: str = field(default="", eq=False)
    office: Office | None = None
    decree: Decree | None = None
    nodes: tuple[CascadeNode, ...] = field(default=(), converter=_every)
    links: tuple[PlanLink, ...] = field(default=(), converter=_every)
    budgets: tuple[Budget, ...] = field(default=(), converter=_every)
    earlier: tuple[Indicator, ...] = field(default=(), converter=_every)
    documents: tuple[PlanningDocument, ...] = field(default=(), converter=_every)
    targets: tuple[Target, ...] = field(default=(), converter=_every)
    realisations: tuple[Realisation, ...] = field(default=(), converter=_every)
    analyses: tuple[Analysis, ...] = field(default=(), converter=_every)
    scales: Mapping[str, CategoryScale] = field(factory=dict, converter=_frozen_mapping, hash=False)
    printed_tables: Mapping[str, PrintedTable] = field(factory=dict, converter=_frozen_mapping, hash=False)
    readings: tuple[Reading, ...] = field(default=(), converter=_every)
    accepted: tuple[Acceptance, ...] = field(default=(), converter=_every)
    own_units: tuple[str, ...] = field(default=(), converter=_every)
    overrides: tuple[Override, ...] = field(default=(), converter=_every, eq=False, repr=False)
    also_called: Mapping[str, str] = field(factory=dict, converter=_frozen_mapping, hash=False, repr=False)
    origin: Origin = field(factory=Origin, converter=origin, eq=False, repr=False)
    where: Callable[..., Place] | None = field(default=None, eq=False, repr=False)
    unfinished: tuple[Place, ...] = field(default=(), converter=_every, eq=False, repr=False)
    _index: Mapping[str, Indicator] = field(init=False, eq=False, repr=False)

    __get_pydantic_core_schema__ = hooks.core_schema
    __get_pydantic_json_schema__ = hooks.json_schema

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __setstate__ = hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        for _, error in faults(self.indicators, self.earlier):
            raise error
        if self.earlier:
            earlier = by_code(self.earlier)
            every = tuple(settled(indicator, earlier.get(indicator.code, ())) for indicator in self.indicators)
            object.__setattr__(self, "indicators", every)
        codes = {indicator.code: indicator for indicator in self.indicators}
        every = (*self.indicators, *self.earlier)
        index = {alias: codes[one.code] for one in reversed(every) for alias in one.aliases} | codes
        index = {name: codes[code] for name, code in self.also_called.items()} | index
        object.__setattr__(self, "_index", index)

    def __getitem__(self, code: str) -> Indicator:
        try:
            return self._index[code]
        except KeyError:
            codes = [indicator.code for indicator in self.indicators]
            raise UnknownNameError.among(f"indicator in set {self.code!r}", code, codes) from None

    def __contains__(self, code: object) -> bool:
        return code in self._index

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self.indicators)

    def __len__(self) -> int:
        return len(self.indicators)

    @cached_property
    def plan(self) -> Plan:
        """The cascade with its links and budgets, and which indicators hang on which node."""
        measured = {indicator.code: indicator.node for indicator in self.indicators}
        return Plan(self.nodes, self.links, self.budgets, measured)

    @property
    def overridden(self) -> Mapping[str, tuple[str, ...]]:
        """Which keys of which indicator are changed, for a set that extends another."""
        changed: dict[str, tuple[str, ...]] = {}
        for one in self.overrides:
            if one.table == "indicator":
                changed[one.name] = tuple(dict.fromkeys((*changed.get(one.name, ()), one.key)))
        return changed

    @property
    def office_name(self) -> str:
        """The name of the office, or else the title of the set."""
        return self.office.name if self.office is not None else self.title

    def definitions(self, code: str) -> tuple[Indicator, ...]:
        """Return every definition of an indicator, the current one first.

        Raises:
            UnknownNameError: when the set has no such indicator.
        """
        current = self[code]
        return (current, *(definition for definition in self.earlier if definition.code == current.code))

    def as_defined(self, day: dt.date, as_of: dt.date | None = None) -> Defined:
        """Return the set with the definitions that are valid on ``day``, as far as they were known on ``as_of``.

        It is the ``office`` of what is returned; ``undefined`` there are the codes of those that have no definition
        then.
        """
        if not self.earlier and not any(_dated(indicator) for indicator in self.indicators):
            return Defined(self)
        earlier = by_code(self.earlier)
        chosen = {one.code: in_force((one, *earlier.get(one.code, ())), day, as_of) for one in self}
        indicators = tuple(chosen[indicator.code] or indicator for indicator in self)
        undefined = frozenset(code for code, definition in chosen.items() if definition is None)
        names = {name: indicator.code for name, indicator in self._index.items()}
        return Defined(evolve(self, indicators=indicators, earlier=(), also_called=names), undefined)

    def place(self, *path: str | int) -> Place:
        """Return where something stands: ``office.place("indicator", "ikm", "polarity")``.

        Of a set that no file holds, or that was copied, only the path is known, and of an indicator its file.
        """
        if self.where is not None:
            return self.where(*path)
        file = "" if self.extends else self.origin.file
        if len(path) > 1 and path[0] == "indicator" and path[1] in self:
            file = self[str(path[1])].origin.file
        return Place(file, key=written_path(path))

    def readings_of(self, subject: str) -> tuple[Reading, ...]:
        """Return what was read, and how, about an indicator, a scale, a node, the decree or the office."""
        return tuple(reading for reading in self.readings if reading.subject == subject)

    def findings(self) -> tuple[Finding, ...]:
        """Return what is odd in the tables of bands the document prints; of its cascade, ask the plan."""
        return tuple(finding for table in self.printed_tables.values() for finding in table.findings())

    def with_targets(self, targets: Iterable[Target]) -> IndicatorSet:
        """Return the set with further targets, such as those of a Perjanjian Kinerja its decree does not contain."""
        return evolve(self, targets=(*self.targets, *targets))

    def __getstate__(self) -> dict[str, Any]:
        # where it stands is known to the one who read it; it does not travel
        return hooks.facts(self, "where")


@frozen
class Defined:
    """A set as it was defined on a day; ``undefined`` are the indicators that had no definition then."""

    office: IndicatorSet
    undefined: frozenset[str] = frozenset()


def _dated(indicator: Indicator) -> bool:
    return not (indicator.valid_from is None and indicator.valid_until is None and indicator.issued is None)
