"""Pages of a busy site around a text: menus, other stories, notices, comments and scripts, all of them invented.

One of the other stories is about talks.
"""

from html import escape

MENU = ("Home", "World", "Politics", "Business", "Markets", "Sport", "Culture", "Weather", "Video", "Opinion", "Jobs")
OTHERS = (
    "Storm shuts ferry ports along the northern coast",
    "Five recipes for the last courgettes of the summer",
    "Champions lose at home to a side from the third division",
    "Why your phone bill is about to go up again",
    "Talks on the ceasefire resume in Geneva next week, envoys say",
    "Museum finds a lost portrait behind a cupboard",
    "Bakers' strike enters its second week with no bread in sight",
    "Parliament votes on the tax bill after a night of speeches",
    "Shares fall as the central bank keeps its rate unchanged",
)
COOKIES = (
    "We and our 814 partners store and read information on your device, such as cookies, to show you the right "
    "advertising. You can withdraw your consent at any time. By continuing you agree to our terms of use."
)
COMMENTS = (
    "Nobody asked us. My train was late again this morning and the minister was on television.",
    "First! Great reporting as always, keep it up.",
    "Does anyone know when the crossword comes back?",
)
SCRIPT = "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(1)};if(a<b){gtag('js',new Date())}"


def page_of(text: str, number: int = 0) -> str:
    """A whole page with a text of paragraphs in the middle; `number` turns the other stories around."""
    head, *rest = [block.strip() for block in text.split("\n\n") if block.strip()]
    menu = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in MENU)
    turn = number % len(OTHERS)
    others = "".join(f'<li><a href="/story/{n}">{one}</a></li>' for n, one in enumerate(OTHERS[turn:] + OTHERS[:turn]))
    body = "".join(f"<p>{escape(block)}</p>" for block in rest)
    comments = "".join(f'<div class="comment"><p>{one}</p></div>' for one in COMMENTS)
    return (
        f"<!DOCTYPE html><html><head><title>{escape(head)} | The Morning Packet</title><script>{SCRIPT}</script>"
        f"<style>.menu{{display:flex}} p>a{{color:#036}}</style></head><body><!-- top -->"
        f'<div class="menu"><ul>{menu}</ul></div><div class="notice"><p>{COOKIES}</p></div>'
        f"<article><h1>{escape(head)}</h1>{body}</article><div class='most'><h2>Most read</h2><ol>{others}</ol></div>"
        f"{comments}<footer><p>© The Morning Packet. All rights reserved.</p></footer></body></html>"
    )
