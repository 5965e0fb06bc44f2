/** The files of a project as Python's imports see them. Nothing outside the project is read, nothing is run. */
package dev.migrationguard.frontend.python.project;
