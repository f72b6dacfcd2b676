from msgspec.structs import replace

from dragoman.model import Actor, Position, Reading
from dragoman.record.selection import surest
from dragoman.views.brief.content import brief_of
from dragoman.views.brief.model import Brief, Quotation
from tests.made import lighthouse, span, statement


def texts(brief: Brief) -> list[str]:
    return [gap.text for gap in brief.gaps]


def with_actor(reading: Reading, actor: Actor) -> Reading:
    return replace(reading, actors=(*reading.actors, actor))


def test_each_side_stands_with_its_people_and_their_office() -> None:
    assert [(side.name, [person.text for person in side.people]) for side in brief_of(lighthouse()).sides] == [
        ("Jamaica", ["Winsome Carty, foreign minister"]),
        ("Haiti", ["Jean-Marc Délice, foreign minister"]),
    ]


def test_a_mediator_stands_with_its_meetings_its_people_and_what_it_proposed() -> None:
    reading = with_actor(lighthouse(), Actor(id="r", kind="person", name="Luz Rivas", office="envoy", party="PAN"))
    offer = Position(id="p9", party="PAN", stance="offers", issue="talks")
    (mediator,) = brief_of(replace(reading, positions=(*reading.positions, offer))).mediators
    assert mediator.text == "Panama: mediator in Kingston on 11 June 2024; Luz Rivas, envoy; offers talks"


def test_people_of_no_side_stand_apart() -> None:
    reading = with_actor(lighthouse(), Actor(id="w", kind="person", name="Otis Webb", office="none"))
    brief = brief_of(reading)
    assert [claim.text for claim in brief.others] == ["Otis Webb"]
    assert "Whom they speak for is not said: Otis Webb." in texts(brief)


def test_the_matrix_has_issues_down_and_parties_across() -> None:
    matrix = brief_of(lighthouse()).matrix
    assert matrix.parties == ("Jamaica", "Haiti")
    assert [(row.issue, [[entry.stance for entry in cell] for cell in row.cells]) for row in matrix.rows] == [
        ("territory", [["rejects"], []]),
        ("withdrawal", [[], ["conditions"]]),
    ]


def test_positions_on_weak_signs_stand_apart() -> None:
    apart = brief_of(lighthouse()).less_sure
    assert apart.parties == ("Haiti",)
    assert [(row.issue, [entry.stance for entry in row.cells[0]]) for row in apart.rows] == [("trade", ["demands"])]


def test_positions_on_faint_signs_are_counted_and_left_to_the_record() -> None:
    reading = lighthouse()
    faint = replace(reading, positions=(*reading.positions[:2], replace(reading.positions[2], score=0.3)))
    brief = brief_of(faint)
    assert brief.less_sure.rows == ()
    assert "1 position on still weaker signs (scores under 0.33) is in the record, not here." in texts(brief)


def test_what_is_left_out_as_less_sure_is_not_said_to_be_missing() -> None:
    reading = lighthouse()
    doubted = replace(reading, meetings=tuple(replace(meeting, score=0.4) for meeting in reading.meetings))
    brief = brief_of(surest(replace(doubted, positions=reading.positions[1:]), 0.5))
    assert brief.headline.text == "No meeting as sure as asked was found in this report, but positions of Haiti"
    assert "On this report: entries less sure than 0.5 left out: 3 meetings, 1 statement, 1 position." in texts(brief)
    brief = brief_of(surest(replace(reading, positions=reading.positions[1:]), 0.5))
    assert "No position of Jamaica as sure as asked was found." in texts(brief)
    nothing = surest(replace(doubted, statements=(), positions=()), 0.5)
    assert brief_of(nothing).headline.text == "Nothing about talks as sure as asked was found in this report."


def test_a_position_is_quoted_only_where_the_report_has_its_words() -> None:
    brief = brief_of(lighthouse())
    territory, withdrawal = brief.matrix.rows
    (trade,) = brief.less_sure.rows
    assert (territory.cells[0][0].words, territory.cells[0][0].quoted) == ("hand over the lamp", True)
    assert (withdrawal.cells[1][0].condition, withdrawal.cells[1][0].condition_quoted) == (
        "the harbour dues are halved",
        True,
    )
    assert (trade.cells[0][0].words, trade.cells[0][0].quoted) == ("lower dues", False)


def test_a_position_without_detail_shows_the_words_it_rests_on() -> None:
    reading = lighthouse()
    brief = brief_of(replace(reading, positions=(replace(reading.positions[0], detail=None),)))
    assert brief.matrix.rows[0].cells[0][0].words == "We shall not hand over the lamp"


