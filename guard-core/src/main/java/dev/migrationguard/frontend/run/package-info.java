/** What following a script takes in any language: strings with holes, bounds, and the steps that come of it. */
package dev.migrationguard.frontend.run;
