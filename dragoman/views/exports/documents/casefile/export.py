"""Writes the case file, a piece at a time."""

from pathlib import Path

from dragoman.views.exports.export import Export, Option, Parts
from dragoman.views.exports.parts import only_one


def write(parts: Parts, path: Path, texts: bool = True) -> None:
    from dragoman.views.exports.documents.casefile.content import case_of
    from dragoman.views.exports.documents.casefile.embedded import embedded
    from dragoman.views.exports.documents.rendering import policy, styles, templates, text_of

    part = only_one(parts, "A case file")
    css, script = styles("look.css", "casefile.css"), text_of("casefile.js")
    pieces = (
        templates()
        .get_template("casefile/page.html")
        .generate(
            case=case_of(part, texts),
            css=css,
            script=styles("casefile.js"),
            policy=policy(css, script),
            record=embedded(part.record, texts),
        )
    )
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(pieces)


CASEFILE = Export(
    write,
    suffix=".html",
    does="A process with all its evidence as one web page that works offline.",
    keeps="everything: each entry with its reason and its words, marked in the reports, and the record as JSON",
    loses="the corrections that led to the record, rejected entries",
    media="text/html",
    options=(Option("texts", True, "With the whole reports, or with only the words that are quoted."),),
    one_process=True,
)
