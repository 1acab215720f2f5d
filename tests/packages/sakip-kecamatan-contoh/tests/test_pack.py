from sakip.testing import parametrize_with_checks


@parametrize_with_checks("sakip-kecamatan-contoh")
def test_pack(check):
    check()
