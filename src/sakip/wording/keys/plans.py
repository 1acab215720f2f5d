"""The cascade: its nodes, the links between them, and their budgets."""

from __future__ import annotations

from typing import Final

KEYS: Final[dict[str, tuple[str, str]]] = {
    "node": ("Cascading: satu pernyataan rencana.", "The cascade: one statement of the plan."),
    "node.code": ("Kode simpul di dalam berkas ini.", "Code of the node within this file."),
    "node.kind": ("Tingkatnya dalam cascading.", "Its level in the cascade."),
    "node.text": ("Bunyinya seperti tercetak.", "Its text as printed."),
    "node.parent": ("Kode simpul di atasnya.", "Code of the node above it."),
    "node.number": (
        "Kode nomenklatur resmi, misalnya 7.01.02.2.01.0001.",
        "Its official code in the nomenclature, such as 7.01.02.2.01.0001.",
    ),
    "node.office": ("Perangkat daerah pemiliknya, bila lebih dari satu.", "Whose it is, when there are several."),
    "node.document": ("Dokumen yang mencetaknya (RPJMD, Renstra).", "The plan that prints it (RPJMD, Renstra)."),
    "node.condition": (
        "Kondisi pohon kinerja (CSF) asal simpul ini.",
        "The condition of the performance tree (CSF) it was made from.",
    ),
    "link": (
        "Hubungan pohon kinerja selain induk: dukungan dan crosscutting.",
        "Links of the performance tree besides the parent: support and crosscutting.",
    ),
    "link.lower": ("Kode simpul yang mendukung.", "Code of the node that contributes."),
    "link.upper": ("Kode simpul yang didukung.", "Code of the node it contributes to."),
    "link.kind": (
        "supports di dalam satu perangkat daerah, cross-cutting antarperangkat daerah.",
        "supports within an office, cross-cutting where another office contributes.",
    ),
    "link.office": (
        "Perangkat daerah pemilik ujung yang tidak ada di sini.",
        "The office of the end that is not in this file.",
    ),
    "link.text": ("Bunyi ujung itu.", "What that end is called."),
    "link.note": ("Catatan.", "A note."),
    "link.document": ("Dokumen yang mencetaknya.", "The document that prints it."),
    "budget": (
        "Pagu dan realisasi anggaran program, kegiatan, atau subkegiatan.",
        "Budget and spending of a programme, activity or sub-activity.",
    ),
    "budget.node": ("Kode simpul yang dianggarkan.", "Code of the node it is given to."),
    "budget.period": ("Periode, misalnya 2024 atau 2024-Q2.", "Period, such as 2024 or 2024-Q2."),
    "budget.amount": ("Pagu dalam rupiah; kosong bukan nol.", "The budget in rupiah; blank is not zero."),
    "budget.version": (
        "Murni, setelah pergeseran, atau setelah perubahan APBD.",
        "As enacted (murni), with items shifted (pergeseran), or as revised (perubahan).",
    ),
    "budget.document": ("Dokumen anggaran, misalnya DPA 2024.", "The budget document, such as DPA 2024."),
    "budget.issued": ("Tanggal dokumen anggaran.", "Day the budget was issued."),
    "budget.replaces": ("Dokumen yang digantikan.", "The document it supersedes."),
    "budget.reason": ("Alasan perubahan.", "Why it was changed."),
    "budget.spent": ("Realisasi anggaran dalam rupiah.", "What was spent, in rupiah."),
    "budget.recorded": ("Tanggal realisasi dicatat.", "Day the spending was recorded."),
    "budget.note": ("Catatan.", "A note."),
}
