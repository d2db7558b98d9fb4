"""The public verbs: read a page, clean an Article, clean a string."""
