# The loop, by the names that hands remember.  What each does stands in .ci/check.

STEPS = lint types docs doctest tests slow bench mutants fuzz format architecture

.PHONY: check ci $(STEPS)

check:
	.ci/check

ci:
	.ci/run

$(STEPS):
	.ci/check $@
