"""Take a social initiative from idea to a board decision (Boligforeningen AAB)."""

__version__ = "0.1.0"
