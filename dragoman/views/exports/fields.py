"""Objects of fields, as formats in JSON have them."""

from collections.abc import Container
from typing import Any


def filled(fields: dict[str, Any], but: Container[str] = ()) -> dict[str, Any]:
    """The fields of which something is known, and those that stand there empty too (`but`)."""
    empty: tuple[Any, ...] = (None, "", [], {})
    return {name: value for name, value in fields.items() if name in but or value not in empty}
