"""Claims about codebooks in other formats: what is read, what comes back, what is refused."""

from __future__ import annotations

import codecs
import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import dictionaries
from analysis.dictionaries import Category, Dictionary
from analysis.dictionaries.nouns import dictionary
from analysis.model import StudyError

Words = dict[str, tuple[str, ...]]
DIC = "%\n1\taffect (Affect)\n\t2\tposemo\n\t3\tnegemo\n%\nhapp*\t1\t2\ncry\t3\na lot\t1\n"
FOUND = {
    "affect": ("a lot",),
    "affect > posemo": ("happ*",),
    "affect > negemo": ("cry",),
}


def words(found: Dictionary) -> Words:
    return {" > ".join(category.path): category.words for category in found.categories}


def read(text: str | bytes, name: str) -> Words:
    data = text if isinstance(text, bytes) else text.encode()
    return words(dictionaries.read(data, name)[0])


def lines(text: str | bytes, name: str) -> list[str]:
    """What is said of a file: the errors that stop it, or else the notes."""
    try:
        data = text if isinstance(text, bytes) else text.encode()
        return [problem.line() for problem in dictionaries.read(data, name)[1]]
    except StudyError as error:
        return [problem.line() for problem in error.problems]


# LIWC up to 2015 ------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_of_a_dic_file_may_end_as_they_like(end: str):
    assert read(DIC.replace("\n", end), "w.dic") == FOUND


def test_cells_of_a_dic_file_may_be_parted_by_blanks():
    text = "%\n1 affect (Affect)\n    2 posemo\n    3 negemo\n%\nhapp*  1  2\ncry 3\na lot 1\n"
    assert read(text, "w.dic") == FOUND


def test_a_category_that_is_set_in_stands_in_the_one_above_it():
    text = "%\n1 a\n  2 b\n    3 c\n  4 d\n5 e\n%\nx 3\ny 4\nz 5\n"
    assert read(text, "w.dic") == {
        "a": (),
        "a > b": (),
        "a > b > c": ("x",),
        "a > d": ("y",),
        "e": ("z",),
    }


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("\t1 a\n2 b", ["line 2: 'a' is set in, and no category stands above it; it is read as standing in none"]),
        ("1 a\n\t\t\t2 b (B)", ["line 3: 'b (B)' is set in by more than a step; it is read as standing in the category above it"]),
        ("1 a\n  2 b\n      3 c\n    4 d", ["line 4: 'c' is set in by more than a step; it is read as standing in the category above it"]),
        ("1 a\n   2 b\n      3 c", []),
        ("1 a\n\t2 b\n\t\t3 c\n4 d", []),
    ],
)  # fmt: skip
def test_a_category_of_a_dic_file_whose_place_is_a_guess_is_a_note(header: str, said: list[str]):
    assert lines(f"%\n{header}\n%\nx 1\ny 2\n", "w.dic") == [f"w.dic, {line}" for line in said]


