from __future__ import annotations

from collections import Counter

import pytest
from reviews import OWN

import sakip
from sakip.review import ABOUT, CHECKS, review
from sakip.wording import FINDINGS

# how often the packaged sets, as transcribed, give each finding on indicators, targets, tables and realisations
PACKAGED = {
    "mojosari-2024": """
        assessor-responsible           2  nilai-sakip and ip-asn: the assessor is responsible for the score
        bands-hole                     4  IP ASN 60-61, 70-71, 80-81, 90-91
        bands-shared-end               6  SAKIP 30, 50, 60, 70, 80, 90
        definition-repeats-name        1  inovasi
        external-score-without-issuer  1  ikm: its row of the annex is not in the text
        ikm-without-population         1  ikm
        several-names                  3  ikm, nilai-sakip, ip-asn
        target-on-shared-end           2  nilai-sakip 80, ip-asn 80
    """,
    "mumbulsari-2025": """
        denominator-is-a-plan          1  fasilitasi-kesejahteraan
        denominator-may-be-zero        1  penyelesaian-trantib
        ikm-without-population         1  ikm
        no-target                      6  the annex has no targets
        several-names                  1  nilai-sakip: OPD and PD
        stale-year                     1  indikator-program-tercapai: 2024 in a decree of 2025
    """,
    "muncar-2024": """
        assessed-by-itself             1  nilai-sakip: the table is the office's own, and names no other assessor
        always-on-target               1  program-pelayanan-publik
        ikm-without-population         1  ikm
        name-measures-nothing          2  kinerja-pemerintah, program-pelayanan-publik
        same-as-last-year              3  penyelesaian-pengaduan 2022 and 2023, program-pelayanan-publik 2024
        several-names                  2  nilai-sakip, kinerja-pemerintah
    """,
}
# what the sets say their documents do not contain
WITHHELD = {"not-in-text", "polarity-assumed", "reached-not-defined", "unit-missing"}


@pytest.mark.parametrize("name", PACKAGED)
def test_what_the_packaged_sets_give(name: str) -> None:
    expected = {code: int(count) for code, count, *_ in map(str.split, PACKAGED[name].strip().splitlines())}
    found = Counter(finding.code for finding in review(sakip.load(name), checks=OWN).findings)
    assert {code: count for code, count in found.items() if code not in WITHHELD} == expected


def test_the_catalogue_is_in_the_order_of_its_codes() -> None:
    assert list(CHECKS) == sorted(CHECKS)
    assert all(check.code == code for code, check in CHECKS.items())
    assert CHECKS.keys() >= OWN.keys()


@pytest.mark.parametrize("code", CHECKS)
def test_each_check_has_a_severity_a_remedy_and_a_ground(code: str) -> None:
    """In both languages; a note may need no remedy."""
    check, words = CHECKS[code], FINDINGS[code]
    assert check.severity in {"error", "warning", "info"}
    assert check.about in ABOUT
    assert words.severity == "info" or (words.remedy_id and words.remedy_en)
    assert check.basis
