"""Claims about the form of a codebook file: whatever stands in it, it is read or said what is wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import codebook, forms
from analysis.instrument import Codebook
from analysis.model import Article, Settings, StudyError
from analysis.reading import read
from analysis.toml import tables

HEAD = 'id = "a"\nversion = "1"\nlanguage = "en"\nsource = "s"\nlicence = "l"\n'
FRAME = '[frames.a]\nrole = "emphasis"\nlabel = "A"\ndefinition = "d"\n'
ENTRY = '[[entry]]\nmatch = ["x"]\nframes = ["a"]\nreason = "r"\n'


def loaded(folder: Path, text: str) -> Codebook:
    path = folder / "w.toml"
    path.write_text(text, encoding="utf-8")
    return codebook.load(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"entry = 3\n{FRAME}", "w.toml, key 'entry': 3 has another form; write [[entry]] above each"),
        (f"entry = [3]\n{FRAME}", "w.toml, key 'entry': [3] has another form; write [[entry]] above each"),
        (f"actor = []\n{FRAME}", "w.toml, key 'actor': [] has another form; write [actor.<id>]"),
        (f"{FRAME}actor.b = 3\n", "w.toml, frame 'a': unknown key 'actor'; use role, label, definition, opposite, counts, excludes, example"),
        (f"actor.b = 3\n{FRAME}", "w.toml, actor 'b': 3 is no table; write [actor.b]"),
        (f"voice = 'said'\n{FRAME}", "w.toml, key 'voice': 'said' has another form; write [voice]"),
        (f"{FRAME}[voice]\nverbs = 'said'\n", "w.toml, voice: verbs is 'said'; write verbs = [\"...\", \"...\"]"),
        (f"weights = 3\n{FRAME}", "w.toml, key 'weights': 3 has another form; write weights = \"a file\""),
        (f"{FRAME}{ENTRY}denial = 'off'\n", "w.toml, entry 1: denial is 'off'; write denial = true or false"),
        (FRAME + ENTRY.replace('["a"]', '"a"'), "w.toml, entry 1 ('x'): no frames; write frames = [\"...\"]"),
        (FRAME + ENTRY.replace('["x"]', "3") + "pattern = ['y']\n", "w.toml, entry 1 ('y'): no match; write match = [\"...\", ...]"),
        (f"{FRAME}[[cue]]\nkind = 'negation'\nmatch = ['no']\nreason = 'r'\nreach = 'far'\n", "w.toml, cue 1: reach is 'far'; write reach = a whole number from 1"),
        (FRAME.replace(".a]", ".sentiment]"), "w.toml, frame 'sentiment': a table has a column of that name; give it another id"),
    ],
)  # fmt: skip
def test_a_key_of_another_form_is_one_line(tmp_path: Path, text: str, said: str):
    with pytest.raises(StudyError) as raised:
        loaded(tmp_path, HEAD + text)
    assert [problem.line() for problem in raised.value.problems] == [said]


def test_what_has_its_form_is_left_as_it_is():
    for path in codebook.SHIPPED.glob("*.toml"):
        raw = tables(path.read_text(encoding="utf-8"))
        assert forms.shaped(raw) == (raw, [])


WORDS = st.text("abZ*'.|?<>-_ 01é\t", max_size=10) | st.sampled_from(["<a>", ".", "..", "x?", "a|", "*" * 11, "a*b*c*d*e*f*g*h*i*j*k*l*"])  # fmt: skip
VALUES = st.recursive(
    st.booleans() | st.integers(-3, 9) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
KEYS = st.sampled_from(
    "match pattern frames reason names exact called words role label definition opposite verbs sources "
    "phrases kind reach after denial about denied close three_way".split()
)
TABLES = st.dictionaries(KEYS, st.lists(WORDS, max_size=3) | VALUES, max_size=5)
TOPS = st.fixed_dictionaries(
    {},
    optional={
        "weights": VALUES,
        **{key: st.dictionaries(st.just("a") | WORDS, TABLES | VALUES, max_size=2) | VALUES for key in ("frames", "actor", "class", "voice", "collective")},
        **{key: st.lists(TABLES, max_size=3) | VALUES for key in ("entry", "guard", "cue")},
    },
)  # fmt: skip


def toml(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)} = {toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return json.dumps(value)


@given(tables=TOPS)
def test_any_codebook_is_read_or_told_what_is_wrong(
    tmp_path_factory: pytest.TempPathFactory, tables: Mapping[str, Any]
):
    text = HEAD + "".join(f"{key} = {toml(value)}\n" for key, value in tables.items())
    try:
        loaded(tmp_path_factory.mktemp("codebook"), text)
    except StudyError as error:
        assert error.problems


@given(match=st.lists(WORDS, max_size=3), pattern=st.lists(WORDS, max_size=3))
def test_any_phrases_that_a_codebook_takes_are_looked_for(
    tmp_path_factory: pytest.TempPathFactory, match: list[str], pattern: list[str]
):
    listed = {"match": match, "pattern": pattern}
    keys = "".join(f"{key} = {toml(value)}\n" for key, value in listed.items() if value)
    text = (
        f"{HEAD}{FRAME}[actor.a]\nnames = ['Ann']\n[[entry]]\n{keys}frames = ['a']\nreason = 'r'\n"
    )
    try:
        book = loaded(tmp_path_factory.mktemp("codebook"), text)
    except StudyError as error:
        assert error.problems
        return
    source = "Ann said a b. She is a-b, and Bob's abba is here at 01."
    setting = Settings("", "", ("a",), "a+b", scope="off")
    for hit in read(Article("x", "x", source), (book,), setting).hits:
        assert hit.start < hit.end
        assert source[hit.start : hit.end] == hit.matched
