"""Desks under a passphrase: one encrypted page for a host that is open to everybody."""

from fangtan.lock.cipher import ITERATIONS, Locked, is_installed, locked
from fangtan.lock.matter import Desks, desks
from fangtan.lock.page import FORMAT, IDLE_MINUTES, page
from fangtan.lock.passphrase import generated, normalised
from fangtan.lock.strength import LEAST_GUESSES, weakness

__all__ = [
    "FORMAT",
    "IDLE_MINUTES",
    "ITERATIONS",
    "LEAST_GUESSES",
    "Desks",
    "Locked",
    "desks",
    "generated",
    "is_installed",
    "locked",
    "normalised",
    "page",
    "weakness",
]
