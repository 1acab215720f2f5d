"""Where sets come from: the packaged ones, those of installed packs, and files; and how one extends another."""

from __future__ import annotations

from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any, Final

from attrs import evolve, field, frozen

from sakip.errors import SetFileError, UnknownNameError, quoted
from sakip.findings import Finding
from sakip.sets.meaning import meant
from sakip.sets.model import IndicatorSet
from sakip.sets.shape import SetFile
from sakip.toml.shape import shaped
from sakip.toml.text import LARGEST_FILE, Source, read
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from sakip.findings import Place
    from sakip.toml.text import Path

ENTRY_POINTS: Final = "sakip.sets"
"""The entry-point group by which other packages offer sets: a path to a TOML file in them, or an IndicatorSet."""

SCHEMA: Final = 1
"""The version of the set-file format this library reads."""

_LONGEST_CHAIN = 10
# by what the entries of each list of tables are told apart when one set extends another
_IDENTITIES: Final[dict[str, tuple[str, ...]]] = {
    "unit": ("name",),
    "node": ("code",),
    "indicator": ("code",),
    "scale": ("key",),
    "target": ("indicator", "period", "issued", "kind"),
    "reading": ("code",),
    "accept": ("check", "subject"),
    "definition": ("indicator", "valid_from", "valid_until"),
    "document": ("code",),
    "analysis": ("indicator", "period"),
    "link": ("lower", "upper", "kind"),
    "budget": ("node", "period", "version", "issued", "recorded"),
}
# a target that does not say when it was issued changes the one below, whenever that was
_UNDATED_TARGET: Final = ("indicator", "period", "kind")
# stands in for an indicator there is not, so that the rest of the file is read all the same
_UNKNOWN: Final = {"code": "-", "name": "-", "unit": "bilangan", "formula": {"kind": "count"}}
# what is not the same of two definitions of one indicator
_OF_ONE_DEFINITION: Final = frozenset({"valid_from", "valid_until", "issued", "basis"})


def available() -> tuple[str, ...]:
    """Return the names of the sets that can be loaded by name: packaged, and of installed packs."""
    return tuple(sorted({*_packaged(), *entry_points(group=ENTRY_POINTS).names}))


def load(name: str | FilePath) -> IndicatorSet:
    """Load a set: a packaged one or one of an installed pack by its name, or a ``.toml`` file by its path.

    Raises:
        UnknownNameError: when no set has that name; the nearest is named.
        SetFileError: when the file has faults; every one is in its ``findings``, with file, line and key. Also when
            the pack that offers the set cannot be loaded.
        OSError: when the file cannot be read.
    """
    found = _found(name, None)
    return found if isinstance(found, IndicatorSet) else _made(found)


def loads(text: str, name: str = "<text>") -> IndicatorSet:
    """Load a set from the text of a set file; ``name`` stands for the file in messages.

    Raises:
        SetFileError: when the text has faults.
    """
    return _made(_File(name, text, None))


@frozen
class _File:
    """A set file: its name for messages, its content, and the folder that a path in ``extends`` starts from."""

    name: str
    content: bytes | str = field(repr=False)
    folder: FilePath | None


def _found(name: str | FilePath, folder: FilePath | None) -> _File | IndicatorSet:
    if isinstance(name, FilePath) or name.endswith(".toml"):
        path = FilePath(name) if folder is None else folder / name
        with path.open("rb") as file:
            # one byte more than is allowed is enough to see that a file is too large
            return _File(str(path), file.read(LARGEST_FILE + 1), path.parent)
    packaged = _packaged().get(name)
    if packaged is not None:
        return _File(packaged.name, packaged.read_bytes(), None)
    for point in entry_points(group=ENTRY_POINTS).select(name=name):
        try:
            offered: Any = point.load()
            return offered if isinstance(offered, IndicatorSet) else _found(FilePath(offered), None)
        except Exception as error:
            what = f"set {name!r} cannot be loaded from {point.value}: {error}"
            raise SetFileError.of(name, [_unusable(what, "Mend or remove that package.")]) from error
    raise UnknownNameError.among("indicator set", name, available())


def _packaged() -> dict[str, Traversable]:
    folder = files("sakip").joinpath("data", "sets")
    return {entry.name.removesuffix(".toml"): entry for entry in folder.iterdir() if entry.name.endswith(".toml")}


