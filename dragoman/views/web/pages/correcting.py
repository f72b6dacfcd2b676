"""Forms that accept, reject, edit, add, merge, split and rename."""

from starlette.routing import Route

from dragoman.views.web.correcting.deeds import accept, reject, undo_latest, undo_line
from dragoman.views.web.correcting.editing import add, edit, save, save_new
from dragoman.views.web.correcting.identity import identity, merges, say_apart, say_same, split_off
from dragoman.views.web.correcting.issues import issues, rename, renamed
from dragoman.views.web.correcting.snippets import judge_many, snippets
from dragoman.views.web.handling import deed, page

ENTRY = "{kind}/{entry:path}"

ROUTES: tuple[Route, ...] = (
    Route(f"/r/{{report}}/accept/{ENTRY}", deed(accept), methods=["POST"]),
    Route(f"/r/{{report}}/reject/{ENTRY}", deed(reject), methods=["POST"]),
    Route(f"/r/{{report}}/undo/{ENTRY}", deed(undo_latest), methods=["POST"]),
    Route(f"/r/{{report}}/edit/{ENTRY}", page(edit, "coder"), methods=["GET"]),
    Route(f"/r/{{report}}/edit/{ENTRY}", deed(save), methods=["POST"]),
    Route("/r/{report}/add", page(add, "coder"), methods=["GET"]),
    Route("/r/{report}/add/{kind}", page(add, "coder"), methods=["GET"]),
    Route("/r/{report}/add/{kind}", deed(save_new), methods=["POST"]),
    Route("/p/{process}/merges", page(merges)),
    Route("/p/{process}/one/{kind}/{entry:path}", page(identity)),
    Route("/p/{process}/same", deed(say_same), methods=["POST"]),
    Route("/p/{process}/apart", deed(say_apart), methods=["POST"]),
    Route("/p/{process}/split", deed(split_off), methods=["POST"]),
    Route("/issues", page(issues)),
    Route("/issues/rename", page(rename, "coder"), methods=["GET"]),
    Route("/issues/rename", deed(renamed), methods=["POST"]),
    Route("/p/{process}/issues", page(issues)),
    Route("/p/{process}/issues/rename", page(rename, "coder"), methods=["GET"]),
    Route("/p/{process}/issues/rename", deed(renamed), methods=["POST"]),
    Route("/p/{process}/snippets", page(snippets), methods=["GET"]),
    Route("/p/{process}/snippets", deed(judge_many), methods=["POST"]),
    Route("/undo/{n}", deed(undo_line), methods=["POST"]),
)
