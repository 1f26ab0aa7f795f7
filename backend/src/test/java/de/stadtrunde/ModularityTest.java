package de.stadtrunde;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between the modules, each in the {@code package-info} of the one it starts from. */
class ModularityTest {

  private static final ApplicationModules MODULES = ApplicationModules.of(Stadtrunde.class);

  @Test
  void usesOnlyTheModulesThatItSays() {
    MODULES.verify();
  }

  @Test
  void leavesNoModuleWithoutSayingWhatItMayUse() {
    assertThat(MODULES.stream())
        .isNotEmpty()
        .allMatch(
            module -> module.getBasePackage().findAnnotation(ApplicationModule.class).isPresent());
  }

  @Test
  void keepsSharedUnderADozenTypes() {
    JavaClasses shared =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("de.stadtrunde.shared");
    assertThat(shared)
        .filteredOn(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .hasSizeBetween(1, 11);
  }
}
