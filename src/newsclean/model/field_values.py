"""The values of an Article's fields that are records: authors and captions."""

from __future__ import annotations

import attrs


@attrs.frozen
class Author:
    """A person who wrote the article; or the newsroom or agency that did, where nobody is named.

    >>> from newsclean import Author
    >>> Author("Ann Lee", role="Reporter").name
    'Ann Lee'
    >>> Author("Reuters", organization="Reuters").is_organization
    True
    """

    name: str
    """The person's name as printed, without ``By``, role or organisation."""
    role: str | None = None
    """What the byline calls the person (``Moscow correspondent``), as printed."""
    organization: str | None = None
    """The agency or paper named beside the person, as printed."""
    raw: str | None = None
    """The piece of byline this was read from; ``None`` if it came from markup."""

    @property
    def is_organization(self) -> bool:
        """Whether no person is meant: its ``name`` is its ``organization``."""
        return self.name == self.organization


@attrs.frozen
class Caption:
    """A picture's caption, with its credit kept apart.

    >>> from newsclean import Caption
    >>> Caption("The harbour at dawn.", credit="Ann Lee / AFP").credit
    'Ann Lee / AFP'
    """

    text: str
    """What the caption says; empty where only a credit was found."""
    credit: str | None = None
    """Who is credited, as printed, without a cue word such as ``Photo:``."""
    image: str | None = None
    """Address of the picture, as the markup gives it; ``None`` for plain text."""
