package io.tributary.configs.doctor;

import io.tributary.connect.http.config.AuthType;
import io.tributary.connect.http.config.EndpointSettings;
import io.tributary.connect.http.config.HttpPollerConfig;
import io.tributary.connect.http.config.LimitSettings;
import io.tributary.connect.http.config.RateGroup;
import io.tributary.connect.http.plan.Partitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Polls that cost more than a server grants, counted over all that share a budget. */
final class BudgetCheck implements Check {

  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  /** https://openskynetwork.github.io/opensky-api/rest.html, "API credit usage". */
  private static final String OPENSKY = "opensky-network.org";

  private static final long OPENSKY_ANONYMOUS = 400;
  private static final long OPENSKY_ACCOUNT = 4_000;

  /** An endpoint and the file that configures it. */
  private record Poll(ConnectorConfig config, EndpointSettings endpoint) {

    /** Credits of one round through the endpoint's partitions; pages are not foreseen. */
    long credits() {
      long requests =
          endpoint.partition().isDiscovered()
              ? 1
              : Math.max(1, Partitions.units(endpoint, List.of()).size());
      return requests * endpoint.limits().cost().of(this::parameter);
    }

    private @Nullable String parameter(String name) {
      return Arrays.stream(endpoint.request().parameters().split("&", -1))
          .filter(pair -> pair.startsWith(name + "="))
          .map(pair -> pair.substring(name.length() + 1))
          .findFirst()
          .orElse(null);
    }

    double creditsOfADay() {
      return credits() * (double) DAY_MS / endpoint.pacing().intervalMs();
    }

    /** Credits of a day; 0 if that is not known. */
    double grantedOfADay() {
      LimitSettings limits = endpoint.limits();
      if (limits.requests() > 0) {
        return limits.requests() * (double) DAY_MS / limits.periodMs();
      }
      boolean known = endpoint.request().url().contains("://" + OPENSKY);
      long granted = endpoint.auth().type() == AuthType.NONE ? OPENSKY_ANONYMOUS : OPENSKY_ACCOUNT;
      return known ? granted : 0;
    }

    boolean isScheduled() {
      return endpoint.schedule().cron() == null && !endpoint.stream().enabled();
    }
  }

  @Override
  public void run(Setup setup, Findings findings) {
    Map<RateGroup, List<Poll>> groups = new LinkedHashMap<>();
    for (ConnectorConfig config : setup.connectors()) {
      if (config.isPoller()) {
        for (EndpointSettings endpoint : endpoints(config)) {
          groups
              .computeIfAbsent(RateGroup.of(endpoint), group -> new ArrayList<>())
              .add(new Poll(config, endpoint));
        }
      }
    }
    groups.values().forEach(group -> check(group, findings));
  }

  /** None where the keys' check tells why. */
  static List<EndpointSettings> endpoints(ConnectorConfig config) {
    try {
      return new HttpPollerConfig(config.values()).endpoints();
    } catch (ConfigException e) {
      return List.of();
    }
  }

  private static void check(List<Poll> group, Findings findings) {
    List<Poll> polls = group.stream().filter(Poll::isScheduled).toList();
    double granted = polls.stream().mapToDouble(Poll::grantedOfADay).max().orElse(0);
    double asked = polls.stream().mapToDouble(Poll::creditsOfADay).sum();
    if (granted == 0 || asked <= granted) {
      return;
    }
    for (Poll poll : polls) {
      long polled = Math.round(DAY_MS / (double) poll.endpoint().pacing().intervalMs());
      long lasting = (long) Math.ceil(poll.endpoint().pacing().intervalMs() * asked / granted);
      String key = key(poll);
      String sum =
          String.format(
              Locale.ROOT,
              "%,d polls a day, at %d credits each, make %,.0f credits a day of all that share the"
                  + " budget, which is %,.0f",
              polled,
              poll.credits(),
              asked,
              granted);
      if (poll.endpoint().limits().requests() > 0 && poll.endpoint().limits().pacing()) {
        findings.note(
            poll.config(),
            key,
            sum + "; rate.limit.pacing puts polls off to one in " + lasting + " ms",
            "");
      } else {
        findings.error(
            poll.config(),
            key,
            sum + "; it runs dry after " + hours(granted / asked),
            "Poll every "
                + lasting
                + " ms or less often, ask for a smaller area, or set rate.limit.requests and"
                + " rate.limit.period.ms so that polls are spread");
      }
    }
  }

  private static String key(Poll poll) {
    String scoped = "endpoints." + poll.endpoint().alias() + ".poll.interval.ms";
    return poll.config().written().containsKey(scoped) ? scoped : "poll.interval.ms";
  }

  private static String hours(double share) {
    long minutes = Math.round(share * 24 * 60);
    return "%d h %02d min".formatted(minutes / 60, minutes % 60);
  }
}
