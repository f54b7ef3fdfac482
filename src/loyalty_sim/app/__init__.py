"""The web application: what-if, lessons and results in a browser, on this machine, without the internet."""
