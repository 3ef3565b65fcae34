"""Translations: how they stand, what is said of them, and what changed beneath them.

Nothing is imported here: what only counts shall not wait for what loads.
"""
