"""Tests against mutants: quickly where functions change places, slowly where a module has to be imported anew."""

from __future__ import annotations

import contextlib
import gc
import importlib
import importlib.abc
import importlib.machinery
import json
import os
import resource
import sys
import traceback
from functools import cache, partial
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

from mutation.making import path_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from importlib.machinery import ModuleSpec
    from types import ModuleType

    from mutation.making import Mutant

TESTS = Path(__file__).resolve().parents[1]
PROFILE = "mutation"
_MEMORY = 4 << 30
_BROKEN = 70


def fates(mutants: Sequence[Mutant], narrow: Sequence[str], wide: Sequence[str]) -> Iterator[tuple[Mutant, str]]:
    """Yield what became of each mutant: killed by the tests, ended by its time, or survived."""
    left = list(mutants)
    for tests in (narrow, wide):
        if tests and left:
            warm(tests)
            limit, noticed = quickly(tests, left)
            same = left[0]._replace(source=path_of(left[0].module).read_text("utf-8"))
            if slowly(tests, same, limit):
                raise SystemExit(f"the tests do not pass where {same.module} is imported anew: {' '.join(tests)}")
            for mutant in left:
                # what runs while a module is imported has to be imported to be met; the rest once, to be sure
                again = tests is narrow or not mutant.runs_later
                code = noticed.get(mutant) or (slowly(tests, mutant, limit + 5) if again else 0)
                if code:
                    noticed[mutant] = code
                    yield mutant, "killed" if code > 0 else "timeout"
            left = [mutant for mutant in left if mutant not in noticed]
    yield from ((mutant, "survived") for mutant in left)


class Swap(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports a mutant in the place of its module."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant
        self._path = path_of(mutant.module)

    def find_spec(self, fullname: str, _path: object = None, _target: object = None) -> ModuleSpec | None:
        """Answer for the mutated module only."""
        if fullname != self._mutant.module:
            return None
        is_package = self._path.name == "__init__.py"
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=str(self._path), is_package=is_package)
        spec.has_location = True
        if is_package:
            spec.submodule_search_locations = [str(self._path.parent)]
        return spec

    def create_module(self, spec: ModuleSpec) -> None:
        """Leave it to the interpreter."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the mutated source."""
        exec(compile(self._mutant.source, str(self._path), "exec"), module.__dict__)  # noqa: S102  # what this is for

    def get_source(self, _fullname: str) -> str:
        """Show what is run, for whoever asks the loader."""
        return self._mutant.source


class Ended(NamedTuple):
    """How a run of tests came out: its exit code, or minus the signal that ended it, and its seconds of CPU."""

    code: int
    seconds: float


def forked(work: Callable[[int], int], limit: float, *, silent: bool) -> tuple[Ended, bytes]:
    """Do some work in a fork of this process, for so many seconds of CPU at most; return what it wrote to its pipe."""
    read, write = os.pipe()
    child = os.fork()
    if not child:
        code = _BROKEN
        try:
            os.close(read)
            if silent:
                nothing = os.open(os.devnull, os.O_RDWR)
                for stream in (0, 1, 2):
                    os.dup2(nothing, stream)
            resource.setrlimit(resource.RLIMIT_CPU, (int(limit) + 1, int(limit) + 2))
            resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
            code = work(write)
        except BaseException:  # noqa: BLE001  # whatever it was, this process ends here
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(write)
    with os.fdopen(read, "rb") as pipe:
        said = pipe.read()
    _, status, used = os.wait4(child, 0)
    return Ended(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime), said


def tested(tests: Sequence[str], *plugins: object) -> int:
    """Run tests in this process, up to the first that fails."""
    import pytest

    # what is loaded before the fork cannot have its asserts rewritten, and only what is not under test is
    loaded = ["-W", "ignore:Module already imported:pytest.PytestAssertRewriteWarning"]
    quick = ["-x", "-q", f"--hypothesis-profile={PROFILE}", "-p", "no:cacheprovider"]
    return int(pytest.main([f"--rootdir={TESTS.parent}", *quick, *loaded, *tests], plugins))


def slowly(tests: Sequence[str], mutant: Mutant, limit: float) -> int:
    """Run tests in a process that imports a mutant from the beginning."""

    def work(_: int) -> int:
        sys.meta_path.insert(0, Swap(mutant))
        return tested(tests)

    return forked(work, limit, silent=True)[0].code


