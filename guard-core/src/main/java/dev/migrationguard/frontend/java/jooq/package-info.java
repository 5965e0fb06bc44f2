/** What jOOQ sends for the objects that a migration builds: the SQL that it renders for PostgreSQL. */
package dev.migrationguard.frontend.java.jooq;
