package dev.migrationguard.frontend.java.eval;

import com.github.javaparser.ast.ImportDeclaration;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import dev.migrationguard.frontend.java.eval.Value.Type;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the names of classes mean in a file. */
final class Types {

  private final Interpreter run;
  private final Map<JavaClass, Map<String, Optional<Type>>> known = new IdentityHashMap<>();

  Types(Interpreter run) {
    this.run = run;
  }

  /** The class that a declaration names. */
  Type resolve(ClassOrInterfaceType type, JavaClass in) {
    return named(type.getNameWithScope(), in);
  }

  /** The class of a name that may have dots; of one that nothing shows, the name as it stands. */
  Type named(String name, JavaClass in) {
    int dot = name.indexOf('.');
    String first = dot < 0 ? name : name.substring(0, dot);
    Optional<Type> simple = simple(first, in);
    if (simple.isPresent()) {
      Type at = simple.get();
      while (dot >= 0) {
        int next = name.indexOf('.', dot + 1);
        at = member(at, name.substring(dot + 1, next < 0 ? name.length() : next));
        dot = next;
      }
      return at;
    }
    return dot >= 0 && Character.isLowerCase(first.charAt(0))
        ? dotted(name, in.file())
        : new Type(name, Optional.empty());
  }

  Type member(Type type, String name) {
    return new Type(type.dotted() + "." + name, type.own().flatMap(own -> own.type(name)));
  }

  /** The class of a full name. */
  Type dotted(String name, JavaFile from) {
    return new Type(name, run.project().find(name, from));
  }

  /** The class that a name without dots means; empty where nothing shows that it is one. */
  Optional<Type> simple(String name, JavaClass in) {
    Map<String, Optional<Type>> names = known.computeIfAbsent(in, type -> new HashMap<>());
    Optional<Type> before = names.get(name);
    if (before == null) {
      // While it is looked for, the name of a class above says nothing about itself.
      names.put(name, Optional.empty());
      before = search(name, in);
      names.put(name, before);
    }
    return before;
  }

  private Optional<Type> search(String name, JavaClass in) {
    for (Optional<JavaClass> at = Optional.of(in); at.isPresent(); at = at.get().outer()) {
      if (at.get().name().equals(name)) {
        return Optional.of(new Type(at.get().dotted(), at));
      }
      Optional<JavaClass> member = at.get().type(name);
      if (member.isPresent()) {
        return Optional.of(new Type(member.get().dotted(), member));
      }
    }
    JavaFile file = in.file();
    for (JavaClass type : file.types()) {
      if (type.name().equals(name)) {
        return Optional.of(new Type(type.dotted(), Optional.of(type)));
      }
    }
    for (ImportDeclaration each : file.imports()) {
      String imported = each.getNameAsString();
      if (!each.isAsterisk() && imported.endsWith("." + name)) {
        return Optional.of(dotted(imported, file));
      }
    }
    String own = file.packageName().isEmpty() ? name : file.packageName() + "." + name;
    Optional<JavaClass> beside = run.project().find(own, file);
    if (beside.isPresent()) {
      return Optional.of(new Type(own, beside));
    }
    if (Standard.knows("java.lang." + name)) {
      return Optional.of(new Type("java.lang." + name, Optional.empty()));
    }
    List<String> wild = new ArrayList<>();
    for (ImportDeclaration each : file.imports()) {
      if (each.isAsterisk()) {
        wild.add(each.getNameAsString() + "." + name);
      }
    }
    for (String candidate : wild) {
      boolean library = Standard.knows(candidate);
      for (Library each : run.host().libraries()) {
        library |= each.knows(candidate);
      }
      Optional<JavaClass> project = library ? Optional.empty() : run.project().find(candidate, file);
      if (library || project.isPresent()) {
        return Optional.of(new Type(candidate, project));
      }
    }
    return inherited(name, in);
  }

  /** A class that stands in one above: {@code static class Names} of a base class. */
  private Optional<Type> inherited(String name, JavaClass in) {
    for (ClassOrInterfaceType above : in.supertypes()) {
      if (!above.getNameAsString().equals(name)) {
        Optional<JavaClass> own = resolve(above, in).own();
        Optional<JavaClass> member = own.flatMap(type -> type.type(name));
        if (member.isPresent()) {
          return Optional.of(new Type(member.get().dotted(), member));
        }
      }
    }
    return Optional.empty();
  }

  /** The classes whose static members a file imports, those of one name first. */
  List<Type> staticImports(String member, JavaFile file) {
    List<Type> named = new ArrayList<>();
    List<Type> all = new ArrayList<>();
    for (ImportDeclaration each : file.imports()) {
      if (each.isStatic()) {
        String imported = each.getNameAsString();
        if (each.isAsterisk()) {
          all.add(dotted(imported, file));
        } else if (imported.endsWith("." + member)) {
          named.add(dotted(imported.substring(0, imported.length() - member.length() - 1), file));
        }
      }
    }
    named.addAll(all);
    return named;
  }
}
