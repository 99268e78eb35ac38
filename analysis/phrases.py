"""Phrases of a codebook -> regular expressions, and how the words they need begin.

The language of phrases is documented in analysis/codebooks/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from analysis.text import plain


class Gap(NamedTuple):
    """What may stand between two tokens of a pattern."""

    words: int  # at most
    made: str  # its expression: a gap never goes over a border of clauses


def _gap(words: int) -> Gap:
    return Gap(words, rf"(?:[^\s;:\u2014()]+[\s-]+){{0,{words}}}?")


GAPS = {".": _gap(2), "..": _gap(8)}
LETTERS = r"[^\W\d_]*"
_STARS = re.compile(r"\*+")


@cache
def _word(word: str) -> str:
    """One word: `*` is letters, all else is itself; a name in capitals keeps its capitals."""
    first, *rest = map(re.escape, _STARS.split(plain(word).text))
    # Between two stars the first place is as good as any later one: not to go back there keeps a
    # word of many stars from being tried in all ways, which takes longer than anybody lives.
    middle = "".join(rf"(?>{LETTERS}?{part})" for part in rest[:-1])
    made = first + middle + "".join(LETTERS + part for part in rest[-1:])
    return f"(?-i:{made})" if word.isupper() and len(word) > 1 else made


@cache
def phrase_expression(phrase: str) -> str:
    """Words parted by blanks in the file, by blanks or one hyphen in the text."""
    return r"(?:\s+|-)".join(map(_word, phrase.split()))


@cache
def compiled(made: str) -> re.Pattern[str]:
    """An expression that minds no case, compiled once for all who ask."""
    return re.compile(made, re.IGNORECASE)


def bounded(made: str) -> str:
    """An expression that starts and ends at the border of a word."""
    return rf"(?:(?<!\w)(?=\w)|(?<!\w)(?=\W))(?:{made})(?!\w)"


@cache
def choice(phrases: tuple[str, ...]) -> str:
    """Any of the phrases, the longest first."""
    return "|".join(phrase_expression(p) for p in sorted(phrases, key=lambda p: (-len(p), p)))


_BETWEEN = r"[\s,-]+"


def pattern_expression(
    pattern: str,
    slots: Mapping[str, tuple[str, ...]],
    exact: Mapping[str, tuple[str, ...]] | None = None,
) -> str:
    """A phrase with slots; every piece that is not a gap is a group, so that guards see it.

    A slot may be one choice of several ("Moscow|<russia>"); ``exact`` are the names of actors
    that must be written just so.
    """
    made = glue = ""
    for written in pattern.split():
        if written in GAPS:
            made += glue + GAPS[written].made
            glue = ""
            continue
        token = written.removesuffix("?")
        piece = "|".join(_choices(token, slots, exact or {}))
        piece = rf"((?<!\w)(?:{piece})(?!\w)(?:'s?)?)"
        if not written.endswith("?"):
            made += glue + piece
            glue = _BETWEEN
        elif glue or not made:
            made += f"(?:{glue}{piece})?"
            glue = _BETWEEN if made else ""
        else:  # behind a gap, which has taken the blank before it
            made += f"(?:{piece}{_BETWEEN})?"
    return made


def _choices(
    token: str, slots: Mapping[str, tuple[str, ...]], exact: Mapping[str, tuple[str, ...]]
) -> Iterator[str]:
    for part in token.split("|"):
        if is_slot(part):
            yield choice(slots[part[1:-1]])
            if names := exact.get(part[1:-1]):
                yield f"(?-i:{choice(names)})"
        else:
            yield _word(part)


def is_slot(part: str) -> bool:
    """Whether a choice is a slot ("<tie>") and not a word."""
    return part.startswith("<") and part.endswith(">")


# A word's beginning: the letters and digits it starts with, "*" behind them where more may follow.
BEGINNING = re.compile(r"[^\W_]+")


@cache
def beginning(word: str) -> str:
    """How a word begins; nothing where it may begin in any way."""
    straight = plain(word).text
    run = BEGINNING.search(straight)
    if run is None or "*" in straight[: run.start()]:
        return ""
    return run.group().lower() + ("*" if straight[run.end() :].startswith("*") else "")


def unfit(pattern: str) -> str:
    """Why nothing can be looked for by a pattern, or nothing."""
    tokens = [token for token in pattern.split() if token not in GAPS]
    for token in tokens:
        if not all(part.strip("?") for part in token.split("|")):
            return f"'{token}' has an empty choice"
    if all(token.endswith("?") for token in tokens):
        return f"nothing in '{pattern}' must be there"
    return ""
