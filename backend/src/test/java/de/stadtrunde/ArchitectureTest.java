package de.stadtrunde;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import de.stadtrunde.shared.GroupCommit;
import java.time.Clock;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.mail.MailSender;
import org.springframework.stereotype.Controller;
import org.springframework.stereotype.Repository;

/** What the house asks of its code; for each rule a class in {@code violations} that breaks it. */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("de.stadtrunde");

  private static final JavaClasses VIOLATIONS =
      new ClassFileImporter().importPackages("violations");

  private static final Set<String> LEAVING_THE_CHAIN =
      Set.of(
          "block",
          "blockFirst",
          "blockLast",
          "blockOptional",
          "subscribe",
          "toFuture",
          "toIterable",
          "toStream");

  private static final ArchRule NEVER_BLOCKS =
      noClasses()
          .that(areNot(GroupCommit.class.getName()))
          .should()
          .accessTargetWhere(
              access(
                  "blocks, subscribes or leaves a chain",
                  call ->
                      call.getTargetOwner().isAssignableTo(Publisher.class)
                          && LEAVING_THE_CHAIN.contains(call.getTarget().getName())));

  private static final ArchRule ASKS_THE_CLOCK =
      noClasses()
          .that(areNot(Stadtrunde.class.getName(), "de.stadtrunde.registration.DatabaseClock"))
          .should()
          .accessTargetWhere(access("reads a clock of its own", ArchitectureTest::readsOwnClock));

  private static final ArchRule HIDES_REPOSITORIES_AND_CONTROLLERS =
      classes()
          .that(
              DescribedPredicate.describe(
                  "are repositories or controllers",
                  type ->
                      type.isMetaAnnotatedWith(Repository.class)
                          || type.isMetaAnnotatedWith(Controller.class)))
          .should()
          .notBePublic();

  private static final ArchRule KEEPS_JDBC_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("de.stadtrunde.database")
          .should()
          .dependOnClassesThat(resideInAPackage("java.sql..").or(resideInAPackage("javax.sql..")));

  private static final ArchRule VERSIONS_WHAT_SPRING_DATA_SAVES =
      classes()
          .that(
              DescribedPredicate.describe(
                  "Spring Data saves",
                  type ->
                      type.isAnnotatedWith(Table.class)
                          || type.getFields().stream()
                              .anyMatch(field -> field.isAnnotatedWith(Id.class))))
          .should(haveAVersion())
          .allowEmptyShould(true);

  private static DescribedPredicate<JavaClass> areNot(String... names) {
    return DescribedPredicate.describe(
        "are not exempt",
        type -> List.of(names).stream().noneMatch(name -> type.getName().startsWith(name)));
  }

  private static DescribedPredicate<JavaAccess<?>> access(
      String description, Predicate<JavaAccess<?>> matches) {
    return DescribedPredicate.describe(description, matches);
  }

  private static boolean readsOwnClock(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    boolean takesClock = access.getTarget().getFullName().contains(Clock.class.getName() + ")");
    return (owner.isAssignableTo(TemporalAccessor.class) && name.equals("now") && !takesClock)
        || (owner.isEquivalentTo(Clock.class) && name.startsWith("system"))
        || (owner.isEquivalentTo(System.class) && name.equals("currentTimeMillis"))
        || access.getTarget().getFullName().equals(Date.class.getName() + ".<init>()");
  }

  private static ArchCondition<JavaClass> haveAVersion() {
    return new ArchCondition<>("have a field with @Version") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean versioned =
            type.getFields().stream().anyMatch(field -> field.isAnnotatedWith(Version.class));
        events.add(new SimpleConditionEvent(type, versioned, type.getName() + " has a version"));
      }
    };
  }

  /** The classes that hand a mail to a server. */
  private static List<String> senders(JavaClasses classes) {
    return classes.stream()
        .filter(type -> type.getAccessesFromSelf().stream().anyMatch(ArchitectureTest::sends))
        .map(JavaClass::getName)
        .toList();
  }

  private static boolean sends(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    return access.getTarget().getName().startsWith("send")
        && (owner.isAssignableTo("jakarta.mail.Transport")
            || owner.isAssignableTo(MailSender.class));
  }

  private static List<String> broken(ArchRule rule) {
    return rule.evaluate(VIOLATIONS).getFailureReport().getDetails();
  }

  @Test
  void neverBlocksOrSubscribes() {
    NEVER_BLOCKS.check(MAIN);
    assertThat(broken(NEVER_BLOCKS))
        .hasSize(5)
        .allMatch(detail -> detail.contains("violations.Blocking"));
  }

  @Test
  void asksTheInjectedClock() {
    ASKS_THE_CLOCK.check(MAIN);
    assertThat(broken(ASKS_THE_CLOCK))
        .hasSize(5)
        .allMatch(detail -> detail.contains("violations.Clocks"))
        .noneMatch(detail -> detail.contains("allowed"));
  }

  @Test
  void sendsMailInOneClassOnly() {
    assertThat(senders(MAIN)).hasSize(1);
    assertThat(senders(VIOLATIONS)).containsExactly("violations.SecondSender");
  }

  @Test
  void hidesRepositoriesAndControllers() {
    HIDES_REPOSITORIES_AND_CONTROLLERS.check(MAIN);
    assertThat(broken(HIDES_REPOSITORIES_AND_CONTROLLERS))
        .hasSize(2)
        .anyMatch(detail -> detail.contains("OpenController"))
        .anyMatch(detail -> detail.contains("OpenRepository"));
  }

  @Test
  void keepsJdbcInTheDatabaseModule() {
    KEEPS_JDBC_IN_ONE_PLACE.check(MAIN);
    assertThat(broken(KEEPS_JDBC_IN_ONE_PLACE)).anyMatch(detail -> detail.contains("JdbcUser"));
  }

  @Test
  void versionsEveryRecordThatSpringDataSaves() {
    VERSIONS_WHAT_SPRING_DATA_SAVES.check(MAIN);
    assertThat(broken(VERSIONS_WHAT_SPRING_DATA_SAVES))
        .anyMatch(detail -> detail.contains("Unversioned"));
  }
}
