"""What is chosen when coded files are taken in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.model import Stance


@dataclass(frozen=True)
class Choices:
    """How coded statements are understood.

    by         who says what the file does not name a person for: what the program suggested and somebody changed
    coders     {"Admin": "ana"}: what coders of the file are called here
    coding     a blind coding that takes all of it, in place of the record itself
    suggestions  whether in that coding what a coder left as the program has it counts as theirs
    variables  {"concept": "claim"}: what variables are called in the file, where not as in DNA
    agreed     the stance of a statement that agrees, where the file names no stance; what disagrees rejects
    missing    whether an entry that was handed out and is no longer in the file is rejected
    """

    by: str
    coders: Mapping[str, str] = field(default_factory=dict)
    coding: str | None = None
    suggestions: bool = False
    variables: Mapping[str, str] = field(default_factory=dict)
    agreed: Stance = "accepts"
    missing: bool = False

    def variable(self, name: str) -> str:
        """What a variable is called in the file."""
        return self.variables.get(name, name)
