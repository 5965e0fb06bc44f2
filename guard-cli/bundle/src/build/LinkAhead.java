import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Links ahead what Java would link when it is first met, by making a class that no archive keeps: every {@code switch}
 * over types becomes tests of the types, one after the other, and the methods that a record does not write itself become
 * methods like any other.
 *
 * <p>A short run meets some fifty of them. What this writes means the same and is kept with everything else.
 *
 * <p>Run as {@code java LinkAhead.java FOLDER}; rewrites the classes below the folder in place. A {@code switch} with a
 * label that is no type (a constant, an enum's name) is left as it is.
 */
final class LinkAhead {

  private static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
  private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");
  private static final MethodTypeDesc EQUALS =
      MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

  private LinkAhead() {}

  public static void main(String[] arguments) throws IOException {
    int switches = 0;
    int records = 0;
    int left = 0;
    List<Path> classes;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(Path.of(arguments[0]))));
    for (Path file : classes) {
      ClassModel model = classFile.parse(file);
      Rewriting rewriting = new Rewriting(model);
      byte[] bytes = classFile.transformClass(model, rewriting.transform());
      left += rewriting.left;
      if (!rewriting.labels.isEmpty() || rewriting.recordMethods > 0) {
        switches += rewriting.labels.size();
        records += rewriting.recordMethods;
        Files.write(file, bytes);
      }
    }
    System.out.println(
        switches + " switches over types and " + records + " methods of records rewritten, " + left
            + " left as they are");
    if (switches == 0 || records == 0) {
      throw new IllegalStateException("nothing to rewrite below " + arguments[0]);
    }
  }

  /** Which class extends which: read from the folder, and from Java itself. */
  static ClassHierarchyResolver hierarchy(Path folder) {
    return ClassHierarchyResolver.ofResourceParsing(type -> open(folder, type))
        .orElse(ClassHierarchyResolver.defaultResolver())
        .cached();
  }

  private static InputStream open(Path folder, ClassDesc type) {
    String descriptor = type.descriptorString();
    Path file = folder.resolve(descriptor.substring(1, descriptor.length() - 1) + ".class");
    try {
      return Files.exists(file) ? Files.newInputStream(file) : null;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The class that a primitive value is boxed in. */
  static ClassDesc boxed(ClassDesc primitive) {
    return switch (TypeKind.from(primitive)) {
      case BOOLEAN -> ConstantDescs.CD_Boolean;
      case BYTE -> ConstantDescs.CD_Byte;
      case CHAR -> ConstantDescs.CD_Character;
      case SHORT -> ConstantDescs.CD_Short;
      case INT -> ConstantDescs.CD_Integer;
      case LONG -> ConstantDescs.CD_Long;
      case FLOAT -> ConstantDescs.CD_Float;
      case DOUBLE -> ConstantDescs.CD_Double;
      case REFERENCE, VOID -> throw new IllegalArgumentException(primitive + " is no primitive value");
    };
  }

  /** One class. */
  private static final class Rewriting {

    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<List<ClassEntry>> labels = new ArrayList<>();
    private int recordMethods;
    private int left;

    Rewriting(ClassModel model) {
      owner = model.thisClass().asSymbol();
      isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    ClassTransform transform() {
      return ClassTransform.transformingMethods(this::hasCode, this::method).andThen(tests());
    }

    private boolean hasCode(MethodModel method) {
      return method.code().isPresent();
    }

    private void method(MethodBuilder builder, MethodElement element) {
      if (element instanceof CodeModel code) {
        builder.transformCode(code, this::instruction);
      } else {
        builder.with(element);
      }
    }

    private void instruction(CodeBuilder builder, CodeElement element) {
      if (element instanceof InvokeDynamicInstruction indy && isTypeSwitch(indy)) {
        List<ClassEntry> types = new ArrayList<>();
        for (LoadableConstantEntry argument : indy.invokedynamic().bootstrap().arguments()) {
          if (argument instanceof ClassEntry type) {
            types.add(type);
          } else {
            left++;
            builder.with(element);
            return;
          }
        }
        builder.invokestatic(owner, name(labels.size()), TYPE, isInterface);
        labels.add(types);
      } else if (element instanceof InvokeDynamicInstruction indy && RecordMethod.isOne(indy)) {
        // Its operands lie on the stack: the record, and the other one for equals.
        RecordMethod.of(indy).write(builder);
        recordMethods++;
      } else {
        builder.with(element);
      }
    }

    private static boolean isTypeSwitch(InvokeDynamicInstruction indy) {
      return indy.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.SwitchBootstraps"))
          && indy.bootstrapMethod().methodName().equals("typeSwitch");
    }

    /** Adds the tests that the rewritten instructions call. */
    private ClassTransform tests() {
      return ClassTransform.endHandler(builder -> {
        for (int i = 0; i < labels.size(); i++) {
          List<ClassEntry> types = labels.get(i);
          int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
          builder.withMethodBody(name(i), TYPE, flags, code -> body(code, types));
        }
      });
    }

    private static String name(int number) {
      return "typeSwitch$" + number;
    }

    /** As {@link java.lang.runtime.SwitchBootstraps#typeSwitch}: -1 for null, the count of labels for none of them. */
    private static void body(CodeBuilder code, List<ClassEntry> types) {
      Label some = code.newLabel();
      code.aload(0).ifnonnull(some).iconst_m1().ireturn().labelBinding(some);
      for (int i = 0; i < types.size(); i++) {
        Label next = code.newLabel();
        // A guard that did not hold starts the switch again behind its label.
        code.iload(1).loadConstant(i).if_icmpgt(next);
        code.aload(0).instanceOf(types.get(i)).ifeq(next).loadConstant(i).ireturn().labelBinding(next);
      }
      code.loadConstant(types.size()).ireturn();
    }
  }

  /**
   * One of the three methods that Java derives from a record's components.
   *
   * @param name   {@code equals}, {@code hashCode} or {@code toString}
   * @param fields the components, in their order
   */
  private record RecordMethod(String name, ClassDesc owner, List<DirectMethodHandleDesc> fields) {

    static boolean isOne(InvokeDynamicInstruction indy) {
      return indy.bootstrapMethod().owner().equals(ClassDesc.of("java.lang.runtime.ObjectMethods"));
    }

    /** The arguments of {@link java.lang.runtime.ObjectMethods#bootstrap}: the record, its names, its fields. */
    static RecordMethod of(InvokeDynamicInstruction indy) {
      List<ConstantDesc> arguments = indy.bootstrapArgs();
      List<DirectMethodHandleDesc> fields = new ArrayList<>();
      for (ConstantDesc argument : arguments.subList(2, arguments.size())) {
        fields.add((DirectMethodHandleDesc) argument);
      }
      return new RecordMethod(indy.name().stringValue(), (ClassDesc) arguments.get(0), fields);
    }

    /** Uses the slots of {@code this} and of the parameter, which hold what lies on the stack. */
    void write(CodeBuilder code) {
      switch (name) {
        case "equals" -> equals(code.pop2());
        case "hashCode" -> hashCode(code.pop());
        case "toString" -> toString(code.pop());
        default -> throw new IllegalStateException("no method of a record: " + name);
      }
    }

    private void equals(CodeBuilder code) {
      Label differs = code.newLabel();
      Label end = code.newLabel();
      code.aload(1).instanceOf(owner).ifeq(differs);
      for (DirectMethodHandleDesc field : fields) {
        ClassDesc type = type(field);
        load(code, 0, field);
        code.aload(1).checkcast(owner).getfield(owner, field.methodName(), type);
        switch (TypeKind.from(type)) {
          case REFERENCE -> code.invokestatic(OBJECTS, "equals", EQUALS).ifeq(differs);
          case LONG -> code.lcmp().ifne(differs);
          case FLOAT, DOUBLE -> code.invokestatic(boxed(type), "compare", compare(type)).ifne(differs);
          default -> code.if_icmpne(differs);
        }
      }
      code.iconst_1().goto_(end).labelBinding(differs).iconst_0().labelBinding(end);
    }

    private void hashCode(CodeBuilder code) {
      code.iconst_0();
      for (DirectMethodHandleDesc field : fields) {
        ClassDesc type = type(field);
        code.bipush(31).imul();
        load(code, 0, field);
        code.invokestatic(type.isPrimitive() ? boxed(type) : OBJECTS, "hashCode", hash(type)).iadd();
      }
    }

    private void toString(CodeBuilder code) {
      code.new_(BUILDER).dup().invokespecial(BUILDER, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
      String before = owner.displayName();
      before = before.substring(before.lastIndexOf('$') + 1) + "[";
      for (DirectMethodHandleDesc field : fields) {
        append(code, before + field.methodName() + "=");
        load(code, 0, field);
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, shown(type(field))));
        before = ", ";
      }
      append(code, fields.isEmpty() ? before + "]" : "]");
      code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(ConstantDescs.CD_String));
    }

    private static void append(CodeBuilder code, String text) {
      code.ldc(text).invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, ConstantDescs.CD_String));
    }

    private void load(CodeBuilder code, int slot, DirectMethodHandleDesc field) {
      code.aload(slot).getfield(owner, field.methodName(), type(field));
    }

    /** A handle that reads a field goes from the record to the field's type. */
    private static ClassDesc type(DirectMethodHandleDesc field) {
      return field.invocationType().returnType();
    }

    private static MethodTypeDesc compare(ClassDesc type) {
      return MethodTypeDesc.of(ConstantDescs.CD_int, type, type);
    }

    private static MethodTypeDesc hash(ClassDesc type) {
      return MethodTypeDesc.of(ConstantDescs.CD_int, type.isPrimitive() ? type : ConstantDescs.CD_Object);
    }

    private static ClassDesc shown(ClassDesc type) {
      return switch (TypeKind.from(type)) {
        case REFERENCE -> ConstantDescs.CD_Object;
        case BYTE, SHORT -> ConstantDescs.CD_int;
        default -> type;
      };
    }
  }
}
