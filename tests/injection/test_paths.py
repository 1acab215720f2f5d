"""Which files are opened: those that the caller named, and what these name; whatever is written in them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import pytest
from injection import checks
from injection.runs import Files, ran
from injection.texts import NAMES, PRINTED, TERMINAL

import sakip
from sakip.errors import SetFileError

if TYPE_CHECKING:
    from collections.abc import Callable

TESTS: Final = Path(__file__).parent.parent

# Runs what stands in a file and keeps every path that is opened, made, moved or removed, and every program or
# connection that is started. Nobody takes such a hook out again, so that this is a process of its own.
WATCHED: Final = """
import json, os, sys
ours, asked, told = sys.argv[1:]
events = []
flags = os.O_WRONLY | os.O_RDWR | os.O_CREAT
def keep(event, arguments):
    if event == "open" and isinstance(arguments[0], (str, bytes)):
        kind = "write" if (arguments[2] or 0) & flags else "read"
        events.append((kind, os.path.abspath(os.fsdecode(arguments[0]))))
    elif event in {"os.mkdir", "os.symlink", "os.link", "os.rename", "os.truncate", "os.chmod"}:
        paths = [one for one in arguments if isinstance(one, (str, bytes))]
        events.extend(("write", os.path.abspath(os.fsdecode(path))) for path in paths)
    elif event in {"os.remove", "os.rmdir"} and arguments[1] == -1:  # else it is within a folder that is removed
        events.append(("write", os.path.abspath(os.fsdecode(arguments[0]))))
    elif event in {"subprocess.Popen", "os.system", "os.exec", "socket.connect", "urllib.Request"}:
        events.append(("run", event))
sys.path.insert(0, ours)
from injection.runs import ran
import matplotlib.pyplot, openpyxl, docx, xlsxwriter, polars, sakip.exports.word, sakip.frames
sys.addaudithook(keep)
codes = [ran(arguments).code for arguments in json.load(open(asked))]
kept = events[:]
with open(told, "w") as file:
    json.dump([codes, kept], file)
