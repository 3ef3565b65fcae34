"""Translations: how they stand, what is said of them, and their exchange with translators.

Nothing is imported here: what only counts shall not wait for what loads.
"""
