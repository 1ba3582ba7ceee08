package io.tributary.connect.smt.expr.function;

import io.tributary.connect.kit.config.Suggestion;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** A string that an expression usually spells out, and that can be checked before any record. */
enum Literal {
  REGEX {
    @Override
    @Nullable String misfit(String text) {
      try {
        Pattern.compile(text);
        return null;
      } catch (PatternSyntaxException e) {
        return "not a regular expression: " + e.getDescription();
      }
    }
  },
  DATE_FORMAT {
    @Override
    @Nullable String misfit(String text) {
      try {
        TimeFormats.compile(text);
        return null;
      } catch (IllegalArgumentException e) {
        return "not a pattern of dates: " + e.getMessage();
      }
    }
  },
  /** A unit of numbers, or a pattern of strings. */
  UNIT_OR_FORMAT {
    @Override
    @Nullable String misfit(String text) {
      return TimeFormats.isUnit(text) ? null : DATE_FORMAT.misfit(text);
    }
  },
  ZONE {
    @Override
    @Nullable String misfit(String text) {
      try {
        ZoneId.of(text);
        return null;
      } catch (DateTimeException e) {
        return "unknown time zone '" + text + "'; expected such as Europe/Prague";
      }
    }
  },
  CALENDAR_UNIT {
    @Override
    @Nullable String misfit(String text) {
      return CalendarUnit.find(text) != null
          ? null
          : "unknown unit '"
              + text
              + "'; expected one of "
              + String.join(", ", CalendarUnit.NAMES)
              + Suggestion.closest(text, CalendarUnit.NAMES)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse("");
    }
  };

  /** What is wrong with a text; null where nothing is. */
  abstract @Nullable String misfit(String text);
}
