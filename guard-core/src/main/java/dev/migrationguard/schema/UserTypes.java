package dev.migrationguard.schema;

import dev.migrationguard.model.DataType;
import dev.migrationguard.model.ObjectName;
import dev.migrationguard.model.ObjectOperation;
import dev.migrationguard.model.ObjectOperation.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/** The enums and domains that a history creates. */
record UserTypes(PMap<ObjectName, EnumType> enums, PMap<ObjectName, Domain> domains) {

  /** Domains on domains are followed this far; a circle of them does not exist in a database. */
  private static final int NESTED = 8;

  static final UserTypes NONE = new UserTypes(HashTreePMap.empty(), HashTreePMap.empty());

  UserTypes after(ObjectOperation operation, String migration) {
    return switch (operation) {
      case ObjectOperation.CreateEnum op ->
          with(op.name(), new EnumType(op.labels(), Optional.of(migration)));
      case ObjectOperation.AddEnumValue op -> added(op);
      case ObjectOperation.RenameEnumValue op -> relabelled(op);
      case ObjectOperation.CreateDomain op ->
          with(
              op.name(),
              new Domain(op.base(), op.constrained() ? Domain.Constraint.SOME : Domain.Constraint.NONE, op.mandatory()));
      case ObjectOperation.AlterObject op -> altered(op);
      case ObjectOperation.RenameObject op -> renamed(op);
      case ObjectOperation.DropObject op -> dropped(op);
      default -> this;
    };
  }

  private UserTypes added(ObjectOperation.AddEnumValue op) {
    EnumType known = enums.get(SchemaState.key(op.type()));
    if (known == null || known.labels().contains(op.value())) {
      return this;
    }
    List<String> labels = new ArrayList<>(known.labels());
    labels.add(op.value());
    return with(op.type(), new EnumType(labels, known.createdBy()));
  }

  private UserTypes relabelled(ObjectOperation.RenameEnumValue op) {
    EnumType known = enums.get(SchemaState.key(op.type()));
    if (known == null) {
      return this;
    }
    List<String> labels = new ArrayList<>(known.labels());
    labels.replaceAll(label -> label.equals(op.value()) ? op.newValue() : label);
    return with(op.type(), new EnumType(labels, known.createdBy()));
  }

  private UserTypes altered(ObjectOperation.AlterObject op) {
    Domain known = op.kind() == Kind.DOMAIN ? domains.get(SchemaState.key(op.name())) : null;
    return known == null ? this : with(op.name(), known.after(op.action()));
  }

  private UserTypes renamed(ObjectOperation.RenameObject op) {
    ObjectName from = SchemaState.key(op.name());
    ObjectName to = SchemaState.key(new ObjectName(op.name().schema(), op.newName()));
    EnumType knownEnum = enums.get(from);
    Domain knownDomain = domains.get(from);
    if (knownEnum == null && knownDomain == null) {
      return this;
    }
    return new UserTypes(
        knownEnum == null ? enums : enums.minus(from).plus(to, knownEnum),
        knownDomain == null ? domains : domains.minus(from).plus(to, knownDomain));
  }

  private UserTypes dropped(ObjectOperation.DropObject op) {
    ObjectName name = SchemaState.key(op.name());
    return switch (op.kind()) {
      case TYPE, DOMAIN -> new UserTypes(enums.minus(name), domains.minus(name));
      default -> this;
    };
  }

  private UserTypes with(ObjectName name, EnumType type) {
    return new UserTypes(enums.plus(SchemaState.key(name), type), domains);
  }

  private UserTypes with(ObjectName name, Domain domain) {
    return new UserTypes(enums, domains.plus(SchemaState.key(name), domain));
  }

  static UserTypes merged(UserTypes left, UserTypes right) {
    return left == right
        ? left
        : new UserTypes(left.enums.plusAll(right.enums), left.domains.plusAll(right.domains));
  }

  Optional<Domain> domain(DataType type) {
    return type.kind() == DataType.Kind.USER_DEFINED
        ? Optional.ofNullable(domains.get(SchemaState.key(nameOf(type))))
        : Optional.empty();
  }

  /**
   * An enum with its labels, a domain as the type that it stands for.
   *
   * @param constrained whether that also holds for a domain that has, or may have, a constraint
   */
  DataType resolved(DataType type, boolean constrained) {
    DataType known = type;
    for (int i = 0; i < NESTED && known.kind() == DataType.Kind.USER_DEFINED; i++) {
      Domain domain = domains.get(SchemaState.key(nameOf(known)));
      if (domain == null || !constrained && domain.constraint() != Domain.Constraint.NONE) {
        break;
      }
      DataType base = domain.base();
      known =
          new DataType(
              base.name(), base.arguments(), base.dimensions() + known.dimensions(), base.kind(), base.labels());
    }
    EnumType labels = known.kind() == DataType.Kind.USER_DEFINED ? enums.get(SchemaState.key(nameOf(known))) : null;
    return labels == null
        ? known
        : new DataType(known.name(), known.arguments(), known.dimensions(), DataType.Kind.ENUM, labels.labels());
  }

  static ObjectName nameOf(DataType type) {
    int dot = type.name().lastIndexOf('.');
    return dot < 0
        ? ObjectName.of(type.name())
        : ObjectName.of(type.name().substring(0, dot), type.name().substring(dot + 1));
  }
}
