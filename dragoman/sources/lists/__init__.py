"""Lists of stories that others found: their addresses are fetched, what the list says fills what a page leaves out.

LISTS names the kinds, each told by the first line of a file; a kind is a declaration in a file of its own.
"""

from dragoman.sources.lists.reading import holds_list, stories_in_file

__all__ = ["holds_list", "stories_in_file"]