"""


class Watched(NamedTuple):
    """What came of runs: their codes, what was read and written, and which programs were started."""

    codes: list[int]
    read: set[Path]
    written: set[Path]
    started: list[str]


def watched(folder: Path, runs: list[tuple[str, ...]], scratch: Path) -> Watched:
    """Run the command line in another process, in a folder."""
    asked, told = scratch / "asked.json", scratch / "told.json"
    asked.write_text(json.dumps(runs), encoding="utf-8")
    own = Path(sakip.__file__).parent.parent
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(own), os.environ.get("PYTHONPATH", "")]),
        "PYTHONDONTWRITEBYTECODE": "1",
        "TMPDIR": str(scratch),
    }
    command = [sys.executable, "-c", WATCHED, str(TESTS), str(asked), str(told)]
    subprocess.run(command, check=True, cwd=folder, env=surroundings)  # noqa: S603  # ours
    codes, events = json.loads(told.read_text(encoding="utf-8"))
    paths = {kind: {Path(path) for said, path in events if said == kind} for kind in ("read", "write")}
    return Watched(codes, paths["read"], paths["write"], [path for kind, path in events if kind == "run"])


def test_only_what_is_named_is_read_and_written(tmp_path: Path) -> None:
    """Codes, names, documents and cells that are paths lead nowhere: neither up, nor to the root, nor home.

    A path in ``extends`` is followed as it is written, from the folder of the file; one that ends nowhere is said.
    """
    inside, scratch = tmp_path / "a" / "dalam", tmp_path / "sementara"
    out, above = inside / "keluar", tmp_path / "atas.json"
    out.mkdir(parents=True)
    scratch.mkdir()
    for name in ("x", "passwd", "x.toml", "x.csv", "etc"):  # what a path upwards would find
        (tmp_path / name).write_text("rahasia", encoding="utf-8")
        (tmp_path / "a" / name).write_text("rahasia", encoding="utf-8")
    before = {path.name for path in tmp_path.iterdir()} | {above.name}
    texts = [*NAMES.values(), "../x", "../../x.toml", "../x.csv", f"{tmp_path}/x.toml", TERMINAL["shell"]]
    files = Files.of(inside, texts, f"{PRINTED}/../../../x", flat=True)
    at = files.path

    def to(name: str) -> str:
        return str(out / name)

    runs: list[tuple[str, ...]] = [
        ("show", at("set.json")),
        ("explain", at("set.json"), files.code("ikm"), "--out", to("x.txt")),
        ("assess", at("set.json"), "--realisations", at("realisasi.csv"), "--out", to("x.html")),
        ("check", at("anak.json")),
        ("survey", at("survei.csv"), "--period", "2024", "--out", to("x.csv")),
        ("ipasn", at("asn.csv"), "--on", "2024-12-31"),
        ("akip", at("akip.toml")),
        ("audit", at("terbitan.csv")),
        ("replay", at("jejak.json")),
        ("paper", "lkjip", at("set.json"), "--without-pictures", "--out", to("x.xlsx")),
        ("paper", "pk", at("set.json"), "--out", to("x.docx")),
        ("plot", at("set.json"), "--out", to("x.svg")),
        ("form", at("set.json"), "--out", to("isian.xlsx")),
        ("export", "scorecards", at("set.json"), at("anak.json"), "--out", to("semua.xlsx")),
        ("export", "datapackage", at("set.json"), "--out", to("paket")),
        ("export", "datapackage", at("set.json"), "--out", to("paket.zip")),
        ("export", "json", at("set.json"), "--out", to("x.jsonl")),
        ("export", "ms-ind", at("set.json"), "--out", to("m.csv")),
        ("export", "iati", at("set.json"), "--out", to("x.xml")),
        ("new", to("baru"), "--code", "uji-2024", "--name", "../../../x", "--regency", "/etc/passwd"),
        ("assess-table", at("besar.csv"), "--set", at("besar.json"), "--out", to("t.csv")),
    ]
    named = {Path(run[run.index("--out") + 1]).name for run in runs if "--out" in run} | {"baru"}
    above.write_text(json.dumps({"code": "atas", "indicator": [INDICATOR]}), encoding="utf-8")
    bases = ("../../atas.json", "bawah1.json", "../dalam", "../../tiada\0.toml", "../x")
    for place, base in enumerate(bases):
        (inside / f"bawah{place}.json").write_text(json.dumps({"code": "bawah", "extends": base}), encoding="utf-8")
    below = [("show", str(inside / f"bawah{place}.json")) for place in range(len(bases))]

    came = watched(inside, [*runs, *below], scratch)
    assert set(came.codes[: len(runs)]) <= {0, 1}
    assert came.codes[len(runs) :] == [0, 1, 1, 1, 1]
    assert came.started == []
    assert _outside(came.read, inside, scratch) & {*tmp_path.rglob("*")} == {above}
    assert _outside(came.written, out, scratch) <= {Path(os.devnull)}
    assert {path.name for path in out.iterdir()} == named
    assert {path.name for path in tmp_path.iterdir()} == before


def _outside(paths: set[Path], *folders: Path) -> set[Path]:
    return {path for path in paths if not any(path.is_relative_to(folder) for folder in folders)}


INDICATOR: Final = {"code": "x", "name": "x", "unit": "kasus", "formula": {"kind": "count"}}
SET: Final = 'code = "x"\n[[indicator]]\ncode = "a"\nname = "Satu"\nunit = "poin"\nformula = { kind = "count" }\n'


@pytest.fixture
def offer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Install a package beside a file that it does not hold, and let it offer something."""
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(site)
    (tmp_path / "luar.toml").write_text(SET, encoding="utf-8")

    def installed(value: str, name: str = "jatim.uji.iku-2025") -> Path:
        package = site / "sakip_uji"
        package.mkdir(parents=True)
        (site / "luar.toml").write_text(SET, encoding="utf-8")
        (package / "__init__.py").write_text("raise RuntimeError('imported')\n", encoding="utf-8")
        information = site / "sakip_uji-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(
            "Metadata-Version: 2.1\nName: sakip-uji\nVersion: 1.0\n", encoding="utf-8"
        )
        (information / "entry_points.txt").write_text(f"[sakip.sets]\n{name} = {value}\n", encoding="utf-8")
        return package

    return installed


