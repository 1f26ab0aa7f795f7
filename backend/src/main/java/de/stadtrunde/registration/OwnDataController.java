package de.stadtrunde.registration;

import de.stadtrunde.registration.Access.Holder;
import de.stadtrunde.shared.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** All of one's own data, to take along or to erase (GDPR, Art. 15, 17 and 20). */
@RestController
@RequestMapping("/api/registration/data")
class OwnDataController {

  private final Registrations registrations;
  private final OwnData ownData;
  private final Erasure erasure;

  OwnDataController(Registrations registrations, OwnData ownData, Erasure erasure) {
    this.registrations = registrations;
    this.ownData = ownData;
    this.erasure = erasure;
  }

  @GetMapping
  Mono<OwnData.Export> all(Holder holder) {
    return own(holder).flatMap(ownData::export);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  Mono<Void> erase(Holder holder) {
    return own(holder).flatMap(erasure::erase);
  }

  private Mono<Registration> own(Holder holder) {
    return holder.isContact()
        ? registrations.held(holder).map(Registrations.Held::registration)
        : Mono.error(new Problem(403, "forbidden"));
  }
}
