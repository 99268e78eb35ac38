"""The way in from Python: a folder or a text in, a reading, a study or rows of scores out.

What stands here joins what a notebook would else call one by one; each function is to be had from
`analysis` itself. The nouns are those of `model`. Where no codebooks are named, the two that come
with the package read, for China and North Korea.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from analysis.instrument import Codebook
from analysis.model import Article, Problem, Reading, Settings, StudyError

if TYPE_CHECKING:
    from analysis.corpus import Loaded
    from analysis.plots import Drawn
    from analysis.scale.instrument import Instrument
    from analysis.study import Study

Text = str | Article | Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Scores:
    """Rows of scores, and what is wrong with texts that were mended or could not be scored."""

    rows: tuple[Mapping[str, object], ...]  # by column, in the order of the texts
    problems: tuple[Problem, ...]  # of severity "skipped" where a text has no row


def load(folder: str | Path) -> tuple[Loaded, tuple[Codebook, ...]]:
    """A study folder: its settings and articles, and its codebooks, in the order it names them.

    `loaded.articles` are sorted by id; `loaded.problems` lists what was mended or left out;
    `loaded.coding` holds sentence codes made by reading, where there are any. Nothing is written.

    Raises:
        StudyError: settings, manifest, codes or a codebook hold an error; it names all of them.

    >>> from pathlib import Path
    >>> import analysis
    >>> loaded, codebooks = analysis.load(Path(analysis.__file__).with_name("example"))
    >>> [article.id for article in loaded.articles]
    ['001', '002']
    >>> loaded.settings.dyad, [book.id for book in codebooks]
    ('ostrand+valmere', ['ferry'])
    """
    from analysis.commands import opened

    return opened(Path(folder))


def read(
    text: str | Article,
    codebooks: Sequence[Codebook] | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Everything that is found in one text, with offsets: `source[start:end]` is the evidence.

    `sentences` and `codes` have one item a sentence (a code is None for boilerplate); a code is 0
    or 1 for each frame, and holds words (a count) and sentiment (VADER's compound of Hutto and
    Gilbert 2014, -1 to 1, higher is warmer). `hits` has every match of an entry with what became
    of it, whether it counts or not.

    Args:
        text: an article, or its words.
        codebooks: the first has the poles and the actors; those of the package where none is given.
        settings: the pair, and how far from a hit it may be named.

    Raises:
        StudyError: no codebook has names for the pair of the settings.

    >>> import analysis
    >>> found = analysis.read("Ties between China and North Korea have frayed.")
    >>> [(code.alliance, code.strain) for code in found.codes]
    [(0, 1)]
    >>> [(hit.matched[-6:], hit.frame, hit.status) for hit in found.hits]
    [('frayed', 'strain', 'counted'), ('frayed', 'strain', 'nested')]
    """
    from analysis import reading

    made = _instrument(codebooks, settings)
    article = text if isinstance(text, Article) else Article("text", "text", text)
    return reading.read(article, made.codebooks, made.settings)


def run(folder: str | Path, *, out: str | Path | None = None, notebook: bool = False) -> Study:
    """The whole study of a folder: readings, estimates, verdicts, topics, agreement, robustness.

    The same folder gives the same Study to the last digit. `study.estimate("balance", outlet)` is
    an estimate with its interval, `study.pairs("balance")` has the verdicts on pairs of outlets.

    Args:
        folder: a study's.
        out: where `figures/` and `reports/` are written as by `framing run`; nowhere if None.
        notebook: whether `reports/report.ipynb` is made as well, which takes as long again.

    Raises:
        StudyError: a person must mend something; nothing is written then.
        OSError: the system refuses to write.

    >>> from pathlib import Path
    >>> import analysis
    >>> study = analysis.run(Path(analysis.__file__).with_name("example"))
    >>> study.outlets
    ('First example', 'Second example')
    >>> balance = study.estimate("balance", "First example")  # (A - S) / (A + S), -1 to 1
    >>> balance.hits, balance.value == (7 - 1) / (7 + 1)
    (8, True)
    """
    if out is None:
        from analysis.study import study

        loaded, codebooks = load(folder)
        return study(loaded, codebooks)
    from analysis.commands.run import progress, remade
    from analysis.output import publish, rehearse

    rehearse(Path(out))
    made = remade(Path(folder), progress(quiet=True), notebook=notebook)
    publish(made.files, Path(out))
    return made.study


def score(
    texts: Iterable[Text],
    codebooks: Sequence[Codebook] | None = None,
    settings: Settings | None = None,
    *,
    unit: Literal["sentence", "article"] = "sentence",
) -> Scores:
    """The scores of many texts, a row a sentence or an article: the columns of `framing score`.

    Offsets are into the text as given; frames are 0 or 1 a sentence and counts of sentences an
    article; sentiment is VADER's compound, -1 to 1, higher is warmer; what is undefined is None.

    Args:
        texts: words; articles; or rows with `article`, `text` and, where known, `outlet`,
            `published`, `title`. Words get the number at which they stand, from 1, as their id.
        codebooks: as in `read`.
        settings: as in `read`.
        unit: what a row is.

    Raises:
        StudyError: no codebook has names for the pair of the settings. A text that cannot be
            scored raises nothing: it is one of the problems.

    >>> import analysis
    >>> close = {"article": "a", "text": "China and North Korea deepened their friendship."}
    >>> scores = analysis.score([close, " "])
    >>> [(row["article"], row["alliance"], row["strain"]) for row in scores.rows]
    [('a', 1, 0)]
    >>> [problem.line() for problem in scores.problems]
    ["text 2: 'text' is empty; fill it or drop the row"]
    """
    from analysis.scale import table

    made = _instrument(codebooks, settings)
    names = table.ARTICLE if unit == "article" else (*table.SENTENCE, *made.emphases)
    rows: list[Mapping[str, object]] = []
    problems: list[Problem] = []
    for found in table.scored(_articles(texts), made, unit):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            rows.extend({name: row[name] for name in names} for row in found)
    return Scores(tuple(rows), tuple(problems))


def figures(study: Study) -> tuple[Drawn, ...]:
    """Every figure of a study in the report's order, as values; nothing is written.

    Each has `id`, `title`, `how` (how to read it), `alt` (what it shows), `rows` (the numbers
    drawn), and the files as bytes: `svg`, `png`, `csv`.

    >>> from pathlib import Path
    >>> import analysis
    >>> study = analysis.run(Path(analysis.__file__).with_name("example"))
    >>> first = analysis.figures(study)[0]
    >>> first.id, first.png[1:4]
    ('lead', b'PNG')
    """
    from analysis import plots

    return plots.drawn(study)


def _articles(texts: Iterable[Text]) -> Iterator[Article | Problem]:
    """The texts as articles, with what is wrong with them; each goes by the rules for rows."""
    from analysis import corpus

    for number, text in enumerate(texts, 1):
        if isinstance(text, Article):
            yield text
            continue
        row = {"article": str(number), "text": text} if isinstance(text, str) else text
        yield from corpus.checked(row, f"text {number}")


def _instrument(codebooks: Sequence[Codebook] | None, settings: Settings | None) -> Instrument:
    """Codebooks and settings, those of the package where none are given."""
    from analysis.commands import strangers
    from analysis.scale.instrument import instrument, shipped

    chosen = settings or shipped().settings
    books = shipped().codebooks if codebooks is None else tuple(codebooks)
    if chosen.scope != "off" and (unknown := strangers(chosen.dyad, books, "settings.dyad")):
        raise StudyError(*unknown)
    return instrument(books, chosen)
