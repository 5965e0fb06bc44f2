import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes ordinary classes of the program's lambdas and method references, one for all of a class that are of the same
 * interface. Java makes one for each when it is first met; an archive keeps those of the training run, loads every one
 * of them at each start, and with them what had made them.
 *
 * <p>Run as {@code java LinkLambdas.java FOLDER PACKAGE}; rewrites the classes of the package below the folder in
 * place. What the bootstrap method {@code altMetafactory} makes (serializable lambdas, intersections) is left as it is.
 */
final class LinkLambdas {

  private static final ClassDesc FACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
  private static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  private static final int FINAL = ClassFile.ACC_FINAL | ClassFile.ACC_SYNTHETIC;

  private final Path folder;
  private final ClassFile classFile;

  /** The classes that were made, by the class whose private members they use. */
  private final Map<String, List<ClassDesc>> members = new TreeMap<>();

  private int lambdas;
  private int classes;

  private LinkLambdas(Path folder) {
    this.folder = folder;
    this.classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(LinkAhead.hierarchy(folder)));
  }

  public static void main(String[] arguments) throws IOException {
    LinkLambdas program = new LinkLambdas(Path.of(arguments[0]));
    List<Path> files;
    try (Stream<Path> all = Files.walk(program.folder.resolve(arguments[1]))) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      program.rewrite(file);
    }
    for (Map.Entry<String, List<ClassDesc>> host : program.members.entrySet()) {
      program.addMembers(program.folder.resolve(host.getKey() + ".class"), host.getValue());
    }
    System.out.println(program.lambdas + " lambdas made " + program.classes + " classes");
    if (program.lambdas == 0) {
      throw new IllegalStateException("no lambda below " + arguments[1]);
    }
  }

  private void rewrite(Path file) throws IOException {
    ClassModel model = classFile.parse(file);
    Map<ClassDesc, Group> groups = new LinkedHashMap<>();
    ClassDesc owner = model.thisClass().asSymbol();
    byte[] bytes = classFile.transformClass(model, ClassTransform.transformingMethodBodies((code, element) -> {
      if (element instanceof InvokeDynamicInstruction indy && isLambda(indy)) {
        ClassDesc type = indy.typeSymbol().returnType();
        Group group = groups.get(type);
        if (group == null) {
          group = new Group(sibling(owner, groups.size()), type);
          groups.put(type, group);
        }
        code.invokestatic(group.name, "make$" + group.lambdas.size(), indy.typeSymbol());
        group.lambdas.add(Lambda.of(indy));
      } else {
        code.with(element);
      }
    }));
    if (groups.isEmpty()) {
      return;
    }
    Files.write(file, bytes);
    ClassDesc host = model.findAttribute(Attributes.nestHost()).map(it -> it.nestHost().asSymbol()).orElse(owner);
    for (Group group : groups.values()) {
      Files.write(folder.resolve(internal(group.name) + ".class"), group.bytes(classFile, host));
      members.computeIfAbsent(internal(host), key -> new ArrayList<>()).add(group.name);
      lambdas += group.lambdas.size();
      classes++;
    }
  }

  /** Lets the new classes use what is private to the class that they came from. */
  private void addMembers(Path file, List<ClassDesc> added) throws IOException {
    ClassModel model = classFile.parse(file);
    List<ClassDesc> all = new ArrayList<>();
    model.findAttribute(Attributes.nestMembers())
        .ifPresent(known -> known.nestMembers().forEach(member -> all.add(member.asSymbol())));
    all.addAll(added);
    ClassTransform others = ClassTransform.dropping(element -> element instanceof NestMembersAttribute);
    Files.write(file, classFile.transformClass(model, others.andThen(
        ClassTransform.endHandler(builder -> builder.with(NestMembersAttribute.ofSymbols(all))))));
  }

  private static boolean isLambda(InvokeDynamicInstruction indy) {
    return indy.bootstrapMethod().owner().equals(FACTORY) && indy.bootstrapMethod().methodName().equals("metafactory");
  }

  private static ClassDesc sibling(ClassDesc owner, int number) {
    return ClassDesc.of(owner.packageName(), owner.displayName() + "$$Lambdas" + number);
  }

  private static String internal(ClassDesc type) {
    String descriptor = type.descriptorString();
    return descriptor.substring(1, descriptor.length() - 1);
  }

  /**
   * A lambda.
   *
   * @param captured what it keeps, as the parameters of what makes it
   * @param method   the method of the interface, as the interface has it
   * @param given    its type where the lambda stands
   * @param body     what it runs
   */
  private record Lambda(
      MethodTypeDesc captured, String name, MethodTypeDesc method, MethodTypeDesc given, DirectMethodHandleDesc body) {

    static Lambda of(InvokeDynamicInstruction indy) {
      return new Lambda(
          indy.typeSymbol(),
          indy.name().stringValue(),
          (MethodTypeDesc) indy.bootstrapArgs().get(0),
          (MethodTypeDesc) indy.bootstrapArgs().get(2),
          (DirectMethodHandleDesc) indy.bootstrapArgs().get(1));
    }

    /** What the body takes, a receiver included. */
    List<ClassDesc> parameters() {
      return body.invocationType().parameterList();
    }

    void call(CodeBuilder code) {
      MethodTypeDesc type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
      ClassDesc owner = body.owner();
      switch (body.kind()) {
        case STATIC, INTERFACE_STATIC ->
            code.invokestatic(owner, body.methodName(), type, body.isOwnerInterface());
        case INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> code.invokeinterface(owner, body.methodName(), type);
        // One of a class of this nest needs no other instruction for being private.
        case VIRTUAL, SPECIAL -> code.invokevirtual(owner, body.methodName(), type);
        case CONSTRUCTOR -> code.invokespecial(owner, ConstantDescs.INIT_NAME, type);
        default -> throw new IllegalStateException("no lambda runs " + body);
      }
    }
  }

  /** The lambdas of a class that are of one interface, and the class that they become. */
  private static final class Group {

    private final ClassDesc name;
    private final ClassDesc type;
    private final List<Lambda> lambdas = new ArrayList<>();

    Group(ClassDesc name, ClassDesc type) {
      this.name = name;
      this.type = type;
    }

    byte[] bytes(ClassFile classFile, ClassDesc host) {
      int kept = 0;
      for (Lambda lambda : lambdas) {
        kept = Math.max(kept, lambda.captured.parameterCount());
      }
      int fields = kept;
      return classFile.build(name, builder -> {
        builder.withFlags(FINAL).withInterfaceSymbols(type).with(NestHostAttribute.of(host));
        builder.withField("which", ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
        for (int i = 0; i < fields; i++) {
          builder.withField("kept" + i, OBJECT, ClassFile.ACC_PRIVATE);
        }
        builder.withMethodBody(
            ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int), 0,
            code -> code.aload(0).invokespecial(OBJECT, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                .aload(0).iload(1).putfield(name, "which", ConstantDescs.CD_int).return_());
        for (int i = 0; i < lambdas.size(); i++) {
          int which = i;
          builder.withMethodBody(
              "make$" + i, lambdas.get(i).captured, ClassFile.ACC_STATIC, code -> make(code, which));
        }
        Lambda first = lambdas.get(0);
        builder.withMethodBody(first.name, first.method, ClassFile.ACC_PUBLIC, this::run);
      });
    }

    private void make(CodeBuilder code, int which) {
      List<ClassDesc> captured = lambdas.get(which).captured.parameterList();
      code.new_(name).dup().loadConstant(which)
          .invokespecial(name, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int));
      for (int i = 0; i < captured.size(); i++) {
        code.dup().loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
        convert(code, captured.get(i), OBJECT);
        code.putfield(name, "kept" + i, OBJECT);
      }
      code.areturn();
    }

    private void run(CodeBuilder code) {
      List<SwitchCase> cases = new ArrayList<>();
      Label last = code.newLabel();
      for (int i = 0; i < lambdas.size() - 1; i++) {
        cases.add(SwitchCase.of(i, code.newLabel()));
      }
      if (!cases.isEmpty()) {
        code.aload(0).getfield(name, "which", ConstantDescs.CD_int).tableswitch(0, cases.size() - 1, last, cases);
      }
      for (int i = 0; i < lambdas.size(); i++) {
        code.labelBinding(i < cases.size() ? cases.get(i).target() : last);
        run(code, lambdas.get(i));
      }
    }

    private void run(CodeBuilder code, Lambda lambda) {
      List<ClassDesc> wanted = lambda.parameters();
      List<ClassDesc> captured = lambda.captured.parameterList();
      if (lambda.body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
        code.new_(lambda.body.owner()).dup();
      }
      for (int i = 0; i < wanted.size(); i++) {
        if (i < captured.size()) {
          code.aload(0).getfield(name, "kept" + i, OBJECT);
          convert(code, OBJECT, captured.get(i));
          convert(code, captured.get(i), wanted.get(i));
        } else {
          int parameter = i - captured.size();
          ClassDesc has = lambda.method.parameterType(parameter);
          ClassDesc is = lambda.given.parameterType(parameter);
          code.loadLocal(TypeKind.from(has), code.parameterSlot(parameter));
          convert(code, has, is);
          convert(code, is, wanted.get(i));
        }
      }
      lambda.call(code);
      ClassDesc answer = lambda.body.invocationType().returnType();
      ClassDesc asked = lambda.method.returnType();
      if (asked.equals(ConstantDescs.CD_void)) {
        switch (TypeKind.from(answer)) {
          case VOID -> { }
          case LONG, DOUBLE -> code.pop2();
          default -> code.pop();
        }
      } else {
        convert(code, answer, lambda.given.returnType());
        convert(code, lambda.given.returnType(), asked);
      }
      code.return_(TypeKind.from(asked));
    }

    /** As the bootstrap method would: casts, boxes, unboxes and widens. */
    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
      if (from.equals(to) || to.equals(OBJECT) && !from.isPrimitive()) {
        return;
      }
      if (!from.isPrimitive() && !to.isPrimitive()) {
        code.checkcast(to);
      } else if (from.isPrimitive() && to.isPrimitive()) {
        code.conversion(TypeKind.from(from), TypeKind.from(to));
      } else if (from.isPrimitive()) {
        ClassDesc box = LinkAhead.boxed(from);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, from));
      } else {
        ClassDesc box = from.equals(OBJECT) ? LinkAhead.boxed(to) : from;
        ClassDesc value = unboxed(box);
        if (!from.equals(box)) {
          code.checkcast(box);
        }
        code.invokevirtual(box, value.displayName() + "Value", MethodTypeDesc.of(value));
        convert(code, value, to);
      }
    }

    private static ClassDesc unboxed(ClassDesc box) {
      for (TypeKind kind : TypeKind.values()) {
        if (kind != TypeKind.REFERENCE && kind != TypeKind.VOID && LinkAhead.boxed(kind.upperBound()).equals(box)) {
          return kind.upperBound();
        }
      }
      throw new IllegalArgumentException(box + " holds no primitive value");
    }
  }
}
