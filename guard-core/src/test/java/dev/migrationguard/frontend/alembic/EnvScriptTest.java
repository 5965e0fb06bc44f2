package dev.migrationguard.frontend.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Environment.Commits;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When migrations are committed, by what {@code env.py} does.
 *
 * <p>Each case was run with Alembic 1.20.1, SQLAlchemy 2.1.9 and PostgreSQL 15: three revisions that ask for {@code
 * txid_current()} saw one transaction ({@code AFTER_RUN}), one each ({@code AFTER_MIGRATION}), or the driver in
 * autocommit ({@code AFTER_STATEMENT}).
 */
class EnvScriptTest {

  private static final String ENV =
      """
      from alembic import context
      from sqlalchemy import create_engine, text

      with create_engine("postgresql://localhost/shop"ENGINE).connect() as c:
          BEFORE
          context.configure(connection=cCONFIGURE)
          with context.begin_transaction():
              context.run_migrations()
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "                               | pass                                              |                                  | AFTER_RUN",
        "                               | pass                                              | , transaction_per_migration=True | AFTER_MIGRATION",
        "                               | pass                                              | , transactional_ddl=False        | AFTER_MIGRATION",
        ", isolation_level='AUTOCOMMIT' | pass                                              |                                  | AFTER_STATEMENT",
        "                               | c.execute(text('SET lock_timeout = 4'))           | , transaction_per_migration=True | AFTER_RUN",
        "                               | c.execute(text('SET lock_timeout = 4')); c.commit() | , transaction_per_migration=True | AFTER_MIGRATION",
        "                               | c = c.execution_options(isolation_level='AUTOCOMMIT') |                              | AFTER_STATEMENT",
        "                               | c.execution_options(isolation_level='AUTOCOMMIT') |                                  | AFTER_STATEMENT",
        "                               | c.execution_options(isolation_level='SERIALIZABLE') |                                | AFTER_RUN",
      })
  void theConnectionAndItsUseDecide(String engine, String before, String configure, Commits expected) {
    String source =
        ENV.replace("ENGINE", engine == null ? "" : engine)
            .replace("BEFORE", before)
            .replace("CONFIGURE", configure == null ? "" : configure);

    assertThat(run(source).commits().orElseThrow().value()).isEqualTo(expected);
  }

  @Test
  void whatDependsOnTheSurroundingsIsNotKnown() {
    assertThat(run("from alembic import context\nimport os\ncontext.configure(transaction_per_migration='X' in os.environ)").commits())
        .isEmpty();
    assertThat(run("from alembic import context\nfrom app import options\ncontext.configure(**options)").commits()).isEmpty();
    assertThat(run("print('no Alembic')").commits()).isEmpty();
    assertThat(run("from alembic import context\ncontext.configure()\ncontext.configure(transaction_per_migration=True)").commits())
        .isEmpty();
  }

  @Test
  void parametersUnderAConditionCountOnlyWhereTheMigrationsStandUnderOneToo() {
    String set = "    c.execute(text('SET lock_timeout = 4'))\n";
    String head = "from alembic import context\nfrom sqlalchemy import create_engine, text\nimport app\nc = create_engine(app.url).connect()\n";

    assertThat(run(head + "if app.patient():\n" + set + "context.configure(connection=c)\n").session()).isEmpty();
    assertThat(run(head + "if app.online():\n" + set + "    context.configure(connection=c)\n").session()).hasSize(1);
    assertThat(run(head + "if c.dialect.name == 'postgresql':\n" + set + "context.configure(connection=c)\n").session()).hasSize(1);
  }

  @Test
  void whatIsNoPythonSaysNothing() {
    assertThat(EnvScript.run("env.py", "def (".getBytes(StandardCharsets.UTF_8), Optional.empty())).isEmpty();
  }

  @Test
  void aProgramWithoutEndIsLeft() {
    EnvScript endless = run("from alembic import context\ndef f(n):\n  return f(n + 1) + f(n)\nwhile True:\n  x = [f(1)] * 10 ** 9\n");

    assertThat(endless.commits()).isEmpty();
  }

  private static EnvScript run(String source) {
    return EnvScript.run("env.py", source.getBytes(StandardCharsets.UTF_8), Optional.empty()).orElseThrow();
  }
}
