SET lock_timeout = '2s';
BEGIN;
ALTER TABLE shop.orders
  ADD COLUMN note text NOT NULL,
  ADD COLUMN paid boolean NOT NULL DEFAULT false,
  ADD COLUMN token uuid DEFAULT gen_random_uuid(),
  ALTER COLUMN label SET NOT NULL,
  ALTER COLUMN total TYPE numeric(8, 2) USING total::numeric(8, 2),
  ALTER COLUMN weight DROP NOT NULL,
  ALTER COLUMN paid DROP DEFAULT,
  DROP COLUMN IF EXISTS label CASCADE;
ALTER TABLE IF EXISTS ONLY shop.orders ADD CONSTRAINT orders_total CHECK (total >= 0) NOT VALID;
ALTER TABLE shop.orders VALIDATE CONSTRAINT orders_total;
ALTER TABLE shop.orders ADD FOREIGN KEY (customer_id) REFERENCES shop.customers;
ALTER TABLE shop.orders ADD CONSTRAINT orders_note UNIQUE (note);
ALTER TABLE shop.orders DROP CONSTRAINT orders_note;
ALTER TABLE shop.totals ADD PRIMARY KEY (customer_id);
ALTER TABLE shop.orders RENAME COLUMN note TO remark;
ALTER TABLE shop.totals RENAME TO sums_by_customer;
ALTER TABLE shop.customers ALTER COLUMN mail TYPE text, SET (fillfactor = 70), OWNER TO app;
ALTER TABLE shop.customers ENABLE ROW LEVEL SECURITY;
ALTER TABLE shop.customers DISABLE TRIGGER ALL;
ALTER TABLE shop.events ATTACH PARTITION shop.events_old FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
ALTER TABLE shop.events DETACH PARTITION shop.events_2025;
ALTER TABLE shop.events_2025 SET LOGGED;
ALTER INDEX shop.orders_label RENAME TO orders_by_label;
ALTER TYPE shop.state ADD VALUE 'sent';
UPDATE shop.orders SET state = 'sent' WHERE state = 'paid' AND EXISTS (SELECT 1 FROM shop.customers c WHERE c.id = 1);
DELETE FROM shop.customers;
COMMIT;

CREATE INDEX orders_total ON shop.orders USING btree (total DESC NULLS LAST) INCLUDE (state);
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_paid ON shop.orders (paid);
DROP INDEX shop.orders_by_label;
REINDEX TABLE shop.orders;
VACUUM FULL shop.orders;
ANALYZE shop.orders;
REFRESH MATERIALIZED VIEW shop.sums;
CLUSTER shop.orders USING orders_total;
LOCK TABLE shop.orders IN SHARE MODE;
TRUNCATE shop.events_old;
