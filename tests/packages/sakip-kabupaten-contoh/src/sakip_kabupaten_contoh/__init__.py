"""IKU dasar Kabupaten Contoh: seluruh isinya ada dalam iku_2025.toml."""
