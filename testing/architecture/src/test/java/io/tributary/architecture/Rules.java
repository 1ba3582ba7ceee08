package io.tributary.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The rules of the house, each as a rule that can be checked against any set of classes. */
final class Rules {

  private Rules() {}

  /** Sub-packages of a plugin never depend on each other in a ring. */
  static ArchRule freeOfPackageCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  /** The root wires everything, so nothing below it may know it. */
  static ArchRule rootIsImportedByNobody(String root) {
    return noClasses()
        .that()
        .resideInAPackage(root + ".*..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root)
        .allowEmptyShould(true);
  }

  /** A leaf package depends on no other package of its plugin. */
  static ArchRule isLeaf(String root, String leaf) {
    return noClasses()
        .that()
        .resideInAPackage(root + "." + leaf + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage(root + "..").and(not(resideInAnyPackage(root + "." + leaf + ".."))))
        .allowEmptyShould(true);
  }

  /** A third-party library is touched in its own packages and nowhere else. */
  static ArchRule isConfinedTo(String root, String library, List<String> homes) {
    String[] allowed = homes.stream().map(home -> root + "." + home + "..").toArray(String[]::new);
    return noClasses()
        .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(allowed))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true);
  }

  static ArchRule plugsNeitherIntoTheRuntimeNorReflection() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka.connect.runtime..", "java.lang.reflect..");
  }

  /** Plugins meet in a worker by Kafka records alone. */
  static ArchRule knowsNoOtherPlugin(String root, List<String> others) {
    return noClasses()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(others.stream().map(other -> other + "..").toArray(String[]::new))
        .allowEmptyShould(true);
  }

  /** Time and chance come in from outside, so that a test can hold them. */
  static ArchRule readsNoClockOfItsOwn() {
    return noClasses()
        .should()
        .accessTargetWhere(
            new DescribedPredicate<JavaAccess<?>>(
                "it reads the system's clock, sleeps or rolls dice") {
              @Override
              public boolean test(JavaAccess<?> access) {
                String target = access.getTargetOwner().getName() + "." + access.getName();
                return List.of(
                            "java.lang.Thread.sleep",
                            "java.lang.System.currentTimeMillis",
                            "java.util.Random.<init>",
                            "java.lang.Math.random")
                        .contains(target)
                    || (access.getTargetOwner().getPackageName().equals("java.time")
                        && access.getName().equals("now")
                        && access.getTarget().getFullName().endsWith("now()"));
              }
            });
  }

  static ArchRule holdsNoMutableStatics() {
    return fields().that().areStatic().should().beFinal().allowEmptyShould(true);
  }

  static ArchRule isNamedForItsJob() {
    return classes()
        .should()
        .haveSimpleNameNotEndingWith("Utils")
        .andShould()
        .haveSimpleNameNotEndingWith("Helper")
        .andShould()
        .haveSimpleNameNotEndingWith("Manager")
        .andShould()
        .haveSimpleNameNotEndingWith("Impl")
        .andShould()
        .haveSimpleNameNotEndingWith("Processor")
        .andShould()
        .haveSimpleNameNotEndingWith("Info")
        .andShould()
        .haveSimpleNameNotStartingWith("Base");
  }

  /** What config and model show to others carries values: no field of theirs changes. */
  static ArchRule isImmutable(String root, String leaf) {
    return fields()
        .that()
        .areDeclaredInClassesThat()
        .resideInAPackage(root + "." + leaf + "..")
        .and()
        .areDeclaredInClassesThat()
        .arePublic()
        .should()
        .beFinal()
        .allowEmptyShould(true);
  }
}
