"""The questionnaire: one pure engine, and two front ends that show its screens."""
