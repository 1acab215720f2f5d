"""What is said of an audit of a published table."""

from __future__ import annotations

from typing import Final

from sakip.wording.words import Words

FINDINGS: Final[dict[str, Words]] = {
    "audit-no-column": Words(
        "error",
        "Tidak ada kolom {names} di antara judul kolom: {headings}.",
        "There is no column {names} among the headings: {headings}.",
        "Tabel capaian berkolom {achievements}; tabel anggaran berkolom {budgets}.",
        "A table of achievements has the columns {achievements}; one of budgets has {budgets}.",
    ),
    "audit-column-twice": Words(
        "error",
        "Kolom {names} dapat berarti hal yang sama, dan tidak jelas mana yang dibaca.",
        "There is more than one column that may be meant: {names}; which one to read is not clear.",
        "Hapus atau ganti judul kolom lainnya; tabel capaian berkolom {achievements}, tabel anggaran {budgets}.",
        "Remove the others or call them something else; achievements need {achievements}, budgets {budgets}.",
    ),
    "audit-unnamed-columns": Words(
        "warning",
        "{count} kolom tanpa judul berisi data dan tidak dibaca (kolom ke-{columns}).",
        "Columns without a heading hold data and were not read: {count} (columns {columns}).",
        "Bila judul digabung untuk beberapa tahun, simpan setiap tahun sebagai tabel tersendiri dengan judul lengkap.",
        "Where one heading stands for several years, save each year as a table of its own with a full header.",
    ),
    "audit-table-beside": Words(
        "warning",
        "Tabel anggaran di sampingnya tidak dibaca: {names}.",
        "The budget table beside it was not read: {names}.",
        "Simpan tabel anggaran sebagai berkas tersendiri untuk memeriksanya.",
        "Save the budget table as a file of its own to audit it.",
    ),
    "audit-unknown-polarity": Words(
        "warning",
        "Polaritas “{given}” tidak dikenal ({count} baris: {rows}); baris itu diperiksa seperti tanpa polaritas.",
        "Polarity “{given}” is not known (rows: {count}, {rows}); it is passed over.",
        "Tulis higher, lower, lower-mirror, lower-inverse, stabilise, tinggi, atau rendah.",
        "Write higher, lower, lower-mirror, lower-inverse, stabilise, tinggi or rendah.",
    ),
    "audit-not-reproduced": Words(
        "warning",
        "{count} angka tercetak tidak dihasilkan oleh konvensi mana pun (baris {rows}).",
        "Printed figures that no convention makes: {count} (rows {rows}).",
        "Periksa target, realisasi, dan angkanya pada dokumen asal.",
        "Check target, realisation and figure in the document they come from.",
    ),
    "audit-against-polarity": Words(
        "warning",
        "{count} angka mengikuti rumus arah yang lain daripada yang disebut tabelnya (baris {rows}).",
        "Figures that follow a rule of the other direction than the table tells: {count} (rows {rows}).",
        "Periksa arahnya; bila benar makin rendah makin baik, angka yang tepat ada pada baris itu.",
        "Check the direction; where less is better indeed, the right figure stands beside it.",
    ),
    "audit-row-shape": Words(
        "error",
        "{count} baris tidak terbaca karena jumlah kolomnya lain (baris {rows}).",
        "Rows that cannot be read, because they have other columns: {count} ({rows}).",
        "Periksa pemisah kolom dan tanda kutip.",
        "Check separators and quotes.",
    ),
    "audit-off-style": Words(
        "info",
        "Baris yang menyimpang dari kebiasaan dokumennya dalam {part}: {count} ({rows}).",
        "Rows that break the style of their document in {part}: {count} ({rows}).",
    ),
}

