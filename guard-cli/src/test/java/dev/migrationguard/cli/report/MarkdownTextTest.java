package dev.migrationguard.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A page of the documentation, as a terminal shows it. */
class MarkdownTextTest {

  @Test
  void headingsStandAloneCodeIsIndentedAndProseIsBrokenBetweenWords() {
    String page =
        """
        <!-- Generated. -->

        # A title

        Words that go on
        over two lines of **forty** columns.

        ```python
        op.drop_column("users", "age")

        # code is never broken, however long its line may be
        ```

        > a quote
        """;

    assertThat(MarkdownText.render(page, Style.PLAIN, 40))
        .isEqualTo(
            """
            A title

              Words that go on over two lines of
              forty columns.

                op.drop_column("users", "age")

                # code is never broken, however long its line may be

              a quote
            """);
  }

  @Test
  void theCellsOfATableStandBelowOneAnother() {
    String page =
        """
        | PostgreSQL | Lock |
        |---|---|
        | 10 to 18 | ShareLock |
        """;

    assertThat(MarkdownText.render(page, Style.PLAIN, 80))
        .isEqualTo("PostgreSQL  Lock\n  10 to 18    ShareLock\n");
  }
}
