"""What every reader is held to: our own errors and no others, and sentences for each of them in both languages."""

from __future__ import annotations

import atexit
import json
import re
import shutil
import tempfile
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip.assessment import replay
from sakip.errors import DataFileError, SakipError
from sakip.fields.faults import found_in
from sakip.wording import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sakip.assessment import Assessment
    from sakip.findings import Finding


_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@contextmanager
def refusing() -> Iterator[None]:
    """Let input be refused, by an error of the library that can say what is wrong in both languages."""
    try:
        yield
    except SakipError as error:
        told_of(error)


def told_of(error: SakipError) -> None:
    """Hold an error to what it says."""
    assert shown(str(error))
    if isinstance(error, DataFileError):
        assert error.findings, "an error about a file names what is wrong with it"
        said(error.findings)
    for fault in found_in(error):
        assert fault.id
        assert fault.en


def shown(text: str) -> str:
    """Hold a text to showing what it holds: no sign in it steers a terminal, or turns the writing direction."""
    assert not _STEERING.search(text), f"it holds {_STEERING.findall(text)}"
    return text


def said(findings: Iterable[Finding]) -> None:
    """Hold findings to sentences in both languages, and to JSON."""
    for finding in findings:
        for lang in LANGUAGES:
            assert shown(finding.text(lang))
        assert shown(str(finding))
        json.dumps(finding.to_dict(), allow_nan=False)


@cache
def _folder() -> Path:
    folder = tempfile.mkdtemp(prefix="fuzz-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def saved(data: bytes, name: str) -> Path:
    """Save input as a file, over the one before it."""
    path = _folder() / name
    path.write_bytes(data)
    return path


def replayed(result: Assessment) -> None:
    """Hold an assessment to its trace: computed again from it, and through JSON, it is the same and reads the same."""
    again = replay(json.loads(json.dumps(result.explain().to_dict(), allow_nan=False)))
    assert told(again) == told(result)
    for lang in LANGUAGES:
        assert result.explain().text(lang)


def told(result: Assessment) -> dict[str, Any]:
    """Return what a replay must bring back."""
    achievement = result.achievement
    return {
        "status": (result.status, result.reason, result.period),
        "value": (result.exact, str(result.value), result.predicate, result.category),
        "achievement": (achievement.status, achievement.reason, achievement.raw, str(achievement.value)),
        "judged": (achievement.limited, achievement.reached, achievement.rule, result.achievement_category),
    }
