"""What is asked: from the words typed to checked scenarios, options and designs."""
