"""The filters of the reading room: choices of sentences, told to the page as a style sheet.

They work without any script; the few bytes there are let a link elsewhere on the page set a
filter (`#f-strain`).
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.report.room import Section
from analysis.vocabulary import SHIPPED, Vocabulary

# The id of a choice, what it is called, and the marks that a sentence must have.
FRAMES = (
    ("f-all", "all", ""),
    ("f-alliance", "{warm}", "a"),
    ("f-strain", "{cool}", "s"),
    ("f-both", "both", "a s"),
    ("f-russia", "Russia", "r"),
    ("f-differs", "coded otherwise by reading", "d"),
)
STATUSES = (
    ("z-all", "any or none", ""),
    ("z-counted", "counted", "zc"),
    ("z-turned", "turned into the opposite", "zt"),
    ("z-negated", "denied", "zn"),
    ("z-hypothetical", "asked or supposed", "zh"),
    ("z-unmet", "promised, unmet", "zu"),
    ("z-guarded", "part of a name", "zg"),
    ("z-other-pair", "about another pair", "zo"),
    ("z-no-pair", "about no pair", "zx"),
)
VOICES = (
    ("v-all", "any", ""),
    ("v-own", "own", "o"),
    ("v-credited", "credited to a source", "q"),
)
# Each group by its legend.
GROUPS = {
    "Show sentences": FRAMES,
    "In which voice": VOICES,
    "With frame words": STATUSES,
}
NONE = "No such sentence in this article."
# A link to a choice sets it; an article of which choices together show nothing says so, which the
# style sheet says of each choice by itself; the contents say which part is being read, where the
# style sheet alone cannot (`:target-current`): the one whose beginning went past the upper edge
# of the window last.
SCRIPT = (
    "let $=a=>document.getElementById(a.hash.slice(1)),q=a=>[...document.querySelectorAll(a)],"
    "l=q('nav a'),n=()=>{for(let u of q('.units'))"
    "u.classList.toggle('none',![...u.children].some(e=>e.offsetParent))};onchange=n;"
    "(f=>{onhashchange=f;f()})(()=>{let e=$(location);if(e&&e.type=='radio')e.checked=true;n()});"
    "(f=>{onscroll=f;f()})(()=>{let m=-1e9,c=l[0];for(let a of l){"
    "let t=$(a).getBoundingClientRect().top;if(t<160&&t>m){m=t;c=a}}"
    "for(let a of l)a==c?a.setAttribute('aria-current','true'):a.removeAttribute('aria-current')})"
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: what it shows, and how many sentences on the page that are."""

    id: str
    label: str
    count: int
    selector: str  # of the sentences it shows, ".a.s"; empty where it shows all


def choices(
    rooms: Sequence[Section], of: Sequence[tuple[str, str, str]], words: Vocabulary = SHIPPED
) -> list[Choice]:
    """The choices of a filter that show any sentence on the page."""
    marked = [set(u.marks) for room in rooms for shelf in room.shelves for u in shelf.units]
    made = []
    for id, label, marks in of:
        wanted = marks.split()
        count = sum(marks.issuperset(wanted) for marks in marked)
        if count or not wanted:
            made.append(
                Choice(id, words.told(label), count, "".join(f".{mark}" for mark in wanted))
            )
    return made


def style(chosen: Sequence[Choice]) -> str:
    """The style sheet of the filters; the sentence that a link leads to is shown all the same."""
    return "@media screen {\n" + "\n".join(_rules(chosen)) + "\n}\n"


def _rules(chosen: Sequence[Choice]) -> Iterator[str]:
    yield f'.units.none::after {{ content: "{NONE}"; }}'
    for choice in chosen:
        if choice.selector:
            room, wanted = f"#room:has(#{choice.id}:checked)", f"{choice.selector},:target"
            yield f"{room} .unit:not({wanted}) {{ display: none; }}"
            yield f'{room} .units:not(:has({wanted}))::after {{ content: "{NONE}"; }}'


def policy() -> str:
    """The page's Content-Security-Policy: nothing from anywhere, and no script but ours."""
    sha256 = b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{sha256}'; style-src 'unsafe-inline'; "
        "base-uri 'none'; form-action 'none'"
    )
