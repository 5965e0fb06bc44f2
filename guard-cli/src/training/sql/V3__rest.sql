DO $$
DECLARE
  name text;
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'colour') THEN
    CREATE TYPE colour AS ENUM ('red');
  END IF;
  FOR name IN SELECT tablename FROM pg_tables LOOP
    EXECUTE format('ALTER TABLE %I ADD COLUMN seen boolean', name);
  END LOOP;
EXCEPTION WHEN duplicate_object THEN
  RAISE NOTICE 'there';
END
$$;
CREATE POLICY own ON shop.orders USING (customer_id = 1);
CREATE OR REPLACE VIEW shop.paid AS SELECT id FROM shop.orders;
CREATE OR REPLACE PROCEDURE shop.clean() LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE shop.glue (text) (SFUNC = textcat, STYPE = text);
CREATE RULE nothing AS ON DELETE TO shop.paid DO INSTEAD NOTHING;
CREATE STATISTICS shop.both (dependencies) ON id, state FROM shop.orders;
ALTER SEQUENCE shop.numbers RESTART WITH 100;
ALTER FUNCTION shop.touch() OWNER TO app;
ALTER TABLE shop.orders SET SCHEMA public;
ALTER TABLE shop.customers ADD COLUMN name text GENERATED ALWAYS AS (upper(mail)) STORED, REPLICA IDENTITY FULL;
CREATE TEMPORARY TABLE scratch ON COMMIT DROP AS WITH all_of AS (SELECT * FROM shop.customers) TABLE all_of;
WITH old AS (SELECT id FROM shop.customers WHERE born < now() - interval '1 year' ORDER BY id LIMIT 10)
UPDATE shop.customers SET tags = array_append(tags, 'old') FROM old WHERE customers.id = old.id RETURNING customers.id;
INSERT INTO shop.totals SELECT customer_id, coalesce(sum(total), 0) FROM public.orders GROUP BY 1 HAVING count(*) > 1;
SELECT setval('shop.numbers', (SELECT max(id) FROM shop.customers));
ALTER TYPE shop.state RENAME VALUE 'new' TO 'fresh';
DROP TRIGGER IF EXISTS touch ON shop.customers;
DROP FUNCTION shop.touch();
DROP VIEW shop.paid;
DROP MATERIALIZED VIEW shop.sums;
DROP TYPE colour;
DROP SEQUENCE shop.numbers;
DROP TABLE IF EXISTS shop.totals, shop.events CASCADE;
DROP SCHEMA shop;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
