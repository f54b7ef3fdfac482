"""The page of results: what was saved and what is kept, as tables and pictures, with where it comes from."""
