"""The index as columns in memory-mapped files: the same answers as SQL, from arrays that all workers share."""
