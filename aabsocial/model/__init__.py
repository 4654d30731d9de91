"""The values that the program is about: proposals, findings, policies (pure)."""
