"""Hypothesis profiles: `quick`, `ci` (the one that is loaded), `deep` and `mutants`.

Choose another with pytest's own option: ``pytest --hypothesis-profile deep``.
"""

from hypothesis import HealthCheck, Phase, settings

_COMMON = {
    "deadline": None,
    "derandomize": False,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("quick", max_examples=100, **_COMMON)
settings.register_profile("ci", max_examples=2_000, **_COMMON)
settings.register_profile("deep", max_examples=20_000, **_COMMON)
# Of `make mutants`, which runs the tests on a thousand wrong copies of the code: few examples, the
# same each time, and no search for the smallest.
settings.register_profile(
    "mutants",
    max_examples=10,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    **{**_COMMON, "derandomize": True},
)
settings.load_profile("ci")
