package io.tributary.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.harness.connect.ConnectRest;
import io.tributary.harness.connect.ConnectRestException;
import io.tributary.harness.connect.WorkerSettings;
import io.tributary.harness.connect.WorkerVersion;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each mistake in the config of a transform or predicate is refused by a real worker, with its own
 * message.
 */
class SmtRefusedIT {

  private static final String CANARY = "canary-5d2e-do-not-tell";

  @RegisterExtension static final Servers SERVERS = Servers.broker();

  private static final Map<WorkerVersion, ConnectRest> WORKERS = new EnumMap<>(WorkerVersion.class);

  /**
   * A config that must be refused.
   *
   * @param type the transform, without its package
   * @param keys its keys; single quotes in `spec` and `joins` stand for double ones
   * @param said what the answer must say
   */
  record Mistake(String what, String type, Map<String, String> keys, List<String> said) {

    static Mistake of(String what, String type, Map<String, String> keys, String... said) {
      return new Mistake(what, type, keys, List.of(said));
    }

    /** A shift from one key to one target. */
    static Mistake shift(String key, String target, String... said) {
      return jolt("[{'operation':'shift','spec':{'%s':'%s'}}]".formatted(key, target), said);
    }

    static Mistake jolt(String spec, String... said) {
      return of(spec, "Jolt$Value", Map.of("spec", spec), said);
    }

    /** A spec that is refused only where suspicion is enough. */
    static Mistake strict(String spec, String... said) {
      return of("strictly " + spec, "Jolt$Value", Map.of("spec", spec, "compat", "strict"), said);
    }

    /** Predicates are configured beside transforms. */
    String kind() {
      return type.equals("When") ? "predicates" : "transforms";
    }

    static Mistake schema(String spec, String schema, String... said) {
      return of(schema, "Jolt$Value", Map.of("spec", spec, "schema", schema), said);
    }

    static Mistake lookup(String joins, String emit, String... said) {
      Map<String, String> keys = new HashMap<>();
      keys.put("source", "jdbc");
      keys.put("database.host", "127.0.0.1");
      keys.put("database.name", "bank");
      keys.put("database.user", "reader");
      keys.put("database.password", CANARY);
      keys.put("joins", joins);
      keys.put("emit", emit);
      return of(joins + " " + emit, "Lookup$Value", keys, said);
    }
  }

  private static final String SHIFT = "[{'operation':'shift','spec':{'id':'id','lat':'pos.lat'}}]";
  private static final String ACCOUNT =
      "[{'as':'acc','table':'account','key':'id','on':'account_id','cols':'opened DATE'}]";

  @BeforeAll
  static void startWorkers() {
    for (WorkerVersion version : WorkerVersion.values()) {
      WORKERS.put(
          version,
          SERVERS
              .worker(
                  WorkerSettings.of(SERVERS.kafka().bootstrap())
                      .named("worker-" + version.number())
                      .on(version)
                      .with("group.id", "group-" + version.number())
                      .with("config.storage.topic", "config-" + version.number())
                      .with("offset.storage.topic", "offset-" + version.number())
                      .with("status.storage.topic", "status-" + version.number())
                      .plugins(List.of(PluginFolder.HTTP_POLLER.path(), PluginFolder.SMT.path()))
                      .environment(Map.of("TTC_URL", "http://127.0.0.1:1/b")))
              .rest());
    }
  }

  static Stream<Arguments> mistakes() {
    return Stream.of(WorkerVersion.values())
        .flatMap(
            version ->
                Stream.of(
                        jolt(), strictJolt(), schemas(), lookups(), others(), conditions(), json())
                    .flatMap(each -> each)
                    .map(mistake -> Arguments.of(version, mistake)));
  }

