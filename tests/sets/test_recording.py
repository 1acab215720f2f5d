from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from sakip import Analysis, Evidence, PlanningDocument, PlanWindow, Predicate, Quarter, Range, State, Target, Year
from sakip.errors import SetFileError
from sakip.ledger import Ledger
from sakip.sets import IndicatorSet, load, loads

if TYPE_CHECKING:
    from pathlib import Path

    from sakip.findings import Finding

JANUARY, SEPTEMBER = date(2024, 1, 30), date(2024, 9, 10)
HEAD = """\
schema = 1
code = "contoh"
year = 2024
[[indicator]]
code = "ikm"
name = "IKM"
unit = "poin"
formula = { kind = "count", component = "nilai", unit = "poin" }
[[indicator]]
code = "inovasi"
name = "Inovasi"
unit = "inovasi"
formula = { kind = "count" }
[[indicator]]
code = "opini"
name = "Opini"
unit = "predikat"
formula = { kind = "count", unit = "predikat" }
predicates = ["WDP", "WTP"]
"""
DOCUMENTS = """\
[[document]]
code = "pk"
kind = "pk"
title = "Perjanjian Kinerja 2024"
number = "700/12"
issued = 2024-01-30
period = 2024
targets = { ikm = 87, inovasi = 2, opini = { predicate = "WTP" } }
[[document]]
code = "pkp"
kind = "pk"
title = "Perjanjian Kinerja Perubahan 2024"
issued = 2024-09-10
period = "2024"
replaces = "pk"
reason = "mutasi pejabat"
targets = { ikm = "89 poin" }
[[document]]
code = "renstra"
kind = "renstra"
title = "Renstra 2021-2026"
issued = 2021-09-01
[document.targets.ikm]
2021 = 80
2022 = 82.5
2023 = 84
2024 = { from = 85, to = 90 }
2025 = "88 poin"
"""
MURNI = "Perjanjian Kinerja 2024 Nomor 700/12"


def faults_of(text: str) -> tuple[Finding, ...]:
    with pytest.raises(SetFileError) as caught:
        loads(text)
    return caught.value.findings


def found(text: str) -> list[tuple[str, str]]:
    """Return the faults of a file: the line each is at, as it is written there, and its code."""
    lines = text.splitlines()
    return [(lines[(fault.place.line or 0) - 1], fault.code) for fault in faults_of(text) if fault.place is not None]


# --- documents --------------------------------------------------------------------------------------------------------


def test_a_document_says_once_what_each_of_its_targets_is_promised_by() -> None:
    office = loads(HEAD + DOCUMENTS)
    assert office.documents == (
        PlanningDocument("pk", "Perjanjian Kinerja 2024", "700/12", JANUARY, code="pk"),
        PlanningDocument("pk", "Perjanjian Kinerja Perubahan 2024", "", SEPTEMBER, MURNI, "mutasi pejabat", "pkp"),
        PlanningDocument("renstra", "Renstra 2021-2026", issued=date(2021, 9, 1), code="renstra"),
    )
    murni = [target for target in office.targets if target.document == MURNI]
    assert [(target.indicator, target.value) for target in murni] == [
        ("ikm", Fraction(87)), ("inovasi", Fraction(2)), ("opini", Predicate("WTP"))
    ]  # fmt: skip
    assert {(target.period, target.issued, target.kind) for target in murni} == {(Year(2024), JANUARY, "pk")}
    (perubahan,) = (target for target in office.targets if target.issued == SEPTEMBER)
    assert perubahan == Target(
        "ikm", 2024, "89 poin", document="Perjanjian Kinerja Perubahan 2024", issued=SEPTEMBER, reason="mutasi pejabat",
        replaces=MURNI, kind="pk",
    )  # fmt: skip


