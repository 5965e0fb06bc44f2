package dev.migrationguard.frontend.java;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Step;
import dev.migrationguard.model.Transaction.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is understood of jOOQ beyond the statements of {@code fixtures/same}. */
class JooqTest {

  private static String source(String body, String members) {
    return """
        package db.migration;
        import static org.jooq.impl.DSL.*;
        import java.util.*;
        import org.flywaydb.core.api.migration.*;
        import org.jooq.*;
        import org.jooq.conf.*;
        import org.jooq.impl.*;
        public class V7__Test extends BaseJavaMigration {
          public void migrate(Context context) throws Exception {
            DSLContext ctx = using(context.getConnection());
        %s
          }
        %s
        }
        """.formatted(body, members);
  }

  private static List<String> asked(String body, String members) {
    return Source.lines(Source.migration(Source.PATH, source(body, members)).upgrade());
  }

  private static List<String> asked(String body) {
    return asked(body, "");
  }

  @Test
  void aChainThatIsNeverExecutedDoesNothing() {
    assertThat(asked("""
        ctx.alterTable("a").dropColumn("b");
        Query later = ctx.dropTable("c");
        Query never = ctx.dropTable("d");
        later.execute();
        """)).containsExactly("DROP TABLE c");
  }

  @Test
  void aChainGrowsThoughNobodyTakesTheResult() {
    assertThat(asked("""
        CreateTableElementListStep step = ctx.createTable("t");
        for (String name : List.of("a", "b")) {
          step.column(name, SQLDataType.INTEGER);
        }
        step.execute();
        """)).containsExactly("CREATE TABLE t (a integer, b integer)");
  }

  @Test
  void namesAreSentInQuotesAndSqlAsItStands() {
    assertThat(asked("""
        ctx.dropTable("Users").execute();
        ctx.dropTable("shop.users").execute();
        ctx.dropTable(table("Shop.Users")).execute();
        ctx.dropTable(name("Shop", "Users")).execute();
        ctx.dropTable(table(unquotedName("Shop", "Users"))).execute();
        """)).containsExactly(
        "DROP TABLE \"Users\"", "DROP TABLE \"shop.users\"", "DROP TABLE shop.users", "DROP TABLE \"Shop\".\"Users\"",
        "DROP TABLE shop.users");
  }

  @Test
  void theSettingsMayTakeTheQuotesAway() {
    assertThat(asked("""
        Settings settings = new Settings().withRenderQuotedNames(RenderQuotedNames.NEVER);
        using(context.getConnection(), SQLDialect.POSTGRES, settings).dropTable("Users").execute();
        """)).containsExactly("DROP TABLE users on [postgresql]");
  }

  @Test
  void anotherDialectIsAnotherDatabase() {
    assertThat(asked("using(context.getConnection(), SQLDialect.H2).dropTable(\"a\").execute();"))
        .containsExactly("DROP TABLE a on [h2]");
  }

  @Test
  void aTransactionIsOneWhereverTheMigrationRuns() {
    String source = source("""
        ctx.dropTable("a").execute();
        ctx.transaction(trx -> {
          trx.dsl().dropTable("b").execute();
          using(trx).dropTable("c").execute();
        });
        ctx.dropTable("d").execute();
        """, "@Override public boolean canExecuteInTransaction() { return false; }");
    List<Step> steps = Source.migration(Source.PATH, source).upgrade();
    assertThat(steps).extracting(step -> step.transaction().mode())
        .containsExactly(Mode.OUTSIDE, Mode.INSIDE, Mode.INSIDE, Mode.OUTSIDE);
    assertThat(steps.get(1).transaction().number()).isEqualTo(steps.get(2).transaction().number());
  }

  @Test
  void helpersTakeAContextAndOverloadsAreToldApart() {
    assertThat(asked("migrate(ctx); new Helper().run(ctx);", """
        static void migrate(DSLContext ctx) { ctx.dropTable("a").execute(); }
        static class Helper {
          void run(DSLContext ctx) { ctx.dropTable("b").execute(); }
        }
        """)).containsExactly("DROP TABLE a", "DROP TABLE b");
  }

  @Test
  void batchesAndQueriesAreSentInTheirOrder() {
    assertThat(asked("""
        ctx.batch(ctx.dropTable("a"), ctx.dropTable("b")).execute();
        ctx.batch("DROP TABLE c", "DROP TABLE d").execute();
        List<Query> queries = new ArrayList<>();
        queries.add(ctx.dropTable("e"));
        ctx.batch(queries).execute();
        ctx.execute(dropTable("f"));
        ctx.execute("DROP TABLE {0}", name("g"));
        ctx.query("DROP TABLE h").execute();
        context.getConnection().createStatement().execute(ctx.dropTable("i").getSQL());
        """)).containsExactly(
        "DROP TABLE a", "DROP TABLE b", "DROP TABLE c", "DROP TABLE d", "DROP TABLE e", "DROP TABLE f", "DROP TABLE g",
        "DROP TABLE h", "DROP TABLE i");
  }

  @Test
  void aTypeThatSaysWhetherNullIsAllowedSetsThatToo() {
    assertThat(asked("ctx.alterTable(\"t\").alterColumn(\"c\").set(SQLDataType.VARCHAR(20).notNull()).execute();"))
        .containsExactly("ALTER TABLE t ALTER COLUMN c TYPE varchar(20)", "ALTER TABLE t ALTER COLUMN c SET NOT NULL");
  }

  @Test
  void anEnumOfTheProjectNamesItsType() {
    assertThat(asked("""
        ctx.createType("mood").asEnum(Arrays.stream(Mood.values()).map(Mood::getLiteral).toArray(String[]::new)).execute();
        Field<Mood> mood = field("mood", SQLDataType.VARCHAR.asEnumDataType(Mood.class).nullable(false));
        ctx.alterTable("t").add(mood).execute();
        """, """
        enum Mood implements EnumType {
          SAD("sad"), GLAD("glad");
          private final String literal;
          Mood(String literal) { this.literal = literal; }
          public Schema getSchema() { return new SchemaImpl(name("shop"), null); }
          public String getName() { return "mood"; }
          public String getLiteral() { return literal; }
        }
        """)).containsExactly("CREATE TYPE mood AS ENUM ('sad', 'glad')", "ALTER TABLE t ADD COLUMN mood shop.mood NOT NULL");
  }

  @Test
  void whatIsDoneWithRowsIsDoneForEach() {
    assertThat(asked("""
        ctx.select(field("id")).from(table("users")).fetch().forEach(row ->
            ctx.update(table("carts")).set(field("open"), true).where(field("id").eq(row.get("id"))).execute());
        """).get(1)).startsWith("UPDATE carts SET open = TRUE").endsWith("(for each)");
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThat(asked("""
        ctx.alterTable("t").frobnicate("x").execute();
        ctx.mergeInto(table("t")).using(table("u")).execute();
        ctx.batchStore(records());
        using(SQLDialect.POSTGRES).dropTable("t").execute();
        """)).containsExactly(
        "? jOOQ's `alterTable(\"t\").frobnicate` is not understood",
        "? jOOQ's `mergeInto` is not understood",
        "? jOOQ's `batchStore` is not understood",
        "? it is sent without a connection");
  }
}
