"""Danish, English and German words: how texts become tokens and how a sentence becomes a reading."""
