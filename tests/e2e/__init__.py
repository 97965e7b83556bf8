"""End-to-end tests: the installed command, as scripts and people meet it."""
