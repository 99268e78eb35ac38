# The source of reports/report.ipynb, in jupytext's percent format: the study in steps, a call a
# cell. It holds no path and no result; `execution.py` runs it in an empty folder.
# ruff: noqa: D100
# mypy: disable-error-code="no-untyped-call"

# %% [markdown]
# # The study, step by step
#
# The same study as in `report.html`, in the order in which it is computed. Every step is one
# call; change a line and run what follows. The notebook finds the study by itself: the folder
# `seeds` here or above, else the folder that the variable `FRAMING_STUDY` names, else the
# `seeds` of the project that the package is from.

# %%
from dataclasses import replace

from IPython.display import display

from analysis import codebook, corpus, measures, plots, reading, specifications, validity
from analysis.report import place
from analysis.report.shown import estimates, evidence, pictures, said, table, topics, verdicts
from analysis.study import study

# %% [markdown]
# ## Load
#
# The articles and the settings, as `study.toml` has them. A row of the table is one article.

# %%
folder = place.study_folder()

# %%
loaded = corpus.load(folder)

# %%
table(loaded.articles, ["id", "outlet", "outlet_basis", "published"])

# %%
codebooks = tuple(codebook.load(codebook.find(name, folder)) for name in loaded.settings.codebooks)

# %%
table((frame for book in codebooks for frame in book.frames.values()), ["id", "role", "definition"])

# %% [markdown]
# ## Read
#
# Reading an article cuts it into sentences and finds the codebook's entries in them. Each hit
# says which words, for which frame, about which pair of actors, and what became of it.

# %%
first = reading.read(loaded.articles[0], codebooks, loaded.settings)

# %%
words = ["matched"] if loaded.settings.text else ["start", "end"]

# %%
table(first.hits[:12], ["sentence", *words, "frame", "dyad", "status"])

# %% [markdown]
# ## Study
#
# All articles, all measures, intervals, verdicts, topics, and the comparison with codes made by
# reading where there are any. This step takes the longest, most of it for the topics.

# %%
found = study(loaded, codebooks)

# %%
figures = plots.drawn(found)

# %% [markdown]
# ## What was found
#
# The sentences are made from the verdicts. That two cannot be told apart is a finding too.

# %%
said(found, "balance_said", "lean_said", "shares_said", "told_by_reading", "reading_lost")

# %%
said(found, "sure_said")

# %%
display(*pictures(figures, "lead"))

# %% [markdown]
# ## The balance
#
# The balance of {warm} over {cool} runs from -1 to 1. Its interval says how far the wording of
# the text carries the number, never what an outlet is like. An empty cell is undefined.

# %%
estimates(found, "balance", "all", "by_reading")

# %% [markdown]
# Differences of two balances, as of two shares, are taken on the scale of the log odds, all pairs
# together.

# %%
verdicts(found, "balance")

# %% [markdown]
# The share of all sentences coded {cool}, which a balance does not say: one of many sentences and
# one of few can have the same balance.

# %%
estimates(found, "strain_share", "all", "by_reading")

# %%
verdicts(found, "strain_share")

# %%
display(*pictures(figures, "tie"))

# %% [markdown]
# ## The words behind one number
#
# The sentences that carry the first article's balance, each with the words that count in it: as
# many as the balance has hits.

# %%
carrying = evidence(found, found.readings[0])

# %%
table(carrying, ["sentence", *words, "frames"])

# %% [markdown]
# The first of them, hit by hit: which entry found the words, and why the hit counts or does not.

# %%
table(
    (hit for hit in first.hits if hit.sentence in {row["sentence"] for row in carrying[:1]}),
    ["sentence", *words, "entry", "frame", "dyad", "status", "reason"],
)

# %% [markdown]
# ## How much {russia} is stressed
#
# The share of sentences that name {russia}, and the verdicts on it.

# %%
said(
    found,
    *("russia_said", "russia_densities", "russia_densities_hang"),
    *("russia_headlines", "russia_leads", "russia_first"),
)

