"""Tables as they are read: one description (`form`), drawn in the terminal and on a page; and the table of a chart."""
