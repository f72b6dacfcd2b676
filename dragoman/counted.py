"""Counts in words."""

ONE = {"copies": "copy", "processes": "process"}  # where one has no "s" less


def counted(count: int, names: str) -> str:
    """A number with its noun: 1,200 pages, 1 page, 1 copy, 1 read."""
    return f"{count:,} {ONE.get(names, names.removesuffix('s')) if count == 1 else names}"
