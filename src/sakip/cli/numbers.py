"""Numbers on the command line, written as people here write them: ``1.200`` is twelve hundred."""

from __future__ import annotations

import argparse

from sakip.errors import NumberError
from sakip.figures import read_id


def whole(text: str) -> int:
    """Read a whole number, its thousands apart or not.

    Raises:
        argparse.ArgumentTypeError: when it is none.
    """
    try:
        value = read_id(text, decimal=",")
    except NumberError:
        value = None
    if value is None or value.denominator != 1:
        raise argparse.ArgumentTypeError(f"“{text}” bukan bilangan bulat seperti 1200 atau 1.200 (no whole number)")
    return int(value)
