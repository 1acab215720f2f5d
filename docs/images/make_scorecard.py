"""Take the picture of the README: ``python docs/images/make_scorecard.py``, with Chromium and Pillow installed.

The page is the one a notebook shows of Muncar 2024, with the explanation of its first number unfolded. The picture says
which page it was taken of (the sha256 of its HTML), so that a test sees when it is out of date.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import tempfile
from pathlib import Path

import sakip
from sakip import display

PICTURE = Path(__file__).parent / "scorecard.png"
WIDTH, HEIGHT, SCALE, COLOURS = 860, 1040, 1.5, 128


def page() -> str:
    """Return the HTML that is photographed."""
    card = sakip.assess(sakip.load("muncar-2024"))
    return display.page([card]).replace("<details", "<details open", 1)


def digest() -> str:
    """Return what the picture says it was taken of."""
    return hashlib.sha256(page().encode()).hexdigest()


def main() -> None:
    """Open the page in a browser without a window, and keep what is seen in few colours."""
    from PIL import Image, PngImagePlugin  # noqa: PLC0415  # only a new picture needs it

    browser = shutil.which("chromium") or shutil.which("google-chrome") or "chrome"
    with tempfile.TemporaryDirectory() as folder:
        html, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        html.write_text(page(), encoding="utf-8")
        subprocess.run(  # noqa: S603  # our own page
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}",
             f"--window-size={WIDTH},{HEIGHT}", f"--force-device-scale-factor={SCALE}", f"--screenshot={shot}",
             html.as_uri()],
            check=True, capture_output=True,
        )  # fmt: skip
        seen = Image.open(io.BytesIO(shot.read_bytes())).convert("RGB")
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Source", digest())
    seen.quantize(COLOURS, kmeans=4, dither=Image.Dither.NONE).save(PICTURE, optimize=True, pnginfo=notes)


if __name__ == "__main__":
    main()
