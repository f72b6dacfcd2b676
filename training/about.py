"""Learn how much each sign speaks for a report's telling of meetings at all.

python -m training.about FOLDER...    prints "bias" and "weights" of [about] in data/languages/en-meetings.toml
"""

from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict

from dragoman.reading.meetings.about import signs
from dragoman.reading.meetings.occasions import find_occasions
from training.scenes import Told, scenes_asked_for

STRENGTH = 0.03
FOLDS = 10


def main() -> None:
    rows = list(examples(scenes_asked_for(__doc__)))
    names = list(rows[0][0])
    table, told = [[row[name] for name in names] for row, _ in rows], [main for _, main in rows]
    model = LogisticRegression(C=STRENGTH, max_iter=3000)
    guesses = cross_val_predict(model, table, told, cv=FOLDS)
    right = sum(bool(guess) == answer for guess, answer in zip(guesses, told, strict=True)) / len(told)
    print(f"# Right on {right:.0%} of {len(told)} reports in {FOLDS}-fold cross-validation.")
    model.fit(table, told)
    print(f"bias = {model.intercept_[0]:.2f}")
    print("weights = { " + ", ".join(f"{n} = {w:.2f}" for n, w in zip(names, model.coef_[0], strict=True)) + " }")


def examples(told: list[Told]) -> list[tuple[dict[str, float], bool]]:
    """The signs of each report, and whether it has a main meeting."""
    return [
        (signs(scene, find_occasions(scene)), any(meeting.get("main") for meeting in meetings))
        for scene, meetings in told
    ]


if __name__ == "__main__":
    main()
