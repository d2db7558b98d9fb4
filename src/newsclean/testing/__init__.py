"""Checks for your own cleaners and rule packs: newsclean's laws, in one line of a test.

You need no other package.  Both checks return nothing if they pass.  Otherwise they raise
``AssertionError`` with all details.  :func:`suspects` lists blocks that were kept and look like
junk::

    from newsclean.testing import check_cleaner, check_rule_pack

    def test_my_cleaner():
        check_cleaner(my_cleaner)

    def test_my_rules():
        check_rule_pack(RulePack.load("eo.toml"))

It owns the checks, their sample texts, and suspects.  It must not import any test tool.
"""

from newsclean.testing.laws import check_cleaner
from newsclean.testing.rule_packs import check_rule_pack
from newsclean.testing.suspects import Suspect, suspects

__all__ = ["Suspect", "check_cleaner", "check_rule_pack", "suspects"]
