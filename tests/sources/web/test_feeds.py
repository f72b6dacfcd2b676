import json
import time
from contextlib import suppress
from datetime import date
from html import escape
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import SourceError
from dragoman.sources.web import Entry
from dragoman.sources.web.feeds import feed_entries
from tests.sources.web.server import feed

BASE = "https://news.example/feeds/all.xml"
RSS_1 = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://news.example/"><title>The Shore</title><link>https://news.example/</link></channel>
<item rdf:about="https://news.example/talks"><title>Talks end</title><link>https://news.example/talks</link>
<dc:creator>Ana Lund</dc:creator><dc:date>2018-05-03T23:30:00-05:00</dc:date></item></rdf:RDF>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>The Shore</title>
<entry><title type="html">Talks &lt;b&gt;end&lt;/b&gt;</title><link rel="alternate" href="../talks"/><id>tag:1</id>
<published>2018-05-03T10:00:00Z</published><updated>2019-01-01T10:00:00Z</updated>
<author><name>Ana Lund</name></author>
<content type="html">&lt;p&gt;Both shores agreed.&lt;/p&gt;&lt;script&gt;x()&lt;/script&gt;</content></entry></feed>"""


def entries(text: str | bytes, base: str | None = BASE) -> list[Entry]:
    return feed_entries(text.encode() if isinstance(text, str) else text, base)


def test_rss_1_gives_its_articles() -> None:
    [one] = entries(RSS_1)
    told = one.told
    assert one.address == "https://news.example/talks"
    assert (told.title, told.outlet, told.byline, told.published) == (
        "Talks end", "The Shore", "Ana Lund", "2018-05-03",
    )  # fmt: skip


def test_atom_gives_its_articles_with_the_text_that_it_carries() -> None:
    [one] = entries(ATOM)
    assert one.address == "https://news.example/talks"
    assert (one.told.title, one.told.published, one.told.language) == ("Talks end", "2018-05-03", "en")
    assert one.content is not None
    assert one.content.startswith("<p>Both shores agreed.</p>")


def test_a_json_feed_gives_its_articles() -> None:
    items = [
        {"id": "1", "url": "/talks?utm_source=feed", "title": "Talks end", "date_published": "2018-05-03T10:00:00Z",
         "content_html": "<p>Both shores agreed.</p>", "authors": [{"name": "Ana Lund"}, 3]},
        {"id": "2"}, 7, {"url": ["no"], "id": 5},
    ]  # fmt: skip
    made = {"version": "https://jsonfeed.org/version/1.1", "title": "The Shore", "language": "en", "items": items}
    [one] = entries(json.dumps(made))
    assert (one.address, one.content) == ("https://news.example/talks", "<p>Both shores agreed.</p>")
    assert (one.told.byline, one.told.outlet, one.told.published) == ("Ana Lund", "The Shore", "2018-05-03")


def test_the_same_article_by_other_trackers_is_one_where_it_is_first() -> None:
    links = "/talks?utm_source=rss", "/talks?id=2&amp;at_medium=RSS", "/talks?utm_source=a&amp;fbclid=x", "/talks#top"
    found = entries(feed(*links)[2])
    assert [one.address for one in found] == ["https://news.example/talks", "https://news.example/talks?id=2"]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Thu, 03 May 2018 18:00:00 GMT", "2018-05-03"), ("3 May 18 10:00 GMT", "2018-05-03"),
        ("2018-05-03", "2018-05-03"), ("20180503T101500Z", "2018-05-03"), ("May 3, 2018", "2018-05-03"),
        ("2018-05-03 10:00:00 +0200", "2018-05-03"), ("yesterday", None), ("0000-00-00", None),
        ("Thu, 99 Foo 2018", None), ("", None),
    ],
)  # fmt: skip
def test_days_in_odd_forms_are_understood_or_left_open(written: str, day: str | None) -> None:
    more = f"<item><link>https://news.example/a</link><pubDate>{written}</pubDate></item>"
    [one] = entries(feed(more=more)[2])
    assert one.told.published == day


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a/b", "http://[bad", "//"])
def test_what_is_no_web_address_is_none(link: str) -> None:
    assert [one.address for one in entries(feed(link)[2])] == [None]


def test_a_feed_that_breaks_off_gives_what_is_whole() -> None:
    whole = feed("https://news.example/a", "https://news.example/b")[2]
    found = entries(whole[: whole.index(b"/b</link>") + 9])
    assert [one.address for one in found][:1] == ["https://news.example/a"]


def test_what_xml_does_not_know_is_mended() -> None:
    broken = "<item><title>Talks&nbsp;& more &rsquo;s</title><link>https://news.example/a?b=1&c=2</link><p></item>"
    found = entries(feed(more=broken)[2])
    assert [(one.told.title, one.address) for one in found] == [("Talks & more ’s", "https://news.example/a?b=1&c=2")]


@pytest.mark.parametrize("piece", ["<", "<item><title>", "&", '<a b="', "<![CDATA[", "<!--", "<p>"])
def test_no_broken_feed_takes_long(piece: str) -> None:
    begun = time.process_time()
    with suppress(SourceError):
        entries('<rss version="2.0"><channel>' + piece * (1_500_000 // len(piece)))
    assert time.process_time() - begun < 15


def test_entities_that_grow_without_end_are_not_followed() -> None:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{steps}]>'
    text = feed("https://news.example/a", more="<item><title>&e11;</title></item>")[2].decode()
    begun = time.process_time()
    found = entries(text.replace('<?xml version="1.0"?>', bomb))
    assert time.process_time() - begun < 5
    assert sum(len(one.told.title or "") for one in found) < 10_000


def test_a_file_of_the_machine_is_not_read_into_a_feed() -> None:
    trick = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    text = feed(more="<item><title>&x;</title><link>https://news.example/a</link></item>")[2].decode()
    assert all("root" not in (one.told.title or "") for one in entries(text.replace('<?xml version="1.0"?>', trick)))


@pytest.mark.parametrize(
    "text",
    [
        "", "<html><p>No feed.</p></html>", "<rss", "\0\1\2", '{"version": "https://jsonfeed.org/version/1"}',
        "{" * 5000 + "jsonfeed.org/version",
    ],
)  # fmt: skip
def test_what_is_no_feed_says_so(text: str) -> None:
    with pytest.raises(SourceError, match="feed"):
        entries(text)


def test_controls_in_a_title_are_taken_out() -> None:
    [one] = entries(
        feed(more="<item><title>Talks\x9b end&#x202e; now</title><link>https://a.example/b</link></item>")[2]
    )
    assert one.told.title is not None
    assert one.told.title.isprintable()


class Story(NamedTuple):
    address: str
    title: str
    day: str


LATIN = "".join(map(chr, range(0x80, 0x100)))  # in which feedparser sees UTF-8 that was read wrongly
WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S"), exclude_characters=LATIN), min_size=1, max_size=20
)
STORIES = st.builds(
    Story,
    st.integers(0, 99_999).map(lambda n: f"https://news.example/talks/{n}?page=1&x=y"),
    st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
    st.dates(date(1990, 1, 1), date(2099, 12, 31)).map(str),
)


def in_rss(stories: list[Story]) -> str:
    items = (
        f"<item><title>{escape(escape(s.title))}</title><link>{escape(s.address)}</link>"
        f"<pubDate>{s.day}</pubDate></item>"
        for s in stories
    )
    return f'<rss version="2.0"><channel><title>x</title>{"".join(items)}</channel></rss>'


def in_atom(stories: list[Story]) -> str:
    entries = (
        f'<entry><title>{escape(s.title)}</title><link href="{escape(s.address)}"/>'
        f"<published>{s.day}T00:00:00Z</published></entry>"
        for s in stories
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title>{"".join(entries)}</feed>'


def in_json(stories: list[Story]) -> str:
    items = [{"url": s.address, "title": escape(s.title), "date_published": s.day} for s in stories]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})


@pytest.mark.parametrize("write", [in_rss, in_atom, in_json])
@settings(max_examples=25, deadline=None)
@given(stories=st.lists(STORIES, max_size=6, unique_by=lambda story: story.address))
def test_any_feed_is_read_back_with_its_entries(write: object, stories: list[Story]) -> None:
    found = entries(write(stories))  # type: ignore[operator]
    assert [(one.address, one.told.published) for one in found] == [(s.address, s.day) for s in stories]
    assert [one.told.title for one in found] == [s.title for s in stories]
