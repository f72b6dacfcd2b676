"""Media Cloud, stories of a search or of a topic: id or stories_id, publish_date, title, url, language, media_name."""

from dragoman.sources.lists.story_list import Row, StoryList, headed

COLUMNS = headed("url", "title", "publish_date", "media_name")


def tells(row: Row) -> bool:
    return COLUMNS(row) and bool({"id", "stories_id"} & {cell.strip().casefold() for cell in row})


MEDIA_CLOUD = StoryList(
    tells,
    {"url": "url", "title": "title", "outlet": "media_name", "published": "publish_date", "language": "language"},
)
