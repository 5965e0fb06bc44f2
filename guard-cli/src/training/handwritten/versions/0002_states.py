"""States of orders.

Holds one of every kind of operation that a first run meets, so that the archive knows their classes.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=False))
    op.add_column("orders", sa.Column("paid", sa.Boolean(), server_default=sa.text("false"), nullable=False))
    op.alter_column("orders", "state", existing_type=sa.String(length=20), nullable=False)
    op.alter_column("orders", "total", type_=sa.Numeric(8, 2), existing_type=sa.Numeric(10, 2))
    op.create_index("ix_orders_state", "orders", ["state"])
    op.create_foreign_key("fk_orders_customer", "orders", "customers", ["customer_id"], ["id"])
    op.create_check_constraint("ck_orders_total", "orders", "total >= 0")
    op.create_unique_constraint("uq_orders_note", "orders", ["note"])
    with op.batch_alter_table("customers") as batch_op:
        batch_op.drop_column("email")
    with op.get_context().autocommit_block():
        op.create_index("ix_orders_paid", "orders", ["paid"], postgresql_concurrently=True)
    op.execute("UPDATE orders SET state = 'new' WHERE state IS NULL")
    op.execute(
        """
        ALTER TABLE orders ADD COLUMN weight integer;
        CREATE INDEX ix_orders_weight ON orders (weight);
        DELETE FROM customers;
        """
    )
    for table in ("customers", "orders"):
        op.execute(f"ANALYZE {table}")
    bind = op.get_bind()
    bind.execute(sa.text("SELECT 1"))


def downgrade() -> None:
    op.drop_column("orders", "note")
    op.drop_column("orders", "paid")
