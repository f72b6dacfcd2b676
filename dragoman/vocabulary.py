"""The words that reading needs, loaded once from data/."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The table in data/NAME.toml: load("languages/en")["sentences"]["abbreviations"]."""
    return tomllib.loads(files("dragoman.data").joinpath(f"{name}.toml").read_text(encoding="utf-8"))


@cache
def month_numbers() -> dict[str, int]:
    """The number of each month by its names: {"january": 1, "jan": 1, ...}."""
    return {name: number for number, names in enumerate(load("dates")["months"], 1) for name in names}
