package de.stadtrunde.shared;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Keeps one caller from taking what belongs to all. Nothing about addresses is ever stored. */
public interface Throttle {

  /** What is counted, each with its own budget per caller. */
  enum Budget {
    SIGN_UP,
    CODE,
    LOGIN,
    ACTION,
    FEEDBACK
  }

  /**
   * Takes one from the caller's budget, by the address of the request.
   *
   * @throws Problem {@code slow-down} (429 with the wait) when it is used up
   */
  void take(Budget budget, ServerHttpRequest request);

  /** The same for a name that is guessed at, for example the account of a login. */
  void take(Budget budget, String key);

  /**
   * Gives back what was taken, when only failures count: a right password, a right code.
   *
   * @param request the one it was taken for
   */
  void giveBack(Budget budget, ServerHttpRequest request);

  /** The same for a name. */
  void giveBack(Budget budget, String key);
}
