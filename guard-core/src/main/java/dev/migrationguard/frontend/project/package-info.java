/** The files in which projects say how their migrations are found and run. */
package dev.migrationguard.frontend.project;
