"""The format of what is locked: PBKDF2 makes a key of the passphrase, AES-GCM seals with it.

docs/locked.md describes it for whoever wants to open a file without our page.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.util
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from fangtan.lock.passphrase import normalised

ITERATIONS = 1_000_000
_SALT, _NONCE, _KEY = 16, 12, 32
_VERSION = 1
_LIBRARIES = ("cryptography", "zxcvbn")


@dataclass(frozen=True, slots=True)
class Locked:
    """What is sealed, and all that is needed beside the passphrase to open it.

    `header` is authenticated with the rest: who changes a letter of it can open nothing.
    """

    header: str
    salt: bytes
    nonce: bytes
    sealed: bytes
    iterations: int

    def as_json(self) -> Mapping[str, object]:
        """Return it as it stands in the page."""
        return {
            "header": self.header,
            "iterations": self.iterations,
            "salt": _base64(self.salt),
            "nonce": _base64(self.nonce),
            "sealed": _base64(self.sealed),
        }


def is_installed() -> bool:
    """Return whether the libraries are there that locking takes."""
    return all(importlib.util.find_spec(library) is not None for library in _LIBRARIES)


def locked(start: str, pages: Mapping[str, bytes], passphrase: str) -> Locked:
    """Return pages sealed under a passphrase, by their paths, and the one to begin with.

    Salt and nonce are new each time, so that no two files have anything in common, and no key
    ever seals twice.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 - an extra

    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    header = (
        f"fangtan-locked {_VERSION} PBKDF2-HMAC-SHA-256 {ITERATIONS} {_base64(salt)} "
        f"AES-256-GCM {_base64(nonce)} gzip"
    )
    whole = {"start": start, "pages": {path: text.decode() for path, text in pages.items()}}
    plain = gzip.compress(json.dumps(whole, ensure_ascii=False).encode(), mtime=0)
    words = normalised(passphrase).encode()
    key = hashlib.pbkdf2_hmac("sha256", words, salt, ITERATIONS, _KEY)
    sealed = AESGCM(key).encrypt(nonce, plain, header.encode())
    return Locked(header, salt, nonce, sealed, ITERATIONS)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
