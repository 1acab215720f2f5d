"""Writing sets: as TOML for people, as JSON for programs, and so that reading gives the same set again.

A set is written whole, standing by itself: what it extends is in it, what is as usual is left out. Whatever is written
is read again before it is handed over and compared with the set, so that no file says something else than was meant;
what a file cannot say, such as a component measured by an instrument, is refused with its place.

>>> from sakip.formulas import count
>>> from sakip.indicators import Indicator
>>> from sakip.sets.model import IndicatorSet
>>> office = IndicatorSet("uji", [Indicator(code="inovasi", name="Jumlah inovasi", unit="inovasi", formula=count())])
>>> print(dumps(office), end="")
schema = 1
code = "uji"
<BLANKLINE>
[[indicator]]
code = "inovasi"
name = "Jumlah inovasi"
unit = "inovasi"
formula = { kind = "count" }
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from sakip.errors import DefinitionError, SakipError, SetFileError, UnknownNameError, quoted
from sakip.packs import installed
from sakip.sets.catalogue import FORMATS, SCHEMA, loads
from sakip.sets.writing.comparing import difference
from sakip.sets.writing.indicators import definition_table, every_key, indicator_table, rule_tables
from sakip.sets.writing.plain import table_of
from sakip.sets.writing.records import Promises, realisation_table
from sakip.sets.writing.replacing import replace_file
from sakip.sets.writing.scales import Scales
from sakip.toml.text import written_path

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sakip.packs import Registry
    from sakip.sets.model import IndicatorSet

__all__ = ["dump", "dumps"]


def dumps(
    office: IndicatorSet,
    format: str = "toml",  # noqa: A002  # what a file is written in is called so everywhere
    registry: Registry | None = None,
) -> str:
    """Return the text of a set file: ``loads(dumps(office)) == office``.

    ``format`` is ``"toml"`` (extra ``edit``) or ``"json"``. A scale of an indicator that is neither a regulation's, on
    the day of the set, nor among the ``scales`` of the set is written too, and is among them when the text is read.
    ``registry`` is what names with a namespace are looked for in, as :func:`sakip.load` does.

    Raises:
        DefinitionError: when no file can say what the set says; ``place`` is the path to it, the remedy what to do.
        UnknownNameError: for another format.
        MissingExtraError: when TOML is asked for and tomlkit is not installed.
    """
    if format not in FORMATS:
        raise UnknownNameError.among("format of a set file", format, FORMATS)
    known = registry or installed()
    writer = _Writer(office, known)
    data = writer.tables()
    if format == "json":
        text = json.dumps(data, ensure_ascii=False, indent=2, default=_day) + "\n"
    else:
        from sakip.toml.writing import written  # noqa: PLC0415  # tomlkit is an extra, and JSON needs none

        with _at():
            text = written(data)
    _prove(writer.expected, text, format, known)
    return text


def dump(office: IndicatorSet, path: str | Path, registry: Registry | None = None) -> None:
    """Write a set into a file, as ``.toml`` or ``.json``; a file that is there is replaced at once, or not at all.

    Raises:
        DefinitionError: as :func:`dumps`.
        UnknownNameError: for another suffix.
        OSError: when the file cannot be written.
    """
    target = Path(path)
    replace_file(target, dumps(office, target.suffix.removeprefix("."), registry).encode())


class _Writer:
    """Turns a set into tables; ``expected`` is what reading them gives."""

    def __init__(self, office: IndicatorSet, registry: Registry | None) -> None:
        self._office = office
        self._registry = registry
        self._scales = Scales(office)
        added = self._scales.added
        self.expected = evolve(office, scales={**office.scales, **added}) if added else office

    def tables(self) -> dict[str, Any]:
        """Return every table, in the order of a set file; what says nothing is left out."""
        office = self._office
        self._check()
        promises = Promises(office.documents, office.targets)
        head = {
            "schema": SCHEMA,
            "code": office.code,
            "title": office.title,
            "year": office.year,
            "source": office.source,
        }
        tables: dict[str, Any] = {name: value for name, value in head.items() if value is not None and value != ""}
        for name in ("office", "decree"):
            if getattr(office, name) is not None:
                with _at(name):
                    tables[name] = table_of(getattr(office, name))
        lists: dict[str, Any] = {
            "unit": [{"name": unit} for unit in office.own_units],
            "node": self._each("nodes"),
            "link": self._each("links"),
            "budget": self._each("budgets"),
            "rule": self._rules(),
            **self._indicators(),
        }
        with _at("scales"):
            lists["scale"] = list(self._scales.tables())
        with _at("documents"):
            lists["document"] = list(promises.documents())
        lists["target"] = []
        for place, target in enumerate(office.targets[promises.apart :], promises.apart):
            with _at("targets", place):
                lists["target"].append(promises.target(target))
        lists["realisation"] = []
        for place, record in enumerate(office.realisations):
            with _at("realisations", place):
                lists["realisation"].append(realisation_table(record))
        lists |= {
            "analysis": self._each("analyses"),
            "reading": self._each("readings"),
            "accept": self._each("accepted"),
        }
        return tables | {name: several for name, several in lists.items() if several}

    def _each(self, name: str) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = []
        for place, thing in enumerate(getattr(self._office, name)):
            with _at(name, place):
                made.append(table_of(thing))
        return made

    def _rules(self) -> list[dict[str, Any]]:
        office = self._office
        with _at("indicators"):
            return rule_tables((*office.indicators, *office.earlier), self._registry)

    def _indicators(self) -> dict[str, Any]:
        office = self._office
        current: dict[str, dict[str, Any]] = {}
        for place, indicator in enumerate(office.indicators):
            with _at("indicators", place):
                current[indicator.code] = every_key(indicator, self._scales, self._registry)
        earlier: list[dict[str, Any]] = []
        for place, definition in enumerate(office.earlier):
            with _at("earlier", place):
                keys = every_key(definition, self._scales, self._registry)
                earlier.append(definition_table(keys, current[definition.code]))
        return {"indicator": [indicator_table(keys) for keys in current.values()], "definition": earlier}

    def _check(self) -> None:
        """Name what no table has room for."""
        office = self._office
        if office.also_called:
            raise _refused(
                ("also_called",), "the set is as it was defined on a day", "Write the set that it was taken from."
            )
        for name in ("indicators", "earlier"):
            for place, indicator in enumerate(getattr(office, name)):
                if indicator.own_units != office.own_units:
                    raise _refused(
                        (name, place, "own_units"),
                        f"the units of its own {indicator.own_units} are not those of the set, {office.own_units}",
                        "Give the set and each of its indicators the same own_units.",
                    )


def _prove(office: IndicatorSet, text: str, format: str, registry: Registry | None) -> None:  # noqa: A002  # as dumps
    """Read what was written, and compare.

    Raises:
        DefinitionError: when it cannot be read, or says something else.
    """
    try:
        text.encode()
        again = loads(text, office.code, registry, format=format)
    except SetFileError as error:
        first = error.findings[0]
        where = first.place.key if first.place is not None else ""
        raise _refused((where,), first.message("en").rstrip("."), first.remedy("en")) from error
    except UnicodeEncodeError as error:
        what = f"a text holds {error.object[error.start]!r}, half of a character"
        raise _refused((), what, "Write the whole character.") from error
    found = difference(again, office)
    if found is not None:
        place, read, meant = found
        what = f"a file would say {quoted(read)}, where the set says {quoted(meant)}"
        raise _refused(place, what, "Change the set to what a file can say.")


@contextmanager
def _at(*place: str | int) -> Iterator[None]:
    """Say of what goes wrong inside where it is."""
    try:
        yield
    except SakipError as error:
        raise _refused(place, error.what, error.remedy) from error


def _refused(place: tuple[str | int, ...], what: str, remedy: str) -> DefinitionError:
    path = written_path(place)
    where = f" at {path}" if path else ""
    return DefinitionError(f"the set cannot be written{where}: {what}", remedy, place=path)


def _day(value: dt.date) -> str:
    return value.isoformat()
