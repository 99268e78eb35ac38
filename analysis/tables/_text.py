"""The tables of what stands in the articles."""

from __future__ import annotations

from analysis.tables._rows import (
    Table,
    articles,
    dyad_rows,
    hits,
    sentences,
    speaker_rows,
    word_rows,
)

WHO = {"article": "id of the article", "outlet": "short name of the outlet, or of the text"}
SPANS = {
    "method": "how the interval was made: by sentence, or over articles where an outlet has many",
    "paragraphs": "paragraphs that the sentences are of",
    "low_by_paragraph": "lower end of the interval by paragraph, which is the one shown; empty "
    "with fewer than two paragraphs, where the other is",
    "high_by_paragraph": "upper end of the interval by paragraph",
    "method_by_paragraph": "how the interval by paragraph was made",
}
_SPAN = {
    "sentence": "number of the sentence in its article, from 1, boilerplate counted",
    "start": "first character in the article's source",
    "end": "character after the last",
}
_CODES = {
    "alliance": "{warm_code}",
    "strain": "{cool_code}",
    "russia": "{russia_code}",
    "attributed": "the main claim is credited to a source",
}
_COUNTS = {
    "alliance": "sentences coded {warm}",
    "strain": "sentences coded {cool}",
    "both": "sentences counted in both",
}

TEXT: tuple[Table, ...] = (
    Table(
        "articles",
        "A row an article; codes are counts of sentences",
        WHO
        | {
            "outlet_basis": "stated in the text, inferred, or unknown",
            "published": "YYYY-MM-DD where the text states it",
            "title": "the article's headline, where it has one",
            "words": "words of scored sentences",
            "sentences": "scored sentences",
            "alliance": "sentences coded {warm}",
            "strain": "sentences coded {cool}",
            "both": "sentences coded {warm} and {cool}",
            "russia": "{russia_sentences}",
            "attributed": "sentences credited to a source",
        },
        articles,
    ),
    Table(
        "sentences",
        "A row a sentence; codes are 0 or 1, empty for boilerplate",
        WHO
        | _SPAN
        | {"kind": "title, heading, body or boilerplate"}
        | _CODES
        | {
            "sentiment": "VADER compound, -1 to 1",
            "sentiment_masked": "the same with names and event words masked",
            "text": "the sentence as written",
            "words": "words of the sentence",
            "paragraph": "number of the paragraph",
            "speaker": "who says it, where the text gives one",
            "rule": "why it is boilerplate, where it is",
        },
        sentences,
    ),
    Table(
        "hits",
        "A row a hit of an entry, with what became of it{russia_mention}",
        {"article": WHO["article"]}
        | _SPAN
        | {
            "matched": "the words matched",
            "entry": "the entry's first phrase",
            "frame": "the frame it speaks for{by_ids}",
            "dyad": "the pair it is about, three_way or none; empty for emphases",
            "status": "counted, turned, or why it does not count",
            "reason": "what decided it",
            "phrase": "the phrase of the entry that matched",
        },
        hits,
    ),
    Table(
        "speakers",
        "A row an article and speaker: {who_says}",
        {
            "article": WHO["article"],
            "speaker": "an actor of the codebook, analysts and observers, officials, media, "
            "several together, others, or the article's own voice",
            "sentences": "scored sentences that are the speaker's",
        }
        | _COUNTS,
        speaker_rows,
    ),
    Table(
        "dyads",
        "A row an article and pair: sentences that {of_pairs}",
        {
            "article": WHO["article"],
            "dyad": "the pair, or three_way for {of_three}",
            "alliance": "sentences with words for {for_warm}",
            "strain": "sentences with words for {for_cool}",
            "both": "sentences counted in both",
        },
        dyad_rows,
    ),
    Table(
        "sentiment_words",
        "A row an article and word of VADER's list: what made the raw sentiment",
        {
            "article": WHO["article"],
            "word": "the word in lower case",
            "count": "how often it stands in scored sentences",
            "contribution": "what the compounds lose without it, summed: above 0 warms",
        },
        word_rows,
    ),
)