def _made(file: _File) -> IndicatorSet:
    sources = _chain(file)
    # first of all, or every key of a later version would be named as a fault
    later = [
        Finding("schema-version", {"given": quoted(source.data["schema"])}, source.place(("schema",)))
        for source in sources
        if type(source.data.get("schema", SCHEMA)) is int and source.data.get("schema", SCHEMA) != SCHEMA
    ]
    if later:
        raise SetFileError.of(file.name, later)
    merged = _Merged(sources)
    unknown = merged.spell_out_definitions()
    shape, misshapen = shaped(merged.data, SetFile)
    if shape is None:
        found = [Finding(fault.code, fault.facts, merged.place(fault.path)) for fault in misshapen]
        raise SetFileError.of(file.name, [*unknown, *found])
    result = meant(shape, merged.place, merged.origins(), merged.overridden())
    if result.office is None or unknown:
        raise SetFileError.of(file.name, [*unknown, *result.findings])
    return evolve(result.office, where=merged.named)


# --- one set on top of another ----------------------------------------------------------------------------------------


def _chain(file: _File) -> list[Source]:
    """Return the file and those it extends, itself first."""
    sources: list[Source] = []
    chain = [file]
    while True:
        current = chain[-1]
        source, findings = read(current.content, current.name)
        if source is None:
            raise SetFileError.of(file.name, findings)
        sources.append(source)
        base = source.data.get("extends", "")
        if type(base) is not str or not base:
            return sources
        place = source.place(("extends",))
        try:
            found = _found(base, current.folder)
        except SetFileError as error:
            raise SetFileError.of(file.name, [evolve(fault, place=place) for fault in error.findings]) from error
        except (UnknownNameError, OSError, ValueError) as error:  # the last for a path no system can have
            raise SetFileError.of(file.name, [_unusable(str(error), place=place)]) from None
        if isinstance(found, IndicatorSet):
            what = f"{base!r} is offered by a pack without its file"
            raise SetFileError.of(file.name, [_unusable(what, place=place)])
        path = " → ".join(earlier.name for earlier in [*chain, found])
        if found in chain:
            raise SetFileError.of(file.name, [Finding("cycle", {"path": path}, place)])
        if len(chain) >= _LONGEST_CHAIN:
            what = f"more than {_LONGEST_CHAIN} sets extend one another: {path}"
            raise SetFileError.of(file.name, [_unusable(what, "Put some of them together.", place)])
        chain.append(found)


def _unusable(what: str, remedy: str = "", place: Place | None = None) -> Finding:
    return Finding("bad-value", {"what": what.rstrip("."), "remedy": remedy}, place)


