"""Pages that are made of what the library itself holds, so that they cannot say anything else.

Each module here has a function ``markdown(lang)`` and no Sphinx in it. A page says where its text goes::

    ```{from-library} statuses
    ```

and a module whose text has parts hands over one of them with ``:part: reasons``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the directive."""
    from generated._directive import FromLibrary  # noqa: PLC0415  # the modules beside it do without Sphinx

    app.add_directive("from-library", FromLibrary)
    return {"parallel_read_safe": True}
