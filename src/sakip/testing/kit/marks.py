"""The checks as test cases of pytest, one each, with those that are expected to fail marked as that."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from sakip.testing.kit.cases import expected_among
from sakip.testing.kit.conformance import ConformanceError
from sakip.testing.kit.walking import cases_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

    from sakip.packs import Registry
    from sakip.testing.kit.cases import Case
    from sakip.testing.kit.walking import Examples


def parametrize_with_checks(
    subject: Any,
    *,
    expected_failures: Mapping[str, str] | None = None,
    examples: Examples | None = None,
    registry: Registry | None = None,
) -> pytest.MarkDecorator:
    """Run a test once for each check of ``subject``; the test takes ``check``, and calls it.

    ``subject`` is a set, itself, by name or by the path of its file; a strategy, a rule or a scale; or the name of an
    installed distribution, for everything it offers. ``examples`` are the worked examples of strategies and rules, by
    name. ``expected_failures`` gives the checks that fail for a good reason, each with that reason; a check is named
    by its name or, among several subjects, by the id of its case. When it holds one day, the test fails. A subject that
    cannot be loaded is one test, which fails and says why::

        @parametrize_with_checks("muncar-2024", expected_failures={"published-ikm-2021": "dipotong, tidak dibulatkan"})
        def test_the_set_conforms(check):
            check()

    Raises:
        UnknownNameError: when ``expected_failures`` names no check.
    """
    import pytest  # noqa: PLC0415  # who calls a check without pytest needs none

    cases = cases_of(subject, examples=examples, registry=registry)
    expected = expected_among(cases, expected_failures or {})

    def marks(case: Case) -> tuple[pytest.MarkDecorator, ...]:
        if case.id not in expected:
            return ()
        return (pytest.mark.xfail(reason=expected[case.id], raises=ConformanceError, strict=True),)

    given = [pytest.param(partial(_run, case), id=case.id, marks=marks(case)) for case in cases]
    return pytest.mark.parametrize("check", given)


def _run(case: Case) -> None:
    import pytest  # noqa: PLC0415  # as above

    gate = case.held_up_by()
    if gate:
        pytest.skip(f"{gate} fails, and nothing can be said before it holds")
    case()
