"""The values of an Article's fields that are records: authors and captions."""

from __future__ import annotations

import attrs


@attrs.frozen
class Author:
    """A person who wrote the article, or the newsroom or agency if no person is named.

    >>> from newsclean import Author
    >>> Author("Ann Lee", role="Reporter").name
    'Ann Lee'
    >>> Author("Reuters", organization="Reuters").is_organization
    True
    """

    name: str
    """The name as printed, without ``By``, role or organization."""
    role: str | None = None
    """The role in the byline (``Moscow correspondent``), as printed."""
    organization: str | None = None
    """The agency or paper next to the name, as printed."""
    raw: str | None = None
    """The part of the byline that was read.  ``None`` if the author came from markup."""

    @property
    def is_organization(self) -> bool:
        """Whether this is an organization: its ``name`` is its ``organization``."""
        return self.name == self.organization


@attrs.frozen
class Caption:
    """The caption of a picture, with its credit separate.

    >>> from newsclean import Caption
    >>> Caption("The harbour at dawn.", credit="Ann Lee / AFP").credit
    'Ann Lee / AFP'
    """

    text: str
    """The caption.  Empty if only a credit was found."""
    credit: str | None = None
    """Who is credited, as printed, without a cue word such as ``Photo:``."""
    image: str | None = None
    """Address of the picture, from the markup.  ``None`` for plain text."""
