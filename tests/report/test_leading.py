"""The claim of numbers in prose: each leads to the sentences that carry it, and to no other's."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from markupsafe import Markup

from analysis.model import Article
from analysis.report import leading, prose
from analysis.report.facts import facts
from analysis.report.room import sections
from analysis.study import Study
from tests.report.conftest import CLOSE, COOL, PLAIN

LED = re.compile(r'<a class="led" href="#([^"]+)">([^<]*)</a>([^<]*)')
MADE_OF = re.compile(r"^.{0,40}?\b(\d+) of \d+")


def test_a_number_in_prose_leads_to_as_many_sentences_as_stand_with_it(real: Study):
    lists = {one.id: one for room in sections(real) for one in room.indexes}
    led = leading.led(prose.told(facts(real)), real)
    counted = 0
    for html in led.values():
        for where, value, rest in LED.findall(html):
            counts = [group.count or 0 for group in lists[where].groups]
            if made := MADE_OF.match(unescape(rest)):
                # all that a list holds, or those of one frame with those of both
                assert int(made[1]) in _sums(counts), (where, value, rest)
                counted += 1
    assert counted > 12
    front = {name for name, html in led.items() if 'class="led"' in html}
    assert {"standfirst", "glance", "tie", "russia"} <= front


def _sums(counts: list[int]) -> set[int]:
    both = counts[-1] if len(counts) == 3 else 0
    return {sum(counts), *counts, *(count + both for count in counts[:-1])}


def test_the_text_stays_what_it_was(real: Study):
    told = prose.told(facts(real))
    for name, html in leading.led(told, real).items():
        assert re.sub(r"<[^>]+>", "", html) == re.sub(r"<[^>]+>", "", told[name])


def test_a_number_that_two_outlets_have_leads_to_neither(of_texts: Callable[..., Study]):
    text = " ".join((CLOSE, CLOSE, COOL, PLAIN))
    same = of_texts([Article("000", "Ada", text), Article("001", "Bea", text)])
    assert not [where for where in leading.targets(same).values() if "balance" in where]


def test_no_number_is_led_to_out_of_a_longer_one(of_texts: Callable[..., Study]):
    one = of_texts({"Ada": " ".join((CLOSE, COOL, PLAIN))})
    ((text, where), *_) = leading.targets(one).items()
    told = leading.led({"a": Markup(f"1{text}, {text}0 and ({text}).")}, one)["a"]
    assert told.count("<a ") == 1 and f'(<a class="led" href="{where}">' in told


def test_a_study_without_numbers_keeps_its_prose(of_texts: Callable[..., Study]):
    none = of_texts({"Ada": PLAIN})
    told = leading.led({"a": Markup("<p>No number.</p>")}, none)
    assert told == {"a": "<p>No number.</p>"}
