"""Sitemaps: the pages of a site, with what news sitemaps say of them; and indexes, which list other sitemaps.

<url><loc>https://news.example/talks</loc><news:news><news:title>Talks end</news:title>…</url>
<sitemap><loc>https://news.example/sitemap-2018-05.xml.gz</loc><lastmod>2018-05-31</lastmod></sitemap>
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from dragoman.errors import SourceError
from dragoman.sources.items import Facts
from dragoman.sources.published import day_of
from dragoman.sources.web.entries import Entry, each_once, whole_address

SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
MOST = 50_000  # addresses of one sitemap, as the protocol has it
WIDEST = 500  # characters of a fact


@dataclass(frozen=True)
class Sitemap:
    """What one sitemap lists: pages, and further sitemaps, those that changed last first."""

    entries: tuple[Entry, ...]
    further: tuple[str, ...]


def read_sitemap(content: bytes, address: str | None) -> Sitemap:
    """A sitemap or an index of sitemaps; SourceError where it lists nothing that can be understood."""
    pages: list[Entry] = []
    further: list[tuple[str, str]] = []
    whole = False
    try:
        for element in elements(content):
            whole = True
            facts = dict(facts_below(element))
            link = whole_address(facts.get("loc"), address)
            if link is None:
                continue
            if etree.QName(element).localname == "sitemap":
                further.append((day_of(facts.get("lastmod")) or "", link))
            elif len(pages) < MOST:
                pages.append(Entry(link, link, told(facts)))
    except etree.XMLSyntaxError as error:
        if not whole:
            raise SourceError(f"This sitemap cannot be read ({error}). Open it in a browser.") from error
    newest = sorted(further, key=lambda one: one[0], reverse=True)
    return Sitemap(tuple(each_once(pages)), tuple(dict.fromkeys(link for _, link in newest)))


def elements(content: bytes) -> Iterator[etree._Element]:
    """Each <url> and <sitemap> once it is whole, and forgotten after; what is broken behind it is left."""
    parts = etree.iterparse(
        BytesIO(content), events=("end",), tag=("{*}url", "{*}sitemap"), resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, recover=True,
    )  # fmt: skip
    for _, element in parts:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def facts_below(element: etree._Element) -> Iterator[tuple[str, str]]:
    """loc, lastmod and what stands in <news:news>, by their names without namespaces; images and videos are passed."""
    for child in element:
        if not isinstance(child.tag, str):
            continue
        name = etree.QName(child).localname
        if name in ("news", "publication"):
            yield from facts_below(child)
        elif name in ("loc", "lastmod", "title", "publication_date", "name", "language"):
            yield name, " ".join((child.text or "").split())[: WIDEST if name != "loc" else None]


def told(facts: dict[str, str]) -> Facts:
    """What a news sitemap says; `lastmod` is when a page changed, which is not when it came out."""
    language = facts.get("language", "")[:2].casefold()
    return Facts(
        title=facts.get("title") or None,
        outlet=facts.get("name") or None,
        published=day_of(facts.get("publication_date")),
        language=language or None,
    )
