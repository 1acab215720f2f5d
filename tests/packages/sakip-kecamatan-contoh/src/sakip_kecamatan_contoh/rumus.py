"""Rumus Kecamatan Contoh."""

import sakip


@sakip.formula(tercapai="desa", seluruh="desa")
def desa_tercapai(tercapai, seluruh):
    """Persentase desa yang mencapai target tahunannya (Keputusan Camat Contoh tentang IKU, lampiran).

    tercapai = 15, seluruh = 20 -> 75 (LKjIP Contoh 2024 hlm. 12)
    tercapai = 2, seluruh = 3 -> ~66.67 (LKjIP Contoh 2023 hlm. 11)
    tercapai = 0, seluruh = 0 -> zero-denominator (Keputusan Camat Contoh tentang IKU, lampiran)
    """
    return tercapai / seluruh * sakip.PERCENT


def penurunan(awal: str, akhir: str, unit: str = "kasus") -> sakip.Formula:
    """Persentase penurunan dari awal ke akhir (Keputusan Camat Contoh tentang IKU, lampiran).

    awal = 40, akhir = 34 -> 15 (LKjIP Contoh 2024 hlm. 14)
    awal = 34, akhir = 40 -> ~-17.65 (LKjIP Contoh 2023 hlm. 13)
    awal = 0, akhir = 2 -> zero-denominator (Keputusan Camat Contoh tentang IKU, lampiran)
    """
    return sakip.expression(f"({awal} - {akhir}) / {awal} * 100%", units={awal: unit, akhir: unit})