class Quickly:
    """A plugin of pytest that collects tests once, and runs them in a fork for each mutant.

    The functions that differ get their code from the mutant. What only differs while a module is imported cannot be
    met this way, and is left to :func:`slowly`.
    """

    def __init__(self, mutants: Sequence[Mutant], pipe: int) -> None:
        self._mutants = mutants
        self._pipe = pipe
        self._noticing: list[int] = []  # tests that noticed a mutant, the last one first: they may notice the next
        self._failed = ""

    def pytest_runtest_logreport(self, report: Any) -> None:
        """Remember which test failed."""
        if report.failed:
            self._failed = report.nodeid

    def pytest_runtestloop(self, session: Any) -> bool:
        """Run the tests for each mutant instead of once."""
        gc.unfreeze()  # what is frozen is not among the objects
        functions = [one for one in gc.get_objects() if isinstance(one, FunctionType)]
        gc.collect()
        gc.freeze()
        for module in {mutant.module for mutant in self._mutants}:
            _originals(module)  # once for all the forks
        first, said = forked(partial(self._run_watched, session), 3600, silent=False)
        limit = 5 * first.seconds + 5
        watched = json.loads(said)
        self._tell({"failed": watched["failed"], "limit": limit})
        for number, mutant in enumerate(self._mutants) if not watched["failed"] else ():
            work = partial(self._run_mutant, session, functions, watched["calls"], mutant)
            ended, noticed = forked(work, limit, silent=True)
            if noticed:
                self._noticing = [int(noticed), *(test for test in self._noticing if test != int(noticed))]
            if ended.code and ended.code != _BROKEN:
                self._tell({"number": number, "code": ended.code})
        return True

    def _run_watched(self, session: Any, pipe: int) -> int:
        """Run the tests without a mutant, and write which of them call which function: its place among the codes."""
        codes = {
            code: place
            for module in {one.module for one in self._mutants}
            for place, code in enumerate(_originals(module))
        }
        calls: dict[str, list[int]] = {}
        items = session.items

        def watch(frame: FrameType, event: str, _: object) -> None:
            if event == "call" and frame.f_code in codes:
                met.add(codes[frame.f_code])

        for number, (item, following) in enumerate(zip(items, [*items[1:], None], strict=True)):
            met: set[int] = set()
            sys.setprofile(watch)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.setprofile(None)
            for place in met:
                calls.setdefault(str(place), []).append(number)
        os.write(pipe, json.dumps({"calls": calls, "failed": self._failed}).encode())
        return 0

    def _run_mutant(
        self, session: Any, functions: Sequence[FunctionType], calls: dict[str, list[int]], mutant: Mutant, pipe: int
    ) -> int:
        """Run the tests that call what a mutant changes, and write which one noticed."""
        from _pytest.main import pytest_runtestloop as run_tests

        session.config.get_terminal_writer()._file = Path(os.devnull).open("w")  # noqa: SIM115  # until the end
        items = session.items
        chosen = {number for place in exchange(mutant, functions) for number in calls.get(str(place), ())}
        first = [number for number in self._noticing if number in chosen]
        session.items = [items[number] for number in [*first, *sorted(chosen.difference(first))]]
        with contextlib.suppress(session.Failed):
            run_tests(session)
        if not session.testsfailed:
            return 0
        os.write(pipe, str(next(place for place, item in enumerate(items) if item.nodeid == self._failed)).encode())
        return 1

    def _tell(self, facts: dict[str, Any]) -> None:
        os.write(self._pipe, json.dumps(facts).encode() + b"\n")


def exchange(mutant: Mutant, functions: Sequence[FunctionType]) -> list[int]:
    """Give those of ``functions`` that differ the code of a mutant; return their places among the module's codes."""
    befores = _originals(mutant.module)
    afters = list(_codes(compile(mutant.source, befores[0].co_filename, "exec")))
    if [code.co_qualname for code in befores] != [code.co_qualname for code in afters]:
        return []
    places = {one: place for place, (one, other) in enumerate(zip(befores, afters, strict=True)) if one != other}
    changed = [(function, places[function.__code__]) for function in functions if function.__code__ in places]
    try:
        for function, place in changed:
            function.__code__ = afters[place]
    except ValueError:  # it closes over other names
        return []
    return [place for _, place in changed]


@cache
def _originals(module: str) -> list[CodeType]:
    path = path_of(module)
    return list(_codes(compile(path.read_text("utf-8"), str(path), "exec")))


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _codes(constant)


def quickly(tests: Sequence[str], mutants: Sequence[Mutant]) -> tuple[float, dict[Mutant, int]]:
    """Return how long a mutant may take, and how the tests ended for those that they notice."""
    ended, said = forked(lambda pipe: tested(tests, Quickly(mutants, pipe)), 10**6, silent=False)
    facts = [json.loads(line) for line in said.splitlines()]
    if not facts or facts[0]["failed"]:
        why = f"{facts[0]['failed']} does not pass" if facts else f"pytest ended with {ended.code}"
        raise SystemExit(f"without a mutant, {why}: {' '.join(tests)}")
    return facts[0]["limit"], {mutants[one["number"]]: one["code"] for one in facts[1:]}


def warm(tests: Sequence[str]) -> None:
    """Load in this process what the tests take from elsewhere, so that a fork has it."""
    import hypothesis

    # twenty examples as of --hypothesis-profile=short; a failure is enough and need not be made small
    phases = [hypothesis.Phase.explicit, hypothesis.Phase.generate]
    hypothesis.settings.register_profile(
        PROFILE, deadline=None, max_examples=20, derandomize=True, database=None, phases=phases
    )

    def work(pipe: int) -> int:
        code = tested([*tests, "--collect-only", "-qq"])
        os.write(pipe, json.dumps(sorted(sys.modules)).encode())
        return code

    own = {"sakip", "conftest", "tests", *(path.stem for path in TESTS.glob("*.py"))}
    for name in json.loads(forked(work, 900, silent=True)[1]):
        if name.partition(".")[0] not in own and name not in sys.modules:
            try:
                importlib.import_module(name)
            except Exception:  # noqa: BLE001, S112  # made by a test, or by a module that changes its own name
                continue