_RULES: Final[dict[str, tuple[str, str]]] = {
    "audit-rule-higher": ("R ÷ T × 100", "R ÷ T × 100"),
    "audit-rule-lower-mirror": ("(2T − R) ÷ T × 100", "(2T − R) ÷ T × 100"),
    "audit-rule-lower-inverse": ("T ÷ R × 100", "T ÷ R × 100"),
    "audit-rule-stabilise": ("(T − |R − T|) ÷ T × 100", "(T − |R − T|) ÷ T × 100"),
    "audit-rule-absorption": ("realisasi ÷ pagu × 100", "realisation ÷ budget × 100"),
    "audit-rule-remaining": ("(pagu − realisasi) ÷ pagu × 100", "(budget − realisation) ÷ budget × 100"),
    "audit-rule-shortfall-over-realisation": (
        "(pagu − realisasi) ÷ realisasi × 100",
        "(budget − realisation) ÷ realisation × 100",
    ),
    "audit-rule-repeats-realisation": ("mengulang realisasi", "repeats the realisation"),
    # how a figure is brought to print
    "audit-as-rounded": ("{how}, {places} desimal", "{how} to {places} dp"),
    "audit-as-unrounded": ("tidak dibulatkan", "not rounded"),
    "audit-as-exact": ("tepat", "exact"),
    "audit-as-half-up": ("dibulatkan setengah ke atas", "rounded half-up"),
    "audit-as-half-even": ("dibulatkan setengah ke genap", "rounded half-even"),
    "audit-as-truncate": ("dipotong", "cut off"),
    "audit-as-padded": ("ditambah nol", "zeros added"),
    "audit-as-percent": ("persen", "percent"),
    "audit-as-ratio": ("dicetak sebagai rasio", "printed as a ratio"),
    "audit-as-deviation": ("dicetak sebagai selisih dari 100", "printed as the deviation from 100"),
    "audit-as-cap": ("dibatasi {cap}", "capped at {cap}"),
    "audit-as-floor": ("tidak di bawah 0", "not below 0"),
    "audit-as-zero-none": ("tanpa angka", "no figure"),
    "audit-as-zero-0": ("dicetak 0", "printed as 0"),
    "audit-as-zero-100": ("dicetak 100", "printed as 100"),
    "audit-as-inputs-rounded": ("dari angka sebelum pembulatan", "of numbers before they were rounded"),
    "audit-as-inputs-cut": ("dari angka sebelum dipotong", "of numbers before they were cut off"),
    "audit-as-range": ("terhadap ujung rentang {end}", "against the end {end} of the range"),
}

