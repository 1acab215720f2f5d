"""Changing a set file in place: what the change is not about stays as its author wrote it, comments and all.

A program that corrects a target, or takes over last year's file, should not tidy up after people. A table is named as
people name it, by its code, or by indicator and period::

    with edit("iku.toml") as file:
        file.change("indicator", "ikm", places=1)
        file.add("target", indicator="ikm", period="2025", value="88")
        file.remove("target", "inovasi", "2025")
        print(file.preview())

The file is saved when the block ends, at once and only if it can still be loaded; where anything goes wrong it is as it
was. What a file says in JSON has no comments to keep: load it, change the set, and
:func:`sakip.sets.dump` it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from copy import deepcopy
from decimal import Decimal
from difflib import unified_diff
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

import attrs

from sakip.errors import DefinitionError, PeriodError, SetFileError, UnknownNameError, quoted
from sakip.periods import parse_period
from sakip.sets.catalogue import loads
from sakip.sets.merging import IDENTITIES
from sakip.sets.shape import SetFile
from sakip.sets.writing.plain import argument, value_of
from sakip.sets.writing.replacing import replace_file
from sakip.toml.blocks import Block, blocks
from sakip.toml.text import LARGEST_FILE, Literal, read

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from sakip.packs import Registry
    from sakip.sets.model import IndicatorSet

_BOM: Final = b"\xef\xbb\xbf"
_NAMES: Final = MappingProxyType({"rule": ("name",), **IDENTITIES, "realisation": ("indicator", "period", "recorded")})
# tables of names, of which a change names some
_BY_NAME: Final = frozenset({"targets", "components"})
_LONE_END: Final = re.compile(r"(?<!\r)\n")


def edit(path: str | Path, registry: Registry | None = None) -> EditedFile:
    """Open a set file to change it; use it as a context manager.

    Raises:
        SetFileError: when it is no TOML.
        DefinitionError: when it is a file in JSON.
        MissingExtraError: when tomlkit is not installed.
        OSError: when it cannot be read.
    """
    return EditedFile(Path(path), registry)


def _merged(held: Any, given: Any) -> Any:
    """Return a table of names with those of another in it, less the ones that are None."""
    if not isinstance(held, dict) or not isinstance(given, dict):
        return given
    return {name: value for name, value in {**held, **given}.items() if value is not None}


class EditedFile:
    """A set file while it is changed; nothing is written before the end of the ``with``, or :meth:`save`."""

    def __init__(self, path: Path, registry: Registry | None = None) -> None:
        import sakip.toml.writing as _  # noqa: F401, PLC0415  # without tomlkit, fail before anything is asked

        if path.suffix == ".json":
            raise DefinitionError(f"{path} is JSON", "Load it, change the set with attrs.evolve, and dump it.")
        self._path = path
        self._registry = registry
        with path.open("rb") as file:
            # one byte more than is read is enough to see that a file is too large
            self._raw = file.read(LARGEST_FILE + 1)
        self._bom = self._raw.startswith(_BOM)
        source, findings = read(self._raw, str(path))
        if source is None:
            raise SetFileError.of(str(path), findings)
        self._before = self._raw.removeprefix(_BOM).decode()
        self._text = self._kept = self._before

    @property
    def text(self) -> str:
        """The text of the file as it would be saved."""
        return self._text

    @property
    def office(self) -> IndicatorSet:
        """The set as the file would be loaded.

        Raises:
            SetFileError: when it cannot be; lines are those of :attr:`text`.
        """
        return loads(self._text, str(self._path), self._registry, folder=self._path.parent)

    def change(self, table: str = "", /, *names: object, **keys: Any) -> None:
        """Change, add, or by None take out keys of a table: ``change("indicator", "ikm", places=1)``.

        ``names`` tell one table of a list from others, the code first; ``change(title=…)`` is about the set itself. Of
        ``targets`` and ``components`` those that are named are changed, and by None taken out.

        Raises:
            UnknownNameError: for a table, a name or a key there is not; the nearest is named.
            DefinitionError: when the names do not tell which, or the file is written in a way that must be changed by
                hand.
        """
        self._check(table, keys)
        given = {key: _named_or_given(key, value) for key, value in keys.items()}
        data = self._with(table)
        held, place = self._find(data, table, names)
        given |= {key: _merged(held.get(key), given[key]) for key in _BY_NAME & given.keys()}
        _lay_over(held, given)
        found = self._block(table, place)
        if found is None:
            self._append(table, given, listed=False)
        else:
            entry = self._text[found.start : found.end]
            self._put(found.start, found.end, self._changed(entry, table, given))
        self._confirm(data)

    def add(self, table: str, /, **keys: Any) -> None:
        """Add a table behind the others of its kind: ``add("target", indicator="ikm", period="2025", value="88")``.

        Raises:
            UnknownNameError: for a table or a key there is not.
            DefinitionError: when there is such a table already and can be only one.
        """
        self._check(table, keys, named=True)
        given = {key: _given(value) for key, value in keys.items() if value is not None}
        data = self._with(table)
        listed = _tables()[table][1]
        if listed:
            data.setdefault(table, []).append(given)
        elif table in data:
            raise DefinitionError(f"{self._path} has a table {table!r}", "Change it, there can be only one.")
        else:
            data[table] = given
        self._append(table, given, listed=listed)
        self._confirm(data)

    def remove(self, table: str, /, *names: object) -> None:
        """Take a table out, with the comments in it; those above it stay.

        Raises:
            UnknownNameError: for a table or a name there is not.
            DefinitionError: when the names do not tell which.
        """
        self._check(table, {}, named=True)
        data = self._with(table)
        if table not in data:
            raise UnknownNameError.among("table of this file", table, data)
        _, place = self._find(data, table, names)
        if place is None:
            data.pop(table)
        else:
            del data[table][place]
            if not data[table]:
                del data[table]
        found = self._block(table, place)
        if found is None:
            raise self._by_hand()
        before, rest = self._text[: found.start], self._text[found.end :]
        # of two blank lines about it one is enough; below a comment it stays
        apart = not before or before.endswith(("\n\n", "\r\n\r\n"))
        blank = len(rest) - len(rest.lstrip("\r\n")) if apart else 0
        self._put(found.start, found.end + blank, "")
        self._confirm(data)

    def preview(self) -> str:
        """Return what would change, as a unified diff; empty when nothing would."""
        name = str(self._path)
        diff = unified_diff(self._before.splitlines(), self._text.splitlines(), name, name, lineterm="")
        return "".join(f"{line}\n" for line in diff)

    def save(self) -> None:
        """Replace the file by :attr:`text`; where nothing was changed, leave it alone.

        Raises:
            SetFileError: when it could not be loaded any more.
            DefinitionError: when somebody else has changed the file since it was opened.
            OSError: when it cannot be written.
        """
        if self._text == self._before:
            return
        _ = self.office
        if self._path.read_bytes() != self._raw:
            raise DefinitionError(f"{self._path} was changed by somebody else meanwhile", "Open it again.")
        self._raw = (_BOM if self._bom else b"") + self._text.encode()
        replace_file(self._path, self._raw)
        self._before = self._text

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.save()

    # --- what stands where --------------------------------------------------------------------------------------------

    def _data(self) -> dict[str, Any]:
        return tomllib.loads(self._text, parse_float=Literal)

    def _with(self, table: str) -> dict[str, Any]:
        """Return the data of the file, in which what is called like a table has to be one, or a list of them."""
        data = self._data()
        held: Any = data.get(table)
        tables: Any = held if _tables()[table][1] else [held]
        if table and table in data and not (isinstance(tables, list) and all(isinstance(one, dict) for one in tables)):
            raise self._by_hand()
        return data

    def _check(self, table: str, keys: dict[str, Any], *, named: bool = False) -> None:
        tables = _tables()
        if table not in tables or (named and not table):
            raise UnknownNameError.among("table of a set file", table, filter(None, tables))
        for key in keys:
            if key not in tables[table][0]:
                raise UnknownNameError.among(f"key of {table or 'a set file'}", key, tables[table][0])

    def _find(self, data: dict[str, Any], table: str, names: tuple[object, ...]) -> tuple[dict[str, Any], int | None]:
        """Return the table of these names, and its place in its list; one that can be only once is made."""
        if not table:
            return data, None
        if not _tables()[table][1]:
            return data.setdefault(table, {}), None
        keys = _NAMES[table][: len(names)]
        entries: list[dict[str, Any]] = data.get(table, [])
        found = [
            place
            for place, entry in enumerate(entries)
            if all(_same(key, entry.get(key), name) for key, name in zip(keys, names, strict=False))
        ]
        said = " ".join(map(str, names))
        if not found or len(names) > len(_NAMES[table]):
            known = {" ".join(str(entry.get(key, "")) for key in keys or _NAMES[table][:1]) for entry in entries}
            raise UnknownNameError.among(f"{table} with a table of its own", said, known)
        if len(found) > 1:
            raise DefinitionError(
                f"{len(found)} tables {table!r} are called {said!r}", f"Name them by {', '.join(_NAMES[table])}."
            )
        return entries[found[0]], found[0]

    def _block(self, table: str, place: int | None) -> Block | None:
        found = [block for block in blocks(self._text) if block.named(table)]
        if place is None:
            return found[0] if found else None
        if place >= len(found):
            raise self._by_hand()
        return found[place]

    # --- changes to the text ------------------------------------------------------------------------------------------

    def _changed(self, entry: str, table: str, keys: dict[str, Any]) -> str:
        from sakip.toml.writing import changed  # noqa: PLC0415  # tomlkit is an extra

        if changed(entry, table, {}) != entry:
            raise self._by_hand()
        new = changed(entry if not entry or entry.endswith("\n") else f"{entry}\n", table, keys)
        return new if _LONE_END.search(entry) else self._ended(new)

    def _append(self, table: str, keys: dict[str, Any], *, listed: bool) -> None:
        from sakip.toml.writing import written  # noqa: PLC0415  # tomlkit is an extra

        order = [key for key in _tables()[table][0] if key in keys]
        ordered = {key: keys[key] for key in order if keys[key] is not None}
        new = written({table: [ordered] if listed else ordered})
        alike = [block.end for block in blocks(self._text) if block.named(table)]
        end = max(alike, default=len(self._text))
        before = self._text[:end]
        gap = "" if not before else "\n" if before.endswith("\n") else "\n\n"
        self._put(end, end, self._ended(f"{gap}{new}"))

    def _ended(self, text: str) -> str:
        """Return new lines with the line ends of the file."""
        ends = self._before.count("\r\n") * 2 > self._before.count("\n")
        return _LONE_END.sub("\r\n", text) if ends else text

    def _put(self, start: int, end: int, new: str) -> None:
        self._kept = self._text
        self._text = self._text[:start] + new + self._text[end:]

    def _confirm(self, wanted: dict[str, Any]) -> None:
        """See that the text says what was asked for and nothing else; if not, take the change back."""
        try:
            same = self._data() == _read_back(wanted)
        except tomllib.TOMLDecodeError:
            same = False
        if not same:
            self._text = self._kept
            raise self._by_hand()

    def _by_hand(self) -> DefinitionError:
        return DefinitionError(
            f"{self._path} is written in a way that cannot be changed here", "Give each table a header of its own."
        )


def _tables() -> dict[str, tuple[list[str], bool]]:
    """Return the keys of each table of a set file, and whether there may be several; the set itself has no name."""
    found: dict[str, tuple[list[str], bool]] = {"": ([], False)}
    for name, kind in get_type_hints(SetFile).items():
        table = next((one for one in (kind, *get_args(kind)) if attrs.has(one)), None)
        if table is None:
            found[""][0].append(name)
            continue
        keys = [attribute.alias for attribute in attrs.fields(table) if attribute.init]
        # a definition says whose it is
        found[name] = (
            ["indicator" if (name, key) == ("definition", "code") else key for key in keys],
            kind is not table,
        )
    return {name: (keys, listed and name not in {"office", "decree"}) for name, (keys, listed) in found.items()}


def _given(value: Any) -> Any:
    return argument(value) if isinstance(value, float | Decimal) else value_of(value)


def _named_or_given(key: str, value: Any) -> Any:
    if key in _BY_NAME and isinstance(value, Mapping):
        return {name: None if one is None else _given(one) for name, one in value.items()}
    return None if value is None else _given(value)


def _lay_over(table: dict[str, Any], keys: dict[str, Any]) -> None:
    for key, value in keys.items():
        if value is None:
            table.pop(key, None)
        else:
            table[key] = deepcopy(value)


def _read_back(data: Any) -> Any:
    """Return values as reading them gives: a number without a decimal point is a whole one."""
    if isinstance(data, dict):
        return {key: _read_back(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_read_back(value) for value in data]
    return int(data) if isinstance(data, Literal) and data.removeprefix("-").isdigit() else data


def _same(key: str, held: object, name: object) -> bool:
    if key == "period" and held is not None:
        try:
            return parse_period(str(held)) == parse_period(str(name))
        except PeriodError:
            return quoted(held) == quoted(name)
    return str(held) == str(name)
