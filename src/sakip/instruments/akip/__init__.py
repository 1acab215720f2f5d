"""AKIP: the evaluation score of an accountability system (nilai SAKIP), from the grades of an evaluation sheet.

Evaluasi akuntabilitas kinerja instansi pemerintah is done every year by the inspectorate of a regency on its offices,
and by the ministry on the regency, under PermenPANRB 88/2021. The sheet (lembar kerja evaluasi, LKE) has four
components with three sub-components each. A grade gives points, points times weight give the value, the values sum to
0–100, and the total has a predicate, AA to D; 80 is BB, 80.01 is A: the table is known from verbatim re-prints
[T(repr.)], and that the total is rounded to two decimals first is a reading. Regulations of 2010 and 2015 weigh and
rate otherwise, so every result knows its sheet, and totals of different sheets are no series.

>>> from datetime import date
>>> sheet_2024 = sheet(on=date(2024, 12, 31))
>>> result = evaluate(sheet_2024, dict.fromkeys((sub.code for sub in sheet_2024.subs), "BB"), unit="Kecamatan Contoh")
>>> str(result.value), result.predikat.code
('80.00', 'BB')
>>> [(lift.code, str(lift.gain)) for lift in result.lifts[:2]]
[('1.c', '3/2'), ('2.c', '3/2')]
>>> incomplete = evaluate(sheet_2024, {"1.a": "BB", "1.b": "F"})
>>> incomplete.total is None, [finding.code for finding in incomplete.findings]
(True, ['akip-unknown-grade', 'akip-incomplete'])

A share of criteria met gives at most BB; A and AA take years of keeping it up, or a distinction:

>>> [evaluate(sheet_2024, {"1.a": met}).subs[0].grade.code for met in (Met(7, 9), Met(9, 9), Met(9, 9, years=5))]
['B', 'BB', 'AA']
"""

from __future__ import annotations

from sakip.instruments.akip.answers import Assessed, Criteria, Given, Met, Share
from sakip.instruments.akip.catalogue import load_sheet, loads_sheet, sheet, sheets
from sakip.instruments.akip.evaluation import Change, ComponentResult, Evaluation, SoFar, change, evaluate
from sakip.instruments.akip.file import read, reads, template
from sakip.instruments.akip.grading import Answered, SubResult
from sakip.instruments.akip.lift import Lift, ToReach
from sakip.instruments.akip.published import check
from sakip.instruments.akip.sheet import (
    AnswerScale,
    Criterion,
    Grade,
    Level,
    Rubric,
    Sheet,
    SheetComponent,
    SubComponent,
)

__all__ = [
    "AnswerScale",
    "Answered",
    "Assessed",
    "Change",
    "ComponentResult",
    "Criteria",
    "Criterion",
    "Evaluation",
    "Given",
    "Grade",
    "Level",
    "Lift",
    "Met",
    "Rubric",
    "Share",
    "Sheet",
    "SheetComponent",
    "SoFar",
    "SubComponent",
    "SubResult",
    "ToReach",
    "change",
    "check",
    "evaluate",
    "load_sheet",
    "loads_sheet",
    "read",
    "reads",
    "sheet",
    "sheets",
    "template",
]
