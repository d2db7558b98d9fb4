"""Hypothesis profiles: `quick` (the default), `ci`, `deep` and `mutants`.

Choose another with pytest's own option: ``pytest --hypothesis-profile ci``.
"""

import signal

from hypothesis import HealthCheck, Phase, settings

_COMMON = {
    "deadline": None,
    # Who has changed nothing sees no failure: the same examples are tried each time, but by `deep`.
    "derandomize": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("quick", max_examples=100, **_COMMON)
settings.register_profile("ci", max_examples=1_000, **_COMMON)
settings.register_profile("deep", max_examples=20_000, **{**_COMMON, "derandomize": False})
# Of `make mutants`, which runs the tests on a thousand wrong copies of the code: few examples, the
# same each time, and no search for the smallest.
settings.register_profile(
    "mutants",
    max_examples=10,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    **_COMMON,
)
settings.load_profile("quick")

# Where SIGINT is ignored, as behind ``nohup pytest &``, children of the tests would ignore it too,
# and those that are to be interrupted would run on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
