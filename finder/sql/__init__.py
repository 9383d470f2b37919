"""The engine that always works: the question as plain SQL over the index tables, the same on SQLite and PostgreSQL."""
