"""PolNeAR: who said what in articles whose every attribution is marked, scored with the corpus's own scorer.

python -m quality.attribution [ARTICLES.jsonl.gz]
"""

import argparse
import importlib.util
import json
import os
from pathlib import Path
from typing import Any

from dragoman.model import Report
from dragoman.reading.attribution.quotations import find_quotations
from dragoman.reading.attribution.utterances import find_utterances
from dragoman.reading.grammar import parse

SHARED = Path(os.environ.get("DRAGOMAN_SHARED", Path(__file__).parents[2] / "shared"))
DEV = SHARED / "attribution/polnear/dev.jsonl.gz"
MEASURES = ("content_tokens", "partial", "exact", "attributed")


def measure(articles: Path = DEV) -> dict[str, float]:
    """F1 in per cent: content tokens, partial, exact, attributed."""
    scorer = load_scorer()
    gold = scorer.read(articles)
    predictions = {name: {"attributions": attributions(article["text"])} for name, article in gold.items()}
    result = scorer.score(gold, predictions)
    return {name: round(100 * result[name]["f1"], 1) for name in MEASURES}


def attributions(text: str) -> list[dict[str, list[tuple[int, int]]]]:
    """The utterances of one article in the corpus's form; its text unchanged, so that offsets hold."""
    parsed = parse(Report(id="article", name="article", text=text))
    found: list[dict[str, list[tuple[int, int]]]] = []
    for utterance in find_utterances(parsed, find_quotations(parsed)):
        content = [with_that(span, text) for span in utterance.content]
        if found and utterance.goes_on and "\n" not in text[found[-1]["content"][-1][1] : utterance.start]:
            found[-1]["content"] += content
            continue
        source, cue = utterance.source_span, utterance.cue
        found.append({"source": [source] if source else [], "cue": [cue] if cue else [], "content": content})
    return found


def with_that(span: tuple[int, int], text: str) -> tuple[int, int]:
    """The corpus counts "that" as part of the content."""
    start, end = span
    return (start - 5 if text[start - 5 : start].lower() == "that " else start), end


def load_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("polnear_score", SHARED / "attribution/score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(SHARED / "attribution/score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", nargs="?", type=Path, default=DEV)
    print(json.dumps(measure(parser.parse_args().articles), indent=1))


if __name__ == "__main__":
    main()
