from tools.write_sample import README, with_sample


def test_the_readme_shows_what_the_program_prints() -> None:
    """`make data` brings it up to date."""
    readme = README.read_text(encoding="utf-8")
    assert "$ dragoman read" in readme
    assert with_sample(readme) == readme
