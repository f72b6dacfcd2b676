"""The kinds of lists that are known."""

from collections.abc import Mapping

from dragoman.sources.lists.addresses import ADDRESSES
from dragoman.sources.lists.gdelt_articles import GDELT_ARTICLES
from dragoman.sources.lists.gdelt_events import GDELT_EVENTS
from dragoman.sources.lists.gdelt_gkg import GDELT_GKG
from dragoman.sources.lists.media_cloud import MEDIA_CLOUD
from dragoman.sources.lists.story_list import StoryList

LISTS: Mapping[str, StoryList] = {
    "Media Cloud": MEDIA_CLOUD,
    "GDELT articles": GDELT_ARTICLES,
    "GDELT knowledge graph": GDELT_GKG,
    "GDELT events": GDELT_EVENTS,
    "addresses": ADDRESSES,
}
