import gzip
import time
from contextlib import suppress
from pathlib import Path

import pytest

from dragoman.errors import SourceError
from dragoman.model import Failure, Report
from dragoman.sources import open_sources
from dragoman.sources.items import Settings
from dragoman.sources.url import Fetched, Known, fetch
from dragoman.sources.web import Polite, entries_of, is_listing, listed_at
from dragoman.sources.web.sitemaps import read_sitemap
from tests.sources.web.server import BOMB, Answer, Page, after, feed, page, polite, serving

NEWS = """<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><loc> https://news.example/talks?utm_source=map </loc><lastmod>2019-01-01</lastmod>
<image:image><image:loc>https://news.example/a.jpg</image:loc><image:title>A ferry</image:title></image:image>
<news:news><news:publication><news:name>The Shore</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2018-05-03T10:00:00+02:00</news:publication_date><news:title>Talks end</news:title></news:news>
</url><url><loc>/no/host</loc></url><url/></urlset>"""


def test_a_news_sitemap_gives_its_pages_with_what_it_says_of_them() -> None:
    [one] = read_sitemap(NEWS.encode(), None).entries
    assert one.address == "https://news.example/talks"
    assert (one.told.title, one.told.outlet, one.told.published, one.told.language) == (
        "Talks end", "The Shore", "2018-05-03", "en",
    )  # fmt: skip


def test_an_index_names_its_newest_sitemaps_first() -> None:
    index = (
        "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
        "<sitemap><loc>https://a.example/old.xml</loc><lastmod>2017-01-01</lastmod></sitemap>"
        "<sitemap><loc>https://a.example/new.xml</loc><lastmod>2018-01-01T00:00:00Z</lastmod></sitemap>"
        "<sitemap><loc>https://a.example/undated.xml</loc></sitemap></sitemapindex>"
    )
    found = read_sitemap(index.encode(), None).further
    assert [one.rpartition("/")[2] for one in found] == ["new.xml", "old.xml", "undated.xml"]


def test_entities_of_a_sitemap_are_not_followed() -> None:
    steps = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE urlset [<!ENTITY e0 "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/passwd">{steps}]>'
    text = bomb + "<urlset><url><loc>https://a.example/&f;&e11;</loc></url></urlset>"
    begun = time.process_time()
    with suppress(SourceError):
        assert all(len(one.name) < 100 for one in read_sitemap(text.encode(), None).entries)
    assert time.process_time() - begun < 3


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (NEWS.encode(), True), (gzip.compress(NEWS.encode(), mtime=0), True), (feed()[2], True),
        (b"\xef\xbb\xbf" + feed()[2], True),
        (b"<!-- made by hand -->\n<?xml-stylesheet href='a'?><rss version='2.0'>", True),
        (b'<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://a/b.dtd">\n<rss>', True),
        (NEWS.replace("UTF-8", "UTF-16").encode("utf-16"), True),
        (b"<html><rss></rss></html>", False), (b"<p>rss</p>", False), (b"", False), (b"\x1f\x8bnothing", False),
    ],
)  # fmt: skip
def test_listings_are_told_by_their_look(content: bytes, is_one: bool) -> None:
    assert is_listing(content) == is_one


def test_the_articles_of_a_feed_are_read_in_its_order_and_each_trouble_is_told() -> None:
    pages: dict[str, Page] = {
        "/feed": feed("/slow", "/gone", "/pdf", "/a?utm_source=x", "/a", "/lie", "/half", "/bomb", "/loop", "/b"),
        "/slow": after(0.2, page("Slow talks")),
        "/pdf": (200, {"Content-Type": "text/html"}, b"%PDF-1.5"),
        "/a": page("Talks end"),
        "/lie": (200, {"Content-Type": "application/json; charset=utf-16"}, page("Lying talks")[2]),
        "/half": (200, {}, b"DROP"),
        "/bomb": (200, {"Content-Encoding": "gzip"}, BOMB),
        "/loop": (302, {"Location": "/loop"}, b""),
        "/b": page("Talks go on"),
    }
    with serving(pages) as site:
        fetcher, _ = polite(download_bytes=1_000_000)
        items = listed_at(fetch(f"{site.address}/feed", fetcher.settings), "feed", fetcher.settings, fetcher)
        found = [
            one.name.removeprefix(site.address) + (f" {one.reason}" if isinstance(one, Failure) else "")
            for one in items
        ]
        assert site.most_together == 1
        assert site.asked["/a"] == 1
    assert [one.split()[0] for one in found] == [
        "/slow",
        "/gone",
        "/pdf",
        "/a",
        "/lie",
        "/half",
        "/bomb",
        "/loop",
        "/b",
    ]
    assert [" " in one for one in found] == [False, True, False, False, False, True, True, True, False]


