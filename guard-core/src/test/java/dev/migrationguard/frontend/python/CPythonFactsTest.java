package dev.migrationguard.frontend.python;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reader sees what CPython's {@code ast} sees.
 *
 * <p>{@code facts.txt} is what CPython 3.13.0 says of the samples, printed by {@code dump_facts.py} beside it. A
 * sample lies in the folder of the version that its syntax came with.
 */
class CPythonFactsTest {

  private static final Path SAMPLES = Path.of("src/test/resources/python-facts");

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.walk(SAMPLES, 2)) {
      return files.filter(file -> file.toString().endsWith(".py") && !file.endsWith("dump_facts.py")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void seesWhatCPythonSaw(Path sample) throws Exception {
    Map<String, List<String>> recorded = byFile(Files.readString(SAMPLES.resolve("facts.txt"), UTF_8));

    assertThat(facts(sample, true)).isEqualTo(recorded.get(name(sample)));
  }

  @Test
  void seesWhatThePythonAtHandSees() throws Exception {
    int minor = minorVersionAtHand();
    assumeTrue(minor >= 11, "no python3 of version 3.11 or newer on the path");
    List<String> command = new ArrayList<>(List.of("python3", "-W", "ignore", "dump_facts.py"));
    for (Path sample : samples()) {
      if (minorVersionOf(sample) <= minor) {
        command.add(name(sample));
      }
    }

    Map<String, List<String>> seen = byFile(run(command));

    assertThat(seen).hasSizeGreaterThan(15);
    seen.forEach((file, facts) -> assertThat(sorted(read(SAMPLES.resolve(file), minor >= 12))).as(file)
        .isEqualTo(sorted(facts)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyCharacterOfAStringIsFoundWhereTheSourceWritesIt(Path sample) throws Exception {
    byte[] bytes = Files.readAllBytes(sample);
    PythonModule module = PythonReader.read(bytes);
    SourceOfValue source = new SourceOfValue(bytes);

    assertThat(ReaderFacts.texts(module)).allSatisfy(
        literal -> assertThat(source.value(module, literal)).isEqualTo(literal.value()));
  }

  private static List<String> facts(Path sample, boolean exactInFormatted) throws Exception {
    return sorted(ReaderFacts.of(PythonReader.read(Files.readAllBytes(sample)), exactInFormatted));
  }

  private static List<String> read(Path sample, boolean exactInFormatted) {
    try {
      return facts(sample, exactInFormatted);
    } catch (Exception e) {
      throw new AssertionError(sample.toString(), e);
    }
  }

  private static List<String> sorted(List<String> facts) {
    return facts.stream().sorted().toList();
  }

  private static String name(Path sample) {
    return SAMPLES.relativize(sample).toString().replace('\\', '/');
  }

  private static int minorVersionOf(Path sample) {
    return Integer.parseInt(sample.getParent().getFileName().toString().substring(2));
  }

  private static Map<String, List<String>> byFile(String dump) {
    Map<String, List<String>> files = new TreeMap<>();
    for (String section : dump.split("(?m)^file ")) {
      List<String> lines = Arrays.asList(section.split("\n"));
      if (!section.isEmpty()) {
        files.put(lines.get(0).strip(), sorted(lines.subList(1, lines.size())));
      }
    }
    return files;
  }

  /** The minor version of the {@code python3} on the path; -1 where there is none. */
  private static int minorVersionAtHand() {
    try {
      return Integer.parseInt(run(List.of("python3", "-c", "import sys; print(sys.version_info.minor)")).strip());
    } catch (UncheckedIOException e) {
      return -1;
    }
  }

  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).directory(SAMPLES.toFile())
          .redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new AssertionError(command.get(0) + " failed: " + output);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
