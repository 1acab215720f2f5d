"""Packs: indicator sets, formulas, achievement rules and checks that other packages bring.

A kecamatan that has no programmer writes one TOML file. One that has publishes a package, which offers what it has by
entry points; neither changes this library, and neither can break the other::

    [project.entry-points."sakip.sets"]
    "jatim.jember.mumbulsari-2025" = "sakip_mumbulsari:iku_2025.toml"

    [project.entry-points."sakip.formulas"]
    "jember.desa_tercapai" = "sakip_mumbulsari.rumus:desa_tercapai"

A set is a file in the folder of a package, read without running any code of it, or an IndicatorSet that a module makes.
Nothing is looked for until a name is asked for that is not the library's own; an application may pass a
:class:`Registry` of its own instead, and then nothing is looked for at all.
"""

from __future__ import annotations

from sakip.packs.installed import installed
from sakip.packs.origin import Origin, origin
from sakip.packs.registry import GROUPS, Group, Offer, Registry, is_namespaced

__all__ = ["GROUPS", "Group", "Offer", "Origin", "Registry", "installed", "is_namespaced", "origin"]
