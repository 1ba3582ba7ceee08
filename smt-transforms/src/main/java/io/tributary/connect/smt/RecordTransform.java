package io.tributary.connect.smt;

import io.tributary.connect.kit.config.PluginVersion;
import io.tributary.connect.kit.metrics.GaugeBean;
import io.tributary.connect.smt.metrics.InstanceBeans;
import io.tributary.connect.smt.metrics.TransformMetrics;
import io.tributary.connect.smt.problem.BadValueException;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.transforms.Transformation;
import org.jspecify.annotations.Nullable;

/**
 * What all transforms share: how a config is refused, what becomes of tombstones and of records
 * that cannot be transformed, and how a failure names its record.
 *
 * <p>A transform adds its keys to {@link CommonKeys}, compiles them in {@link #compile}, and throws
 * {@link BadValueException} from {@link #transform} for a record it cannot transform. It never
 * changes what it reads.
 *
 * <p>Threading: Connect calls an instance from one thread.
 *
 * @param <R> the kind of record, source or sink
 * @param <S> the transform's config, compiled
 */
abstract class RecordTransform<R extends ConnectRecord<R>, S>
    implements Transformation<R>, Versioned {

  private final KeyOrValue half;
  private @Nullable Configured<S> configured;
  private @Nullable GaugeBean shown;

  RecordTransform(KeyOrValue half) {
    this.half = half;
  }

  private record Configured<S>(
      S settings, OnError onError, OnTombstone onTombstone, TransformMetrics metrics) {}

  /** The settings of a config in which every key is right, and no two contradict one another. */
  abstract S compile(AbstractConfig config);

  /**
   * The record that takes this one's place, which may be the same one; null filters it out.
   *
   * @param data the half of the record to work on
   * @throws BadValueException where the record cannot be transformed
   */
  abstract @Nullable R transform(R record, Object data, S settings);

  /** The half of the record that the transform works on. */
  final KeyOrValue half() {
    return half;
  }

  @Override
  public final void configure(Map<String, ?> props) {
    UnknownTransformKeys.refuse(props.keySet(), config());
    AbstractConfig config = WholeConfig.check(config(), props);
    TransformMetrics metrics = new TransformMetrics();
    configured =
        new Configured<>(
            compile(config), CommonKeys.onError(config), CommonKeys.onTombstone(config), metrics);
    hide();
    shown =
        InstanceBeans.show(
            "transform", Map.of("transform", name(), "half", halfName()), metrics.gauges());
  }

  @Override
  public final @Nullable R apply(R record) {
    Configured<S> ready = configured;
    if (ready == null) {
      throw new ConnectException(name() + " was not configured. Call configure before apply.");
    }
    Object data = half.of(record);
    if (data == null) {
      return ready.onTombstone() == OnTombstone.DROP ? null : record;
    }
    try {
      return transform(record, data, ready.settings());
    } catch (BadValueException e) {
      ready.metrics().error(String.valueOf(e.getMessage()));
      return bad(record, e, ready.onError());
    }
  }

  private @Nullable R bad(R record, BadValueException cause, OnError onError) {
    return switch (onError) {
      case FAIL ->
          throw BadRecord.failure(
              name() + " could not transform the " + halfName(),
              record,
              cause,
              "Mend the transform's config or what writes such records, or let on.error say what"
                  + " else becomes of them.");
      case PASS -> record;
      case DROP -> null;
      case NULL -> half.replace(record, null, null);
    };
  }

  /** The name of the public class, as its users know it: {@code Jolt} for {@code Jolt$Value}. */
  private String name() {
    Class<?> outer = getClass().getEnclosingClass();
    return (outer == null ? getClass() : outer).getSimpleName();
  }

  private String halfName() {
    return half.name().toLowerCase(Locale.ROOT);
  }

  private void hide() {
    GaugeBean before = shown;
    shown = null;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public String version() {
    return PluginVersion.of(getClass());
  }

  @Override
  public void close() {
    configured = null;
    hide();
  }
}
