package io.tributary.connect.hudi.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.connect.hudi.config.HudiSinkConfig;
import io.tributary.connect.hudi.config.PassThrough;
import io.tributary.connect.hudi.config.TestTables;
import io.tributary.connect.hudi.model.TableSchema;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.fs.s3a.Constants;
import org.apache.hudi.common.config.ConfigProperty;
import org.apache.hudi.common.config.HoodieMemoryConfig;
import org.apache.hudi.common.config.HoodieMetadataConfig;
import org.apache.hudi.common.config.HoodieStorageConfig;
import org.apache.hudi.config.HoodieArchivalConfig;
import org.apache.hudi.config.HoodieCompactionConfig;
import org.apache.hudi.config.HoodieIndexConfig;
import org.apache.hudi.config.HoodieWriteConfig;
import org.junit.jupiter.api.Test;

/** That what is handed on means something to those who get it. */
class PassThroughTest {

  private static final TableSchema SCHEMA =
      new TableSchema(
          "{\"type\":\"record\",\"name\":\"r\",\"fields\":[{\"name\":\"id\",\"type\":\"long\"}]}");

  @Test
  void eachKeyIsOneThatHudiKnows() throws IllegalAccessException {
    assertThat(HudiSinkConfig.DEFINITION.names())
        .filteredOn(name -> name.startsWith(PassThrough.HUDI))
        .isNotEmpty()
        .isSubsetOf(hudiKeys());
  }

  @Test
  void eachKeyIsOneThatHadoopKnows() throws IllegalAccessException {
    assertThat(HudiSinkConfig.DEFINITION.names())
        .filteredOn(name -> name.startsWith(PassThrough.HADOOP))
        .extracting(name -> name.substring(PassThrough.HADOOP.length()))
        .isNotEmpty()
        .isSubsetOf(hadoopKeys());
  }

  @Test
  void reachesHudiAndHadoop() {
    HoodieWriteConfig hudi =
        HudiOptions.of(
            TestTables.table("t", "file:/t", "id", Map.of("hoodie.parquet.block.size", "7777")),
            SCHEMA);
    assertThat(hudi.getParquetBlockSize()).isEqualTo(7777);
    HudiSinkConfig config =
        new HudiSinkConfig(
            Map.of(
                "table.name", "t",
                "table.path", "file:/t",
                "record.key.fields", "id",
                "hadoop.fs.s3a.connection.maximum", "77"));
    assertThat(LakeConfiguration.of(config.storage()).getInt("fs.s3a.connection.maximum", 0))
        .isEqualTo(77);
  }

  private static Set<String> hudiKeys() throws IllegalAccessException {
    Set<String> keys = new HashSet<>();
    for (Class<?> type :
        List.of(
            HoodieStorageConfig.class,
            HoodieMemoryConfig.class,
            HoodieMetadataConfig.class,
            HoodieArchivalConfig.class,
            HoodieCompactionConfig.class,
            HoodieIndexConfig.class,
            HoodieWriteConfig.class)) {
      for (Field field : type.getFields()) {
        if (field.getType() == ConfigProperty.class) {
          keys.add(((ConfigProperty<?>) field.get(null)).key());
        }
      }
    }
    return keys;
  }

  private static Set<String> hadoopKeys() throws IllegalAccessException {
    Set<String> keys = new HashSet<>();
    for (Field field : Constants.class.getFields()) {
      if (field.getType() == String.class && Modifier.isStatic(field.getModifiers())) {
        keys.add((String) field.get(null));
      }
    }
    return keys;
  }
}
