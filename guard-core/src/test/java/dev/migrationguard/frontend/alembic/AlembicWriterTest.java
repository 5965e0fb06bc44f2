package dev.migrationguard.frontend.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migrationguard.model.Column;
import dev.migrationguard.model.ColumnOperation.AddColumn;
import dev.migrationguard.model.ColumnOperation.ChangeColumnType;
import dev.migrationguard.model.ColumnOperation.DropColumn;
import dev.migrationguard.model.ColumnOperation.RenameColumn;
import dev.migrationguard.model.ColumnOperation.SetDefault;
import dev.migrationguard.model.ColumnOperation.SetNotNull;
import dev.migrationguard.model.Constraint;
import dev.migrationguard.model.ConstraintOperation.AddConstraint;
import dev.migrationguard.model.ConstraintOperation.DropConstraint;
import dev.migrationguard.model.ConstraintOperation.ValidateConstraint;
import dev.migrationguard.model.DataOperation.UpdateRows;
import dev.migrationguard.model.DataType;
import dev.migrationguard.model.IndexOperation.CreateIndex;
import dev.migrationguard.model.IndexOperation.DropIndex;
import dev.migrationguard.model.IndexOperation.Key;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation.AddEnumValue;
import dev.migrationguard.model.Opaque;
import dev.migrationguard.model.Operation;
import dev.migrationguard.model.Phase;
import dev.migrationguard.model.SqlExpression;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlembicWriterTest {

  private static final ObjectName ACCOUNT = ObjectName.of("account");
  private static final SqlExpression NOTE_IS_SET = SqlExpression.constant("note IS NOT NULL");

  private static String one(Operation operation) {
    return AlembicWriter.write(List.of(Phase.migration("Do it", operation))).replaceFirst("(?s)^.*# 1. Do it\n", "");
  }

  private static CreateIndex index(String name, Key... keys) {
    return new CreateIndex(
        Optional.of(ObjectName.of(name)), ACCOUNT, List.of(keys), false, false, false, false, Optional.empty(),
        List.of(), Optional.empty());
  }

  @Test
  void nothingIsWrittenForNoPhase() {
    assertThat(AlembicWriter.write(List.of())).isEmpty();
  }

  @Test
  void phasesStandUnderTheirNumbersAndReleasesAreComments() {
    assertThat(AlembicWriter.write(List.of(
            Phase.migration("Add the column without NOT NULL",
                new AddColumn(ACCOUNT, Column.nullable("note", DataType.of("text")), false)),
            Phase.release("Release a version that writes the column everywhere"),
            Phase.migration("Fill the rows that are left",
                new UpdateRows(ACCOUNT, "note = ''", Optional.of(SqlExpression.constant("note IS NULL")))),
            Phase.migration("Promise that it is filled",
                new AddConstraint(ACCOUNT,
                    new Constraint.Check(Optional.of("account_note_set"), NOTE_IS_SET, true, true), false)),
            Phase.migration("Check the promise", new ValidateConstraint(ACCOUNT, "account_note_set")),
            Phase.migration("Keep it in the column", new SetNotNull(ACCOUNT, "note"),
                    new DropConstraint(ACCOUNT, Optional.of("account_note_set"), Optional.of("check"), false, false))
                .accepting("drop-constraint", "NOT NULL says the same by now"))))
        .isEqualTo("""
            # 1. Add the column without NOT NULL
            op.add_column("account", sa.Column("note", sa.Text()))

            # 2. Release a version that writes the column everywhere

            # 3. Fill the rows that are left
            op.execute("UPDATE account SET note = '' WHERE note IS NULL")

            # 4. Promise that it is filled
            op.create_check_constraint(
                "account_note_set", "account", "note IS NOT NULL", postgresql_not_valid=True
            )

            # 5. Check the promise
            op.execute("ALTER TABLE account VALIDATE CONSTRAINT account_note_set")

            # 6. Keep it in the column
            op.alter_column("account", "note", nullable=False)
            # guard: ignore[drop-constraint] NOT NULL says the same by now
            op.drop_constraint("account_note_set", "account", type_="check")
            """);
  }

  @Test
  void whatMustNotRunInATransactionStandsInAnAutocommitBlock() {
    assertThat(AlembicWriter.write(List.of(Phase.outsideTransaction(
            "Build the index without stopping writes",
            index("ix_account_email", new Key("email", false)).withConcurrently()))))
        .isEqualTo("""
            # 1. Build the index without stopping writes
            with op.get_context().autocommit_block():
                op.create_index("ix_account_email", "account", ["email"], postgresql_concurrently=True)
            """);
  }

  @Test
  void anAcknowledgementStandsDirectlyAboveItsStatementInsideTheBlock() {
    assertThat(AlembicWriter.write(List.of(Phase.outsideTransaction(
                "Drop it", new DropColumn(ACCOUNT, "note", false, false))
            .accepting("drop-column", "nobody reads it\nsince release 41"))))
        .isEqualTo("""
            # 1. Drop it
            with op.get_context().autocommit_block():
                # guard: ignore[drop-column] nobody reads it since release 41
                op.drop_column("account", "note")
            """);
  }

  @Test
  void whatIsNotKnownIsACommentAndABlockIsNeverEmpty() {
    assertThat(AlembicWriter.write(List.of(
            Phase.outsideTransaction("Look", new Opaque("op.execute(\n  sql)", "it comes from a query")))))
        .isEqualTo("""
            # 1. Look
            # not known: op.execute( sql) (it comes from a query)
            """);
  }

  @Test
  void theDialectIsImportedWhereItIsUsed() {
    assertThat(AlembicWriter.write(List.of(Phase.migration("Add it",
            new AddColumn(ACCOUNT, Column.nullable("data", DataType.of("jsonb")), false)))))
        .startsWith("from sqlalchemy.dialects import postgresql\n\n# 1. Add it\n")
        .endsWith("op.add_column(\"account\", sa.Column(\"data\", postgresql.JSONB()))\n");
    assertThat(AlembicWriter.write(List.of(Phase.migration("Say postgresql.",
            new UpdateRows(ACCOUNT, "note = 'postgresql.'", Optional.empty())))))
        .doesNotContain("import");
  }

  @Test
  void longCallsBreakAsBlackBreaksThem() {
    assertThat(one(new AddConstraint(
            ObjectName.of("sales", "account"),
            new Constraint.ForeignKey(Optional.of("account_owner_id_fkey"), List.of("owner_id"),
                ObjectName.of("crm", "owner"), List.of("id"), "ON DELETE SET NULL DEFERRABLE", true),
            false)))
        .isEqualTo("""
            op.create_foreign_key(
                "account_owner_id_fkey",
                "account",
                "owner",
                ["owner_id"],
                ["id"],
                source_schema="sales",
                referent_schema="crm",
                ondelete="SET NULL",
                deferrable=True,
                postgresql_not_valid=True,
            )
            """);
  }

  @Test
  void longSqlBreaksAtSpaces() {
    assertThat(one(new UpdateRows(ACCOUNT, "note = 'a long text that fills the line'",
            Optional.of(SqlExpression.constant("note IS NULL AND created_at < now() - interval '1 year'")))))
        .isEqualTo("""
            op.execute(
                "UPDATE account SET note = 'a long text that fills the line' WHERE note IS NULL AND created_at "
                "< now() - interval '1 year'"
            )
            """);
  }

  @Test
  void namesAreQuotedInSqlAndLeftAloneInCalls() {
    ObjectName upper = ObjectName.of("Account");
    assertThat(one(new SetNotNull(upper, "order")))
        .isEqualTo("op.alter_column(\"Account\", \"order\", nullable=False)\n");
    assertThat(one(new ValidateConstraint(upper, "order")))
        .isEqualTo("op.execute('ALTER TABLE \"Account\" VALIDATE CONSTRAINT \"order\"')\n");
    assertThat(one(new UpdateRows(upper, "note = 'x'", Optional.empty())))
        .isEqualTo("op.execute(\"\"\"UPDATE \"Account\" SET note = 'x'\"\"\")\n");
  }

  @Test
  void aColonThatWouldBeAParameterIsEscaped() {
    assertThat(one(new UpdateRows(ACCOUNT, "note = 'see :x at 12:30', level = a::int", Optional.empty())))
        .isEqualTo("op.execute(\"UPDATE account SET note = 'see \\\\:x at 12:30', level = a::int\")\n");
  }

  @Test
  void whatTheSourceLeftOpenStaysVisible() {
    assertThat(one(new SetNotNull(ObjectName.of("…_history"), "note")))
        .isEqualTo("op.alter_column(\"…_history\", \"note\", nullable=False)\n");
    assertThat(one(new ValidateConstraint(ObjectName.of("…_history"), "known")))
        .isEqualTo("op.execute(\"ALTER TABLE …_history VALIDATE CONSTRAINT known\")\n");
    assertThat(one(new AddColumn(ACCOUNT, Column.nullable("note", DataType.unknown()), false)))
        .isEqualTo("op.add_column(\"account\", sa.Column(\"note\", ...))\n");
  }

  @Test
  void defaultsAreStringsWhereTheyAreAndSqlOtherwise() {
    assertThat(one(new SetDefault(ACCOUNT, "note", SqlExpression.constant("'it''s'"))))
        .isEqualTo("op.alter_column(\"account\", \"note\", server_default=\"it's\")\n");
    assertThat(one(new SetDefault(ACCOUNT, "level", SqlExpression.constant("0"))))
        .isEqualTo("op.alter_column(\"account\", \"level\", server_default=sa.text(\"0\"))\n");
    assertThat(one(new SetDefault(ACCOUNT, "data", SqlExpression.constant("'{}'::jsonb"))))
        .isEqualTo("op.alter_column(\"account\", \"data\", server_default=sa.text(\"'{}'::jsonb\"))\n");
    assertThat(one(new SetDefault(ACCOUNT, "note", SqlExpression.constant("'a' || 'b'"))))
        .isEqualTo("op.alter_column(\"account\", \"note\", server_default=sa.text(\"'a' || 'b'\"))\n");
  }

  @Test
  void typesAreSqlalchemysAndSqlWhereItHasNone() {
    assertThat(one(new ChangeColumnType(ACCOUNT, "level", DataType.of("bigint"),
            Optional.of(DataType.of("integer")), Optional.empty(), Optional.empty())))
        .isEqualTo("op.alter_column(\"account\", \"level\", existing_type=sa.Integer(), type_=sa.BigInteger())\n");
    assertThat(one(new ChangeColumnType(ACCOUNT, "at", DataType.of("timestamptz", 3), Optional.empty(),
            Optional.of(SqlExpression.constant("at AT TIME ZONE 'UTC'")), Optional.empty())))
        .isEqualTo("""
            op.alter_column(
                "account",
                "at",
                type_=postgresql.TIMESTAMP(timezone=True, precision=3),
                postgresql_using="at AT TIME ZONE 'UTC'",
            )
            """);
    assertThat(one(new ChangeColumnType(ACCOUNT, "body",
            new DataType("xml", List.of(), 0, DataType.Kind.BUILT_IN, List.of()), Optional.empty(), Optional.empty(),
            Optional.empty())))
        .isEqualTo("op.execute(\"ALTER TABLE account ALTER COLUMN body TYPE xml\")\n");
    assertThat(one(new AddColumn(ACCOUNT, Column.nullable("tags", DataType.of("varchar", 20).array()), false)))
        .isEqualTo("op.add_column(\"account\", sa.Column(\"tags\", postgresql.ARRAY(sa.String(length=20))))\n");
    assertThat(one(new AddColumn(ACCOUNT, Column.nullable("mood",
            new DataType("mood", List.of(), 0, DataType.Kind.ENUM, List.of())), false)))
        .isEqualTo(
            "op.add_column(\"account\", sa.Column(\"mood\", postgresql.ENUM(name=\"mood\", create_type=False)))\n");
    assertThat(one(new AddColumn(ACCOUNT, Column.nullable("id",
            new DataType("types.Guid", List.of(), 0, DataType.Kind.PROJECT, List.of())), false)))
        .isEqualTo("op.add_column(\"account\", sa.Column(\"id\", types.Guid()))\n");
  }

  @Test
  void whatAlembicHasNoCallForIsSql() {
    assertThat(one(new AddConstraint(ACCOUNT,
            new Constraint.Unique(Optional.of("account_email_key"), List.of("email"), Optional.of("ix_account_email"),
                false), false)))
        .isEqualTo("""
            op.execute(
                "ALTER TABLE account ADD CONSTRAINT account_email_key UNIQUE USING INDEX ix_account_email"
            )
            """);
    assertThat(one(new AddEnumValue(ObjectName.of("mood"), "it's", true)))
        .isEqualTo("op.execute(\"ALTER TYPE mood ADD VALUE IF NOT EXISTS 'it''s'\")\n");
    assertThat(one(new DropIndex(ObjectName.of("sales", "ix"), Optional.of(ACCOUNT), true, true, false)))
        .isEqualTo("""
            op.drop_index(
                "ix", table_name="account", if_exists=True, postgresql_concurrently=True, schema="sales"
            )
            """);
    assertThat(one(new RenameColumn(ACCOUNT, "note", "remark")))
        .isEqualTo("op.alter_column(\"account\", \"note\", new_column_name=\"remark\")\n");
    assertThat(one(index("ix", new Key("email", false), new Key("lower(name)", true))))
        .isEqualTo("op.create_index(\"ix\", \"account\", [\"email\", sa.text(\"lower(name)\")])\n");
  }
}
