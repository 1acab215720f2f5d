"""Citations of a decree held against what is known: numbers that do not fit their titles, and what was replaced.

Only instruments the library knows are judged, and every finding says how sure it is; regional ones pass in silence.
Articles are kept as quoted: their texts were not seen.

>>> from sakip.sets import Decree
>>> from sakip.review.citations import wrong_numbers
>>> cited = "Peraturan Menteri PANRB Nomor 88 Tahun 2020 tentang Evaluasi Akuntabilitas Kinerja Instansi Pemerintah"
>>> for remark in wrong_numbers(Decree(basis=(cited,))):
...     print(remark.facts["cited"], "->", remark.facts["meant"], remark.path)
PermenPANRB 88/2020 -> PermenPANRB 88/2021 ('decree', 'basis', 0)
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from sakip.findings import Finding
from sakip.review.check import Check, Remark, check
from sakip.review.citing import Citation, best_likeness, citations
from sakip.review.instruments import Instrument, instruments
from sakip.sets import Decree, IndicatorSet
from sakip.wording import Word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Path: TypeAlias = tuple[str | int, ...]
    Subject: TypeAlias = Decree | IndicatorSet
    Find: TypeAlias = Callable[[Subject], Iterable[Remark]]

_ALIKE: Final = 0.8
"""From what share of agreeing words on a title is that of a known instrument, so that its number must be, too."""
_DIFFERENT: Final = 0.7
"""Below what share a title is another one rather than one with words missing."""
_LONGEST: Final = 160
_CHANGES: Final = ("perubahan", "pencabutan")
_ENDS_IT: Final = ("dicabut dengan", "diganti dengan", "digantikan dengan", "dicabut oleh", "diganti oleh")


def wrong_numbers(subject: Subject) -> Iterator[Remark]:
    """A title that is known under another number or year."""
    for path, cited in _cited(subject):
        if cited.known is None and (meant := _meant(cited)) is not None and meant.kind == cited.kind:
            yield _remark(path, cited, meant)


def wrong_kinds(subject: Subject) -> Iterator[Remark]:
    """A number and title that are known as another kind of instrument, or a name that is that of none."""
    for path, cited in _cited(subject):
        meant = cited.known or _meant(cited)
        if meant is None or (cited.number, cited.year) != (meant.number, meant.year):
            continue
        if cited.misprint or meant.kind != cited.kind:
            yield _remark(path, cited, meant, kind=instruments().kinds[meant.kind].name)


def other_titles(subject: Subject) -> Iterator[Remark]:
    """A known instrument under a title that is not its own."""
    yield from _titled(subject, lambda share: share < _DIFFERENT)


def slips_in_titles(subject: Subject) -> Iterator[Remark]:
    """A title with words missing, or wrong."""
    yield from _titled(subject, lambda share: share >= _DIFFERENT)


def superseded(subject: Subject) -> Iterator[Remark]:
    """An instrument that was replaced before the year of the decree; being amended replaces nothing."""
    year = _year(subject)
    for path, text in _texts(subject):
        said: set[str] = set()
        for cited in citations(text):
            known = cited.known
            follower = known and instruments().successor(known)
            if known is None or follower is None or year is None or follower.year >= year:
                continue
            name = instruments().cite(known)
            if name in said or any(words in text.casefold() for words in _ENDS_IT):
                continue
            said.add(name)
            facts = {"cited": name, "by": instruments().cite(follower), "by_title": follower.title}
            yield Remark(facts | {"sure": _sure(known.replaced_confidence)}, path)


def two_ways(decree: Subject) -> Iterator[Remark]:
    """One instrument under two numbers or titles in one decree."""
    written: dict[tuple[str, int, int], list[tuple[Path, Citation]]] = defaultdict(list)
    for path, cited in _cited(decree):
        if cited.known is not None:
            written[cited.kind, cited.number, cited.year].append((path, cited))
    for several in written.values():
        (_, first), *others = several
        for path, other in others:
            if _style(first) != _style(other) or _titles_differ(first, other):
                known = first.known
                facts = {"meant": known and instruments().cite(known), "first": _quoted(first), "other": _quoted(other)}
                yield Remark(facts, path)
                break


def outside_basis(subject: Subject) -> Iterator[Remark]:
    """An instrument that is cited anywhere but in the legal basis (Mengingat) of the decree."""
    decree = subject.decree if isinstance(subject, IndicatorSet) else subject
    if decree is None or not decree.basis:
        return
    based = {(cited.kind, cited.number, cited.year) for text in decree.basis for cited in citations(text)}
    # one that is cited wrongly there is named by its title
    based |= {
        (meant.kind, meant.number, meant.year)
        for text in decree.basis
        for cited in citations(text)
        if cited.known is None and (meant := _meant(cited)) is not None
    }
    said: set[tuple[str, int, int]] = set()
    for path, cited in _cited(subject):
        name = (cited.kind, cited.number, cited.year)
        if cited.known is not None and name not in based | said:
            said.add(name)
            yield Remark({"cited": instruments().cite(cited.known), "title": cited.known.title}, path)


# --- what is read, and against what -----------------------------------------------------------------------------------


def _texts(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Yield the texts of a decree, or those of the annex of a set, which are about its indicators and scales."""
    if isinstance(subject, Decree):
        parts = (("considering", subject.considering), ("basis", subject.basis))
        yield from ((("decree", name, place), text) for name, texts in parts for place, text in enumerate(texts))
        yield from ((("decree", "dictum", place, "text"), point.text) for place, point in enumerate(subject.dictum))
        return
    for indicator in subject:
        for name in ("definition", "reason", "formula_text"):
            yield ("indicator", indicator.code, name), getattr(indicator, name)