def test_what_a_dic_file_says_of_a_category_is_kept():
    found, _ = dictionaries.read(DIC.encode(), "w.dic")
    assert found.categories[0] == Category(("affect",), ("a lot",), "Affect")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("%\n1 a\n%\nx 1\nlike\t(02 134)125/464\n", "w.dic, line 5: 'like (02 134)125/464' counts under a condition; it is not carried over"),
        ("%\n1 a\n%\nx 1\nkind <of> 131/135\n", "w.dic, line 5: 'kind <of> 131/135' counts under a condition; it is not carried over"),
        ("%\n1 a\n%\nx 1\ny\n", "w.dic, line 5: 'y' has no category; it is not carried over"),
        ("%\n1 a\n%\nx 2\n", "w.dic, line 4: 'x' has the number 2, and no category has it; mend the number, or add the category"),
        ("%\n1 a\n%\nx*y 1\n", "w.dic, line 4: 'x*y': LIWC takes * at the end of a word alone; mend it, or take it out"),
        ("%\n1 a\n%\nx*********** 1\n", "w.dic, line 4: 'x***********': LIWC takes * at the end of a word alone; mend it, or take it out"),
        ("%\n1 a\n1 b\n%\nx 1\n", "w.dic, line 3: the number 1 stands there twice; give each its own"),
        ("%\n1 a\n2 a\n%\nx 1\n", "w.dic, line 3: 'a' stands there twice; give each its own"),
        ("%\na\n%\nx 1\n", "w.dic, line 2: 'a' is no category; write `1 name`"),
        ("%\n1 a\n%\n", "w.dic: no word in it; give each category the words that speak for it"),
        ("%\n1 a\nx 1\n", "w.dic: not a dictionary of LIWC; begin it with a line %, a line a category, and a line %"),
        ("China and North Korea met.", "w.dic: not a dictionary of LIWC; begin it with a line %, a line a category, and a line %"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_dic_file_is_one_line(text: str, said: str):
    assert lines(text, "w.dic") == [said]


def test_every_fault_of_a_dic_file_is_named_at_once():
    said = lines("%\n1 a\n1 b\n%\nx 1\ny 1\nz*z 1\n", "w.dic")
    assert [line.split(":")[0] for line in said] == ["w.dic, line 3", "w.dic, line 7"]
    said = lines("%\n1 a\n%\nx 2\ny*y 3\n", "w.dic")
    assert [line.split(":")[0] for line in said] == [f"w.dic, line {n}" for n in (4, 5, 5)]


# LIWC-22 and CSV ------------------------------------------------------------------------------


def test_a_dicx_file_is_a_row_a_word_and_a_column_a_category():
    text = 'DicTerm,posemo,negemo\r\nhapp*,X,\r\n"well, well",x,1\r\ncry,,X\r\n'
    assert read(text, "w.dicx") == {
        "posemo": ("happ*", "well, well"),
        "negemo": ("well, well", "cry"),
    }


def test_csv_is_a_row_a_word_and_category():
    text = "frame,match,note\nwarm > trust,trust*,x\nwarm,help,\ncold,quarrel,\n"
    assert read(text, "w.csv") == {
        "warm": ("help",),
        "warm > trust": ("trust*",),
        "cold": ("quarrel",),
    }


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("w.dicx", "DicTerm,a\nx,0.5\ny,X\n", "w.dicx, row 2: 'x' has the weight 0.5 in 'a'; it is not carried over"),
        ("w.dicx", "DicTerm,a\nx,yes\n", "w.dicx, row 2: 'yes' in 'a' is no mark; write X, or leave it empty"),
        ("w.dicx", "Dicterm,a\nx,X\n", "w.dicx, row 1: there is no column 'DicTerm'; add it"),
        ("w.dicx", "DicTerm,a\nx*y,X\n", "w.dicx, row 2: 'x*y': LIWC takes * at the end of a word alone; mend it, or take it out"),
        ("w.dicx", "DicTerm,a,\nx,X,\n", "w.dicx, row 1: a column without a name; name the category"),
        ("w.dicx", "DicTerm,a,a \nx,X,\n", "w.dicx, row 1: two columns have one name; give each category its own"),
        ("w.csv", "frame,match,note\na,x,why\n", "w.csv, row 1: the column 'note' has no place in a dictionary; it is not carried over"),
        ("w.csv", "frame,match\na,\n", "w.csv, row 2: 'match' is empty; fill it"),
        ("w.csv", "frame,match\na > ,x\n", "w.csv, row 2: 'a > ' names nothing; write a name on each side of ' > '"),
        ("w.csv", "frame,match\na,x,y\n", "w.csv, row 2: 3 cells where the header has 2; put text that holds a comma in quotes"),
        ("w.csv", "frame;match\na;x\n", "w.csv, row 1: the cells are parted by semicolons, not commas; save it as CSV with commas"),
        ("w.csv", 'frame,match\na,"x\n', "w.csv, row 2: a quotation mark opens and does not close: nothing from here on is read; mend the quotation marks"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_table_is_one_line(name: str, text: str, said: str):
    assert lines(text, name) == [said]


# quanteda -------------------------------------------------------------------------------------


def test_words_of_yaml_are_the_words_they_are_written_as():
    text = "a: [no, on, yes, 012, 1e3, 0x1F, 2025-09-03, null, 'x: y', true]\nno: off\n"
    assert read(text, "w.yml") == {
        "a": ("no", "on", "yes", "012", "1e3", "0x1F", "2025-09-03", "null", "x: y", "true"),
        "no": ("off",),
    }


def test_two_angles_in_quotes_are_a_name():
    assert read("'<<': [x]\n", "w.yml") == {"<<": ("x",)}


def test_categories_of_yaml_may_stand_in_categories_and_among_words():
    text = "a:\n  b:\n    - x\n    - c: [y]\n    - z*\n  d: w\n"
    assert read(text, "w.yaml") == {
        "a": (),
        "a > b": ("x", "z*"),
        "a > b > c": ("y",),
        "a > d": ("w",),
    }


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BOMB, "w.yml, line 1: an anchor '&a'; write the words out"),
        ("a: [x]\nb: *a\n", "w.yml, line 2: an alias '*a'; write the words out"),
        ("a: [!!python/object/apply:os.system [x]]\n", "w.yml, line 1: a tag 'tag:yaml.org,2002:python/object/apply:os.system'; write the word in quotes"),
        ("a: [!!int '3']\n", "w.yml, line 1: a tag 'tag:yaml.org,2002:int'; write the word in quotes"),
        ("a: [x]\nb:\n  <<: *a\n  c: y\n", "w.yml, line 3: a merge key '<<'; write the words out"),
        ("a:\n  - |\n    x1\n    y1\n", "w.yml, line 2: 'a': a word of several lines; write a line `- word` for each word"),
        ("a: >\n  x1\n  y1\n", "w.yml, line 1: 'a': a word of several lines; write a line `- word` for each word"),
        ('a: x\nb: "x1\\ny1"\n', "w.yml, line 2: 'b': a word of several lines; write a line `- word` for each word"),
        ("\u00e9: [x]\r\nb: y\r\nc: [\x01]\n", "w.yml, line 3: not YAML (a character that YAML does not take); mend that line"),
        ("a: [x, ]\nb:\n", "w.yml, line 2: 'b': a word that is empty; fill it, or write [] for no words"),
        ("a: [~]\n", "w.yml, line 1: 'a': a word that is empty; fill it, or write [] for no words"),
        ("a: [[x]]\n", "w.yml, line 1: 'a': a word that is no text; write a text"),
        ("? [a]\n: x\n", "w.yml, line 1: a name that is no text; write a text"),
        ("a: x\na: y\n", "w.yml, line 2: 'a' stands there twice; make it one"),
        ("- x\n- y\n", "w.yml, line 1: the file is no list of categories; write `name: [word, word]`"),
        ("word\n", "w.yml, line 1: the file is no list of categories; write `name: [word, word]`"),
        ("# nothing\n", "w.yml, line 2: there is no category in it; write `name: [word, word]`"),
        ("a: x\n---\nb: y\n", "w.yml, line 2: a second document; keep one dictionary a file"),
        ("a: []\n", "w.yml: no word in it; give each category the words that speak for it"),
        ("a: ['x\n", "w.yml, line 2: not YAML (found unexpected end of stream); mend that line"),
        ("a: [z??, y]\n", "w.yml, category 'a': in 'z??' ? stands for any character; it is not carried over"),
        ("a: " * 30 + "x", "w.yml, line 1: not YAML (mapping values are not allowed in this context); mend that line"),
        ("{a: " * 30 + "x" + "}" * 30, "w.yml, line 1: more than 20 categories in each other; flatten it"),
        ("a: " + "[" * 100_000, "w.yml, line 1: 'a': a word that is no text; write a text"),
        ('a: ["\\0"]\n', "w.yml, word '\0': it holds a character that nothing can show; mend it, or take it out"),
        ("a > b: x\n", "w.yml, category 'a > b': its name holds ' > '; rename it"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_yaml_is_one_line(text: str, said: str):
    assert lines(text, "w.yml") == [said]


# Bytes ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("encoding", "mark", "note"),
    [
        ("utf-8", b"", []),
        ("utf-8", codecs.BOM_UTF8, []),
        ("utf-16-le", codecs.BOM_UTF16_LE, ["w.dic: not UTF-8 from byte 0, read as UTF-16; save it as UTF-8"]),
        ("utf-16-be", codecs.BOM_UTF16_BE, ["w.dic: not UTF-8 from byte 0, read as UTF-16; save it as UTF-8"]),
        ("cp1252", b"", ["w.dic: not UTF-8 from byte 11, read as Windows-1252; save it as UTF-8"]),
    ],
)  # fmt: skip
def test_a_dictionary_may_come_in_any_encoding_of_the_ladder(
    encoding: str, mark: bytes, note: list[str]
):
    text = "%\n1 a\n%\ncaf\u00e9 1\n"
    data = mark + text.encode(encoding)
    assert read(data, "w.dic") == {"a": ("caf\u00e9",)}
    assert lines(data, "w.dic") == note


@pytest.mark.parametrize("ending", [".yml", ".yaml", ".dic", ".dicx", ".csv"])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "empty; save the dictionary as text"),
        (b" \r\n", "empty; save the dictionary as text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(99), "a picture, not text; save the dictionary as text"),
        (b"PK\x03\x04\x14\0", "a zip file (as .docx and .odt are), not text; save the dictionary as text"),
        (codecs.BOM_UTF16_LE + b"\0\xd8a\0", "UTF-16 that is broken at byte 2; save the dictionary as text"),
        (bytes(range(256)) * 8, "not text; save the dictionary as text"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_one_line(ending: str, data: bytes, said: str):
    assert lines(data, f"w{ending}") == [f"w{ending}: {said}"]


LINE = "x" * 10_000_000
SHORT = f"'{'x' * 77}...'"
LONG = "10,000,000 characters, more than a word has; mend it, or take it out"


@pytest.mark.parametrize(
    ("name", "before", "said"),
    [
        ("w.dic", "%\n1 a\n%\n", f"w.dic, line 4: {SHORT} has no category; it is not carried over"),
        ("w.dic", "%\n1 a\n%\n1\t1\n1 ", f"w.dic, line 5: '1 {'x' * 75}...' has no category; it is not carried over"),
        ("w.yml", "a: ", f"w.yml, word {SHORT}: {LONG}"),
        ("w.csv", "frame,match\na,", f"w.csv, word {SHORT}: {LONG}"),
        ("w.dicx", "DicTerm,a\ny,", f"w.dicx, row 2: {SHORT} in 'a' is no mark; write X, or leave it empty"),
    ],
)  # fmt: skip
def test_a_line_of_ten_million_letters_is_one_short_line(name: str, before: str, said: str):
    assert lines(before + LINE + "\n", name)[0] == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("w.txt", "w.txt: the ending '.txt' is not known; name a file in .yml, .yaml, .dic, .dicx, .csv, .toml"),
        ("words", "words: it has no ending; name a file in .yml, .yaml, .dic, .dicx, .csv, .toml"),
    ],
)  # fmt: skip
def test_an_ending_that_is_not_known_is_one_line(name: str, said: str):
    assert lines("x", name) == [said]


