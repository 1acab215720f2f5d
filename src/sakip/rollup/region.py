"""A tree of offices: kecamatan of a regency, regencies of a province, perangkat daerah of a government.

>>> jember = Region.of("Kab. Jember", {"Timur": ["Kec. Kalisat", "Kec. Mayang"], "Selatan": ["Kec. Ambulu"]})
>>> jember.offices
('Kec. Kalisat', 'Kec. Mayang', 'Kec. Ambulu')
>>> Region.of("Kab. Jember", {"Timur": ["Kec. Mayang"], "Selatan": ["Kec. Mayang"]})
Traceback (most recent call last):
sakip.errors.DefinitionError: 'Kec. Mayang' stands under 'Timur' and under 'Selatan'. Give everybody one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import field, frozen

from sakip import hooks
from sakip.errors import CycleError, DefinitionError, listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

DEEPEST_REGION: Final = 50
"""How many groups may lie inside one another."""


def _members(given: Iterable[Region | str]) -> tuple[Region | str, ...]:
    if isinstance(given, str):
        raise DefinitionError(f"{quoted(given)} is one name and no list of members", "Write ['Kec. A', 'Kec. B'].")
    return tuple(given)


@frozen
class Region:
    """A group by its ``name``: its ``members`` are offices, by name, and further groups, in the order listed.

    Every name stands in it once. ``height`` is 1 for a group of offices alone.

    Raises:
        DefinitionError: when a group is empty or nested too deeply, a name is blank or stands in it twice.
    """

    name: str
    members: tuple[Region | str, ...] = field(converter=_members)
    height: int = field(init=False, eq=False, repr=False)

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __attrs_post_init__(self) -> None:
        _check_name(self.name)
        if not self.members:
            raise DefinitionError(f"group {self.name!r} has no members", "Name its offices, or leave it out.")
        height = 1 + max(member.height if isinstance(member, Region) else 0 for member in self.members)
        if height > DEEPEST_REGION:
            raise DefinitionError(
                f"group {self.name!r} is nested deeper than {DEEPEST_REGION}", "Leave out groups of one member."
            )
        object.__setattr__(self, "height", height)
        seen = {self.name: ""}
        for name, group, _ in _walk(self):
            _check_name(name)
            if name in seen:
                where = f"under {seen[name]!r} and " if seen[name] else "at the top and "
                raise DefinitionError(f"{name!r} stands {where}under {group!r}", "Give everybody one place.")
            seen[name] = group

    @classmethod
    def of(cls, name: str, members: Mapping[str, Any] | Iterable[Any]) -> Region:
        """Make a region of nested mappings and lists: ``{"Kab. X": ["Kec. A", "Kec. B"], "Kab. Y": {...}}``.

        A list may hold names of offices, regions, and mappings of further groups.

        Raises:
            DefinitionError: where :class:`Region` does, and for anything that is neither.
        """
        return cls._nested(name, members, 1)

    @classmethod
    def _nested(cls, name: str, given: Any, deep: int) -> Region:
        if deep > DEEPEST_REGION:
            raise DefinitionError(
                f"group {quoted(name)} is nested deeper than {DEEPEST_REGION}", "Leave out groups of one member."
            )
        if isinstance(given, Region):
            return given if given.name == name else cls(name, given.members)
        if isinstance(given, str) or not isinstance(given, Iterable):
            raise DefinitionError(
                f"{quoted(given)} does not say who belongs to {name!r}", "Write a list of names, or a mapping."
            )
        listed_members = [given] if isinstance(given, Mapping) else given
        members: list[Region | str] = []
        for member in listed_members:
            if isinstance(member, Mapping):
                members += [cls._nested(group, inside, deep + 1) for group, inside in member.items()]
            else:
                members.append(member)
        return cls(name, members)

    @classmethod
    def from_parents(cls, parents: Mapping[str, str] | Iterable[tuple[str, str]], name: str = "") -> Region:
        """Make a region of who belongs to whom: ``{"Kec. A": "Kab. X", "Kab. X": "Prov. Y"}``, or pairs of them.

        A column of pandas is read by its index: ``frame.set_index("kecamatan")["kabupaten"]``.

        Whoever has nobody below is an office. ``name`` is the group around those that belong to nobody, needed where
        there are several.

        Raises:
            CycleError: when groups belong to one another in a circle; ``path`` names it.
            DefinitionError: when somebody belongs to two groups, or several groups belong to nobody.
        """
        above: dict[str, str] = {}
        below: dict[str, list[str]] = {}
        # a column of pandas has items too, by its index
        pairs = cast("Mapping[str, str]", parents).items() if hasattr(parents, "items") else parents
        for child, parent in pairs:
            if child in above:
                raise DefinitionError(
                    f"{child!r} stands under {above[child]!r} and under {parent!r}", "Give everybody one place."
                )
            above[child] = parent
            below.setdefault(parent, []).append(child)
        _check_circles(above)
        tops = [group for group in below if group not in above]
        if not name and len(tops) != 1:
            raise DefinitionError(
                f"{listed(tops)} belong to nobody" if tops else "nobody belongs to anybody",
                "Name the group that holds them: Region.from_parents(..., name='Prov. Y').",
            )
        if name and tops != [name]:
            below[name] = tops
        return cls._grown(name or tops[0], below, 1)

    @classmethod
    def _grown(cls, name: str, below: Mapping[str, list[str]], deep: int) -> Region:
        if deep > DEEPEST_REGION:
            raise DefinitionError(
                f"group {quoted(name)} is nested deeper than {DEEPEST_REGION}", "Leave out groups of one member."
            )
        return cls(name, [cls._grown(child, below, deep + 1) if child in below else child for child in below[name]])

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices in it, group by group."""
        return tuple(name for name, group, is_office in _walk(self) if is_office)

    @property
    def groups(self) -> tuple[str, ...]:
        """The names of its groups, its own first."""
        return (self.name, *(name for name, group, is_office in _walk(self) if not is_office))


def _walk(region: Region) -> Iterator[tuple[str, str, bool]]:
    """Yield every name below with the group it stands in, and whether it is an office's."""
    for member in region.members:
        if isinstance(member, Region):
            yield member.name, region.name, False
            yield from _walk(member)
        else:
            yield member, region.name, True


def _check_name(name: Any) -> None:
    if not isinstance(name, str) or not name.strip():
        raise DefinitionError(f"{quoted(name)} names no office", "Write its name as text.")


def _check_circles(above: Mapping[str, str]) -> None:
    done: set[str] = set()
    for start in above:
        trail: dict[str, None] = {}
        name: str | None = start
        while name is not None and name not in done:
            if name in trail:
                names = list(trail)
                path = (*names[names.index(name) :], name)
                raise CycleError(
                    f"groups belong to one another in a circle: {' → '.join(path)}", "Break the circle.", path=path
                )
            trail[name] = None
            name = above.get(name)
        done.update(trail)
