"""How customers expect, judge, feel, choose, complain and leave."""
