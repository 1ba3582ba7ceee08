package io.tributary.connect.smt.jolt.function;

import static io.tributary.connect.smt.jolt.function.Wanted.ANYTHING;
import static io.tributary.connect.smt.jolt.function.Wanted.DURATION;
import static io.tributary.connect.smt.jolt.function.Wanted.INTEGER;
import static io.tributary.connect.smt.jolt.function.Wanted.NUMBER;
import static io.tributary.connect.smt.jolt.function.Wanted.PATTERN_OF_DATES;
import static io.tributary.connect.smt.jolt.function.Wanted.REGULAR_EXPRESSION;
import static io.tributary.connect.smt.jolt.function.Wanted.TEXT;
import static io.tributary.connect.smt.jolt.function.Wanted.ZONE;

import io.tributary.connect.smt.jolt.step.OnCastError;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The functions by name. */
public final class Catalogue {

  private final Map<String, Signature> byName = new TreeMap<>();

  /**
   * The functions of one transform.
   *
   * @param onCastError what becomes of a list's items that a cast cannot convert
   * @param clock tells what {@code =now} is
   */
  public Catalogue(OnCastError onCastError, Clock clock) {
    casts(onCastError);
    texts();
    sums();
    quotients();
    presence();
    items();
    dates(new DateText(clock));
  }

  public @Nullable Signature find(String name) {
    return byName.get(name);
  }

  public Set<String> names() {
    return byName.keySet();
  }

  private void add(String usage, Function function, int fewest, int most, Wanted... wanted) {
    String name = usage.substring(0, usage.indexOf('('));
    byName.put(name, Signature.of(usage, function, fewest, most, wanted));
  }

  private void casts(OnCastError onCastError) {
    add("toInteger(value)", new Each(Casts::toInteger, onCastError), 0, Signature.ANY, NUMBER);
    add("toLong(value)", new Each(Casts::toLong, onCastError), 0, Signature.ANY, NUMBER);
    add("toDouble(value)", new Each(Casts::toDouble, onCastError), 0, Signature.ANY, NUMBER);
    add("toBoolean(value)", new Each(Casts::toBoolean, onCastError), 0, Signature.ANY, ANYTHING);
    add("toString(value)", new Each(Texts::text), 0, Signature.ANY, ANYTHING);
  }

  private void texts() {
    RegularExpressions regex = new RegularExpressions();
    Function split = new FirstApart(TEXT, regex::split, regex::splitAll);
    add("toLower(text)", new Each(Texts::toLower), 0, Signature.ANY, TEXT);
    add("toUpper(text)", new Each(Texts::toUpper), 0, Signature.ANY, TEXT);
    add("trim(text)", new Each(Texts::trim), 0, Signature.ANY, TEXT);
    add("concat(value, value, ...)", new Several(Texts::concat), 2, Signature.ANY, ANYTHING);
    add(
        "join('separator', value, ...)",
        new FirstApart(TEXT, null, Texts::join),
        2,
        Signature.ANY,
        TEXT,
        ANYTHING);
    add("split('separator', text)", split, 2, Signature.ANY, REGULAR_EXPRESSION, ANYTHING);
    add("substring(text, start, end)", new Several(Texts::substring), 3, 3, TEXT, INTEGER, INTEGER);
    add(
        "leftPad(text, width, 'filler')",
        new FirstApart(TEXT, null, Texts::leftPad),
        2,
        3,
        TEXT,
        INTEGER,
        TEXT);
    add(
        "rightPad(text, width, 'filler')",
        new FirstApart(TEXT, null, Texts::rightPad),
        2,
        3,
        TEXT,
        INTEGER,
        TEXT);
    add("replace(text, 'this', 'by that')", new Several(Texts::replace), 3, 3, TEXT);
    add(
        "replaceAll(text, 'regular expression', 'by that')",
        new Several(regex::replaceAll),
        3,
        3,
        TEXT,
        REGULAR_EXPRESSION,
        TEXT);
  }

  private void sums() {
    add("min(number, number, ...)", Extremes.least(), 0, Signature.ANY, ANYTHING);
    add("max(number, number, ...)", Extremes.greatest(), 0, Signature.ANY, ANYTHING);
    add("abs(number)", new Each(Arithmetic::abs), 0, Signature.ANY, NUMBER);
    add("avg(number, number, ...)", new Several(Arithmetic::average), 2, Signature.ANY, ANYTHING);
    add("intSum(number, number, ...)", new Several(Arithmetic::intSum), 2, Signature.ANY, ANYTHING);
    add(
        "longSum(number, number, ...)",
        new Several(Arithmetic::longSum),
        2,
        Signature.ANY,
        ANYTHING);
    add(
        "doubleSum(number, number, ...)",
        new Several(Arithmetic::doubleSum),
        2,
        Signature.ANY,
        ANYTHING);
    add("intSubtract(integer, integer)", new Several(Arithmetic::intSubtract), 2, 2, INTEGER);
    add("longSubtract(integer, integer)", new Several(Arithmetic::longSubtract), 2, 2, INTEGER);
    add("doubleSubtract(number, number)", new Several(Arithmetic::doubleSubtract), 2, 2, NUMBER);
  }

