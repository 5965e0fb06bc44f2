package dev.migrationguard.frontend.java;

import dev.migrationguard.frontend.java.Live.Answer;
import dev.migrationguard.frontend.java.Live.Resource;
import dev.migrationguard.frontend.java.eval.JavaProject;
import dev.migrationguard.frontend.java.eval.Library;
import dev.migrationguard.frontend.java.eval.Lists;
import dev.migrationguard.frontend.java.eval.Site;
import dev.migrationguard.frontend.java.eval.Value;
import dev.migrationguard.frontend.java.eval.Value.Kind;
import dev.migrationguard.frontend.java.eval.Value.Text;
import dev.migrationguard.frontend.java.eval.Value.Type;
import dev.migrationguard.frontend.java.eval.Value.Unknown;
import dev.migrationguard.frontend.java.eval.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SQL in files of the project: whatever reads one, its text is that of the file. */
final class Resources implements Library {

  private final Database database;
  private final JavaProject project;

  Resources(Database database, JavaProject project) {
    this.database = database;
    this.project = project;
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  @Override
  public Optional<Value> create(String type, List<Value> arguments, Site site) {
    return switch (simple(type)) {
      case "ClassPathResource", "FileSystemResource", "File", "FileReader", "FileInputStream", "InputStreamReader",
          "BufferedReader", "Scanner", "InputStreamResource", "UrlResource", "EncodedResource", "BufferedInputStream",
          "StringReader", "ByteArrayInputStream", "ByteArrayResource" ->
          Optional.of(arguments.isEmpty() ? new Answer() : opened(arguments.get(0)));
      case "ResourceDatabasePopulator" -> {
        List<Value> scripts = new ArrayList<>();
        arguments.stream().filter(Resource.class::isInstance).forEach(scripts::add);
        yield Optional.of(new Populator(Lists.of(Kind.LIST, scripts)));
      }
      default -> Optional.empty();
    };
  }

  /**
   * Spring's {@code ResourceDatabasePopulator}.
   *
   * @param scripts the files that it has been given so far
   */
  record Populator(Value.Held scripts) implements Value.Foreign {}

  private static Value opened(Value value) {
    return value instanceof Resource ? value : new Resource(value);
  }

  @Override
  public Optional<Value> function(String type, String method, List<Value> arguments, Site site) {
    Value first = arguments.isEmpty() ? new Unknown("it is given nothing") : arguments.get(0);
    return switch (simple(type) + "." + method) {
      case "Paths.get", "Path.of" ->
          Optional.of(arguments.size() == 1 ? opened(first) : new Resource(joined(arguments)));
      case "Files.readString", "StreamUtils.copyToString", "IOUtils.toString", "FileUtils.readFileToString",
          "Resources.toString", "FileCopyUtils.copyToString", "IOUtils.resourceToString", "Files.readAllBytes",
          "FileCopyUtils.copyToByteArray", "StreamUtils.copyToByteArray", "IOUtils.toByteArray" ->
          first instanceof Resource || first instanceof Text ? Optional.of(text(opened(first))) : Optional.empty();
      case "Files.readAllLines", "Files.lines", "IOUtils.readLines" -> Optional.of(lines(opened(first), method));
      case "Files.newInputStream", "Files.newBufferedReader", "Resources.getResource", "ResourceUtils.getFile" ->
          Optional.of(opened(first));
      case "ScriptUtils.executeSqlScript" -> {
        script(arguments.size() > 1 ? arguments.get(1) : first, site);
        yield Optional.of(new Answer());
      }
      case "JdbcTestUtils.executeSqlScript" -> Optional.of(new Answer());
      default -> Optional.empty();
    };
  }

  private static Value joined(List<Value> parts) {
    List<String> names = new ArrayList<>();
    for (Value part : parts) {
      Optional<String> name = Values.text(part);
      if (name.isEmpty()) {
        return new Unknown("the name of the file is not known");
      }
      names.add(name.get());
    }
    return Text.of(String.join("/", names));
  }

  @Override
  public Optional<Value> method(Value receiver, String method, List<Value> arguments, Site site) {
    if (receiver instanceof Populator populator) {
      populator(populator, method, arguments, site);
      return Optional.of(populator);
    }
    if (method.equals("getResourceAsStream") || method.equals("getResource") || method.equals("getSystemResource")) {
      boolean loader = receiver instanceof Type || receiver instanceof Unknown || receiver instanceof Answer;
      return loader && arguments.size() == 1 ? Optional.of(new Resource(arguments.get(0))) : Optional.empty();
    }
    if (receiver instanceof Type type && (method.equals("getClassLoader") || method.equals("getClass"))) {
      return Optional.of(type);
    }
    if (!(receiver instanceof Resource resource)) {
      return Optional.empty();
    }
    return Optional.of(switch (method) {
      case "readAllBytes", "readAllAsString", "getContentAsString", "getContentAsByteArray", "next", "toString",
          "readString" -> text(resource);
      case "lines", "readAllLines" -> lines(resource, method);
      case "resolve" ->
          arguments.isEmpty() ? resource : new Resource(joined(List.of(resource.name(), arguments.get(0))));
      case "getInputStream", "toPath", "getFile", "toURI", "getPath", "useDelimiter", "openStream", "getURI",
          "getURL" -> resource;
      default -> new Answer();
    });
  }

  private void populator(Populator populator, String method, List<Value> arguments, Site site) {
    switch (method) {
      case "addScript", "addScripts", "setScripts" -> {
        List<Value> all = new ArrayList<>(Values.items(populator.scripts()).orElse(List.of()));
        for (Value argument : arguments) {
          all.addAll(Values.items(argument).orElse(List.of(argument)));
        }
        site.set(populator.scripts().cell(), new Value.Items(all, true));
      }
      case "execute", "populate" -> {
        for (Value one : Values.items(populator.scripts()).orElse(List.of())) {
          script(one, site);
        }
      }
      default -> {}
    }
  }

  private void script(Value file, Site site) {
    Value text = file instanceof Resource ? text(file) : new Unknown("the file is not known");
    database.sql(text, site);
  }

  /** The text of a file; of one that is none but a string that is read like one, that string. */
  private Value text(Value file) {
    Value name = file instanceof Resource resource ? resource.name() : file;
    Optional<String> known = Values.text(name);
    if (known.isEmpty()) {
      return new Unknown("the name of the file is not known");
    }
    if (known.get().indexOf('\n') >= 0 || known.get().indexOf(';') >= 0) {
      return name;
    }
    return project.resource(known.get()).<Value>map(resource -> Text.of(resource.text()))
        .orElseGet(() -> new Unknown("it is read from `" + known.get() + "`, which is not found"));
  }

  private Value lines(Value file, String method) {
    Kind kind = method.equals("lines") ? Kind.STREAM : Kind.LIST;
    if (!(text(file) instanceof Text text)) {
      return new Unknown("the file is not known");
    }
    List<Value> lines = new ArrayList<>();
    text.text().lines().forEach(line -> lines.add(Text.of(line)));
    return Lists.of(kind, lines);
  }
}
