"""Claims about matching: what is found at once is what each phrase finds alone, cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import codebook, layout, matching
from analysis.instrument import Codebook
from analysis.matching import Match
from analysis.model import Article
from analysis.phrases import bounded, choice, compiled, pattern_expression, phrase_expression
from analysis.text import Span, plain

HERE = Path(__file__).parent
BOOKS = tuple(
    codebook.load(codebook.SHIPPED / f"{id}.toml") for id in ("alliance-strain", "emphases")
)


def _coded() -> list[str]:
    found = []
    for path in sorted((HERE / "collection").glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            found += [row["text"] for row in csv.DictReader(file)]
    return found


SENTENCES = _coded()
FIVE = [
    sentence.text
    for path in sorted((HERE.parent / "seeds" / "articles").glob("*.txt"))
    for sentence in layout.sentences(Article("a", "a", path.read_text(encoding="utf-8")))
]


def entries_one_at_a_time(book: Codebook, text: str) -> Iterator[tuple[str, str, Span, object]]:
    """Each place of each phrase and pattern: its expression is run over the text."""
    slots = {**book.classes, **book.actors}
    for entry in book.entries:
        for phrase in entry.match:
            for hit in compiled(bounded(phrase_expression(phrase))).finditer(text):
                yield entry.id, phrase, hit.span(), (hit.span(),)
    for entry in book.entries:
        for phrase in entry.pattern:
            rule = compiled(pattern_expression(phrase, slots, book.exact))
            for hit in rule.finditer(text):
                pieces = tuple(s for s in map(hit.span, range(1, rule.groups + 1)) if s[0] >= 0)
                yield entry.id, phrase, hit.span(), pieces or (hit.span(),)


def others_one_at_a_time(book: Codebook, text: str) -> matching.Found:
    """Where each actor, cue, guard and list stands: one expression each, of all its phrases."""
    given = book.voice
    lists = {
        "actor": [(n, book.exact.get(id, ())) for id, n in book.actors.items()],
        "called": [(book.called.get(id, ()), ()) for id in book.actors],
        "cue": [(cue.match, ()) for cue in book.cues],
        "guard": [(guard.match, ()) for guard in book.guards],
        "collective": [(book.collectives, ())],
        "verb": [((*given.get("verbs", ()), *given.get("attitudes", ())), ())],
        "credit": [(given.get("phrases", ()), ())],
    }
    made: matching.Found = {}
    for kind, each in lists.items():
        for order, (phrases, exact) in enumerate(each):
            rule = bounded(choice(phrases)) if phrases else "(?!)"
            nicknames = sorted(exact, key=lambda name: (-len(name), name))
            rule += "".join(f"|{_nickname(name, phrases)}" for name in nicknames)
            if spans := [hit.span() for hit in compiled(rule).finditer(text)]:
                made.setdefault(kind, {})[order] = spans
    return made


def _nickname(name: str, names: tuple[str, ...]) -> str:
    """A nickname where none of the names begins with its last words and goes on."""
    words = name.lower().split()
    goes_on = {
        " ".join(longer.split()[len(words) - at :])
        for longer in names
        for at in range(1, len(words))
        if longer.lower().split()[: len(words) - at] == words[at:]
    } - {""}
    rest = "|".join(rf"(?:\s+|-){phrase_expression(tail)}(?!\w)" for tail in sorted(goes_on))
    return f"(?-i:{bounded(phrase_expression(name))})" + (f"(?!{rest})" if rest else "")


def cells(found: list[Match]) -> list[tuple[str, str, Span, object]]:
    return [(m.entry.id, m.phrase, (m.start, m.end), m.pieces) for m in found]


def assert_the_same(book: Codebook, sentence: str) -> None:
    text = plain(sentence).text
    matcher = matching.matcher(book)
    assert cells(matching.matches(matcher, text)) == list(entries_one_at_a_time(book, text))
    found = {k: v for k, v in matching.found(matcher, text).items() if k != "entry"}
    assert found == others_one_at_a_time(book, text)


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.id)
def test_the_five_articles_match_as_one_pattern_after_the_other_does(book: Codebook):
    for sentence in FIVE:
        assert_the_same(book, sentence)


@settings(max_examples=100)
@given(sentence=st.sampled_from(SENTENCES))
def test_coded_sentences_match_as_one_pattern_after_the_other_does(sentence: str):
    assert_the_same(BOOKS[0], sentence)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A nuclear North Korea worries China.", [("north_korea", "North Korea")]),
        ("The South Koreans told China so.", [("south_korea", "South Koreans")]),
        ("Whoever fears a nuclear North asks China.", [("north_korea", "a nuclear North")]),
    ],
)
def test_a_nickname_gives_way_to_a_name_that_goes_on(text: str, names: list[tuple[str, str]]):
    matcher = matching.matcher(BOOKS[0])
    told = matching.mentions(matcher, matching.found(matcher, text))
    assert [(id, text[a:b]) for id, a, b in told] == [*names, ("china", "China")]


TOKENS = sorted({token for sentence in SENTENCES[::7] for token in sentence.split()})
PHRASES = [p.replace("*", "ed") for book in BOOKS for e in book.entries for p in e.match]
SLOTS = [w.replace("*", "s") for words in BOOKS[0].classes.values() for w in words]
NAMES = [name for names in BOOKS[0].actors.values() for name in names]
GAPS = [" ", " ", " ", ", ", "-", " - ", "  ", "'s ", "; ", "\u2019s ", "\u00a0", "_"]


@settings(max_examples=100)
@given(
    words=st.lists(
        st.one_of(*(st.sampled_from(w) for w in (TOKENS, PHRASES, SLOTS, NAMES))), max_size=14
    ),
    gaps=st.lists(st.sampled_from(GAPS), min_size=14, max_size=14),
    change=st.sampled_from([str, str.upper, str.title]),
)
def test_words_thrown_together_match_as_one_pattern_after_the_other_does(
    words: list[str], gaps: list[str], change: type[str]
):
    assert_the_same(BOOKS[0], change("".join(w + g for w, g in zip(words, gaps, strict=False))))


def test_no_expression_is_compiled_for_plain_words():
    fresh = matching.matcher(codebook.load(codebook.SHIPPED / "alliance-strain.toml"))
    compiled.cache_clear()
    assert matching.matches(fresh, "It rained for a week on the hills of Wales.") == []
    assert matching.matches(fresh, "China deepened ties with North Korea.")
    assert compiled.cache_info().currsize == 0
