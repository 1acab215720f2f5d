"""What makes a form useless as a whole."""

from __future__ import annotations

from sakip.errors import DataFileError


class FormError(DataFileError):
    """A workbook that is no form, or one whose content is not to be taken over as it stands."""

    code = "form"
