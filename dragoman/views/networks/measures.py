"""What can be asked of a network, by the names that Discourse Network Analyzer has for it where it has one."""

from typing import Literal

Duplicates = Literal["once", "year", "month", "week", "document", "all"]
Agreement = Literal["narrow", "wide", "ignored"]

DUPLICATES: tuple[Duplicates, ...] = ("once", "year", "month", "week", "document", "all")
TWO_MODE = ("ignore", "combine", "subtract")
ONE_MODE = ("ignore", "congruence", "conflict", "subtract")
TWO_MODE_NORMALISATIONS = ("no", "activity", "prominence")
ONE_MODE_NORMALISATIONS = ("no", "average", "jaccard", "cosine")
