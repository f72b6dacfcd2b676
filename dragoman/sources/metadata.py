"""What a page says of itself to machines: JSON-LD, Open Graph, <meta>, <time>."""

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml.html import HtmlElement

from dragoman.sources.items import Facts
from dragoman.sources.published import day_of

ARTICLE_TYPES = re.compile(
    r"(?:News|Live|Blog|Social|Tech|Scholarly|Opinion|Analysis"
    r"|Background|Reportage)?\w*(?:Article|BlogPosting|Posting|Report)$"
)
PUBLISHED_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "dc.date.issued",
    "dcterms.created", "dc.date", "dcterms.date", "date", "article.published", "cxenseparse:recs:publishtime",
    "displaydate",
)  # fmt: skip
AUTHOR_NAMES = (
    "author",
    "article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "twitter:creator:name",
)
OUTLET_NAMES = ("og:site_name", "publisher", "dc.publisher", "application-name", "twitter:site:name")
SUFFIX = re.compile(r"\s+(?:[|–—»-]|::)\s+")


def page_facts(tree: HtmlElement) -> Facts:
    """The facts that a page's machine-readable parts give; what they leave out stays None."""
    article, site = linked_data(tree)
    metas = meta_values(tree)
    outlet = name_in(article.get("publisher")) or first_of(metas, OUTLET_NAMES) or site
    return Facts(
        title=title_of(tree, article, metas, outlet),
        outlet=outlet or outlet_in_title(tree),
        byline=authors_of(article) or first_of(metas, AUTHOR_NAMES, no_address),
        published=published_of(tree, article, metas),
        url=address_of(tree, metas),
        language=language_of(tree, article),
    )


def body_in_data(tree: HtmlElement) -> str | None:
    """The text of the article in JSON-LD, for pages whose text is drawn by a script."""
    article, _ = linked_data(tree)
    body = article.get("articleBody")
    return body if isinstance(body, str) and len(body) > 200 else None


def linked_data(tree: HtmlElement) -> tuple[dict[str, Any], str | None]:
    """The article among a page's JSON-LD objects, and the name of the site."""
    nodes = [
        node
        for script in tree.iter("script")
        if "ld+json" in (script.get("type") or "")
        for node in objects_in(script.text or "")
    ]
    articles = [node for node in nodes if any(ARTICLE_TYPES.search(kind) for kind in types_of(node))]
    best = max(articles, key=lambda node: ("datePublished" in node) + ("headline" in node), default={})
    sites = [
        name for node in nodes if {"WebSite", "NewsMediaOrganization"} & set(types_of(node)) and (name := name_in(node))
    ]
    return best, next(iter(sites), None)


def objects_in(text: str) -> Iterator[dict[str, Any]]:
    """The objects of one JSON-LD script, those of its lists and its @graph included."""
    text = re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\]\]>|\]\]>)\s*$", "", text.strip())
    try:
        found = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        dates = re.search(r'"datePublished"\s*:\s*"([^"]+)"', text)
        if dates:
            yield {"@type": "NewsArticle", "datePublished": dates[1]}
        return
    waiting = [found]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting = [*node, *waiting]
        elif isinstance(node, dict):
            yield node
            waiting = [
                part
                for key in ("@graph", "mainEntity", "mainEntityOfPage")
                if isinstance(part := node.get(key), (list, dict))
            ] + waiting


def types_of(node: dict[str, Any]) -> list[str]:
    kinds = node.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def name_in(value: object) -> str | None:
    """The name of a person or an organisation: a text, or an object with a name; the first of several."""
    if isinstance(value, list):
        return next((name for one in value if (name := name_in(one))), None)
    if isinstance(value, dict):
        value = value.get("name")
    return tidy(value) if isinstance(value, str) else None


def authors_of(article: dict[str, Any]) -> str | None:
    """The authors that JSON-LD names, joined by commas."""
    authors = article.get("author") or article.get("creator")
    names = [
        name
        for one in (authors if isinstance(authors, list) else [authors])
        if (name := name_in(one)) and no_address(name)
    ]
    return ", ".join(dict.fromkeys(names)) or None


