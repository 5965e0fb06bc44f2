package dev.migrationguard.frontend.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a migration imports from the other files of its project is followed. */
class HelpersOfTheProjectTest {

  private static final String HELPERS = """
      from alembic import op
      import sqlalchemy as sa

      AUDITED = ("users", "orders")

      def add_audit_columns(table, *, nullable=True):
          op.add_column(table, sa.Column("changed_at", sa.DateTime(), nullable=nullable))
      """;

  @TempDir private Path folder;
  private ProjectScript project;

  @BeforeEach
  void layOut() {
    project = new ProjectScript(folder);
  }

  @Test
  void aFunctionOfAPackage() {
    project.file("app/migrations/helpers.py", HELPERS);
    List<Step> steps = project.steps("""
        from app.migrations.helpers import AUDITED, add_audit_columns

        def upgrade():
            for table in AUDITED:
                add_audit_columns(table)
        """);
    assertThat(steps).extracting(Script::line).containsExactly(
        "AddColumn users.changed_at", "AddColumn orders.changed_at");
    assertThat(steps.get(0).place()).hasToString("app/migrations/versions/2.py:11:9");
    assertThat(steps.get(0).via()).hasValueSatisfying(via ->
        assertThat(via).hasToString("app/migrations/helpers.py:7:5"));
  }

  @Test
  void allWaysToImport() {
    project.file("app/migrations/helpers.py", HELPERS);
    project.file("app/migrations/__init__.py", "from .helpers import *\n");
    for (String code : List.of(
        "import app.migrations.helpers\nCALL = app.migrations.helpers.add_audit_columns",
        "import app.migrations.helpers as h\nCALL = h.add_audit_columns",
        "from app.migrations import helpers\nCALL = helpers.add_audit_columns",
        "from .. import helpers\nCALL = helpers.add_audit_columns",
        "from ..helpers import add_audit_columns as CALL",
        "from app.migrations import add_audit_columns as CALL",
        "from app.migrations.helpers import *\nCALL = add_audit_columns")) {
      assertThat(project.asks(code + "\ndef upgrade():\n    CALL('t')\n"))
          .as(code)
          .containsExactly("AddColumn t.changed_at");
    }
  }

  @Test
  void aSiblingRevision() {
    project.file("app/migrations/versions/abc_first.py", "TABLE = 'users'\ndef upgrade():\n    pass\n");
    assertThat(project.asks("from .abc_first import TABLE\ndef upgrade():\n    op.drop_table(TABLE)\n"))
        .containsExactly("DropTable users");
  }

  @Test
  void aFolderForSources() {
    project.file("src/shop/tables.py", "NAME = 'orders'\n").file("src/shop/__init__.py", "");
    assertThat(project.asks("import shop.tables as t\ndef upgrade():\n    op.drop_table(t.NAME)\n"))
        .containsExactly("DropTable orders");
  }

  @Test
  void aFolderOfThePathThatAlembicIsGiven() {
    project.file("alembic.ini", "[alembic]\nprepend_sys_path = .:lib/python\n");
    project.file("lib/python/names.py", "NAME = 'orders'\n");
    assertThat(project.asks("from names import NAME\ndef upgrade():\n    op.drop_table(NAME)\n"))
        .containsExactly("DropTable orders");
  }

  @Test
  void constantsAreMadeOfAllTheStatementsThatBindThem() {
    project.file("app/names.py", """
        import os
        PREFIX = "app_"
        TABLES = [PREFIX + "users"]
        TABLES.append(f"{PREFIX}orders")
        TABLES += ["plain"]
        op.drop_table("never")
        try:
            from missing import TABLE
        except ImportError:
            TABLE = "fallback"
        """);
    assertThat(project.asks("""
        from app import names
        def upgrade():
            for t in names.TABLES:
                op.drop_table(t)
        """)).containsExactly("DropTable app_users", "DropTable app_orders", "DropTable plain");
  }

  @Test
  void typesOfTheProject() {
    project.file("app/types.py", """
        import sqlalchemy as sa
        from sqlalchemy.types import TypeDecorator
        class UtcDateTime(TypeDecorator):
            impl = sa.DateTime
        class Guid(TypeDecorator):
            impl = sa.CHAR
            def load_dialect_impl(self, dialect):
                return dialect.type_descriptor(sa.CHAR(36))
        """);
    List<Step> steps = project.steps("""
        from app.types import UtcDateTime, Guid
        def upgrade():
            op.add_column("t", sa.Column("a", UtcDateTime(timezone=True)))
            op.add_column("t", sa.Column("b", Guid()))
        """);
    assertThat(((AddColumn) steps.get(0).operation()).column().type().name()).startsWith("timestamp");
    assertThat(((AddColumn) steps.get(1).operation()).column().type().name()).isEqualTo("Guid");
  }

  @Test
  void classesThatDoTheWork() {
    project.file("app/migrations/ddl.py", """
        from abc import ABC
        from alembic import op

        class Operation(ABC):
            def run(self):
                if self.exists():
                    return None
                return self.execute()
            def exists(self):
                return op.get_bind().scalar("SELECT 1")

        class DropTable(Operation):
            def __init__(self, name):
                self.name = name
            def execute(self):
                op.drop_table(self.name)

        class DropBoth(DropTable):
            def execute(self):
                super().execute()
                op.drop_table(self.name + "_history")

        def drop(name):
            DropBoth(name).run()
        """);
    assertThat(project.asks("from app.migrations.ddl import drop\ndef upgrade():\n    drop('t')\n"))
        .containsExactly("Query", "DropTable t maybe", "DropTable t_history maybe");
  }

