"""Which sentences set one outlet above another, and whether a verdict carries what they say.

A sentence *orders* where it holds one of `FORMS`, or names two outlets. It may stand in three
cases only: it is one of those that are made of an `Order`, and the verdicts have every pair it
names, that way round; or it is `PLAIN`, which lists what else may be said in these words, each
with its reason; or else it is a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape
from itertools import product

from analysis import plots
from analysis.report import findings, hinges, prose, standing
from analysis.report.comparisons import labels
from analysis.report.facts import SUBJECTS
from analysis.report.findings import russia, tie, tone, voices
from analysis.report.scales import READ, SCALES
from analysis.report.wording import number
from analysis.study import BY_READING, Study

PIECES = (
    *(
        "standfirst",
        "glance",
        "hangs",
        "tie",
        "russia",
        "voices",
        "pairs",
        "tone",
        "themes",
        "words",
    ),
    "robustness",
)
FORMS = {
    "a comparison": r"than|more|less|fewer|better|worse|as \w+ as|half as|times as|twice as|unlike|"
    r"whereas|exceeds?|surpass\w*|outranks?|outdoes|beats?|compared (?:to|with)|"
    r"(?:larg|small|high|low|warm|cold|cool|strong|weak|clos|great|lat|soon|long|short|oft[e]n|near|"
    r"wid|narrow|mild|harsh|earl[iy]|heav[iy]|friendl[iy]|sharp|soft|firm|big|furth|farth)er",
    "a superlative": r"most|least|best|worst|top|foremost|utmost|by far|above all|"
    r"(?!interest|request|suggest|protest|honest|harvest|manifest|forest|invest|guest|quest|test|"
    r"contest|digest|arrest|modest|rest|west)\w+est",
    "a place in a row": r"first|second|third|last|next|ahead|behind|above|below|leads|led|trails?|"
    r"trailing|follow(?:s|ed)|rank(?:s|ed)?|tops|heads|runner\W?up|in that order|dominat\w+|"
    r"prevails?|wins?|winner|only then",
    "one of all": r"only (?:in |of |that of )?⟦|no other|nobody else|none but|nowhere (?:else|so)|"
    r"maximum|minimum|peaks?|peaked|records?|unmatched|unrivalled|unique(?:ly)?|sole(?:ly)?|extremes?",
    "a sign for it": r"[<>]",
}
_FORMS = re.compile(
    "|".join(rf"(?:{f})" if "sign" in why else rf"\b(?:{f})\b" for why, f in FORMS.items()), re.I
)
NAME = r"⟦(\d+)⟧"
_WORTH = r"⟦\d+⟧(?: \([^)]*\))?"
_INS = rf"in {_WORTH}(?:(?:,| and) in {_WORTH})*"
_ROW = r"⟦\d+⟧(?:(?:, | and )⟦\d+⟧)*"
_HAVE = rf"{_WORTH}(?:(?:, | and ){_WORTH})*"
Pair = tuple[str, str, str, str]  # measure, facet, the outlet above, the one below


def told(study: Study, facts: Mapping[str, str]) -> list[str]:
    """Standfirst, findings, robustness, the words beside the table at a glance, and the figures.

    A paragraph each; what the articles themselves say, in quotation marks, is left out.
    """
    pieces = prose.told(facts)
    text = [line for name in PIECES for line in _paragraphs(pieces[name])]
    text += [line for section in findings.sections(study, facts) for line in section.said]
    for outlet, said in standing.apart(study).items():
        text += [f"{labels(study).names[outlet]}: {words}." for words in said]
    text += [hinges.said(study), hinges.beyond(study), *claimed(study)]
    for id in plots.ids():
        figure = plots.plot(id)
        rows = figure.rows(study)
        text += [study.words.told(figure.TITLE), study.words.told(plots.how(id, rows))]
        text.append(figure.alt(rows, study.words))
    return text


def claimed(study: Study) -> list[str]:
    """The rows of the table of claims, each as one sentence: by what two are compared, then which stands where."""
    return [
        f"By {by}, {claim}; in other ways, {ways}; lost without {lost}; bare value lost without {bare}."
        for claim, by, ways, lost, bare in hinges.rows(study)
    ]


def fixed(study: Study, facts: Mapping[str, str]) -> set[str]:
    """What the same paragraphs say of every study: the prose without what was found, and legends.

    It knows no study, so it can order no outlets; that it names none of ours has its own test.
    """
    silent = {function.__name__: "" for subject in SUBJECTS for function in subject.SAID}
    silent |= dict.fromkeys(("samples", "nameless", "material", "outlets_named"), "")
    pieces = prose.told({**facts, **silent})
    text = [line for name in PIECES for line in _paragraphs(pieces[name])]
    for id in plots.ids():
        figure = plots.plot(id)
        how = plots.how(id, figure.rows(study))
        text += [study.words.told(figure.TITLE), study.words.told(how)]
    return {part for line in text for part in sentences(line)}


def _paragraphs(html: str) -> Iterator[str]:
    for paragraph in re.findall(r"<(?:p|li)>(.*?)</(?:p|li)>", html, re.S):
        yield unescape(re.sub(r"<[^>]+>", "", paragraph))


def sentences(text: str) -> list[str]:
    """A paragraph cut into its sentences, all blanks alike."""
    kept = " ".join(text.split()).replace("et al. ", "et al.\N{NO-BREAK SPACE}")
    return [
        one.replace("\N{NO-BREAK SPACE}", " ") for one in re.split(r"(?<=[.!?]) (?=[^a-z(])", kept)
    ]


def masked(text: str, study: Study) -> str:
    """The text with a number for each outlet's name, and nothing between quotation marks."""
    for outlet in sorted(study.outlets, key=len, reverse=True):
        mask = f"⟦{study.outlets.index(outlet)}⟧"
        text = re.sub(rf"(?<!\w){re.escape(outlet)}(?!\w)", mask, text)
    return re.sub("“[^”]*”", "“”", text)