_REASONS: Final[dict[str, tuple[str, str]]] = {
    "audit-why-rule": (
        "Polaritas tidak disebut; angka ini mengikuti {rule}.",
        "No polarity is told; the figure follows {rule}.",
    ),
    "audit-why-banded": (
        "Arahnya milik tabel kelas, sehingga semua rumus dicoba.",
        "Its direction belongs to a table of bands, so every formula was tried.",
    ),
    "audit-why-repeats-realisation": (
        "Kolom capaian mengulang realisasi, bukan membandingkannya dengan target.",
        "The column repeats the realisation instead of comparing it with the target.",
    ),
    "audit-why-remaining": (
        "Yang dicetak sisa anggaran terhadap pagu, bukan serapan.",
        "What is printed is the rest of the budget, not what was realised of it.",
    ),
    "audit-why-shortfall-over-realisation": (
        "Yang dicetak kekurangan terhadap realisasi (pagu ÷ realisasi − 1), bukan serapan.",
        "What is printed is the shortfall over the realisation (budget ÷ realisation − 1), not the realisation.",
    ),
    "audit-why-zero-none": (
        "Pembaginya nol, jadi tidak ada angka yang dapat dihitung, dan tidak ada yang dicetak.",
        "The divisor is zero, so there is no figure, and none is printed.",
    ),
    "audit-why-zero-0": (
        "Target atau pagunya nol, jadi tidak ada angka yang dapat dihitung; dicetak 0.",
        "The target or budget is zero, so there is no figure; 0 is printed.",
    ),
    "audit-why-zero-100": (
        "Target atau pagunya nol, jadi tidak ada angka yang dapat dihitung; dicetak 100.",
        "The target or budget is zero, so there is no figure; 100 is printed.",
    ),
    "audit-why-range": (
        "Target berupa rentang; dipakai ujung terdekat {end} (PermenPANRB 8/2021).",
        "The target is a range; its nearest end {end} is taken (PermenPANRB 8/2021).",
    ),
    "audit-why-range-inside": (
        "Target berupa rentang dan realisasi ada di dalamnya, yang berarti 100; angka ini memakai ujung {end}.",
        "The target is a range with the realisation inside, which makes it 100; the figure takes its end {end}.",
    ),
    "audit-why-ratio": ("Dicetak sebagai rasio, bukan persen.", "It is printed as a ratio, not in percent."),
    "audit-why-deviation": ("Dicetak sebagai selisih dari 100.", "It is printed as the deviation from 100."),
    "audit-why-cap": ("Dibatasi {cap} ({basis}).", "It is capped at {cap} ({basis})."),
    "audit-why-cap-unseen": (
        "Dibatasi {cap}; dasar tertulisnya tidak terlihat.",
        "It is capped at {cap}; no text for that was seen.",
    ),
    "audit-why-floor": ("Hasil di bawah nol dicetak 0.", "What comes out below zero is printed as 0."),
    "audit-why-padded": (
        "Dibulatkan ke {places} desimal, lalu ditambah nol.",
        "It is rounded to {places} {places:decimal|decimals}, with zeros behind them.",
    ),
    "audit-why-padded-cut": (
        "Desimal setelah yang ke-{places} dipotong, lalu diganti nol, seperti pada baris lain dokumen ini.",
        "Decimals behind the first {places} are cut off and replaced by zeros, as in other rows of the document.",
    ),
    "audit-why-truncate": ("Desimal lanjutannya dipotong.", "Further decimals are cut off."),
    "audit-why-half-even": ("Setengah dibulatkan ke angka genap.", "Halves are rounded to the even digit."),
    "audit-why-unrounded": (
        "Dicetak dengan semua desimal yang dihitung program, tanpa pembulatan.",
        "It is printed with every decimal a program computed, not rounded.",
    ),
    "audit-why-inputs-rounded": (
        "Hanya cocok bila target atau realisasi yang tercetak hasil pembulatan.",
        "It only fits when the target or the realisation was rounded before it was printed.",
    ),
    "audit-why-inputs-cut": (
        "Hanya cocok bila desimal target atau realisasi yang tercetak dipotong.",
        "It only fits when decimals of the target or the realisation were cut off before it was printed.",
    ),
    "audit-why-regrouped": (
        "“{text}” tidak dikelompokkan seperti bilangan; dibaca {value}.",
        "“{text}” is not grouped the way numbers are; it is read as {value}.",
    ),
    "audit-why-against-column": (
        "“{text}” dibaca {value}, lain dari tanda desimal kolomnya.",
        "“{text}” is read as {value}, unlike the decimal sign of its column.",
    ),
    "audit-why-reading": (
        "“{text}” dapat dibaca dua cara; dibaca {value}, karena hanya itu yang cocok.",
        "“{text}” can be read in two ways; it is read as {value}, which alone fits.",
    ),
    "audit-why-against-polarity": (
        "Tabel menyebut arah “{given}”, tetapi angka ini mengikuti {rule}, rumus arah yang lain.",
        "The table tells direction “{given}”, but the figure follows {rule}, a rule of the other direction.",
    ),
    # why no convention
    "audit-no-convention": (
        "Tidak ada konvensi yang menghasilkan angka ini.",
        "No convention makes this figure.",
    ),
    "audit-no-value": (
        "Pembaginya nol, jadi angka ini tidak dapat ada.",
        "The divisor is zero, so there can be no such figure.",
    ),
    # why nothing could be compared
    "audit-not-row-shape": (
        "Jumlah kolom baris ini lain dari judulnya.",
        "The row has other columns than the header.",
    ),
    "audit-not-heading": ("Baris ini bagian dari judul tabel.", "The row is a part of the header."),
    "audit-not-blank-row": ("Baris ini kosong.", "The row is blank."),
    "audit-not-total": (
        "Baris jumlah atau rata-rata tanpa target dan realisasi sendiri.",
        "A row of totals or means without target and realisation of its own.",
    ),
    "audit-not-ordinal": (
        "“{words}” predikat atau kata, bukan bilangan: tercapai atau tidak; capaiannya tidak berupa persen.",
        "“{words}” is a predicate or a word, no number: it is reached or not, and never divided.",
    ),
    "audit-not-no-base": ("Target atau pagu kosong.", "There is no target or budget."),
    "audit-not-no-realisation": ("Realisasi kosong.", "There is no realisation."),
    "audit-not-no-figure": ("Tidak ada angka yang dicetak.", "No figure is printed."),
    "audit-not-figure-words": ("“{words}” bukan satu angka.", "“{words}” is not one figure."),
    "audit-not-figure-bound": (
        "“{words}” hanya menyebut batas, bukan angkanya.",
        "“{words}” tells a limit only, not the figure.",
    ),
    "audit-not-realisation-range": ("Realisasinya berupa rentang.", "The realisation is a range."),
}

