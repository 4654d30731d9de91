"""Look for one thing in a text: a municipal task, a placeholder, vague words."""
