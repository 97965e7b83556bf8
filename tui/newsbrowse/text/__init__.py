"""Text itself: cleaning, sentences, normal forms. Knows nothing of articles."""
