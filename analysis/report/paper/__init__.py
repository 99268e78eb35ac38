"""The report on paper: what stands in report.pdf, as a tree of blocks that Typst sets.

``blocks`` are the nouns; ``told`` makes them of prose, ``tables`` of rows; ``findings``,
``quoted``, ``checks`` and ``appendix`` make the parts of the report, which ``chapters`` puts in
the order of the page. Text is data all the way: none of it is ever read as Typst's markup.
"""
