package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.PythonCode.Atom;
import dev.migrationguard.frontend.alembic.PythonCode.Keyword;
import dev.migrationguard.frontend.alembic.PythonCode.Text;
import dev.migrationguard.model.ObjectName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the arguments of a call, leaving out what says nothing. */
final class CallBuilder {

  private final String function;
  private final List<PythonCode> arguments = new ArrayList<>();

  CallBuilder(String function) {
    this.function = function;
  }

  CallBuilder text(String value) {
    arguments.add(new Text(value));
    return this;
  }

  /** A name that may be missing: Alembic takes None for it. */
  CallBuilder textOrNone(Optional<String> value) {
    arguments.add(value.<PythonCode>map(Text::new).orElse(new Atom("None")));
    return this;
  }

  CallBuilder add(PythonCode code) {
    arguments.add(code);
    return this;
  }

  CallBuilder strings(List<String> values) {
    arguments.add(PythonCode.strings(values));
    return this;
  }

  CallBuilder keyword(String name, PythonCode value) {
    arguments.add(new Keyword(name, value));
    return this;
  }

  CallBuilder keyword(String name, String text) {
    return keyword(name, new Text(text));
  }

  CallBuilder keyword(String name, Optional<String> text) {
    text.ifPresent(value -> keyword(name, value));
    return this;
  }

  /** A keyword with True, or nothing. */
  CallBuilder flag(String name, boolean value) {
    return value ? keyword(name, new Atom("True")) : this;
  }

  /** The schema of a name where it has one. */
  CallBuilder schema(ObjectName name) {
    return keyword("schema", name.schema());
  }

  PythonCode build() {
    return PythonCode.call(function, arguments);
  }
}
