"""What pages are made of: the frame around them, their building blocks, levers to move by hand, names and figures."""
