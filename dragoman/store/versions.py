"""What differs between two versions of an article."""

from difflib import unified_diff

from dragoman.model import Report


def difference(old: Report, new: Report) -> list[str]:
    """The paragraphs that went (-) and came (+), each with its neighbours, as a unified difference."""
    before, after = old.text.splitlines(), new.text.splitlines()
    return list(unified_diff(before, after, named(old), named(new), n=1, lineterm=""))


def named(report: Report) -> str:
    return f"{report.name} ({report.published or 'no day'}, {report.id})"
