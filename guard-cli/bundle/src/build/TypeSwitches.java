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
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Turns every {@code switch} over types into tests of the types, one after the other.
 *
 * <p>Java links such a {@code switch} when it is first met, by making a class; no archive keeps that class, and a short
 * run meets some fifty of them. What this writes means the same and is kept with everything else.
 *
 * <p>Run as {@code java TypeSwitches.java FOLDER}; rewrites the classes below the folder in place. A {@code switch} with
 * a label that is no type (a constant, an enum's name) is left as it is.
 */
final class TypeSwitches {

  private static final MethodTypeDesc TYPE =
      MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object, ConstantDescs.CD_int);

  private TypeSwitches() {}

  public static void main(String[] arguments) throws IOException {
    int rewritten = 0;
    int left = 0;
    List<Path> classes;
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      classes = files.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    ClassFile classFile = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy(Path.of(arguments[0]))));
    for (Path file : classes) {
      ClassModel model = classFile.parse(file);
      Switches switches = new Switches(model);
      byte[] bytes = classFile.transformClass(model, switches.transform());
      left += switches.left;
      if (!switches.labels.isEmpty()) {
        rewritten += switches.labels.size();
        Files.write(file, bytes);
      }
    }
    System.out.println(rewritten + " switches over types rewritten, " + left + " left as they are");
    if (rewritten == 0) {
      throw new IllegalStateException("no switch over types below " + arguments[0]);
    }
  }

  /** Which class extends which: read from the folder, and from Java itself. */
  private static ClassHierarchyResolver hierarchy(Path folder) {
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

  /** The switches of one class. */
  private static final class Switches {

    private final ClassDesc owner;
    private final boolean isInterface;
    private final List<List<ClassEntry>> labels = new ArrayList<>();
    private int left;

    Switches(ClassModel model) {
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
}
