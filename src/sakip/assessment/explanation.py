"""How a number came about: formula, components and their documents, rounding, target, rule, limits, bands.

The same facts are written as text in Indonesian or English, and as a trace: plain JSON values with a version, from
which :func:`sakip.replay` computes the same value and categories again.
"""

from __future__ import annotations

from typing import Any

from attrs import frozen

from sakip import hooks, looks, wording
from sakip.assessment.page import Page
from sakip.assessment.results import Assessment
from sakip.assessment.trace import trace_of


@frozen
class Explanation:
    """An ``assessment``, ready to be explained: ``print`` it, or take its :meth:`text` or :meth:`to_dict`."""

    assessment: Assessment

    _repr_html_ = looks.html
    __rich_repr__ = looks.rich
    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "id") -> str:
        """Explain in Indonesian (``"id"``) or English (``"en"``)."""
        wording.language(lang)
        return Page(self.assessment, lang).text()

    def to_dict(self) -> dict[str, Any]:
        """Return the trace: JSON values only, exact numbers as text, versioned by its ``format``."""
        return trace_of(self.assessment)
