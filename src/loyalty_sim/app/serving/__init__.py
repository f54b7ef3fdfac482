"""How pages reach their readers, whatever is on them.

Who is let in, how much one may ask, how long the server waits, under which address it is reached, in which language.
"""
