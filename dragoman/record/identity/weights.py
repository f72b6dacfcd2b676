"""What the stages of identity weigh, in one list; measured on invented processes, with gold readings and with our own.

A match below its threshold is no match. Points of meetings are added up; those of parties and people lie from 0 to 1.
The signs and orders are what counts, the sizes little: with SAID from 2 to 5, SAID_OTHERWISE from 0 to 0.6, PARTY_SHARE
from 0.2 to 0.34 and MEETING_AT_LEAST from 2 to 2.5 the figures are the same. Meetings lose where MEETING_AT_LEAST is
3.5 or PARTY_SHARE 0.5; people where a family name must keep most of its letters to be another spelling of one.
"""

PARTY = {
    "same words": 0.95,  # Front for the Liberation of Senja, Senja Liberation Front
    "initials": 0.9,  # SLF, Senja Liberation Front
    "initials in another order": 0.7,  # FLS, Senja Liberation Front
    "letters in another order": 0.7,  # SLF, FLS
    "words of a longer name": 0.5,  # the Senja Front, Senja Liberation Front
    "common words of a longer name": 0.4,  # the Front
    "some letters": 0.35,  # FNS, NSFR
    "people": 0.3,  # nothing in their names
    "member": 0.2,  # each person that both are said to have, two at most
    "opponents": 0.1,  # both meet the same others
    "one report": -0.2,  # one report lists both
    "face to face": -0.6,  # one report has both at one meeting
}
PARTY_AT_LEAST = 0.6

PERSON = {
    "the same name": 0.9,
    "the same name in other words": 0.88,  # Ana Roa, Ana María Roa; Sergei, Sergey
    "first names by their initial": 0.78,  # A. Roa
    "some words of a longer name": 0.6,  # Juan José, Juan José Ruiz
    "names spelt alike": -0.1,  # and this for how much alike they are, 0 to 1:
    "spelling": 1.1,
    "family name alone": 0.6,
    "family name alone, spelt alike": 0.4,
    "first name alone": 0.42,
    "only one of that name": 0.15,
    "same party": 0.08,
    "other party": -0.2,
    "same office": 0.07,
    "other office": -0.12,
}
PERSON_AT_LEAST = 0.55
SURNAMES_ALIKE = 0.6  # of 1: family names that may be one
FIRST_NAMES_ALIKE = 0.6
SURNAMES_APART = 0.5  # family names less alike than this are never one person's
FIRST_NAMES_APART = 0.5
BARE_ALIKE = 0.88

SAID = 3.0  # a party that stands in the words that introduce somebody, against one worked out from the rest: 1
SAID_OTHERWISE = 0.3  # a party worked out where those words name another

BLOCK = 24  # entries of one sign that each is compared with
SWITCH = 0.9  # what a change of office costs, against 1 for each report that says otherwise
FORMS = 12  # of one name, or of one meeting's day and place, that are compared with those of others
NEAR_BLOCK = 8  # the same where the sign itself may be damaged

MEETING = {
    "same day": 4.0,
    "a day apart": 3.0,
    "days of one session": 2.5,  # three days apart at most
    "some days apart": -1.0,  # ten days at most
    "days apart": -6.0,
    "moved by some days": -0.5,  # planned for one day, held on another
    "same month": 1.5,
    "other month": -5.0,
    "as it was told": 2.5,  # without a day, in a report of those days
    "not yet then": -5.0,  # held before the report that has it as still to come, or after the one that has it as held
    "same place": 2.5,
    "town in that country": 1.5,
    "perhaps a town there": 0.3,
    "other place": -3.5,
    "planned elsewhere": -1.5,  # a plan may be moved
    "same parties": 1.5,
    "some of the parties": 0.8,
    "few of the parties": -0.5,
    "other parties": -4.0,
    "same round": 2.0,
    "other round": -2.5,
    "same end": 0.5,
    "called off and held": -1.0,
    "news of the same days": 2.0,
    "news of either report": 0.7,
    "other format": -2.0,
}
MEETING_AT_LEAST = 2.5
SURE = 9.0  # points from which nothing is left to doubt
EVEN = 0.5  # the score of two mentions for which as much speaks as against them
SESSION = 3  # days
MOVED = 10  # days
POSTPONED = 45  # days within which a round that was planned and never heard of again is the next one held
POSTPONED_SCORE = 0.5
PARTY_SHARE = 0.34  # of the reports that say who met
VOTES = {"held": 1.0, "called-off": 0.8, "planned": 0.6}  # of a mention, for day, place and parties
VOTE_OF_MOVED = 0.2  # of a plan for another day
EARLY = 0.5  # vote of "continues", which later news replaces
CARELESS = 0.3  # what a report's word loses that spells no name as others do
HINT = 0.6  # score below which a meeting without day or place, that no report is about, is none
