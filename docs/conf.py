"""How the documentation is built: ``sphinx-build -W docs FOLDER``, with the extra ``docs``.

The pages need nothing from elsewhere when they are read: no fonts, scripts or pictures of other sites.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sakip

if TYPE_CHECKING:
    from sphinx.application import Sphinx

sys.path.insert(0, str(Path(__file__).parent))
sys.path.append(str(Path(__file__).parent.parent / "tests"))  # published rows are kept and recomputed there
# kernels of notebooks start in a folder of their own, where a relative path would lead elsewhere
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(Path(sakip.__file__).resolve().parents[1]), os.environ.get("PYTHONPATH")])
)

project = "sakip"
author = "The sakip authors"
copyright = "The sakip authors"  # noqa: A001  # the name Sphinx asks for
version = release = sakip.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "generated",
    "public_names",
]
exclude_patterns = ["README.md", "**/.ipynb_checkpoints"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 120
nb_execution_in_temp = True  # what a notebook writes is not left in the sources

# --- the API, of docstrings; public_names.py says where names live
autodoc_class_signature = "mixed"
autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
maximum_signature_line_length = 96
napoleon_numpy_docstring = False
napoleon_use_param = False
napoleon_attr_annotations = True
python_use_unqualified_type_names = True
nitpick_ignore = [
    # what a caller is handed and never makes: said in words where it is handed over
    ("py:class", "sakip.comparison.tables.Because"),
    ("py:class", "sakip.comparison.tables.Sayable"),
    ("py:class", "sakip.comparison.tables.Stated"),
    ("py:class", "sakip.sets.model.Defined"),
    ("py:class", "sakip.sets.model.Override"),
    ("py:class", "sakip.instruments.skm.rules.Weighting"),
    ("py:class", "sakip.testing.kit.cases.Case"),
    ("py:class", "sakip.testing.nation.measures.Measure"),
    # the parts a rule of IP ASN is read into from the regulation's file
    ("py:class", "sakip.instruments.ipasn.rules.Answer"),
    ("py:class", "sakip.instruments.ipasn.rules.Dimension"),
    ("py:class", "sakip.instruments.ipasn.rules.Position"),
    ("py:class", "sakip.instruments.ipasn.rules.Training"),
    ("py:class", "sakip.instruments.ipasn.words.Vocabulary"),
]
# the site is built and read offline: what the standard library and other packages bring is named, not linked
_ELSEWHERE = (
    "_?io", "_?pytest", "attrs?", "collections", "contextlib", "datetime", "decimal", "fractions", "functools",
    "hypothesis", "matplotlib", "narwhals", "numpy", "pathlib", "pint", "pydantic_core", "typing", "xlsxwriter",
)  # fmt: skip
nitpick_ignore_regex = [("py:.*", rf"({'|'.join(_ELSEWHERE)})\..+")]

html_theme = "furo"
html_title = "sakip"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
pygments_style = "default"


def _language(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Say that the Indonesian pages are Indonesian, for those who have them read aloud."""
    if page.startswith("id/"):
        context["language"] = "id"


def setup(app: Sphinx) -> None:
    """Take part in the making of pages."""
    app.connect("html-page-context", _language)
