"""A Frictionless data package: ``datapackage.json`` and tables in CSV, which any program can check and join.

The tables are sets, indicators, targets, scorecards, assessments, realisations and findings. Each has a Table Schema
with types, units, keys, and every status and reason there is; each file has its size and its sha256. Numbers are
decimals with a point, and where a number is missing its reason stands beside it. Several scorecards go into one
package, in one pass and little memory: a set that many of them were made by is written once.

Texts that a spreadsheet would take for a formula begin with an apostrophe, in keys too. Under the same input the files
are the same bytes: they hold no date of writing.

>>> import json, tempfile
>>> from pathlib import Path
>>> import sakip
>>> from sakip.exports import frictionless
>>> card = sakip.assess(sakip.load("muncar-2024"))
>>> with tempfile.TemporaryDirectory() as folder:
...     left_out = frictionless.package(card, folder)
...     made = json.loads(Path(folder, "datapackage.json").read_text(encoding="utf-8"))
>>> left_out
()
>>> made["name"], [resource["name"] for resource in made["resources"]][:3]
('muncar-2024', ['sets', 'indicators', 'targets'])
"""

from __future__ import annotations

from sakip.exports.frictionless.tables import TABLES, Column, Table
from sakip.exports.frictionless.writing import package

__all__ = ["TABLES", "Column", "Table", "package"]