@settings(max_examples=60)
@given(
    name=st.sampled_from(["w.yml", "w.dic", "w.dicx", "w.csv"]),
    start=st.sampled_from(["", "%\n1 a\n%\n", "a: ", "DicTerm,a\n", "frame,match\n"]),
    data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode())),
)
def test_any_bytes_are_a_dictionary_or_lines_that_say_why_not(name: str, start: str, data: bytes):
    try:
        found, losses = dictionaries.read(start.encode() + data, name)
    except StudyError as error:
        assert error.problems
        return
    assert any(category.words for category in found.categories)
    assert all(problem.severity in ("note", "mended") for problem in losses)
    for ending in ("toml", "yml", "dic", "dicx", "csv"):
        try:
            made, _ = dictionaries.written(found, f"w.{ending}")
        except StudyError as error:
            assert error.problems
        else:
            made.encode()


# Round trips ----------------------------------------------------------------------------------

LETTERS = st.text("abcxyz019'-_é=+@#,\"\\<&*", min_size=1, max_size=8).filter(
    lambda word: any(c.isalnum() for c in word)
)
PHRASES = st.lists(LETTERS, min_size=1, max_size=3).map(" ".join)
STEMS = PHRASES.map(lambda phrase: phrase.replace("*", "") + "*")
PATHS = st.lists(LETTERS, min_size=1, max_size=3).map(tuple)