def test_a_strategic_plan_has_a_target_for_each_of_its_five_years() -> None:
    ledger = Ledger(loads(HEAD + DOCUMENTS).targets, ())
    foreseen = [ledger.foreseen("ikm", year)[0] for year in PlanWindow(2021, 2025).years()]
    assert [target and target.value for target in foreseen] == [80, Fraction(165, 2), 84, Range(85, 90), 88]
    assert {target.document for target in foreseen if target} == {"Renstra 2021-2026"}


def test_a_revision_of_a_document_revises_only_the_indicators_it_names() -> None:
    ledger = Ledger(loads(HEAD + DOCUMENTS).targets, (), SEPTEMBER)
    held = {code: ledger.target(code, Year(2024)) for code in ("ikm", "inovasi", "opini")}
    assert {code: target and target.value for code, (target, _) in held.items()} == {
        "ikm": 89, "inovasi": 2, "opini": Predicate("WTP")
    }  # fmt: skip
    assert all(findings == () for _, findings in held.values())


def test_a_document_may_replace_one_that_stands_further_down_or_in_no_file() -> None:
    office = loads(
        HEAD
        + """\
[[document]]
code = "b"
kind = "pk"
title = "B"
replaces = "a"
[[document]]
code = "a"
kind = "pk"
title = "A"
number = "1"
replaces = "PK 2023 yang hilang"
"""
    )
    assert [document.replaces for document in office.documents] == ["A Nomor 1", "PK 2023 yang hilang"]


def test_a_target_beside_its_document_takes_from_it_what_it_does_not_say_itself() -> None:
    office = loads(
        HEAD
        + DOCUMENTS
        + """\
[[target]]
indicator = "ikm"
period = "2024-Q1"
value = 21
document = "pkp"
printed = "21,00"
[[target]]
indicator = "ikm"
period = "2024-Q2"
value = 22
document = "pkp"
issued = 2024-10-01
reason = "salah ketik"
kind = "rencana-aksi"
[[target]]
indicator = "inovasi"
period = "2024-Q1"
value = 1
document = "Surat Camat"
replaces = "pk"
"""
    )
    first, second, third = office.targets[-3:]
    assert (first.document, first.issued, first.reason, first.kind, first.printed) == (
        "Perjanjian Kinerja Perubahan 2024", SEPTEMBER, "mutasi pejabat", "pk", "21,00"
    )  # fmt: skip
    assert first.replaces == MURNI
    assert (second.issued, second.reason, second.kind) == (date(2024, 10, 1), "salah ketik", "rencana-aksi")
    assert (third.document, third.replaces, third.issued, third.kind) == ("Surat Camat", MURNI, None, "")


