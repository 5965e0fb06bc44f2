from alembic import op
import sqlalchemy as sa

TABLES = ("templates", "templates_history")
INDEXES = {
    "ix_a": ("a", ["x", "y"]),
    "ix_b": ("b", ["z"]),
}


def _exists(table, column):
    inspector = sa.inspect(op.get_bind())
    return column in [c["name"] for c in inspector.get_columns(table)]


def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()


def upgrade_main():
    for table in TABLES:
        if not _exists(table, "kind"):
            op.add_column(table, sa.Column("kind", sa.String(16), server_default="x", nullable=False))
            op.execute(f"UPDATE {table} SET kind = 'y' WHERE {table}.id IN ({','.join(str(i) for i in range(3))})")
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns, postgresql_where=sa.text("deleted_at IS NULL"), postgresql_concurrently=True)
    if op.get_bind().dialect.name == "postgresql" and not op.get_context().as_sql:
        with op.get_context().autocommit_block():
            op.execute("ALTER TYPE mood ADD VALUE IF NOT EXISTS 'calm'")
    elif op.get_bind().dialect.name in {"mysql", "mariadb"}:
        op.execute("ALTER TABLE t MODIFY c INT"); op.execute("COMMIT")
    try:
        op.drop_constraint("fk", "t", type_="foreignkey")
    except Exception as error: print(error)
    t = sa.Table("t", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True))
    op.get_bind().execute(t.update().where(t.c.id == 1).values(**{"a": None}))


upgrade_other = lambda: None
