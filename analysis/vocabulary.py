"""The words in which a study speaks of its poles, its pair and Russia: the one place that has them.

The shipped poles are *alliance* and *strain*, and what they present is a tie: so the defaults say.
A study whose poles have ids of their own is spoken of by these, and of no tie. Report, figures and
tables ask here, so that a sentence is written once, with the words as facts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import cache

from analysis.instrument import Codebook, Frame
from analysis.poles import IDS

RUSSIA = "russia"  # the actor whose mentions are counted, where a codebook has it
SHORT = 16  # letters of a label that stands well beside a number; a longer one yields to the id
NAMELESS = ("the first pole", "the second pole")  # where no codebook has poles
_WORD = re.compile(r"\{(\w+)\}")
_POLE = re.compile(rf"(?<![a-z])({'|'.join(IDS)})(?![a-z])")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What a study's poles are called, and how a sentence about them goes.

    The parts fit together: "presents the tie" + "as" + "close", "speaks" + "for" + "growth".
    """

    warm: str = "alliance"
    cool: str = "strain"
    presents: str = "presents the tie"
    present: str = "present the tie"
    presents_it: str = "presents it"
    present_it: str = "present it"
    presents_the_pair: str = "presents the pair's tie"  # the pair that was just named
    present_a_pair: str = "present a pair's tie"
    presents_any: str = "presents any tie"
    nothing: str = "no sentence presents any tie"
    how: str = "as"
    close: str = "close"
    strained: str = "strained"
    restored: str = " or being restored"
    mended: str = " or in need of repair"
    more: str = "the tie is presented more as alliance and less as strain"
    asks: str = "How far is the tie framed as alliance or as strain"
    asked: str = "how do they present the tie of"
    framing: str = "framing an alliance"
    warm_words: str = "warm words"
    cool_words: str = "cool words"
    a_warm_word: str = "A warm word"
    who: str = "Who says alliance, and who says strain"
    who_says: str = "who says alliance, who says strain"
    elsewhere: str = "No sentence presents the tie of another pair as close or as strained."
    concern: str = "the tie of "
    must: str = "speak of the tie of"
    warm_means: str = "the tie is close, of use, or being restored"
    cool_means: str = "it is cooled, costly, or in need of repair"
    both_mean: str = ": who restores a tie says that it had suffered"
    warm_told: str = "presents the tie of"
    warm_told_as: str = "as close, of use, or being restored"
    cool_told: str = "presents it as cooled, costly, or in need of repair"
    whose: str = "whose tie"
    denials: str = "Denied closeness counts as strain; denied trouble counts as nothing."
    turning: str = "closeness denied is strain"
    about_pairs: str = (
        "A list of warm words, used without looking at whose tie they describe, would count "
        "friendship with somebody else as alliance."
    )
    mistaken: str = "friendship with somebody else becomes alliance"
    unity: str = "a word of unity among them holds"
    pairs_title: str = "Whose tie the warm words are about"
    pairs_short: str = "Whose tie"
    subject: str = "the tie"
    describe: str = "describe a tie"
    ids: str = "alliance, strain"  # as tables have them
    by_ids: str = ""
    warm_code: str = "the tie of the study's pair presented as close or being restored"
    cool_code: str = "the tie of the study's pair presented as cooled, costly or in need of repair"
    of_pairs: str = "present its tie as close or as cool"
    of_three: str = "a tie of three"
    for_warm: str = "its closeness"
    for_cool: str = "its strain"
    event: str = "event"
    # Of Russia; empty where no codebook knows it.
    russia: str = "Russia"
    russia_counted: str = (
        "is counted by names: Russian persons, cities and institutions, and the Soviet Union."
    )
    russia_asked: str = ", and how much is Russia named"
    russia_between: str = ", Russia"
    russia_row: str = "; the narrow row between them is filled where it names Russia"
    russia_share: str = ", and share of sentences that name Russia"
    russia_mention: str = ", or a mention of Russia"
    russia_mentions: str = ", mentions of Russia"
    russia_code: str = "names Russia, a Russian person, city or institution, or the Soviet Union"
    russia_sentences: str = "sentences that name Russia"
    noun: str = "outlet"  # article where each outlet has one
    examples: bool = True  # whether an example about ties belongs here

    def told(self, text: str) -> str:
        """A text of ours with its {words}; what is no word of these is left as it stands."""
        words = _words(self)
        return _WORD.sub(lambda found: str(words.get(found[1], found[0])), text)

    def name(self, id: str) -> str:
        """What a frame is called in a sentence: a pole by its own name, any other by its id."""
        return {IDS[0]: self.warm, IDS[1]: self.cool}.get(id, id)

    def column(self, name: str) -> str:
        """The name of a column or choice as a reader meets it: higher_alliance, repair: strain."""
        return _POLE.sub(lambda found: self.name(found[0]), name)

    @property
    def last(self) -> str:
        """The frames in a row: alliance, strain and Russia; without Russia the poles alone."""
        if not self.russia:
            return f"{self.warm} and {self.cool}"
        return f"{self.warm}, {self.cool} and {self.russia}"


