from sakip.testing import parametrize_with_checks


@parametrize_with_checks("jatim.contoh.iku-2025")
def test_set(check):
    check()
