package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What a server grants, and how it tells.
 *
 * @param group names endpoints that share a budget; empty for those of one host and credential
 * @param requests credits per period; 0 if only the server's headers count
 * @param cost credits of one request
 * @param pacing whether to spread the budget over its period
 */
public record LimitSettings(
    String group,
    long requests,
    long periodMs,
    RequestCost cost,
    HeaderNames headers,
    boolean pacing) {

  public static final String GROUP = "rate.limit.group";
  public static final String REQUESTS = "rate.limit.requests";
  public static final String PERIOD = "rate.limit.period.ms";
  public static final String COST = "rate.limit.cost";
  public static final String PACING = "rate.limit.pacing";
  public static final String REMAINING_HEADER = "rate.limit.headers.remaining";
  public static final String RESET_HEADER = "rate.limit.headers.reset";
  public static final String RESET_UNIT = "rate.limit.headers.reset.unit";
  public static final String RETRY_AFTER_HEADER = "rate.limit.headers.retry.after";

  private static final long YEAR_MS = 366L * 24 * 3_600_000;
  private static final EnumValidator<ResetUnit> UNITS = EnumValidator.of(ResetUnit.class);

  /** Headers of one API; an empty name means all that are commonly used. */
  public record HeaderNames(String remaining, String reset, ResetUnit unit, String retryAfter) {}

  /** What the number in a reset header counts. */
  public enum ResetUnit {
    AUTO,
    DELTA_S,
    DELTA_MS,
    EPOCH_S,
    EPOCH_MS
  }

  static void define(KeyGroup group) {
    group
        .key(
            GROUP,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Endpoints with the same name here share one budget, and a 429 to one of them parks all."
                + " Without a name, those share a budget that have host and credentials in common,"
                + " and a 429 parks the endpoint alone. A group is served by one task.")
        .key(
            REQUESTS,
            ConfigDef.Type.LONG,
            0L,
            between(0L, 1_000_000_000L),
            Importance.MEDIUM,
            "Credits that the server grants in rate.limit.period.ms; 0 leaves it to the server's"
                + " headers. A request that is over the budget is put off, not failed.")
        .key(
            PERIOD,
            ConfigDef.Type.LONG,
            60_000L,
            between(1L, YEAR_MS),
            Importance.MEDIUM,
            "Milliseconds that rate.limit.requests last, as 86400000 for a day.")
        .key(
            COST,
            ConfigDef.Type.STRING,
            "1",
            Parsed.by("credits, or area(south,west,north,east):25=1,*=4", RequestCost::parse),
            Importance.LOW,
            "Credits of one request: a number, or area(south,west,north,east):25=1,100=2,*=4 for a"
                + " cost by the square degrees between four request parameters; without those"
                + " parameters the last cost holds.")
        .key(
            PACING,
            ConfigDef.Type.BOOLEAN,
            true,
            null,
            Importance.LOW,
            "Whether to spread requests so that a budget lasts its period: rate.limit.requests from"
                + " the first request on, what the server's headers tell once half is used. With"
                + " false a budget is used as fast as polls are due, and then waited for.");
    defineHeaders(group);
  }

  private static void defineHeaders(KeyGroup group) {
    group
        .key(
            REMAINING_HEADER,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("header name", Headers::checkName),
            Importance.LOW,
            "Header with the credits that are left. Empty reads RateLimit, RateLimit-Remaining,"
                + " X-RateLimit-Remaining and X-Rate-Limit-Remaining.")
        .key(
            RESET_HEADER,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("header name", Headers::checkName),
            Importance.LOW,
            "Header that says when the budget is full again. Empty reads RateLimit, RateLimit-Reset,"
                + " X-RateLimit-Reset and X-Rate-Limit-Reset.")
        .key(
            RESET_UNIT,
            ConfigDef.Type.STRING,
            "auto",
            UNITS,
            Importance.LOW,
            "What the reset header counts: seconds or milliseconds from now (delta) or since 1970"
                + " (epoch). auto tells them by their size.")
        .key(
            RETRY_AFTER_HEADER,
            ConfigDef.Type.STRING,
            "",
            Parsed.by("header name", Headers::checkName),
            Importance.LOW,
            "Header that says how many seconds, or until which date, to stay away. Empty reads"
                + " Retry-After, Retry-After-Ms, X-RateLimit-Retry-After and"
                + " X-Rate-Limit-Retry-After-Seconds.");
  }

  static LimitSettings from(AbstractConfig config) {
    return new LimitSettings(
        config.getString(GROUP),
        config.getLong(REQUESTS),
        config.getLong(PERIOD),
        RequestCost.parse(config.getString(COST)),
        new HeaderNames(
            config.getString(REMAINING_HEADER),
            config.getString(RESET_HEADER),
            UNITS.parse(config.getString(RESET_UNIT)),
            config.getString(RETRY_AFTER_HEADER)),
        config.getBoolean(PACING));
  }
}
