"""What holds of every form: nothing is lost on the way, nothing is made up, and twice is once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st
from strategies import examples

import sakip
from sakip import Evidence, Realisation, State, Year, forms
from sakip.findings import Place
from sakip.testing.strategies.figures import numbers, some_text
from sakip.testing.strategies.sets import indicator_sets

if TYPE_CHECKING:
    import pytest

    from sakip import IndicatorSet

SET = sakip.loads(
    """
schema = 1
code = "hukum"
year = 2024

[[indicator]]
code = "anggaran"
name = "Realisasi anggaran"
unit = "persen"
formula = { kind = "ratio", numerator = "realisasi", denominator = "pagu", unit = "rupiah" }

[[indicator]]
code = "bagian"
name = "Bagian yang tercapai"
unit = "persen"
formula = { kind = "count", component = "bagian" }
"""
)


@given(office=indicator_sets(year=2024))
@examples(12)
def test_a_form_that_comes_back_as_it_went_is_what_the_set_holds(
    tmp_path_factory: pytest.TempPathFactory, office: IndicatorSet
) -> None:
    """Every record of any set is there again, exactly, whatever the form does not show of it."""
    periods = {Year(2024), *(record.period for record in office.realisations)}
    assume(forms.lines(office, periods))
    path = tmp_path_factory.getbasetemp() / "hukum.xlsx"
    forms.write(office, path, periods=periods)
    submission = forms.read(path, office)
    assert submission.findings == ()
    assert submission.rows == len(forms.lines(office, periods))
    assert submission.realisations == office.realisations
    assert submission.apply() == office


@st.composite
def records(draw: st.DrawFn) -> list[Realisation]:
    """Draw what a form can say whole: one record of an indicator and a period, with a document behind it."""
    made: list[Realisation] = []
    for code, names in (("anggaran", ("realisasi", "pagu")), ("bagian", ("bagian",))):
        if not draw(st.booleans()):
            continue
        values = {name: draw(numbers(12, 4)) for name in names}
        documents = draw(st.lists(some_text.map(lambda text: " ".join(text.split())), max_size=1))
        evidence = [Evidence(text) for text in documents if text.isprintable()]
        recorded = draw(st.one_of(st.none(), st.dates(Year(2024).start, Year(2026).end)))
        state = draw(st.sampled_from([State.DRAFT, State.SUBMITTED, State.VERIFIED]))
        made.append(Realisation(code, 2024, values, evidence, recorded, state))
    return made


@given(reported=records())
@examples(12)
def test_what_a_form_shows_is_read_from_it_alone(
    tmp_path_factory: pytest.TempPathFactory, reported: list[Realisation]
) -> None:
    """A set that holds nothing gets from the form of one that does the same records, and a second time nothing more."""
    path = tmp_path_factory.getbasetemp() / "sendiri.xlsx"
    forms.write(evolve(SET, realisations=reported), path)
    submission = forms.read(path, SET)
    assert submission.findings == ()
    assert submission.added == tuple(reported)
    after = submission.apply(SET)
    assert submission.apply(after) == after
    assert forms.read(path, after).added == ()


@given(office=indicator_sets(year=2024), data=st.data())
@examples(20)
def test_whatever_is_handed_in_twice_is_once(office: IndicatorSet, data: st.DataObject) -> None:
    """Records are only ever added, the set then says what the form said, and a second time nothing is added."""
    periods = {Year(2024), *(record.period for record in office.realisations)}
    lines = forms.lines(office, periods)
    assume(lines)
    entries = [data.draw(edited(line)) for line in lines]
    submission = forms.Submission("isian.xlsx", office, tuple(entries), ())
    preview = submission.preview()
    after = submission.apply(without_refused=True)
    assert after.realisations[: len(office.realisations)] == office.realisations
    again = submission.preview(after)
    assert again.added == ()
    taken = {(change.indicator, change.period, change.component): change for change in preview.changes}
    for line in forms.lines(after, periods):
        change = taken[line.indicator.code, str(line.period), line.component.name]
        if change.kind in {"new", "changed"} and change.after is not None:
            assert line.value is not None
            assert not line.conflict
            measured = line.indicator.measured
            assert measured(change.component, line.value) == measured(change.component, change.after)


@st.composite
def edited(draw: st.DrawFn, line: forms.Line) -> forms.Entry:
    """Draw what somebody makes of a line: leaves it, writes another number, another day, another state."""
    free = st.booleans()
    value = draw(st.one_of(st.none(), numbers(9, 2))) if draw(free) else line.value if line.applicable else None
    recorded = draw(st.sampled_from([None, date(2018, 1, 1), date(2040, 1, 1)])) if draw(free) else line.recorded
    state, applicable = line.state, line.applicable
    if draw(free):
        state, applicable = draw(st.sampled_from([(None, True), (None, False), *((state, True) for state in State)]))
    place = Place("isian.xlsx", 5, "H", "Isian")
    return forms.Entry(
        line.indicator,
        line.period,
        line.component,
        value if applicable else None,
        draw(st.sampled_from([line.document, "Laporan", ""])),
        recorded,
        state,
        applicable,
        draw(st.sampled_from([line.note, "catatan", ""])),
        line.evidence,
        dict.fromkeys(("indicator", *forms.FILLED_IN), place),
    )
