"""Claims about patterns: each stands where its expression finds it, with the same pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.patterns import Patterns, Standing
from analysis.phrases import compiled, pattern_expression, unfit
from analysis.text import plain

SLOTS = {
    "bond": ("bond* with", "bond"),
    "tie": ("ties", "trade tie*", "trade", "relation*", "D.P.R.K."),
    "north": ("North Korea", "North", "the North", "Kim's", "Sino-Korean"),
}
EXACT = {"north": ("NK", "Dear Leader")}
WORDS = (
    "ties",
    "trade|ties",
    "with",
    "a|the",
    "restor*",
    "<tie>",
    "<north>",
    "US|<north>",
    "%|per",
    "protégé|façad*",
)
TOKENS = (*WORDS, "with?", "a|the?", "<north>?", ".", "..")
SAID = (
    *("ties", "trade", "trade tied", "with", "a", "the", "restored", "restor9", "relations", "us"),
    *("North Korea", "north", "the North", "Kim's", "Sino-Korean", "NK", "nk", "US", "D.P.R.K."),
    *("dear leader", "Dear Leader", "per", "%", "grey", "so-called", "policé", "and"),
    *("protégé", "Protégé", "PROTÉGÉ", "protege", "façades", "FAÇADE"),
)
GLUES = (
    *(" ",) * 6,
    "  ",
    "-",
    " - ",
    ", ",
    "\n",
    "_",
    "'",
    "'s ",
    "'S-",
    ". ",
    "; ",
    ' "',
    "9",
    ",-",
)
pattern = (
    st.lists(st.sampled_from(TOKENS), min_size=1, max_size=5)
    .map(" ".join)
    .filter(lambda made: not unfit(made))
)
sentence = st.lists(st.sampled_from([w + glue for w in SAID for glue in GLUES]), max_size=12).map(
    "".join
)


# What stands for a token, or nearly does, and what stands where it is missing.
STANDS = {
    "trade|ties": ("trade", "ties", "TIES"),
    "a|the": ("a", "the"),
    "restor*": ("restored", "restor9"),
    "<tie>": ("trade", "trade tied", "trade ties", "relation", "D.P.R.K."),
    "<north>": ("North Korea", "the North", "North", "Kim's", "Sino-Korean", "NK", "nk"),
    "US|<north>": ("US", "us", "Dear Leader", "North Korean"),
    "%|per": ("%", "per"),
    ".": ("", "a", "a so-called", "a b-c d", "x, y", "a; b", "with"),
    "..": ("", "and", "a-b c", "one two three four five six", "1 2 3 4 5 6 7 8 9"),
}


@st.composite
def spoken(draw: st.DrawFn, written: str) -> str:
    """A text in which a pattern nearly stands."""
    made = draw(st.sampled_from(("", "the ", "ties, ", "US-", "_")))
    for token in written.split():
        bare = token.removesuffix("?")
        said = draw(st.sampled_from((*STANDS.get(bare, (bare,)), *("",) * (bare != token))))
        made += said + draw(st.sampled_from(GLUES)) * bool(said)
    return made


def one_at_a_time(patterns: list[str], text: str) -> list[Standing]:
    """Every place that each pattern's expression finds, one after the other."""
    found: list[Standing] = []
    for number, written in enumerate(patterns):
        rule = compiled(pattern_expression(written, SLOTS, EXACT))
        for hit in rule.finditer(text):
            pieces = tuple(span for span in hit.regs[1:] if span[0] >= 0)
            found.append((number, *hit.span(), pieces or (hit.span(),)))
    return found


@settings(max_examples=300)
@given(patterns=st.lists(pattern, min_size=1, max_size=4), text=sentence)
def test_patterns_stand_where_their_expressions_find_them(patterns: list[str], text: str):
    straight = plain(text).text
    assert Patterns(patterns, SLOTS, EXACT).places(straight) == one_at_a_time(patterns, straight)


@settings(max_examples=300)
@given(data=st.data(), written=pattern)
def test_patterns_stand_in_what_was_made_of_them_as_their_expressions_do(
    data: st.DataObject, written: str
):
    texts = data.draw(st.lists(spoken(written), min_size=1, max_size=3))
    straight = plain("".join(texts)).text
    assert Patterns([written], SLOTS, EXACT).places(straight) == one_at_a_time([written], straight)


@pytest.mark.parametrize(
    ("written", "text", "pieces"),
    [
        ("ties . with", "ties with us with", ["ties", "with"]),  # the nearest
        ("ties . with", "ties a the with", ["ties", "with"]),  # two words between
        ("ties . with", "ties a the us with", []),  # three
        ("ties . with", "ties a so-called with", ["ties", "with"]),
        ("ties . with", "ties so-with", ["ties", "with"]),  # a hyphen ends a word of a gap
        ("ties . <north>", "ties so-north so North", ["ties", "North"]),  # whole words first
        ("<bond> with?", "bond with us", ["bond with"]),  # the longest of a class first
        ("ties . with", "ties a; with", []),
        ("ties . restor*", f"ties restor{'e' * 400}", ["ties", f"restor{'e' * 400}"]),
        ("ties . restor*", f"ties restor{'e' * 400}9", []),
        ("ties with? <north>", "ties with the North's", ["ties", "with", "the North's"]),
        ("ties with? <north>", "Ties, North", ["Ties", "North"]),
        ("ties . a? <north>", "ties us a Sino-Korean", ["ties", "a", "Sino-Korean"]),
        ("<tie> a", "trade  ties a", ["trade  ties", "a"]),  # two blanks within a choice
        ("<tie> a", "TRADE-TIED a", ["TRADE-TIED", "a"]),
        ("<tie> a", "trade, tied a", []),
        ("<tie> a", "trade to a", []),
        ("<bond> a", "bonded\twith a", ["bonded\twith", "a"]),
        ("<bond> a", "bonds with-us a", []),
        ("<north> ties?", "dear leader", []),
        ("<north> ties?", "Dear Leader ties", ["Dear Leader", "ties"]),
    ],
)
def test_gaps_choices_and_what_may_be_missing(written: str, text: str, pieces: list[str]):
    found = Patterns([written], SLOTS, EXACT).places(text)
    assert [text[a:b] for *_, spans in found for a, b in spans] == pieces
    assert found == one_at_a_time([written], text)


def test_what_stands_nowhere_is_not_compiled():
    compiled.cache_clear()
    made = Patterns(["ties .. with", "restor* <tie>", "<tie> . <north>"], SLOTS, EXACT)
    assert len(made.places("They restored trade with the North.")) == 2
    assert compiled.cache_info().currsize == 0
