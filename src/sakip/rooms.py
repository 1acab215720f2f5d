"""A room of the library, loaded when it is first asked for, by one thread at a time.

Where one thread begins with a package and another with a module of it, each soon waits for what the other has begun.
Python notices, and hands one of them half a module. Threads that load by :func:`room` wait before they begin.

>>> room("figures").number("88.305")
Fraction(17661, 200)
"""

from __future__ import annotations

from _thread import RLock
from importlib import import_module
from typing import Any, Final

_ONE_AT_A_TIME: Final = RLock()


def room(name: str) -> Any:
    """Return a module of the library by its name, such as ``sets`` or ``comparison.series``."""
    with _ONE_AT_A_TIME:
        return import_module(f"sakip.{name}")
