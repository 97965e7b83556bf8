"""The browser. The only package that imports textual."""
