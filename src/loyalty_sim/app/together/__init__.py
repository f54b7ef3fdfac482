"""What classes and games share: people in a room, each at a browser of their own.

How a room is opened, joined by its code and led by its host, who is who, and where all of it is kept.
"""
