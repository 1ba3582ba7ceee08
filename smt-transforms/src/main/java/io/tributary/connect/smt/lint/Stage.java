package io.tributary.connect.smt.lint;

import io.tributary.connect.smt.lint.ChainConfig.PredicateConfig;
import io.tributary.connect.smt.lint.ChainConfig.StageConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.jspecify.annotations.Nullable;

/** One transform, ready to be tried. */
public final class Stage implements AutoCloseable {

  private final StageConfig config;
  private final Transformation<SinkRecord> transform;
  private final @Nullable Predicate<SinkRecord> predicate;

  private Stage(
      StageConfig config,
      Transformation<SinkRecord> transform,
      @Nullable Predicate<SinkRecord> predicate) {
    this.config = config;
    this.transform = transform;
    this.predicate = predicate;
  }

  /** The transform that a config asks for, not configured yet. */
  public static Stage of(StageConfig config) throws LintException {
    PredicateConfig predicate = config.predicate();
    return new Stage(
        config,
        transformation(made(config.type(), Transformation.class)),
        predicate == null ? null : predicate(made(predicate.type(), Predicate.class)));
  }

  @SuppressWarnings("unchecked")
  private static Transformation<SinkRecord> transformation(Object made) {
    return (Transformation<SinkRecord>) made;
  }

  @SuppressWarnings("unchecked")
  private static Predicate<SinkRecord> predicate(Object made) {
    return (Predicate<SinkRecord>) made;
  }

  private static Object made(String type, Class<?> of) throws LintException {
    try {
      return Utils.newInstance(type, of);
    } catch (ClassNotFoundException | KafkaException e) {
      throw new LintException(
          type + " is no " + of.getSimpleName() + " on this command's class path");
    }
  }

  public StageConfig config() {
    return config;
  }

  /** What a POST answers for the keys of the transform and of its predicate. */
  public List<String> errors() {
    List<String> errors = new ArrayList<>(messages(transform.config().validate(config.keys())));
    PredicateConfig predicateConfig = config.predicate();
    if (predicate != null && predicateConfig != null) {
      errors.addAll(messages(predicate.config().validate(predicateConfig.keys())));
    }
    return errors;
  }

  private static List<String> messages(List<ConfigValue> values) {
    return values.stream().flatMap(value -> value.errorMessages().stream()).toList();
  }

  /** What keys the transform has. */
  public ConfigDef definition() {
    return transform.config();
  }

  /**
   * Makes it ready for records.
   *
   * @throws org.apache.kafka.common.KafkaException if the keys do not fit together
   */
  public void configure() {
    Map<String, String> keys = new HashMap<>(config.keys());
    transform.configure(keys);
    PredicateConfig predicateConfig = config.predicate();
    if (predicate != null && predicateConfig != null) {
      predicate.configure(predicateConfig.keys());
    }
  }

  /** Whether the transform is to see a record. */
  public boolean wants(SinkRecord record) {
    return predicate == null || predicate.test(record) != config.negate();
  }

  /** What becomes of a record; null if it is dropped. */
  public @Nullable SinkRecord apply(SinkRecord record) {
    return transform.apply(record);
  }

  @Override
  public void close() {
    transform.close();
    if (predicate != null) {
      predicate.close();
    }
  }
}