# %%
estimates(found, "russia_share", "all", "by_reading")

# %%
verdicts(found, "russia_share")

# %%
display(*pictures(figures, "russia"))

# %% [markdown]
# ## Who speaks
#
# A sentence is credited to a source, or else stands in the own voice of the text.

# %%
said(found, "voice_counts", "voice_said", "voice_hangs", "alliance_speakers", "strain_speakers")

# %%
estimates(found, "balance", "own", "attributed")

# %%
display(*pictures(figures, "voices"))

# %% [markdown]
# ## Which pair of actors

# %%
said(found, "about_pairs", "dyad_said")

# %%
display(*pictures(figures, "pairs"))

# %% [markdown]
# ## Sentiment is not framing

# %%
said(found, "scores_said", "sentiment_hangs", "score_moved", "signs_as_frames")

# %%
display(*pictures(figures, "tone"))

# %% [markdown]
# ## Topics that hold
#
# A topic is labelled when its terms come back in parts of the text; below the floor it has none.

# %%
said(found, "topics_chosen", "topics_held", "topics_compared", "topics_of_paragraphs")

# %%
topics(found)

# %%
display(*pictures(figures, "themes"))

# %% [markdown]
# ## Words
#
# Keyness says how much oftener a word is used here than elsewhere, with a prior that holds rare
# words back: a flat one, or the words' own counts in all texts (pooled). A word shift says which
# entries make the difference of two balances.

# %%
said(found, "keyness_counted", "keyness_named", "shifts_said", "shared_said")

# %%
display(*pictures(figures, "words"))

# %% [markdown]
# ## One choice changed
#
# `scope` says how far from a hit its pair may be named. With `off`, {warm_words} about any pair
# count, and {mistaken}. What moves?

# %%
changed = replace(loaded.settings, scope="off")

# %%
readings = [reading.read(article, codebooks, changed) for article in loaded.articles]

# %%
moved = measures.estimates(readings, changed, measures=["balance", "strain_share"], facets=["all"])

# %%
table(
    (
        {"measure": e.measure, "outlet": e.outlet, "before": before.value, "after": e.value}
        for e in moved
        if (before := found.estimate(e.measure, e.outlet))
    ),
    ["measure", "outlet", "before", "after"],
)

# %% [markdown]
# ## Every choice changed
#
# Of all ways to count but the one reported: how many keep the order of two balances, turn it
# round, have them level, or leave one of them undefined. Where the two are level in the one
# reported, there is no order to keep.

# %%
said(found, "ways_counted", "ways_order", "ways_shares", "ways_voices", "ways_sides")

# %%
said(found, "left_out_order", "sides_left_out")

# %%
table(
    specifications.agreements(found.curve),
    ["outlet_i", "outlet_j", "agree", "reverse", "level", "undefined"],
)

# %%
display(*pictures(figures, "robustness"))

# %% [markdown]
# ## Agreement with reading

# %%
said(
    found,
    *("coded_by", "agreement_found", "collections_made", "f1_means", "agreement_beyond"),
    "disagreements_counted",
)

# %%
table(
    found.agreement,
    ["column", "sample", "n", *("precision", "recall", "f1", "f1_low", "f1_high", "alpha")],
)

# %%
display(*pictures(figures, "agreement"))

# %% [markdown]
# Every sentence on which codebook and reading differ in {warm} or {cool}, by its number:

# %%
table(
    (
        {
            "article": pair.sentence.article,
            "sentence": pair.sentence.number,
            "codebook": f"{found.words.warm} {pair.code.alliance}, "
            f"{found.words.cool} {pair.code.strain}",
            "reading": f"{found.words.warm} {pair.coded.alliance}, "
            f"{found.words.cool} {pair.coded.strain}",
        }
        for pair in validity.disagreements(found.readings, found.coding)
    ),
    ["article", "sentence", "codebook", "reading"],
)
