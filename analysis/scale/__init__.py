"""Scoring of large collections, record batch by record batch, here or on a cluster.

`batches.score` is the one way in which a text is scored, whatever the engine; a part of the input
is one task, `parts.score`, that may be killed and done again. README.md beside this file says what
it costs and where it ends.
"""

DATASET = "dataset.json"  # in a folder of scores: with what they were made
