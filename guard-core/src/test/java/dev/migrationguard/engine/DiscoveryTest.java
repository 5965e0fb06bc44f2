package dev.migrationguard.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migrationguard.engine.Discovery.UnreadablePath;
import dev.migrationguard.frontend.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  @TempDir Path directory;

  @BeforeEach
  void aProject() throws IOException {
    for (String file : List.of("versions/1.py", "versions/sub/2.py", "versions/notes.txt", "other/3.py",
        ".hidden/4.py", "venv/5.py", "node_modules/6.py")) {
      Path path = directory.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "");
    }
  }

  private Sources find(String... paths) throws UnreadablePath {
    return Discovery.find(Stream.of(paths).map(Path::of).toList(), directory);
  }

  private static List<String> names(List<SourceFile> files) {
    return files.stream().map(SourceFile::name).toList();
  }

  @Test
  void withoutPathsEverythingBelowTheWorkingDirectory() throws UnreadablePath {
    assertThat(names(find().reported())).containsExactly("other/3.py", "versions/1.py", "versions/sub/2.py");
    assertThat(find().reported()).noneMatch(SourceFile::named);
  }

  @Test
  void aFolderIsReportedOnAndAFileWithTheFolderAsItsHistory() throws UnreadablePath {
    assertThat(names(find("versions").reported())).containsExactly("versions/1.py", "versions/sub/2.py");
    Sources one = find("versions/1.py");
    assertThat(names(one.reported())).containsExactly("versions/1.py");
    assertThat(names(one.history())).containsExactly("versions/sub/2.py");
    assertThat(one.reported()).allMatch(SourceFile::named);
  }

  @Test
  void theHistoryOfAFileIsTheWholeOfTheVersionsFolderAboveIt() throws UnreadablePath {
    assertThat(names(find("versions/sub/2.py").history())).containsExactly("versions/1.py");
    assertThat(names(find("other/3.py").history())).isEmpty();
  }

  @Test
  void aScriptThatLiesAnywhereHasNothingBelowItsFolderAsItsHistory() throws Exception {
    Files.writeString(directory.resolve("7.py"), "");
    Files.writeString(directory.resolve("8.py"), "");
    Files.writeString(directory.resolve("x.sql"), "");

    assertThat(names(find("7.py").history())).containsExactly("8.py");
    assertThat(names(find("x.sql").history())).containsExactly("7.py", "8.py");
  }

  @Test
  void theHistoryOfAFlywayScriptIsItsLocationWithAllFolders() throws Exception {
    for (String file : List.of("db/migration/2024/V1__a.sql", "db/migration/2025/V2__b.SQL", "db/other/V3__c.sql")) {
      Files.createDirectories(directory.resolve(file).getParent());
      Files.writeString(directory.resolve(file), "");
    }

    assertThat(names(find("db/migration/2025/V2__b.SQL").history())).containsExactly("db/migration/2024/V1__a.sql");
  }

  @Test
  void whatTheUserNamesIsReadEvenWhereItWouldBePassedOver() throws UnreadablePath {
    assertThat(names(find(".hidden").reported())).containsExactly(".hidden/4.py");
    assertThat(names(find("versions/notes.txt").reported())).containsExactly("versions/notes.txt");
  }

  @Test
  void namesAreAsTheUserWouldWriteThem() throws UnreadablePath {
    String absolute = directory.resolve("versions/1.py").toString();
    assertThat(names(find(absolute).reported())).containsExactly(absolute);
    assertThat(names(find("other/../versions/./1.py").reported())).containsExactly("versions/1.py");
    assertThat(names(Discovery.find(List.of(Path.of("../other")), directory.resolve("versions")).reported()))
        .containsExactly("../other/3.py");
  }

  @Test
  void aFileNamedTwiceIsReadOnce() throws UnreadablePath {
    assertThat(names(find("versions/1.py", "versions", "./versions/1.py").reported()))
        .containsExactly("versions/1.py", "versions/sub/2.py");
  }

  @Test
  void namesWithSpacesAndLineBreaks() throws Exception {
    Files.writeString(directory.resolve("other/a b\nc.py"), "");
    assertThat(names(find("other").reported())).containsExactly("other/3.py", "other/a b\nc.py");
  }

  @Test
  void aFolderCalledLikeAScriptIsNamedSoThatSomebodySaysSo() throws Exception {
    Files.createDirectories(directory.resolve("versions/x.py"));
    assertThat(names(find("versions").reported())).contains("versions/x.py");
  }

  @Test
  void aMissingPathIsToldInOneLine() {
    assertThatThrownBy(() -> find("gone")).isInstanceOf(UnreadablePath.class)
        .hasMessage("no such file or folder: gone");
  }

  @Test
  void aLinkThatTheUserNamesIsFollowedAndACircleOfLinksIsNot() throws Exception {
    Files.createSymbolicLink(directory.resolve("link"), directory.resolve("versions"));
    Files.createSymbolicLink(directory.resolve("versions/loop"), directory);
    assertThat(names(find("link").reported())).containsExactly("link/1.py", "link/sub/2.py");
    assertThat(names(find("versions").reported())).containsExactly("versions/1.py", "versions/sub/2.py");
  }
}
