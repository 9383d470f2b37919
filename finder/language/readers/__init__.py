"""One reader for each kind of thing a sentence can say; each returns findings and knows nothing of the others."""
