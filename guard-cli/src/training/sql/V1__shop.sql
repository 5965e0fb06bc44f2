-- What a first script of a history holds. Between them the scripts of this folder have one of nearly every kind of
-- statement, so that the archive knows the classes that read and judge it.
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE SCHEMA shop;
CREATE TYPE shop.state AS ENUM ('new', 'paid');
CREATE DOMAIN shop.email AS text CHECK (VALUE LIKE '%@%');
CREATE SEQUENCE shop.numbers;

CREATE TABLE shop.customers (
  id bigserial PRIMARY KEY,
  mail varchar(200) NOT NULL UNIQUE,
  born date,
  tags text[] DEFAULT '{}',
  data jsonb DEFAULT '{}'::jsonb,
  created_at timestamp with time zone NOT NULL DEFAULT now(),
  CONSTRAINT ck_born CHECK (born > DATE '1900-01-01')
);

CREATE TABLE shop.orders (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  customer_id bigint NOT NULL REFERENCES shop.customers (id) ON DELETE CASCADE,
  state shop.state DEFAULT 'new',
  total numeric(10, 2),
  weight integer GENERATED ALWAYS AS IDENTITY,
  label text,
  EXCLUDE USING gist (label WITH =)
);

CREATE TABLE shop.events (id bigint, at timestamp NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE shop.events_2025 PARTITION OF shop.events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE shop.events_old (LIKE shop.events INCLUDING ALL);
CREATE TABLE shop.totals AS SELECT customer_id, sum(total) AS total FROM shop.orders GROUP BY customer_id;
CREATE UNIQUE INDEX orders_label ON shop.orders (lower(label)) WHERE label IS NOT NULL;

/* Names without quotes, "quoted ones", and $1. */
CREATE FUNCTION shop.touch() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
  NEW.created_at := now();
  RETURN NEW;
END
$body$;
CREATE TRIGGER touch BEFORE UPDATE ON shop.customers FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE VIEW shop.paid AS SELECT * FROM shop.orders WHERE state = 'paid';
CREATE MATERIALIZED VIEW shop.sums AS SELECT count(*) AS n FROM shop.orders WITH NO DATA;
COMMENT ON TABLE shop.orders IS 'What was ordered';
GRANT SELECT, INSERT ON shop.orders TO app;
ALTER DEFAULT PRIVILEGES IN SCHEMA shop GRANT SELECT ON TABLES TO app;
INSERT INTO shop.customers (mail, born) VALUES ('a@example.org', '2000-01-01'), ('b@example.org', NULL)
  ON CONFLICT (mail) DO NOTHING;
