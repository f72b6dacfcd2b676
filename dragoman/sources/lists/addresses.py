"""A plain text with an address a line: the first line says so, and each other one has to be one too."""

from dragoman.sources.lists.story_list import Row, StoryList, web


def tells(row: Row) -> bool:
    return len(row) == 1 and web(row[0]) and not any(sign.isspace() for sign in row[0].strip())


ADDRESSES = StoryList(tells, {"url": 0}, None)
