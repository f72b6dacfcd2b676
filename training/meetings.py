"""Learn what speaks for a report's telling of a meeting, for a telling's being another meeting, for a party's part.

python -m training.meetings --shared ../shared    writes dragoman/data/models/meetings.toml
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from dragoman.reading.cast import Cast
from dragoman.reading.dates import find_times
from dragoman.reading.grammar import Parsed
from dragoman.reading.meetings import main_meeting
from dragoman.reading.meetings.about import told_signs
from dragoman.reading.meetings.appearances import appear_jointly
from dragoman.reading.meetings.lead import lead_context, lead_passages
from dragoman.reading.meetings.occasions import Occasion, find_occasions, with_recalled
from dragoman.reading.meetings.outcomes import Verdict, features_of, signs_of
from dragoman.reading.meetings.parts import Parties
from dragoman.reading.meetings.passing import clause_of, passing_signs
from dragoman.reading.meetings.sides import weigh_parties
from dragoman.reading.meetings.standing import standing_signs
from dragoman.reading.meetings.talks import Scene, set_scene
from dragoman.reading.meetings.weighing import BIAS, Signs, total
from dragoman.reading.people import find_cast
from dragoman.reading.people.identity import plain
from dragoman.sources import list_items, to_report
from training.labelled import LATER, REAL, fold_of, report_paths, series_of
from training.parses import kept_parse

MODEL = Path(__file__).parents[1] / "dragoman/data/models/meetings.toml"
FOLDS = 8
LEAST = {"told": 0.3, "another": 0.4, "party": 0.4, "second party": 0.25, "mediator": 0.15}
# By the F1 that folds left out had; the last two by what they let in, right and wrong.
STRENGTH = {
    "told": 0.03,
    "outcome": 0.05,
    "another": 0.05,
    "outcome in passing": 0.05,
    "part": 0.05,
    "part in another": 0.03,
}  # the greater, the less weights are pulled to 0
LEAST_SPREAD = 0.3  # signs that hardly ever differ are not blown up
OFTEN = 4  # examples in which a sign must occur
COUNTED = {REAL: 2.0}  # how much a real report counts beside an invented one
RARE = {"outcome": 0.3}  # the greater, the more an answer counts that few reports have
# Too few reports of festivals and mountains were there to learn from, and of press conferences of two.
BY_HAND = {"told": {"elsewhere": -0.7, "joint appearance": 2.5}}
SUITS = 1.0  # how well a gold meeting must suit what is told, for it to be the one
Gold = dict[str, Any]
Tables = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Example:
    """One decision about a report: what speaks for each answer, and the right one."""

    kind: str
    series: str
    decision: str
    signs: Signs
    answer: str


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--parses", type=Path, help="folder where parses are kept from run to run")
    parser.add_argument("--out", type=Path, default=MODEL)
    args = parser.parse_args()
    examples = [e for kind, path in reports(args.shared) for e in examples_of(kind, path, args.parses)]
    measured = [measure(decision, examples) for decision in STRENGTH]
    args.out.write_text(written(fit_all(examples), measured), encoding="utf-8")


def reports(shared: Path) -> Iterator[tuple[str, Path]]:
    """Each report with its kind, the real ones first, without the series written last."""
    yield from ((kind, path) for kind, path in report_paths(shared) if path.stem.split("-")[0] not in LATER)


def examples_of(kind: str, path: Path, parses: Path | None) -> Iterator[Example]:
    """The decisions about a report, read as a user has it read: dated by itself or not at all."""
    parsed = kept_parse(to_report(next(iter(list_items([str(path)])))), parses)
    gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    series = series_of(kind, path)
    for decision, signs, answer in decisions(parsed, find_cast(parsed), gold):
        yield Example(kind, series, decision, signs, answer)


def decisions(parsed: Parsed, cast: Cast, gold: Gold) -> Iterator[tuple[str, Signs, str]]:
    """Each decision with its signs and its answer by the gold record."""
    scene = set_scene(parsed, cast)
    occasions, weighed = find_occasions(scene), weigh_parties(scene)
    parties = Parties(scene, weighed)
    mains = [meeting for meeting in gold["meetings"] if meeting.get("main")]
    if len(weighed.order) >= 2:
        yield "told", told_signs(scene, occasions, weighed, appear_jointly(scene)), "yes" if mains else "no"
    codes = {alias: code for code, others in (gold.get("aliases") or {}).items() for alias in others}
    for meeting in mains:
        if meeting.get("outcome"):
            yield "outcome", outcome_signs(scene, occasions), meeting["outcome"]
        for code, signs in parties.signs(0, scene.lead_end).items():
            yield "part", signs, part_in(meeting, codes.get(code, code))
    if gold["meetings"]:
        outcomes = [meeting["outcome"] for meeting in mains if meeting.get("outcome")]
        verdict = Verdict(outcomes[0] if outcomes else "continues", "", 1.0)
        main = main_meeting(scene, weighed.by_words, occasions, verdict)
        days = days_by_gold(scene, gold)
        told = with_recalled(scene, occasions)
        for occasion in told:
            other = told_in(occasion, gold["meetings"], days)
            yield "another", standing_signs(scene, occasion, main), "yes" if other else "no"
            if other and other.get("outcome"):
                clause = clause_of(scene, occasion, told)
                yield "outcome in passing", passing_signs(scene, occasion, told, clause), other["outcome"]
            sentence = scene.sentences[occasion.sentence]
            for code, signs in parties.signs(*sentence).items() if other else ():
                yield "part in another", signs, part_in(other, codes.get(code, code))


def outcome_signs(scene: Scene, occasions: tuple[Occasion, ...]) -> Signs:
    passages = lead_passages(scene)
    return features_of(signs_of(passages[:2]), signs_of(passages[2:])) | lead_context(scene, occasions)


def part_in(meeting: Gold, code: str) -> str:
    return "party" if code in meeting["parties"] else "mediator" if code in meeting["mediators"] else "none"


def days_by_gold(scene: Scene, gold: Gold) -> dict[int, str]:
    """The date of each time told, as the day that the gold record gives the report has it."""
    times = find_times(scene.text, gold.get("published") or scene.today.day, scene.tenses)
    return {time.start: time.date for time in times}


def told_in(occasion: Occasion, meetings: list[Gold], days: dict[int, str]) -> Gold | None:
    """The meeting beside the main one that an occasion tells of: one that it suits, and better than the main one."""
    suits = [(suiting(occasion, meeting, days), not meeting.get("main"), meeting) for meeting in meetings]
    best, another, meeting = max(suits, key=lambda row: (row[0], not row[1]))
    return meeting if another and best >= SUITS else None


def suiting(occasion: Occasion, meeting: Gold, days: dict[int, str]) -> float:
    """How well day, place and round told suit a meeting; what contradicts counts more than what agrees."""
    score = 0.0
    if occasion.time:
        score += day_suits(days.get(occasion.time.start, occasion.time.date), meeting)
    if occasion.place and meeting.get("place"):
        names = {plain(name.split(",")[0]) for name in [meeting["place"], *meeting.get("place_also", [])]}
        score += 2.0 if plain(occasion.place.name) in names else -1.5
    if occasion.round and meeting.get("round"):
        score += 2.0 if occasion.round == meeting["round"] else -3.0
    return score


def day_suits(day: str, meeting: Gold) -> float:
    if not meeting.get("date"):
        return -0.5
    dates = [meeting["date"], *meeting.get("date_also", [])]
    if any(day == date or day.startswith(f"{date}-") for date in dates):
        return 2.0
    return 1.0 if any(date.startswith(day) for date in dates) else -3.0


def measure(decision: str, examples: list[Example]) -> str:
    """A line on how weights from the other series decide about each."""
    own = [e for e in examples if e.decision == decision]
    right: Counter[str] = Counter()
    for held in range(FOLDS):
        tables = fit(decision, [e for e in own if fold_of(e.series, FOLDS) != held])
        right.update(e.kind for e in own if fold_of(e.series, FOLDS) == held and decided(tables, e.signs) == e.answer)
    whole = Counter(e.kind for e in own)
    line = f"{decision}: right on " + ", ".join(f"{right[kind]} of {whole[kind]} ({kind})" for kind in whole)
    print(line)
    return line


def decided(tables: Tables, signs: Signs) -> str:
    scores = {answer: total(table, signs) for answer, table in tables.items()}
    best = max(scores, key=scores.__getitem__)
    return best if len(scores) > 1 or scores[best] >= 0 else "no"


def fit_all(examples: list[Example]) -> dict[str, Tables]:
    return {decision: fit(decision, [e for e in examples if e.decision == decision]) for decision in STRENGTH}


def fit(decision: str, examples: list[Example]) -> Tables:
    """The weights of each answer; of two answers those of yes alone."""
    counts = Counter(sign for e in examples for sign in e.signs)
    names = sorted(sign for sign, count in counts.items() if count >= OFTEN)
    table = np.array([[e.signs.get(name, 0.0) for name in names] for e in examples])
    spread = np.maximum(table.std(axis=0), LEAST_SPREAD)
    model = LogisticRegression(C=STRENGTH[decision], max_iter=4000)
    answers = Counter(e.answer for e in examples)
    usual, power = len(examples) / len(answers), RARE.get(decision, 0.0)
    counted = [COUNTED.get(e.kind, 1.0) * (usual / answers[e.answer]) ** power for e in examples]
    model.fit(table / spread, [e.answer for e in examples], sample_weight=counted)
    given = model.classes_ if len(model.coef_) > 1 else model.classes_[1:]
    return {
        str(answer): {BIAS: float(bias)}
        | dict(zip(names, (row / spread).tolist(), strict=True))
        | BY_HAND.get(decision, {})
        for answer, bias, row in zip(given, model.intercept_, model.coef_, strict=True)
    }


def written(tables: dict[str, Tables], measured: list[str]) -> str:
    """The file: thresholds, then a table for each answer to each decision."""
    lines = [
        "# How much each sign speaks for each answer; made by training/meetings.py. In reports left out of the fitting"
    ]
    lines += [f"# {line}." for line in measured]
    lines += ["", "# The share from which an answer is given.", "[least]"]
    lines += [f"{json.dumps(name)} = {share}" for name, share in LEAST.items()]
    for decision, answers in tables.items():
        for answer, weights in answers.items():
            lines += ["", f"[{json.dumps(decision)}.{answer}]"]
            lines += [f"{json.dumps(name, ensure_ascii=False)} = {weight:.3f}" for name, weight in weights.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
