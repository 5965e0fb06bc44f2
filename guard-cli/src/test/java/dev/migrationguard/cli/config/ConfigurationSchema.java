package dev.migrationguard.cli.config;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.migrationguard.rule.RuleInfo;
import dev.migrationguard.rules.BuiltInRules;
import java.io.IOException;
import java.util.List;

/** The schema of a configuration, from its keys and the rules that there are. */
final class ConfigurationSchema {

  private static final String TARGET =
      "^(postgres(ql)?(:1[0-8](\\.\\d+)*)?|(mysql|mariadb)(:\\d+(\\.\\d+){0,2})?|sqlite(:3(\\.\\d+){0,2})?)$";

  private final JsonMapper mapper = new JsonMapper();

  private ConfigurationSchema() {}

  /** The schema as it stands in the documentation. */
  static String text() throws IOException {
    ConfigurationSchema schema = new ConfigurationSchema();
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    printer.indentObjectsWith(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE.withLinefeed("\n"));
    return schema.mapper.writer(printer).writeValueAsString(schema.document()) + "\n";
  }

  private ObjectNode document() {
    ObjectNode document = mapper.createObjectNode();
    document.put("$schema", "http://json-schema.org/draft-07/schema#");
    document.put("title", "Migration Guard configuration");
    document.put("description", "`migration-guard.toml`, or the table `[tool.migration-guard]` of `pyproject.toml`.");
    document.put("type", "object");
    ObjectNode properties = document.putObject("properties");
    for (Key key : Key.general()) {
      properties.set(key.word(), property(key));
    }
    document.put("additionalProperties", false);
    ObjectNode definitions = document.putObject("definitions");
    ObjectNode rule = definitions.putObject("rule");
    rule.put("title", "A rule");
    for (RuleInfo info : BuiltInRules.infos()) {
      rule.withArray("oneOf").addObject().put("const", info.id()).put("description", info.title());
    }
    return document;
  }

  private ObjectNode property(Key key) {
    return switch (key) {
      case TARGET -> text(key).put("pattern", TARGET);
      case DIRECTION -> words(text(key), List.of("upgrade", "downgrade", "both"));
      case FAIL_ON -> words(text(key), List.of("error", "warning", "note", "never"));
      case LINK_BASE -> text(key).put("pattern", "^([Hh][Tt][Tt][Pp][Ss]?|[Ff][Ii][Ll][Ee])://.+");
      case BASELINE -> text(key).put("minLength", 1);
      case PROFILE -> texts(key, words(mapper.createObjectNode(), List.of("default", "strict", "style")), 0);
      case SELECT -> texts(key, rule(), 1);
      case IGNORE -> texts(key, rule(), 0);
      case MIGRATIONS -> texts(key, mapper.createObjectNode().put("type", "string").put("minLength", 1), 0);
      case EXCLUDE, PATHS ->
          texts(
              key,
              mapper.createObjectNode().put("type", "string").put("pattern", "^[^!\\\\][^\\\\]*$"),
              key == Key.PATHS ? 1 : 0);
      case SEVERITY -> severities(key);
      case PER_PATH -> sections(key);
    };
  }

  private ObjectNode described(Key key) {
    return mapper.createObjectNode().put("description", key.help());
  }

  private ObjectNode text(Key key) {
    return described(key).put("type", "string");
  }

  private ObjectNode texts(Key key, ObjectNode item, int fewest) {
    ObjectNode one = described(key);
    one.withArray("anyOf").add(item);
    ObjectNode several = one.withArray("anyOf").addObject();
    several.put("type", "array").set("items", item.deepCopy());
    if (fewest > 0) {
      several.put("minItems", fewest);
    }
    return one;
  }

  private ObjectNode rule() {
    return mapper.createObjectNode().put("$ref", "#/definitions/rule");
  }

  private static ObjectNode words(ObjectNode node, List<String> words) {
    words.forEach(node.withArray("enum")::add);
    return node;
  }

  private ObjectNode severities(Key key) {
    ObjectNode table = described(key).put("type", "object");
    table.putObject("propertyNames").put("$ref", "#/definitions/rule");
    words(table.putObject("additionalProperties"), List.of("error", "warning", "note", "off"));
    return table;
  }

  private ObjectNode sections(Key key) {
    ObjectNode list = described(key).put("type", "array");
    ObjectNode section = list.putObject("items").put("type", "object");
    ObjectNode properties = section.putObject("properties");
    for (Key own : Key.perPath()) {
      properties.set(own.word(), property(own));
    }
    section.withArray("required").add(Key.PATHS.word());
    section.put("additionalProperties", false);
    return list;
  }
}
