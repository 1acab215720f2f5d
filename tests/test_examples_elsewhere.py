"""The programs of docs/how-to/from-another-language.md: PHP and Node, run where they are installed.

Everywhere else what they read is at least held to be in what is written.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pages
import pytest

from sakip import cli
from sakip.exports import json as exported
from sakip.intake import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Mapping

HOW_TO: Final = pages.DOCS / "how-to"
PAGES: Final = (HOW_TO / "from-another-language.md", pages.DOCS / "id" / "how-to" / "from-another-language.md")
PROGRAMS: Final = (("php", "kinerja.php"), ("node", "kinerja.mjs"), ("php", "kabupaten.php"))
BEGINNING: Final = {"kabupaten.php": "contoh-001: "}  # of what it prints; that of the others is below
# what the programs call the parts of JSON that they go through
READ: Final = {"card": "scorecard", "one": "assessment", "finding": "finding", "budget": "trace", "read": "scorecard"}
_KEY: Final = re.compile(r"\$?\b(card|one|finding|budget|read)(?:\['(\w+)'\]|\??\.(\w+)\b(?!\())")


def _keys(text: str) -> set[tuple[str, str]]:
    """Return what a program reads: the name it has for a part, and the key."""
    return {(name, php or node) for name, php, node in _KEY.findall(text)}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """A scorecard and a trace as the command line writes them of the files of the page."""
    folder = tmp_path_factory.mktemp("written")
    of_page = {block.caption: block.text for block in pages.Page(PAGES[0]).blocks if block.caption}
    files = {name: folder / name for name in ("kecamatan.json", "salah.csv")}
    for name, file in files.items():
        file.write_text(of_page[name], encoding="utf-8")
    made = {}
    for name, command in {"card": ("assess",), "budget": ("explain",)}.items():
        out = folder / f"{name}.json"
        given = (files["kecamatan.json"], *(("realisasi-anggaran",) if name == "budget" else ()))
        asked = ("--realisations", files["salah.csv"], "--format", "json", "--out", out)
        assert cli.main(list(map(str, (*command, *given, *asked)))) == 1
        made[name] = json.loads(out.read_text(encoding="utf-8"))
    return made


@pytest.mark.parametrize(
    "name", ["Sakip.php", "kinerja.php", "kabupaten.php", "sakip.mjs", "kinerja.mjs", "ScorecardController.php"]
)
def test_what_a_program_reads_is_written(name: str, written: Mapping[str, Any]) -> None:
    """Every key stands in the output; those of a scorecard in its schema as well."""
    card, trace = written["card"], written["budget"]
    parts = {"card": card, "one": card["assessments"][0], "finding": card["findings"][0], "budget": trace, "read": card}
    found = _keys((HOW_TO / name).read_text(encoding="utf-8"))
    assert found or name == "ScorecardController.php"
    for part, key in found:
        assert key in parts[part], f"{name} reads {key} of {READ[part]}"
    schema = exported.schema("scorecard")
    for part in ("assessment", "finding"):
        promised = schema["$defs"][part]["required"]
        assert {key for name, key in found if READ[name] == part} <= set(promised)
    assert {"exact", "published"} <= set(trace["value"])


@pytest.mark.parametrize("page", PAGES, ids=["en", "id"])
def test_the_pages_show_each_program(page: Path) -> None:
    """Each is included, and none is pasted."""
    shown = {Path(block.argument).name for block in pages.Page(page).blocks if block.language == "include"}
    assert shown == {
        *("Sakip.php", "kinerja.php", "kabupaten.php", "SakipServiceProvider.php", "ScorecardController.php"),
        *("sakip.mjs", "kinerja.mjs"),
    }


@pytest.mark.parametrize(("name", "quote"), [("Sakip.php", "'"), ("sakip.mjs", '"')])
def test_every_column_is_written(name: str, quote: str) -> None:
    """Those of a realisation file, in its order, so that none of a row is dropped."""
    said = (HOW_TO / name).read_text(encoding="utf-8").partition("COLUMNS = [")[2].partition("];")[0]
    assert re.findall(rf"{quote}(\w+){quote}", said) == list(COLUMNS)


def _runner(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed here")
    return found


def _run(command: list[str], folder: Path, **given: str) -> subprocess.CompletedProcess[str]:
    """Run a program in a folder, with a stand-in for the installed ``sakip``."""
    installed = folder / "bin" / "sakip"
    installed.parent.mkdir()
    installed.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m sakip "$@"\n', encoding="utf-8")
    installed.chmod(0o755)
    source = str(Path(cli.__file__).parents[2])
    environment = {
        **os.environ,
        "PATH": f"{installed.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH")))),
        **given,
    }
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own program


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for the installed program is a script for a Unix shell")
@pytest.mark.parametrize(("runner", "name"), PROGRAMS)
@pytest.mark.parametrize("page", PAGES, ids=["en", "id"])
def test_a_program_prints_what_the_page_shows(page: Path, runner: str, name: str, tmp_path: Path) -> None:
    """Those of PHP and of Node print the same, to the letter."""
    done = _run([_runner(runner), str(HOW_TO / name)], tmp_path)
    shown = next(block.text for block in pages.Page(page).blocks if block.text.startswith(BEGINNING.get(name, "ikm: ")))
    printed = re.sub(r" +$", "", done.stdout, flags=re.MULTILINE)
    assert (done.returncode, printed, done.stderr) == (0, shown, "")


_PHP: Final = """<?php
use App\\Services\\Sakip;
require getenv('CLASS');
$tried = [
    fn () => Sakip::write('x.csv', [['indicator' => 'ikm', 'nilai' => 3]]),
    fn () => Sakip::write('x.csv', [['indicator' => 'ikm', 'value' => 87.4]]),
    fn () => (new Sakip(['/bin/sh', '-c', 'kill -9 $$']))->check('x'),
    fn () => (new Sakip(['/bin/sh', '-c', 'exec sleep 9'], 0.2))->check('x'),
    fn () => (new Sakip(['/bin/sh', '-c', 'echo hello']))->check('x'),
    fn () => (new Sakip(['/bin/sh', '-c', 'echo 3']))->check('x'),
    fn () => (new Sakip(['/bin/sh', '-c', 'exit 4']))->check('x'),
    fn () => (new Sakip(['/nowhere/sakip']))->check('x'),
];
foreach ($tried as $one) {
    try {
        $one();
        echo "nothing is wrong\\n";
    } catch (InvalidArgumentException | App\\Services\\SakipError $error) {
        echo $error->getCode(), ' ', $error->getMessage(), "\\n";
    }
}
$row = ['indicator' => 'ikm', 'period' => 2024, 'value' => null, 'status' => 'draft', 'note' => "a \\"b\\",\\nc"];
Sakip::write('x.csv', [(object) $row]);
echo file_get_contents('x.csv');
"""
_NODE: Final = """
import { readFileSync } from "node:fs";
const { Sakip, write } = await import(process.env.CLASS);
const tried = [
  () => write("x.csv", [{ indicator: "ikm", nilai: 3 }]),
  () => write("x.csv", [{ indicator: "ikm", value: 87.4 }]),
  () => new Sakip(["/bin/sh", "-c", "kill -9 $$"]).check("x"),
  () => new Sakip(["/bin/sh", "-c", "exec sleep 9"], 0.2).check("x"),
  () => new Sakip(["/bin/sh", "-c", "echo hello"]).check("x"),
  () => new Sakip(["/bin/sh", "-c", "echo 3"]).check("x"),
  () => new Sakip(["/bin/sh", "-c", "exit 4"]).check("x"),
  () => new Sakip(["/nowhere/sakip"]).check("x"),
];
for (const one of tried) {
  await one().then(() => console.log("nothing is wrong"), (error) => console.log(error.code ?? 0, error.message));
}
await write("x.csv", [{ indicator: "ikm", period: 2024, value: null, status: "draft", note: 'a "b",\\nc' }]);
process.stdout.write(readFileSync("x.csv", "utf8"));
"""


@pytest.mark.skipif(os.name == "nt", reason="what is started is a Unix shell")
@pytest.mark.parametrize(
    ("runner", "program", "of", "killed"),
    [("php", _PHP, "Sakip.php", "signal 9; 9"), ("node", _NODE, "sakip.mjs", "SIGKILL; SIGKILL")],
)
def test_what_goes_wrong_is_said(runner: str, program: str, of: str, killed: str, tmp_path: Path) -> None:
    """What would be dropped is refused, and every end of a process has a sentence and a code."""
    file = tmp_path / {"php": "tried.php", "node": "tried.mjs"}[runner]
    file.write_text(program, encoding="utf-8")
    done = _run([_runner(runner), str(file)], tmp_path, CLASS=str(HOW_TO / of))
    said = [
        rf"0 row 1: 'nilai' is no column; there are {', '.join(COLUMNS)}",
        "0 row 1, value: 87.4 is a float, whose digits need not be those that were reported; give text",
        f"0 /bin/sh was ended by {killed} may mean too little memory",
        "0 no answer within 0.2 seconds",
        r"0 what was written is no JSON.*: hello",
        "",
        r"0 '' is not 'sakip.review/1', which this.* reads?",
        "4 nothing was written, exit code 4",
        "127 /nowhere/sakip cannot be run",
        ",".join(COLUMNS),
        'ikm,2024,,,,,,draft,"a ""b"",',
        'c",,',
        "",
    ]
    assert (done.returncode, done.stderr) == (0, "")
    for line, expected in zip(done.stdout.split("\n"), said, strict=True):
        assert re.fullmatch(expected, line), line


@pytest.mark.parametrize(
    "name", ["Sakip.php", "kinerja.php", "kabupaten.php", "SakipServiceProvider.php", "ScorecardController.php"]
)
def test_php_reads_each_file(name: str) -> None:
    """Those for Laravel too, which is not here to run them."""
    found = shutil.which("php")
    if found is None:
        pytest.skip("php is not installed here")
    assert subprocess.run([found, "-l", str(HOW_TO / name)], capture_output=True, check=False).returncode == 0  # noqa: S603  # our own program
