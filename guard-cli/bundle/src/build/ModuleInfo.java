import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.attribute.ModuleAttribute;
import java.lang.classfile.attribute.ModuleAttribute.ModuleAttributeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ModuleDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Describes the classes of a folder as the one open module {@code migration.guard}, with the services that
 * {@code META-INF/services} tells of.
 *
 * <p>Run as {@code java ModuleInfo.java FOLDER}. It is no {@code module-info.java}, because javac refuses a service whose
 * class is not public, and a library has such a one.
 */
final class ModuleInfo {

  private ModuleInfo() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    ModuleAttribute module = ModuleAttribute.of(ModuleDesc.of("migration.guard"), builder -> describe(folder, builder));
    Files.write(folder.resolve("module-info.class"), ClassFile.of().buildModule(module));
  }

  private static void describe(Path folder, ModuleAttributeBuilder module) {
    module.moduleFlags(AccessFlag.OPEN);
    module.requires(ModuleDesc.of("java.base"), List.of(AccessFlag.MANDATED), null);
    module.requires(ModuleDesc.of("java.logging"), List.of(), null);
    // For a pom.xml that speaks of Flyway; nothing of it is loaded before.
    module.requires(ModuleDesc.of("java.xml"), List.of(), null);
    for (Path service : services(folder)) {
      ClassDesc type = ClassDesc.of(service.getFileName().toString());
      module.uses(type);
      module.provides(type, providers(service));
    }
  }

  private static List<Path> services(Path folder) {
    Path services = folder.resolve("META-INF/services");
    if (!Files.isDirectory(services)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(services)) {
      // Those of Java's own packages are for programs that look for them there; this one does not.
      return files.filter(file -> !file.getFileName().toString().startsWith("java")).sorted().toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ClassDesc[] providers(Path service) {
    try (Stream<String> lines = Files.lines(service)) {
      return lines
          .map(line -> line.contains("#") ? line.substring(0, line.indexOf('#')) : line)
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .map(ClassDesc::of)
          .toArray(ClassDesc[]::new);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
