package de.stadtrunde.account;

import de.stadtrunde.shared.CurrentUser;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Accounts of staff for programs. */
@RestController
@RequestMapping("/api/staff/accounts")
class AccountController {

  private final Colleagues colleagues;

  AccountController(Colleagues colleagues) {
    this.colleagues = colleagues;
  }

  record Listed(UUID id, String email, String name, CurrentUser.Role role, boolean disabled) {

    static Listed of(StaffAccount account) {
      return new Listed(
          account.id(), account.email(), account.name(), account.role(), account.disabled());
    }
  }

  record Items(List<Listed> items) {}

  @GetMapping
  Mono<Items> list(CurrentUser user) {
    return colleagues.list(user).map(Listed::of).collectList().map(Items::new);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Mono<Colleagues.Issued> add(CurrentUser user, @RequestBody Mono<NewColleague> form) {
    return colleagues.add(user, form);
  }

  @PostMapping("/{id}/password")
  Mono<Colleagues.Issued> renew(CurrentUser user, @PathVariable UUID id) {
    return colleagues.renew(user, id);
  }

  @PostMapping("/{id}/disable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> disable(CurrentUser user, @PathVariable UUID id) {
    return colleagues.disable(user, id, true);
  }

  @PostMapping("/{id}/enable")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> enable(CurrentUser user, @PathVariable UUID id) {
    return colleagues.disable(user, id, false);
  }
}
