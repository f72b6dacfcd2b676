"""How far the coders of a blind coding agree, and on which passages they differ."""

from typing import Annotated

from msgspec import Meta

from dragoman.views.web.agreement.compared import Compared, compared_in
from dragoman.views.web.api.endpoint import Asked, Endpoint, Parameter, Some
from dragoman.views.web.api.given import AgreedLine, DifferenceLine
from dragoman.views.web.api.listing import PAGED, sliced
from dragoman.views.web.api.problems import ProblemError
from dragoman.views.web.api.reading.asks import journal
from dragoman.views.web.api.reading.codes import coding_asked
from dragoman.views.web.pages.agreement import still_to_code

UNFINISHED = Parameter("unfinished", bool, "Also reports that a coder has begun and not finished.", False)
LABEL = Parameter("label", Annotated[str, Meta(min_length=1, max_length=100)], "Only of this label: position: stance.")


def agreement(asked: Asked) -> Some:
    """One row for each label."""
    return sliced(asked, [AgreedLine(**one._asdict()) for one in compared(asked).rows])


def differences(asked: Asked) -> Some:
    """Report by report, in order of the text."""
    label = asked.query["label"]
    found = [one for one in compared(asked).differences if label in (None, one.label)]
    return sliced(asked, [DifferenceLine(**one._asdict()) for one in found])


def compared(asked: Asked) -> Compared:
    """The comparison; coders see it when all have finished."""
    coding = coding_asked(asked)
    left = still_to_code(coding, asked.request)
    if left:
        raise ProblemError(
            403, f"In {coding.name!r} {left:,} reports are still to be coded; see it when all have finished."
        )
    return compared_in(asked.store, coding.name, asked.query["unfinished"])


ENDPOINTS = (
    Endpoint(
        "GET", "/codings/{coding}/agreement", "codings",
        "How far the coders agree, label by label: percent agreement, Krippendorff's alpha, Cohen's kappa.",
        agreement, AgreedLine, many=True, asks=(UNFINISHED, *PAGED), role="coder", state=journal,
    ),
    Endpoint(
        "GET", "/codings/{coding}/differences", "codings", "The passages of which coders say different things.",
        differences, DifferenceLine, many=True, asks=(LABEL, UNFINISHED, *PAGED), role="coder", state=journal,
    ),
)  # fmt: skip
