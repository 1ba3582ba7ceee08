package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bazaarvoice.jolt.exception.SpecException;
import io.tributary.connect.smt.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Specs that are refused when a connector is created, and what Jolt does with them: it refuses them
 * too, throws at the first record that comes to the place, or never does anything there.
 */
class RefusedSpecsTest {

  private static final String SHIFT = "[{'operation':'shift','spec':%s}]";

  private static Object jolt(String spec, String input) {
    return Specs.askJolt(Json.of(spec), Json.of(input), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'*':'x.&(0,1)'} ~ {'a':1} ~ asks for star 1
          {'a-*':'x.&(0,2)'} ~ {'a-b':1} ~ asks for star 2
          {'a':{'b':'x.&(1,1)'}} ~ {'a':{'b':1}} ~ asks for star 1
          {'a':{'&(0,1)':'x'}} ~ {'a':{'b':1}} ~ asks for star 1
          {'a':'&3'} ~ {'a':1} ~ goes 3 levels up
          {'a':'x[#4]'} ~ {'a':1} ~ goes 4 levels up
          """)
  void refusesWhatMakesJoltThrowAtTheFirstRecordThatComesThere(
      String shift, String input, String said) {
    String spec = SHIFT.formatted(shift);

    assertThat(Specs.problemsOf(spec)).contains(said);
    assertThatThrownBy(() -> jolt(spec, input)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(jolt(spec, "{}")).isNull();
  }

  @Test
  void refusesACastOfWhatNothingWritesAsJoltNeverDoesIt() {
    String modify =
        "[{'operation':'shift','spec':{'id':'vehicle'}},"
            + "{'operation':'modify-overwrite-beta','spec':{%s'vehicle':'=trim'}}]";
    String dead = modify.formatted("'vehicel':'=toInteger',");

    assertThat(Specs.problemsOf(dead)).contains("no step before this one writes 'vehicel'");
    assertThat(jolt(dead, "{'id':' 7 '}")).isEqualTo(jolt(modify.formatted(""), "{'id':' 7 '}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          shift ~ {'a':'x','a|b':'y'} ~ stands twice
          shift ~ {'#a$':'x'} ~ has a meaning only at the front
          shift ~ {'a':'x.$.y'} ~ has no meaning in the part
          shift ~ {'a':'x[y]'} ~ is no list index
          shift ~ {'*&':'x'} ~ cannot stand in one left-hand key
          shift ~ {} ~ matches nothing
          modify-overwrite-beta ~ {'a':1,'+a':2} ~ stands twice
          modify-overwrite-beta ~ {'l':{'[0]':1,'a':2}} ~ indexes and names stand in one object
          modify-overwrite-beta ~ {'@':'x'} ~ has no meaning in a left-hand key
          cardinality ~ {'a':'SOME'} ~ unknown cardinality
          remove ~ {'a':'x'} ~ expected "" to remove the entry
          """)
  void refusesWhatJoltRefuses(String operation, String body, String said) {
    String spec = "[{'operation':'%s','spec':%s}]".formatted(operation, body);

    assertThat(Specs.problemsOf(spec)).contains(said);
    assertThatThrownBy(() -> jolt(spec, "{'a':{'b':1}}")).isInstanceOf(SpecException.class);
  }
}
