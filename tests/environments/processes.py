"""``python tests/environments/processes.py FILE``: values of another process, and the library in several of its own.

The file holds a pickle of values by name. It says, as JSON, which of them are not what they were, and what assessing
the sets comes to in processes that are started in every way there is. As a module, it has what such a process does.
"""

from __future__ import annotations

import copy
import json
import multiprocessing
import pickle
import sys
import threading
from collections.abc import Hashable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any


def said(office: Any) -> list[str]:
    """Return what assessing a set comes to, as an explanation and a trace of each number."""
    import sakip

    card = sakip.assess(office)
    return [text for one in card for text in (one.explain().text(), json.dumps(one.explain().to_dict()))]


def imported(tried: int = 8) -> list[str]:
    """Return what goes wrong when as many threads ask for every name for the first time, each from another end."""
    import sakip

    finding = sakip.Finding("missing-key", {"name": "unit"})
    ends = ("comparison", "series", "rollup", "assess")  # a package, a module of it, and what imports either
    barrier = threading.Barrier(tried)
    found: list[list[Any]] = []
    wrong: list[str] = []

    def first(place: int) -> None:
        begin = place * len(sakip.__all__) // tried
        names = [ends[place % len(ends)], *sakip.__all__[begin:], *sakip.__all__[:begin]]
        barrier.wait()
        try:
            if place % 4 == 0:
                finding._repr_html_()
            got = {name: getattr(sakip, name) for name in names}
        except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
            wrong.append(repr(error))
        else:
            found.append([got[name] for name in sorted(got)])

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    threads = [threading.Thread(target=first, args=(place,)) for place in range(tried)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.setswitchinterval(interval)
    wrong += ["another object of the same name" for names in found if any(map(_is_not, names, found[0]))]
    return wrong


def _is_not(one: object, other: object) -> bool:
    return one is not other


def again(values: dict[str, Any]) -> list[str]:
    """Return the names of values whose hash or copy is another in this process."""
    return [
        name
        for name, one in values.items()
        if copy.deepcopy(one) != one or (isinstance(one, Hashable) and len({one, copy.deepcopy(one)}) != 1)
    ]


def main() -> None:
    """Answer what is asked."""
    result: dict[str, Any] = {"imported": imported()}
    content = Path(sys.argv[1])
    values = pickle.loads(content.read_bytes())  # noqa: S301  # of the test that starts this
    result["again"] = again(values)
    content.with_suffix(".back").write_bytes(pickle.dumps(values))
    office = next(one for one in values.values() if type(one).__name__ == "IndicatorSet")
    expected = said(office)
    result["processes"] = {}
    for method in multiprocessing.get_all_start_methods():
        started = 2 if method == "fork" else 1
        with ProcessPoolExecutor(started, multiprocessing.get_context(method)) as pool:
            result["processes"][method] = list(pool.map(said, [office] * started)) == [expected] * started
    sys.stdout.write(json.dumps(result) + "\n")


if __name__ == "__main__":
    main()
