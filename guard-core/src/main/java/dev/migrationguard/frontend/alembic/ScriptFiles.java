package dev.migrationguard.frontend.alembic;

import dev.migrationguard.frontend.alembic.Live.OpenFile;
import dev.migrationguard.frontend.python.eval.Interpreter;
import dev.migrationguard.frontend.python.eval.Value;
import dev.migrationguard.frontend.python.eval.Value.Arguments;
import dev.migrationguard.frontend.python.eval.Value.Built;
import dev.migrationguard.frontend.python.eval.Value.FilePath;
import dev.migrationguard.frontend.python.eval.Value.Method;
import dev.migrationguard.frontend.python.eval.Value.Reference;
import dev.migrationguard.frontend.python.eval.Value.Text;
import dev.migrationguard.frontend.python.eval.Value.Unknown;
import dev.migrationguard.frontend.python.eval.Values;
import dev.migrationguard.frontend.python.project.Project;
import java.nio.file.Path;
import java.util.Optional;

/** The text files of the project that a script reads its SQL from. */
final class ScriptFiles {

  private final Interpreter interpreter;
  private final Path script;
  private final Project project;

  ScriptFiles(Interpreter interpreter, Path script, Project project) {
    this.interpreter = interpreter;
    this.script = script;
    this.project = project;
  }

  /** The path of the file whose statements run. */
  String current() {
    Path path =
        interpreter
            .file()
            .map(file -> file.isPackage() ? file.path().resolve("__init__.py") : file.path())
            .orElse(script);
    return path.toAbsolutePath().toString().replace('\\', '/');
  }

  /** A function that opens or reads a file; empty for any other. */
  Optional<Value> call(String dotted, Arguments arguments) {
    return switch (dotted) {
      case "builtins.open", "io.open", "codecs.open" ->
          Optional.of(arguments.get(0, "file").flatMap(ScriptFiles::path).<Value>map(OpenFile::new)
              .orElseGet(() -> new Unknown("it comes from a file whose name is not known")));
      case "pkgutil.get_data", "importlib.resources.read_text", "importlib.resources.read_binary",
          "pkg_resources.resource_string" ->
          Optional.of(resource(arguments).map(this::text)
              .orElseGet(() -> new Unknown("it comes from a package's data that is not found")));
      case "importlib.resources.open_text", "importlib.resources.path", "pkg_resources.resource_filename" ->
          Optional.of(resource(arguments).<Value>map(FilePath::new)
              .orElseGet(() -> new Unknown("it comes from a package's data that is not found")));
      case "importlib.resources.files" -> arguments.at(0).flatMap(this::folder).map(FilePath::new);
      default -> Optional.empty();
    };
  }

  /** A method of a file; empty for any other value. */
  Optional<Value> method(Method method, Arguments arguments) {
    return switch (method.receiver()) {
      case FilePath file ->
          switch (method.name()) {
            case "read_text", "read_bytes" -> Optional.of(text(file.path()));
            case "open" -> Optional.of(new OpenFile(file.path()));
            default -> Optional.of(new Unknown("it is what a folder holds"));
          };
      case OpenFile file ->
          switch (method.name()) {
            case "read" -> Optional.of(text(file.path()));
            case "readlines" -> Optional.of(new Unknown("it is a line of a file"));
            default -> Optional.of(new Value.None());
          };
      default -> Optional.empty();
    };
  }

  private static Optional<String> path(Value value) {
    return value instanceof FilePath file ? Optional.of(file.path()) : Values.text(value);
  }

  private Optional<String> resource(Arguments arguments) {
    Optional<String> folder = arguments.at(0).flatMap(this::folder);
    Optional<String> name = arguments.at(1).flatMap(Values::text);
    return folder.isPresent() && name.isPresent() ? Optional.of(folder.get() + "/" + name.get()) : Optional.empty();
  }

  /** The folder of a package that is named by a string, by itself or by {@code __name__}. */
  private Optional<String> folder(Value packageOf) {
    Optional<Value> module =
        switch (packageOf) {
          case Text text when text.known() -> interpreter.imported(text.text());
          case Reference reference -> interpreter.imported(reference.dotted());
          case Value.Module known -> Optional.of(known);
          default -> Optional.empty();
        };
    if (module.isPresent() && module.get() instanceof Value.Module known) {
      Path folder = known.file().isPackage() ? known.file().path() : known.file().path().getParent();
      return Optional.of(folder.toString().replace('\\', '/'));
    }
    boolean itself = packageOf instanceof Unknown || packageOf instanceof Built;
    String current = current();
    return itself ? Optional.of(current.substring(0, current.lastIndexOf('/'))) : Optional.empty();
  }

  private Value text(String path) {
    return project
        .text(script, path)
        .<Value>map(Text::of)
        .orElseGet(() -> new Unknown("it comes from the file `" + shown(path) + "`, which is not in the project"));
  }

  private static String shown(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