  private static Stream<Mistake> jolt() {
    return Stream.of(
        Mistake.jolt("[{'operation':'shift','spec':{]", "line 1 col 31: not JSON"),
        Mistake.jolt(
            "[{'operation':'shfit','spec':{}}]",
            "unknown operation 'shfit'",
            "did you mean 'shift'?"),
        Mistake.jolt(
            "[{'operation':'com.example.Mine','spec':{}}]",
            "operations that name a class are refused"),
        Mistake.shift("id", "&9.x", "/0/spec/id: '&9' goes 9 levels up", "did you mean '&2'?"),
        Mistake.shift("$5", "x", "'$5' goes 5 levels up"),
        Mistake.shift("@(7,a)", "x", "'@(7,a)' goes 7 levels up"),
        Mistake.shift("a", "x[#9]", "'#9' goes 9 levels up"),
        Mistake.shift("a", "x[y]", "'[y]' is no list index"),
        Mistake.jolt(
            "[{'operation':'modify-overwrite-beta','spec':{'a':'=toIntger'}}]",
            "unknown function 'toIntger'",
            "did you mean 'toInteger'?"),
        Mistake.jolt(
            "[{'operation':'modify-overwrite-beta','spec':{'a':'=foo(@(1,a))'}}]",
            "unknown function 'foo'"),
        Mistake.jolt(
            "[{'operation':'shift','spec':{'a':'b.*'}},{'operation':'cardinality','spec':{'c':'SOME'}}]",
            "/0/spec/a: '*' has no meaning",
            "/1/spec/c: unknown cardinality 'SOME'"),
        Mistake.jolt(
            "[{'operation':'shift','spec':{'*b*':'x','xb*y':'y'}}]",
            "/0/spec/xb*y: 'xb*y' matches nothing, as '*b*' is tried before"),
        Mistake.of(
            "an index above the limit",
            "Jolt$Value",
            Map.of(
                "spec", "[{'operation':'shift','spec':{'a':'l[500]'}}]", "limits.max.index", "100"),
            "list index 500 is above limits.max.index=100"));
  }

  private static Stream<Mistake> strictJolt() {
    return Stream.of(
        Mistake.strict(
            "[{'operation':'shift','spec':{'id':'car.id'}},"
                + "{'operation':'modify-overwrite-beta','spec':{'car':{'idd':'=toInteger'}}}]",
            "/1/spec/car/idd: no step before this one writes 'idd' here",
            "did you mean 'id'?"),
        Mistake.strict(
            "[{'operation':'shift','spec':{'id':'car'}},{'operation':'shift','spec':{'cra':'x'}}]",
            "/1/spec/cra: no step before this one writes 'cra' here",
            "did you mean 'car'?"),
        Mistake.strict(
            "[{'operation':'shift','spec':{'a':'x[&(0,0)]'}}]",
            "writes nothing, as the key is 'a' and no index"),
        Mistake.strict(
            "[{'operation':'modify-overwrite-beta','spec':{'a':'=divide(1)'}}]",
            "=divide is called with 1 argument"));
  }

  private static Stream<Mistake> schemas() {
    return Stream.of(
        Mistake.schema(
            "[{'operation':'shift','spec':{'a':'x','b':'x'}}]",
            "x STRING",
            "/x: several keys of the spec write this column",
            "expected ARRAY<STRING>, or one key for either"),
        Mistake.schema(
            SHIFT,
            "id STRNG",
            "schema: line 1 col 4, /id: unknown type 'STRNG'",
            "did you mean 'STRING'?"),
        Mistake.schema(SHIFT, "id INT, id INT", "the column is declared twice"),
        Mistake.schema(
            SHIFT, "id INT, zz STRING!", "/zz: no step of the spec writes this required column"),
        Mistake.schema(SHIFT, "pos STRUCT<lta DOUBLE>", "/pos/lta", "did you mean 'lat'?"),
        Mistake.schema(
            "[{'operation':'shift','spec':{'a':'a'}},{'operation':'default','spec':{'n':'none'}}]",
            "n INT",
            "/n: the spec's default does not fit"),
        Mistake.schema(
            "[{'operation':'shift','spec':{'*':'[&]'}}]", "id INT", "writes a list at the top"));
  }

  private static Stream<Mistake> lookups() {
    return Stream.of(
        Mistake.lookup(
            "[{'as':'a'}]",
            "a.x",
            "joins: line 1 col 2, /0: the join does not say what it reads",
            "no key 'cols'"),
        Mistake.lookup(
            ACCOUNT.replace("DATE", "DAET"), "acc.opened", "/0/cols/opened: unknown type 'DAET'"),
        Mistake.lookup(
            ACCOUNT, "acc.openend", "join 'acc' has no column 'openend'", "did you mean 'opened'?"),
        Mistake.lookup(ACCOUNT, "ac.opened", "emit: line 1 col 1: unknown join 'ac'"),
        Mistake.lookup(
            ACCOUNT.replace("'table'", "'topic'"),
            "acc.opened",
            "the join reads a topic, but the source is source=jdbc"),
        Mistake.of(
            "a file outside the folders",
            "Lookup$Value",
            Map.of(
                "source",
                "file",
                "joins",
                ACCOUNT.replace("'table':'account'", "'file':'/etc/passwd'")),
            "files are not read unless the worker is started with -Dtributary.lookup.allowed.dirs"),
        Mistake.of(
            "a topic without a cluster",
            "Lookup$Key",
            Map.of("source", "topic", "joins", ACCOUNT.replace("'table'", "'topic'")),
            "source=topic needs kafka.bootstrap.servers"),
        Mistake.of(
            "an address that is more than one",
            "Lookup$Value",
            Map.of(
                "source", "jdbc", "joins", ACCOUNT, "database.host", "db/?allowLocalInfile=true"),
            "must be a host or address"));
  }

