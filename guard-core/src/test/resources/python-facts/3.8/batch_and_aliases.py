import sqlalchemy as sa
from alembic import op as operations, context
from alembic.op import add_column, execute as run

revision: str = "a1"
down_revision: "str | None" = ("b1", "b2")


def upgrade() -> None:
    with operations.batch_alter_table("orders", schema=None, recreate='never') as batch_op, \
            operations.get_context().autocommit_block():
        batch_op.add_column(sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.alter_column("note", existing_type=sa.VARCHAR(length=50), type_=sa.Text(), existing_nullable=True)
        batch_op.drop_constraint(None, type_="unique")
    add_column("orders", sa.Column("x", sa.Integer)); run("UPDATE orders SET x = 1")
    operations.create_foreign_key(
        "fk_orders_customer", "orders", "customers", ["customer_id"], ["id"],
        ondelete="CASCADE", **{"postgresql_not_valid": True},
    )
    options = dict(schema="public")
    operations.drop_table("carts", **options, if_exists=True)
    operations.bulk_insert(sa.table("t", sa.column("a")), [{"a": 1}, {"a": 2,}], *[], multiinsert=False)


def downgrade() -> None:
    pass