class Late(Polite):
    """Who comes late to the first article."""

    def fetch(self, url: str, known: Known = Known()) -> Fetched:  # noqa: B008 - frozen
        if url.endswith("/1"):
            time.sleep(0.3)
        return super().fetch(url, known)


def test_a_host_is_asked_for_its_articles_in_the_order_of_the_list() -> None:
    links = [f"/{number}" for number in range(1, 16)]
    with serving({"/feed": feed(*links), **{link: page(f"Talks of day {link[1:]} end") for link in links}}) as site:
        calm, told = polite()
        fetcher = Late(calm.settings, 0.0, told.clock, told.wait)
        list(listed_at(fetch(f"{site.address}/feed", calm.settings), "feed", calm.settings, fetcher))
        assert site.log == ["/feed", "/robots.txt", *links]


def test_the_sitemaps_of_an_index_are_fetched() -> None:
    def index(number: int, headers: object) -> Answer:
        del number
        here = f"http://{headers['Host']}"  # type: ignore[index]
        parts = "".join(f"<sitemap><loc>{here}/{name}</loc></sitemap>" for name in ("one.xml.gz", "gone", "self"))
        return 200, {"Content-Type": "text/xml"}, f"<sitemapindex>{parts}</sitemapindex>".encode()

    def one(number: int, headers: object) -> Answer:
        del number
        return 200, {}, gzip.compress(f"<urlset><url><loc>http://{headers['Host']}/a</loc></url></urlset>".encode())  # type: ignore[index]

    with serving({"/index": index, "/one.xml.gz": one, "/self": index, "/a": page("Talks end")}) as site:
        fetcher, _ = polite()
        found = list(entries_of(fetcher.fetch(f"{site.address}/index"), fetcher))
    assert [one.name.removeprefix(site.address) for one in found] == ["/a", "/gone", "/self"]
    assert "within another" in found[2].reason  # type: ignore[union-attr]


def test_a_packed_sitemap_that_grows_without_end_is_cut_off() -> None:
    with serving({"/map": (200, {}, BOMB)}) as site:
        fetcher, _ = polite(download_bytes=1_000_000)
        with pytest.raises(SourceError):
            list(entries_of(fetcher.fetch(f"{site.address}/map"), fetcher))


def test_a_feed_at_an_address_and_one_in_a_file_give_their_articles(tmp_path: Path) -> None:
    with serving({"/talks": page("Ferry talks end")}) as site:
        site.pages["/feed"] = made = feed(
            more=f"<item><link>{site.address}/talks</link><pubDate>3 May 2018</pubDate></item>"
        )
        for name in ("saved.xml", "saved.rss"):
            (tmp_path / name).write_bytes(made[2])
        places = [f"{site.address}/feed", str(tmp_path / "saved.xml"), str(tmp_path / "saved.rss")]
        for place in places:
            [report] = open_sources([place], allow_private=True)
            assert isinstance(report, Report)
            assert (report.url, report.name) == (f"{site.address}/talks",) * 2
            assert (report.title, report.published, report.outlet) == ("Ferry talks end", "2018-05-03", "The Shore")


def test_what_a_page_says_itself_goes_before_what_the_feed_says() -> None:
    told = "<item><link>/talks</link><title>Other</title><pubDate>3 May 2018</pubDate></item>"
    with serving(
        {
            "/feed": feed(more=told),
            "/talks": page("Talks end", "Published: 2 May 2018", "Both shores agreed on Thursday to go on."),
        }
    ) as site:
        [report] = open_sources([f"{site.address}/feed"], allow_private=True)
    assert isinstance(report, Report)
    assert (report.title, report.published) == ("Talks end", "2018-05-02")


def test_a_feed_in_a_folder_leads_to_no_requests(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Both shores of the strait agreed on Thursday to go on.")
    with serving({"/1": page("Talks end")}) as site:
        for name in ("saved.rss", "saved.atom", "saved.xml"):
            (tmp_path / name).write_bytes(feed(f"{site.address}/1")[2])
        assert len(list(open_sources([str(tmp_path)], allow_private=True))) == 1
        assert site.log == []


def test_xml_that_lists_nothing_says_so(tmp_path: Path) -> None:
    (tmp_path / "other.xml").write_text("<recipes/>")
    [found] = open_sources([str(tmp_path / "other.xml")])
    assert isinstance(found, Failure)
    assert "no feed and no sitemap" in found.reason


def test_a_feed_that_lists_nothing_says_so() -> None:
    fetcher, _ = polite()
    with serving({"/feed": feed()}) as site:
        [found] = listed_at(fetch(f"{site.address}/feed", fetcher.settings), "feed", Settings(allow_private=True))
    assert isinstance(found, Failure)
    assert "Nothing is listed" in found.reason