def meta_values(tree: HtmlElement) -> dict[str, str]:
    """The values of <meta>, by lower-cased name or property; the first of each."""
    values: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        content = tidy(meta.get("content") or "")
        if name and content:
            values.setdefault(name.casefold(), content)
    return values


def first_of(values: dict[str, str], names: tuple[str, ...], fits: Any = bool) -> str | None:
    return next((values[name] for name in names if name in values and fits(values[name])), None)


def no_address(value: str) -> bool:
    return not re.match(r"https?:|@|www\.", value)


def published_of(tree: HtmlElement, article: dict[str, Any], metas: dict[str, str]) -> str | None:
    """The day of publication: JSON-LD, <meta>, microdata, the first <time> that is none of a comment."""
    values: list[object] = [article.get("datePublished"), *(metas[name] for name in PUBLISHED_NAMES if name in metas)]
    for element in tree.iterfind(".//*[@itemprop='datePublished']"):
        values += [element.get("datetime"), element.get("content"), element.text_content()]
    times = [time for time in tree.iter("time") if not in_comment(time) and "updat" not in (time.get("class") or "")]
    values += [time.get("datetime") or time.text_content() for time in times[:1]]
    values.append(article.get("dateCreated"))
    return next((day for value in values if (day := day_of(value))), None)


def in_comment(element: HtmlElement) -> bool:
    """Whether an element stands among readers' comments or related links."""
    marks = " ".join(
        f"{one.get('class') or ''} {one.get('id') or ''}" for one in [element, *element.iterancestors()]
    ).casefold()
    return any(word in marks for word in ("comment", "related", "sidebar", "topbar", "today"))


def title_of(tree: HtmlElement, article: dict[str, Any], metas: dict[str, str], outlet: str | None) -> str | None:
    """The headline: the <h1> where a page has one, or the one that the page's other titles bear out."""
    headings = [text for heading in tree.iter("h1") if (text := tidy(heading.text_content()))]
    told = [
        tidy(value)
        for value in (article.get("headline"), metas.get("og:title"), metas.get("twitter:title"))
        if isinstance(value, str) and value.strip()
    ]
    titles = [tidy(element.text_content()) for element in tree.iter("title")][:1]
    for heading in headings:
        if any(alike(heading, other) for other in [*told, *titles]) or (
            len(headings) == 1 and heading.casefold() != (outlet or "").casefold()
        ):
            return heading
    title = next(iter([*told, *titles]), None)
    return without_site(title, outlet, cut_unknown=not told) if title else None


def alike(one: str, other: str) -> bool:
    """Whether two titles share most of their words."""
    words, others = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return bool(words) and 2 * len(words & others) > min(len(words), len(others)) and len(words & others) > 1


def without_site(title: str, outlet: str | None, cut_unknown: bool) -> str:
    """A title without the site's name: "Talks end | The Gazette"."""
    parts = SUFFIX.split(title)
    if len(parts) > 1 and (
        (outlet and parts[-1].casefold() == outlet.casefold()) or (cut_unknown and len(parts[-1].split()) <= 5)
    ):
        cut = title[: title.rindex(parts[-1])]
        return SUFFIX.sub("", cut[-5:]).join([cut[:-5], ""]) if SUFFIX.search(cut[-5:]) else cut.rstrip(" |–—»:-")
    return title


def outlet_in_title(tree: HtmlElement) -> str | None:
    """The site's name at the end of <title>, where the headline is the <h1>."""
    titles = [tidy(element.text_content()) for element in tree.iter("title")][:1]
    headings = [tidy(heading.text_content()) for heading in tree.iter("h1")]
    parts = SUFFIX.split(titles[0]) if titles else []
    whole = len(parts) > 1 and any(alike(parts[0], heading) for heading in headings) and len(parts[-1].split()) <= 6
    return parts[-1] if whole else None


def address_of(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    """The page's own address: canonical, else of Open Graph."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "")]
    return next((address for address in [*links, metas.get("og:url")] if address and address.startswith("http")), None)


def language_of(tree: HtmlElement, article: dict[str, Any]) -> str | None:
    """The language that a page declares, without its country: "en" of "en-GB"."""
    declared = tree.get("lang") or article.get("inLanguage")
    match = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", declared) if isinstance(declared, str) else None
    return match.group().casefold() if match else None


def tidy(text: str) -> str:
    return " ".join(text.split())
