package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.engine.Discovery;
import dev.migrationguard.engine.Sources;
import dev.migrationguard.frontend.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which Java files of a project are looked into, and which belong to one history. */
class DiscoveredTest {

  @TempDir
  Path folder;

  @BeforeEach
  void project() throws IOException {
    write("src/main/resources/db/migration/V1__One.sql");
    write("src/main/java/db/migration/V2__Two.java");
    write("src/main/java/com/acme/migration/V3__Three.java");
    write("src/main/java/com/acme/changes/DropThingsTask.java");
    write("src/main/java/com/acme/Application.java");
    write("src/main/java/com/acme/UserService.java");
  }

  private void write(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private static List<String> names(List<SourceFile> files) {
    return files.stream().map(SourceFile::name).toList();
  }

  @Test
  void aFolderIsLookedThroughByNames() throws Exception {
    Sources sources = Discovery.find(List.of(), folder);
    assertThat(names(sources.reported())).containsExactly(
        "src/main/java/com/acme/changes/DropThingsTask.java",
        "src/main/java/com/acme/migration/V3__Three.java",
        "src/main/java/db/migration/V2__Two.java",
        "src/main/resources/db/migration/V1__One.sql");
  }

  @Test
  void aClassHasTheScriptsAsItsHistory() throws Exception {
    Sources own = Discovery.find(List.of(Path.of("src/main/java/db/migration/V2__Two.java")), folder);
    assertThat(names(own.history())).containsExactly("src/main/resources/db/migration/V1__One.sql");
    Sources other = Discovery.find(List.of(Path.of("src/main/java/com/acme/migration/V3__Three.java")), folder);
    assertThat(names(other.history())).containsExactly(
        "src/main/java/db/migration/V2__Two.java", "src/main/resources/db/migration/V1__One.sql");
  }

  @Test
  void aScriptHasTheClassesAsItsHistory() throws Exception {
    Sources sources = Discovery.find(List.of(Path.of("src/main/resources/db/migration/V1__One.sql")), folder);
    assertThat(names(sources.history())).containsExactly("src/main/java/db/migration/V2__Two.java");
  }
}
