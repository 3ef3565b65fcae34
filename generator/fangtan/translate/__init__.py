"""Translations: what translators are handed, and what comes back from them."""
