from pathlib import Path

from quality.results import compare, load_floors, load_results, save_results

MEASURED = {"talks": {"figures": {"people": 0.7}, "reports": 2, "digest": "aa"}}


def test_a_figure_stands_beside_the_last_one_and_its_floor() -> None:
    old = {"talks": {"figures": {"people": 0.6}, "reports": 2, "digest": "aa"}}
    (figure,) = compare(MEASURED, old, {"talks": {"people": 0.75}})
    assert (figure.before, round(figure.change or 0, 2), figure.is_under) == (0.6, 0.1, True)


def test_a_corpus_that_changed_has_no_figure_to_compare_with() -> None:
    old = {"talks": {"figures": {"people": 0.6}, "reports": 2, "digest": "bb"}}
    assert [figure.before for figure in compare(MEASURED, old, {})] == [None]


def test_a_corpus_not_measured_keeps_its_last_results(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    save_results(MEASURED, {"events": {"figures": {}, "digest": "cc"}}, "1", path)
    assert set(load_results(path)) == {"events", "talks"}


def test_every_floor_is_of_a_figure_that_was_measured() -> None:
    results = load_results()
    assert all(name in results[corpus]["figures"] for corpus, floors in load_floors().items() for name in floors)
