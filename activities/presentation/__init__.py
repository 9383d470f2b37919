"""What a page says of an activity: words, dates and drawings, without HTML."""
