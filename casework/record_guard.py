"""The database's own refusal to change a record of access, or to remove one before its period is over.

Used by the migration. Dropping the guard takes the right to change tables, which the site's own database user need not have.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABLE = "casework_accessrecord"
CHANGED, YOUNG = "A record of access is never changed.", "A record of access is kept for its period."

SQLITE_UP = (
    f"CREATE TRIGGER access_record_unchanged BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{CHANGED}'); END",
    f"""CREATE TRIGGER access_record_kept BEFORE DELETE ON {TABLE}
    WHEN OLD.keep_until > strftime('%Y-%m-%d %H:%M:%f', 'now') BEGIN SELECT RAISE(ABORT, '{YOUNG}'); END""",
)
SQLITE_DOWN = (
    "DROP TRIGGER IF EXISTS access_record_unchanged",
    "DROP TRIGGER IF EXISTS access_record_kept",
)
POSTGRESQL_UP = (
    f"""CREATE FUNCTION refuse_access_record() RETURNS trigger AS $$ BEGIN
    IF TG_OP = 'UPDATE' THEN RAISE EXCEPTION '{CHANGED}' USING ERRCODE = 'restrict_violation'; END IF;
    IF TG_OP = 'TRUNCATE' THEN RAISE EXCEPTION '{YOUNG}' USING ERRCODE = 'restrict_violation'; END IF;
    IF OLD.keep_until > now() THEN RAISE EXCEPTION '{YOUNG}' USING ERRCODE = 'restrict_violation'; END IF;
    RETURN OLD; END $$ LANGUAGE plpgsql""",
    f"""CREATE TRIGGER access_record_guard BEFORE UPDATE OR DELETE ON {TABLE}
    FOR EACH ROW EXECUTE FUNCTION refuse_access_record()""",
    f"""CREATE TRIGGER access_record_whole BEFORE TRUNCATE ON {TABLE}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_access_record()""",
)
POSTGRESQL_DOWN = (
    f"DROP TRIGGER IF EXISTS access_record_guard ON {TABLE}",
    f"DROP TRIGGER IF EXISTS access_record_whole ON {TABLE}",
    "DROP FUNCTION IF EXISTS refuse_access_record()",
)


def put_up(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Guards the table, in the dialect of the database at hand."""
    run(schema_editor, SQLITE_UP if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_UP)


def take_down(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Lets the table go."""
    run(schema_editor, SQLITE_DOWN if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_DOWN)


def run(schema_editor: BaseDatabaseSchemaEditor, statements: tuple[str, ...]) -> None:
    """Runs statements one by one, as they stand."""
    for statement in statements:
        schema_editor.execute(statement, params=None)
