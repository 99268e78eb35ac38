"""``framing check``: read everything a run reads, and say all that is wrong with it."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.commands import listed, opened, strict
from analysis.model import StudyError
from analysis.output import counted, printable

if TYPE_CHECKING:
    from analysis.model import Article, Sentence
    from analysis.proposal import Proposal

HELP = "read a study and its codebooks, print every problem, write nothing"
SHOWN = 60  # characters of a line that is set aside


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    parser.add_argument("--strict", action="store_true", help="stop at articles mended or skipped")
    parser.add_argument(
        "--furniture", action="store_true", help="list every line that is set aside, with its rule"
    )


def run(args: argparse.Namespace) -> int:
    """0 where nothing stops a run. Raises StudyError, with every problem, where something does."""
    try:
        loaded, codebooks = opened(args.study)
    except StudyError as error:
        for note in error.notes:  # all in one go; what stops a run is printed by who called
            print(printable(note.line()))
        raise
    if args.strict:
        strict(loaded.problems)
    listed(loaded.problems)
    for line in _lines(loaded.articles, every=args.furniture):
        print(printable(line))
    found = (
        counted(len(loaded.articles), "article"),
        counted(len(codebooks), "codebook"),
        counted(len(loaded.problems), "problem"),
    )
    print(", ".join(found))
    return 0


def _lines(articles: Sequence[Article], *, every: bool) -> Iterator[str]:
    """What is set aside, if that is asked for, and what a person may want to set aside."""
    from analysis import layout
    from analysis.proposal import proposal

    for article in articles:
        if every:
            aside = [s for s in layout.sentences(article) if s.kind == "boilerplate"]
            for _, cut in groupby(aside, key=lambda s: (s.paragraph, s.rule)):
                first, *rest = cut
                end = rest[-1].end if rest else first.end
                yield f"{article.id}, {first.start}-{end}: {first.rule}: {_shown(first)}"
        if found := proposal(article):
            yield _proposed(found)


def _proposed(found: Proposal) -> str:
    """A proposal on one line."""
    parts = [f'{name} "{words}"' for name, words in _cells(found) if words]
    outside = [
        f"{counted(len(lines), 'line')} {where}, such as {_shown(lines[0])}"
        for lines, where in ((found.above, "above"), (found.below, "below"))
        if lines
    ]
    place = found.file or found.article
    return f"{place}: {' and '.join(outside)} may not be the article; try {', '.join(parts)}"


def _cells(found: Proposal) -> Iterable[tuple[str, str]]:
    return (("body_from", found.body_from), ("body_to", found.body_to))


def _shown(sentence: Sentence) -> str:
    text = " ".join(sentence.text.split())
    return f"'{text if len(text) <= SHOWN else text[: SHOWN - 3] + '...'}'"
