"""Values as fields of pydantic models, and so of FastAPI, SQLModel and whatever else asks pydantic.

A model names a class of the library as it names ``int``. What comes in from outside is read by the library's own gates,
in the form that the tables of a set file have; what is wrong is a ``ValidationError`` at the key it is about, in the
library's words. What goes out is that form again, every number as text: no reader of JSON makes a float of it.

>>> from pydantic import BaseModel, ValidationError
>>> from sakip import Target
>>> class Promise(BaseModel):
...     target: Target
>>> made = Promise.model_validate_json('{"target": {"indicator": "ikm", "period": "2024-Q2", "value": 88.305}}')
>>> made.target.period, made.target.value
(Quarter(2024, 2), Fraction(17661, 200))
>>> made.model_dump_json()
'{"target":{"indicator":"ikm","period":"2024-Q2","value":"88.305"}}'
>>> try:
...     Promise.model_validate({"target": {"indicator": "ikm", "period": "TW V 2024", "value": "88,3"}})
... except ValidationError as error:
...     for fault in error.errors():
...         print(fault["loc"], fault["msg"])
('target', 'period') “TW V 2024” is no period. Write it like 2024, 2024-S1, 2024-Q2, 2024-05 or TW II 2024.
('target', 'value') '88,3' is not a plain number. Decimals are written with a point, thousands without a separator. \
Write "88.3".

JSON writes numbers of any length, and its readers make a float of one with a point. A float is read as the shortest
decimal that prints it, so a number of up to 15 digits comes in as it was written. A float of more digits is refused, as
it may be a longer number that was rounded; one that a longer number was rounded to, and that has few digits itself,
nobody can tell. Text of up to 18 digits before the point and 9 after it is read exactly.

This is the one room that imports ``pydantic_core``, when pydantic asks for the first time.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, TypeAlias

import sakip.periods as periods
from sakip.fields.asked import Asked, core_schema, json_schema

__all__ = ["Exact", "Period", "core_schema", "json_schema"]

Exact: TypeAlias = Annotated[Fraction, Asked("exact")]
"""An exact number: ``88``, ``"88.305"``, a Decimal, a quotient ``"1/9"``. It goes out as text, never as a float."""

Period: TypeAlias = Annotated[periods.Period, Asked("period")]
"""A period of whatever kind, as files and decrees write it. Unlike the plain union it is refused with one sentence."""
