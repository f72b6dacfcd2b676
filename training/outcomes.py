"""Learn how much each sign in headline and lead speaks for each outcome of the main meeting.

python -m training.outcomes FOLDER...    prints the table [outcomes.lead] of data/languages/en-meetings.toml
"""

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict

from dragoman.reading.meetings import lead_context, lead_passages
from dragoman.reading.meetings.occasions import find_occasions
from dragoman.reading.meetings.outcomes import features_of, signs_of
from training.scenes import Told, scenes_asked_for

STRENGTH = 0.2
FOLDS = 8


def main() -> None:
    rows, outcomes = examples(scenes_asked_for(__doc__))
    names = list(rows[0])
    table = [[row[name] for name in names] for row in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    guesses = cross_val_predict(model, table, outcomes, cv=StratifiedKFold(FOLDS, shuffle=True, random_state=1))
    right = sum(guess == outcome for guess, outcome in zip(guesses, outcomes, strict=True)) / len(outcomes)
    print(f"# Right on {right:.0%} of {len(outcomes)} reports in {FOLDS}-fold cross-validation.")
    model.fit(table, outcomes)
    for outcome, bias, weights in zip(model.classes_, model.intercept_, model.coef_, strict=True):
        print(
            f"{outcome} = {{ bias = {bias:.2f}, "
            + ", ".join(f"{n} = {w:.2f}" for n, w in zip(names, weights, strict=True))
            + " }"
        )


def examples(told: list[Told]) -> tuple[list[dict[str, float]], list[str]]:
    """The signs of each report that has a main meeting with an outcome, and that outcome."""
    rows: list[dict[str, float]] = []
    outcomes: list[str] = []
    for scene, meetings in told:
        ends = [meeting["outcome"] for meeting in meetings if meeting.get("main") and meeting.get("outcome")]
        if ends:
            passages = lead_passages(scene)
            lead = [occasion for occasion in find_occasions(scene) if occasion.start < scene.lead_end]
            rows.append(features_of(signs_of(passages[:2]), signs_of(passages[2:])) | lead_context(scene, lead))
            outcomes.append(ends[0])
    return rows, outcomes


if __name__ == "__main__":
    main()
