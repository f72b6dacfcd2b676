"""Every picture, in the order of the page."""

from dragoman.views.web.pictures.bars import outlets_shown, over_time_shown
from dragoman.views.web.pictures.holding import issues_shown
from dragoman.views.web.pictures.lanes import positions_shown
from dragoman.views.web.pictures.networks import HOW, congruence_shown, meetings_shown
from dragoman.views.web.pictures.shown import Picture

PICTURES: dict[str, Picture] = {
    one.name: one
    for one in (
        Picture(
            "positions",
            "Positions over time",
            "Each lane is a party on an issue; a bar lasts as long as the position is known to be held, its sign "
            "stands where it was stated, and upright lines are meetings.",
            positions_shown,
            mapping="A position that nothing ends runs to the right edge. Hatched bars are refusals. Outlined bars are "
            "the program’s suggestions; filled ones a person has confirmed.",
        ),
        Picture(
            "issues",
            "Who holds what",
            "A line joins who speaks and what they speak on; its colour and dashes are what they hold, its "
            "thickness how often it is reported.",
            issues_shown,
            ("actors", "duplicates"),
            "An actor agrees where it offers or accepts, and disagrees where it rejects. A demand and a condition "
            "are neither: they stand as lines of their own. Reports that print another’s text do not count.",
        ),
        Picture(
            "congruence",
            "Who stands with whom",
            HOW["subtract"],
            congruence_shown,
            ("actors", "ties", "reading", "duplicates", "normalised"),
            "Congruence counts the issues on which two take the same side: both offer or accept, or both reject. "
            "Conflict counts those on which one offers or accepts and the other rejects. An actor who did both on "
            "one issue over time counts on both sides. Counted each time, each week or each report, a weight is the "
            "sum of products, as Discourse Network Analyzer has it. By average activity it is divided by half of "
            "what both say; by Jaccard’s measure by what either says.",
            {"duplicates": "once"},
        ),
        Picture(
            "meetings",
            "Who met whom",
            "A line joins parties who were at the same meeting, a dotted one a party and the mediator it met "
            "through; the number is of meetings.",
            meetings_shown,
            mapping="Meetings that were planned or called off join nobody.",
        ),
        Picture(
            "outlets",
            "Statements by outlet and side",
            "Each panel is an outlet, each bar the number of statements of one side that it printed; all bars are "
            "to one scale from zero.",
            outlets_shown,
            mapping="A statement that several outlets print counts in each of them. What two sides say together counts "
            "for both.",
        ),
        Picture(
            "over-time",
            "Statements over time",
            "Each panel is a side, each bar the number of its statements in reports of that time; all bars are to "
            "one scale from zero.",
            over_time_shown,
            ("by",),
            "The time is that of the report. A statement that several reports print counts in each.",
        ),
    )
}
