"""What every test shares: no time limit for examples, and signals as a user's shell has them."""

import signal

from hypothesis import settings

# How long an example takes says more of the machine than of the tool; `make bench` measures.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.register_profile("deep", settings.get_profile("unhurried"), max_examples=2_000)
settings.load_profile("unhurried")

# What starts the tests may ignore it, as `nohup` does, and every tool they start would inherit it.
if hasattr(signal, "SIGHUP"):
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
