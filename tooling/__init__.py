"""The workshop: sets the project up, runs it and tests it, with nothing but Python's own library."""
