package dev.migrationguard.frontend.alembic;

import static dev.migrationguard.frontend.alembic.Script.upgradeAsks;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way a statement takes to the database, it is seen. */
class RoutesToTheDatabaseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "op.execute('DROP TABLE t')",
        "op.execute(sa.text('DROP TABLE t'))",
        "op.execute(sa.DDL('DROP TABLE t'))",
        "op.get_bind().execute(sa.text('DROP TABLE t'))",
        "op.get_bind().exec_driver_sql('DROP TABLE t')",
        "conn = op.get_bind()\nwith conn.begin_nested():\n    conn.execute('DROP TABLE t')",
        "with op.get_bind().engine.connect() as c, c.begin():\n    c.exec_driver_sql('DROP TABLE t')",
        "op.get_context().bind.execute(sa.text('DROP TABLE t'))",
        "from sqlalchemy.orm import Session\nwith Session(op.get_bind()) as s:\n    s.execute('DROP TABLE t')",
        "from sqlalchemy.orm import sessionmaker\ns = sessionmaker(bind=op.get_bind())()\ns.execute('DROP TABLE t')",
        "from sqlalchemy import orm\ns = orm.Session(bind=op.get_bind())\ns.execute(sa.text('DROP TABLE t'))",
        "from shop import db\ns = db.Session(bind=op.get_bind())\ns.execute('DROP TABLE t')",
        "from alembic import context\ncontext.execute('DROP TABLE t')",
        "from alembic.op import execute\nexecute('DROP TABLE t')",
        "from alembic.op import *\ndrop_table('t')",
        "with op.batch_alter_table('x') as b:\n    b.execute('DROP TABLE t')",
        "from alembic.operations import ops\nop.invoke(ops.DropTableOp('t'))",
        "from alembic.operations.ops import ExecuteSQLOp\nop.invoke(ExecuteSQLOp('DROP TABLE t'))",
        "async def run(connection):\n    await connection.execute(sa.text('DROP TABLE t'))\nop.run_async(run)",
        "async def run(connection, name):\n    await connection.execute(sa.text(f'DROP TABLE {name}'))\n"
            + "op.run_async(run, 't')",
        "def run(connection):\n    connection.exec_driver_sql('DROP TABLE t')\nop.get_bind().run_sync(run)",
        "sa.Table('t', sa.MetaData()).drop(op.get_bind())",
        "from sqlalchemy.schema import DropTable\nop.execute(DropTable(sa.Table('t', sa.MetaData())))",
        "class T(Base):\n    __tablename__ = 't'\n    id = sa.Column(sa.Integer, primary_key=True)\n"
            + "T.__table__.drop(op.get_bind())",
        "t = sa.Table('t', sa.MetaData())\nt.metadata.drop_all(op.get_bind(), tables=[t])"
      })
  void theTableGoes(String route) {
    assertThat(upgradeAsks(route)).containsExactly("DropTable t");
  }

  @Test
  void statementsOfTheOrm() {
    assertThat(upgradeAsks("""
        class User(Base):
            __tablename__ = "users"
            id = sa.Column(sa.Integer, primary_key=True)
            name = sa.Column(sa.String(20))
        bind = op.get_bind()
        User.__table__.create(bind)
        session = sa.orm.Session(bind=bind)
        session.query(User).filter(User.id == 1).update({"name": "x"})
        session.query(User).delete()
        session.execute(sa.update(User).values(name="x"))
        op.execute(User.__table__.update().where(User.id == 1).values(name="x"))
        """)).containsExactly(
            "CreateTable users", "UpdateRows users where", "DeleteRows users", "UpdateRows users",
            "UpdateRows users where");
  }

  @Test
  void theEntitiesOfAlembicUtils() {
    assertThat(upgradeAsks("""
        from alembic_utils.pg_function import PGFunction
        from alembic_utils.pg_view import PGView
        from alembic_utils.pg_trigger import PGTrigger
        from alembic_utils.pg_materialized_view import PGMaterializedView
        from alembic_utils.pg_extension import PGExtension
        from alembic_utils.pg_policy import PGPolicy
        f = PGFunction(schema="public", signature="up(t text)", definition="RETURNS text AS $$ SELECT $$ LANGUAGE sql;")
        op.create_entity(f)
        op.replace_entity(f)
        op.drop_entity(f)
        op.replace_entity(PGView(schema="public", signature="v", definition="SELECT 1"))
        op.drop_entity(PGView(schema="public", signature="v", definition="SELECT 1"), cascade=True)
        op.replace_entity(PGMaterializedView("public", "m", "SELECT 1", with_data=False))
        op.replace_entity(PGTrigger(
            schema="public", signature="tr", on_entity="public.users",
            definition="BEFORE UPDATE ON public.users FOR EACH ROW EXECUTE FUNCTION f()"))
        op.create_entity(PGPolicy("public", "p", "FOR SELECT USING (true)", "public.users"))
        op.create_entity(PGExtension(schema="public", signature="uuid-ossp"))
        """)).containsExactly(
            "CreateObject", "CreateObject", "Drop function public.up",
            "CreateObject", "Drop view public.v",
            "Drop materialized view public.m", "CreateObject",
            "Drop trigger tr", "CreateObject public.users",
            "CreateObject public.users", "CreateObject");
  }

  @Test
  void theValuesOfAnEnumInSync() {
    assertThat(upgradeAsks("""
        from alembic_postgresql_enum import TableReference
        op.sync_enum_values(
            enum_schema="public",
            enum_name="mood",
            new_values=["a", "b"],
            affected_columns=[
                TableReference(
                    table_schema="public", table_name="users", column_name="mood", existing_server_default="'a'::mood"),
            ],
            enum_values_to_rename=[],
        )
        op.sync_enum_values("public", "mood", ["a"], [("users", "mood")], enum_values_to_rename=[])
        """)).containsExactly(
            "RenameObject", "CreateEnum mood [a, b]",
            "DropDefault users.mood", "ChangeColumnType users.mood", "SetDefault users.mood",
            "Drop type mood_old",
            "RenameObject", "CreateEnum mood [a]", "ChangeColumnType users.mood",
            "Drop type mood_old");
  }

  @Test
  void theTablesOfGeoalchemy() {
    assertThat(upgradeAsks("""
        op.create_geospatial_table("g", sa.Column("id", sa.Integer()))
        op.drop_geospatial_table("g")
        """)).containsExactly("CreateTable g", "DropTable g");
  }
}
