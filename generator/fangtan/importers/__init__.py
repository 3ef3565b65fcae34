"""Interviews in other formats, read into blocks."""
