"""The speaker's window."""
