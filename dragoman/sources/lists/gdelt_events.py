"""GDELT events: 58 columns by tabs (1.0) or 61 (2.0), no header; the last is SOURCEURL.

Column 1 is the day of the event, DATEADDED when GDELT had it: neither is the day on which the report came out. One
report gives many events; it is fetched once.
"""

from dragoman.sources.lists.story_list import Row, StoryList


def tells(row: Row) -> bool:
    return len(row) in (58, 61) and row[0].isdecimal() and len(row[1]) == 8 and row[1].isdecimal()


GDELT_EVENTS = StoryList(tells, {"url": -1}, "\t")