def carried(study: Study) -> set[Pair]:
    """What the verdicts of a study carry."""
    found = set()
    for v in study.verdicts:
        if v.verdict in ("higher", "lower"):
            pair = (v.outlet_i, v.outlet_j)[:: 1 if v.verdict == "higher" else -1]
            found.add((v.measure, v.facet, *pair))
    return found


def faults(study: Study, facts: Mapping[str, str]) -> list[str]:
    """The sentences that state an order which no verdict carries, or in words nobody knows."""
    known, free = carried(study), fixed(study, facts)
    return [
        one
        for line in told(study, facts)
        for one in sentences(masked(line, study))
        if one not in free and not _may_stand(one, study, known)
    ]


def orders(text: str) -> bool:
    """Whether a text holds one of `FORMS`."""
    return bool(_FORMS.search(text))


def _may_stand(sentence: str, study: Study, known: set[Pair]) -> bool:
    held, rest = _heard(sentence, study)
    if not held <= known:
        return False
    ordering = orders(rest) or len(set(re.findall(NAME, rest))) > 1
    return not ordering or any(re.fullmatch(shape, sentence) for shape in PLAIN)


def stated(sentence: str, study: Study) -> set[Pair]:
    """The orders that a masked sentence states in words made of an `Order`."""
    return _heard(sentence, study)[0]


def _heard(sentence: str, study: Study) -> tuple[set[Pair], str]:
    """What a sentence states, and what is left of it without that."""
    scale, rest = _scale(sentence, study)
    if scale is None:
        return set(), sentence
    found: set[Pair] = set()
    for shape, turned in VERBS:
        for match in re.finditer(shape, rest):
            highs, lows = (re.findall(NAME, match[side]) for side in ("high", "low"))
            if turned:
                highs, lows = lows, highs
            found |= {
                (*scale, study.outlets[int(i)], study.outlets[int(j)])
                for i, j in product(highs, lows)
            }
        rest = re.sub(shape, "", rest)
    return found | set(_counted(rest, scale, study)), re.sub(COUNTED, "", rest)


# Outlets that are too many to name are counted: as many as the verdicts have.
COUNTED = rf"{NAME}: (HIGHER|LOWER) than (\w+) others"


def _counted(text: str, scale: tuple[str, str], study: Study) -> Iterator[Pair]:
    """The orders of one outlet and many others, where as many are carried; else one that is not."""
    for place, way, count in re.findall(COUNTED, text):
        at = 2 if way == "HIGHER" else 3
        mine = [p for p in carried(study) if p[:2] == scale and p[at] == study.outlets[int(place)]]
        yield from mine if number(len(mine)) == count else [(*scale, "", "")]


