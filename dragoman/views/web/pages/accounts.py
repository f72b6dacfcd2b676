"""Signing in and out, one's own account with its tokens, and for admins the accounts of all."""

from secrets import token_urlsafe
from typing import cast

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dragoman.errors import UsageError
from dragoman.store import Store
from dragoman.views.web.handling import addresses, deed, go_to, page, render, settings, visitor
from dragoman.views.web.safety.cookies import give_key, key_of
from dragoman.views.web.safety.signing_in import TooManyError, known_password, signed_in
from dragoman.views.web.safety.ways import way_back
from dragoman.views.web.visitors import Role

UNKNOWN = "No account has this name with this password. Try again, or ask whoever keeps the accounts here."


def sign_in(request: Request, store: Store) -> Response:
    """The form; whoever is signed in already goes on."""
    del store
    to = way_back(request.query_params.get("to", ""))
    if visitor(request).name:
        return go_to(addresses(request).of(to))
    return render(request, "sign_in.html", to=to, name="", problem=None)


def let_in(request: Request, store: Store, form: FormData) -> Response:
    """A new key for whoever has a name and its password; the same words for all others."""
    name, to = said(form, "name").strip(), way_back(said(form, "to"))
    lasting = said(form, "lasting") == "yes"
    try:
        key = signed_in(request, store, name, said(form, "password"), lasting)
    except TooManyError as error:
        answer = render(request, "sign_in.html", 429, to=to, name=name, problem=str(error))
        answer.headers["Retry-After"] = str(error.wait)
        return answer
    if key is None:
        return render(request, "sign_in.html", 422, to=to, name=name, problem=UNKNOWN)
    give_key(request, key, lasting)
    return go_to(addresses(request).of(to))


def sign_out(request: Request, store: Store, form: FormData) -> Response:
    del form
    key = key_of(request)
    if key is not None:
        store.end_session(key)
    give_key(request, token_urlsafe(32))
    answer = go_to(addresses(request).sign_in())
    answer.headers["Clear-Site-Data"] = '"cache"'
    return answer


def account(request: Request, store: Store, status: int = 200, /, **told: str) -> Response:
    """One's own account: its password, and the tokens of one's programs."""
    name = visitor(request).name
    tokens = [] if settings(request).alone else store.tokens(name)
    return render(request, "account.html", status, tokens=tokens, told=told)


def change_password(request: Request, store: Store, form: FormData) -> Response:
    """Another password for whoever knows the one of before; all other sessions of theirs end."""
    own_account(request)
    name, role = visitor(request)
    new = said(form, "new")
    try:
        if not known_password(request, store, name, said(form, "password")):
            return account(request, store, 422, wrong="That is not your password of now.")
        if new != said(form, "again"):
            return account(request, store, 422, wrong="The new password and its repetition differ.")
        store.keep_account(name, role, new)
    except (UsageError, TooManyError) as error:
        return account(request, store, 422, wrong=str(error))
    give_key(request, store.new_session(name))
    return account(request, store, changed="Your password is changed. You are signed out everywhere else.")


def make_token(request: Request, store: Store, form: FormData) -> Response:
    """A token, which is shown this once."""
    own_account(request)
    try:
        token = store.new_token(visitor(request).name, said(form, "called").strip())
    except UsageError as error:
        return account(request, store, 422, token_problem=str(error))
    return account(request, store, token=token)


def drop_token(request: Request, store: Store, form: FormData) -> Response:
    own_account(request)
    name, called = visitor(request).name, said(form, "called")
    if called in [token.called for token in store.tokens(name)]:
        store.drop_token(name, called)
    return go_to(addresses(request).account())


def own_account(request: Request) -> None:
    if settings(request).alone:
        raise HTTPException(404, "One person alone has no account here, and needs no password.")


def accounts(request: Request, store: Store, status: int = 200, /, **told: str) -> Response:
    """Everybody who may come in."""
    return render(request, "accounts.html", status, accounts=store.accounts(), told=told)


def add(request: Request, store: Store, form: FormData) -> Response:
    name = said(form, "name").strip()
    if store.account(name) is not None:
        return accounts(request, store, 422, problem=f"There is an account {name} already.", name=name)
    try:
        store.keep_account(name, role_called(said(form, "role")), said(form, "password"))
    except UsageError as error:
        return accounts(request, store, 422, problem=str(error), name=name)
    return accounts(request, store, done=f"{name} may sign in now.")


def change(request: Request, store: Store, form: FormData) -> Response:
    """Another role, or a password in the place of a forgotten one."""
    name, password = said(form, "name"), said(form, "password") or None
    known = store.account(name)
    if known is None:
        return accounts(request, store, 422, problem=f"There is no account {name}.")
    role = role_called(said(form, "role")) if said(form, "role") else known.role
    if role != "admin" and is_last_admin(store, name):
        return accounts(request, store, 422, problem=f"{name} is the last admin. Make somebody else an admin first.")
    try:
        store.keep_account(name, role, password)
    except UsageError as error:
        return accounts(request, store, 422, problem=str(error))
    return accounts(request, store, done=f"{name} is changed.")


def remove(request: Request, store: Store, form: FormData) -> Response:
    """Take an account away; what its owner said stays in the journal under their name."""
    name = said(form, "name")
    if is_last_admin(store, name):
        return accounts(request, store, 422, problem=f"{name} is the last admin. Make somebody else an admin first.")
    try:
        store.drop_account(name)
    except UsageError as error:
        return accounts(request, store, 422, problem=str(error))
    return accounts(request, store, done=f"{name} cannot sign in any more.")


def is_last_admin(store: Store, name: str) -> bool:
    return [one.name for one in store.accounts() if one.role == "admin"] == [name]


def role_called(name: str) -> Role:
    return cast("Role", name)  # the store says so where it is none


def said(form: FormData, field: str) -> str:
    """What stands in a field, as text."""
    found = form.get(field)
    return found if isinstance(found, str) else ""


ROUTES = (
    Route("/sign-in", page(sign_in, None)),
    Route("/sign-in", deed(let_in, None), methods=["POST"]),
    Route("/sign-out", deed(sign_out, None), methods=["POST"]),
    Route("/account", page(account)),
    Route("/account/password", deed(change_password, "reader"), methods=["POST"]),
    Route("/account/tokens", deed(make_token, "reader"), methods=["POST"]),
    Route("/account/tokens/drop", deed(drop_token, "reader"), methods=["POST"]),
    Route("/accounts", page(accounts, "admin")),
    Route("/accounts/add", deed(add, "admin"), methods=["POST"]),
    Route("/accounts/change", deed(change, "admin"), methods=["POST"]),
    Route("/accounts/remove", deed(remove, "admin"), methods=["POST"]),
)