def test_a_set_that_extends_another_changes_documents_by_code_and_adds_some(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(HEAD + DOCUMENTS, encoding="utf-8")
    (tmp_path / "atas.toml").write_text(
        """\
code = "atas"
extends = "dasar.toml"
[[document]]
code = "pkp"
issued = 2024-10-01
[[document]]
code = "ra"
kind = "rencana-aksi"
title = "Rencana Aksi"
period = "2024-Q1"
targets = { ikm = 20 }
""",
        encoding="utf-8",
    )
    office = load(tmp_path / "atas.toml")
    assert [document.code for document in office.documents] == ["pk", "pkp", "renstra", "ra"]
    ledger = Ledger(office.targets, (), date(2024, 9, 30))
    target, _ = ledger.target("ikm", Year(2024))
    assert target is not None
    assert target.value == 87
    assert Ledger(office.targets, ()).target("ikm", Year(2024))[0] == Target(
        "ikm", 2024, "89 poin", document="Perjanjian Kinerja Perubahan 2024", issued=date(2024, 10, 1),
        reason="mutasi pejabat", replaces=MURNI, kind="pk",
    )  # fmt: skip
    quarter, _ = ledger.target("ikm", Quarter(2024, 1))
    assert quarter is not None
    assert quarter.kind == "rencana-aksi"


def test_a_medium_term_target_added_to_an_extended_set_leaves_that_of_the_agreement(tmp_path: Path) -> None:
    target = '[[target]]\nindicator = "ikm"\nperiod = 2024\n'
    (tmp_path / "dasar.toml").write_text(f'{HEAD}{target}value = 87\ndocument = "PK"\n', encoding="utf-8")
    added = f'code = "atas"\nextends = "dasar.toml"\n{target}value = 85\ndocument = "Renstra"\nkind = "renstra"\n'
    (tmp_path / "atas.toml").write_text(added, encoding="utf-8")
    found, _ = Ledger(load(tmp_path / "atas.toml").targets, ()).target("ikm", Year(2024))
    assert found is not None
    assert found.value == 87


# --- realisations and analyses ----------------------------------------------------------------------------------------

REALISATION = '[[realisation]]\nindicator = "ikm"\nperiod = 2024\ncomponents = { nilai = 88 }\n'


def evidence_of(text: str) -> tuple[Evidence, ...]:
    (record,) = loads(HEAD + REALISATION + text).realisations
    return record.evidence


def test_a_realisation_names_one_document_or_a_list_of_evidence_or_both() -> None:
    assert evidence_of("") == ()
    assert evidence_of('document = "Laporan SKM"\nsystem = "e-SUKMA"\nsha256 = "1f"\n') == (
        Evidence("Laporan SKM", "e-SUKMA", "1f"),
    )
    several = """\
document = "Laporan SKM"
[[realisation.evidence]]
document = "Rekap"
system = "e-SUKMA"
sha256 = "2e"
component = "nilai"
[[realisation.evidence]]
document = "Berita Acara"
"""
    assert evidence_of(several) == (
        Evidence("Laporan SKM"), Evidence("Rekap", "e-SUKMA", "2e", "nilai"), Evidence("Berita Acara")
    )  # fmt: skip


def test_a_system_alone_is_evidence() -> None:
    assert evidence_of('system = "e-SUKMA"\n') == (Evidence("", "e-SUKMA"),)


def test_a_hash_alone_is_not_lost() -> None:
    assert evidence_of('sha256 = "1f"\n') == (Evidence("", sha256="1f"),)


def test_evidence_of_a_component_there_is_not_is_named_with_the_nearest() -> None:
    """Or no policy finds the document that is there."""
    text = HEAD + REALISATION + 'evidence = [{ document = "Rekap", component = "nilia" }]\n'
    assert [code for _, code in found(text)] == ["unknown-reference"]


@pytest.mark.parametrize(
    ("status", "state", "applicable"),
    [("", State.SUBMITTED, True), ("terverifikasi", State.VERIFIED, True), ("tidak berlaku", State.SUBMITTED, False)],
)
def test_a_realisation_has_a_state_or_does_not_apply(status: str, state: State, applicable: bool) -> None:
    (record,) = loads(f'{HEAD}{REALISATION}status = "{status}"\n').realisations
    assert (record.state, record.applicable) == (state, applicable)


def test_a_realisation_has_the_components_its_indicator_had_then() -> None:
    text = HEAD + (
        '[[definition]]\nindicator = "ikm"\nvalid_until = 2023-12-31\n'
        'formula = { kind = "count", component = "lama", unit = "poin" }\n'
    )
    then = REALISATION.replace("2024", "2023").replace("nilai", "lama")
    assert [dict(one.components) for one in loads(text + then + REALISATION).realisations] == [
        {"lama": 88},
        {"nilai": 88},
    ]
    assert found(text + REALISATION.replace("nilai", "lama")) == [("components = { lama = 88 }", "unknown-reference")]
    assert found(text + REALISATION.replace("2024", "2023")) == [("components = { nilai = 88 }", "unknown-reference")]


def test_an_analysis_is_read_word_by_word() -> None:
    office = loads(
        HEAD
        + """\
[[analysis]]
indicator = "ikm"
period = "TW I 2024"
cause = "Loket ditambah."
remedy = "Pertahankan."
programmes = "Program pelayanan publik."
document = "LKjIP 2024"
"""
    )
    assert office.analyses == (
        Analysis("ikm", Quarter(2024, 1), "Loket ditambah.", "Pertahankan.", "Program pelayanan publik.", "LKjIP 2024"),
    )


def test_an_analysis_of_an_extending_set_replaces_that_of_the_same_period(tmp_path: Path) -> None:
    one = '[[analysis]]\nindicator = "ikm"\nperiod = 2024\ncause = "{}"\n'
    (tmp_path / "dasar.toml").write_text(HEAD + one.format("A") + 'remedy = "R"\n', encoding="utf-8")
    above = f'code = "atas"\nextends = "dasar.toml"\n{one.format("B")}{one.format("C").replace("2024", "2023")}'
    (tmp_path / "atas.toml").write_text(above, encoding="utf-8")
    assert load(tmp_path / "atas.toml").analyses == (
        Analysis("ikm", 2024, "B", "R"),
        Analysis("ikm", 2023, "C"),
    )


# --- faults -----------------------------------------------------------------------------------------------------------

MISSHAPEN = """\
[[document]]
code = "pk"
kind = "pk"
title = 7
issued = "30 Januari 2024"
target = { ikm = 87 }
[[document]]
kind = "pk"
title = "Tanpa kode"
[[analysis]]
indicator = "ikm"
because = "Loket ditambah."
[[realisation]]
indicator = "ikm"
period = 2024
recorded = "kemarin"
evidence = [{ dokumen = "Rekap" }]
[[target]]
indicator = "ikm"
period = 2024
value = 1
kind = 3
"""


def test_every_key_of_the_wrong_shape_is_named_at_once_at_its_line() -> None:
    faults = found(HEAD + MISSHAPEN)
    for expected in [
        ("title = 7", "wrong-type"),
        ('issued = "30 Januari 2024"', "wrong-type"),
        ("target = { ikm = 87 }", "unknown-key"),
        ("[[document]]", "missing-key"),
        ("[[analysis]]", "missing-key"),
        ('because = "Loket ditambah."', "unknown-key"),
        ('recorded = "kemarin"', "wrong-type"),
        ('evidence = [{ dokumen = "Rekap" }]', "unknown-key"),
        ("kind = 3", "wrong-type"),
    ]:
        assert expected in faults
    assert {code for _, code in faults} == {"wrong-type", "unknown-key", "missing-key"}


MEANINGLESS = """\
[[document]]
code = "pk"
kind = "pkk"
title = "PK"
[[document]]
code = "sendiri"
kind = "pk"
title = "PK 2024"
replaces = "sendiri"
[[document]]
code = "judul"
kind = "pk"
title = " "
[[document]]
code = "periode"
kind = "pk"
title = "Tanpa periode"
targets = { ikm = 87 }
[[document]]
code = "salah"
kind = "pk"
title = "Salah"
period = "2024-Q9"
targets = { inovasi = 1 }
[[document]]
code = "satuan"
kind = "pk"
title = "Satuan"
period = 2024
[document.targets]
ikm = "5 orang"
ikn = 5
inovasi = "dua"
[[document]]
code = "renstra"
kind = "renstra"
title = "Renstra"
[document.targets.ikm]
2024 = 5
nanti = 6
[[target]]
indicator = "ikm"
period = 2024
value = 5
kind = "rensrta"
[[target]]
indicator = "ikm"
period = "2024-Q7"
value = 6
[[realisation]]
indicator = "ikn"
period = 2024
status = "diverivikasi"
[[analysis]]
indicator = "inovassi"
period = "besok"
"""


def test_everything_that_means_nothing_is_named_at_once_at_its_line() -> None:
    assert sorted(found(HEAD + MEANINGLESS)) == sorted(
        [
            ('kind = "pkk"', "unknown-reference"),
            ('replaces = "sendiri"', "document-replaces-itself"),
            ('title = " "', "blank-text"),
            ("targets = { ikm = 87 }", "target-no-period"),
            ("targets = { inovasi = 1 }", "bad-period"),
            ('ikm = "5 orang"', "unit-other-kind"),
            ("ikn = 5", "unknown-reference"),
            ('inovasi = "dua"', "number-none"),
            ("nanti = 6", "bad-period"),
            ('kind = "rensrta"', "unknown-reference"),
            ('period = "2024-Q7"', "bad-period"),
            ('indicator = "ikn"', "unknown-reference"),
            ('status = "diverivikasi"', "unknown-reference"),
            ('indicator = "inovassi"', "unknown-reference"),
            ('period = "besok"', "bad-period"),
        ]
    )


def test_two_documents_do_not_share_a_code() -> None:
    """Which of the two would a target name?"""
    assert found(HEAD + DOCUMENTS.replace('"pkp"', '"renstra"')) == [('code = "renstra"', "duplicate-code")]


def test_every_fault_is_said_in_both_languages() -> None:
    for text in (HEAD + MISSHAPEN, HEAD + MEANINGLESS):
        assert all(fault.text("id") != fault.text("en") for fault in faults_of(text))


def test_a_target_is_in_the_unit_its_indicator_had_then() -> None:
    """Counted in documents until 2023, in percent since: the agreement of 2023 promised documents."""
    text = HEAD + (
        '[[definition]]\nindicator = "ikm"\nvalid_until = 2023-12-31\nunit = "dokumen"\n'
        'formula = { kind = "count", component = "nilai" }\n'
        '[[document]]\ncode = "pk23"\nkind = "pk"\ntitle = "PK 2023"\nperiod = 2023\ntargets = { ikm = "5 dokumen" }\n'
    )
    office: IndicatorSet = loads(text)
    assert [target.unit for target in office.targets] == ["dokumen"]


def test_a_period_of_the_document_and_periods_of_its_targets_are_one_too_many() -> None:
    text = (
        HEAD
        + '[[document]]\ncode = "r"\nkind = "renstra"\ntitle = "R"\nperiod = 2024\n[document.targets.ikm]\n2024 = 5\n'
    )
    assert [code for _, code in found(text)] == ["number-none"]


def test_an_extending_set_changes_the_targets_it_names_and_loses_no_other(tmp_path: Path) -> None:
    (tmp_path / "dasar.toml").write_text(HEAD + DOCUMENTS, encoding="utf-8")
    above = 'code = "atas"\nextends = "dasar.toml"\n[[document]]\ncode = "pk"\ntargets = { ikm = 90 }\n'
    (tmp_path / "atas.toml").write_text(above, encoding="utf-8")
    targets = {target.indicator: target.value for target in load(tmp_path / "atas.toml").targets
               if target.document == "Perjanjian Kinerja 2024 Nomor 700/12"}  # fmt: skip
    assert targets == {"ikm": Fraction(90), "inovasi": Fraction(2), "opini": Predicate("WTP")}


def test_a_target_of_an_extending_set_that_has_no_day_changes_the_one_below(tmp_path: Path) -> None:
    """Otherwise the dated one below would count, and nobody would be told."""
    below = '[[target]]\nindicator = "ikm"\nperiod = 2024\nvalue = 85\nissued = 2024-01-30\ndocument = "PK"\n'
    (tmp_path / "dasar.toml").write_text(HEAD + below, encoding="utf-8")
    above = 'code = "atas"\nextends = "dasar.toml"\n[[target]]\nindicator = "ikm"\nperiod = 2024\nvalue = 77\n'
    (tmp_path / "atas.toml").write_text(above, encoding="utf-8")
    (target,) = load(tmp_path / "atas.toml").targets
    assert (target.value, target.issued, target.document) == (Fraction(77), JANUARY, "PK")