class _Merged:
    """The data of a chain of files, the later word of each kept, and where each word stands."""

    def __init__(self, sources: list[Source]) -> None:
        self._sources = sources
        self.data: dict[str, Any] = sources[0].data
        # for each entry of each list of tables: the files it stands in, itself first, with its place there
        self._entries: dict[tuple[str, int], list[tuple[Source, int]]] = {}
        if len(sources) > 1:
            self._merge()

    def place(self, path: Path) -> Place:
        """Return the line of a key in the file whose word on it counts."""
        if len(self._sources) == 1 or not path:
            return self._sources[0].place(path)
        head, *rest = path
        if rest and isinstance(rest[0], int) and (str(head), rest[0]) in self._entries:
            entries = self._entries[str(head), rest[0]]
            for source, index in entries:
                if len(rest) < 2 or rest[1] in source.data[str(head)][index]:
                    return source.place((head, index, *rest[1:]))
            return entries[0][0].place((head, entries[0][1]))
        for source in self._sources:
            table = source.data.get(str(head))
            if head in source.data and not (rest and isinstance(table, dict) and rest[0] not in table):
                return source.place(path)
        return self._sources[0].place(path)

    def named(self, *path: str | int) -> Place:
        """Return the line of what a path names by its code instead of its place in a list.

        A target is named by its indicator and its period, as written.
        """
        table, *rest = path or ("",)
        keys = _IDENTITIES.get(str(table), ())[: 2 if table == "target" else 1]
        if keys and len(rest) >= len(keys) and isinstance(rest[0], str):
            for place, entry in enumerate(_entries(self.data.get(str(table)))):
                if _identity(entry, keys) == tuple(map(str, rest[: len(keys)])):
                    return self.place((table, place, *rest[len(keys) :]))
            if table == "target":
                return self._promise(*map(str, rest))
        return self.place(path)

    def _promise(self, indicator: str, period: str, *_: str) -> Place:
        """Return the line of a target that stands in its document."""
        for place, entry in enumerate(_entries(self.data.get("document"))):
            targets = entry.get("targets")
            if isinstance(targets, dict) and indicator in targets:
                given = targets[indicator]
                if isinstance(given, dict) and period in given:
                    return self.place(("document", place, "targets", indicator, period))
                if str(entry.get("period")) == period:
                    return self.place(("document", place, "targets", indicator))
        return self.named("indicator", indicator)

    def origins(self) -> dict[str, str]:
        """Return for each indicator the code of the set that first defines it."""
        return {
            code: str(entries[-1][0].data.get("code", ""))
            for (table, place), entries in self._entries.items()
            if table == "indicator" and isinstance(code := self.data[table][place].get("code"), str)
        }

    def overridden(self) -> dict[str, tuple[str, ...]]:
        """Return for each indicator that stands in several files the keys whose word was changed."""
        changed: dict[str, tuple[str, ...]] = {}
        for (table, place), entries in self._entries.items():
            if table != "indicator" or len(entries) < 2:
                continue
            words = [source.data[table][index] for source, index in entries[:-1]]
            keys = dict.fromkeys(key for entry in words for key in entry if key != "code")
            changed[str(self.data[table][place].get("code"))] = tuple(keys)
        return changed

    def spell_out_definitions(self) -> list[Finding]:
        """Complete each ``[[definition]]``, which says what differs, by the rest of its indicator."""
        indicators = {
            entry["code"]: entry for entry in _entries(self.data.get("indicator")) if isinstance(entry.get("code"), str)
        }
        tables = self.data.get("definition")
        unknown: list[Finding] = []
        if not isinstance(tables, list):
            return unknown
        spelled: list[Any] = []
        for index, entry in enumerate(tables):
            if not isinstance(entry, dict):
                spelled.append(entry)
                continue
            name = entry.get("indicator", "")
            if "code" in entry:
                unknown.append(
                    Finding(
                        "unknown-key",
                        {"name": "code", **hints("code", ["indicator"])},
                        self.place(("definition", index, "code")),
                    )
                )
            if not isinstance(name, str) or name not in indicators:
                facts = {"kind": Word("a-indicator"), "name": str(name), **hints(str(name), indicators)}
                unknown.append(Finding("unknown-reference", facts, self.place(("definition", index, "indicator"))))
            base = indicators.get(name) if isinstance(name, str) else None
            left = {"indicator", "code"} if base else {"indicator", "code", "unit", "formula"}
            inherited = {key: value for key, value in (base or _UNKNOWN).items() if key not in _OF_ONE_DEFINITION}
            spelled.append({**inherited, **{key: value for key, value in entry.items() if key not in left}})
        self.data = {**self.data, "definition": spelled}
        return unknown

    def _merge(self) -> None:
        merged: dict[str, Any] = {}
        for source in reversed(self._sources):
            for key, value in source.data.items():
                if isinstance(value, list):
                    self._merge_list(merged, key, source, value)
                elif isinstance(value, dict) and isinstance(merged.get(key), dict):
                    merged[key] = merged[key] | value
                else:
                    merged[key] = value
        self.data = merged

    def _merge_list(self, merged: dict[str, Any], key: str, source: Source, entries: list[Any]) -> None:
        """Lay the entries of one file over those of the files below: the same one is changed, a new one added."""
        below = merged.setdefault(key, [])
        if not isinstance(below, list):
            below = merged[key] = []
        identity = _IDENTITIES.get(key)
        known = {_identity(entry, identity): place for place, entry in enumerate(below)} if identity else {}
        of_any_day = {_identity(entry, _UNDATED_TARGET): place for place, entry in enumerate(below)}
        for index, entry in enumerate(entries):
            # what one file says twice is no change of what it extends
            place = known.pop(_identity(entry, identity), None) if identity and isinstance(entry, dict) else None
            if place is None and key == "target" and isinstance(entry, dict) and "issued" not in entry:
                place = of_any_day.pop(_identity(entry, _UNDATED_TARGET), None)
            if place is None:
                place = len(below)
                below.append(entry)
            else:
                below[place] = _laid_over(below[place], entry)
            self._entries.setdefault((key, place), []).insert(0, (source, index))


def _laid_over(below: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """Return a table changed by another: of the targets of a document only those that the other names."""
    made = below | entry
    targets, changed = below.get("targets"), entry.get("targets")
    if isinstance(targets, dict) and isinstance(changed, dict):
        both = {name: (targets.get(name), given) for name, given in changed.items()}
        made["targets"] = targets | {
            name: old | new if isinstance(old, dict) and isinstance(new, dict) else new
            for name, (old, new) in both.items()
        }
    return made


def _entries(tables: Any) -> list[dict[str, Any]]:
    return [entry for entry in tables if isinstance(entry, dict)] if isinstance(tables, list) else []


def _identity(entry: Any, keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(str(entry.get(key)) for key in keys) if isinstance(entry, dict) else ()
