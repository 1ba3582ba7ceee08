package io.tributary.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds all production modules to the rules that CONTRIBUTING describes. */
class HouseTest {

  private static final int KIT_MAX_CLASSES = 25;

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tributary.connect");

  static Stream<Plugin> plugins() {
    return Plugin.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void isThere(Plugin plugin) {
    assertThat(ALL.stream().filter(type -> type.getPackageName().startsWith(plugin.root())))
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void hasNoPackageCycles(Plugin plugin) {
    Rules.freeOfPackageCycles(plugin.root()).check(ALL);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void rootIsImportedByNobody(Plugin plugin) {
    Rules.rootIsImportedByNobody(plugin.root()).check(ALL);
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void configAndModelAreImmutableLeaves(Plugin plugin) {
    for (String leaf : Plugin.LEAVES) {
      Rules.isLeaf(plugin.root(), leaf).check(ALL);
      Rules.isImmutable(plugin.root(), leaf).check(ALL);
    }
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void keepsEachLibraryInItsOwnRoom(Plugin plugin) {
    plugin
        .homes()
        .forEach((library, homes) -> Rules.isConfinedTo(plugin.root(), library, homes).check(ALL));
  }

  @ParameterizedTest
  @MethodSource("plugins")
  void knowsNoOtherPlugin(Plugin plugin) {
    List<String> others =
        Plugin.ALL.stream().map(Plugin::root).filter(root -> !root.equals(plugin.root())).toList();
    Rules.knowsNoOtherPlugin(plugin.root(), others).check(ALL);
  }

  @Test
  void plugsNeitherIntoTheRuntimeNorReflection() {
    Rules.plugsNeitherIntoTheRuntimeNorReflection().check(ALL);
  }

  @Test
  void readsNoClockOfItsOwn() {
    Rules.readsNoClockOfItsOwn().check(ALL);
  }

  @Test
  void holdsNoMutableStatics() {
    Rules.holdsNoMutableStatics().check(ALL);
  }

  @Test
  void isNamedForItsJob() {
    Rules.isNamedForItsJob().check(ALL);
  }

  @Test
  void kitPackagesDoNotKnowEachOther() {
    slices().matching(Plugin.KIT + ".(*)..").should().notDependOnEachOther().check(ALL);
  }

  @Test
  void kitStaysSmall() {
    assertThat(kitClasses()).hasSizeLessThanOrEqualTo(KIT_MAX_CLASSES);
  }

  @Test
  void kitServesTwoPluginsWithEachClass() {
    List<Set<JavaClass>> served =
        Plugin.ALL.stream().map(plugin -> kitClassesBehind(plugin.root())).toList();

    assertThat(
            kitClasses()
                .filter(type -> served.stream().filter(kit -> kit.contains(type)).count() < 2)
                .map(JavaClass::getName))
        .as("classes of the kit that fewer than two plugins use")
        .isEmpty();
  }

  private static Stream<JavaClass> kitClasses() {
    return ALL.stream()
        .filter(type -> type.getPackageName().startsWith(Plugin.KIT))
        .filter(JavaClass::isTopLevelClass)
        .filter(type -> !type.getSimpleName().equals("package-info"));
  }

  /** What a plugin uses of the kit, and what that uses in turn. */
  private static Set<JavaClass> kitClassesBehind(String root) {
    Set<JavaClass> found = new HashSet<>();
    Deque<JavaClass> open =
        ALL.stream()
            .filter(type -> type.getPackageName().startsWith(root))
            .collect(Collectors.toCollection(ArrayDeque::new));
    while (!open.isEmpty()) {
      open.pop().getDirectDependenciesFromSelf().stream()
          .map(Dependency::getTargetClass)
          .filter(type -> type.getPackageName().startsWith(Plugin.KIT))
          .filter(found::add)
          .forEach(open::push);
    }
    return found;
  }
}
