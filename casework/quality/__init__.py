"""How good the suggestions are, as figures, on profiles whose right answers somebody has graded."""
