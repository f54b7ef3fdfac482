"""Pilots: a lever tried at some sites, what it shows of the lever, and what that teaches."""
