"""Settings, one module per kind of installation."""