@cache
def _words(told: Vocabulary) -> dict[str, object]:
    """The words by their names."""
    return {**asdict(told), "last": told.last}


SHIPPED = Vocabulary()


# Actors whose id in a codebook is no name of theirs.
ACTORS = {"elsewhere": "other countries"}
UNIONS = (" States", " Nations", " Kingdom", " Union", " Emirates")


def actor(id: str) -> str:
    """An actor's name from its id in a codebook: north_korea is North Korea.

    What is named as a union of many takes its article: the United States.
    """
    name = ACTORS.get(id) or id.replace("_", " ").title()
    return f"the {name}" if name.endswith(UNIONS) else name


def dyad(id: str, link: str = " and ") -> str:
    """A pair's name: China and North Korea; three actors at once are ``three at once``."""
    return "three at once" if id == "three_way" else link.join(map(actor, id.split("+")))


def of(codebooks: Sequence[Codebook]) -> Vocabulary:
    """The words of a study by its codebooks."""
    if not codebooks:
        return SHIPPED  # nothing was looked for
    poles = [_pole(codebooks, id) for id in IDS]
    words = SHIPPED if all(pole and not pole.own for pole in poles) else _own(poles)
    named = any(RUSSIA in book.actors for book in codebooks)
    return words if named else _without_russia(words)


def _pole(codebooks: Sequence[Codebook], id: str) -> Frame | None:
    found = (book.frames[id] for book in codebooks if id in book.frames)
    return next((frame for frame in found if frame.role == "pole"), None)


def _own(poles: Sequence[Frame | None]) -> Vocabulary:
    """The words for poles that a study made, or for none."""
    warm, cool = (
        _called(pole) if pole else name for pole, name in zip(poles, NAMELESS, strict=True)
    )
    warm_means, cool_means = (_inner(pole.definition) if pole else "none" for pole in poles)
    either = f"speak for {warm} or for {cool}"
    return Vocabulary(
        warm=warm,
        cool=cool,
        presents="speaks",
        present="speak",
        presents_it="speaks",
        present_it="speak",
        presents_the_pair="speaks",
        present_a_pair="speak",
        presents_any="speaks",
        nothing="no sentence speaks for either frame",
        how="for",
        close=warm,
        strained=cool,
        restored="",
        mended="",
        more=f"more is said for {warm} and less for {cool}",
        asks=f"How far do the texts {either}",
        asked=f"how far do they {either}, about",
        framing=f"speaking for {warm}",
        warm_words=f"words for {warm}",
        cool_words=f"words for {cool}",
        a_warm_word=f"A word for {warm}",
        who=f"Who speaks for {warm}, and who for {cool}",
        who_says=f"who speaks for {warm}, who for {cool}",
        elsewhere=f"No sentence speaks for {warm} or for {cool} about another pair.",
        concern="",
        must="be about",
        warm_means=warm_means,
        cool_means=cool_means,
        both_mean="",
        warm_told="is about",
        warm_told_as=f"({warm_means})",
        cool_told=f"is about them too ({cool_means})",
        whose="whom",
        denials=(
            f"What is denied of {warm} counts for {cool}; what is denied of {cool} counts for "
            "nothing."
        ),
        turning=f"what is denied of {warm} counts for {cool}",
        about_pairs=(
            "A list of words, used without looking at whom they are about, would count what is "
            f"said of somebody else for {warm} or for {cool}."
        ),
        mistaken=f"what is said of somebody else counts for {warm} or for {cool}",
        unity="a word about all three holds, where its entry says so,",
        pairs_title="Which pair the words are about",
        pairs_short="Which pair",
        subject="the pair",
        describe=either,
        by_ids=f"; {IDS[0]} is {warm}, {IDS[1]} is {cool}",
        ids=f"{IDS[0]} ({warm}), {IDS[1]} ({cool})",
        warm_code=f"it speaks for {warm}, about the study's pair",
        cool_code=f"it speaks for {cool}, about the study's pair",
        of_pairs=f"{either} about it",
        of_three="three together",
        for_warm=warm,
        for_cool=cool,
        event="matter",
        examples=False,
    )


def _without_russia(words: Vocabulary) -> Vocabulary:
    """The same for a study none of whose actors is Russia."""
    none = "always 0: no codebook has an actor of this id"
    return replace(
        words,
        russia="",
        russia_counted="",
        russia_asked="",
        russia_between="",
        russia_row="",
        russia_share="",
        russia_mention="",
        russia_mentions="",
        russia_code=none,
        russia_sentences=none,
    )


def _called(frame: Frame) -> str:
    """A pole's label as it stands within a sentence; its id where the label is long or none."""
    id = (frame.own or frame.id).replace("_", " ")
    return _inner(frame.label) if 0 < len(frame.label) <= SHORT else id


def _inner(text: str) -> str:
    """A text as part of a sentence: without full stop, its first letter small but in EU."""
    text = " ".join(text.split()).removesuffix(".")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
