from sakip.testing import parametrize_with_checks


@parametrize_with_checks("jatim.contoh.kecamatan-contoh-2025")
def test_set(check):
    check()
