"""From an article to what a writer takes away: quotations, citations, the clipboard."""
