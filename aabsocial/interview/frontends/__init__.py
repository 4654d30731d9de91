"""The front ends that show the interview's screens: arrow keys, and plain lines."""
