"""Two to four scenarios under the same luck: which is best."""
