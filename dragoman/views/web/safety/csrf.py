"""Forms that only our own pages can send: each brings a token along that is made of its visitor's key."""

import hashlib
import hmac
from typing import NoReturn

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request

from dragoman.views.web.safety.cookies import key_for, key_of

MOST_FILES = 200
MOST_FIELDS = 2000
LARGEST_FIELD = 4_000_000  # bytes: a pasted report
KEPT = 2_000_000  # characters of a refused form that are held out to be sent again
OWN = "csrf"
SECRET = {"password", "new", "again"}  # fields of which no page holds anything


class StaleFormError(HTTPException):
    """A form of ours whose token is none, or no longer; `fields` are what was written in it."""

    def __init__(self, fields: list[tuple[str, str]], files: bool) -> None:
        super().__init__(403, "This form is from before you signed in, or from before the program was started again.")
        self.fields = fields
        self.files = files


async def checked_form(request: Request) -> FormData:
    """The form that was sent, if it is from a page of ours; nothing in it holds a zero byte."""
    check_charset(request)
    form = clean(await request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=LARGEST_FIELD))
    given = form.get(OWN) or request.headers.get("x-csrf") or ""
    if not (isinstance(given, str) and fits(request, given)):
        refuse(form)
    return form


def token_for(request: Request) -> str:
    """What a form of this visitor must bring along, in the field `csrf` or the header `x-csrf`."""
    return made_of(request, key_for(request))


def fits(request: Request, token: str) -> bool:
    """Whether a token is this visitor's; it takes as long where it is not."""
    key = key_of(request)
    return key is not None and hmac.compare_digest(token.encode(), made_of(request, key).encode())


def made_of(request: Request, key: str) -> str:
    secret: bytes = request.app.state.secret
    return hmac.new(secret + key.encode(), b"forms", hashlib.sha256).hexdigest()


def check_charset(request: Request) -> None:
    """Forms are UTF-8: a form in "idna" or "unicode_escape" is made to break what reads it."""
    kind = request.headers.get("content-type", "").lower()
    _, named, charset = kind.partition("charset=")
    if named and charset.partition(";")[0].strip(' "') not in {"utf-8", "utf8"}:
        raise HTTPException(415, "A form is written in UTF-8. Send it so.")


def clean(form: FormData) -> FormData:
    """The form without zero bytes, which no text has and some databases refuse."""
    pairs = [
        (text(name), value if isinstance(value, UploadFile) else text(value)) for name, value in form.multi_items()
    ]
    return FormData(pairs)


def text(value: str) -> str:
    return value.replace("\0", "").encode("utf-8", "replace").decode("utf-8")


def refuse(form: FormData) -> NoReturn:
    """Nothing is lost: what was written is held out to be sent again, unless it is very long."""
    fields = [(name, value) for name, value in form.multi_items() if isinstance(value, str) and name != OWN]
    files = any(isinstance(value, UploadFile) and value.filename for _, value in form.multi_items())
    fit = sum(len(value) for _, value in fields) <= KEPT and not SECRET & {name for name, _ in fields}
    raise StaleFormError(fields if fit else [], files)
