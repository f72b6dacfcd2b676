"""Who looks at a page, and what they may do."""

from typing import Literal, NamedTuple

Role = Literal["reader", "coder", "admin"]
RANKS: dict[str, int] = {"reader": 0, "coder": 1, "admin": 2}


class Visitor(NamedTuple):
    """`name` is what the journal calls them; nobody signed in has the name ""."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        return RANKS[self.role] >= RANKS[role]
