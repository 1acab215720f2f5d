"""A room of the library, loaded when it is first asked for, by one thread at a time.

Where one thread begins with a package and another with a module of it, each soon waits for what the other has begun.
Python notices, and hands one of them half a module. Threads that load by :func:`room` wait before they begin.

No module of the library is to wait here while it is imported itself, past the door: whoever loads may need it. So none
imports a room by ``from sakip import …``, which asks the door, but by ``import sakip.sets as sets``.

>>> room("figures").number("88.305")
Fraction(17661, 200)
"""

from __future__ import annotations

import os
import sys
from _thread import RLock
from contextlib import suppress
from importlib import import_module
from typing import Any, Final

_TRIES: Final = 4
_ONE_AT_A_TIME: Final = RLock()
if hasattr(os, "register_at_fork"):
    # a process that is forked while another thread loads would wait for a thread it does not have
    os.register_at_fork(
        before=_ONE_AT_A_TIME.acquire,
        after_in_parent=_ONE_AT_A_TIME.release,
        after_in_child=_ONE_AT_A_TIME.release,
    )


def room(name: str) -> Any:
    """Return a module of the library by its name, such as ``sets`` or ``comparison.series``."""
    module = f"sakip.{name}"
    loaded = sys.modules.get(module)
    if loaded is not None and not getattr(loaded.__spec__, "_initializing", False):
        return loaded  # whole, so that nobody needs to wait
    with _ONE_AT_A_TIME:
        if package := name.rpartition(".")[0]:
            room(package)  # first, as for whoever imports it
        for _ in range(_TRIES):
            # threads past the door may wait for this one with what it needs, or fail with it half made; they go on then
            with suppress(ImportError, RuntimeError):
                return import_module(module)
        return import_module(module)
