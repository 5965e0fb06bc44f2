from alembic import op
from sqlalchemy import text
import textwrap

TABLE = "events"
STATEMENTS = [
    "ALTER TABLE events ADD COLUMN a int",  # one
    'CREATE INDEX CONCURRENTLY "ix" '       # two, in
    'ON events (a)',                        # pieces
    """
    DO $$ BEGIN
        RAISE NOTICE '# not a comment';
    END $$
    """,
]


def upgrade():
    for statement in STATEMENTS:
        op.execute(statement)
    op.execute(
        "UPDATE events "
        # a comment between the pieces
        "SET a = 1 " \
        r"WHERE b ~ '^\d+$' "
        u'AND c = \'it\'\'s\''
    )
    conn = op.get_bind()
    conn.execute(text("DELETE FROM events WHERE name = :name"), {"name": 'x'})
    conn.execute(text(textwrap.dedent("""\
        INSERT INTO events (a)
            SELECT b FROM other
    """)))
    op.execute("ALTER TABLE %s DROP COLUMN %s" % (TABLE, "b"))
    op.execute("ALTER TABLE {} DROP COLUMN {col!r}".format(TABLE, col="c"))
    op.execute('SELECT 1;' + ' SELECT ' + str(2))
