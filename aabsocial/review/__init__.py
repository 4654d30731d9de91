"""Judge a proposal by a policy: findings, verdicts, and what they come to (pure)."""