@pytest.mark.parametrize(
    "value",
    ["sakip_uji:../luar.toml", "sakip_uji:/etc/x.toml", "sakip_uji:..toml", "sakip_uji...:luar.toml", "..:luar.toml",
     "sakip_uji:sub/luar.toml", "sakip_uji:C:luar.toml", "sakip_uji:luar.toml\0.toml", "sakip_uji:con.toml"],
)  # fmt: skip
def test_a_pack_offers_files_of_its_own_folder(offer: Callable[[str], Path], value: str) -> None:
    """No path leads out of it, and nothing of it is run on the way."""
    offer(value)
    with pytest.raises(SetFileError) as caught:
        sakip.load("jatim.uji.iku-2025")
    assert [finding.code for finding in caught.value.findings] == ["pack-broken"]
    assert "sakip_uji" not in sys.modules


def test_a_link_out_of_a_pack_is_refused(offer: Callable[[str], Path], tmp_path: Path) -> None:
    """A file that is elsewhere is not the package's, and neither is a folder."""
    package = offer("sakip_uji.data:iku.toml")
    (package / "data").mkdir()
    (package / "data" / "iku.toml").symlink_to(tmp_path / "luar.toml")
    with pytest.raises(SetFileError, match="link out of the package"):
        sakip.load("jatim.uji.iku-2025")
    (package / "data" / "iku.toml").unlink()
    (package / "data").rmdir()
    (package / "data").symlink_to(tmp_path)
    (tmp_path / "iku.toml").write_text(SET, encoding="utf-8")
    with pytest.raises(SetFileError, match="link out of the package"):
        sakip.load("jatim.uji.iku-2025")


def test_what_a_package_calls_itself_is_text(offer: Callable[[str], Path]) -> None:
    """The names of what is offered, and of who offers it, in the list of sets."""
    package = offer("sakip_uji:iku.toml")
    information = package.parent / "sakip_uji-1.0.dist-info"
    for name, value in (
        ("jatim.\x1b[31m\u202ex", "sakip_uji:\x1b]0;x\x07.toml"),
        ("jatim.uji.iku", "x:[link=y]z[/]\x9b"),
    ):
        (information / "entry_points.txt").write_text(f"[sakip.sets]\n{name} = {value}\n", encoding="utf-8")
        metadata = "Metadata-Version: 2.1\nName: a\x1b[2J\u202e\x85ERROR\nVersion: 1.0\u2028ERROR\n"
        (information / "METADATA").write_text(metadata, encoding="utf-8")
        run = ran(["sets"])
        assert run.code == 1
        checks.printed(run.out + run.err)
        assert "ERROR" not in {line[:5] for line in (run.out + run.err).splitlines()}


@pytest.mark.parametrize("whole", [True, False], ids=["a folder", "each file"])
def test_a_pack_may_be_linked_as_it_is(offer: Callable[[str], Path], tmp_path: Path, whole: bool) -> None:
    """By an installer that keeps packages in a store: the whole folder, or each of its files."""
    package, store = offer("sakip_uji:iku.toml"), tmp_path / "store" / "sakip_uji"
    store.parent.mkdir()
    package.rename(store)
    (store / "iku.toml").write_text(SET, encoding="utf-8")
    if whole:
        package.symlink_to(store)
    else:
        package.mkdir()
        for file in store.iterdir():
            (package / file.name).symlink_to(file)
    assert sakip.load("jatim.uji.iku-2025")["a"].name == "Satu"


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_a_table_is_the_file_that_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str) -> None:
    """Signs in its name that engines take for a pattern stand for themselves, and no other file is read."""
    monkeypatch.chdir(tmp_path)
    Path("set.json").write_text(json.dumps({"code": "s", "indicator": [INDICATOR]}), encoding="utf-8")
    for name, rows in (("*.csv", 1), ("d[1].csv", 2), ("d1.csv", 3)):
        Path(name).write_text("indicator,target,jumlah\n" + "x,1,1\n" * rows, encoding="utf-8")
    for name, rows in (("*.csv", 1), ("d[1].csv", 2)):
        out = tmp_path / "out" / "t.csv"
        out.parent.mkdir(exist_ok=True)
        run = ran(["assess-table", name, "--set", "set.json", "--out", str(out), "--force", "--engine", engine])
        assert run.code == 0, run.err
        assert len(out.read_text(encoding="utf-8").splitlines()) == rows + 1
