"""What a coded document says of a reading, as corrections of its entries.

a statement that was handed out and is as it was     nothing
one that somebody changed, or took over              its entry is edited in what has changed, or accepted
a stretch that people coded themselves               the entry that says the same is accepted, or one is added
one that was handed out and is gone                  its entry is rejected, where that is asked for
"""

from collections.abc import Sequence

from dragoman.importing.again import take_again
from dragoman.importing.anew import take_anew
from dragoman.importing.choices import Choices
from dragoman.importing.coded import CodedDocument, CodedStatement, Values
from dragoman.importing.said import Said
from dragoman.model import Correction, Reading


def said_in(
    document: CodedDocument, reading: Reading, choices: Choices, before: Sequence[Correction] = (), blind: bool = False
) -> Said:
    """What the statements of a document say of the reading of its report.

    before  what people have said of the report already
    blind   whether coders saw nothing of what the program read
    """
    said = Said(document, reading, choices, before, blind)
    take_again(said, [one for one in document.statements if one.before is not None], document.gone)
    for one in document.statements:
        if one.before is None and not is_left(one):
            take_anew(said, one, named(one.values, choices))
        elif one.before is None:
            said.problem(one, "it was handed out, and the file no longer says how")
    return said


def is_left(one: CodedStatement) -> bool:
    """Whether it is the program's own; those whom somebody codes under the program's name, name no entry."""
    return not one.coder and bool(one.values.get("entry"))


def named(values: Values, choices: Choices) -> Values:
    """The values of a statement by our names of variables."""
    ours = {theirs: name for name, theirs in choices.variables.items()}
    return {ours.get(name, name): value for name, value in values.items()}
