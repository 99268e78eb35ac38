"""What a page has around an article: rules that know it by a whole line, and say why.

Each rule's name is the reason published with the line that it sets aside. A rule that a sentence
of an article could fit (`WORDED`) leaves sentences alone: lines of more than `SHORTEST` words that
end with a full stop. What a rule cannot know by the line alone (a headline's second time, a list
below "Related articles") is decided in `layout`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = (
    rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    rf"|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
_CLOCK = r"(?:[\s,|·-]*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*[A-Z]{2,4})?)?"
_HOUR = r"(?:[ ,]*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [a-z]{2,4}\b)?[ ,]*(?:on)?)?"
# Capitals stand for themselves in a rule that else takes capitals as they come.
_CAPITAL = r"(?-i:[^\W\da-z_])[\w.'-]*"
_LETTERS = r"[^\W\d_][\w.'-]*"
_SMALL = r"(?:and|of|on|the|for|in|de|da|van|von|den|der|el|la|du|di|bin|al)"
_NAME = rf"{_CAPITAL}(?: (?:{_SMALL} ){{0,2}}{_CAPITAL}){{0,6}}"
_TELLS = (
    r"(?!.*\b(?:said|says|found|finds|show(?:s|ed)|suggest(?:s|ed)|has|have|had|was|were|is|are|"
    r"that|which|who|put|says|reveal(?:s|ed)|indicat(?:es|ed)|describ(?:es|ed))\b)"
)
_PART = (
    r"(?:contents?|navigation|menu|top|home(?: ?page)?|search|footer|sidebar|articles?|list|index|"
    r"results|comments?|sections?|news)"
)
AGENCY = (
    r"(?:the )?(?:associated press|ap(?: photo)?|reuters|afp|agence france-presse|"
    r"xinhua(?: news(?: agency)?)?|kcna|korean central news agency|yonhap(?: news(?: agency)?)?|"
    r"(?:itar-)?tass|kyodo(?: news)?|upi|dpa|efe|pti|ani|ians|sputnik|getty(?: images)?|epa|"
    r"bloomberg|newsis)"
)
_NETWORK = (
    r"(?:share|tweet|facebook|twitter|whatsapp|linkedin|reddit|telegram|weibo|wechat|kakao(?:talk)?|"
    r"pinterest|instagram|youtube|messenger|flipboard|bluesky|e-?mail|print|copy(?: (?:link|url))?)"
)
_NEWS = r"(?:articles?|stories|story|news|posts?|topics|reads?|coverage|content|links)"
_POLICY = r"(?:cookie policy|privacy (?:policy|notice)|terms(?: of (?:use|service))?)"
_PICTURE = r"(?:photo|photograph|picture|image|video|graphic|handout|footage)"
_WORK = r"(?:reporting|writing|editing|edited|compiled|translated|translation)"

# These are tried from many places of a line, which takes long, so only where a line has one of
# the words that they need.
_ROLES = ("correspondent", "editor", "reporter", "writer")
_ROLE = rf"[\w.' -]{{0,30}}\b(?:{'|'.join(_ROLES)})"
_CALLED = rf"[\w.'-]+(?: [\w.'-]+){{1,3}}, {_ROLE}"
_ADDRESS = r"[\w.' -]{0,50}\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_SIGNED = r"(?:©|\(c\) ?\d{4}).{0,200}"
_RESERVED = r".{0,120}\ball rights reserved\b.{0,120}"
_CONTRIBUTED = r"[\w.', -]{3,120}\bcontributed to this (?:report|article|story)\b.{0,60}"
_CAPTION = (
    rf"(?:file\b|in this\b|this\b|a\b)?.{{0,30}}\b{_PICTURE}\b.{{0,300}}"
    rf"\((?:photo by .{{1,60}}|(?:[\w' -]{{1,30}}/)?{AGENCY}(?:[/, -].{{0,60}})?)\)?"
)
NEEDED = {
    _CALLED: _ROLES,
    _ADDRESS: ("@",),
    _SIGNED: ("©", "(c)"),
    _RESERVED: ("all rights reserved",),
    _CONTRIBUTED: ("contributed to this",),
    _CAPTION: ("photo", "picture", "image", "video", "graphic", "handout", "footage"),
}
_FOLDED = re.compile("[\u0130\u0131\u017f\u212a]")  # to expressions these are i, s and k

# A rule is any of its expressions; blanks in them are blanks.
RULES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("a date line", (_DATE + _CLOCK,)),
    (
        "a posting line",
        (
            r"(?:(?:first )?(?:posted|updated|published|last (?:updated|modified))\b ?:?"
            rf"(?: (?:at|on))?{_HOUR} ?{_DATE}{_CLOCK}[\s,|\u00b7-]*){{1,4}}",
        ),
    ),
    (
        "a byline",
        (
            rf"(?:(?:written|words|story|text|report) )?by {_NAME}(?:,? (?:and|&) {_NAME})?"
            rf"(?:, (?:{AGENCY}|{_ROLE}))?",
            _CALLED,
            rf"{AGENCY} (?:staff )?writers?",
        ),
    ),
    ("a byline with an address", (_ADDRESS,)),
    ("a bare link", (r"(?:https?://|www\.)\S+",)),
    (
        "a share line",
        (
            r"(?:share|tweet|email|print|save|like|follow us|subscribe)\b"
            r"(?: (?:this|on|via|to|with|now)\b.{0,40})?",
            rf"(?:(?:{_NETWORK}|x|line|link|more|on|via)\b[\s,|/·•:&-]*){{2,20}}",
            _NETWORK,
            r"\d[\d,.]*k? (?:shares?|comments?|likes?|views?|reactions?|retweets?)",
        ),
    ),
    (
        "a navigation line",
        (
            rf"(?:go|skip|back|jump) to (?:the )?(?:main |page |site )?{_PART}",
            r"home ?(?:[>/»›|][\w&' -]{1,32}){1,6}",
            r"read more|see also|advertisement|sponsored(?: content)?|loading|menu|search",
            rf"(?:related|recommended|more|latest|popular) {_NEWS}",
            r"(?:log|sign) in(?: or register)?|continue reading|scroll down|show (?:more|less)",
            r"(?:next|previous) (?:article|story|post)|listen to this (?:article|story)",
            r"(?:story|article) continues(?: below)?(?: (?:this )?advertisement)?",
            r"(?:reading time:? )?\d{1,3} min(?:ute)?s?(?: read)?",
            r"(?:view|leave|post|add)(?: a| all)? comments?",
            r"(?:tags?|topics?|keywords|filed under|categor(?:y|ies)) ?:.{1,200}",
        ),
    ),
    (
        "a related article",
        (
            r"(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|news))?|"
            r"recommended|more on this|must read|don't miss|watch|listen|in pictures) ?[:>»] ?"
            r".{3,200}",
        ),
    ),
    (
        "cookie text",
        (
            r"(?:we|this (?:web)?site|our (?:web)?site|our partners)\b.{0,80}"
            r"\buses? (?:[\w-]+ )?cookies\b.{0,400}",
            r"(?:accept|reject|manage|allow|decline)(?: all)?(?: cookies?| preferences)?",
            r"by (?:clicking|continuing|using|browsing)\b.{0,160}"
            rf"\b(?:cookies|{_POLICY})\b.{{0,200}}",
            rf"(?:cookie settings|{_POLICY})(?:[\s|·•,&]{{1,5}}(?:and )?{_POLICY}){{0,4}}",
            r"please enable javascript.{0,120}",
        ),
    ),
    (
        "newsletter text",
        (
            r"(?:sign up|subscribe|register (?:now|here|for))\b.{0,100}\b(?:newsletters?|inbox|"
            r"briefings?|e-?mails?|alerts?|channel|updates|for free|today)\b.{0,200}",
            r"(?:get|receive) .{0,80}\b(?:in|to) your (?:inbox|e-?mail)\b.{0,120}",
            r"(?:enter )?your e-?mail(?: address)?",
            r"(?:join|follow) (?:us|our) .{0,40}\b(?:telegram|whatsapp|facebook|twitter|instagram|"
            r"google news|channel)\b.{0,80}",
            r"download (?:our|the) .{0,40}\bapp\b.{0,80}",
            r"by (?:signing up|subscribing)\b.{0,300}",
        ),
    ),
    (
        "a rights line",
        (
            r"copyright\W{0,4}(?:\(c\)|\d{4}\b).{0,200}",
            rf"copyright {_NAME},? \d{{4}}",
            _SIGNED,
            _RESERVED,
            r"this (?:material|article|content|report) may not be (?:published|reproduced|copied|"
            r"rewritten|redistributed).{0,200}",
        ),
    ),
    (
        "a credit line",
        (
            rf"\[(?:file )?{_PICTURE}\b.{{0,80}}\]?",
            rf"(?:(?:file )?{_PICTURE}s?(?: ?credits?)?|credits?|source) ?"
            r"(?:[:/|]|by\b|courtesy of) ?.{2,120}",
        ),
    ),
    (
        "who else worked on it",
        (
            rf"(?:additional |extra )?{_WORK} by {_TELLS}.{{2,300}}",
            rf"with (?:files|assistance|(?:additional )?{_WORK}) (?:by|from) .{{2,200}}",
            _CONTRIBUTED,
            r"our standards: .{0,80}",
        ),
    ),
    ("a caption", (_CAPTION,)),
    ("an end mark", (r"\(?(?:end|ends|enditem)\)?|\(more\)|-+ ?more ?-+|- ?(?:0|30) ?-",)),
    (
        "a wire tag",
        (
            rf"\(?{AGENCY}\)?(?: ?[|/-] ?{_DATE}{_CLOCK})?|urgent|bulletin",
            r"\((?:\d(?:st|nd|rd|th) )?(?:lead|ld|urgent)\)",
            r"\((?:attn|updates?|recasts|adds)\b.{0,120}\)",
            r"(?:www\.)?kcna\.(?:kp|co\.jp).{0,40}|\(?juche ?\d{2,3}\b.{0,40}",
        ),
    ),
)
WORDED = frozenset(
    ("a byline", "a share line", "a navigation line", "a related article", "a credit line")
)
SHORTEST = 3  # words: a longer line that ends with a full stop is a sentence
LONGEST = 600  # characters: a longer line is no furniture
LINE = 200  # characters: a longer line can be furniture of these kinds alone
LENGTHY = frozenset(
    ("cookie text", "newsletter text", "a rights line", "who else worked on it", "a caption")
)
_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class _Rules:
    """Many rules as one expression: a line is looked at once, and the first that fits counts."""

    words: tuple[str, ...]  # what some expressions need
    every: re.Pattern[str]
    rest: re.Pattern[str]  # for a line without any of the words
    likely: re.Pattern[str]  # what all such a line is in small letters: told faster, and no less

    def match(self, line: str) -> re.Match[str] | None:
        """The rule that makes a whole line furniture, as a group's name."""
        odd = not line.isascii() and _FOLDED.search(line)
        low = line.lower()
        if odd or any([word in low for word in self.words]):
            return self.every.fullmatch(line)
        return self.rest.fullmatch(line) if self.likely.match(low) else None


