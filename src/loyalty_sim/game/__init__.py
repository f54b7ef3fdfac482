"""The market game: teams run the firms of one market, quarter by quarter, and learn what was their doing.

A game is one file (`read_game`); `Play` runs it, the same bits for the same file; `debrief` parts each team's result
into decision, rivals and luck.
"""
