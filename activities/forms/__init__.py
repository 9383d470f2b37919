"""The forms of the organiser's desk: one per step, each in plain questions."""
