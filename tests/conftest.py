"""What every test shares: Hypothesis looks for examples, it does not time them."""

from hypothesis import settings

# How long an example takes says more of the machine than of the tool; `make bench` measures.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.register_profile("deep", settings.get_profile("unhurried"), max_examples=2_000)
settings.load_profile("unhurried")
