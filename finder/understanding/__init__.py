"""From what a sentence says to what the search does with it."""
