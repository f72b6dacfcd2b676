from datetime import date

import pytest

from dragoman.model import Failure, Report
from dragoman.sources import Limits, to_report
from dragoman.sources.items import Item

FIRST = "The two shores of the strait agreed on Thursday to talk again about the winter ferry."
SECOND = "“We have time until the ice comes,” the harbour master of the northern shore told reporters."
THIRD = "They will meet again in May, when the lorries have been counted by both sides."
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read_page_text(markup: str) -> Report:
    found = to_report(Item("page.html", "page", markup.encode()), date(2030, 1, 1))
    assert isinstance(found, Report), found
    return found


def page(body: str, head: str = "") -> str:
    return (
        "<!doctype html><html lang='en-GB'><head><title>Ferry talks end "
        f"- Norvale Gazette</title>{head}</head><body>{body}</body></html>"
    )


@pytest.mark.parametrize(
    "part",
    [
        "<nav><a href=/>Home</a> <a href=/w>World</a></nav>",
        "<div class='cookie-banner'><p>We and our 90 partners said "
        "that you can withdraw your consent at any time.</p></div>",
        "<aside><h4>Related</h4><p>The mayor of Ostby opened a new bakery on the ring road this week.</p></aside>",
        "<figure><img src=a.jpg><figcaption>The harbour master "
        "said that he was cold on Thursday.</figcaption></figure>",
        "<div class='share-bar'><span>Facebook</span></div>",
        "<div class='newsletter-box'><p>All the harbour's gossip in your inbox, every week, said our editor.</p></div>",
        "<section id='comments'><p><b>cat71</b>: I sold both of them my sandwiches, and both paid late.</p></section>",
        "<blockquote class='pull'>We have time until the ice comes</blockquote>",
        "<div style='display:none'><p>This sentence is hidden from every reader of the page, is it not.</p></div>",
        "<script>var quote = 'the minister said no';</script>",
        "<div class='story-tags'><a>ferry</a> <a>ice</a></div>",
        "<p>READ ALSO: Skipper wins pancake race</p>",
        "<ul><li><a href=1>Skipper wins pancake race</a></li><li><a href=2>Oil rig towed past town</a></li></ul>",
    ],
)
def test_parts_of_a_page_that_are_no_report_are_left_out(part: str) -> None:
    report = read_page_text(
        page(f"<article><h1>Ferry talks end</h1><p>{FIRST}</p>{part}<p>{SECOND}</p><p>{THIRD}</p></article>")
    )
    assert report.text == "\n\n".join(["Ferry talks end", FIRST, SECOND, THIRD])


def test_the_text_of_a_table_with_line_breaks_is_found() -> None:
    body = (
        "<table><tr><td class=left><b>Menu</b></td><td><h1>Ferry talks "
        f"end</h1><div>{FIRST}<br><br>{SECOND}<br>\n<br>{THIRD}</div></td></tr></table>"
    )
    assert read_page_text(page(body)).text == "\n\n".join(["Ferry talks end", FIRST, SECOND, THIRD])


def test_a_form_around_the_whole_page_is_no_reason_to_drop_it() -> None:
    assert (
        THIRD
        in read_page_text(
            page(f"<form id=aspnet><div class=content><h1>Ferry talks end</h1>{PARAGRAPHS}</div></form>")
        ).text
    )


