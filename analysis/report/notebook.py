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

from analysis import codebook, corpus, measures, plots, reading, validity
from analysis.report import place
from analysis.report.shown import picture, said, table
from analysis.study import study

# %% [markdown]
# ## Load
#
# The settings were fixed before any result was seen. A row of the table is one article.

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

# %% [markdown]
# ## What was found
#
# The sentences are made from the verdicts. That two cannot be told apart is a finding too.

# %%
said(found, "balance_said", "balance_sides", "russia_said", "voice_said", "dyad_said")

# %% [markdown]
# ## Estimates
#
# The balance of {warm} over {cool} runs from -1 to 1. Its interval says how far the wording of
# the text carries the number, never what an outlet is like. An empty cell is undefined.

# %%
table(
    (
        e
        for e in found.shown.values()
        if e.measure == "balance" and e.facet in ("all", "own", "by_reading")
    ),
    ["facet", "outlet", "sentences", "hits", "value", "low", "high"],
)

# %% [markdown]
# ## Verdicts
#
# Differences are taken on the scale of the log odds, all pairs together.

# %%
table(found.pairs("balance"), ["outlet_i", "outlet_j", "difference", "low", "high", "verdict"])

# %% [markdown]
# ## Figures

# %%
figures = plots.drawn(found)

# %%
picture(figures[0])

# %%
display(*(picture(figure) for figure in figures[1:]))

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
moved = measures.estimates(readings, changed, measures=["balance"], facets=["all"])

# %%
table(
    (
        {"outlet": e.outlet, "paragraph": before.value, "off": e.value}
        for e in moved
        if (before := found.estimate("balance", e.outlet))
    ),
    ["outlet", "paragraph", "off"],
)

# %% [markdown]
# ## Agreement with reading

# %%
said(found, "coded_by", "agreement_found", "disagreements_counted")

# %%
table(found.agreement, ["column", "sample", "n", "precision", "recall", "f1", "alpha"])

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
