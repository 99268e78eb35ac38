"""Text as VADER can read it."""

from __future__ import annotations

import re

from analysis.text import plain

DASH = r"[\u2012-\u2015\u2e3a\u2e3b\ufe58]|--+"
_DASHES = re.compile(DASH)


def normalised(text: str) -> str:
    """The text as VADER can read it: straight quotes, dashes set off, nothing unseen.

    VADER knows "doesn't" only with a straight apostrophe, and takes "good—bad" or "good…" for
    one unknown word. White space becomes single blanks.
    """
    apart = _DASHES.sub(" - ", text).replace("\u2026", "... ")
    return " ".join(plain(apart).text.split())
