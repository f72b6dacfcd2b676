"""Headers of every answer: nothing is loaded from elsewhere, no script stands in a page."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cache-control": "private, no-cache",
}
HTTPS_ONLY = {"strict-transport-security": "max-age=31536000"}
NOT_KEPT = ("/sign-in", "/sign-out", "/account")  # pages that no browser or proxy keeps a copy of


class SafeHeaders:
    """Puts them on each answer that does not bring its own."""

    def __init__(self, app: ASGIApp, secure: bool = False) -> None:
        self.app = app
        self.headers = {**HEADERS, **(HTTPS_ONLY if secure else {})}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                more = self.headers
                if scope["path"].startswith(NOT_KEPT):
                    more = {**more, "cache-control": "no-store"}
                pairs = ((name.encode(), value.encode()) for name, value in more.items())
                message["headers"] = [*message["headers"], *(one for one in pairs if one[0] not in own)]
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)
