"""Danish dates and times as people write them here."""
