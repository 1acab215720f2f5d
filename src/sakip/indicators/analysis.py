"""What an office says about a result: why it came about, and what it will do (LKjIP, Bab III)."""

from __future__ import annotations

from attrs import field, frozen

from sakip import hooks
from sakip.periods import Period, parse_period


@frozen
class Analysis:
    """The words a performance report owes beside its numbers, about one ``indicator`` (its code) in one ``period``.

    ``cause`` says what made it succeed or fail (analisis penyebab), ``remedy`` what is or will be done about it
    (solusi, rekomendasi), ``programmes`` how programmes and activities contributed; ``document`` is where they stand.

    Raises:
        PeriodError: when the period cannot be read.
    """

    indicator: str
    period: Period = field(converter=parse_period)
    cause: str = ""
    remedy: str = ""
    programmes: str = ""
    document: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt
