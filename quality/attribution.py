"""PolNeAR: who said what in articles whose every attribution is marked, scored with the corpus's own scorer.

python -m quality.attribution [ARTICLES.jsonl.gz] [--damage straight|lost|turned|mixed]
"""

import argparse
import json
import random
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from dragoman.reading.grammar import paragraphs_of
from dragoman.reading.marks import attributions
from dragoman.reading.tagger import tagger
from quality.corpora import SHARED, scorer

DEV = SHARED / "attribution/polnear/dev.jsonl.gz"
MEASURES = ("content_tokens", "partial", "exact", "attributed")


def measure(articles: Path = DEV, damage: str = "none") -> dict[str, float]:
    """F1 in per cent: content tokens, partial, exact, attributed; of articles with their quotation marks damaged."""
    bench = scorer(SHARED / "attribution/score.py")
    gold = bench.read(articles)
    predictions = {name: {"attributions": marked(DAMAGES[damage](article["text"]))} for name, article in gold.items()}
    result = bench.score(gold, predictions)
    return {name: round(100 * result[name]["f1"], 1) for name in MEASURES}


def marked(text: str) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of one article in the corpus's form; its text unchanged, so that offsets hold."""
    tagged = tagger().tag(text, paragraphs_of(text), "press")
    return [
        {"source": listed(one.source), "cue": listed(one.cue), "content": list(one.content)}
        for one in attributions(tagged)
    ]


def listed(span: tuple[int, int] | None) -> list[tuple[int, int]]:
    return [] if span is None else [span]


def mixed(text: str) -> str:
    """Each mark another one or none, drawn the same way each time."""
    chance = random.Random(0)  # noqa: S311 - a draw that is the same each time
    return MARK.sub(lambda _: chance.choice("“”„«»\"' "), text)


MARK = re.compile('[“”„«»"]')
DAMAGES: Mapping[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "straight": lambda text: MARK.sub('"', text),
    "lost": lambda text: MARK.sub(" ", text),
    "turned": lambda text: MARK.sub("”", text),
    "mixed": mixed,
}
"""Damage to quotation marks that leaves every word at its place."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=DEV)
    parser.add_argument("--damage", choices=list(DAMAGES), default="none")
    args = parser.parse_args()
    print(json.dumps(measure(args.articles, args.damage), indent=1))


if __name__ == "__main__":
    main()
