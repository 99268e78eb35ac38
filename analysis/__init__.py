"""How did these articles frame the same event?

A study folder holds *articles* and settings (`corpus`); *codebooks* hold frames, entries,
guards and actors (`codebook`). Reading an article (`reading`) cuts it into sentences
(`layout`, `text`), finds entries and names (`matching`), credits each hit to a pair of actors
(`dyad`), turns it over where it is denied (`denial`), says whose words they are (`voice`) and
scores mood beside (`sentiment`). `measures` counts codes and makes estimates, each with an
interval, and verdicts on pairs; `topics` and `validity` stand beside. `study` runs it all;
`tables`, `plots` and `report` show a Study, and `commands` are the ways in.
"""
