"""What a whole process shares, as it is at a moment: by name, so that two moments can be compared."""

from __future__ import annotations

import atexit
import builtins
import copyreg
import csv
import decimal
import gc
import locale
import logging
import mimetypes
import os
import random
import signal
import socket
import sys
import tempfile
import threading
import time
import warnings
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET


def state() -> dict[str, Any]:
    """Return it; what belongs to a package that is not imported is not looked for."""
    mask = os.umask(0o077)
    os.umask(mask)
    return {
        "atexit": atexit._ncallbacks(),
        "builtins": frozenset(vars(builtins)),
        "copyreg": dict(copyreg.dispatch_table),
        "csv dialects": csv.list_dialects(),
        "csv field size limit": csv.field_size_limit(),
        "current folder": Path.cwd(),
        "decimal context": repr(decimal.getcontext()),
        "decimal defaults": repr((decimal.DefaultContext, decimal.BasicContext, decimal.ExtendedContext)),
        "environment": dict(os.environ),
        "files": _files(),
        "gc": (gc.isenabled(), gc.get_threshold()),
        "limits": (sys.getrecursionlimit(), sys.get_int_max_str_digits(), sys.getswitchinterval()),
        "hooks": (sys.excepthook, sys.displayhook, sys.unraisablehook, threading.excepthook, sys.gettrace()),
        "import": (list(sys.path), list(sys.meta_path), list(sys.path_hooks)),
        "locale": locale.setlocale(locale.LC_ALL),
        "logging": _logging(),
        "mimetypes": mimetypes.inited and dict(mimetypes.types_map),
        "namespaces of XML": dict(ET._namespace_map),  # type: ignore[attr-defined]  # where it registers them
        "random": random.getstate(),
        "signals": {number: signal.getsignal(number) for number in signal.valid_signals()},
        "sockets": socket.getdefaulttimeout(),
        "streams": [(stream, getattr(stream, "errors", None)) for stream in (sys.stdin, sys.stdout, sys.stderr)],
        "temporary folder": (tempfile.tempdir, tempfile.template),
        "threads": threading.active_count(),
        "time zone": (time.tzname, time.timezone),
        "umask": mask,
        "warnings": (list(warnings.filters), warnings.showwarning, warnings.formatwarning),
        **_of_others(),
    }


def _files() -> list[str]:
    """Return what is open, where the system says it, but for what engines wait on and the fonts matplotlib keeps."""
    opened: list[str] = []
    for name in Path("/proc/self/fd").glob("*"):
        try:
            opened.append(str(name.readlink()))
        except OSError:  # the folder that was listed
            continue
    return sorted(one for one in opened if not one.startswith("anon_inode:") and not one.endswith(".ttf"))


def _logging() -> tuple[Any, ...]:
    root = logging.getLogger()
    return root.level, list(root.handlers), root.disabled, logging.root.manager.disable, logging.getLoggerClass()


def _of_others() -> dict[str, Any]:
    """Return the settings of packages: they belong to the program that imported them."""
    held: dict[str, Any] = {"pyplot": "matplotlib.pyplot" in sys.modules}
    if (matplotlib := sys.modules.get("matplotlib")) is not None:
        # without choosing one, where none was chosen yet
        settings = dict(dict.items(matplotlib.rcParams))
        held["matplotlib"] = {name: repr(value) for name, value in settings.items()}
    if (numpy := sys.modules.get("numpy")) is not None:
        held["numpy"] = (numpy.geterr(), numpy.get_printoptions(), repr(numpy.random.get_state()))
    if (polars := sys.modules.get("polars")) is not None:
        held["polars"] = polars.Config.state()
    if (pint := sys.modules.get("pint")) is not None:
        held["pint"] = id(pint.get_application_registry().get())
    return held
