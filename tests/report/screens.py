"""The page as pictures, and the paper's pages: to be looked at before anything lands.

`.venv/bin/python tests/report/screens.py [PAGE.html] [FOLDER]` writes `reports/report.html` as
windows of 1280 and 390 px, light and dark, from top to bottom, in order and in a grey that shows
what is lost without colour, and as it is printed, into `.cache/screens`. Needs Chromium.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.report.browser import PROGRAM, Tab, browser  # noqa: E402 (a script's path is its own)

WINDOWS = {"desk": (1280, 1600), "phone": (390, 1600)}
SCHEMES = {"light": False, "dark": True}
OVERLAP = 60  # pixels that two windows share, so that no line falls between them
GREY = "document.documentElement.style.filter = 'grayscale(1)'"
OPEN = "document.querySelectorAll('details').forEach(d => d.open = true)"


def windows(tab: Tab, height: int) -> Iterator[bytes]:
    """The page in windows of this height, from the top to the end."""
    end = int(tab.js("document.documentElement.scrollHeight"))
    for top in range(0, end, height - OVERLAP):
        tab.js(f"scrollTo(0, {top})")
        tab.settle()
        yield tab.picture()


def screens(page: Path) -> Iterator[tuple[str, bytes]]:
    """Every picture by its name."""
    with browser() as running:
        tab = Tab(running)
        for window, (width, height) in WINDOWS.items():
            for scheme, dark in SCHEMES.items():
                tab.open(page, width=width, height=height, dark=dark)
                for place, picture in enumerate(windows(tab, height)):
                    yield f"{window}-{scheme}-{place:02}.png", picture
        width, height = WINDOWS["desk"]
        tab.open(page, width=width, height=height)
        tab.js(GREY)
        for place, picture in enumerate(windows(tab, height)):
            yield f"desk-grey-{place:02}.png", picture
        tab.open(page, width=width, height=height)
        tab.js(OPEN)
        yield "printed.pdf", tab.pdf()


def main(arguments: list[str]) -> int:
    """Write them all; 2 where there is no page or no browser."""
    page = Path(arguments[0] if arguments else ROOT / "reports/report.html").resolve()
    folder = Path(arguments[1] if len(arguments) > 1 else ROOT / ".cache/screens")
    if not page.is_file():
        print(f"{page}: no such page; make one with `framing run`", file=sys.stderr)
        return 2
    if not PROGRAM:
        print("No Chromium here: apt-get install chromium", file=sys.stderr)
        return 2
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.png"), *folder.glob("*.pdf")):
        old.unlink()
    made = 0
    for name, data in screens(page):
        (folder / name).write_bytes(data)
        made += 1
    print(f"{made} pictures in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
