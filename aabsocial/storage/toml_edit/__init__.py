"""Edit TOML in place, so that comments and order survive; report syntax errors."""
