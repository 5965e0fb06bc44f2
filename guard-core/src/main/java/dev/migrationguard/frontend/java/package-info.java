/** Migrations written in Java: Flyway's classes and Liquibase's custom changes, and the libraries that they use. */
package dev.migrationguard.frontend.java;
