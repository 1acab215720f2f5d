"""Files in TOML and JSON: sets, sheets of evaluations, and what pydantic takes from a request."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from fuzz.holding import refusing, replayed, said, saved
from fuzz.mutations import decoded
from pydantic import TypeAdapter, ValidationError

import sakip
from sakip.bands import CategoryBand, CategoryScale
from sakip.fields import Exact, Period
from sakip.indicators import Evidence, Indicator, Predicate, Range, Realisation, Target, Working
from sakip.instruments import akip
from sakip.review.reviewing import review
from sakip.sets import IndicatorSet
from sakip.sets.editing import edit
from sakip.toml.text import LARGEST_FILE
from sakip.wording import LANGUAGES


def set_in_toml(data: bytes) -> None:
    """Load a set, write it, load it again; review it, assess it, and replay every trace."""
    _set(data, "set.toml")


def set_in_json(data: bytes) -> None:
    """Load a set in JSON, and do the same with it."""
    _set(data, "set.json")


def _set(data: bytes, name: str) -> None:
    path = saved(data, name)
    office = None
    with refusing():
        office = sakip.load(path)
    if office is None:
        return
    for form in ("toml", "json"):
        text = sakip.dumps(office, form)
        again = sakip.loads(text, format=form)
        assert sakip.dumps(again, form) == text, "a set is written the same way as often as it is read"
    found = review(office)
    said(found.findings)
    assert not [one for one in found.findings if one.code == "check-failed"], "no check of ours fails"
    with refusing():
        card = sakip.assess(office)
        said(card.findings)
        json.dumps(card.to_dicts(), allow_nan=False, default=str)
        for result in list(card)[:8]:
            replayed(result)


def edited(data: bytes) -> None:
    """Change a set file in place; what comes out says what was asked for, or the file is left as it is."""
    path = saved(data, "edited.toml")
    with refusing():
        file = edit(path)
        with refusing():
            file.change(title='Judul "baru"')
        with refusing():
            file.change("office", name="Kecamatan\nUji")
        with refusing():
            file.change("indicator", "ikm", places=1)
        with refusing():
            file.add("target", indicator="ikm", period="2026", value="89")
        with refusing():
            file.remove("indicator", "ikm")
        assert file.preview() or file.text == decoded(data).removeprefix("\ufeff")
        with refusing():
            _ = file.office


def sheet(data: bytes) -> None:
    """Load an evaluation sheet, and write the form that is filled in for it."""
    path = saved(data, "sheet.toml")
    with refusing():
        made = akip.load_sheet(path)
        for lang in LANGUAGES:
            assert akip.template(made, lang)


def evaluation(data: bytes) -> None:
    """Read an evaluation, and everything that is computed of it."""
    path = saved(data, "evaluation.toml")
    with refusing():
        made = akip.read(path)
        said(made.findings)
        assert made.total is None or 0 <= made.total <= 100
        assert made.predikat is None or made.value is not None
        _ = made.lifts, made.so_far, made.to_next, made.missing
        if made.working is not None:
            again = Working.from_dict(json.loads(json.dumps(made.working.to_dict(), allow_nan=False)))
            assert again.value == made.working.value


@cache
def _adapters() -> tuple[TypeAdapter[Any], ...]:
    kinds: tuple[Any, ...] = (
        Target, Realisation, Indicator, CategoryScale, CategoryBand, Evidence, Predicate, Range, Working, Exact, Period,
        IndicatorSet,
    )  # fmt: skip
    return tuple(map(TypeAdapter, kinds))


def field(data: bytes) -> None:
    """Validate JSON as the field the first byte names (``A`` the first); what went in comes out, and goes in again."""
    if not data or not 0 <= data[0] - ord("A") < len(_adapters()) or len(data) > LARGEST_FILE:
        return
    adapter = _adapters()[data[0] - ord("A")]
    try:
        made = adapter.validate_json(data[1:])
    except ValidationError as error:
        refusal = error
    else:
        assert adapter.validate_json(adapter.dump_json(made)) == made
        return
    assert str(refusal)
    assert refusal.errors(include_input=False, include_url=False)
