"""Rumus Kecamatan Contoh."""

import sakip


@sakip.formula(tercapai="desa", seluruh="desa")
def desa_tercapai(tercapai, seluruh):
    """Persentase desa yang mencapai target tahunannya (Keputusan Camat Contoh tentang IKU, lampiran)."""
    return tercapai / seluruh * sakip.PERCENT


def penurunan(awal: str, akhir: str, unit: str = "kasus") -> sakip.Formula:
    """Persentase penurunan dari awal ke akhir (Keputusan Camat Contoh tentang IKU, lampiran)."""
    return sakip.expression(f"({awal} - {akhir}) / {awal} * 100%", units={awal: unit, akhir: unit})
