from msgspec.structs import replace

from dragoman.model import Reading
from dragoman.record.assemble import assemble
from dragoman.record.verify import verify
from tests.made import TEXT, UNREADABLE, empty, lighthouse


def other() -> Reading:
    """Another report on the lighthouse, which calls Jamaica by its capital."""
    reading = lighthouse("second.txt", TEXT + "\n\nKingston said no more.")
    renamed = tuple(
        replace(a, name="Kingston", aliases=("Jamaica", "JA")) if a.id == "JAM" else a for a in reading.actors
    )
    return replace(reading, actors=renamed)


def test_reports_and_their_entries_stand_in_the_order_given() -> None:
    record = assemble([other(), empty(), lighthouse()])
    assert [report.name for report in record.reports] == ["second.txt", "cup.txt", "lighthouse.txt"]
    assert [s.report for s in record.statements] == [record.reports[0].id] * 3 + [record.reports[2].id] * 3


def test_a_party_is_one_actor_with_every_name_it_was_given() -> None:
    record = assemble([lighthouse(), other()])
    (jamaica,) = (actor for actor in record.actors if actor.id == "JAM")
    assert (jamaica.name, jamaica.aliases) == ("Jamaica", ("Kingston", "JA"))
    assert jamaica.evidence[0].report == record.reports[0].id


def test_people_stay_as_each_report_has_them() -> None:
    record = assemble([lighthouse(), other()])
    assert [actor.name for actor in record.actors if actor.kind == "person"] == [
        "Winsome Carty",
        "Jean-Marc Délice",
    ] * 2


def test_the_same_text_again_is_listed_but_gives_nothing_twice() -> None:
    record = assemble([lighthouse(), lighthouse("copy.txt")])
    assert record.reports[1].flags == ("same text as lighthouse.txt",)
    assert len(record.statements) == 3
    assert verify(record) == ()


def test_reports_that_could_not_be_read_are_listed() -> None:
    assert assemble([UNREADABLE, lighthouse()]).failures == (UNREADABLE,)


def test_nothing_read_is_an_empty_record() -> None:
    assert verify(assemble([])) == ()