def _cited(subject: Subject) -> Iterator[tuple[Path, Citation]]:
    for path, text in _texts(subject):
        yield from ((path, cited) for cited in citations(text))


def _year(subject: Subject) -> int | None:
    """The year a citation is judged by: that of the decree."""
    decree = subject if isinstance(subject, Decree) else subject.decree
    if decree is not None and decree.date is not None:
        return decree.date.year
    return subject.year if isinstance(subject, IndicatorSet) else None


def _meant(cited: Citation) -> Instrument | None:
    """Return the known instrument of that title which shares its number or its year."""
    if not cited.tail or cited.kind == "other":
        return None
    likely = [
        (best_likeness(cited.tail, each).share, each)
        for each in instruments()
        if cited.number == each.number or (cited.year == each.year and cited.kind == each.kind)
    ]
    share, meant = max(likely, key=lambda pair: pair[0], default=(0.0, None))
    # one amendment is titled like another
    return meant if share >= (1 if cited.tail.casefold().startswith(_CHANGES) else _ALIKE) else None


def _titled(subject: Subject, wanted: Callable[[float], bool]) -> Iterator[Remark]:
    for path, cited in _cited(subject):
        known = cited.known
        # a title from memory proves nothing about another
        if known is None or not cited.tail or known.confidence == "M":
            continue
        like = best_likeness(cited.tail, known)
        if not like.complete and wanted(like.share):
            yield _remark(path, cited, known, title=_short(like.printed), known=like.title)


def _remark(path: Path, cited: Citation, meant: Instrument, **more: str) -> Remark:
    facts: dict[str, Any] = {
        "given": cited.given,
        "cited": _named(cited),
        "meant": instruments().cite(meant),
        "title": _short(best_likeness(cited.tail, meant).printed),
        "known": meant.title,
        "source": meant.source,
        "sure": _sure(meant.confidence),
    }
    return Remark(facts | more, path)


def _named(cited: Citation) -> str:
    """Name what a text cites shortly, as it is known or else as it is written."""
    if cited.known is not None:
        return instruments().cite(cited.known)
    kind = instruments().kinds[cited.kind]
    return f"{kind.short} {cited.number}/{cited.year}"


def _style(cited: Citation) -> str:
    """How a number is written, as far as it matters: ``PER/9/M.PAN/5/2007``, but ``53/2014`` in either form."""
    return cited.styled.replace(" ", "").upper() if cited.styled.count("/") > 1 else ""


def _titles_differ(first: Citation, other: Citation) -> bool:
    known = first.known
    if not first.tail or not other.tail or known is None:
        return False
    return best_likeness(first.tail, known).complete != best_likeness(other.tail, known).complete


def _quoted(cited: Citation) -> str:
    known = cited.known
    if not cited.tail or known is None:
        return cited.styled
    return f"{cited.styled} tentang {_short(best_likeness(cited.tail, known).printed)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


def _sure(confidence: str) -> Word:
    return Word(f"sure-{confidence[:1] or 'M'}")


# --- the checks -------------------------------------------------------------------------------------------------------

_KNOWN: Final = "Nomor, tahun, dan judul peraturan nasional yang dikenal paket ini, masing-masing dengan sumbernya."
_ITSELF: Final = "Keselarasan naskah dengan dirinya sendiri."
_REPLACED: Final = "Penggantian peraturan nasional yang dikenal paket ini, masing-masing dengan sumbernya."

_OF_EACH: Final[tuple[tuple[str, Find, str, str], ...]] = (
    ("citation-does-not-exist", wrong_numbers, _KNOWN, "S"),
    ("citation-kind-differs", wrong_kinds, _KNOWN, "S"),
    ("citation-title-differs", other_titles, _KNOWN, "S"),
    ("citation-title-slip", slips_in_titles, _KNOWN, "S"),
    ("citation-superseded", superseded, _REPLACED, "M"),
    ("citation-outside-basis", outside_basis, _ITSELF, "C"),
)


@check("citations-in-annex", basis=_KNOWN, confidence="S")
def citations_in_annex(office: IndicatorSet) -> Iterator[Finding]:
    """What the other checks find in the text of a decree, in that of its annex: each by its own code."""
    for code, find, _, _ in _OF_EACH:
        for remark in find(office):
            yield Finding(code, {"indicator": remark.path[1], **remark.facts}, office.place(*remark.path))


MADE: Final = (
    *(Check(code, find, "decree", basis, confidence) for code, find, basis, confidence in _OF_EACH),
    Check("citation-cited-two-ways", two_ways, "decree", _ITSELF, "C"),
)
"""The checks of what a decree cites in its own text."""
