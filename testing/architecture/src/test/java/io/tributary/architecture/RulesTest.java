package io.tributary.architecture;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows each rule a house that breaks it: a rule that passes there guards nothing. */
class RulesTest {

  private static final String SAMPLE = "io.tributary.architecture.sample";

  private static final JavaClasses BROKEN = new ClassFileImporter().importPackages(SAMPLE);

  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of("cycles", Rules.freeOfPackageCycles(SAMPLE)),
        Arguments.of("root", Rules.rootIsImportedByNobody(SAMPLE)),
        Arguments.of("leaf", Rules.isLeaf(SAMPLE, "config")),
        Arguments.of("immutable", Rules.isImmutable(SAMPLE, "config")),
        Arguments.of(
            "library", Rules.isConfinedTo(SAMPLE, "java.lang.reflect..", List.of("elsewhere"))),
        Arguments.of("reflection", Rules.plugsNeitherIntoTheRuntimeNorReflection()),
        Arguments.of(
            "plugin", Rules.knowsNoOtherPlugin(SAMPLE + ".config", List.of(SAMPLE + ".write"))),
        Arguments.of("clock", Rules.readsNoClockOfItsOwn()),
        Arguments.of("statics", Rules.holdsNoMutableStatics()),
        Arguments.of("names", Rules.isNamedForItsJob()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void catchesABrokenHouse(String name, ArchRule rule) {
    assertThatThrownBy(() -> rule.check(BROKEN)).as(name).isInstanceOf(AssertionError.class);
  }
}
