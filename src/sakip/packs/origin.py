"""Where an indicator comes from: which set, which file, which distribution of which version."""

from __future__ import annotations

from attrs import frozen

from sakip import hooks


@frozen
class Origin:
    """Where something was defined.

    ``set`` is the name a set is loaded by, or its code; ``file`` the file it stands in; ``distribution`` and
    ``version`` the installed package that brought it, both empty for a file of one's own.
    """

    set: str = ""
    file: str = ""
    distribution: str = ""
    version: str = ""

    __getstate__, __setstate__ = hooks.facts, hooks.rebuilt

    @property
    def package(self) -> str:
        """The distribution with its version, such as ``sakip-jember 1.2``; empty for a file of one's own."""
        return " ".join(part for part in (self.distribution, self.version) if part)

    def __str__(self) -> str:
        name = self.set or self.file
        return f"{name} ({self.package})" if name and self.package else name or self.package


def origin(given: Origin | str) -> Origin:
    """Return an origin; of a text it is the name of the set."""
    return given if isinstance(given, Origin) else Origin(given)