  private void quotients() {
    add("divide(number, number)", new Several(Arithmetic::divide), 2, 2, NUMBER);
    add(
        "divideAndRound(digits, ['rounding mode',] number, number)",
        new FirstApart(INTEGER, null, Arithmetic::divideAndRound),
        2,
        4,
        INTEGER,
        ANYTHING);
    add("multiply(number, number)", new Several(Arithmetic::multiply), 2, 2, NUMBER);
    add(
        "multiplyAndRound(digits, ['rounding mode',] number, number)",
        new FirstApart(INTEGER, null, Arithmetic::multiplyAndRound),
        2,
        4,
        INTEGER,
        ANYTHING);
  }

  private void presence() {
    add(
        "noop()",
        new Direct((value, output) -> Function.NOTHING, (all, output) -> Function.NOTHING),
        0,
        Signature.ANY,
        ANYTHING);
    add("isPresent(value)", Direct.ofFirst((value, output) -> value), 0, Signature.ANY, ANYTHING);
    add(
        "notNull(value)",
        Direct.ofFirst((value, output) -> value == null ? Function.NOTHING : value),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "isNull(value)",
        Direct.ofFirst((value, output) -> value == null ? null : Function.NOTHING),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "size(value)",
        new Direct((value, output) -> Items.size(value), (all, output) -> all.size()),
        0,
        Signature.ANY,
        ANYTHING);
    add("uuid()", new Fresh(() -> UUID.randomUUID().toString()), 0, Signature.ANY, ANYTHING);
  }

  private void items() {
    add("firstElement(list)", new Several(Items::first), 0, Signature.ANY, ANYTHING);
    add("lastElement(list)", new Several(Items::last), 0, Signature.ANY, ANYTHING);
    add(
        "elementAt(index, list)",
        new FirstApart(INTEGER, null, Items::at),
        2,
        Signature.ANY,
        INTEGER,
        ANYTHING);
    add(
        "toList(value, ...)",
        new OneOrSeveral((value, output) -> Items.listOf(List.of(value), output), Items::listOf),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "sort(list)",
        new OneOrSeveral((value, output) -> value, Items::sorted),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "squashNulls(value)",
        new OneOrSeveral(Items::withoutNulls, Items::withoutNulls),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "recursivelySquashNulls(value)",
        new OneOrSeveral(Items::withoutAnyNulls, Items::withoutAnyNulls),
        0,
        Signature.ANY,
        ANYTHING);
    add(
        "squashDuplicates(value)",
        new OneOrSeveral(Items::withoutDuplicates, Items::withoutDuplicates),
        0,
        Signature.ANY,
        ANYTHING);
  }

  private void dates(DateText dates) {
    add("now('pattern', 'zone')", new Now(dates), 0, 2, PATTERN_OF_DATES, ZONE);
    add("nowEpochMillis()", new Fresh(dates::nowEpochMillis), 0, Signature.ANY, ANYTHING);
    add(
        "fromEpochMilli(milliseconds, 'pattern', 'zone')",
        new OneOrSeveral((value, output) -> dates.fromEpochMilli(value), dates::fromEpochMilli),
        0,
        3,
        NUMBER,
        PATTERN_OF_DATES,
        ZONE);
    add(
        "toEpochMilli(text, 'pattern', 'zone')",
        new Several(dates::toEpochMilli),
        3,
        3,
        TEXT,
        PATTERN_OF_DATES,
        ZONE);
    add(
        "formatDate(text, 'from pattern', 'to pattern', 'from zone', 'to zone')",
        new Several(dates::format),
        3,
        5,
        TEXT,
        PATTERN_OF_DATES,
        PATTERN_OF_DATES,
        ZONE);
    add(
        "dateAdd(text, 'pattern', 'duration', 'zone')",
        new Several(dates::add),
        4,
        4,
        TEXT,
        PATTERN_OF_DATES,
        DURATION,
        ZONE);
    add(
        "dateSubstract(text, 'pattern', 'duration', 'zone')",
        new Several(dates::subtract),
        4,
        4,
        TEXT,
        PATTERN_OF_DATES,
        DURATION,
        ZONE);
  }
}
