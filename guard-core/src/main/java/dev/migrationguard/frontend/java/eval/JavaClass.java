package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.EnumConstantDeclaration;
import com.github.javaparser.ast.body.EnumDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.RecordDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.migrationguard.model.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A class, interface, record or enum of the project. */
public final class JavaClass {

  private final JavaFile file;
  private final String name;
  private final Optional<JavaClass> outer;
  private final Span span;
  private final boolean isAbstract;
  private boolean isInterface;
  private final List<BodyDeclaration<?>> members;
  private final List<ClassOrInterfaceType> supertypes = new ArrayList<>();
  private final List<EnumConstantDeclaration> constants = new ArrayList<>();
  private final List<Parameter> components = new ArrayList<>();
  private final Map<String, List<MethodDeclaration>> methods = new HashMap<>();
  private final List<JavaClass> types = new ArrayList<>();
  private final boolean isEnum;

  private JavaClass(
      JavaFile file,
      String name,
      Optional<JavaClass> outer,
      Span span,
      boolean isAbstract,
      boolean isEnum,
      List<BodyDeclaration<?>> members) {
    this.file = file;
    this.name = name;
    this.outer = outer;
    this.span = span;
    this.isAbstract = isAbstract;
    this.isEnum = isEnum;
    this.members = members;
    for (BodyDeclaration<?> member : members) {
      if (member instanceof MethodDeclaration method) {
        methods.computeIfAbsent(method.getNameAsString(), n -> new ArrayList<>()).add(method);
      } else if (member instanceof TypeDeclaration<?> type) {
        types.add(of(file, type, Optional.of(this)));
      }
    }
  }

  static JavaClass of(JavaFile file, TypeDeclaration<?> type, Optional<JavaClass> outer) {
    boolean isAbstract =
        type instanceof ClassOrInterfaceDeclaration own && (own.isInterface() || own.isAbstract());
    JavaClass made =
        new JavaClass(
            file,
            type.getNameAsString(),
            outer,
            file.span(type.getName()),
            isAbstract,
            type instanceof EnumDeclaration,
            type.getMembers());
    switch (type) {
      case ClassOrInterfaceDeclaration own -> {
        made.isInterface = own.isInterface();
        made.supertypes.addAll(own.getExtendedTypes());
        made.supertypes.addAll(own.getImplementedTypes());
      }
      case EnumDeclaration own -> {
        made.supertypes.addAll(own.getImplementedTypes());
        made.constants.addAll(own.getEntries());
      }
      case RecordDeclaration own -> {
        made.supertypes.addAll(own.getImplementedTypes());
        made.components.addAll(own.getParameters());
      }
      default -> {}
    }
    return made;
  }

  /** {@code new Type() { … }}. */
  static JavaClass anonymous(
      JavaFile file, JavaClass outer, ClassOrInterfaceType above, NodeList<BodyDeclaration<?>> members) {
    JavaClass made = new JavaClass(file, "", Optional.of(outer), file.span(above), false, false, members);
    made.supertypes.add(above);
    return made;
  }

  /** Its own name, without its package. */
  public String name() {
    return name;
  }

  /** The file that it stands in. */
  public JavaFile file() {
    return file;
  }

  /** Where its name stands. */
  public Span span() {
    return span;
  }

  /** Whether no object of it can be made: an interface, an abstract class. */
  public boolean isAbstract() {
    return isAbstract;
  }

  /** Whether it declares a method of that name with so many parameters. */
  public boolean declares(String method, int parameters) {
    for (MethodDeclaration own : methods.getOrDefault(method, List.of())) {
      if (own.getParameters().size() == parameters) {
        return true;
      }
    }
    return false;
  }

  /** The type of the only parameter of a method, without its package; empty where there is no such method. */
  public String parameterType(String method) {
    for (MethodDeclaration own : methods.getOrDefault(method, List.of())) {
      if (own.getParameters().size() == 1) {
        return own.getParameter(0).getType().asString();
      }
    }
    return "";
  }

  /** What it extends and implements, as its source names them, without their packages. */
  public List<String> supertypeNames() {
    List<String> names = new ArrayList<>();
    for (ClassOrInterfaceType type : supertypes) {
      names.add(type.getNameAsString());
    }
    return names;
  }

  String dotted() {
    String above = outer.map(JavaClass::dotted).orElse(file.packageName());
    return above.isEmpty() ? name : above + "." + name;
  }

  Optional<JavaClass> outer() {
    return outer;
  }

  boolean isInterface() {
    return isInterface;
  }

  boolean isEnum() {
    return isEnum;
  }

  List<ClassOrInterfaceType> supertypes() {
    return supertypes;
  }

  List<EnumConstantDeclaration> constants() {
    return constants;
  }

  List<Parameter> components() {
    return components;
  }

  List<MethodDeclaration> methods(String method) {
    return methods.getOrDefault(method, List.of());
  }

  Map<String, List<MethodDeclaration>> methods() {
    return methods;
  }

  List<BodyDeclaration<?>> members() {
    return members;
  }

  List<FieldDeclaration> fields() {
    List<FieldDeclaration> fields = new ArrayList<>();
    for (BodyDeclaration<?> member : members) {
      if (member instanceof FieldDeclaration field) {
        fields.add(field);
      }
    }
    return fields;
  }

  Optional<JavaClass> type(String simple) {
    for (JavaClass type : types) {
      if (type.name.equals(simple)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
