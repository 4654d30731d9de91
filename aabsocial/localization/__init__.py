"""The two languages: texts in both, and numbers, money and dates as each writes them."""
