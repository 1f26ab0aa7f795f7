package violations;

import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class Blocking {

  Object waits() {
    return Mono.just(1).block();
  }

  Object waitsForMany() {
    return Flux.just(1).blockLast();
  }

  void startsOnItsOwn() {
    Mono.just(1).subscribe();
  }

  Object leavesTheChain() {
    return Mono.just(1).toFuture();
  }

  Function<Mono<String>, String> waitsByReference() {
    return Mono::block;
  }
}
