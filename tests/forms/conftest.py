from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from forms.filled import Form

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def form(tmp_path: Path) -> Form:
    """A form of the usual set, to be filled in."""
    return Form(tmp_path / "isian.xlsx")
