"""What is shown: how the command line talks, and the tables it prints."""