_SLIPS: Final[dict[str, tuple[str, str]]] = {
    "audit-slip-other-polarity": (
        "Angka ini mengikuti {rule}, rumus arah yang lain.",
        "The figure follows {rule}, a rule of the other direction.",
    ),
    "audit-slip-inverted": ("Pembilang dan penyebut tertukar.", "The two numbers are divided the wrong way round."),
    "audit-slip-row-shifted": ("Ini angka baris {row}.", "This is the figure of row {row}."),
    "audit-slip-target-of-other-row": (
        "Dihitung dengan target atau pagu baris {row}.",
        "It is made with the target or budget of row {row}.",
    ),
    "audit-slip-realisation-of-other-row": (
        "Dihitung dengan realisasi baris {row}.",
        "It is made with the realisation of row {row}.",
    ),
    "audit-slip-factor-of-10": ("Komanya bergeser satu angka.", "The decimal sign is off by one digit."),
    "audit-slip-factor-of-100": ("Komanya bergeser dua angka.", "The decimal sign is off by two digits."),
    "audit-slip-factor-of-1000": ("Komanya bergeser tiga angka.", "The decimal sign is off by three digits."),
    "audit-slip-digits-swapped": ("Dua angka bertukar tempat dalam {what}.", "Two digits are swapped in {what}."),
    "audit-slip-digit-mistyped": ("Satu angka salah ketik.", "One digit is mistyped."),
    "audit-slip-cut-to-whole": (
        "Desimalnya dipotong, lalu diganti nol.",
        "Its decimals are cut off and replaced by zeros.",
    ),
    "audit-slip-repeats-target": ("Kolom ini mengulang target.", "The column repeats the target."),
    "audit-slip-inputs-rounded": (
        "Cocok bila target atau realisasi yang tercetak dibulatkan, tetapi itu membuka terlalu banyak kemungkinan.",
        "It fits if the target or the realisation is printed rounded, but that leaves too much open.",
    ),
    "audit-the-figure": ("angka tercetak", "the printed figure"),
    "audit-the-target": ("target", "the target"),
    "audit-the-budget": ("pagu", "the budget"),
    "audit-the-realisation": ("realisasi", "the realisation"),
}

