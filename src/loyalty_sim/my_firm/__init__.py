"""A firm by its own figures: read from a short file, and met by the start of a market.

figures.py    which figures there are, and the file they come in
answers.py    survey answers of any mean, tilted from those of a trade
start.py      the settings of a market that follow from figures, and those that have to be found
meet.py       the search for those, and what has been met by which setting
shown.py      given, met and by which setting, as rows of a table
kept.py       what was found is kept, and stands beneath every scenario that is loaded
"""
