"""Tables: realisations, answers, employees, published figures, filled-in sheets, in CSV and in workbooks."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any

from forms.filled import OFFICE
from fuzz.holding import refusing, said, saved
from fuzz.texts import as_json

import sakip
from sakip import audit, forms, starter
from sakip.figures import plain
from sakip.indicators import Predicate, Working
from sakip.instruments import ipasn, skm
from sakip.toml.text import read as read_toml
from sakip.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from sakip.intake import Intake

ON = date(2024, 12, 31)


def realisations(data: bytes) -> None:
    """Read realisations; no row is lost, and what was read is written as CSV and read again as the same."""
    path = saved(data, "realisasi.csv")
    with refusing():
        made = sakip.read_realisations(path, OFFICE)
        said(made.findings)
        assert made.rows == len(made.refused) + sum(len(one.places) for one in made.realisations), "no row is lost"
        if all(one.applicable for one in made.realisations):
            again = sakip.read_realisations(io.StringIO(_written(made)), OFFICE)
            assert list(map(_facts, again.realisations)) == list(map(_facts, made.realisations))
        said(sakip.assess(OFFICE, made.realisations).findings)


def _written(made: Intake) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(("indicator", "period", "component", "value", "recorded", "status"))
    for one in made.realisations:
        day = "" if one.recorded is None else one.recorded.isoformat()
        for name, given in one.components.items():
            value = given.word if isinstance(given, Predicate) else plain(given) if isinstance(given, Fraction) else ""
            writer.writerow((one.indicator, one.period, name, value, day, one.state.value))
    return out.getvalue()


def _facts(one: sakip.Realisation) -> tuple[Any, ...]:
    return one.indicator, one.period, dict(one.components), one.recorded, one.state


def survey(data: bytes) -> None:
    """Measure the answers of a survey, and make a realisation of them."""
    path = saved(data, "jawaban.csv")
    with refusing():
        _index(skm.read(path, on=ON))


def _index(result: skm.Result) -> None:
    said(result.findings)
    for index in (result.pooled, *result.services.values()):
        assert index.value is None or 25 <= index.value <= 100
    assert result.realisation("ikm", "2024").indicator == "ikm"
    for lang in LANGUAGES:
        for index in (result.pooled, *list(result.services.values())[:3]):
            if index.working is not None:
                assert index.working.text("ikm", lang)
                assert Working.from_dict(json.loads(json.dumps(index.working.to_dict()))).value == index.working.value


def employees(data: bytes) -> None:
    """Measure employees, and make a realisation of their score."""
    path = saved(data, "pegawai.csv")
    with refusing():
        _score(ipasn.read(path, on=ON))


def _score(result: ipasn.Result) -> None:
    said(result.findings)
    for one in result.refused[:20]:
        said(one.findings)
    for group in (result.group(), *result.units.values()):
        assert group.value is None or 0 <= group.value <= 100
        assert group.measured <= group.total or group.total == 0
    assert result.realisation("ip-asn", "2024").indicator == "ip-asn"


def published(data: bytes) -> None:
    """Audit a published table, as it is and by each polarity."""
    path = saved(data, "terbit.csv")
    with refusing():
        _audited(audit.read(path))
    with refusing():
        _audited(audit.read(path, polarity="lower", caps=["125"]))


def _audited(made: audit.Audit) -> None:
    said(made.findings)
    assert sum(made.counts().values()) == len(made)
    for lang in LANGUAGES:
        json.dumps(made.to_dict(lang), allow_nan=False)
        json.dumps(made.to_dicts(lang), allow_nan=False)


def records(data: bytes) -> None:
    """Measure and audit rows as an application hands them over from JSON: mappings, with values of any kind."""
    rows = as_json(data)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return
    with refusing():
        _index(skm.measure(rows, on=ON))
    with refusing():
        _score(ipasn.measure(rows, on=ON))
    with refusing():
        _audited(audit.achievements(rows))
    with refusing():
        _audited(audit.budgets(rows))


def sheet_in_csv(data: bytes) -> None:
    """Make a set file of a sheet in CSV, and read it as a form."""
    _sheet(saved(data, "lembar.csv"))


def sheet_in_book(data: bytes) -> None:
    """Make a set file of a workbook."""
    _draft(saved(data, "lembar.xlsx"))


def form_in_book(data: bytes) -> None:
    """Read a workbook as a filled-in form, see what it would change, and take it over."""
    _form(saved(data, "isian.xlsx"))


def _sheet(path: Path) -> None:
    _draft(path)
    _form(path)


@cache
def _pack() -> starter.Pack:
    return starter.Pack(code="uji-2025", name="Kecamatan Uji", regency="Kabupaten Uji", province="Jawa Timur")


def _draft(path: Path) -> None:
    with refusing():
        made = starter.draft(path, _pack())
        said(made.findings)
        source, faults = read_toml(made.text, "draft")
        assert source is not None, [str(fault) for fault in faults]
        with refusing():  # what a sheet leaves open, its author has to fill in
            assert len(sakip.loads(made.text).indicators) == made.indicators


def _form(path: Path) -> None:
    with refusing():
        made = forms.read(path, OFFICE)
        preview = made.preview()
        said(preview.findings)
        assert made.rows >= len(made.entries) + len(made.refused)
        _each_said(preview.text(lang) for lang in LANGUAGES)
        json.dumps(preview.to_dicts(), allow_nan=False, default=str)
        with refusing():
            after = made.apply(without_refused=True)
            again = forms.read(path, after)
            assert not again.added, "what was taken over once is not new"


def _each_said(texts: Iterable[str]) -> None:
    assert all(texts)
