# Short names for the steps of .ci/check.

STEPS = lint types docs doctest tests slow bench mutants fuzz format architecture

.PHONY: check ci $(STEPS)

check:
	.ci/check

ci:
	.ci/run

$(STEPS):
	.ci/check $@
