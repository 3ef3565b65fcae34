"""The editions: one module a published form of the content."""
