"""A script that no project claims: what a hook reads in a folder of scripts alone."""
import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade():
    op.create_table(
        "invoices",
        sa.Column("id", sa.BigInteger(), primary_key=True),
        sa.Column("order_id", sa.BigInteger(), sa.ForeignKey("orders.id"), nullable=False),
    )
    op.add_column("orders", sa.Column("note", sa.Text(), nullable=True))
    op.execute("UPDATE orders SET note = '' WHERE note IS NULL")


def downgrade():
    op.drop_column("orders", "note")
    op.drop_table("invoices")
