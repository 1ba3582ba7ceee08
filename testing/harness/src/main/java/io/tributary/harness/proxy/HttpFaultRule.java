package io.tributary.harness.proxy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Chooses what becomes of each request. Called by one thread for each connection. */
@FunctionalInterface
public interface HttpFaultRule {

  HttpFault choose(HttpHead request);

  static HttpFaultRule always(HttpFault fault) {
    return request -> fault;
  }

  /** For the first so many of the requests that are meant; nothing happens to the others. */
  static HttpFaultRule first(int count, Predicate<HttpHead> meant, HttpFault fault) {
    AtomicInteger left = new AtomicInteger(count);
    return request -> meant.test(request) && left.getAndDecrement() > 0 ? fault : HttpFault.NONE;
  }

  /**
   * One of some faults for some of the requests: one seed, one sequence of choices.
   *
   * @param share of the requests, 0 to 1
   */
  static HttpFaultRule seeded(long seed, double share, List<HttpFault> faults) {
    Random random = new Random(seed);
    return request -> {
      synchronized (random) {
        return random.nextDouble() < share
            ? faults.get(random.nextInt(faults.size()))
            : HttpFault.NONE;
      }
    };
  }
}
