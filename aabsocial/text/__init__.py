"""Text as such, whatever it says: cleaned, compared, searched, made safe to show."""
