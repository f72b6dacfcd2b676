"""Coded events: sentences of the PLOVER gold standard, each read as a report, scored by its own scorer.

python -m quality.events [GOLD.jsonl] [--show]
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from dragoman.model import Actor, Report
from dragoman.reading import read
from dragoman.vocabulary import load
from quality.corpora import SHARED

GOLD = SHARED / "plover/dev.jsonl"


def measure(gold: Path = GOLD) -> dict[str, float]:
    """The scorer's figures: coded, type, any, actors (see the scorer's head)."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predictions:
        predictions.writelines(json.dumps(coded(sentence)) + "\n" for sentence in sentences(gold))
        predictions.flush()
        scorer = [sys.executable, str(SHARED / "plover/score.py"), str(gold), predictions.name, "--json"]
        return dict(json.loads(subprocess.run(scorer, check=True, capture_output=True, text=True).stdout))  # noqa: S603


def sentences(gold: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line.strip()]


def coded(sentence: dict[str, Any]) -> dict[str, Any]:
    """One sentence with its events, the surest first."""
    text = sentence["text"].strip()
    reading = read(Report(id=sentence["id"], name=sentence["id"], text=text))
    spelt = {actor.id: plover_code(actor) for actor in reading.actors}
    told = [
        {
            "type": event.type,
            "mode": event.mode,
            "actors": [spelt[party] for party in event.actors],
            "recipients": [spelt[party] for party in event.recipients],
            "reason": event.reason,
        }
        for event in sorted(reading.events, key=lambda event: -event.score)
    ]
    return {"id": sentence["id"], "events": told}


def plover_code(actor: Actor) -> str:
    """A party as the records spell it: IGO for any organisation, its country for a group (PSE for HAMAS)."""
    if actor.kind == "organisation":
        return "IGO"
    homes = load("plover")["groups"]
    return next((country for country, groups in homes.items() if actor.id in groups), actor.id)


def show(gold: Path) -> None:
    """Gold against found, sentence by sentence."""
    for sentence in sentences(gold):
        found = coded(sentence)["events"]
        right = bool(found) and found[0]["type"] == sentence["type"]
        sides = [[entity["code"] for entity in sentence[side]] for side in ("actors", "recipients")]
        print("  " if right else "- ", sentence["type"], *sides, "|", sentence["text"].strip())
        for event in found:
            print("      ", event["type"], event["actors"], event["recipients"], event["reason"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    if args.show:
        show(args.gold)
    print("  ".join(f"{name} {value:.3f}" for name, value in measure(args.gold).items()))


if __name__ == "__main__":
    main()
