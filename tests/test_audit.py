"""Claims about a codebook against texts: the arithmetic of its entries, and what is found."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

from analysis import audit, codebook, reading
from analysis.audit import Finding
from analysis.corpus import Coded
from analysis.instrument import Codebook
from analysis.model import Article, Code, Hit, Reading, Sentence
from tests.conftest import DYAD, PRIMARY

HEAD = """
id = "small"
version = "1"
language = "en"
source = "test"
licence = "CC0-1.0"
[frames.alliance]
role = "pole"
opposite = "strain"
label = "Alliance"
definition = "..."
[frames.strain]
role = "pole"
opposite = "alliance"
label = "Strain"
definition = "..."
[frames.economy]
role = "emphasis"
label = "Economy"
definition = "..."
[actor.china]
names = ["China"]
[actor.north_korea]
names = ["North Korea"]
"""
CODE = Code(0, 0, 0, 0, {}, 5, 0.0, 0.0)


def made(tmp_path: Path, body: str) -> Codebook:
    path = tmp_path / "small.toml"
    path.write_text(HEAD + body, encoding="utf-8")
    return codebook.load(path)


def entry(match: str, frames: str = '["alliance"]', more: str = "") -> str:
    return f'[[entry]]\nmatch = [{match}]\nframes = {frames}\nreason = "r"\n{more}\n'


def read(book: Codebook, *texts: str) -> list[Reading]:
    return [
        reading.read(Article(str(n), "x", text), (book,), PRIMARY) for n, text in enumerate(texts)
    ]


# The table of entries


def hit(sentence: int, name: str = "ties", frame: str = "alliance", status: str = "counted") -> Hit:
    return Hit("a", sentence, 10 * sentence, 10 * sentence + 4, name, name, frame, DYAD, status, "")


def article(sentences: int, *hits: Hit) -> Reading:
    spans = tuple(
        Sentence("a", n, "body", 10 * n, 10 * n + 9, "x" * 9, 1) for n in range(1, sentences + 1)
    )
    return Reading(Article("a", "x", "x" * 99), spans, (CODE,) * sentences, hits, ())


def coded(sentence: int, alliance: int = 0, strain: int = 0) -> Coded:
    numbers = {field.name: 0 for field in fields(Coded)}
    kinds = {"kind": "body", "kind_a": "body", "kind_b": "body", "file": "a.txt", "text": ""}
    place = {"article": "a", "start": 10 * sentence, "end": 10 * sentence + 9}
    return Coded(**(numbers | kinds | place | {"alliance": alliance, "strain": strain}))


def rows(sentences: int, hits: list[Hit], coding: list[Coded]) -> dict[tuple, dict]:
    return {
        (row["entry"], row["frame"]): dict(row)
        for row in audit.entries([article(sentences, *hits)], coding)
    }


def test_precision_is_of_sentences_and_by_the_final_codes():
    # "ties" counts in sentences 1 (twice), 2 and 3; reading gives alliance to 1 and 2, and to 4.
    hits = [hit(1), hit(1), hit(2), hit(3)]
    coding = [coded(1, alliance=1), coded(2, alliance=1), coded(3, strain=1), coded(4, alliance=1)]
    row = rows(4, hits, coding)["ties", "alliance"]
    assert (row["hits"], row["counted"], row["sentences"], row["agreeing"]) == (4, 4, 3, 2)
    assert row["precision"] == 2 / 3
    # Wilson (1927) at 2 of 3: (2/3 + z²/6 ± z sqrt(2/27 + z²/36)) / (1 + z²/3), z = 1.96.
    assert (row["low"], row["high"]) == (
        pytest.approx(0.20766, abs=1e-5),
        pytest.approx(0.93850, abs=1e-5),
    )


def test_a_hit_that_does_not_count_is_a_hit_and_no_more():
    statuses = ["counted", "turned", "negated", "nested", "guarded", "other_dyad", "boilerplate"]
    row = rows(7, [hit(n, status=s) for n, s in enumerate(statuses, 1)], [coded(3, 1)])[
        "ties", "alliance"
    ]
    assert (row["hits"], row["counted"], row["sentences"]) == (7, 2, 0)


def test_a_turned_hit_is_the_entrys_for_the_frame_it_speaks_for():
    hits = [hit(1), hit(2, frame="strain", status="turned")]
    found = rows(2, hits, [coded(1, alliance=1), coded(2, alliance=1)])
    assert [found["ties", f]["precision"] for f in ("alliance", "strain")] == [1, 0]


def test_shares_are_of_the_frames_counted_hits_and_add_up():
    hits = [
        hit(1),
        hit(2),
        hit(3),
        hit(3, "trust"),
        hit(4, "rift", "strain"),
        hit(4, "bond", status="negated"),
    ]
    found = rows(4, hits, [])
    assert {key: row["share"] for key, row in found.items()} == {
        ("ties", "alliance"): 3 / 4,
        ("trust", "alliance"): 1 / 4,
        ("bond", "alliance"): 0,
        ("rift", "strain"): 1,
    }


def test_a_frame_without_a_counted_hit_has_no_shares():
    assert rows(1, [hit(1, status="negated")], [])["ties", "alliance"]["share"] is None


def test_what_nobody_coded_has_no_precision_and_no_number_of_sentences():
    names = ("sentences", "agreeing", "precision", "low", "high")
    emphasis = rows(1, [hit(1, frame="economy")], [coded(1)])["ties", "economy"]
    no_codes = rows(1, [hit(1)], [])["ties", "alliance"]
    assert [[row[name] for name in names] for row in (emphasis, no_codes)] == [[None] * 5] * 2


def test_a_sentence_that_nobody_coded_is_not_counted_against_an_entry():
    row = rows(2, [hit(1), hit(2)], [coded(1, alliance=1)])["ties", "alliance"]
    assert (row["counted"], row["sentences"], row["precision"]) == (2, 1, 1)


def test_rows_have_the_columns_that_are_described_and_stand_by_frame_and_entry():
    hits = [hit(1, "ties"), hit(1, "rift", "strain"), hit(1, "bond")]
    found = audit.entries([article(1, *hits)], [])
    assert [(row["frame"], row["entry"]) for row in found] == [
        ("alliance", "bond"), ("alliance", "ties"), ("strain", "rift"),
    ]  # fmt: skip
    assert {tuple(row) for row in found} == {tuple(audit.ENTRIES)}


# Phrases


def test_a_phrase_is_shadowed_when_another_entry_claims_its_span_every_time(tmp_path: Path):
    book = made(tmp_path, entry('"friendly"') + entry('"friendly ties"') + entry('"bond"'))
    twice = ["China and North Korea have friendly ties.", "Those friendly ties held."]
    found = {p.text: p for p in audit.phrases(book, twice)}
    assert found["friendly"].lost == ("friendly ties",) * 2
    assert [text for text, phrase in found.items() if phrase.shadowed] == ["friendly"]
    assert found["friendly ties"].matched == 2
    assert found["bond"].matched == 0
    (once_free,) = [
        p for p in audit.phrases(book, [*twice, "They were friendly."]) if p.text == "friendly"
    ]
    assert (once_free.matched, once_free.shadowed) == (3, False)


def test_a_longer_phrase_of_its_own_entry_does_not_shadow(tmp_path: Path):
    book = made(tmp_path, entry('"friendly", "friendly ties"'))
    found = audit.phrases(book, ["China and North Korea have friendly ties."])
    assert [(p.text, p.matched, p.shadowed) for p in found] == [
        ("friendly", 1, False),
        ("friendly ties", 1, False),
    ]


def test_patterns_are_phrases_too(tmp_path: Path):
    more = 'pattern = ["warm . <china>"]'
    book = made(tmp_path, entry('"bond"', more=more))
    found = audit.phrases(book, ["They are warm towards China."])
    assert [(p.text, p.matched) for p in found] == [("bond", 0), ("warm . <china>", 1)]


def test_an_entry_with_a_hit_has_a_phrase_that_matched(books: tuple[Codebook, ...]):
    # Two routes to one claim, on made-up text: hits by reading, matches by phrase.
    texts = (
        "China and North Korea restored ties after years of distance. Trade grew.",
        "Beijing's trust in Pyongyang has faded. There is no rift, both sides said.",
    )
    book = books[0]
    hits = {hit.entry for one in read(book, *texts) for hit in one.hits}
    matched = {
        p.entry.id for p in audit.phrases(book, audit.sentences(read(book, *texts))) if p.matched
    }
    assert hits == matched != set()


def test_boilerplate_is_no_text(tmp_path: Path):
    book = made(tmp_path, entry('"share"'))
    readings = read(book, "China and North Korea met on Monday in the capital.\n\nShare this")
    assert [h.status for h in readings[0].hits] == ["boilerplate"]
    assert [p.matched for p in audit.phrases(book, audit.sentences(readings))] == [0]


# Guards


GUARDS = """
[[cue]]
kind = "negation"
match = ["not"]
reason = "r"
[[guard]]
match = ["Friendship Bridge", "not only", "Friendship Year", "Trade Fair"]
reason = "r"
"""


def test_a_guard_is_at_work_on_an_entry_or_a_cue(tmp_path: Path):
    book = made(tmp_path, entry('"friendship"') + GUARDS)
    texts = [
        "They opened the Friendship Bridge.",
        "It was not only cold.",
        "A Trade Fair was held.",
    ]
    # At the fair no entry stands and no cue; the year is not in the texts at all.
    assert audit.idle_guards(book, texts) == ["Friendship Year", "Trade Fair"]


def test_a_guard_beside_an_entry_is_idle(tmp_path: Path):
    book = made(tmp_path, entry('"friendship"') + GUARDS)
    texts = ["Their friendship was seen at the Trade Fair."]
    assert "Trade Fair" in audit.idle_guards(book, texts)


# Findings


def kinds(found: list[Finding]) -> list[tuple[str, str]]:
    return [(one.kind, one.about) for one in found]


def test_findings_are_lines_in_order(tmp_path: Path):
    book = made(
        tmp_path,
        entry('"friendly"')
        + entry('"friendly ties"')
        + entry('"revive*"', '["alliance", "strain"]'),
    )
    text = "China and North Korea have friendly ties. China and North Korea revived trade."
    readings = read(book, text)
    (first, second) = readings[0].sentences
    coding = [
        replace(coded(1, alliance=1), article="0", start=first.start, end=first.end),
        replace(coded(2, strain=1), article="0", start=second.start, end=second.end),
    ]
    # Alliance has two counted hits, one an entry, and strain has one; "revive*" is alliance by the
    # codebook and not by reading.
    assert [one.line() for one in audit.findings(book, readings, coding)] == [
        "in several frames: entry 'revive*', alliance and strain (1 phrase)",
        "more than a fifth of a frame's hits: entry 'friendly ties', alliance (1 counted, 0.50 of the frame's)",
        "more than a fifth of a frame's hits: entry 'revive*', alliance (1 counted, 0.50 of the frame's)",
        "more than a fifth of a frame's hits: entry 'revive*', strain (1 counted, 1.00 of the frame's)",
        "no hit agrees with the codes: entry 'revive*', alliance (0 of 1 sentences: 0.00, 0.00 to 0.79)",
        "shadowed: 'friendly' (matched once where 'friendly ties' claims the span)",
    ]


def test_a_fifth_is_not_more_than_a_fifth():
    five = [hit(n, f"entry {n}") for n in range(1, 6)]
    sparse = Codebook("s", "1", "en", "", "", {}, ())
    assert audit.findings(sparse, [article(5, *five)], []) == []
    assert kinds(audit.findings(sparse, [article(5, *five, hit(5, "entry 5"))], [])) == [
        ("more than a fifth of a frame's hits", "entry 'entry 5', alliance")  # 2 of 6
    ]


def test_an_entry_that_agrees_once_is_not_reported():
    hits = [hit(n, f"entry {n}") for n in range(1, 6)] + [hit(6, "entry 1")]
    coding = [coded(n, alliance=int(n != 1)) for n in range(1, 7)]
    sparse = Codebook("s", "1", "en", "", "", {}, ())
    # Entry 1 disagrees in sentence 1 and agrees in 6.
    found = audit.findings(sparse, [article(6, *hits)], coding)
    assert "no hit agrees with the codes" not in [kind for kind, _ in kinds(found)]
    found = audit.findings(sparse, [article(6, *hits)], [*coding[:5], coded(6)])
    assert ("no hit agrees with the codes", "entry 'entry 1', alliance") in kinds(found)
