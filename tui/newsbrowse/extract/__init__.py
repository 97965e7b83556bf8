"""From text to facts: people, countries, dates, quotes, figures. Pure functions."""
