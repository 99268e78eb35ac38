"""``framing evidence``: each hit in its sentence, with what became of it and why."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from analysis.commands import listed, opened
from analysis.model import Hit, Problem, Reading, Status, StudyError
from analysis.output import counted, printable

if TYPE_CHECKING:
    from analysis.instrument import Codebook

HELP = "print the hits in their sentences, with status and reason"
RUSSIA = "russia"  # its mentions are evidence too, and a frame of their own, as in hits.csv
BOLD, PLAIN = "\x1b[1m", "\x1b[0m"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes; each filter may be given several times, or values with commas."""
    parser.add_argument(
        "study", nargs="?", default="seeds", type=Path, help="a study's folder (seeds)"
    )
    for name, text in (
        ("frame", "a frame of the codebooks, or russia"),
        ("article", "an article's id"),
        ("outlet", "an outlet's short name"),
        ("status", "what became of the hit, such as counted"),
    ):
        parser.add_argument(f"--{name}", action="append", default=[], help=text)


def run(args: argparse.Namespace) -> int:
    """0 when the hits are printed. Raises StudyError, also for a filter nothing can meet."""
    loaded, codebooks = opened(args.study)
    known = {
        "frame": [*_frames(codebooks), RUSSIA],
        "article": [article.id for article in loaded.articles],
        "outlet": list(dict.fromkeys(article.outlet for article in loaded.articles)),
        "status": list(get_args(Status)),
    }
    own = {frame.own: id for book in codebooks for id, frame in book.frames.items() if frame.own}
    args.frame = [own.get(frame, frame) for frame in args.frame]
    wanted = _filters(args, known)
    listed(loaded.problems)

    from analysis.reading import read

    marks = (BOLD, PLAIN) if _bold() else ("»", "«")
    hits = articles = 0
    for article in loaded.articles:
        if article.id not in wanted["article"] or article.outlet not in wanted["outlet"]:
            continue
        reading = read(article, codebooks, loaded.settings)
        shown = [
            hit
            for hit in evidence(reading)
            if hit.frame in wanted["frame"] and hit.status in wanted["status"]
        ]
        hits += len(shown)
        articles += bool(shown)
        for line in _lines(reading, shown, marks):
            print(line)
    print(f"{counted(hits, 'hit')} in {counted(articles, 'article')}")
    return 0


def evidence(reading: Reading) -> list[Hit]:
    """The hits of an article, and its mentions of Russia as hits, in the order of the text."""
    source = reading.article.source
    mentions = (
        Hit(
            article=reading.article.id,
            sentence=mention.sentence,
            start=mention.start,
            end=mention.end,
            matched=source[mention.start : mention.end],
            entry=f"<{RUSSIA}>",
            frame=RUSSIA,
            dyad="",
            status="counted",
            reason="names Russia",
        )
        for mention in dict.fromkeys(reading.mentions)  # two codebooks may know the same names
        if mention.actor == RUSSIA
    )
    return sorted(
        [*reading.hits, *mentions], key=lambda hit: (hit.sentence, hit.start, hit.end, hit.frame)
    )


def _frames(codebooks: Sequence[Codebook]) -> Iterable[str]:
    return dict.fromkeys(frame for book in codebooks for frame in book.frames)


def _filters(args: argparse.Namespace, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """The values each filter lets through: those asked for, or all."""
    wanted: dict[str, list[str]] = {}
    problems: list[Problem] = []
    for name, values in known.items():
        asked = [part for text in getattr(args, name) for part in _parts(text, values)]
        for part in asked:
            if part not in values:
                mend = f"use one of {', '.join(values)}"
                problems.append(Problem("error", f"--{name}", f"'{part}' is not known", mend))
        wanted[name] = asked or values
    if problems:
        raise StudyError(*problems)
    return wanted


def _parts(text: str, values: Sequence[str]) -> list[str]:
    """The values in a comma list; an outlet's name may hold a comma itself."""
    return [text] if text in values else [part.strip() for part in text.split(",")]


def _bold() -> bool:
    dull = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not dull


def _lines(reading: Reading, hits: Sequence[Hit], marks: tuple[str, str]) -> Iterator[str]:
    sentences = {sentence.number: sentence for sentence in reading.sentences}
    for hit in hits:
        what = [hit.status, hit.frame, hit.dyad, f"'{hit.entry}'", hit.reason]
        place = f"{hit.article}, sentence {hit.sentence}"
        yield printable(f"{place}: {', '.join(part for part in what if part)}")
        sentence = sentences[hit.sentence]
        a, b = hit.start - sentence.start, hit.end - sentence.start
        before, matched, after = (sentence.text[s] for s in (slice(a), slice(a, b), slice(b, None)))
        yield f"    {printable(before)}{marks[0]}{printable(matched)}{marks[1]}{printable(after)}"
