"""Answers that the program writes from other answers: recommendation, summary and evaluation.

Each is a function of a proposal and nothing else, in the proposal's own language, and leaves out
what it would have to guess.
"""
