package io.tributary.connect.smt;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;

/** Lookups in tables of files, and records for them. */
final class FileLookups {

  static final String ACCOUNTS =
      "{'as':'acc','file':'%s','key':'account_id','on':'account_id',"
          + "'cols':'owner_id BIGINT, opened DATE, rate DECIMAL(4,2)'}";
  private static final String OWNERS =
      "{'as':'own','file':'%s','key':'id','on':'acc.owner_id','cols':'name STRING'}";

  static final Schema TRANSFER =
      SchemaBuilder.struct()
          .name("transfer")
          .version(3)
          .field("id", Schema.INT64_SCHEMA)
          .field("account_id", Schema.INT32_SCHEMA)
          .field("note", SchemaBuilder.string().optional().defaultValue("-").build())
          .build();

  private FileLookups() {}

  static String accounts() {
    return ACCOUNTS.formatted(
        TableFiles.csv(
            "accounts",
            "account_id,owner_id,opened,rate",
            "1,11,1993-01-01,1.50",
            "2,12,,",
            "3,99,1994-02-02,2"));
  }

  static String owners() {
    return OWNERS.formatted(
        TableFiles.write(
            "owners.json", "[{\"id\":11,\"name\":\"Ada\"},{\"id\":12,\"name\":\"Ben\"}]"));
  }

  static String[] config(String joins, String... more) {
    String[] all = new String[4 + more.length];
    all[0] = "source";
    all[1] = "file";
    all[2] = "joins";
    all[3] = ("[" + joins + "]").replace('\'', '"');
    System.arraycopy(more, 0, all, 4, more.length);
    return all;
  }

  static Map<String, String> props(String... keysAndValues) {
    Map<String, String> props = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      props.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return props;
  }

  static Lookup<SourceRecord> lookup(String joins, String... more) {
    Lookup<SourceRecord> lookup = new Lookup.Value<>();
    lookup.configure(props(config(joins, more)));
    return lookup;
  }

  static SourceRecord record(Schema schema, Object value) {
    return new SourceRecord(Map.of(), Map.of(), "transfers", 0, null, null, schema, value);
  }

  static Struct transfer(int account) {
    return new Struct(TRANSFER).put("id", 7L).put("account_id", account);
  }
}
