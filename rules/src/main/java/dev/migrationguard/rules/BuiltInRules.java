package dev.migrationguard.rules;

import dev.migrationguard.rule.EngineRules;
import dev.migrationguard.rule.Rule;
import dev.migrationguard.rule.RuleInfo;
import java.util.ArrayList;
import java.util.List;

/** Every rule, once. */
public final class BuiltInRules {

  private static final List<Rule<?>> ALL =
      List.of(
          new DropTable(),
          new DropColumn(),
          new DropSchema(),
          new DropObject(),
          new DropConstraint(),
          new DropNotNull(),
          new DropDefault(),
          new RenameTable(),
          new RenameColumn(),
          new MoveTable(),
          new RenameEnumValue(),
          new NarrowColumnType(),
          new TruncateTable(),
          new DeleteRows(),
          new UpdateAllRows(),
          new ExpandAndContractTogether(),
          new AddNotNullColumn(),
          new SetNotNull(),
          new CreateIndexBlocking(),
          new DropIndexBlocking(),
          new ReindexBlocking(),
          new ChangeColumnType(),
          new AddColumnRewrite(),
          new AddForeignKeyValidating(),
          new AddCheckValidating(),
          new AddUniqueBlocking(),
          new AddPrimaryKeyBlocking(),
          new AddExclusionConstraint(),
          new ValidateInSameTransaction(),
          new RewriteTable(),
          new RefreshMaterializedViewBlocking(),
          new AttachPartitionScan(),
          new DetachPartitionBlocking(),
          new LockTable(),
          new ChangeTrigger(),
          new LockHeldLong(),
          new ManyTablesLocked(),
          new MissingLockTimeout(),
          new ConcurrentlyInTransaction(),
          new EnumValueInTransaction(),
          new NotValidUnsupported(),
          new LockOutsideTransaction(),
          new DialectMismatch(),
          new EnumTypeMissing(),
          new IdentifierTooLong(),
          new UnnamedConstraint(),
          new PreferBigintKey(),
          new PreferTimestamptz(),
          new PreferText(),
          new PreferIdentity(),
          new PreferJsonb(),
          new NotRerunnable());

  private BuiltInRules() {}

  /** Every rule, in the order of the catalogue. */
  public static List<Rule<?>> all() {
    return ALL;
  }

  /** The words of every finding that can be made: those of the rules, then those of the engine. */
  public static List<RuleInfo> infos() {
    List<RuleInfo> infos = new ArrayList<>();
    for (Rule<?> rule : all()) {
      infos.add(rule.info());
    }
    infos.addAll(EngineRules.all());
    return List.copyOf(infos);
  }
}
