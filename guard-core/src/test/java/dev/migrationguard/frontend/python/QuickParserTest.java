package dev.migrationguard.frontend.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the quick parser reads is what the parser of the whole language makes of it; the rest it leaves alone. */
class QuickParserTest {

  private static final Path TRAINING = Path.of("..", "guard-cli", "src", "training");

  /** What is put into a file to break it, or to make it another. */
  private static final List<String> PIECES = List.of(
      "\n", "\n    ", "\t", "\\", "\\\n", "'", "\"", "'''", "#", ":", ":=", "=", "==", ",", ".", "...", "(", ")", "[",
      "]", "{", "}", "*", "**", "@", ";", "->", "-", "0", "00", "1.5", "x", " if ", " else ", " for ", " in ", " not ",
      " is ", " lambda ", " await ", " async ", " yield ", " def ", " del ", " with ", " as ", " return ", " import ",
      " from ", " None ");

  static List<Path> scripts() throws IOException {
    List<Path> scripts = new ArrayList<>();
    for (Path folder : List.of(Path.of("src", "test", "resources"), Path.of("..", "fixtures"), TRAINING)) {
      try (Stream<Path> files = Files.walk(folder)) {
        scripts.addAll(files.filter(file -> file.toString().endsWith(".py")).sorted().toList());
      }
    }
    return scripts;
  }

  static List<Path> generated() throws IOException {
    try (Stream<Path> files = Files.walk(TRAINING.resolve("generated"))) {
      return files.filter(file -> file.toString().endsWith(".py")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("generated")
  void readsWhatAlembicGenerates(Path script) throws Exception {
    assertThat(quick(text(script))).isPresent();
  }

  @Test
  void readsScriptsAsTheOtherParserDoes() throws Exception {
    int read = 0;
    for (Path script : scripts()) {
      String text = text(script);
      Optional<List<Stmt>> quick = quick(text);
      if (quick.isPresent()) {
        read++;
        assertThat(quick).as(script.toString()).isEqualTo(complete(text));
      }
    }
    assertThat(read).isGreaterThan(scripts().size() / 2);
  }

  @Test
  void readsNoBrokenScriptThatTheOtherParserRefuses() throws Exception {
    int read = 0;
    int left = 0;
    for (Path script : scripts()) {
      Random random = new Random(script.getFileName().toString().hashCode());
      List<String> tokens = tokens(text(script));
      for (int i = 0; i < 12; i++) {
        String changed = changed(tokens, random);
        Optional<List<Stmt>> quick = quick(changed);
        if (quick.isEmpty()) {
          left++;
          continue;
        }
        read++;
        assertThat(quick).as("%s, change %d:%n%s", script, i, changed).isEqualTo(complete(changed));
      }
    }
    assertThat(read).isGreaterThan(500);
    assertThat(left).isGreaterThan(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "x = f'{y}'", "x = b'y'", "x = 'a\\x41'", "x = '\\d'", "x = 0x10", "x = 1_000", "x = 1e3", "x = 007", "x = ä",
      "(x := 1)", "def f():\n  yield", "match x:\n  case 1: pass", "type X = int", "with (a, b): pass",
      "try: pass\nexcept* E: pass", "try: pass\nexcept A, B: pass", "def f[T](): pass", "if x:\n\tpass",
      "x = 1 + \\\n\n2", "x = 'a\n'", "f(a=1, b)", "f(**a, *b)", "f(x for x in y, 1)", "f() = 1", "x + 1 = 2",
      "(x): int = 1", "x, y += 1", "del f()", "def f(a=1, b): pass", "def f(*): pass", "lambda *, **k: 0",
      "if x:\npass", "if x:\n  pass\n y", "  x", "for x in y\n  pass", "import a.b.", "from . import a,", "return = 1",
      "print 'x'", "x = 'a' b'c'", "x = {**a: 1}", "x = [*a for a in b]", "x = (*a)", "x = not", "x ? y", "try: pass"})
  void leavesToTheOtherParser(String text) {
    assertThat(quick(text + "\n")).isEmpty();
  }

  @Test
  void leavesWhatIsNestedDeeply() {
    assertThat(quick("x = " + "(".repeat(50) + "1" + ")".repeat(50))).isPresent();
    assertThat(quick("x = " + "(".repeat(100_000) + "1" + ")".repeat(100_000))).isEmpty();
    assertThat(quick("x = " + "not ".repeat(100_000) + "y")).isEmpty();
    assertThat(quick("x = " + "-".repeat(100_000) + "y")).isEmpty();
    assertThat(quick("x = 1" + " + 1".repeat(100_000))).isEmpty();
    assertThat(quick("x = y" + ".z".repeat(100_000))).isEmpty();
    assertThat(quick("if x: pass\n" + "elif x: pass\n".repeat(100_000))).isEmpty();
  }

  private static Optional<List<Stmt>> quick(String text) {
    Source source = new Source(text);
    return QuickParser.parse(source, new Tokens(source));
  }

  /** The tree of the parser that knows all of Python; empty where it refuses the text. */
  private static Optional<List<Stmt>> complete(String text) {
    Source source = new Source(text);
    try {
      return Optional.of(new Parse(source, source.text(), Insertions.NONE).run());
    } catch (Problem e) {
      return Optional.empty();
    }
  }

  private static String text(Path script) throws IOException {
    try {
      return Decoder.decode(Files.readAllBytes(script));
    } catch (PythonReader.Failure e) {
      return "";
    }
  }

  /** The tokens of a text, each with the blanks in front of it. */
  private static List<String> tokens(String text) {
    Source source = new Source(text);
    Tokens tokens = new Tokens(source);
    List<String> list = new ArrayList<>();
    int start = 0;
    while (tokens.next() != Tokens.Kind.END) {
      list.add(source.text().substring(start, tokens.end()));
      start = tokens.end();
    }
    list.add(source.text().substring(start));
    return list;
  }

  private static String changed(List<String> tokens, Random random) {
    List<String> changed = new ArrayList<>(tokens);
    int at = random.nextInt(changed.size());
    String other = tokens.get(random.nextInt(tokens.size()));
    switch (random.nextInt(6)) {
      case 0 -> changed.remove(at);
      case 1 -> changed.set(at, other);
      case 2 -> changed.add(at, other);
      case 3 -> changed.add(at, changed.get(at));
      default -> changed.add(at, PIECES.get(random.nextInt(PIECES.size())));
    }
    return String.join("", changed);
  }
}
