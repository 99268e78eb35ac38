"""Claims about what a page has around an article: each line known, each rule named."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import datelines, furniture, text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Thursday, 4 September 2025 10:30 GMT", "a date line"),
        ("Updated Sept. 4, 2025 7:38 a.m.", "a posting line"),
        ("Published: 10:30 GMT, 4 September 2025 | Updated: 11:02 GMT, 4 September 2025", "a posting line"),
        ("Last updated on Thursday, 4 September 2025", "a posting line"),
        ("By Élodie van den Berg and John O'Neil", "a byline"),
        ("By Trending on Weibo", "a byline"),
        ("Skip to main content", "a navigation line"),
        ("Back to top", "a navigation line"),
        ("Copyright The Example Times, 2025", "a rights line"),
        ("Written by Jane Roe and John Doe", "a byline"),
        ("By JANE ROE, Associated Press", "a byline"),
        ("Jane Roe, Beijing correspondent", "a byline"),
        ("Jane Roe desk@example.org", "a byline with an address"),
        ("Facebook Twitter WhatsApp Email", "a share line"),
        ("Share · Tweet · Print", "a share line"),
        ("1,204 shares", "a share line"),
        ("Home > World > Asia", "a navigation line"),
        ("Story continues below advertisement", "a navigation line"),
        ("5 min read", "a navigation line"),
        ("Tags: China, North Korea, trade", "a navigation line"),
        ("READ MORE: Putin visits Pyongyang to sign a treaty", "a related article"),
        ("We use cookies to improve your experience on this site.", "cookie text"),
        ("This website uses third-party cookies.", "cookie text"),
        ("Accept all", "cookie text"),
        ("Privacy Policy | Terms of Service", "cookie text"),
        ("By continuing to browse you agree to our privacy policy.", "cookie text"),
        ("Sign up for our daily newsletter and never miss a story.", "newsletter text"),
        ("Get the latest news delivered to your inbox.", "newsletter text"),
        ("© 2025 The Example Times. All rights reserved.", "a rights line"),
        ("Copyright (c) 2025 Example Media", "a rights line"),
        ("This material may not be published, broadcast or rewritten.", "a rights line"),
        ("[Photo/Xinhua]", "a credit line"),
        ("Photo: Jane Roe", "a credit line"),
        ("Reporting by Jane Roe in Beijing; Editing by John Doe.", "who else worked on it"),
        ("Associated Press writer John Doe contributed to this report.", "who else worked on it"),
        ("This photo shows the two leaders at the parade. (Yonhap)", "a caption"),
        ("FILE - Image of the bridge at Dandong, taken in May (AP Photo/Jane Roe)", "a caption"),
        ("-0-", "an end mark"),
        ("(END)", "an end mark"),
        ("- 30 -", "an end mark"),
        ("Xinhua | 2025-09-04 10:12", "a wire tag"),
        ("(ATTN: UPDATES with details in paras 3-4)", "a wire tag"),
        ("(2nd LEAD)", "a wire tag"),
        ("www.kcna.kp (Juche114.9.4.)", "a wire tag"),
        ("* * *", "a line without words"),
        ("😀😀😀", "a line without words"),
    ],
)  # fmt: skip
def test_a_line_around_an_article_is_known_by_its_rule(line: str, rule: str):
    assert furniture.rule(line) == rule


@pytest.mark.parametrize(
    "line",
    [
        "By the end of the day both had left the capital.",
        "Share prices of the trading firms fell in Dandong.",
        "Print shops in the border city sold flags of both countries.",
        "Source of the dispute was the price of coal, officials said.",
        "The end of the war was marked with a parade.",
        "Reuters reported that the talks lasted two hours.",
        "He wrote the report in May.",
        "Copyright law was not on the agenda of the talks.",
        "Register your interest, the embassy told traders, before the fair opens.",
        "We use coal from both sides of the river.",
        "Published figures put their trade at its highest since 2014.",
        "Updated rules for the border took effect in May 2024.",
        "Copyright disputes have dogged the two since 2014.",
        "Reporting by the agency has put their trade at two billion dollars.",
        "Register at the embassy, traders were told today.",
        "Photo by photo the two told a story of friendship.",
        "Read more: that was what he told them, and no more.",
        "Share this with your neighbours, he told the traders.",
        "Back to the table",
        "By the numbers",
        "By noon both had left",
        "A long road",
        "Key takeaways",
    ],
)
def test_a_line_of_an_article_is_not_furniture(line: str):
    assert furniture.rule(line) == ""


@pytest.mark.parametrize(
    ("line", "dateline"),
    [
        ("BEIJING (AP) — Kim arrived by train.", "BEIJING (AP) — "),
        ("SEOUL, South Korea (AP) — Kim arrived.", "SEOUL, South Korea (AP) — "),
        ("BEIJING/SEOUL, Sept 3 (Reuters) - Kim arrived.", "BEIJING/SEOUL, Sept 3 (Reuters) - "),
        ("Pyongyang, September 4 (KCNA) -- Kim arrived.", "Pyongyang, September 4 (KCNA) -- "),
        ("BEIJING — Kim arrived by train.", "BEIJING — "),
        ("DANDONG, May 23 -- Trucks crossed the bridge.", "DANDONG, May 23 -- "),
        ("(Reuters) - Kim arrived by train.", "(Reuters) - "),
        ("BEIJING (AP) _ Kim arrived by train.", "BEIJING (AP) _ "),
        ("NATO — the alliance of 32 states — said so.", ""),
        ("BRICS — Brazil, Russia, India and others — met in Kazan.", ""),
        ("Beijing: Kim arrived by train.", ""),
        ("Kim (AP's word of the year) arrived.", ""),
        ("NORTH KOREA", ""),
    ],
)
def test_a_dateline_is_a_place_before_an_agency_a_day_or_a_long_dash(line: str, dateline: str):
    opening, _ = datelines.ends(text.plain(line).text)
    assert line[: opening[1] if opening else 0] == dateline


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("They met again. -0-", " -0-"),
        ("They met again. Enditem", " Enditem"),
        ("They met again. (END)", " (END)"),
        ("They met again. ###", " ###"),
        ("They won 3-0-", ""),
        ("They met in the end", ""),
    ],
)
def test_an_end_mark_closes_a_line(line: str, mark: str):
    _, closing = datelines.ends(line)
    assert line[closing[0] if closing else len(line) :] == mark


# What is slow to read is tried here: pieces of the rules, put together in all orders.
PIECES = st.lists(
    st.sampled_from(
        ["posted ", "2025 ", "by ", "share ", "on ", "and ", "all rights ", "photo ", "(", "ap",
         " - ", "home > ", "http://", "a", ".", ",", "@", "©", "\u2014 ", "BEIJING", "-0-", "\n"]
    ),
    max_size=200,
)  # fmt: skip


@given(PIECES)
def test_any_line_has_a_rule_or_none_and_its_ends_lie_inside_it(pieces: list[str]):
    line = "".join(pieces).strip()
    names = {name for name, _ in furniture.RULES} | {"", "a line without words"}
    assert furniture.rule(line) in names
    opening, closing = datelines.ends(line)
    assert opening is None or opening[0] == 0 < opening[1] <= len(line)
    assert closing is None or 0 <= closing[0] < closing[1] == len(line)


SPELT = ("contributed to this ", "all rights reserved", "ALL R\u0131GHTS RE\u017fERVED", "report")
NEEDING = st.lists(
    st.sampled_from(
        [*SPELT, "editor", "Jane Roe", ", ", "Asia ", "desk@example.org", "This ", "photo",
         "\u212aorea ", "(AP)", " shows ", "(Yonhap)", "\u2014", "By ", ".", "video ", "x" * 60]
    ),
    max_size=8,
)  # fmt: skip


@given(NEEDING)
def test_a_rule_is_tried_wherever_a_line_has_what_it_needs(pieces: list[str]):
    line = "".join(pieces).strip()
    for rules in (furniture._EVERY, furniture._LENGTHY):
        found, tried = rules.match(line), rules.every.fullmatch(line)
        assert (found and found.lastgroup) == (tried and tried.lastgroup)


EXPRESSIONS = [
    (rules, one)
    for rules, names in (
        (furniture._EVERY, {name for name, _ in furniture.RULES}),
        (furniture._LENGTHY, furniture.LENGTHY),
    )
    for name, made in furniture.RULES
    if name in names
    for one in made
    if one not in furniture.NEEDED
]


@pytest.mark.parametrize(("rules", "expression"), EXPRESSIONS)
@settings(max_examples=30)
@given(st.data())
def test_a_line_that_fits_a_rule_is_likely_to(
    rules: furniture._Rules, expression: str, data: st.DataObject
):
    rule = re.compile(expression, re.IGNORECASE)
    around = st.text("-( \u2014*", max_size=3)
    line = data.draw(around) + data.draw(st.from_regex(rule, fullmatch=True)) + data.draw(around)
    tried = rules.every.fullmatch(line)
    assert tried is not None
    found = rules.match(line)
    assert found is not None and found.lastgroup == tried.lastgroup


@given(
    st.lists(
        st.sampled_from(
            ["-0-", "- 30 -", "# # #", "###", "(END)", "(Ends)", "(ends)", ".", " ", "\u00a0", "e",
             "Enditem", '"', "END)", "-", "0", "(", "END", ")", "\n", "said"]
        ),
        max_size=6,
    ).map("".join)
)  # fmt: skip
def test_an_end_mark_is_looked_for_wherever_one_may_be(line: str):
    closing = datelines._END.search(line, max(len(line) - datelines.SHORT, 0))
    assert datelines.ends(line)[1] == (closing and closing.span())
