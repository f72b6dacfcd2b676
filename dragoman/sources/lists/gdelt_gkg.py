"""GDELT Global Knowledge Graph 2.1: 27 columns by tabs, no header.

0 GKGRECORDID    1 DATE, when the news came out    2 SourceCollection, 1 is the web    3 SourceCommonName, its domain
4 DocumentIdentifier, an address where it comes from the web
"""

import re

from dragoman.sources.lists.story_list import Row, StoryList

COLUMNS = (26, 27)


def tells(row: Row) -> bool:
    return len(row) in COLUMNS and re.fullmatch(r"\d{14}-T?\d+", row[0]) is not None and row[1][:14].isdecimal()


GDELT_GKG = StoryList(tells, {"url": 4, "published": 1, "outlet": 3}, "\t")
