"""The levels of the cascade: what may stand below what, which carry a budget, and how their official codes look.

The order is that of planning: the vision and missions of the head of the region, the goals (*tujuan*) and objectives
(*sasaran*) of the region's plan (RPJMD), below them the goals and objectives of the office's plan (Renstra), and then
its programmes, activities and sub-activities.

Programmes and what is below them have official codes, the nomenclature of Permendagri 90/2019, renewed by Kepmendagri
050-3708/2020, 050-5889/2021 and 900.1.15.5-1317/2023. The first groups of a code are the affair of government
(*urusan*, ``7``) and its field (*bidang*, ``7.01`` Kecamatan). They group programmes and promise nothing, so they are
no nodes of a cascade.

>>> LEVELS["program"].accepts("7.01.02"), LEVELS["program"].accepts("7.1.2")
(True, False)
>>> [kind for kind in LEVELS["tujuan"].parents]
['misi', 'sasaran']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from attrs import field, frozen

from sakip import hooks

KINDS: Final = ("visi", "misi", "tujuan", "sasaran", "kinerja-lainnya", "program", "kegiatan", "subkegiatan")
"""The levels of the cascade, from the vision down. *Kinerja lainnya* stands beside *sasaran* in some agreements."""

OBJECTIVES: Final = ("sasaran", "kinerja-lainnya")
"""The levels whose performance an agreement promises, and that programmes serve."""


def _pattern(shapes: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches codes written like one of ``shapes``, in which ``9`` is a digit.

    The urusan and its bidang may be ``X.XX``: the programme that supports every affair is printed that way.
    """
    # [0-9] and not \d, which takes digits of other scripts too
    forms = [rf"(?:9\.99|X\.XX){re.escape(shape.removeprefix('9.99'))}" for shape in shapes]
    return re.compile("|".join(forms).replace("9", "[0-9]"))


def _fixed(given: Mapping[str, str]) -> Mapping[str, str]:
    return MappingProxyType(dict(given))


@frozen
class Level:
    """A level of the cascade; ``kind`` is its name.

    ``rank`` counts from the vision down; ``parents`` are the levels it may stand below, each with the reason;
    ``numbers`` are the shapes of its official code, the present one first; ``funded`` says whether a budget is given to
    it. The codes are those of the nomenclature of Permendagri 90/2019, renewed by Kepmendagri 050-3708/2020,
    050-5889/2021 and 900.1.15.5-1317/2023 [S].
    """

    kind: str
    rank: int
    parents: Mapping[str, str] = field(converter=_fixed, hash=False)
    numbers: tuple[str, ...] = ()
    funded: bool = False

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    _accepted: re.Pattern[str] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "_accepted", _pattern(self.numbers))

    def accepts(self, number: str) -> bool:
        """Say whether an official code has the shape of this level's."""
        return bool(self.numbers) and self._accepted.fullmatch(number) is not None


_TABLE: Final = (
    Level("visi", 0, {}),
    Level("misi", 1, {"visi": "a mission says how the vision is reached"}),
    Level(
        "tujuan",
        2,
        {
            "misi": "a goal of the region's plan breaks a mission down",
            "sasaran": "a goal of an office's plan (Renstra) answers an objective of the region's (RPJMD)",
        },
    ),
    Level(
        "sasaran",
        3,
        {
            "tujuan": "an objective makes its goal measurable",
            "sasaran": "an office may take its objective straight from one of the region's, without a goal of its own",
        },
    ),
    Level(
        "kinerja-lainnya",
        3,
        {
            "tujuan": "agreements print it beside the objectives of a goal",
            "sasaran": "or below the objective it adds to",
        },
    ),
    Level(
        "program",
        4,
        {
            "sasaran": "a programme is how an objective is reached; that is its outcome",
            "kinerja-lainnya": "it is promised like an objective",
        },
        ("9.99.99",),
        funded=True,
    ),
    Level("kegiatan", 5, {"program": "its output serves the outcome of the programme"}, ("9.99.99.9.99",), funded=True),
    Level(
        "subkegiatan",
        6,
        {"kegiatan": "the official list puts it below an activity"},
        ("9.99.99.9.99.9999", "9.99.99.9.99.99"),
        funded=True,
    ),
)

LEVELS: Final[Mapping[str, Level]] = MappingProxyType({level.kind: level for level in _TABLE})
"""The levels by name."""


def between(kind: str, parent: str) -> tuple[str, ...]:
    """Return the levels left out when a node of ``kind`` stands straight below one of ``parent``."""
    low, high = LEVELS[kind].rank, LEVELS[parent].rank
    return tuple(level.kind for level in _TABLE if high < level.rank < low)


def extends(number: str, above: str) -> bool:
    """Say whether an official code continues another, group by group; ``X`` stands for any digit."""
    groups, heads = number.split("."), above.split(".")
    return len(heads) < len(groups) and all(
        len(head) == len(group) and all(one in {other, "X"} or other == "X" for one, other in zip_longest(head, group))
        for head, group in zip(heads, groups, strict=False)
    )
