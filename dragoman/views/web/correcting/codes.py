"""The code of an issue."""

import re
from collections.abc import Mapping


def code_of(typed: str, known: Mapping[str, str]) -> str | None:
    """The code of an issue by itself or by what it is called; a new one is made of its words.

    arms supplies    arms-supplies
    Fish stocks      fish-stocks
    """
    if typed in known:
        return typed
    by_name = {name.casefold(): code for code, name in known.items()}
    return by_name.get(typed.casefold()) or re.sub(r"[^\w]+", "-", typed.casefold()).strip("-") or None
