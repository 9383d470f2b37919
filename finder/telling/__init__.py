"""Why a result is there, of what was said: in sentences."""
