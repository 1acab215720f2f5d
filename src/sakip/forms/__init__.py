"""Forms: the workbook an office fills in, read back with the cell named for every bad value.

Most offices hand in a spreadsheet. A form is that spreadsheet with the lines of a set already in it: an indicator, a
period and a component each, what is held of it, and open cells for what is not. What comes back is read cell by cell,
shown before anything is changed, and taken over as new records beside the old ones, all of it or nothing.

>>> import io
>>> import sakip
>>> office = sakip.load("muncar-2024")
>>> write(office, stream := io.BytesIO())
>>> lines(office)[0].key
('ikm', Year(2024), 'nilai')

``read("isian.xlsx", office)`` is a :class:`Submission`; ``submission.preview().text()`` says what it would change, and
``submission.apply(office)`` is the set with it.
"""

from __future__ import annotations

from sakip.forms.columns import COLUMNS, FILLED_IN
from sakip.forms.comparing import KINDS, Change
from sakip.forms.entries import Entry
from sakip.forms.faults import FormError
from sakip.forms.lines import Line, lines
from sakip.forms.marks import Identity, identity
from sakip.forms.preview import Outcome, Preview
from sakip.forms.reading import read
from sakip.forms.submission import Submission
from sakip.forms.writing import write

__all__ = [
    "COLUMNS",
    "FILLED_IN",
    "KINDS",
    "Change",
    "Entry",
    "FormError",
    "Identity",
    "Line",
    "Outcome",
    "Preview",
    "Submission",
    "identity",
    "lines",
    "read",
    "write",
]
