# Short names for the steps of .ci/check.

STEPS = lint types docs doctest tests slow bench mutants fuzz format architecture

.PHONY: check ci release $(STEPS)

check:
	.ci/check

ci:
	.ci/run

release:
	.ci/release

$(STEPS):
	.ci/check $@
