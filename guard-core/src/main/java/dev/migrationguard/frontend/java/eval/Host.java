package dev.migrationguard.frontend.java.eval;

import dev.migrationguard.model.Span;
import java.util.List;

/** What a run meets that the project does not define: the libraries that it uses, and the database behind them. */
public interface Host {

  /** The libraries, the first that answers counts. */
  List<Library> libraries();

  /**
   * A call of something that neither the project nor a library defines.
   *
   * @param what the call's target, as a reader would name it: {@code Importer.run}
   * @param type the full name of the class that it belongs to; empty where that is not visible
   */
  Value foreign(Value receiver, String what, String type, List<Value> arguments, Site site);

  /** Something that the run gave up on. */
  void gaveUp(Span span, String what, String reason);

  /** How much the run has asked of the database so far. */
  int asked();
}