def test_facts_come_from_linked_data() -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Norvale Gazette"},
    {"@type": "NewsArticle", "headline": "Ferry talks end", "datePublished": "2018-05-03T23:30:00-06:00",
     "dateModified": "2018-05-05",
     "author": [{"@type": "Person", "name": "Ana Oro"}, {"name": "Per Quist"}]}]}</script>"""
    report = read_page_text(page(f"<h1>Ferry talks end</h1>{PARAGRAPHS}", data))
    assert (report.title, report.outlet, report.byline, report.published) == (
        "Ferry talks end",
        "Norvale Gazette",
        "Ana Oro, Per Quist",
        "2018-05-03",
    )


def test_facts_come_from_open_graph_and_meta() -> None:
    head = """<meta property="og:title" content="Ferry talks end">
    <meta property="og:site_name" content="Norvale Gazette">
    <meta property="article:published_time" content="2018-05-03T10:00:00Z"><meta name="author" content="Ana Oro">
    <link rel="canonical" href="https://gazette.example/ferry">"""
    report = read_page_text(page(PARAGRAPHS, head))
    assert (report.title, report.outlet, report.byline, report.published, report.url) == (
        "Ferry talks end", "Norvale Gazette", "Ana Oro", "2018-05-03", "https://gazette.example/ferry",
    )  # fmt: skip


def test_the_day_in_the_page_header_is_not_the_day_of_publication() -> None:
    body = (
        "<div id=top>Wednesday, May 9, 2018</div><h1>Ferry talks end</h1><div "
        f"class=meta>Posted: May 3, 2018 8:45 am | By Ana Oro</div>{PARAGRAPHS}"
    )
    report = read_page_text(page(body))
    assert (report.published, report.byline) == ("2018-05-03", "Ana Oro")


def test_the_time_element_dates_a_page_and_those_of_comments_do_not() -> None:
    body = (
        "<div class=comment><time datetime=2018-05-09>9 May</time> nice</div><article><h1>Ferry "
        f"talks end</h1><time datetime='2018-05-03T10:00'>3 May</time>{PARAGRAPHS}</article>"
    )
    assert read_page_text(page(body)).published == "2018-05-03"


def test_a_standfirst_outside_the_text_is_kept() -> None:
    body = (
        "<header><h1>Ferry talks end</h1><p class=standfirst>The ice is near, "
        f"and nobody has a ship for it.</p></header><div>{PARAGRAPHS}</div>"
    )
    assert read_page_text(page(f"<main>{body}</main>")).text.startswith("Ferry talks end\n\nThe ice is near")


def test_a_live_blog_keeps_its_entries_without_their_time_stamps() -> None:
    blocks = "".join(
        f"<div class=block><time datetime='2018-05-03T1{n}:05'>1{n}.05 BST</time><p>{words}</p></div>"
        for n, words in enumerate([FIRST, SECOND, THIRD])
    )
    assert read_page_text(
        page(f"<main><h1>Ferry talks live</h1><div class=liveblog>{blocks}</div></main>")
    ).text == "\n\n".join(["Ferry talks live", FIRST, SECOND, THIRD])


def test_the_site_is_taken_off_the_title() -> None:
    report = read_page_text(page(PARAGRAPHS).replace("Ferry talks end -", "Ferry talks end without a paper -"))
    assert report.title == "Ferry talks end without a paper"


def test_the_body_in_linked_data_serves_where_a_script_draws_the_page() -> None:
    data = (
        "<script "
        f'type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry talks end", '
        f'"articleBody": "{FIRST}\\n\\n{SECOND}\\n\\n{THIRD}"}}</script>'
    )
    assert THIRD in read_page_text(page("<div id=root></div>", data)).text


def test_a_declared_charset_is_followed() -> None:
    markup = page(
        f"<h1>Ferry talks end</h1><p>{FIRST}</p><p>Zoë Müller of Žďár said that the ferry would not be late again.</p>",
        "<meta charset='iso-8859-2'>",
    )
    found = to_report(Item("page.html", "page", markup.encode("iso8859-2")))
    assert isinstance(found, Report)
    assert "Žďár" in found.text


@pytest.mark.parametrize(
    "markup",
    [
        "<html><body><p>" + FIRST + "<p>" + SECOND + "<div",
        "<p>" + FIRST + "</div></b><p>" + SECOND,
        "<!doctype html><title>x" + "</title><body>" + FIRST + "<br>" + SECOND,
    ],
)
def test_broken_markup_is_read_as_far_as_it_goes(markup: str) -> None:
    assert FIRST in read_page_text(markup).text


@pytest.mark.parametrize(
    "markup",
    [
        "<html></html>",
        "<html><body><div></div></body></html>",
        "<!-- nothing -->",
        "<html><head><script>x</script></head></html>",
    ],
)
def test_a_page_without_text_fails_with_a_reason(markup: str) -> None:
    found = to_report(Item("page.html", "page", markup.encode()))
    assert isinstance(found, Failure)
    assert found.name == "page.html"


def test_a_page_beyond_the_limit_fails_with_a_way_out() -> None:
    found = to_report(Item("page.html", "page", page(PARAGRAPHS).encode(), limits=Limits(page_bytes=100)))
    assert isinstance(found, Failure)
    assert "Limits.page_bytes" in found.reason


def test_nesting_without_end_does_not_hang() -> None:
    found = to_report(Item("page.html", "page", ("<div>" * 20_000 + FIRST).encode()))
    assert isinstance(found, (Report, Failure))
