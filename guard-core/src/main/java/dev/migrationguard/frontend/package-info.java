/** How migration sources become the model, and how the model is written back. */
package dev.migrationguard.frontend;
