package dev.migrationguard.frontend.project;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What a {@code pom.xml} says to Flyway: properties that begin with {@code flyway.}, which count for more, and the
 * configuration of the plugin. Profiles and single executions are left out, since not every run has them.
 *
 * <p>Source: Flyway's manual, "Maven goal", "Configuration". Loaded only for a file that names the plugin or such a property.
 */
final class MavenFlyway {

  private static final String PLUGIN = "flyway-maven-plugin";

  /** No setting is as long as that. */
  private static final int LONGEST = 10_000;

  private final Map<String, String> properties = new LinkedHashMap<>();
  private final Map<String, String> values = new LinkedHashMap<>();

  private MavenFlyway() {}

  /** The settings by their names, each behind {@code flyway.}; what the file leaves open has a {@code ${} in it. */
  static Map<String, String> values(String text) {
    if (!text.contains(PLUGIN) && !text.contains("<flyway.")) {
      return Map.of();
    }
    MavenFlyway maven = new MavenFlyway();
    try {
      maven.project(builder().parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException cause) {
      // Maven will say what is wrong with it.
      return Map.of();
    }
    return maven.values;
  }

  /** Nothing but the text itself is read: no document type, and so no entity of a file or an address. */
  private static DocumentBuilder builder() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(new DefaultHandler() {
      @Override
      public void fatalError(SAXParseException cause) throws SAXException {
        throw cause;
      }
    });
    return builder;
  }

  private void project(Element project) {
    for (Element all : children(project, "properties")) {
      for (Element property : children(all)) {
        properties.put(property.getNodeName(), filled(property));
      }
    }
    properties.forEach((name, value) -> {
      if (name.startsWith("flyway.")) {
        values.put(name, value);
      }
    });
    for (Element build : children(project, "build")) {
      plugins(build);
      children(build, "pluginManagement").forEach(this::plugins);
    }
  }

  private void plugins(Element above) {
    for (Element plugins : children(above, "plugins")) {
      for (Element plugin : children(plugins, "plugin")) {
        for (Element id : children(plugin, "artifactId")) {
          if (filled(id).equals(PLUGIN)) {
            children(plugin, "configuration").forEach(this::configuration);
          }
        }
      }
    }
  }

  private void configuration(Element configuration) {
    for (Element setting : children(configuration)) {
      String name = "flyway." + setting.getNodeName();
      List<Element> inner = children(setting);
      if (inner.isEmpty()) {
        values.putIfAbsent(name, filled(setting));
      } else if (setting.getNodeName().equals("placeholders")) {
        inner.forEach(one -> values.putIfAbsent(name + "." + one.getNodeName(), filled(one)));
      } else {
        List<String> items = new ArrayList<>();
        inner.forEach(one -> items.add(filled(one)));
        values.putIfAbsent(name, String.join(",", items));
      }
    }
  }

  /** With the properties of this very file in it; the folder of the project is where settings start from anyway. */
  private String filled(Element element) {
    StringBuilder text = new StringBuilder();
    for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
      text.append(node instanceof Text part ? part.getData() : "");
    }
    String value = text.toString().strip().replace("${project.basedir}/", "").replace("${basedir}/", "");
    for (int open = value.indexOf("${"); open >= 0 && value.length() < LONGEST; open = value.indexOf("${", open)) {
      int close = value.indexOf('}', open);
      String known = close < 0 ? null : properties.get(value.substring(open + 2, close));
      // One that is made of others is left open.
      if (known == null || known.contains("${")) {
        return value;
      }
      value = value.substring(0, open) + known + value.substring(close + 1);
    }
    return value;
  }

  private static List<Element> children(Element above, String name) {
    List<Element> named = new ArrayList<>();
    for (Element child : children(above)) {
      if (child.getNodeName().equals(name)) {
        named.add(child);
      }
    }
    return named;
  }

  private static List<Element> children(Element above) {
    List<Element> children = new ArrayList<>();
    for (Node node = above.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
