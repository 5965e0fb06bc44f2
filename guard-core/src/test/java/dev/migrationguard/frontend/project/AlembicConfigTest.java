package dev.migrationguard.frontend.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlembicConfigTest {

  @TempDir private Path folder;

  @Test
  void noFileConfiguresNothing() throws IOException {
    write("pyproject.toml", "[project]\nname = 'shop'\n");

    assertThat(AlembicConfig.in(folder)).isEmpty();
  }

  @Test
  void versionsLieBelowTheScriptsUnlessTheFileSaysOtherwise() throws IOException {
    write("alembic.ini", "[alembic]\nscript_location = db/migrations\n");

    assertThat(only().versionLocations()).containsExactly(folder.resolve("db/migrations/versions"));
  }

  @Test
  void listsAreSplitAsAlembicSplitsThem() throws IOException {
    for (String list :
        List.of(
            "version_locations = one two, three\n",
            "version_path_separator = ;\nversion_locations = one;two;three\n",
            "path_separator = os\nversion_locations = one:two:three\n".replace(":", java.io.File.pathSeparator),
            "path_separator = newline\nversion_locations =\n  one\n  two\n  three\n",
            "path_separator = :\nversion_path_separator = ;\nversion_locations = one:two:three\n")) {
      write("alembic.ini", "[alembic]\nscript_location = db\n" + list);

      assertThat(only().versionLocations())
          .as(list)
          .containsExactly(folder.resolve("one"), folder.resolve("two"), folder.resolve("three"));
    }
  }

  @Test
  void aLocationInAPackageIsFoundWhereTheFileLiesOrAbove() throws IOException {
    Files.createDirectories(folder.resolve("src/shop/db/migrations"));
    write("alembic.ini", "[alembic]\nscript_location = shop.db:migrations\n");
    write("src/shop/alembic.ini", "[core]\nscript_location = shop:db/migrations\n");

    assertThat(only().scriptLocation()).contains(folder.resolve("src/shop/db/migrations"));
    AlembicConfig above = AlembicConfig.in(folder.resolve("src/shop")).get(0);
    assertThat(above.scriptLocation()).contains(folder.resolve("src/shop/db/migrations"));
    assertThat(above.section()).isEqualTo("core");
  }

  @Test
  void pyprojectSaysWhatTheIniDoesNot() throws IOException {
    write(
        "pyproject.toml",
        """
        [tool.alembic]
        script_location = "%(here)s/db"
        version_locations = ["%(here)s/db/a", "%(here)s/db/b"]
        [[tool.alembic.post_write_hooks]]
        name = "ruff"
        """);
    assertThat(only().scriptLocation()).contains(folder.resolve("db"));
    assertThat(only().versionLocations()).containsExactly(folder.resolve("db/a"), folder.resolve("db/b"));

    write("alembic.ini", "[alembic]\nsqlalchemy.url = postgresql://localhost/shop\n");
    assertThat(only().url("alembic")).contains("postgresql://localhost/shop");
    assertThat(only().scriptLocation()).contains(folder.resolve("db"));
  }

  @Test
  void whatIsBrokenSaysNothing() throws IOException {
    write("pyproject.toml", "[tool.alembic]\nscript_location = \n");
    assertThat(AlembicConfig.in(folder)).isEmpty();

    write("alembic.ini", "[alembic\n=\n\u0000:\nscript_location = a:b:\u0000\n[alembic]\nscript_location=%(x)s\n");
    assertThat(only().scriptLocation()).isEmpty();
  }

  private AlembicConfig only() {
    List<AlembicConfig> configs = AlembicConfig.in(folder);
    assertThat(configs).hasSize(1);
    return configs.get(0);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
