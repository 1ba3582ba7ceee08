package io.tributary.connect.http.metrics;

import io.tributary.connect.kit.metrics.Gauges;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToLongFunction;

/** What the units of one endpoint come to together. */
final class EndpointMeter {

  private final Collection<UnitMeter> units = new ConcurrentLinkedQueue<>();

  void add(UnitMeter unit) {
    units.add(unit);
  }

  Gauges gauges() {
    return new Gauges()
        .with(
            "units", "Partitions of the endpoint that this task polls.", () -> (long) units.size())
        .with("requests-total", "Requests sent.", () -> sum(UnitMeter::requests))
        .with(
            "unchanged-total",
            "Answers that held nothing new: by their status, version or validators.",
            () -> sum(UnitMeter::unchanged))
        .with("records-total", "Records handed over to Connect.", () -> sum(UnitMeter::records))
        .with(
            "records-ignored-total",
            "Records left out because they did not fit.",
            () -> sum(UnitMeter::ignored))
        .with(
            "parks-total",
            "Times that a failure or a limit kept a partition from asking.",
            () -> sum(UnitMeter::parks))
        .with(
            "parked-units",
            "Partitions that are parked now.",
            () -> units.stream().filter(unit -> unit.parkedForMs() > 0).count())
        .with(
            "parked-for-ms",
            "Milliseconds until the last of them asks again.",
            () -> units.stream().mapToLong(UnitMeter::parkedForMs).max().orElse(0))
        .with("park-reason", "What that one waits for; empty if none is parked.", this::parkReason)
        .with(
            "answer-age-max-ms",
            "Milliseconds since the last understood answer, of the partition that waits longest; -1"
                + " if one had none yet.",
            this::answerAgeMs)
        .with(
            "credits-left",
            "Requests or credits that the server last said are left; -1 if it does not say.",
            this::creditsLeft)
        .with(
            "credentials-renewals-total",
            "Times that the credentials were renewed.",
            () -> units.stream().mapToLong(UnitMeter::renewals).max().orElse(0));
  }

  private long sum(ToLongFunction<UnitMeter> count) {
    return units.stream().mapToLong(count).sum();
  }

  private String parkReason() {
    return units.stream()
        .max(Comparator.comparingLong(UnitMeter::parkedForMs))
        .map(UnitMeter::parkReason)
        .orElse("");
  }

  private long answerAgeMs() {
    boolean silent = units.stream().anyMatch(unit -> unit.answerAgeMs() < 0);
    return silent ? -1 : units.stream().mapToLong(UnitMeter::answerAgeMs).max().orElse(-1);
  }

  private long creditsLeft() {
    return units.stream()
        .map(UnitMeter::creditsLeft)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .min()
        .orElse(-1);
  }
}
