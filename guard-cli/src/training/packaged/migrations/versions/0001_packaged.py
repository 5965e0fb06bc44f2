from alembic import op

revision = "0001_packaged"
down_revision = None


def upgrade() -> None:
    op.drop_table("orders")