# How an `Order` is put into words; the second says that the lower one is named first.
VERBS = [
    (rf"(?P<high>{_INS}) than (?P<low>{_INS})", False),
    (rf"(?P<high>{_WORTH}) (?:no longer )?stands above (?P<low>{_WORTH})", False),
    (rf"sets (?P<high>{_HAVE}) above (?P<low>{_HAVE})", False),
    (rf"(?P<high>{NAME}) can no longer be told apart from (?P<low>{NAME})",
     False),
    (rf"(?P<high>{NAME}) is told apart from (?P<low>{NAME}) in [^;.]+ to count(?: this share)?", False),
    (rf"[Bb]etween (?P<high>{NAME}) \([^)]*\) and (?P<low>{NAME}) \([^)]*\), what adds most", False),
    (rf"(?P<high>{NAME}) \([^)]*\) against (?P<low>{NAME}) \([^)]*\):", False),
    (rf"no entry adds to the difference of (?P<high>{NAME}) and (?P<low>{NAME})", False),
    (rf"(?P<high>{NAME}) is higher than (?P<low>{_ROW})", False),
    (rf"(?P<high>{NAME}): HIGHER than (?P<low>{_ROW})", False),
    (rf"(?P<high>{NAME}): LOWER than (?P<low>{_ROW})", True),
]  # fmt: skip


def _scale(sentence: str, study: Study) -> tuple[tuple[str, str] | None, str]:
    """By what a sentence compares: measure and facet; and the sentence without these words."""
    for words, measure, facet, put in _scales(study):
        if re.search(words, sentence):
            return (measure, facet), re.sub(words, put, sentence, count=1)
    return None, sentence


def _scales(study: Study) -> Iterator[tuple[str, str, str, str]]:
    told_ = study.words.told
    for measure, said in standing.SAID.items():
        for way, put in zip(said, ("HIGHER", "LOWER"), strict=True):
            yield rf"(?<=⟧: ){re.escape(told_(way))}(?= than)", measure, "all", put
    opening = {
        ("balance", "own"): told_(voices.HIGHER),
        ("balance", "all"): study.words.more,
        ("russia_share", "all"): russia.HIGHER,
        ("russia_density", "all"): russia.OFTEN,
        ("sentiment_masked", "all"): f"with names masked, {tone.HIGHER}",
        ("sentiment", "all"): tone.HIGHER,
        **{(m, "all"): told_(what) for m, (what, _) in tie.SHARES.items()},
    }
    for (measure, facet), what in opening.items():
        yield rf"^{re.escape(what[0].upper() + what[1:])}", measure, facet, ""
    for measure, scale in READ.items():
        by = re.escape(f"by {told_(scale)}")
        yield rf"^Reading (?:alone )?(?=sets .* {by}[.;])", measure, BY_READING, ""
        yield rf"^B{by[1:]} it (?=sets )", measure, BY_READING, ""
    for (measure, facet), scale in SCALES.items():
        if scale:
            by = rf"by {re.escape(told_(scale))}"
            yield rf"^B{by[1:]},", measure, facet, ""
            yield rf"^A single thing left out can mean that(?=.* {by}\.$)", measure, facet, ""
    yield r"^By the balance, (?=⟦\d+⟧ stands above)", "balance", "all", ""
    for what, measure in ALTS.items():
        yield rf"^By the verdicts on {what}:", measure, "all", ""
    for words in (
        r"^A single thing left out can mean that(?=.* by the balance\.$)",
        r"(?<=⟧) no longer(?= stands above)",
        r"^(?=Between )",
        r" ways in which both",
        r"^By hits,",
        r"^(?=⟦\d+⟧ \([^)]*\) against )",
    ):
        kept = re.match(r"\(\?<=⟧\)( [a-z ]+)", words)  # a word of the clause, not of the scale
        yield words, "balance", "all", kept[1] if kept else ""