def _rules(names: Collection[str]) -> _Rules:
    kept = [(at, made) for at, (name, made) in enumerate(RULES) if name in names]
    words = [word for _, made in kept for one in made for word in NEEDED.get(one, ())]
    rest = [(at, [one for one in made if one not in NEEDED]) for at, made in kept]
    small = [one.replace(_CAPITAL, _LETTERS).replace("A-Z", "a-z") for _, m in rest for one in m]
    likely = re.compile(rf"\W*(?:{'|'.join(small)})")
    return _Rules(tuple(words), _any(kept), _any(rest), likely)


def _any(rules: Iterable[tuple[int, Sequence[str]]]) -> re.Pattern[str]:
    named = [f"(?P<r{at}>{'|'.join(made)})" for at, made in rules if made]
    return re.compile(rf"\W*(?:{'|'.join(named)})\W*", re.IGNORECASE)


_EVERY = _rules([name for name, _ in RULES])
_LENGTHY = _rules(LENGTHY)
# The line below which a page lists other articles.
LIST = re.compile(
    r"\W*(?:(?:related|recommended|more|latest|popular|top|other|most (?:read|popular|viewed)) "
    rf"{_NEWS}(?: (?:from|on|for) .{{1,40}})?|you (?:may|might) (?:also )?like|"
    r"read (?:also|next)|also read|see also|more (?:on|like) this(?: (?:story|topic))?|"
    r"more from [\w' .-]{1,40}|recommended(?: for you)?|related|trending(?: now)?|"
    r"most (?:read|popular|viewed)|editors?'?s? picks?|what to read next|up next)\W*",
    re.IGNORECASE,
)


def rule(line: str) -> str:
    """The rule that makes a line furniture, or nothing; the line has plain characters."""
    if not _LETTER.search(line):
        return "a line without words"
    if len(line) > LONGEST:
        return ""
    found = (_LENGTHY if len(line) > LINE else _EVERY).match(line)
    if found is None:
        return ""
    name = RULES[int((found.lastgroup or "r0")[1:])][0]
    sentence = line.endswith((".", "!", "?")) and len(line.split()) > SHORTEST
    return "" if sentence and name in WORDED else name
