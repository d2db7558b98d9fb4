"""Readers make Articles: ``text`` from plain text, ``html`` from a page."""
