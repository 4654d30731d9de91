"""What everything else stands on: money, TOML, values."""
