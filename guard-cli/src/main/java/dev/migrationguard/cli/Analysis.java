package dev.migrationguard.cli;

import dev.migrationguard.engine.Progress;
import dev.migrationguard.engine.Report;
import dev.migrationguard.engine.Settings;
import dev.migrationguard.engine.Sources;

/** What turns sources into a report. */
interface Analysis {

  Report analyze(Sources sources, Settings settings, Progress progress);
}
