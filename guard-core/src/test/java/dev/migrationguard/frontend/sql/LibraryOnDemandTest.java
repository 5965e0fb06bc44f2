package dev.migrationguard.frontend.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library for the SQL of other databases loads with the first statement that needs it, and not before. */
final class LibraryOnDemandTest {

  /** Loads the guard anew, and nothing of the library. */
  private static final class WithoutLibrary extends URLClassLoader {

    WithoutLibrary(URL[] path) {
      super(path, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("net.sf.jsqlparser.") || name.startsWith("dev.migrationguard.frontend.sql.library.")) {
        throw new ClassNotFoundException(name);
      }
      return super.loadClass(name, resolve);
    }
  }

  /** Runs {@link #read} with classes of its own. */
  private static int readWithoutLibrary(String database, String sql) throws Exception {
    List<URL> path = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      path.add(url(entry));
    }
    try (WithoutLibrary loader = new WithoutLibrary(path.toArray(new URL[0]))) {
      var read = loader.loadClass(LibraryOnDemandTest.class.getName())
          .getDeclaredMethod("read", String.class, String.class);
      read.setAccessible(true);
      return (int) read.invoke(null, database, sql);
    }
  }

  private static URL url(String entry) throws MalformedURLException {
    return new File(entry).toURI().toURL();
  }

  static int read(String database, String sql) {
    return SqlReader.read(SqlTexts.text(sql, database)).size();
  }

  @ParameterizedTest
  @CsvSource({"postgresql", "mysql", "mariadb", "sqlite"})
  void whatOurReaderUnderstandsNeedsNoLibrary(String database) throws Exception {
    String sql =
        "ALTER TABLE users ADD COLUMN a int; UPDATE users SET a = 1 WHERE b = 2; DELETE FROM users; FROBNICATE x;";
    assertThat(readWithoutLibrary(database, sql)).isEqualTo(4);
  }

  @Test
  void noStatementOfPostgreSqlGoesThere() throws Exception {
    assertThat(readWithoutLibrary("postgresql", "UPDATE users u JOIN b ON b.x = u.x SET a = 1")).isEqualTo(1);
  }

  @Test
  void whatNeedsItCannotBeReadWithoutIt() {
    assertThatThrownBy(() -> readWithoutLibrary("mysql", "UPDATE users u JOIN b ON b.x = u.x SET u.a = 1"))
        .isInstanceOf(InvocationTargetException.class)
        .hasCauseInstanceOf(NoClassDefFoundError.class);
  }
}
