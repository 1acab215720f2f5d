"""One set on top of another: the entries of each table laid over those of the set it extends, and what changed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import quoted
from sakip.findings import Finding
from sakip.sets.model import Override
from sakip.wording import Word, hints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sakip.findings import Place
    from sakip.packs import Origin
    from sakip.toml.text import Path, Source

# by what the entries of each list of tables are told apart when one set extends another
IDENTITIES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "unit": ("name",),
        "node": ("code",),
        "indicator": ("code",),
        "rule": ("name",),
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
)
# a target that does not say when it was issued changes the one below, whenever that was
_UNDATED_TARGET: Final = ("indicator", "period", "kind")
# what another office has of its own: its numbers most of all
_OF_ONE_OFFICE: Final = ("source", "realisation", "analysis", "budget", "accept")
# what every file has for itself
_OF_ONE_FILE: Final = frozenset({"schema", "code", "extends", "defaults"})
_OF_ONE_DOCUMENT: Final = ("number", "issued", "reason", "replaces")
# what is not the same of two definitions of one indicator
_OF_ONE_DEFINITION: Final = frozenset({"valid_from", "valid_until", "issued", "basis"})


def unknown_indicator() -> dict[str, Any]:
    """Return what stands in for an indicator there is not, so that the rest of the file is read all the same."""
    return {"code": "-", "name": "-", "unit": "bilangan", "formula": {"kind": "count"}}


class Merged:
    """The data of a chain of files, the later word of each kept, and where each word stands."""

    def __init__(self, sources: list[Source], origins: list[Origin]) -> None:
        self._sources = sources
        self._origins = origins
        self.overrides: list[Override] = []
        self._identified: dict[str, Mapping[tuple[str, ...], int]] = {}
        self.data: dict[str, Any] = sources[0].data
        # for each entry of each list of tables: the files it stands in, itself first, with its place there
        self._entries: dict[tuple[str, int], list[tuple[Source, int]]] = {}
        self._merge()

    def place(self, path: Path) -> Place:
        """Return the line of a key in the file whose word on it counts."""
        if not path:
            return self._sources[0].place(path)
        head, *rest = path
        if rest and isinstance(rest[0], int) and (str(head), rest[0]) in self._entries:
            entries = self._entries[str(head), rest[0]]
            for source, index in entries:
                if len(rest) < 2 or rest[1] in source.data[str(head)][index]:
                    return source.place((head, index, *rest[1:]))
                if head == "indicator" and rest[1] in _defaults(source):
                    return source.place(("defaults", *rest[1:]))
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
        keys = IDENTITIES.get(str(table), ())[: 2 if table == "target" else 1]
        if keys and len(rest) >= len(keys) and isinstance(rest[0], str):
            place = self._places(str(table), keys).get(tuple(map(str, rest[: len(keys)])))
            if place is not None:
                return self.place((table, place, *rest[len(keys) :]))
            if table == "target":
                return self._promise(*map(str, rest))
        return self.place(path)

    def _places(self, table: str, keys: tuple[str, ...]) -> Mapping[tuple[str, ...], int]:
        """Return the place of each entry of a table by what tells it apart, the first of those alike."""
        if table not in self._identified:
            entries = list(enumerate(_entries(self.data.get(table))))
            self._identified[table] = {_identity(entry, keys): place for place, entry in reversed(entries)}
        return self._identified[table]

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

    def origins(self) -> dict[str, Origin]:
        """Return for each indicator where it is first defined."""
        return {
            code: self._origin_of(self._entries.get(("indicator", place), [(self._sources[0], 0)])[-1][0])
            for place, entry in enumerate(_entries(self.data.get("indicator")))
            if isinstance(code := entry.get("code"), str)
        }

    def _origin_of(self, source: Source) -> Origin:
        return next(origin for one, origin in zip(self._sources, self._origins, strict=True) if one is source)

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
            inherited = {
                key: value for key, value in (base or unknown_indicator()).items() if key not in _OF_ONE_DEFINITION
            }
            spelled.append({**inherited, **{key: value for key, value in entry.items() if key not in left}})
        self.data = {**self.data, "definition": spelled}
        return unknown

    def _merge(self) -> None:
        merged: dict[str, Any] = {}
        for source in reversed(self._sources):
            self._leave_behind(merged, source)
            for key, value in source.data.items():
                if isinstance(value, list):
                    self._merge_list(merged, key, source, value)
                else:
                    self._lay_over(merged, key, value, source)
        self.data = merged

    def _lay_over(self, merged: dict[str, Any], key: str, value: Any, source: Source) -> None:
        """Lay a word of the head of one file, or a table that there is one of, over that of the files below."""
        below = merged.get(key)
        if isinstance(value, dict) and isinstance(below, dict):
            for inner, before, after in _changes(below, value) if key not in _OF_ONE_FILE else ():
                self._note(f"{key}.{inner}", before, after, source)
            merged[key] = below | value
            return
        if key in merged and key not in _OF_ONE_FILE and below != value:
            self._note(key, below, value, source)
        merged[key] = value

    def _note(self, key: str, before: Any, after: Any, source: Source) -> None:
        """Note what a file says otherwise in its head than the ones below."""
        above = next(place for place, one in enumerate(self._sources) if one is source)
        said = key.partition(".")[0]
        last = next((one for one in self._sources[above + 1 :] if said in one.data), self._sources[-1])
        self.overrides.append(Override("", "", key, before, after, self._origin_of(last), self._origins[above]))

    def _leave_behind(self, below: dict[str, Any], source: Source) -> None:
        """Take out of what a set extends what is not its own: what is of another office, or of another decree."""
        above = source.data
        office, known, decree = above.get("office"), below.get("office"), above.get("decree")
        name = office.get("name") if isinstance(office, dict) else None
        another = False
        if isinstance(name, str) and isinstance(known, dict) and known.get("name") != name:
            another = True
            below["office"] = {key: known[key] for key in ("name", "regency", "province") if key in known}
            for table in _OF_ONE_OFFICE:
                if table in below:
                    self._note(table, _shortly(below.pop(table)), None, source)
                self._entries = {at: entries for at, entries in self._entries.items() if at[0] != table}
        if another or (isinstance(decree, dict) and "number" in decree):
            if "decree" in below:
                self._note("decree", _shortly(below.pop("decree")), None, source)
            self._keep_readings(below, {"decree", "office"} if another else {"decree"})

    def _keep_readings(self, below: dict[str, Any], gone: set[str]) -> None:
        """Keep the readings of what is still there."""
        every = list(enumerate(below.get("reading", ())))
        kept = [(place, one) for place, one in every if not (isinstance(one, dict) and one.get("subject") in gone)]
        if len(kept) < len(every):
            below["reading"] = [one for _, one in kept]
            entries = [self._entries.pop(("reading", place)) for place, _ in every]
            self._entries |= {("reading", new): entries[old] for new, (old, _) in enumerate(kept)}

    def _note_changes(
        self, table: str, place: int, below: dict[str, Any], source: Source, entry: dict[str, Any]
    ) -> None:
        """Note what an entry says otherwise than the files below."""
        name = " ".join(str(below[key]) for key in IDENTITIES[table] if key in below)
        said_by = {key: one for one, index in reversed(self._entries[table, place]) for key in one.data[table][index]}
        for key, before, after in _changes(below, entry):
            last = said_by.get(key.partition(".")[0], self._entries[table, place][-1][0])
            self.overrides.append(
                Override(table, name, key, before, after, self._origin_of(last), self._origin_of(source))
            )

    def _merge_list(self, merged: dict[str, Any], key: str, source: Source, entries: list[Any]) -> None:
        """Lay the entries of one file over those of the files below: the same one is changed, a new one added."""
        below = merged.setdefault(key, [])
        if not isinstance(below, list):
            below = merged[key] = []
        identity = IDENTITIES.get(key)
        known = {_identity(entry, identity): place for place, entry in enumerate(below)} if identity else {}
        of_any_day = {_identity(entry, _UNDATED_TARGET): place for place, entry in enumerate(below)}
        for index, entry in enumerate(entries):
            # what one file says twice is no change of what it extends
            place = known.pop(_identity(entry, identity), None) if identity and isinstance(entry, dict) else None
            if place is None and key == "target" and isinstance(entry, dict) and "issued" not in entry:
                place = of_any_day.pop(_identity(entry, _UNDATED_TARGET), None)
            if place is None:
                place = len(below)
                below.append(_defaults(source) | entry if key == "indicator" and isinstance(entry, dict) else entry)
            else:
                self._note_changes(key, place, below[place], source, entry)
                below[place] = _laid_over(below[place], entry)
            self._entries.setdefault((key, place), []).insert(0, (source, index))


def _changes(below: dict[str, Any], entry: dict[str, Any], around: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield the key, what was said of it and what is said now, of a document's targets one by one."""
    for key, after in entry.items():
        before = below.get(key)
        if key in {"targets", "components"} and isinstance(before, dict) and isinstance(after, dict):
            yield from _changes(before, after, f"{key}.")
        elif before != after:
            yield f"{around}{key}", before, after
    for key in _left_with_the_title(below, entry):
        yield key, below[key], None


def _shortly(value: Any) -> Any:
    """Say a list of tables by how many there are, and a decree by its number."""
    return f"{len(value)} ×" if isinstance(value, list) else value.get("number") if isinstance(value, dict) else value


def _left_with_the_title(below: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    """Return what does not hold of a document that is given a title of its own: it is another one."""
    if "title" not in entry or entry["title"] == below.get("title"):
        return []
    return [key for key in _OF_ONE_DOCUMENT if key in below and key not in entry]


def _defaults(source: Source) -> dict[str, Any]:
    """Return what holds of each indicator a file defines that does not say so itself."""
    given = source.data.get("defaults")
    return given if isinstance(given, dict) else {}


def _laid_over(below: dict[str, Any], entry: dict[str, Any]) -> dict[str, Any]:
    """Return a table changed by another: of the targets of a document only those that the other names."""
    kept = {key: value for key, value in below.items() if key not in _left_with_the_title(below, entry)}
    made = kept | entry
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
    given = [entry.get(key) for key in keys] if isinstance(entry, dict) else []
    return tuple(str(value) if isinstance(value, str) else quoted(value) for value in given)