  @Test
  void operationsThatTheProjectRegisters() {
    project.file("app/migrations/env.py", "import app.views\n");
    project.file("app/views.py", """
        from alembic.operations import Operations, MigrateOperation

        @Operations.register_operation("create_view")
        class CreateView(MigrateOperation):
            def __init__(self, name, query):
                self.name = name
                self.query = query
            @classmethod
            def create_view(cls, operations, name, query):
                return operations.invoke(cls(name, query))

        @Operations.implementation_for(CreateView)
        def create_view(operations, operation):
            operations.execute("CREATE VIEW %s AS %s" % (operation.name, operation.query))
        """);
    List<Step> steps = project.steps("def upgrade():\n    op.create_view('v', 'SELECT 1')\n    op.other_view()\n");
    assertThat(steps).extracting(Script::line).containsExactly(
        "CreateObject",
        "Opaque: `op.other_view` is none of Alembic's own operations, and the project does not define it");
    assertThat(steps.get(0).place().span().line()).isEqualTo(8);
  }

  @Test
  void sqlBesideTheScript() {
    project.file("app/migrations/versions/drop.sql", "DROP TABLE a;\nDROP TABLE b;\n");
    for (String code : List.of(
        "import os\nSQL = open(os.path.join(os.path.dirname(__file__), 'drop.sql')).read()",
        "import pathlib\nSQL = (pathlib.Path(__file__).parent / 'drop.sql').read_text()",
        "from pathlib import Path\nSQL = Path(__file__).resolve().parent.joinpath('drop.sql').read_text()",
        "from pathlib import Path\nwith open(Path(__file__).parents[0] / 'drop.sql') as f:\n    SQL = f.read()",
        "import pkgutil\nSQL = pkgutil.get_data('app.migrations.versions', 'drop.sql').decode()",
        "import pkgutil\nSQL = pkgutil.get_data(__name__, 'drop.sql').decode('utf-8')",
        "import importlib.resources\n"
            + "SQL = importlib.resources.read_text('app.migrations.versions', 'drop.sql')",
        "from importlib.resources import files\n"
            + "SQL = files('app.migrations.versions').joinpath('drop.sql').read_text()")) {
      assertThat(project.asks(code + "\ndef upgrade():\n    op.execute(sa.text(SQL))\n"))
          .as(code)
          .containsExactly("DropTable a", "DropTable b");
    }
    assertThat(project.asks("def upgrade():\n    op.execute(open('missing.sql').read())\n")).containsExactly(
        "Opaque: the SQL is not known: it comes from the file `missing.sql`, which is not in the project");
  }

  @Test
  void nothingOutsideTheProjectIsRead() throws IOException {
    Path inner = Files.createDirectories(folder.resolve("inner"));
    Files.writeString(folder.resolve("secret.py"), "def run():\n    from alembic import op\n    op.drop_table('x')\n");
    Files.writeString(folder.resolve("secret.sql"), "DROP TABLE x");
    ProjectScript within = new ProjectScript(inner);
    Files.createSymbolicLink(inner.resolve("app/linked.py"), folder.resolve("secret.py"));
    assertThat(within.asks("from app.linked import run\ndef upgrade():\n    run()\n"))
        .containsExactly("Opaque: `app.linked.run` is defined in another file");
    assertThat(within.asks("from .....secret import run\ndef upgrade():\n    run()\n"))
        .containsExactly("Opaque: `.....secret.run` is defined in another file");
    assertThat(within.asks("def upgrade():\n    op.execute(open('../../../../secret.sql').read())\n"))
        .singleElement().asString().startsWith("Opaque: the SQL is not known");
  }

  @Test
  void importsThatGoInCircles() {
    project.file("app/a.py", "from app.b import x, f\ndef g(n):\n    f(n)\n");
    project.file("app/b.py", "from app.a import x, g\ndef f(n):\n    g(n)\n");
    assertThat(project.asks("from app.a import x, g\ndef upgrade():\n    op.drop_table('t')\n    x()\n    g(1)\n"))
        .hasSize(3)
        .startsWith("DropTable t", "Opaque: `app.a.x` is defined in another file")
        .endsWith("Opaque: the calls are nested too deeply to follow");
  }

  @Test
  void helpersThatCannotBeFollowed() {
    project.file("app/broken.py", "def run(:\n").file("app/large.py", "#".repeat(1_100_000));
    assertThat(project.asks("""
        from app.broken import run
        from app.large import other
        def upgrade():
            run()
            other()
        """)).containsExactly(
            "Opaque: `app.broken.run` is not followed: it is not Python: '(' was never closed",
            "Opaque: `app.large.other` is not followed: it is larger than the 1024 KB that the guard follows into");
  }

  @Test
  void aHelperThatNeverEndsCostsOnlyItself() {
    project.file("app/slow.py", """
        def run():
            for a in range(400):
                for b in range(400):
                    for c in range(400):
                        pass
        SLOW = [a + b + c for a in range(400) for b in range(400) for c in range(400)]
        """);
    assertThat(project.asks("""
        from app.slow import run, SLOW
        def upgrade():
            run()
            op.execute(SLOW)
            op.drop_table("t")
        """)).hasSize(3).startsWith("Opaque: it does more than the guard follows").endsWith("DropTable t");
  }

  @Test
  void manyScriptsShareOneHelper() {
    project.file("app/migrations/helpers.py", HELPERS);
    String script = Script.HEAD + "from app.migrations.helpers import add_audit_columns\n"
        + "def upgrade():\n    add_audit_columns('t')\n";
    List<List<Step>> all = IntStream.range(0, 64).parallel()
        .mapToObj(i -> project.read("app/migrations/versions/r" + i + ".py", script))
        .toList();
    assertThat(all).allSatisfy(steps -> assertThat(steps).extracting(Script::line)
        .containsExactly("AddColumn t.changed_at"));
  }
}
