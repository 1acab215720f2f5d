"""A check: one thing to look for, with its name, what it says, and on what ground.

A check is a function that looks at something and yields a :class:`Remark` for each thing it finds. The library's own
say what they say in :mod:`sakip.wording.review`; a check of another package brings its :class:`Words`.

>>> from sakip.review import Remark, Words, check
>>> @check("jember.no-aliases", Words("info", "{indicator} tanpa alias.", "{indicator} has no alias."))
... def no_aliases(office):
...     for indicator in office:
...         if not indicator.aliases:
...             yield Remark({"indicator": indicator.code}, ("indicator", indicator.code))
>>> no_aliases.code, no_aliases.severity
('jember.no-aliases', 'info')
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, get_args

from attrs import field, frozen

from sakip import hooks
from sakip.errors import UnknownNameError
from sakip.findings import Finding, Place
from sakip.wording import FINDINGS
from sakip.wording.words import Words

if TYPE_CHECKING:
    from sakip.findings import Severity

About: TypeAlias = Literal["set", "decree", "table", "realisations"]

ABOUT: Final[tuple[About, ...]] = get_args(About)
"""What a check looks at: an IndicatorSet; the Decree of one; a PrintedTable of bands; an IndicatorSet and the
realisations of its indicators."""


@frozen
class Remark:
    """One thing a check found.

    ``facts`` fill the sentence. ``path`` says what it is about, as a set file names it: ``("indicator", code, key)``,
    ``("scale", key)``, ``("node", code)``, ``("decree", "basis")``; ``place`` where it stands, where that is known
    better than by the path.
    """

    facts: Mapping[str, Any] = field(converter=hooks.kept, hash=False)
    path: tuple[str | int, ...] = ()
    place: Place | None = None

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt


@frozen
class Check:
    """A named check; ``code`` is its name.

    ``find`` yields what it found; ``about`` is what it is given, one of :data:`ABOUT`. ``basis`` is the rule it stands
    on, as its source writes it, and ``confidence`` how sure that is, by the flags of :mod:`sakip.regulations`.
    ``words`` say what it finds, in both languages, and how grave that is.

    Raises:
        UnknownNameError: for something else it is about, or a code that has no words.
    """

    code: str
    find: Callable[..., Iterable[Remark | Finding]] = field(repr=False)
    about: About = "set"
    basis: str = ""
    confidence: str = ""
    words: Words | None = field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        if self.about not in ABOUT:
            raise UnknownNameError.among("subject of a check", self.about, ABOUT)
        if self.words is None and self.code not in FINDINGS:
            raise UnknownNameError.among("finding", self.code, FINDINGS)

    @property
    def severity(self) -> Severity:
        """How grave what it finds is."""
        return (self.words or FINDINGS[self.code]).severity


def check(
    code: str,
    words: Words | None = None,
    /,
    *,
    about: About = "set",
    basis: str = "",
    confidence: str = "",
) -> Callable[[Callable[..., Iterable[Remark | Finding]]], Check]:
    """Make a :class:`Check` of the decorated function.

    The function yields a :class:`Remark` for each thing it finds; it is given what the check is ``about``. The other
    arguments are the attributes of the check.

    Raises:
        UnknownNameError: as :class:`Check` does.
    """
    return lambda find: Check(code, find, about, basis, confidence, words)
