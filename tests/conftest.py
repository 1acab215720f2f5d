"""How Hypothesis runs here: without deadlines, which only measure the machine, and without chance where CI is set."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("sakip", deadline=None, max_examples=100, derandomize=bool(os.environ.get("CI")))
settings.load_profile("sakip")
