from datetime import timedelta

import pytest

from dragoman.store import Store
from dragoman.watching import Looked, Unreached
from tests.sources.web.server import Answer, Page, feed, page, serving
from tests.watching.made import BEGUN, Watch, came, put_off

ONE, TWO = page("Ferry talks end"), page("Harbour talks begin")


def test_what_is_new_is_read_and_nothing_twice(store: Store) -> None:
    with serving({"/feed": feed("/1"), "/1": ONE, "/2": TWO}) as site:
        watch = Watch(store)
        assert came(watch.round(f"{site.address}/feed"), site) == [("added", "/1")]
        assert came(watch.round(f"{site.address}/feed"), site) == []
        site.pages["/feed"] = feed("/2?utm_source=feed", "/1#more", "/2?fbclid=abc")
        assert came(watch.round(f"{site.address}/feed"), site) == [("added", "/2")]
        assert (site.asked["/1"], site.asked["/2"]) == (1, 1)
    assert store.last_line() == 2
    assert store.check() == []


def test_an_article_in_two_feeds_is_read_once(store: Store) -> None:
    with serving({"/feed": feed("/1"), "/other": feed("/1?utm_medium=x", "/to-1"), "/1": ONE}) as site:
        site.pages["/to-1"] = (302, {"Location": "/1"}, b"")
        found = came(Watch(store).round(f"{site.address}/feed", f"{site.address}/other"), site)
        assert sorted(found) == [("added", "/1"), ("known", "/1")]
    assert store.last_line() == 1


def test_a_feed_that_has_not_changed_is_not_sent_again_and_what_waits_is_read_all_the_same(store: Store) -> None:
    def changing(_: int, headers: object) -> Answer:
        if headers["If-None-Match"] == '"v1"':  # type: ignore[index]
            return 304, {}, b""
        return 200, {"ETag": '"v1"'}, feed("/1", "/2", "/3")[2]

    with serving({"/feed": changing, "/1": ONE, "/2": TWO, "/3": page("Both talks go on")}) as site:
        watch = Watch(store, most=2)
        place = f"{site.address}/feed"
        assert came(watch.round(place), site) == [("added", "/1"), ("added", "/2")]
        events = watch.round(place)
        assert Looked(place, 0, 1, unchanged=True) in events
        assert came(events, site) == [("added", "/3")]


def test_a_feed_whose_marks_change_with_every_request_is_read_once(store: Store) -> None:
    with serving({"/1": ONE}) as site:
        site.pages["/feed"] = lambda number, _: (200, {"ETag": f'"{number}"'}, feed("/1")[2])
        watch = Watch(store)
        rounds = [came(watch.round(f"{site.address}/feed"), site) for _ in range(3)]
    assert rounds == [[("added", "/1")], [], []]


def test_an_article_that_fails_is_tried_again_later_each_time_and_then_given_up(store: Store) -> None:
    with serving({"/feed": feed("/gone", "/1"), "/1": ONE}) as site:
        watch, place = Watch(store, tries=3), f"{site.address}/feed"
        [first] = put_off(watch.round(place))
        assert first.due == BEGUN + timedelta(minutes=15)
        assert put_off(watch.round(place)) == []
        watch.time.now += 15 * 60
        [second] = put_off(watch.round(place))
        assert second.due is not None
        assert second.due - store.clock() == timedelta(minutes=30)
        assert store.failures() == []
        watch.time.now += 30 * 60
        [third] = put_off(watch.round(place))
        assert third.due is None
        assert [(one.name, "no such page" in one.reason) for one in store.failures()] == [
            (f"{site.address}/gone", True)
        ]
        watch.time.now += 86_400
        assert put_off(watch.round(place)) == []
        assert (site.asked["/gone"], site.asked["/1"]) == (3, 1)


def test_an_article_that_has_left_its_feed_before_it_was_had_is_not_lost(store: Store) -> None:
    with serving({"/feed": feed("/1"), "/1": (200, {}, b"DROP")}) as site:
        watch, place = Watch(store), f"{site.address}/feed"
        assert len(put_off(watch.round(place))) == 1
        site.pages |= {"/feed": feed("/2"), "/1": ONE, "/2": TWO}
        watch.time.now += 15 * 60
        assert sorted(came(watch.round(place), site)) == [("added", "/1"), ("added", "/2")]
    assert store.failures() == []


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        ((200, {}, b"ENDLESS"), 20.0), ((200, {}, b"<html>No feed</html>"), 20.0), ((404, {}, b""), 20.0),
        pytest.param((200, {}, b"STALL"), 2.0, marks=pytest.mark.slow),
    ],
)  # fmt: skip
def test_a_feed_that_cannot_be_had_is_told_and_the_others_go_on(store: Store, answer: Answer, seconds: float) -> None:
    with serving({"/feed": answer}) as site, serving({"/feed": feed("/1"), "/1": ONE}) as other:
        watch = Watch(store, seconds=seconds)
        bad, good = f"{site.address}/feed", f"{other.address.replace('localhost', '127.0.0.1')}/feed"
        events = watch.round(bad, good)
        assert [one.place for one in events if isinstance(one, Unreached)] == [bad]
        assert len(came(events)) == 1
        assert [one.name for one in store.failures()] == [bad]
        site.pages["/feed"] = feed()
        watch.time.now += 700
        assert any(isinstance(one, Looked) and one.place == bad for one in watch.round(bad))
        assert store.failures() == []


