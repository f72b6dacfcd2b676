"""Whether two sides appear before the press together, which tells that they met though no word for a meeting does.

a joint news conference; remarks by X and Y after their meeting    by words of the headline or lead
PRESIDENT X: ... / PRIME MINISTER Y: ...                           by the turns of a transcript
an interview, a speech, a debate of many                           no: one side, or more than two
"""

import re
from functools import cache

from dragoman.reading.meetings.talks import Scene
from dragoman.vocabulary import load

YET_TO_COME = {"future", "possible"}
TURN = re.compile(r"^[ \t]*(?P<who>[^\W\d_][\w.,'’() -]{2,70}):(?=\s)", re.MULTILINE)


def appear_jointly(scene: Scene) -> bool:
    """Whether headline or lead, or the turns of a transcript, have two sides before the press together."""
    told = joint_words().finditer(scene.text, 0, scene.lead_end)
    held = any(scene.tenses.exact(match.start()) not in YET_TO_COME for match in told)
    return held or len(speaking_in_turn(scene)) == 2


def speaking_in_turn(scene: Scene) -> set[str]:
    """The parties whose people have the word in a transcript, each under a name of its own at the start of a line."""
    named = (
        scene.cast.actor(mention.actor)
        for turn in TURN.finditer(scene.text)
        for mention in scene.cast.within(*turn.span("who"))
    )
    return {actor.party for actor in named if actor.kind == "person" and actor.party is not None}


@cache
def joint_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(load('languages/en-meetings')['joint']['words'])})\b", re.IGNORECASE)
