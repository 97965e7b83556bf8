"""A draft held against a library: what of it stands there, what differs, what is not found."""
