"""A Study and what is published of it -> a folder with all that it takes to make it again.

In the shape that journals and data archives ask for: a README after the template of the social
science data editors (Vilhuber et al. 2022), the data or where they are, the programs, the results.
``sources`` gathers the files, ``readme`` tells of them; nothing is written here.
"""

from __future__ import annotations

from analysis.replication.readme import Effort
from analysis.replication.sources import Study, files

__all__ = ["Effort", "Study", "files"]
