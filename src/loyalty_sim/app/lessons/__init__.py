"""Lessons: story, look, predict, run, explain, transfer; alone or as a class."""
