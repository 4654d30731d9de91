"""Read the compact lines of the questionnaire: one fact group on one line.

Nothing typed is refused for its form alone, and no word is lost: what falls to no field stays in
the group's free field.
"""
