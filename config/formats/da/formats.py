"""Danish formats: a full stop in the time, and every way of writing a date that people use (Det Fælles Designsystem)."""

TIME_FORMAT = "H.i"
DATE_FORMAT = "j. F Y"
DATETIME_FORMAT = r"j. F Y \k\l. H.i"
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d"]
TIME_INPUT_FORMATS = ["%H.%M", "%H:%M", "%H"]
FIRST_DAY_OF_WEEK = 1
