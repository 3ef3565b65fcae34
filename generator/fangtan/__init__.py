"""Fangtan turns one interview into a whole film-school seminar, in two languages or more."""

__version__ = "0.1.0"
