"""Evaluation sheets that several tests damage, each in its own way."""

from __future__ import annotations

from typing import Final

ALONE: Final = """\
schema = 1
code = "x"
title = "LKE Contoh"
scale = "permenpanrb-88-2021"
[[grade]]
code = "A"
points = 100
[[grade]]
code = "B"
points = 40
[[rubric]]
code = "r"
[[rubric.level]]
grade = "A"
full = true
[[rubric.level]]
grade = "B"
[[answers]]
code = "abc"
values = { A = "1", B = "0.5", C = "0" }
[[component]]
code = "1"
name = "Satu"
weight = 60
[[component.sub]]
code = "1.a"
name = "Pertama"
weight = 60
rubric = "r"
[[component]]
code = "2"
name = "Dua"
weight = 40
[[component.sub]]
code = "2.a"
name = "Kedua"
weight = "12.5"
answers = "abc"
[[component.sub]]
code = "2.b"
name = "Ketiga"
weight = 27.5
"""
"""A sheet that stands alone: a rubric, answers, and three sub-components."""
