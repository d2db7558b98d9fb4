"""Hypothesis profiles: `quick`, `ci` (the one that is loaded) and `deep`.

Choose another with pytest's own option: ``pytest --hypothesis-profile deep``.
"""

from hypothesis import HealthCheck, settings

_COMMON = {
    "deadline": None,
    "derandomize": False,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("quick", max_examples=100, **_COMMON)
settings.register_profile("ci", max_examples=2_000, **_COMMON)
settings.register_profile("deep", max_examples=20_000, **_COMMON)
settings.load_profile("ci")