def made(listed: dict[tuple[str, ...], list[str]]) -> Dictionary:
    return dictionary("w", listed, {})


ANY = st.dictionaries(PATHS, st.lists(PHRASES, min_size=1, max_size=4), min_size=1, max_size=4).map(made)  # fmt: skip
LIWC = st.dictionaries(PATHS, st.lists(STEMS, min_size=1, max_size=4), min_size=1, max_size=4).map(made)  # fmt: skip


def back(found: Dictionary, name: str) -> Dictionary:
    text, losses = dictionaries.written(found, name)
    assert losses == []
    again, losses = dictionaries.read(text.encode(), name)
    assert losses == []
    return again


def by_path(found: Dictionary) -> dict[tuple[str, ...], frozenset[str]]:
    return {c.path: frozenset(c.words) for c in found.categories if c.words}


@given(found=ANY)
def test_yaml_comes_back_as_it_was(found: Dictionary):
    again = back(found, "w.yml")
    assert by_path(again) == by_path(found)
    assert dictionaries.written(again, "w.yml") == dictionaries.written(found, "w.yml")


@given(found=ANY)
def test_csv_comes_back_as_it_was(found: Dictionary):
    text, losses = dictionaries.written(found, "w.csv")
    assert all("it has no words" in problem.fault for problem in losses)
    assert by_path(dictionaries.read(text.encode(), "w.csv")[0]) == by_path(found)


