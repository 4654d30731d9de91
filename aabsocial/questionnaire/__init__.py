"""From raw answers to a proposal, and what is asked, missing or unknown (pure)."""
