package dev.migrationguard.frontend.alembic;

import static dev.migrationguard.frontend.alembic.Script.asks;
import static dev.migrationguard.frontend.alembic.Script.upgradeAsks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Span;
import dev.migrationguard.model.Step;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AlembicFrontendTest {

  @Nested
  class FollowsOpUnderAnyName {

    @Test
    void importedAsSomethingElse() {
      assertThat(asks("""
          from alembic import op as migrate
          from alembic.op import drop_table, execute as run
          def upgrade():
              migrate.drop_table("a")
              drop_table("b")
              run("DROP TABLE c")
              alias = op
              alias.drop_table("d")
          """)).containsExactly("DropTable a", "DropTable b", "DropTable c", "DropTable d");
    }

    @Test
    void handedToAHelper() {
      assertThat(asks("""
          def drop(operations, table, *more, suffix="_old", **options):
              operations.drop_table(table + suffix)
              for one in more:
                  operations.drop_table(one, **options)

          def upgrade():
              drop(op, "a")
              drop(op, "b", "c", "d", suffix="", schema="s")
          """)).containsExactly("DropTable a_old", "DropTable b", "DropTable s.c", "DropTable s.d");
    }

    @Test
    void inAFunctionThatSomethingElseCalls() {
      assertThat(asks("""
          from project.retries import with_retries

          async def clean(connection):
              await connection.execute(sa.text("DROP TABLE b"))

          def upgrade():
              with_retries(lambda: op.drop_table("a"))
              op.run_async(clean)
          """)).contains("DropTable a maybe", "DropTable b");
    }

    @Test
    void invokedAsAnObject() {
      assertThat(upgradeAsks("op.invoke(something)")).singleElement().asString().startsWith("Opaque: ");
    }
  }

  @Nested
  class KnowsTheTransaction {

    @Test
    void aBatchRunsWhenItsBlockEnds() {
      assertThat(upgradeAsks("""
          with op.batch_alter_table("users", schema="app") as batch_op:
              batch_op.drop_column("a")
              op.execute("DROP TABLE b")
              batch_op.alter_column("c", nullable=False)
          """)).containsExactly("DropTable b", "DropColumn app.users.a", "SetNotNull app.users.c");
    }

    @Test
    void autocommitBlock() {
      assertThat(upgradeAsks("""
          with op.get_context().autocommit_block():
              op.create_index("i", "t", ["c"], postgresql_concurrently=True)
              op.execute("DROP INDEX CONCURRENTLY j")
          op.drop_table("t")
          """)).containsExactly("ConcurrentlyCreateIndex i outside", "ConcurrentlyDropIndex j outside", "DropTable t");
    }

    @Test
    void commitByHand() {
      assertThat(upgradeAsks("""
          op.execute("COMMIT")
          op.execute("CREATE INDEX CONCURRENTLY i ON t (c)")
          op.execute("BEGIN")
          op.drop_table("t")
          """)).containsExactly("COMMIT", "ConcurrentlyCreateIndex i outside", "BEGIN outside", "DropTable t");
    }

    @Test
    void aConnectionThatIsAskedForAutocommit() {
      assertThat(upgradeAsks("""
          bind = op.get_bind().execution_options(isolation_level="AUTOCOMMIT")
          bind.execute(sa.text("VACUUM t"))
          op.get_bind().execute(sa.text("DROP TABLE t"))
          """)).containsExactly("OtherStatement t outside", "DropTable t");
    }

    @Test
    void aHelperThatYieldsInsideAnAutocommitBlock() {
      assertThat(asks("""
          from contextlib import contextmanager

          @contextmanager
          def outside(timeout):
              with op.get_context().autocommit_block():
                  op.execute("SET lock_timeout = " + timeout)
                  yield "t"
                  op.execute("RESET lock_timeout")

          def upgrade():
              with outside("'5s'") as table:
                  op.create_index("i", table, ["c"], postgresql_concurrently=True)
              op.drop_table("u")
          """)).containsExactly(
              "SetParameter outside", "ConcurrentlyCreateIndex i outside", "SetParameter outside", "DropTable u");
    }

    @Test
    void aHelperThatYieldsOnOneDialectOnly() {
      assertThat(asks("""
          def outside():
              if op.get_bind().dialect.name == "postgresql":
                  with op.get_context().autocommit_block():
                      yield
              else:
                  yield

          def upgrade():
              with outside():
                  op.drop_table("t")
          """)).containsExactly("DropTable t outside on postgresql", "DropTable t on 8");
    }

    @Test
    void aDoBlockIsATransactionOfItsOwn() {
      assertThat(upgradeAsks("""
          with op.get_context().autocommit_block():
              op.execute("DO $$ BEGIN DROP TABLE t; END $$")
              op.execute("DROP TABLE u")
          """)).containsExactly("DropTable t", "DropTable u outside");
    }
  }

  @Nested
  class KnowsOnWhatConditionAStepRuns {

    @Test
    void testsOfTheDialect() {
      assertThat(upgradeAsks("""
          name = op.get_bind().dialect.name
          if name == "postgresql":
              op.drop_table("a")
          elif name in ("sqlite", "oracle"):
              op.drop_table("b")
          if not name != "sqlite":
              op.drop_table("c")
          if name.startswith("postgres"):
              op.drop_table("d")
          if name == "oracle" or name == "mssql":
              op.drop_table("e")
          if op.get_context().dialect.name == "postgresql" and anything:
              op.drop_table("f")
          """)).containsExactly(
              "DropTable a on postgresql",
              "DropTable b on oracle/sqlite",
              "DropTable c on sqlite",
              "DropTable d on postgresql",
              "DropTable e on mssql/oracle",
              "DropTable f maybe on postgresql");
    }

    @Test
    void anEarlyReturn() {
      assertThat(upgradeAsks("""
          if op.get_bind().dialect.name != "postgresql":
              return
          op.drop_table("a")
          """)).containsExactly("DropTable a on postgresql");
    }

    @Test
    void whatIsNotKnownMayHappen() {
      assertThat(upgradeAsks("""
          if sa.inspect(op.get_bind()).has_table("a"):
              op.drop_table("a")
          for row in op.get_bind().execute(sa.text("SELECT 1")):
              op.drop_table("b")
          """)).containsExactly("DropTable a maybe", "Query", "DropTable b maybe");
    }

    @Test
    void bothWaysOfAChoice() {
      assertThat(asks("""
          import os
          def upgrade():
              sql = "DROP TABLE a" if os.environ.get("X") else "DROP TABLE b"
              op.execute(sql)
              if os.environ.get("Y"):
                  other = "DROP TABLE c"
              else:
                  other = "DROP TABLE d"
              op.execute(sa.text(other))
          """)).containsExactly("DropTable a maybe", "DropTable b maybe", "DropTable c maybe", "DropTable d maybe");
    }

    @Test
    void moreThanAFewChoicesAreNotKnown() {
      StringBuilder body = new StringBuilder("sql = 'DROP TABLE t'\n");
      for (int i = 0; i < 6; i++) {
        body.append("if unknown(").append(i).append("):\n    sql = 'DROP TABLE t").append(i).append("'\n");
      }
      assertThat(upgradeAsks(body + "op.execute(sql)"))
          .containsExactly("Opaque: the SQL is not known: `sql` depends on a condition");
    }

    @Test
    void tryAndExcept() {
      assertThat(upgradeAsks("""
          try:
              op.drop_table("a")
              return
          except Exception:
              op.drop_table("b")
          finally:
              op.drop_table("c")
          op.drop_table("d")
          """)).containsExactly("DropTable a", "DropTable b maybe", "DropTable c maybe", "DropTable d maybe");
    }

    @Test
    void matchAndWhile() {
      assertThat(upgradeAsks("""
          match op.get_bind().dialect.name:
              case "postgresql":
                  op.drop_table("a")
              case _:
                  op.drop_table("b")
          i = 0
          while i < 2:
              op.drop_table(f"t{i}")
              i += 1
          while True:
              done = op.get_bind().execute(sa.text("DELETE FROM u WHERE old")).rowcount
              if done == 0:
                  break
          """)).containsExactly(
              "DropTable a on postgresql", "DropTable b on 8", "DropTable t0", "DropTable t1", "DeleteRows u");
    }

    @Test
    void aLoopThatIsLeftForCertain() {
      assertThat(upgradeAsks("""
          for name in ["a", "b", "c"]:
              if name == "b":
                  break
              op.drop_table(name)
          else:
              op.drop_table("never")
          """)).containsExactly("DropTable a");
    }
  }

  @Nested
  class KnowsValues {

    @Test
    void loopsAndComprehensions() {
      assertThat(asks("""
          TABLES = {"a": ["x", "y"], "b": ["z"]}
          def upgrade():
              for table, columns in TABLES.items():
                  for number, column in enumerate(columns):
                      op.drop_column(table, f"{column}{number}")
              for one, other in zip(("c", "d"), ("p", "q")):
                  op.drop_column(one, other)
              [op.drop_table(t) for t in sorted(["e"])]
              for t in [n + "_old" for n in TABLES if n != "a"]:
                  op.drop_table(t)
          """)).containsExactly(
              "DropColumn a.x0", "DropColumn a.y1", "DropColumn b.z0", "DropColumn c.p", "DropColumn d.q",
              "DropTable e", "DropTable b_old");
    }

    @Test
    void stringsInEveryNotation() {
      assertThat(asks("""
          import textwrap
          T = "t"
          def upgrade():
              op.execute(f"DROP TABLE {T}1")
              op.execute("DROP TABLE {}2".format(T))
              op.execute("DROP TABLE {name}3".format(name=T))
              op.execute("DROP TABLE %s4" % T)
              op.execute("DROP TABLE %(n)s5" % {"n": T})
              op.execute("DROP " + "TABLE " + T + "6")
              op.execute(" ".join(["DROP", "TABLE", T + "7"]))
              op.execute(textwrap.dedent('''
                  DROP TABLE t8
              '''))
              op.execute((sql := "DROP TABLE t9"))
              run = lambda name: op.execute("DROP TABLE " + name)
              run("t10")
              op.execute(sa.text("DELETE FROM t11 WHERE id = :id").bindparams(id=1))
              op.get_bind().exec_driver_sql("DROP TABLE t12")
          """)).containsExactly(
              "DropTable t1", "DropTable t2", "DropTable t3", "DropTable t4", "DropTable t5", "DropTable t6",
              "DropTable t7", "DropTable t8", "DropTable t9", "DropTable t10", "DeleteRows t11", "DropTable t12");
    }

    @Test
    void constantsOfClassesAndEnums() {
      assertThat(asks("""
          import enum
          class Names:
              TABLE = "a"
          class Mood(enum.Enum):
              SAD = "b"
          def upgrade():
              op.drop_table(Names.TABLE)
              op.drop_table(Mood.SAD.value)
          """)).containsExactly("DropTable a", "DropTable b");
    }

    @Test
    void theFunctionThatGlobalsNames() {
      assertThat(asks("""
          def upgrade(engine_name):
              globals()["upgrade_%s" % engine_name]()
          def upgrade_one():
              op.drop_table("a")
          def upgrade_two():
              op.drop_table("b")
          """)).containsExactly("DropTable a", "DropTable b");
    }

    @Test
    void generatorsGiveTheirValuesOneByOne() {
      assertThat(asks("""
          def tables():
              yield "a"
              op.drop_table("between")
              yield from ["b"]
          def upgrade():
              for name in tables():
                  op.drop_table(name)
          """)).startsWith("DropTable a", "DropTable between");
    }

    @Test
    void recursionEnds() {
      assertThat(asks("""
          def again(n):
              op.drop_table("t")
              again(n - 1)
          def upgrade():
              again(3)
          """))
          .contains("DropTable t")
          .endsWith("Opaque: the calls are nested too deeply to follow");
      assertThat(asks("""
          def again(tables):
              if tables:
                  op.drop_table(tables[0])
                  again(tables[1:])
          def upgrade():
              again(["a", "b"])
          """)).containsExactly("DropTable a", "DropTable b");
      assertThat(asks("""
          def again(n):
              op.drop_table("t")
              if n:
                  again(n - 1)
          def upgrade():
              again(unknown())
          """)).containsExactly("DropTable t", "Opaque: it calls itself, and only its first turn is followed");
    }
  }

  @Nested
  class ReadsSqlalchemy {

    @Test
    void coreAndOrmStatements() {
      assertThat(asks("""
          from sqlalchemy import orm
          users = sa.table("users", sa.column("id"))
          class User(Base):
              __tablename__ = "people"
          def upgrade():
              op.execute(users.update().values(id=1))
              op.execute(sa.update(users).where(users.c.id == 1).values(id=2))
              op.execute(sa.delete(users))
              session = orm.Session(bind=op.get_bind())
              session.query(User).filter(User.id == 1).delete()
              session.execute(sa.text("DROP TABLE a"))
              session.commit()
          """)).containsExactly(
              "UpdateRows users", "UpdateRows users where", "DeleteRows users", "DeleteRows people", "DropTable a");
    }

    @Test
    void enumsAndTablesOnTheirOwn() {
      assertThat(upgradeAsks("""
          mood = sa.Enum("sad", "glad", name="mood")
          mood.create(op.get_bind(), checkfirst=True)
          sa.Enum(name="old").drop(op.get_bind())
          sa.Table("t", sa.MetaData()).drop(op.get_bind())
          """)).containsExactly("CreateEnum mood [sad, glad]", "Drop type old", "DropTable t");
    }
  }

  @Nested
  class SaysWhatItDoesNotKnow {

    @Test
    void withTheReason() {
      assertThat(asks("""
          from project.helpers import clean
          def upgrade():
              clean(op.get_bind())
              op.execute(open("x.sql").read())
              op.run_async(clean)
          """)).hasSize(3).allMatch(line -> line.startsWith("Opaque: ")).first().asString()
          .contains("`project.helpers.clean` is defined in another file");
    }
  }

  @Nested
  class PlacesStatements {

    private static List<Span> spans(String body) {
      return Script.steps(Script.upgrade(body)).stream().map(Step::place).map(place -> place.span()).toList();
    }

    @Test
    void insideImplicitConcatenation() {
      assertThat(spans("""
          op.execute("DROP TABLE a; "
                     "DROP TABLE b")
          """)).containsExactly(new Span(8, 17, 8, 29), new Span(9, 17, 9, 29));
    }

    @Test
    void insideTripleQuotes() {
      assertThat(spans("""
          op.execute('''
            DROP TABLE ä;
            DROP TABLE b''')
          """)).containsExactly(new Span(9, 7, 9, 19), new Span(10, 7, 10, 19));
    }
  }
}