def test_a_host_that_wants_a_pause_gets_it_and_no_article_pays_for_it(store: Store) -> None:
    busy = (429, {"Retry-After": "3600"}, b"")
    pages: dict[str, Page] = {"/feed": feed("/1", "/2"), "/1": busy, "/2": TWO}
    with serving(pages) as site:
        watch, place = Watch(store, tries=1), f"{site.address}/feed"
        first, second = put_off(watch.round(place))
        assert first.due == second.due == BEGUN + timedelta(hours=1)
        site.pages["/1"] = ONE
        watch.time.now += 3601
        assert came(watch.round(place), site) == [("added", "/1"), ("added", "/2")]
        assert site.asked["/2"] == 1


def test_a_feed_that_fails_again_and_again_is_asked_less_often(store: Store) -> None:
    with serving({"/feed": (404, {}, b"")}) as site:
        watch, place = Watch(store), f"{site.address}/feed"
        for _ in range(2):
            watch.round(place)
        assert site.asked["/feed"] == 2
        [told] = watch.round(place)
        assert isinstance(told, Unreached)
        assert told.due == BEGUN + timedelta(minutes=15)
        assert site.asked["/feed"] == 2


def test_what_robots_may_not_read_is_not_read(store: Store) -> None:
    rules: Answer = (200, {}, b"User-agent: *\nDisallow: /1")
    with serving({"/robots.txt": rules, "/feed": feed("/1", "/2"), "/1": ONE, "/2": TWO}) as site:
        events = Watch(store, tries=1).round(f"{site.address}/feed")
        assert came(events, site) == [("added", "/2")]
        assert site.asked["/1"] == 0
    assert "robots.txt" in store.failures()[0].reason


def test_the_text_that_a_feed_carries_is_read_without_asking_for_the_page(store: Store) -> None:
    more = (
        "<item><title>Talks end</title><link>https://news.example/1</link><pubDate>3 May 2018</pubDate>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[<p>Both shores of the '
        "strait agreed on Thursday to go on.</p>]]></content:encoded></item>"
    )
    with serving({"/feed": feed("/2", more=more), "/2": TWO}) as site:
        watch = Watch(store, from_feed=True)
        assert [name for _, name in came(watch.round(f"{site.address}/feed"), site)] == ["/2", "https://news.example/1"]
    [carried] = [one for one in store.ask("reports") if one["name"] == "https://news.example/1"]
    assert (carried["title"], carried["published"]) == ("Talks end", "2018-05-03")


def test_the_sitemaps_of_an_index_are_asked_for_what_has_changed(store: Store) -> None:
    with serving({"/1": ONE, "/2": TWO}) as site:

        def part(_: int, headers: object) -> Answer:
            if headers["If-None-Match"] == '"v1"':  # type: ignore[index]
                return 304, {}, b""
            return 200, {"ETag": '"v1"'}, f"<urlset><url><loc>{site.address}/1</loc></url></urlset>".encode()

        index = f"<sitemapindex><sitemap><loc>{site.address}/part</loc></sitemap></sitemapindex>"
        site.pages |= {"/index": (200, {"ETag": '"same"'}, index.encode()), "/part": part}
        watch = Watch(store)
        assert came(watch.round(f"{site.address}/index"), site) == [("added", "/1")]
        assert came(watch.round(f"{site.address}/index"), site) == []
        news = f"<urlset><url><loc>{site.address}/1</loc></url><url><loc>{site.address}/2</loc></url></urlset>"
        site.pages["/part"] = (200, {}, news.encode())
        assert came(watch.round(f"{site.address}/index"), site) == [("added", "/2")]


def test_reports_go_into_the_process_that_is_named(store: Store) -> None:
    with serving({"/feed": feed("/1"), "/1": ONE}) as site:
        Watch(store, process="the strait").round(f"{site.address}/feed")
    assert store.processes_with(one["id"] for one in store.ask("reports")) == {"the strait": 1}