  private static Stream<Mistake> others() {
    return Stream.of(
        Mistake.of(
            "a misspelt function",
            "Derive$Value",
            Map.of("set", "x STRING = UPER(a)"),
            "set: line 1 col 12, /x: unknown function 'UPER'"),
        Mistake.of(
            "a field that is not declared",
            "Derive$Value",
            Map.of("set", "kmh DOUBLE = sped * 3.6", "types", "speed DOUBLE"),
            "nothing declares the field 'sped'",
            "did you mean 'speed'?"),
        Mistake.of(
            "no policy",
            "Derive$Value",
            Map.of("set", "a INT = 1", "on.error", "ignore"),
            "on.error"),
        Mistake.of(
            "no method",
            "Mask$Value",
            Map.of("fields", "a", "method", "redactt", "secret", CANARY),
            "did you mean 'redact'?"),
        Mistake.of("no key", "Dedupe", Map.of("fields", "seen"), "transforms.t.key"));
  }

  private static Stream<Mistake> conditions() {
    return Stream.of(
        Mistake.of("no condition", "When", Map.of(), "predicates.t.condition"),
        Mistake.of(
            "a condition that is cut off",
            "When",
            Map.of("condition", "speed > (80"),
            "condition: line 1 col "),
        Mistake.of(
            "a condition over a field that is not declared",
            "When",
            Map.of("condition", "sped > 80", "types", "speed DOUBLE"),
            "nothing declares the field 'sped'",
            "did you mean 'speed'?"),
        Mistake.of(
            "no answer for null",
            "When",
            Map.of("condition", "speed > 80", "on.null", "maybe"),
            "on.null"));
  }

  private static Stream<Mistake> json() {
    return Stream.of(
        Mistake.of("no columns", "FromJson$Value", Map.of(), "transforms.t.schema"),
        Mistake.of(
            "a misspelt type",
            "FromJson$Value",
            Map.of("schema", "id BIGINTT"),
            "schema: line 1 col 4, /id: unknown type 'BIGINTT'",
            "did you mean 'BIGINT'?"),
        Mistake.of(
            "a field that is no path",
            "FromJson$Value",
            Map.of("schema", "id INT", "field", "after..p"),
            "field: line 1 col 7: 'after..p' is no path"),
        Mistake.of(
            "a target without a field",
            "FromJson$Value",
            Map.of("schema", "id INT", "target", "row"),
            "there is no `field` beside it to read from"),
        Mistake.of(
            "no column for what cannot be read",
            "FromJson$Key",
            Map.of("schema", "infer", "mode", "permissive"),
            "mode=permissive needs a column for the text"),
        Mistake.of(
            "a required column that would be null",
            "FromJson$Value",
            Map.of("schema", "id INT!", "mode", "permissive", "corrupt.field", "bad"),
            "/id: mode=permissive leaves all columns null, but this one is required"),
        Mistake.of(
            "a seed for what is declared",
            "FromJson$Value",
            Map.of("schema", "id INT", "infer.seed", "id INT"),
            "infer.seed",
            "nothing is inferred"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("mistakes")
  void isRefusedWhenPosted(WorkerVersion version, Mistake mistake) {
    ConnectRest rest = WORKERS.get(version);
    Map<String, String> config = new HashMap<>();
    ConnectorFile.mainJob("buses-poller")
        .config()
        .forEach(
            (key, value) -> {
              if (!key.startsWith("transforms") && !key.startsWith("predicates")) {
                config.put(key, value);
              }
            });
    config.put(mistake.kind(), "t");
    config.put(mistake.kind() + ".t.type", "io.tributary.connect.smt." + mistake.type());
    mistake
        .keys()
        .forEach(
            (key, value) ->
                config.put(
                    mistake.kind() + ".t." + key,
                    key.equals("spec") || key.equals("joins") ? value.replace('\'', '"') : value));

    ConnectRestException refusal =
        catchThrowableOfType(ConnectRestException.class, () -> rest.create("refused", config));

    assertThat(refusal).as("the POST").isNotNull();
    assertThat(refusal.status()).isEqualTo(400);
    assertThat(refusal.getMessage()).contains(mistake.said()).doesNotContain(CANARY);
  }
}
