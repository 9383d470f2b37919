"""The organiser's desk: the steps of posting, what is still missing, and what needs somebody."""
