package io.tributary.connect.http.config;

import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.kit.config.KeyGroup;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * How the pages of a poll are asked for, and where they end. Empty texts are keys that are not set.
 *
 * @param pointer where the body holds the next token or address
 * @param parameter query parameter for the token, offset or number
 * @param start first offset or number; -1 for that of the type
 * @param size records of a full page; 0 if not known
 * @param sizeParameter query parameter for the size
 * @param stopPointer where the body holds what tells the last page
 * @param stopValue what stands there on the last page
 * @param maxPages of one poll
 * @param allowCrossHost whether a next page may be on another host
 * @param restartOnNewCredentials whether renewed credentials spoil the pages of a poll
 */
public record PagingSettings(
    PagingType type,
    String pointer,
    String parameter,
    long start,
    long size,
    String sizeParameter,
    String stopPointer,
    String stopValue,
    int maxPages,
    boolean allowCrossHost,
    boolean restartOnNewCredentials,
    StatusCodes restartStatusCodes) {

  public static final String TYPE = "pagination.type";
  public static final String POINTER = "pagination.pointer";
  public static final String PARAMETER = "pagination.parameter";
  public static final String START = "pagination.start";
  public static final String SIZE = "pagination.size";
  public static final String SIZE_PARAMETER = "pagination.size.parameter";
  public static final String STOP_POINTER = "pagination.stop.pointer";
  public static final String STOP_VALUE = "pagination.stop.value";
  public static final String MAX_PAGES = "pagination.max.pages";
  public static final String ALLOW_CROSS_HOST = "pagination.allow.cross.host";
  public static final String RESTART_ON_NEW_CREDENTIALS = "pagination.restart.on.new.credentials";
  public static final String RESTART_STATUS_CODES = "pagination.restart.status.codes";

  private static final EnumValidator<PagingType> TYPES = EnumValidator.of(PagingType.class);
  private static final Parsed JSON_POINTER = Parsed.by("JSON pointer", JsonPointers::check);

  static void define(KeyGroup group) {
    group
        .key(
            TYPE,
            ConfigDef.Type.STRING,
            "none",
            TYPES,
            Importance.HIGH,
            "How a response leads to the next page of a poll: none, link_header (Link: <url>;"
                + " rel=next), next_url (an address in the body), cursor (a token in the body), offset"
                + " (counts records) or page (counts pages). Windows of time are window.start and its"
                + " like, and go with any of them.")
        .key(
            POINTER,
            ConfigDef.Type.STRING,
            "",
            JSON_POINTER,
            Importance.HIGH,
            "JSON pointer of the next address or token. A page without it, or with the one that it was"
                + " asked for with, is the last.")
        .key(
            PARAMETER,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.MEDIUM,
            "Query parameter that takes the token, offset or number. Leave it out if a template takes"
                + " it, as ${page.token|default:}, ${page.offset} or ${page.number}.")
        .key(
            START,
            ConfigDef.Type.LONG,
            -1L,
            atLeast(-1L),
            Importance.LOW,
            "First offset or first page number; -1 for the usual one: offset 0, page 1.");
    defineEnd(group);
  }

  private static void defineEnd(KeyGroup group) {
    group
        .key(
            SIZE,
            ConfigDef.Type.LONG,
            0L,
            atLeast(0L),
            Importance.MEDIUM,
            "Records of a full page, for offset and page: a page with fewer is the last. Not more than"
                + " the server really gives, or the rest is never asked for. 0: only an empty page is"
                + " the last.")
        .key(
            SIZE_PARAMETER,
            ConfigDef.Type.STRING,
            "",
            null,
            Importance.LOW,
            "Query parameter that takes pagination.size.")
        .key(
            STOP_POINTER,
            ConfigDef.Type.STRING,
            "",
            JSON_POINTER,
            Importance.LOW,
            "JSON pointer of a value that tells the last page, such as /has_more.")
        .key(
            STOP_VALUE,
            ConfigDef.Type.STRING,
            "false",
            null,
            Importance.LOW,
            "What stands there on the last page.")
        .key(
            MAX_PAGES,
            ConfigDef.Type.INT,
            10_000,
            between(1, 10_000_000),
            Importance.LOW,
            "Most pages of one poll. More are taken for a server that goes in circles: that is treated"
                + " like a fatal status.");
    defineTrust(group);
  }

  private static void defineTrust(KeyGroup group) {
    group
        .key(
            ALLOW_CROSS_HOST,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether the next page may be on another host than this one. Credentials are sent there"
                + " too.")
        .key(
            RESTART_ON_NEW_CREDENTIALS,
            ConfigDef.Type.BOOLEAN,
            false,
            null,
            Importance.LOW,
            "Whether a poll begins again with its first page if the credentials were renewed in its"
                + " course, as some servers then forget the order of pages; up to three times, then it"
                + " goes on. Pages that were handed over come again, unless transaction.unit is"
                + " snapshot.")
        .key(
            RESTART_STATUS_CODES,
            ConfigDef.Type.LIST,
            "410",
            Parsed.by("status codes and ranges", StatusCodes.Range::parse),
            Importance.LOW,
            "Statuses of a page behind the first that mean that its token has expired: the poll begins"
                + " again with its first page.");
  }

  static PagingSettings from(AbstractConfig config) {
    return new PagingSettings(
        TYPES.parse(config.getString(TYPE)),
        config.getString(POINTER),
        config.getString(PARAMETER),
        config.getLong(START),
        config.getLong(SIZE),
        config.getString(SIZE_PARAMETER),
        config.getString(STOP_POINTER),
        config.getString(STOP_VALUE),
        config.getInt(MAX_PAGES),
        config.getBoolean(ALLOW_CROSS_HOST),
        config.getBoolean(RESTART_ON_NEW_CREDENTIALS),
        StatusCodes.parse(config.getList(RESTART_STATUS_CODES)));
  }
}
