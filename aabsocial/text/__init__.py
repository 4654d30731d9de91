"""Plain text: clean it, compare it, search it, and make it safe to show."""
