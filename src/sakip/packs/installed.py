"""What the installed packages offer, by their entry points; nothing is looked for before a name is asked for."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sakip.errors import PackError
from sakip.packs.origin import Origin
from sakip.packs.registry import GROUPS, Offer, Registry

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.metadata import EntryPoint

    from sakip.packs.registry import Group

# package:file.toml, which is also a valid reference to an object, as some build tools demand
_FILE: Final = re.compile(r"\s*([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*:\s*([\w-]+(?:\.[\w-]+)*\.toml)\s*", re.ASCII)


def installed() -> Registry:
    """Return the registry of what installed packages offer."""
    return Registry(_offers)


def _offers() -> Iterator[Offer]:
    from importlib.metadata import entry_points  # noqa: PLC0415  # 20 ms that only a name of a package need cost

    for group in GROUPS:
        for point in entry_points(group=group):
            yield _offer(group, point)


def _offer(group: Group, point: EntryPoint) -> Offer:
    value = str(point.value)

    def load() -> Any:
        file = _FILE.fullmatch(value) if group == "sakip.sets" else None
        if file is not None:
            return _packaged(file[1], file[2])
        if group == "sakip.sets" and value.strip().casefold().endswith(".toml"):
            raise PackError(
                f"{value!r} names no file of a package",
                "Write package.folder:file.toml, of letters, digits, - and _.",
                name=point.name,
            )
        return point.load()

    return Offer(group, point.name, load, _origin(point), value)


def _origin(point: EntryPoint) -> Origin:
    distribution = point.dist
    if distribution is None:
        return Origin(point.name)
    try:
        # either is None where there is no metadata
        return Origin(point.name, distribution=distribution.name or "", version=distribution.version or "")
    except Exception:  # noqa: BLE001  # metadata that cannot be read hides nothing that the package offers
        return Origin(point.name)


def _is_within(path: Path, folder: Path) -> bool:
    """Tell whether a file is in a package's folder; an installer may have linked each of its files from a store."""
    stored = folder / "__init__.py"
    homes = [folder.resolve(), *([stored.resolve().parent] if stored.is_file() else [])]
    return any(path.resolve().is_relative_to(home) for home in homes)


def _packaged(package: str, file: str) -> Path:
    """Return a file in a package's folder without importing the package, so that none of its code runs.

    Raises:
        PackError: when there is none, or a link that leads out of the package.
    """
    top, *inner = package.split(".")
    try:
        spec = find_spec(top)
    except (ImportError, ValueError):
        spec = None
    folders = [] if spec is None or spec.submodule_search_locations is None else list(spec.submodule_search_locations)
    for folder in folders:
        path = Path(folder, *inner, file)
        if path.is_file():
            if not _is_within(path, Path(folder)):
                what = f"{file!r} of package {package!r} is a link out of the package"
                raise PackError(what, "Put the file itself into the package.", name=package)
            return path
    where = ", ".join(str(Path(folder, *inner)) for folder in folders) or f"package {top!r}, which is not there"
    raise PackError(f"there is no file {file!r} in {where}", "Put it into the package that is built.", name=package)
