"""The registry: what packages offer, by name, each thing loaded when it is asked for.

Every name has a namespace before its last dot, ``jatim.jember.mumbulsari-2025``, so that no two regencies need to know
of one another, and none of the names this library gives itself in a later version is taken. A name that two packages
offer is used from neither, and both are named.

>>> registry = Registry.of(sets={"jatim.uji.uji-2025": "uji.toml"})
>>> registry.names("sakip.sets")
('jatim.uji.uji-2025',)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from sakip.errors import DefinitionError, PackError, UnknownNameError, quoted
from sakip.findings import Finding
from sakip.packs.origin import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Group: TypeAlias = Literal["sakip.sets", "sakip.formulas", "sakip.checks"]
"""An entry-point group."""

GROUPS: Final[tuple[Group, ...]] = get_args(Group)
"""The entry-point groups: indicator sets; strategies and achievement rules; checks of the review."""

_KINDS: Final[Mapping[Group, str]] = MappingProxyType(
    {
        "sakip.sets": "indicator set",
        "sakip.formulas": "formula",
        "sakip.checks": "check",
    }
)
NAMESPACED: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9][A-Za-z0-9_-]*)+")
"""A name with a namespace before its last dot."""
_LONGEST_NAME = 200
_OF_FILES = (".toml", ".json")


def is_namespaced(name: object) -> bool:
    """Whether a name has a namespace: letters, digits, ``-`` and ``_``, parted by a dot, and is no file's."""
    return (
        isinstance(name, str)
        and len(name) <= _LONGEST_NAME
        and NAMESPACED.fullmatch(name) is not None
        and not name.endswith(_OF_FILES)
    )


@frozen
class Offer:
    """Something a package offers under a ``name``: ``load`` returns it, or raises whatever that package raises.

    ``group`` is one of :data:`sakip.packs.GROUPS` and ``origin`` the package. ``value`` is what the package declares:
    ``package:file.toml`` or ``package.module:object``.
    """

    group: Group
    name: str
    load: Callable[[], Any] = field(eq=False, repr=False)
    origin: Origin = field(factory=Origin)
    value: str = ""

    def label(self, lang: str = "id") -> str:  # noqa: ARG002  # a distribution is called the same in every language
        """Name who offers it, and how."""
        said = [self.origin.package or self.origin.file, self.value]
        return ", ".join(part for part in said if part) or self.name


@frozen(eq=False)
class Registry:
    """What is offered; :meth:`of` makes one by hand, :func:`sakip.packs.installed` of what is installed.

    ``find`` yields the offers; it is called once, when the first name is asked for.
    """

    find: Callable[[], Iterable[Offer]] = field(default=tuple, repr=False)

    @classmethod
    def of(
        cls,
        *,
        sets: Mapping[str, Any] | None = None,
        formulas: Mapping[str, Any] | None = None,
        checks: Iterable[Any] = (),
    ) -> Registry:
        """Make a registry of sets (paths or IndicatorSets), formulas (strategies, rules) and checks, by their names.

        Raises:
            DefinitionError: when a name has no namespace.
        """
        given: tuple[tuple[Group, Iterable[tuple[Any, Any]]], ...] = (
            ("sakip.sets", (sets or {}).items()),
            ("sakip.formulas", (formulas or {}).items()),
            ("sakip.checks", ((getattr(check, "code", check), check) for check in checks)),
        )
        offers = tuple(
            Offer(group, name, partial(_itself, one), value=type(one).__name__)
            for group, several in given
            for name, one in several
        )
        for offer in offers:
            if not is_namespaced(offer.name):
                raise DefinitionError(
                    f"{_KINDS[offer.group]} {quoted(offer.name)} has no namespace",
                    "Put a name of your own before it, as in 'jatim.jember.iku-2025'.",
                )
        return cls(partial(_itself, offers))

    def __or__(self, other: Registry) -> Registry:
        """Put two registries together; what both offer under one name is a clash."""
        return Registry(partial(_both, self, other))

    @cached_property
    def _found(self) -> tuple[Offer, ...]:
        return tuple(self.find())

    @cached_property
    def _named(self) -> Mapping[tuple[Group, str], tuple[Offer, ...]]:
        named: defaultdict[tuple[Group, str], tuple[Offer, ...]] = defaultdict(tuple)
        for offer in self._found:
            if is_namespaced(offer.name):
                named[offer.group, offer.name] += (offer,)
        return dict(named)

    def names(self, group: Group) -> tuple[str, ...]:
        """Return the names of a group that can be asked for, sorted."""
        return tuple(sorted(name for kind, name in self._named if kind == group))

    def offer(self, group: Group, name: str, beside: Iterable[str] = ()) -> Offer:
        """Return what is offered under a name; ``beside`` are further names there are, for the message.

        Raises:
            UnknownNameError: when there is no such name.
            PackError: when more than one package offers it.
        """
        if (group, name) not in self._named:
            raise UnknownNameError.among(_KINDS[group], name, [*beside, *self.names(group)])
        offer, *others = self._named[group, name]
        if others:
            raise PackError(
                f"{_KINDS[group]} {name!r} is offered by {' and by '.join(one.label() for one in (offer, *others))}",
                "Remove one of the packages, or pass a registry that holds the one you mean.",
                name=name,
                finding=Finding("pack-clash", {"name": name, "offers": (offer, *others)}),
            )
        return offer

    def load(self, group: Group, name: str, beside: Iterable[str] = ()) -> Any:
        """Return the thing itself.

        Raises:
            UnknownNameError: when there is no such name.
            PackError: when more than one package offers it, or it cannot be loaded.
        """
        offer = self.offer(group, name, beside)
        try:
            return offer.load()
        except (Exception, SystemExit) as error:  # a script without a guard leaves, and would take the program along
            what = f"{_KINDS[group]} {name!r} cannot be loaded from {offer.label()}: {_said(error)}"
            broken = _broken(offer, error)
            raise PackError(what, "Mend or remove that package.", name=name, finding=broken) from error

    def every(self, group: Group) -> tuple[dict[str, Any], tuple[Finding, ...]]:
        """Return everything of a group that can be loaded, by name, and a finding for each that cannot."""
        loaded: dict[str, Any] = {}
        found: list[Finding] = []
        for name in self.names(group):
            try:
                loaded[name] = self.load(group, name)
            except PackError as error:
                found.append(error.finding)
        return loaded, (*self.unnamed(group), *found)

    def unnamed(self, group: Group) -> Iterator[Finding]:
        """Yield a finding for each thing that is offered under a name without a namespace, and so cannot be had."""
        for offer in self._found:
            if offer.group == group and not is_namespaced(offer.name):
                yield Finding("pack-no-namespace", {"name": offer.name, "offer": offer})


def _itself(given: Any) -> Any:
    return given


def _both(one: Registry, other: Registry) -> tuple[Offer, ...]:
    return (*one._found, *other._found)  # noqa: SLF001  # of the class above


def _broken(offer: Offer, error: BaseException) -> Finding:
    return Finding("pack-broken", {"name": offer.name, "offer": offer, "what": _said(error)})


def _said(error: BaseException) -> str:
    first = str(error).partition("\n")[0].rstrip(".")
    return first or type(error).__name__
