package de.stadtrunde.account;

import static org.assertj.core.api.Assertions.assertThat;

import de.stadtrunde.DatabaseTest;
import de.stadtrunde.StaffMember;
import de.stadtrunde.shared.CurrentUser.Role;
import de.stadtrunde.shared.Site;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

@DatabaseTest
class FirstAdministratorTest {

  @Autowired private StaffAccountRepository repository;
  @Autowired private Accounts accounts;
  @Autowired private Passwords passwords;
  @Autowired private DatabaseClient database;
  @Autowired private Site site;

  private final List<String> shown = new ArrayList<>();

  private Console console() {
    return new Console(site) {
      @Override
      void show(String title, String email, String password) {
        shown.add(email);
        shown.add(password);
      }
    };
  }

  private FirstAdministrator first(String email, String password) {
    return new FirstAdministrator(repository, accounts, passwords, console(), email, password);
  }

  private StaffAccount only() {
    return repository.all().single().block();
  }

  private boolean opens(String password) {
    return Boolean.TRUE.equals(passwords.matches(password, only().passwordHash()).block());
  }

  @Test
  void showsAOneTimePasswordOnceOnAnEmptyDatabase() {
    first("", "").exists().block();
    first("", "").exists().block();

    assertThat(shown).hasSize(2);
    assertThat(only().email()).isEqualTo(shown.get(0));
    assertThat(only().role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(only().passwordTemporary()).isTrue();
    assertThat(opens(shown.get(1))).isTrue();
  }

  @Test
  void takesTheConfiguredPasswordForGood() {
    first("chief@city.example", "a password of the city").exists().block();

    assertThat(shown).isEmpty();
    assertThat(only().passwordTemporary()).isFalse();
    assertThat(opens("a password of the city")).isTrue();
  }

  @Test
  void leavesAConfiguredAccountAsItHasBecome() {
    first("chief@city.example", "a password of the city").exists().block();
    String hash = passwords.hash("changed since").block();
    accounts.setPassword(null, only().id(), hash, false).block();

    first("chief@city.example", "a password of the city").exists().block();

    assertThat(opens("changed since")).isTrue();
  }

  @Test
  void addsNobodyWhereSomebodyIs() {
    StaffMember.signedIn(database, Role.ADMINISTRATOR);

    first("", "").exists().block();

    assertThat(shown).isEmpty();
    assertThat(repository.all().count().block()).isEqualTo(1);
  }

  @Test
  void addsOneOfTwoInstancesThatStartTogether() {
    Mono.when(first("", "").exists(), first("", "").exists()).block();

    assertThat(repository.all().count().block()).isEqualTo(1);
    assertThat(shown).hasSize(2);
  }

  @Test
  void replacesALostPasswordAndEndsTheSessions() {
    StaffMember lost = StaffMember.signedIn(database, Role.ADMINISTRATOR);

    new AdministratorPassword(repository, accounts, passwords, console()).reset().block();

    assertThat(only().passwordTemporary()).isTrue();
    assertThat(opens(shown.get(1))).isTrue();
    assertThat(
            database.sql("SELECT count(*) FROM staff_session").mapValue(Long.class).one().block())
        .isZero();
    assertThat(
            database
                .sql("SELECT action FROM audit_entry WHERE subject = :id")
                .bind("id", lost.user().id().toString())
                .mapValue(String.class)
                .one()
                .block())
        .isEqualTo("account.password-set");
  }
}
