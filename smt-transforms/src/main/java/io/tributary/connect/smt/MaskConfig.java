package io.tributary.connect.smt;

import io.tributary.connect.kit.config.EnumValidator;
import io.tributary.connect.smt.mask.LastKept;
import io.tributary.connect.smt.mask.Masker;
import io.tributary.connect.smt.mask.Masking;
import io.tributary.connect.smt.mask.Nulls;
import io.tributary.connect.smt.mask.Redaction;
import io.tributary.connect.smt.mask.Token;
import io.tributary.connect.smt.problem.Position;
import io.tributary.connect.smt.problem.Problems;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.types.Password;

/** The keys of {@link Mask}. */
final class MaskConfig {

  static final String FIELDS = "fields";
  static final String METHOD = "method";
  static final String SECRET = "secret";
  static final String KEEP = "keep";
  static final String REPLACEMENT = "replacement";

  /** Shorter secrets can be found by trying. */
  private static final int LEAST_SECRET = 16;

  private static final String GROUP = "Masking";

  private static final EnumValidator<MaskMethod> METHODS = EnumValidator.of(MaskMethod.class);

  static final ConfigDef DEFINITION = CommonKeys.define(details(masking(new ConfigDef())));

  private MaskConfig() {}

  private static ConfigDef masking(ConfigDef definition) {
    return definition
        .define(
            FIELDS,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            new TextValidator(
                "paths with commas between, such as card.number, **.email, phone_*",
                (text, problems) -> Masker.compile(text, new Nulls(), problems)),
            Importance.HIGH,
            "The fields to mask, as paths with commas between: dots nest, * stands for any signs of"
                + " a name, ** for any number of names, lists are passed through (phones.number is"
                + " the number in each item). A path to a struct, list or map masks all that is in"
                + " it. A path that matches nothing in a record's schema is logged as a warning,"
                + " once.",
            GROUP,
            1,
            Width.LONG,
            "Fields to mask")
        .define(
            METHOD,
            ConfigDef.Type.STRING,
            ConfigDef.NO_DEFAULT_VALUE,
            METHODS,
            Importance.HIGH,
            "What stands in the place of a value: null (a required field becomes optional); redact,"
                + " a fixed value of the same type: `replacement` for strings, 0, false, no bytes,"
                + " 1970; keep_last, asterisks but for the last `keep` signs; hmac, the HMAC-SHA256"
                + " of the value's text under `secret` in hexadecimal digits, equal for equal"
                + " values. The last two make strings of all types. Nulls stay null.",
            GROUP,
            2,
            Width.SHORT,
            "Method",
            METHODS);
  }

  private static ConfigDef details(ConfigDef definition) {
    return definition
        .define(
            SECRET,
            ConfigDef.Type.PASSWORD,
            null,
            null,
            Importance.HIGH,
            "The secret of the method hmac, at least "
                + LEAST_SECRET
                + " signs. Who knows it can find values by trying; who changes it changes all"
                + " tokens.",
            GROUP,
            3,
            Width.LONG,
            "Secret",
            new CrossKeyCheck(MaskConfig::secretStandsWithHmac))
        .define(
            KEEP,
            ConfigDef.Type.INT,
            4,
            Range.atLeast(0),
            Importance.MEDIUM,
            "How many signs at the end the method keep_last shows. A value that is not longer is"
                + " hidden whole.",
            GROUP,
            4,
            Width.SHORT,
            "Signs to show")
        .define(
            REPLACEMENT,
            ConfigDef.Type.STRING,
            "****",
            null,
            Importance.LOW,
            "What the method redact puts in the place of strings.",
            GROUP,
            5,
            Width.MEDIUM,
            "Replacement");
  }

  private static void secretStandsWithHmac(Map<String, ?> values, Problems problems) {
    boolean hmac = MaskMethod.HMAC.name().equalsIgnoreCase(String.valueOf(values.get(METHOD)));
    Password secret = values.get(SECRET) instanceof Password given ? given : null;
    if (secret == null) {
      if (hmac) {
        problems.add(Position.START, "", "the method hmac needs a secret");
      }
    } else if (!hmac) {
      problems.add(Position.START, "", "only the method hmac has a secret");
    } else if (secret.value().length() < LEAST_SECRET) {
      problems.add(Position.START, "", "the secret is shorter than " + LEAST_SECRET + " signs");
    }
  }

  /** Compiles a config that was checked. */
  static Masker compile(AbstractConfig config) {
    return Masker.compile(config.getString(FIELDS), masking(config), new Problems());
  }

  private static Masking masking(AbstractConfig config) {
    return switch (METHODS.parse(config.getString(METHOD))) {
      case NULL -> new Nulls();
      case REDACT -> new Redaction(config.getString(REPLACEMENT));
      case KEEP_LAST -> new LastKept(config.getInt(KEEP));
      case HMAC -> new Token(config.getPassword(SECRET).value());
    };
  }
}
