"""What the library makes of the files of a folder, as JSON values, and what of that is lost of what it made before."""

from __future__ import annotations

import contextlib
import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from snapshots.samples import written

import sakip
from sakip import forms
from sakip.errors import DataFileError, SakipError
from sakip.exports import json as exported
from sakip.instruments import akip, ipasn, skm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip import IndicatorSet, Realisation
    from sakip.findings import Finding

FOLDER: Final = Path(__file__).parent
DAY: Final = date(2024, 12, 31)
"""The day whose rules the records of instruments are measured by."""

# sentences are written better at any time; a program compares none of them
_FOR_PEOPLE: Final = re.compile(r"message.*|remedy.*|\w*_text(_en)?|\w*_label(_en)?|label|why|title|note")
_IDENTITY: Final = ("code", "severity", "indicator", "period", "line", "key")


def results(folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield what the library makes of each file, by a name; paths in it are as seen from the folder."""
    with contextlib.chdir(folder):
        for path in sorted(Path("sets").iterdir()):
            office = sakip.load(path)
            records, found = _reported(path.stem, office)
            card = sakip.assess(office, records)
            yield f"scorecard-{path.stem}", _plain(exported.scorecard(card, [*found, *card.findings]))
            yield f"series-{path.stem}", _plain(exported.rows(sakip.series(office, records).to_dicts()))
        for path in sorted(Path("forms").glob("*.xlsx")):
            office = sakip.load(Path("sets", f"{path.stem}.toml"))
            submission = forms.read(path, office)
            card = sakip.assess(office, submission.added)
            yield f"form-{path.stem}", _plain(exported.scorecard(card, [*submission.findings, *card.findings]))
        for path in sorted(Path("akip").glob("*evaluasi*.toml")):
            yield path.stem, _commanded("akip", path)
        for name in ("survey", "ipasn"):
            yield name, _commanded(name, Path("records", f"{name}.csv"), "--on", str(DAY))
        yield "audit", _commanded("audit", Path("records", "audit.csv"))
        yield "refused", {path.name: _refused(path) for path in sorted(Path("refused").iterdir())}


def traces(folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield the trace of every number of the sets of the folder, and of three that instruments measured."""
    with contextlib.chdir(folder):
        for path in sorted(Path("sets").glob("*.toml")):
            office = sakip.load(path)
            for assessment in sakip.assess(office, _reported(path.stem, office)[0]):
                yield f"{path.stem}.{assessment.code}", assessment.explain().to_dict()
        office = sakip.load(Path("sets", "mojosari-2024.toml"))
        records = [
            akip.read(Path("akip", "akip-evaluasi.toml")).realisation("nilai-sakip", 2024),
            ipasn.read(Path("records", "ipasn.csv"), on=DAY).realisation("ip-asn", 2024),
            skm.read(Path("records", "survey.csv"), on=DAY).realisation("ikm", 2024),
        ]
        card = sakip.assess(office, records)
        for record in records:
            yield f"measured.{record.indicator}", card[record.indicator].explain().to_dict()


def replayed(trace: Any) -> Any:
    """Return what a trace comes to when it is computed again, as a trace."""
    return _plain(sakip.replay(trace).explain().to_dict())


def lost(kept: Any, now: Any, path: str = "") -> Iterator[str]:
    """Yield what was kept and is not there now, or is another: keys may be added, and sentences may change."""
    if isinstance(kept, dict) and isinstance(now, dict):
        for key, value in kept.items():
            if _FOR_PEOPLE.fullmatch(key):
                continue
            if key not in now:
                yield f"{path}.{key} is gone; it was {value!r}"
            elif key == "target" and "target_number" in kept:
                continue  # in words, and beside it in numbers
            elif key == "findings":
                yield from _unfound(value, now[key], f"{path}.{key}")
            else:
                yield from lost(value, now[key], f"{path}.{key}")
    elif isinstance(kept, list) and isinstance(now, list) and len(kept) == len(now):
        for place, (before, after) in enumerate(zip(kept, now, strict=True)):
            yield from lost(before, after, f"{path}[{place}]")
    elif kept != now:
        yield f"{path} is {now!r}; it was {kept!r}"


def _unfound(kept: list[Any], now: list[Any], path: str) -> Iterator[str]:
    """Yield the findings that nothing says any more; others may have come."""
    said = [tuple(one.get(name) for name in _IDENTITY) for one in now]
    for one in kept:
        identity = tuple(one[name] for name in _IDENTITY)
        if identity not in said:
            yield f"{path} no longer has {identity!r}"


def _reported(name: str, office: IndicatorSet) -> tuple[Iterable[Realisation], Iterable[Finding]]:
    path = Path("realisations", f"{name}.csv")
    if not path.exists():
        return (), ()
    intake = sakip.read_realisations(path, office)
    return intake.realisations, intake.findings


def _commanded(*command: str | Path) -> Any:
    return json.loads(written(*map(str, command), "--format", "json"))


def _refused(path: Path) -> list[list[Any]]:
    """Return the faults of a file: the code and the place of each."""
    try:
        sakip.load(path)
    except DataFileError as error:
        return [[one.code, one.place and one.place.line, one.place and one.place.key] for one in error.findings]
    except SakipError as error:
        return [[error.code, None, None]]
    return []


def _plain(made: Any) -> Any:
    return json.loads(json.dumps(made, ensure_ascii=False, default=str))
