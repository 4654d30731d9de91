"""Put a policy together of its chapters; `aab` is ours."""
