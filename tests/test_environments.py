"""The same numbers in every locale, time zone and folder, however Python was started, and wherever its output goes.

Children carry out the scenario of ``tests/environments``, which calls all of the library; together they meet every
circumstance, each with some of the others.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from attrs import evolve, field, frozen
from environments.carrying import COMMANDS, HEAVY, LIGHT

import sakip

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS: Final = Path(__file__).parent
PACKAGE: Final = Path(sakip.__file__).parent
ROOT: Final = PACKAGE.parent
INDONESIAN: Final = "id_ID.UTF-8"
GERMAN: Final = "de_DE.UTF-8"
DEFINITIONS: Final = Path("/usr/share/i18n/locales")
POSIX: Final = pytest.mark.skipif(os.name == "nt", reason="needs the streams and devices of a POSIX system")


@frozen
class Environment:
    """A child: its variables, what Python and the scenario are told, and which steps it carries out."""

    variables: dict[str, str] = field(factory=dict)
    flags: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    steps: tuple[str, ...] = (*LIGHT, *COMMANDS)


ENVIRONMENTS: Final[dict[str, Environment]] = {
    "as usual": Environment(
        {"LC_ALL": "C.UTF-8", "TZ": "Asia/Jakarta", "PYTHONHASHSEED": "0"}, steps=(*LIGHT, *COMMANDS, *HEAVY[1:])
    ),
    "a decimal comma, a decimal context of six digits with traps, colours wanted": Environment(
        {"LC_ALL": INDONESIAN, "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "1", "FORCE_COLOR": "1",
         "COLUMNS": "wide", "PYTHONUTF8": "1", "TERM": "xterm-256color"},
        arguments=("--locale", "--decimal"), steps=(*LIGHT, *COMMANDS, *HEAVY[1:]),
    ),
    "warnings are errors, only ASCII can be printed": Environment(
        {"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii",
         "TZ": "Mars/Olympus", "PYTHONHASHSEED": "2", "NO_COLOR": "1", "COLUMNS": "-3"},
        flags=("-X", "dev", "-W", "error"), steps=(*LIGHT, "written", "forms"),
    ),
    "optimised twice, no home, no room for what is temporary": Environment(
        {"HOME": "/dev/null/home", "TMPDIR": "/dev/null/tmp", "TZ": "Pacific/Kiritimati", "COLUMNS": "0",
         "TERM": "dumb", "PYTHONSAFEPATH": "1", "PYTHONHASHSEED": "3", "LC_ALL": GERMAN, "PYTHONUTF8": "0"},
        flags=("-OO",), arguments=("--locale",), steps=(*LIGHT, *COMMANDS),
    ),
    "isolated, in a folder that is gone": Environment(
        {"LC_ALL": "C"}, flags=("-I",), arguments=("--nowhere",), steps=(*LIGHT, "written")
    ),
}  # fmt: skip


def python(*arguments: str, **given: Any) -> subprocess.CompletedProcess[bytes]:
    """Run Python with the library, and none of the environment of these tests but what is given."""
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT), **given.pop("env", {})}
    return subprocess.run([sys.executable, *arguments], check=False, env=environment, **given)  # noqa: S603  # our own


def carried_out(folder: Path, root: Path, one: Environment) -> dict[str, str]:
    """Carry the scenario out in a child, which complains about nothing, and return the digests of its steps."""
    folder.mkdir()
    arguments = (*one.flags, str(TESTS / "environments"), str(root), str(folder), *one.steps, *one.arguments)
    done = python(*arguments, capture_output=True, env=one.variables)
    assert (done.returncode, done.stderr.decode()) == (0, "")
    made: dict[str, str] = json.loads(done.stdout)
    assert made.pop("sakip").startswith(str(root))
    return made


def locale_path(folder: Path) -> dict[str, str] | None:
    """Return what says where the locales are: nothing where the system has them, else the folder they are made in.

    None where there is nothing to make them of.
    """
    if shutil.which("locale") is None or shutil.which("localedef") is None:
        return None
    have = subprocess.run(["locale", "-a"], check=True, capture_output=True, text=True).stdout  # noqa: S607  # it is there
    if {_folded(INDONESIAN), _folded(GERMAN)} <= set(_folded(have).split()):
        return {}
    folder.mkdir()
    for name in (INDONESIAN, GERMAN):
        definition, _, encoding = name.partition(".")
        if not (DEFINITIONS / definition).exists():
            return None
        command = ["localedef", "--no-archive", "-i", definition, "-f", encoding, str(folder / name)]
        subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # our own
    return {"LOCPATH": str(folder)}


def _folded(name: str) -> str:
    return name.casefold().replace("-", "")


@POSIX
def test_every_environment_comes_to_the_same(tmp_path: Path) -> None:
    """Sets, scorecards, explanations, exports, commands: a digest a step, equal in all of them and from an archive."""
    archive = tmp_path / "sakip.zip"
    with zipfile.ZipFile(archive, "w") as made:
        for file in sorted(PACKAGE.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                made.write(file, Path("sakip") / file.relative_to(PACKAGE))

    of_archive = Environment({"PYTHONDONTWRITEBYTECODE": "1"}, steps=("sets", "law"))
    locales = locale_path(tmp_path / "locales")
    children = {
        name: (ROOT, one)
        for name, one in ENVIRONMENTS.items()
        if locales is not None or "--locale" not in one.arguments
    }

    def child(place: int, name: str) -> dict[str, str]:
        root, one = {**children, "an archive": (archive, of_archive)}[name]
        return carried_out(tmp_path / f"child-{place}", root, evolve(one, variables=one.variables | (locales or {})))

    with ThreadPoolExecutor(2) as pool:
        names = [*children, "an archive"]
        found = dict(zip(names, pool.map(child, range(len(names)), names), strict=True))
    usual = found["as usual"]
    differing = {name: {step for step in one if one[step] != usual[step]} for name, one in found.items()}
    assert {name: steps for name, steps in differing.items() if steps} == {}
    if locales is None:
        pytest.skip("the others come to the same; no localedef with definitions makes id_ID and de_DE")


def test_the_scenario_is_sensitive(tmp_path: Path) -> None:
    """Its digests are those of what the library makes: another answer of one function is another digest."""
    from environments.carrying import digests

    with pytest.MonkeyPatch.context() as patch:
        before = digests(tmp_path, ["numbers"])
        patch.setattr(sakip, "publish", lambda *_: 1)
        assert digests(tmp_path, ["numbers"]) != before


# --- where a command runs ---------------------------------------------------------------------------------------------


def test_a_folder_of_our_name_is_not_taken_for_the_library(tmp_path: Path) -> None:
    """Where ``python -m sakip`` begins looking for modules there may be a folder of set files called sakip."""
    (tmp_path / "sakip").mkdir()
    shutil.copy(PACKAGE / "data" / "sets" / "muncar-2024.toml", tmp_path / "sakip")
    done = python(
        "-m", "sakip", "assess", "sakip/muncar-2024.toml", "--format", "csv", capture_output=True, cwd=tmp_path
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_files_called_like_modules_do_no_harm_where_python_is_told_so(tmp_path: Path) -> None:
    """With ``-P`` the folder one is in is no place to import from."""
    for name in ("csv", "json", "decimal", "attrs"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(99)", encoding="utf-8")
    done = python("-P", "-m", "sakip", "sets", capture_output=True, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")


def test_importing_loads_nothing_of_others() -> None:
    """Whatever is installed: ``import sakip`` loads modules of Python's own library only, and few of them."""
    program = "import sys; before = set(sys.modules); import sakip; print(*sorted(set(sys.modules) - before))"
    loaded = python("-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); {program}", capture_output=True)
    names = loaded.stdout.decode().split()
    assert {name.partition(".")[0] for name in names if name != "sakip"} <= sys.stdlib_module_names
    assert len(names) < 60


