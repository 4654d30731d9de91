"""Edit TOML in place, so that comments and order survive; say what is wrong with it."""
