"""IKU Kecamatan Contoh: himpunan, rumus, dan pemeriksaannya."""
