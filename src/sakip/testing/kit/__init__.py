"""The conformance kit: whether what a pack brings keeps every promise the library makes.

A strategy, a rule, a scale or a whole set is tried by checks that have names. Each kind has its own: catalogues of
functions by name, and one call that runs them. In a test file of a pack two lines do it, one test case a check::

    from sakip.testing import parametrize_with_checks

    @parametrize_with_checks("jatim.jember.mumbulsari-2025")
    def test_the_set_conforms(check):
        check()

What a decree prints wrong cannot be mended, so a check may be expected to fail, with the reason why.
"""

from __future__ import annotations

from sakip.testing.kit.cases import Case
from sakip.testing.kit.conformance import ConformanceError, Example
from sakip.testing.kit.formulas import FORMULA_CHECKS, check_formula
from sakip.testing.kit.marks import parametrize_with_checks
from sakip.testing.kit.rules import RULE_CHECKS, check_rule
from sakip.testing.kit.scales import SCALE_CHECKS, check_scale
from sakip.testing.kit.sets import SET_CHECKS
from sakip.testing.kit.walking import Worked, cases_of, check_set

__all__ = [
    "FORMULA_CHECKS",
    "RULE_CHECKS",
    "SCALE_CHECKS",
    "SET_CHECKS",
    "Case",
    "ConformanceError",
    "Example",
    "Worked",
    "cases_of",
    "check_formula",
    "check_rule",
    "check_scale",
    "check_set",
    "parametrize_with_checks",
]