def test_a_target_is_named_only_where_there_are_more_than_two_parties() -> None:
    reading = lighthouse()
    assert brief_of(reading).matrix.rows[1].cells[1][0].target is None
    offer = Position(id="p9", party="PAN", stance="offers", issue="talks")
    brief = brief_of(replace(reading, positions=(*reading.positions, offer)))
    assert brief.matrix.rows[1].cells[1][0].target == "Jamaica"


def one(reading: Reading, *words: str, **facts: object) -> Quotation:
    """The quotation made of one more statement."""
    said = statement(reading.report, 9, *words, **facts)
    return brief_of(replace(reading, statements=(*reading.statements, said))).quotations[-1]


def test_quotations_keep_their_words_and_the_order_of_the_report() -> None:
    first, second, third = brief_of(lighthouse()).quotations
    assert first.words == "“We shall not hand over the lamp,” “The keepers stay, and so do I.”"
    assert (first.speaker, first.about, first.paragraph) == ("Winsome Carty", ("foreign minister", "Jamaica"), 3)
    assert (second.kind_words, second.hedges) == ("in the report’s words", ("conditional",))
    assert (third.speaker, third.source, third.weak) == ("Speaker not named", "A harbour pilot", True)


def test_pieces_that_are_no_quotations_are_kept_apart_by_dots() -> None:
    said = one(lighthouse(), "The keepers stay", "its foreign minister", kind="mixed", speaker="HTI", party="HTI")
    assert said.words == "“The keepers stay” … its foreign minister"


def test_a_quotation_whose_last_mark_lies_outside_the_words_is_closed() -> None:
    said = one(lighthouse(), "said that “nobody has seen the lamp lit since May", kind="mixed")
    assert said.words == "said that “nobody has seen the lamp lit since May”"


def test_a_quotation_that_ends_within_the_words_keeps_the_mark_before_them() -> None:
    said = one(lighthouse(), "nobody has seen the lamp lit since May”. The second round", kind="mixed")
    assert said.words == "“nobody has seen the lamp lit since May”. The second round"


def test_several_sides_speak_under_all_their_names() -> None:
    assert one(lighthouse(), "They meet again", kind="indirect", speaker="HTI-JAM").speaker == "Haiti and Jamaica"


def test_an_unnamed_member_of_a_side_is_the_side_and_the_report_s_words_for_it() -> None:
    reading = lighthouse()
    pilot = span(reading.report, "A harbour pilot")
    said = one(reading, "They meet again", kind="indirect", speaker="HTI", party="HTI", source=(pilot.start, pilot.end))
    assert (said.speaker, said.source) == ("Haiti", "A harbour pilot")


def test_words_quoted_by_another_say_by_whom() -> None:
    reading = lighthouse()
    said = one(reading, "They meet again", kind="direct", quoted_in=reading.statements[0].id, party="HTI")
    assert said.about == ("for Haiti", "as quoted by Winsome Carty")


def test_what_stays_unclear_is_said_plainly() -> None:
    reading = lighthouse()
    main, *others = reading.meetings
    bare = replace(main, date=None, date_precision=None, place=None, outcome=None)
    undated = replace(others[0], date=None, date_precision=None)
    report = replace(reading.report, published=None, flags=("the text breaks off",))
    brief = brief_of(replace(reading, report=report, meetings=(bare, undated), positions=reading.positions[1:]))
    assert texts(brief) == [
        "The report bears no date, so days such as “Tuesday” cannot be dated.",
        "The meeting’s date, place and outcome are not given.",
        "No date is given for the meeting in Panama City.",
        "No position of Jamaica was found.",
        "The speaker of 1 statement is not named (¶5).",
        "Marked with ? because they rest on weak signs (scores under 0.5): 1 statement.",
        "On this report: the text breaks off.",
    ]


def test_notes_are_numbered_as_a_reader_comes_to_them_each_words_once() -> None:
    brief = brief_of(lighthouse())
    assert [note.number for note in brief.notes] == list(range(1, 9))
    assert brief.number(brief.headline.spans) == 1
    assert brief.mediators[0].spans == brief.headline.spans


def test_a_note_shows_few_words_among_those_around_them() -> None:
    note = brief_of(lighthouse()).notes[2]
    assert note.words == "its foreign minister, Jean-Marc Délice"
    assert note.before == "… its boats home provided that the harbour dues are halved, "
    assert note.after == ", told reporters."