ALTS = {
    "the balance(?: by codebook)?": "balance",
    "the Russia share by codebook": "russia_share",
    "the share that names Russia": "russia_share",
    "the sentiment": "sentiment",
    "the masked sentiment": "sentiment_masked",
}
_N, _C, _VALUE = r"⟦\d+⟧", r"[\w,]+", r"[+−]?[\d.]+"
_WHO = rf"{_N}(?:(?:, | and ){_N})*"
_THING = rf"\({_N}, [^()]*\)"
PLAIN = {
    # Counts, which say so: of sentences, headlines, words, not of how outlets differ.
    rf"Of {_C} (?:headlines|first paragraphs), {_C} (?:presents? the tie as close and {_C} as strained"
    rf"(?:; {_C} of them does? both)?|names? Russia)\.": "counts headlines and first paragraphs",
    r"The (?:one )?(?:headline|first paragraph)\b[^⟦⟧]*\.": "tells of the one there is",
    rf"Of {_C} sentences (?:of \w+|that name Russia), {_C} stands? in the first third of the text, {_C} "
    rf"in the middle third(?: and|,) {_C} in the last(?: and {_C} in (?:a headline|headlines))?\.":
        "counts sentences by the third they stand in, over all texts",
    r"(?:No|One|[\w,]+) passages? of eight words or more stands? [^⟦⟧]*\.": "counts passages",
    rf"(?:It|The longest) has {_C} words and stands (?:,? ?(?:and )?in {_N})+(?:: “”)?\.":
        "says where a passage stands: the longest of passages, not of outlets",
    rf"The two articles most alike, {_N}(?: \(\w+\))? and {_N}(?: \(\w+\))?, share [^⟦⟧]*\.":
        "is about what two texts have in common, which none of them has more of",
    r"The one pair told apart by all sentences no longer is so by the own voice alone\.":
        "counts pairs; 'no longer' orders none",
    r"(?:One pair|[\w,]+ pairs) that one sentence (?:each )?(?:is|are|is about is) [^⟦⟧]*last line[^⟦⟧]*\.":
        "is about pairs of actors in a table",
    # Descriptions: what each has, with no word on how they differ.
    rf"Russia is first named after [\d ]+% of the text in {_N}(?:(?:, | and )[\d ]+% in {_N})*"
    rf"(?:; (?:{_WHO}|[\w ]+) never names? it)?; {re.escape(russia.NO_ORDER)}\.":
        "tells of each text, in the one order of outlets, and says that none is ordered",
    r"Russia is first named after [^⟦⟧]*\.": "tells of all texts at once",
    rf"{_N} first names Russia after [\d ]+% of the text(?:; {_WHO} never names? it)?\.":
        "tells of the one text that names Russia",
    rf"{_C} articles do not say where they appeared: {_WHO} are our descriptions of them\.":
        "says how texts are called",
    r"(?:The interval of the balance|It) (?:(?:, | and )?(?:(?:lies wholly )?on the side of \w+|reaches 0, so that "
    rf"neither side is ruled out,) in (?:{_HAVE}|all \w+ \w+|both \w+|\w+ \w+))+\.":
        "sets each interval against 0, not against another",
    rf"Taken by itself, the balance lies (?:(?: and )?on the side of \w+ in {_HAVE})+(?:; in (?:{_WHO}|[\w ]+) "
    rf"(?:neither side is ruled out|there is nothing to measure))*\.": "sets each balance against 0",
    rf"Codebook and reading place {_N}[^.]*(?: differently)[^.]*\.":
        "sets one number of an outlet against another of the same",
    rf"The balance of {_N} lies on the side of \w+ in [^⟦⟧;]+\.":
        "sets each balance against 0, in other ways to count",
    rf"(?:T|By reading, t)he interval of {_N} reaches 0 without [^⟦⟧]+(?: and that of {_N} without [^⟦⟧]+)?\.":
        "sets each balance against 0, without one thing",
    rf"(?:N|By reading, n)o one [\w ]+ left out takes the interval of {_N}(?:(?:, | or ){_N})* to 0\.":
        "sets each balance against 0, without one thing",
    rf"By reading, {_N} and {_N} are not told apart by [^⟦⟧]*\.": "says of two that none is above",
    rf"By [^⟦⟧,]+, {_N} and {_N} (?:can then no longer be told apart|can be told apart only then|then "
    r"stand the other way round)\.": "says what becomes of a verdict, and not which is above",
    rf"By [^⟦⟧,]+, there is then too little to say of {_N} and {_N}\.": "says nothing of either",
    rf"{_N}: told apart from no other\.": "says that no verdict has it",
    rf"Their order is kept in {_C} of these and turned round in {_C} \(all counting only what is credited to sources, "
    rf"of which {_N} has {_C} sentences? and {_N} {_C}\)(?:; in {_C} they are level or undefined)?\.":
        "counts ways, and the sentences that they count in",
    rf"Two intervals on opposite sides of 0 may leave a pair that is not told apart: (?:the difference of {_N} and "
    rf"{_N} is {_VALUE} in log odds \([^()⟦⟧]*\)|in {_C} of {_C} such pairs the interval [^⟦⟧]* reaches 0)\.":
        "says of two that no verdict tells them apart, and how far the interval reaches",
    r"Weighing words where no entry speaks brings the codes of these articles closer to reading in [^⟦⟧]*\.":
        "sets two ways to code against reading, and no outlet against another",
    # Moves of one number when it is counted again: arithmetic on the texts at hand.
    rf"Changed alone, the choice that moves a balance furthest is [^⟦⟧]+ takes {_N} from {_VALUE} "
    rf"\([^⟦⟧()]*\) to {_VALUE}(?: \([^⟦⟧()]*\))?\.": "the furthest of moves",
    rf"No other choice moves one(?: by more than {_VALUE} {_THING})?\.": "the furthest of moves",
    rf"(?:Left out alone, o|O)ne (?:(?:(?:, | and )?one )?\w+(?: moves a balance)? by at most {_VALUE} {_THING})+\.":
        "the furthest of moves",
    r"(?:Either|Any one|One|Their one|Its one)\b[^⟦⟧]* is enough\.": "says what is left out",
    rf"(?:By reading, a|A) single thing left out can take the interval of the balance of {_N} to 0\.":
        "sets each balance against 0, without one thing",
    rf"(?:Left out alone, one thing|It) moves (?:(?:, | and )?the share of [^⟦⟧()]+ by at most [\d.]+ points "
    rf"{_THING})+\.": "the furthest of moves",
    rf"Without the [^⟦⟧]+ another \w+, (?:(?:, | and )?(?:no|a) [^⟦⟧,]+? moves?(?: by at most [^⟦⟧]+? "
    rf"\({_N}, [^()]*\))?)+\.": "the furthest of moves",
    rf"Counted in, what was set aside would move a mean sentiment from {_VALUE} \([^()]*\) to {_VALUE} "
    rf"\([^()]*\) at most, in "
    rf"{_N}\.": "the furthest of moves",
    rf"By the balance, {_N} stands above {_N}; in other ways, order kept, told apart or not, in more than 99 % of "
    r"[^⟦⟧]*\.": "a share of ways",
    rf"By the balance, {_N} lies on the side of [^⟦⟧]*\.": "sets each balance against 0, in other ways to count",
    r"The other (?:claim stands|[\w,]+ claims stand) in ranks\.csv [^⟦⟧]*\.": "names a table of the run",
    rf"The other {_C} do so in [^⟦⟧]+ of the ways or more\.": "counts ways",
    # Words and topics, which have ranges of their own and no verdict.
    rf"Under both priors, and each taken alone, (?:(?:, | and )?“”[“”, and]* (?:is|are) used (?:more|less) "
    rf"in {_N})+ than in the rest\.": "rests on ranges that leave out 0 under both priors, and says so",
    r"Of the (?:one number|\w+ numbers) of topics tried, [^⟦⟧]*\.": "is about numbers of topics",
    r"K \d+ to \d+ asked for; the subsamples carry \d+ at most\.": "is about numbers of topics",
    r"Of two sentences, one with the frame and one without [^⟦⟧]*\.": "is about topics",
    r"By LDA, another way to find topics, [^⟦⟧]*\.": "is about topics",
    r"The topics? for [^⟦⟧]* cannot be shown to do better than a coin\.": "sets topics against a coin",
    re.escape(voices.FEWER): "is about one text in two ways",
    # The words of figures: the values of one outlet after another.
    rf"{_N}(?: \(article \w+, \d+ sentences?\))?: (?:no headline|headline|lead|alliance) ?[^⟦⟧]*\.":
        "counts of one text by its parts",
    rf"{_N}: {_VALUE} \([^)]*\) in the primary way; [^⟦⟧]*\.": "values of one outlet, and 0",
    rf"{_N}: as it comes {_VALUE} [^⟦⟧]*; masked [^⟦⟧]*\.": "the words that one outlet's score is made of",
    rf"{_N}(?:: |, )(?:{_VALUE}|undefined)[^⟦⟧]* with all: [^⟦⟧]*\.": "moves of one outlet",
    rf"Topic \d+, [^⟦⟧]*\(stability [\d.]+\): (?:{_N} [^⟦⟧]*)+\.": "shares side by side, no verdict",
    r"Share of sentences that name Russia, by codebook, [^⟦⟧]* third of the text\.": "a heading",
    r"Sentences of each article by codebook, counted in its headline, [^⟦⟧]*\.": "a heading",
    rf"Drawn are the {_C} highest and the {_C} lowest of {_C} (?:outlet|article)s, by balance; all stand in "
    r"[^⟦⟧]*\.": "says what is drawn, and names none",
}  # fmt: skip
