"""The brief as one HTML page, to be sent or printed; nothing is loaded from elsewhere."""

from dragoman.views.exports.documents.brief.model import Brief
from dragoman.views.exports.documents.rendering import policy, styles, templates


def html_of(brief: Brief) -> str:
    css = styles("look.css", "brief.css")
    return templates().get_template("brief.html").render(brief=brief, css=css, policy=policy(css))
