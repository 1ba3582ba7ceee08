package io.tributary.connect.smt.jolt;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.smt.jolt.step.Limits;
import io.tributary.connect.smt.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the author of a wrong spec is told. */
class SpecProblemsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          ~ line 1 col 1: not JSON: the text ends; expected a value
          [ ~ line 1 col 2: not JSON: the text ends; expected a value
          [{'operation' 'shift'}] ~ line 1 col 15: not JSON: found '"'; expected ':'
          [{'operation':'shift',}] ~ line 1 col 23: not JSON: found '}'; expected a key in double quotes
          [{'a':01}] ~ line 1 col 7: not JSON: found '01'
          [{'a':'b} ~ line 1 col 7: not JSON: a string is not closed
          [] x ~ line 1 col 4: not JSON: found 'x'; expected the end of the text
          [] ~ line 1 col 1: the chain is empty
          'shift' ~ line 1 col 1: found a string; expected {"operation": "shift"
          {'id':'x'} ~ line 1 col 1: the object has no key 'operation'
          {'operation':5} ~ line 1 col 14, /operation: found a number; expected a string
          {'operation':'shiftt','spec':{}} ~ unknown operation 'shiftt'; expected shift, default, remove, cardinality, sort, modify-overwrite-beta, modify-default-beta, modify-define-beta; did you mean 'shift'?
          {'operation':'modify-overwrite','spec':{}} ~ unknown operation 'modify-overwrite'; expected shift, default, remove, cardinality, sort, modify-overwrite-beta, modify-default-beta, modify-define-beta; did you mean 'modify-overwrite-beta'?
          {'operation':'com.example.Mine','spec':{}} ~ operations that name a class are refused
          {'operation':'shift'} ~ line 1 col 1: operation 'shift' has no key 'spec'
          {'operation':'shift','spec':[]} ~ line 1 col 29, /spec: found an array; expected an object
          """)
  void namesWhatIsWrongWithTheChain(String spec, String expected) {
    assertThat(Specs.problemsOf(spec == null ? "" : spec)).startsWith("spec: ").contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {} ~ an empty object matches nothing
          {'a':5} ~ /spec/a: found a number; expected a path
          {'a':['x',5]} ~ /spec/a/1: found a number
          {'a':'&3'} ~ '&3' goes 3 levels up, but only 2 are there; expected &0 to &2; did you mean '&2'?
          {'a':'[#3]'} ~ '#3' goes 3 levels up
          {'a':'@(3,x)'} ~ '@(3,x)' goes 3 levels up
          {'$2':'x'} ~ '$2' goes 2 levels up, but only 1 are there
          {'@(2,x)':'x'} ~ '@(2,x)' goes 2 levels up
          {'*':'&(0,1)'} ~ '&(0,1)' asks for star 1, but that key has none to ask for; expected &0 for the whole key
          {'a-*':'&(0,2)'} ~ '&(0,2)' asks for star 2, but that key has 1; expected &(0,0) to &(0,1)
          {'a':'x.&(1'} ~ '&(1' is no reference
          {'a':'x.*'} ~ '*' has no meaning in the part '*' of a path
          {'a':'x.$'} ~ '$' has no meaning
          {'a':'x.#1'} ~ '#' has no meaning
          {'a':'x.@'} ~ '@' alone has no place in a path
          {'a':'x[y]'} ~ '[y]' is no list index
          {'a':'x[1'} ~ '[1' has no closing ']'
          {'a':'x[#y]'} ~ '[#y]' is no count of matches
          {'a':'@(1,x'} ~ has no closing ')'
          {'a':'@(1,x.*)'} ~ a reference finds one value
          {'a':'@1x'} ~ starts with a digit but not with a level
          {'[0]':'x'} ~ /spec/[0]: brackets have no meaning in a left-hand key; expected the index alone
          {'a@b':'x'} ~ '@' has a meaning only at the front
          {'a$b':'x'} ~ '$' has a meaning only at the front
          {'a#b':'x'} ~ '#' has a meaning only at the front
          {'*&':'x'} ~ '*' and '&' cannot stand in one left-hand key
          {'@':{'a':'x'}} ~ a key with @ or $ has no keys below it
          {'a|a':'x'} ~ 'a' stands twice among the keys of one object
          {'a':'x','a':'y'} ~ /spec/a: the key stands twice in one object, first at line 1 col 30
          """)
  void namesWhatIsWrongWithAShift(String shift, String expected) {
    String spec = "{'operation':'shift','spec':" + shift + "}";

    assertThat(Specs.problemsOf(spec)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          default ~ {'a*':1} ~ '*' stands with other characters; expected * alone
          default ~ {'l[]':{'x':1}} ~ /spec/l[]/x: 'x' is no list index
          remove ~ {'a':'x'} ~ /spec/a: found a string; expected "" to remove the entry
          remove ~ {'a':{'b':1}} ~ /spec/a/b: found a number
          cardinality ~ {'a':'SOME'} ~ unknown cardinality 'SOME'; expected ONE, MANY
          cardinality ~ {'a':['ONE']} ~ found an array; expected ONE, MANY or an object
          cardinality ~ {'a@':'ONE'} ~ '@' stands with other characters
          cardinality ~ {'a':{}} ~ an empty object matches nothing
          """)
  void namesWhatIsWrongWithTheOtherOperations(String operation, String body, String expected) {
    assertThat(Specs.problemsOf("{'operation':'" + operation + "','spec':" + body + "}"))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'a':'=toIntger'} ~ /spec/a: unknown function 'toIntger'; expected abs, avg,
          {'a':'=toIntger'} ~ did you mean 'toInteger'?
          {'a':['=size','=sizes(@0)']} ~ /spec/a/1: unknown function 'sizes'
          {'a':'=size(@0'} ~ the brackets of '=size(@0' do not match; expected =name(argument, ...)
          {'a':'@'} ~ '@' is no reference to a value
          {'a':'@(1,b).c'} ~ '@(1,b).c' is no reference to a value
          {'a':'@(3,b)'} ~ '@(3,b)' goes 3 levels up, but only 2 are there
          {'a':'=size(@(3,b))'} ~ '@(3,b)' goes 3 levels up
          {'a':'=concat(=toUpper(@0),b)'} ~ '=toUpper(@0)' stands inside another call
          {'':'x'} ~ an empty key
          {'a':1,'+a':2} ~ '+a' stands twice among the keys of one object
          {'[x]':1} ~ '[x]' is no list index
          {'l':{'[0]':1,'a':2}} ~ /spec/l: indexes and names stand in one object
          {'@':'x'} ~ '@' has no meaning in a left-hand key of a modify
          {'a&1':'x'} ~ '&' has no meaning
          {'a[0]':'x'} ~ '[' has no meaning
          """)
  void namesWhatIsWrongWithAModify(String modify, String expected) {
    assertThat(Specs.problemsOf("{'operation':'modify-overwrite-beta','spec':" + modify + "}"))
        .contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'*b*':'x','xb*y':'y'} ~ {} ~ /0/spec/xb*y: 'xb*y' matches nothing, as '*b*' is tried before
          {'id':'car.id'} ~ {'car':{'nr':'=toInteger'}} ~ /1/spec/car/nr: no step before this one writes 'nr' here; expected one of what they write: id
          {'id':'vehicle'} ~ {'vehicel':'=trim'} ~ did you mean 'vehicle'?
          """)
  void namesWhatCanMeetNothing(String shift, String modify, String expected) {
    assertThat(Specs.problemsOf(chain(shift, "modify-overwrite-beta", modify))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'0':'[#2].ica024'} ~ {'*':{'icao24':'id'}} ~ /1/spec/*/icao24: no step before this one writes 'icao24' here; expected one of what they write: ica024; did you mean 'ica024'?
          {'a':'x.&'} ~ {'x':{'b*':'y'}} ~ /1/spec/x/b*: no step before this one writes 'b*' here
          {'a':{'b':'l[&1]'}} ~ {'*':'&'} ~ /0/spec/a/b: '[&(1,0)]' writes nothing, as the key is 'a' and no index
          """)
  void warnsOfWhatJoltReadsOver(String first, String second, String expected) {
    Problems problems = new Problems();

    ChainCompiler.compile(chain(first, "shift", second).replace('\'', '"'), Limits.NONE, problems);

    assertThat(problems.describe("spec")).isEmpty();
    assertThat(problems.warnings())
        .singleElement()
        .satisfies(warning -> assertThat(warning.describe("spec")).contains(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          {'*':'&'} ~ {'any':'x'}
          {'*':{'0':'&1.a','1':'&1.b'}} ~ {'x':{'a':'y'},'*':{'b':'z'}}
          {'a|b':'id'} ~ {'id':'x'}
          {'l':{'*':'l[]'}} ~ {'l':{'3':'x','*':'y'}}
          {'a':'@(1,name)'} ~ {'any':'x'}
          {'tag-*':'tags.&(0,1)'} ~ {'tags':{'b':'x'}}
          {'#x':'kind'} ~ {'kind':{'x':{'#1':'one'}}}
          """)
  void findsNothingWhereARecordDecides(String first, String second) {
    Problems problems = new Problems();

    ChainCompiler.compile(chain(first, "shift", second).replace('\'', '"'), Limits.NONE, problems);

    assertThat(problems.describe("spec")).isEmpty();
    assertThat(problems.warnings()).isEmpty();
  }

  private static String chain(String shift, String operation, String spec) {
    return "[{'operation':'shift','spec':%s},{'operation':'%s','spec':%s}]"
        .formatted(shift, operation, spec);
  }

  @Test
  void findsAllProblemsOfASpecAtOnce() {
    String problems =
        Specs.problemsOf(
            """
            [
              {'operation': 'shift', 'spec': {
                'a': '&7',             // too far up
                'b': {'c': 'x[-1]', 'd': 5}
              }},
              {'operation': 'java.lang.Runtime'},
              {'operation': 'default', 'spec': {'l[]': {'x': 1}}}
            ]""");

    assertThat(problems.lines())
        .hasSize(5)
        .satisfiesExactly(
            line -> assertThat(line).startsWith("spec: line 3 col 10, /0/spec/a: "),
            line -> assertThat(line).startsWith("spec: line 4 col 16, /0/spec/b/c: "),
            line -> assertThat(line).startsWith("spec: line 4 col 30, /0/spec/b/d: "),
            line -> assertThat(line).startsWith("spec: line 6 col 17, /1/operation: "),
            line -> assertThat(line).startsWith("spec: line 7 col 45, /2/spec/l[]/x: "));
  }
}
