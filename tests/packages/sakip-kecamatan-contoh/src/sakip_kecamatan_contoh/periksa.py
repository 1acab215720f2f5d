"""Pemeriksaan Kecamatan Contoh."""

from sakip.review import Remark, Words, check


@check(
    "jatim.contoh.tanpa-penanggung-jawab",
    Words(
        "warning",
        "{indicator} tidak menyebut penanggung jawab.",
        "{indicator} names nobody responsible.",
        "Isi responsible.",
        "Fill in responsible.",
    ),
    basis="Kesepakatan Kecamatan Contoh: setiap IKU ada penanggung jawabnya.",
)
def tanpa_penanggung_jawab(office):
    for indicator in office:
        if not indicator.responsible:
            yield Remark({"indicator": indicator.name}, ("indicator", indicator.code))
