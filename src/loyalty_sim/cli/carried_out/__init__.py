"""What is carried out: a study, a page, a server; more than one command does each."""
