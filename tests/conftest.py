"""What every test shares: no time limit for examples, and signals as a user's shell has them."""

import signal

from hypothesis import settings

# How long an example takes says more of the machine than of the tool; `make bench` measures.
settings.register_profile("unhurried", settings.default, deadline=None)
settings.register_profile("deep", settings.get_profile("unhurried"), max_examples=2_000)
settings.load_profile("unhurried")

# What starts the tests may ignore some, as `nohup` and a shell's `&` do, and every tool inherit it.
signal.signal(signal.SIGINT, signal.default_int_handler)
for name in ("SIGHUP", "SIGQUIT", "SIGTERM"):
    if hasattr(signal, name):
        signal.signal(getattr(signal, name), signal.SIG_DFL)