@given(found=LIWC)
def test_a_dic_file_comes_back_as_it_was_with_nested_categories(found: Dictionary):
    assert by_path(back(found, "w.dic")) == by_path(found)


@given(found=LIWC)
def test_a_dicx_file_comes_back_with_the_categories_side_by_side(found: Dictionary):
    text, losses = dictionaries.written(found, "w.dicx")
    again, more = dictionaries.read(text.encode(), "w.dicx")
    assert more == []
    assert len(losses) == sum(len(category.path) > 1 for category in found.categories)
    # A word counts for its category and for those above it, there and here.
    counted = {
        word: {path[:n] for path in paths for n in range(1, len(path) + 1)}
        for word, paths in found.words()
    }
    assert {word: len(paths) for word, paths in again.words()} == {
        word: len(paths) for word, paths in counted.items()
    }


def test_a_cell_that_a_spreadsheet_would_run_comes_back_without_its_apostrophe():
    listed = ["=a", "'=a", "''=a", "+b", "'c", "-1", "'-1"]
    found = made({("=a",): listed})
    text, _ = dictionaries.written(found, "w.csv")
    cells = list(csv.reader(io.StringIO(text)))[1:]
    assert not [cell for row in cells for cell in row if cell.startswith(("=", "+"))]
    assert back(found, "w.csv") == found
    assert back(made({("=a",): ["=a", "'=a*"]}), "w.dicx") == made({("=a",): ["=a", "'=a*"]})


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("w.dic", ["word 'x*y': LIWC takes * at the end of a word alone; it is not carried over"]),
        (
            "w.dicx",
            [
                "category 'a > b': LIWC-22 has no nested categories; it is 'a.b'",
                "category 'a': what it is about ('all of it') has no place there; it is not carried over",
                "word 'x*y': LIWC takes * at the end of a word alone; it is not carried over",
            ],
        ),
        (
            "w.csv",
            [
                "category 'a': what it is about ('all of it') has no place there; it is not carried over",
                "category 'c': it has no words, and a row is a word; it is not carried over",
            ],
        ),
        (
            "w.yml",
            [
                "category 'a': what it is about ('all of it') has no place there; it is not carried over",
                "category 'a > b': in 'z?' quanteda takes ? for any character; it is not carried over",
            ],
        ),
    ],
)
def test_what_a_format_cannot_carry_is_a_line_each(name: str, said: list[str]):
    listed: dict[tuple[str, ...], list[str]] = {
        ("a",): ["v"],
        ("a", "b"): ["x*y", "z?"],
        ("c",): [],
    }
    found = dictionary("w", listed, {("a",): "all of it"})
    _, losses = dictionaries.written(found, name)
    assert [problem.line() for problem in losses] == said
