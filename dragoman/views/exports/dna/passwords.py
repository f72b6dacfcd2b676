"""Passwords of coders, hashed as DNA does it: with Jasypt's StrongPasswordEncryptor."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize

SALT_BYTES, ROUNDS = 16, 100_000


@lru_cache(maxsize=256)
def hashed(password: str, coder: str) -> str:
    """The salt and after it SHA-256 of salt and password, 100,000 times over, in base64.

    The salt is made of the coder's name: equal input is to give equal files. DNA takes any salt.
    """
    salt = sha256(f"dragoman coder {coder}".encode("utf-8", "replace")).digest()[:SALT_BYTES]
    digest = salt + normalize("NFC", password).encode("utf-8", "replace")
    for _ in range(ROUNDS):
        digest = sha256(digest).digest()
    return b64encode(salt + digest).decode()