TERMS: Final[dict[str, tuple[str, str]]] = {
    **_RULES,
    **_REASONS,
    **_SLIPS,
    "audit-reproduced": ("cocok", "reproduced"),
    "audit-not-reproduced": ("tidak cocok", "not reproduced"),
    "audit-not-comparable": ("tidak dapat dibandingkan", "not comparable"),
    "audit-style-rule": ("rumus", "formula"),
    "audit-style-places": ("desimal", "decimals"),
    "audit-style-rounding": ("pembulatan", "rounding"),
    "audit-style-form": ("bentuk", "form"),
    "audit-style-cap": ("batas atas", "cap"),
    "audit-style-zero": ("target nol", "zero targets"),
    "audit-style-decimals": ("tanda desimal", "decimal sign"),
    "audit-style-uncapped": ("tanpa batas", "uncapped"),
    "audit-off": ("Menyimpang dari kebiasaan dokumen dalam", "Breaks the style of its document in"),
    # columns a table that is audited has to have
    "audit-column-target": ("target", "target"),
    "audit-column-realisation": ("realisasi", "realisation"),
    "audit-column-achievement": ("capaian", "achievement"),
    "audit-column-pagu": ("pagu", "pagu"),
    "audit-column-persen": ("persen", "persen"),
    # headings of tables
    "audit-line": ("Baris", "Row"),
    "audit-label": ("Uraian", "Item"),
    "audit-target": ("Target", "Target"),
    "audit-budget": ("Pagu", "Budget"),
    "audit-realisation": ("Realisasi", "Realisation"),
    "audit-printed": ("Tercetak", "Printed"),
    "audit-right": ("Seharusnya", "Right"),
    "audit-difference": ("Selisih", "Difference"),
    "audit-slip": ("Dugaan", "Likely slip"),
    "audit-convention": ("Konvensi", "Convention"),
    "audit-reason": ("Alasan", "Reason"),
    "audit-example": ("Contoh", "Example"),
    "audit-plainly": ("tanpa itu", "plainly"),
    "audit-count": ("Banyaknya", "Rows"),
    "audit-where": ("Baris", "Which"),
}

COMMANDS: Final[dict[str, tuple[str, str]]] = {
    "audit": (
        "periksa angka tabel yang sudah terbit: konvensi mana yang menghasilkannya, baris demi baris",
        "audit the figures of a published table: which convention makes each of them",
    ),
    "audit-file": (
        "berkas CSV: indicator,target,realisation,achievement[,polarity] atau item,pagu,realisasi,persen",
        "CSV file: indicator,target,realisation,achievement[,polarity] or item,pagu,realisasi,persen",
    ),
    "audit-polarity": ("polaritas baris yang tidak menyebutnya", "polarity of rows that tell none"),
    "audit-cap": ("batas atas capaian yang dipakai dokumen, misalnya 125", "a cap the document uses, such as 125"),
    "audit-all": ("tampilkan juga baris yang cocok tanpa catatan", "show rows plainly reproduced too"),
    "audit-sum-up": (
        (
            "{rows} baris: {reproduced} cocok ({plain} tanpa catatan), {wrong} tidak cocok, {outside} "
            "tidak dapat dibandingkan."
        ),
        (
            "{rows} {rows:row|rows}: {reproduced} reproduced ({plain} plainly), {wrong} not reproduced, {outside} "
            "not comparable."
        ),
    ),
    "audit-style": ("Kebiasaan dokumen: {style}.", "House style: {style}."),
    "audit-style-of": ("Kebiasaan {name}: {style}.", "House style of {name}: {style}."),
    "audit-more-styles": ("… dan {count} dokumen lain", "… and {count} more {count:document|documents}"),
    "audit-wrong": ("Tidak cocok, yang terburuk dahulu", "Not reproduced, the worst first"),
    "audit-against": ("Dihitung berlawanan dengan arahnya", "Made against the direction the table tells"),
    "audit-explained": ("Cocok dengan catatan", "Reproduced with a reason"),
    "audit-plain": ("Direproduksi tanpa catatan", "Plainly reproduced"),
    "audit-outside": ("Tidak dapat dibandingkan", "Not comparable"),
}
