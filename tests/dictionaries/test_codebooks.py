"""Claims about dictionaries as codebooks: whole, right at once, and back with what stays behind."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import codebook, dictionaries
from analysis.dictionaries import Choices, Dictionary
from analysis.dictionaries.nouns import dictionary
from analysis.instrument import Codebook
from analysis.model import SCORED, Article, Settings, StudyError
from analysis.reading import read

Listed = dict[tuple[str, ...], list[str]]
EMOTIONS: Listed = {
    ("affect",): ["mood*"],
    ("affect", "posemo"): ["trust*", "happy", "a lot of help"],
    ("affect", "negemo"): ["quarrel*", "US", "a*b*c*d*e*f*g*h*i*j*k*l"],
    ("money",): ["debt*", "happ*", "help", ":)", "x . y"],
}


def made(listed: Listed) -> Dictionary:
    return dictionary("w", listed, {("affect",): "What is felt"})


def loaded(tmp_path: Path, text: str) -> Codebook:
    path = tmp_path / "w.toml"
    path.write_text(text, encoding="utf-8")
    return codebook.load(path)


def told(listed: Listed, **chosen: str) -> tuple[str, list[str]]:
    text, losses = dictionaries.toml_text(made(listed), "w.dic", Choices(**chosen))
    return text, [problem.line() for problem in losses]


def test_a_dictionary_is_a_codebook_that_is_right_at_once(tmp_path: Path):
    text, _ = told(EMOTIONS)
    book = loaded(tmp_path, text)
    assert {id: frame.role for id, frame in book.frames.items()} == {
        "affect": "emphasis",
        "affect_posemo": "emphasis",
        "affect_negemo": "emphasis",
        "money": "emphasis",
    }
    assert book.frames["affect"].definition == "What is felt"
    assert book.actors == {}


def test_what_a_codebook_has_no_place_for_is_a_line_each():
    assert told(EMOTIONS)[1] == [
        "word 'US': a word in capitals is matched in capitals alone here; 'us' is in any case",
        "word ':)': it has no letter or digit to look for; it is not carried over",
        "word 'x . y': a dot alone is a gap in patterns here; it is not carried over",
        "word 'happy': 'happ*' stands for it too; it counts for money as well",
        "phrase 'a lot of help': 'help' of other categories inside it; "
        "where the phrase stands, it alone counts",
    ]


def test_a_word_with_a_sign_beside_it_is_kept_for_it_is_found_where_the_sign_is(tmp_path: Path):
    text, said = told({("posemo",): ["smile)"]})
    assert said == []
    setting = Settings("", "", ("w",), "a+b", scope="off")
    article = Article("x", "x", "Kim met Xi (with a smile) there.\n\nA smile is none.")
    assert [hit.matched for hit in read(article, (loaded(tmp_path, text),), setting).hits] == [
        "smile)"
    ]


def test_a_word_counts_for_its_categories_for_those_above_and_for_those_of_its_stem(tmp_path: Path):
    book = loaded(tmp_path, told(EMOTIONS)[0])
    setting = Settings("", "", ("w",), "a+b", scope="off")
    hits = read(Article("x", "x", "They are happy.\n\nThey trusted."), (book,), setting).hits
    found = {(h.matched, h.frame) for h in hits if h.status in SCORED}
    assert found == {
        ("happy", "affect"),
        ("happy", "affect_posemo"),
        ("happy", "money"),
        ("trusted", "affect"),
        ("trusted", "affect_posemo"),
    }


def test_what_is_said_of_a_category_may_hold_what_toml_wants_escaped(tmp_path: Path):
    about = 'a\x7fb "c" \\ \ufeff'
    text, _ = dictionaries.toml_text(dictionary("w", {("a",): ["x"]}, {("a",): about}), "w.dic")
    assert loaded(tmp_path, text).frames["a"].definition == about.replace("\x7f", "\ufffd")


def test_two_categories_are_poles_where_they_are_named_the_warm_one_first(tmp_path: Path):
    text, _ = told(EMOTIONS, poles="negemo,posemo")
    frames = tomllib.loads(text)["frames"]
    assert [id for id, frame in frames.items() if frame["role"] == "pole"] == [
        "affect_negemo",
        "affect_posemo",
    ]
    book = loaded(tmp_path, text)
    assert book.frames["alliance"].own == "affect_negemo"
    assert book.frames["strain"].opposite == "alliance"


@pytest.mark.parametrize("name", ["posemo", "POSEMO", "affect > posemo", "affect_posemo"])
def test_a_pole_is_named_by_its_name_its_path_or_its_id(name: str):
    assert '[frames.affect_posemo]\nrole = "pole"' in told(EMOTIONS, poles=f"{name}, money")[0]


def test_poles_may_have_the_ids_by_which_they_are_published(tmp_path: Path):
    listed: Listed = {("alliance",): ["x"], ("strain",): ["y"], ("text",): ["z"]}
    text, losses = told(listed, poles="alliance,strain")
    assert losses == ["category 'text': 'text' is taken; it is the frame 'text_2'"]
    assert list(loaded(tmp_path, text).frames) == ["alliance", "strain", "text_2"]
    assert list(loaded(tmp_path, told(listed)[0]).frames) == ["alliance_2", "strain_2", "text_2"]


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"poles": "posemo"}, "--poles: 'posemo' names no two categories; write A,B, two of 'affect', 'affect > posemo', 'affect > negemo', 'money'"),
        ({"poles": "money,money"}, "--poles: 'money,money' names no two categories; write A,B, two of 'affect', 'affect > posemo', 'affect > negemo', 'money'"),
        ({"poles": "posemo,joy"}, "--poles: no category 'joy'; name two of 'affect', 'affect > posemo', 'affect > negemo', 'money'"),
        ({"poles": "posemo,affect"}, "--poles: 'affect > posemo' stands in 'affect'; name two that do not hold each other"),
        ({"pair": "China"}, "--pair: 'China' names no two actors; write the names of two: \"A,B\""),
        ({"pair": "China,"}, "--pair: 'China,' names no two actors; write the names of two: \"A,B\""),
        ({"pair": "China,\u4e2d\u56fd"}, "--pair: '\u4e2d\u56fd' has no letter a to z for an id; write an English one, and add this to names in the file"),
    ],
)  # fmt: skip
def test_a_choice_that_does_not_fit_is_one_line(chosen: dict[str, str], said: str):
    with pytest.raises(StudyError) as raised:
        told(EMOTIONS, **chosen)
    assert [problem.line() for problem in raised.value.problems] == [said]


def test_a_name_that_two_categories_have_asks_for_the_path():
    listed: Listed = {("a", "x"): ["u"], ("b", "x"): ["v"], ("c",): ["w"]}
    with pytest.raises(StudyError) as raised:
        told(listed, poles="x,c")
    assert str(raised.value) == "--poles: 'x' names 2; write 'a > x' or 'b > x'"


def test_a_pair_has_its_names_and_the_line_for_the_study_in_the_file(tmp_path: Path):
    text, _ = told(EMOTIONS, pair="North Korea, China")
    assert 'In study.toml: dyad = "china+north_korea".' in text
    assert loaded(tmp_path, text).actors == {"china": ("China",), "north_korea": ("North Korea",)}


def test_without_a_pair_the_file_says_what_to_fill_in_and_is_right_when_it_is(tmp_path: Path):
    text, _ = told(EMOTIONS)
    stub = [line for line in text.splitlines() if line.startswith(("# [actor", "# names"))]
    assert len(stub) == 4
    for name, line in zip(("", "A name", "", "Another"), stub, strict=True):
        text = text.replace(line, line[2:].replace("...", name), 1)
    assert set(loaded(tmp_path, text).actors) == {"first", "second"}


def test_a_dictionary_without_a_word_for_a_codebook_is_one_line():
    with pytest.raises(StudyError) as raised:
        told({("a",): [":)", "***********"]})
    assert [problem.line() for problem in raised.value.problems] == [
        "word ':)': it has no letter or digit to look for; it is not carried over",
        "word '***********': it has no letter or digit to look for; it is not carried over",
        "w.dic: no word that a codebook can take; see the lines above",
    ]


ANY = st.dictionaries(
    st.lists(st.text(min_size=1, max_size=6).filter(str.strip), min_size=1, max_size=3).map(tuple),
    st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4),
    min_size=1,
    max_size=4,
)


@given(listed=ANY, name=st.text(min_size=1, max_size=8))
def test_any_dictionary_is_a_codebook_without_a_fault_or_lines_that_say_why_not(
    tmp_path_factory: pytest.TempPathFactory, listed: Listed, name: str
):
    try:
        found = dictionary(
            "w", {tuple(" ".join(p.split()) for p in k): v for k, v in listed.items()}, {}
        )
        text, _ = dictionaries.toml_text(found, name)
    except StudyError as error:
        assert error.problems
        return
    book = loaded(tmp_path_factory.mktemp("codebook"), text)
    assert [frame.label for frame in book.frames.values()] == [
        " > ".join(category.path) for category in found.categories
    ]


def test_a_codebook_made_of_a_dictionary_gives_it_back(tmp_path: Path):
    listed: Listed = {
        ("affect",): ["mood*"],
        ("affect", "posemo"): ["trust*", "happy"],
        ("affect", "negemo"): ["quarrel*"],
    }
    book = loaded(tmp_path, told(listed, poles="posemo,negemo", pair="China,North Korea")[0])
    found, losses = dictionaries.as_dictionary(book)
    assert {c.path: set(c.words) for c in found.categories} == {
        path: set(words) for path, words in listed.items()
    }
    assert [problem.line() for problem in losses] == [
        "frame 'affect_posemo': opposite 'affect_negemo'; it is not carried over",
        "frame 'affect_negemo': opposite 'affect_posemo'; it is not carried over",
        "actor 'china': 1 x name; it is not carried over",
        "actor 'north_korea': 1 x name; it is not carried over",
    ]


@pytest.mark.parametrize("id", ["alliance-strain", "emphases"])
@pytest.mark.parametrize("ending", ["yml", "dic", "dicx", "csv"])
def test_every_phrase_of_a_shipped_codebook_is_carried_or_listed(id: str, ending: str):
    book = codebook.load(codebook.SHIPPED / f"{id}.toml")
    found, losses = dictionaries.as_dictionary(book)
    phrases = {" ".join(p.split()) for entry in book.entries for p in entry.match}
    assert {word for word, _ in found.words()} == phrases
    patterns = [p for entry in book.entries for p in entry.pattern]
    assert sum("the pattern" in problem.fault for problem in losses) == len(patterns)
    text, more = dictionaries.written(found, f"w.{ending}")
    again, none = dictionaries.read(text.encode(), f"w.{ending}")
    listed = {problem.place for problem in more}
    assert none == []
    assert {word for word, _ in again.words()} == {
        p for p in phrases if f"word '{p}'" not in listed
    }
