"""What is made of one another: indicators, sets, plans and regions in circles, chains and layers that double."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Final

import sakip
from limits.measuring import LEGAL_SECONDS, Case
from sakip.errors import SetFileError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sakip.errors import SakipError

_HEAD: Final = 'schema = 1\ncode = "x"\ntitle = "X"\nyear = 2024\n'
_CALLED: Final = '[[indicator]]\ncode = "i{n}"\nname = "I"\nunit = "bilangan"\n'
_MOST: Final = 2_000


def _expressed(place: int, text: str, **sources: str) -> str:
    """An indicator whose components are taken from others."""
    taken = ", ".join(f'{name} = {{ indicator = "{code}", take = "value" }}' for name, code in sources.items())
    return (
        _CALLED.replace("{n}", str(place))
        + f'formula = {{ kind = "expression", text = "{text}", taken = {{ {taken} }} }}\n'
    )


def _reported(place: int) -> str:
    return _CALLED.replace("{n}", str(place)) + 'formula = { kind = "count" }\n'


def _of(
    name: str, text: Callable[[], str], ends: type[SakipError] | str, call: Callable[[str], object] | None = None
) -> Case:
    """A set, many of them as large as is legal."""
    read = call or (lambda given: f"{len(sakip.loads(given))} indicators")
    return Case(name, ends, lambda _: text(), read, LEGAL_SECONDS)


def _chain(many: int = _MOST) -> str:
    return _HEAD + _reported(0) + "".join(_expressed(n, "a + 1", a=f"i{n - 1}") for n in range(1, many))


def _circle(many: int = _MOST) -> str:
    return _HEAD + "".join(_expressed(n, "a + 1", a=f"i{(n - 1) % many}") for n in range(many))


def _squares(many: int = 64) -> str:
    """Each is made of the square of the one before it, and stays between 0 and 1."""
    return _HEAD + _reported(0) + "".join(_expressed(n, "a * a / (a * a + 1)", a=f"i{n - 1}") for n in range(1, many))


def _layers(many: int = 64) -> str:
    """Two a layer, each made of both of the layer before it: 2 to the 64th ways from the last to the first."""
    text = _HEAD + _reported(0) + _reported(1)
    for n in range(2, 2 * many, 2):
        text += "".join(_expressed(place, "a + b", a=f"i{n - 2}", b=f"i{n - 1}") for place in (n, n + 1))
    return text


def _assessed(text: str) -> str:
    office = sakip.loads(text)
    card = sakip.assess(
        office,
        [
            sakip.Realisation(code, 2024, {"jumlah": 3})
            for code in ("i0", "i1")
            if not office[code].formula.components[0].source
        ],
    )
    last = card[office.indicators[-1].code]
    return f"{last.reason or 'computed'}"


def _explained(text: str) -> str:
    office = sakip.loads(text)
    card = sakip.assess(office, [sakip.Realisation(code, 2024, {"jumlah": 3}) for code in ("i0", "i1")])
    made = card[office.indicators[-1].code].explain()
    made.to_dict()
    made.text()
    return "explained"


def _definitions(many: int) -> str:
    """So many definitions of one indicator, each decreed on a day of its own, and one that is computed from it."""
    text = _HEAD + _reported(0) + _expressed(1, "a", a="i0")
    for n in range(many):
        year, month = 1950 + n // 12, n % 12 + 1
        day = f"{year}-{month:02}-01"
        text += f'[[definition]]\nindicator = "i0"\nvalid_from = {day}\nissued = {day}\nname = "I{n}"\n'
    return text


def _overlapping(many: int) -> str:
    return _HEAD + _reported(0) + '[[definition]]\nindicator = "i0"\nvalid_from = 2020-01-01\n' * many


def _nodes(many: int, parent: Callable[[int], int]) -> str:
    text = _HEAD + _reported(0)
    for n in range(many):
        text += f'[[node]]\ncode = "n{n}"\nkind = "sasaran"\ntext = "N"\nparent = "n{parent(n)}"\n'
    return text


def _planned(text: str) -> str:
    office = sakip.loads(text)
    plan = office.plan
    return f"{len(plan.findings())} findings" if hasattr(plan, "findings") else "planned"


# --- sets that extend sets --------------------------------------------------------------------------------------------


def _extending(many: int) -> Callable[[Path], Path]:
    def made(folder: Path) -> Path:
        for n in range(many):
            (folder / f"s{n}.toml").write_text(_HEAD + f'extends = "s{(n + 1) % many}.toml"\n', encoding="utf-8")
        return folder / "s0.toml"

    return made


def _long(many: int, folder: Path) -> Path:
    for n in range(many):
        base = f'extends = "s{n + 1}.toml"\n' if n + 1 < many else ""
        (folder / f"s{n}.toml").write_text(_HEAD + base, encoding="utf-8")
    return folder / "s0.toml"


def _onto(make: Callable[[Path], object], folder: Path) -> Path:
    make(folder / "dasar.toml")
    (folder / "s.toml").write_text(_HEAD + 'extends = "dasar.toml"\n', encoding="utf-8")
    return folder / "s.toml"


def _extends(name: str, make: Callable[[Path], Path], ends: type[SakipError] | str = SetFileError) -> Case:
    return Case(f"extends: {name}", ends, make, lambda path: sakip.load(path).code)


def _looped(path: Path) -> None:
    path.symlink_to(path.name)


def _sparse(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 30)


def _itself(path: Path) -> None:
    path.symlink_to("s.toml")


CASES: Final = (
    _of("2,000 indicators in a chain", _chain, "2000 indicators"),
    _of("2,000 indicators in a chain, assessed", _chain, "computed", _assessed),
    _of("2,000 indicators in a circle", _circle, SetFileError),
    _of("2,001 indicators", lambda: _HEAD + "".join(map(_reported, range(_MOST + 1))), SetFileError),
    _of("an indicator of itself", partial(_circle, 1), SetFileError),
    _of("64 indicators, each the square of the one before", _squares, "missing-source", _assessed),
    _of("64 layers of two indicators", _layers, "missing-source", _assessed),
    _of("64 layers of two indicators, explained", _layers, "explained", _explained),
    _of("600 definitions, each decreed on its day", partial(_definitions, 600), SetFileError),
    _of("2,000 definitions for one day", partial(_overlapping, _MOST), SetFileError),
    _of(
        "10,000 nodes in a chain",
        partial(_nodes, 10_000, lambda n: n + 1 if n < 9_999 else 9_999),
        SetFileError,
        _planned,
    ),
    _of("10,000 nodes in a circle", partial(_nodes, 10_000, lambda n: (n + 1) % 10_000), "1 findings", _planned),
    _extends("itself", _extending(1)),
    _extends("a circle of 1,000", _extending(1_000)),
    _extends("a chain of 1,000", partial(_long, 1_000)),
    _extends("a chain of 11", partial(_long, 11)),
    _extends("a link to /dev/zero", partial(_onto, lambda path: path.symlink_to("/dev/zero"))),
    _extends("a link to /dev/random", partial(_onto, lambda path: path.symlink_to("/dev/random"))),
    _extends("a link to /dev/tty", partial(_onto, lambda path: path.symlink_to("/dev/tty"))),
    _extends("a link to itself", partial(_onto, _looped)),
    _extends("a link to the file that extends", partial(_onto, _itself)),
    _extends("a pipe nobody writes to", partial(_onto, os.mkfifo)),
    _extends("a folder", partial(_onto, lambda path: path.mkdir())),
    _extends("a file of 1 GiB", partial(_onto, _sparse)),
)