# --- streams ----------------------------------------------------------------------------------------------------------


def _close(*streams: int) -> Callable[[], None]:
    def closed() -> None:
        for stream in streams:
            os.close(stream)

    return closed


@POSIX
@pytest.mark.parametrize(
    ("arguments", "closed", "code"),
    [
        (("assess", "muncar-2024", "--format", "csv"), (0, 1), 0),
        (("show", "muncar"), (2,), 2),
        (("new", "baru"), (0,), 2),
    ],
    ids=["nothing in, nothing out", "no errors", "nobody to ask"],
)
def test_streams_that_were_closed_before_are_no_trouble(
    tmp_path: Path, arguments: tuple[str, ...], closed: tuple[int, ...], code: int
) -> None:
    """As daemons are started: what is printed goes nowhere, and the exit code is what it is otherwise."""
    done = python("-m", "sakip", *arguments, capture_output=True, cwd=tmp_path, preexec_fn=_close(*closed))
    assert (done.returncode, b"Traceback" in done.stderr) == (code, False)


@POSIX
@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="needs a device that is always full")
def test_a_full_disk_is_said_in_a_sentence(tmp_path: Path) -> None:
    """On either stream: no half of a result passes for the whole, and no trace of Python's appears."""
    with Path("/dev/full").open("wb") as full:
        done = python("-m", "sakip", "assess", "muncar-2024", stdout=full, stderr=subprocess.PIPE, cwd=tmp_path)
        assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
        assert done.stderr.startswith(b"sakip: berkas stdout")
        done = python("-m", "sakip", "show", "muncar", stdout=subprocess.PIPE, stderr=full)
        assert done.returncode in {2, 120}  # which is Python's own, for what it could not write when it shut down
        assert done.stdout == b""


@POSIX
def test_who_stops_a_command_reads_no_trace(tmp_path: Path) -> None:
    """Ctrl-C in the middle of reading ends it with 130 and an empty line."""
    pipe = tmp_path / "jawaban.csv"
    os.mkfifo(pipe)
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "sakip", "survey", str(pipe), "--on", "2024-12-31"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as child:  # noqa: S603  # our own
        reading = pipe.open("wb")  # which waits until the command reads from it
        child.send_signal(signal.SIGINT)
        out, err = child.communicate()
        reading.close()
    assert (child.returncode, out, err) == (130, b"", b"\n")
