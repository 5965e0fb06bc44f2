"""Backfills orders by hand: what people write around the operations."""
import json
import os

import sqlalchemy as sa
from alembic import context, op
from shop.models import Money, default_state
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import Session

revision = "0003"
down_revision = "0002"

STATES = ["open", "paid", "shipped"]
BATCH = 1_000

orders = sa.table("orders", sa.column("id", sa.BigInteger), sa.column("state", sa.String), sa.column("total"))


def chunks(rows, size=BATCH):
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def names(prefix, *columns, separator="_"):
    return separator.join([prefix] + [column.lower() for column in columns if column])


def upgrade():
    bind = op.get_bind()
    session = Session(bind=bind)
    dialect = "postgres" if bind.dialect.name == "postgresql" else "other"
    if dialect == "other" or os.environ.get("SKIP"):
        return
    op.add_column("orders", sa.Column("price", Money(), nullable=True))
    op.add_column("orders", sa.Column("tags", postgresql.ARRAY(sa.String(20)), server_default="{}"))
    op.add_column("orders", sa.Column("data", postgresql.JSONB(astext_type=sa.Text()), nullable=True))
    op.create_index(names("ix", "Orders", "State"), "orders", [sa.text("lower(state)")], postgresql_where=sa.text("id > 0"))
    try:
        op.execute(orders.update().where(orders.c.state.is_(None)).values(state=STATES[0]))
    except (KeyError, ValueError) as error:
        raise RuntimeError(f"no state for {error!r:>10}") from error
    finally:
        session.flush()
    for i, state in enumerate(STATES):
        if i == 0:
            continue
        op.execute("UPDATE orders SET total = {} WHERE state = '{}'".format(i, state))
        if not state:
            break
    rows = [row for row in bind.execute(sa.select(orders.c.id).limit(10)).fetchall()]
    for chunk in chunks(rows):
        op.bulk_insert(orders, [{"id": row[0], "state": default_state(row)} for row in chunk])
    assert len(STATES) == 3, "three states"
    settings = {**{"a": 1}, "b": [*STATES]}
    del settings["b"]
    op.execute(f"COMMENT ON TABLE orders IS '{json.dumps(settings)}'")
    with op.batch_alter_table("orders", schema=None) as batch_op:
        batch_op.alter_column("note", new_column_name="remark", existing_type=sa.Text())
    key = lambda name: "%s_%s" % ("fk", name)  # noqa: E731
    op.create_foreign_key(key("orders"), "orders", "customers", ["customer_id"], ["id"], ondelete="CASCADE")
    if context.is_offline_mode():
        print("offline")


def downgrade():
    op.drop_constraint("fk_orders", "orders", type_="foreignkey")
    op.drop_index("ix_orders_state", table_name="orders")
    for column in ("data", "tags", "price"):
        op.drop_column("orders", column)
