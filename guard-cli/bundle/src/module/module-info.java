/** The program and all it stands on, as the one module of its runtime. */
open module migration.guard {
  requires java.logging;
}
