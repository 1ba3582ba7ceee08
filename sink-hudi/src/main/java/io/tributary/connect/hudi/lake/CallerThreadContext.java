package io.tributary.connect.hudi.lake;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hudi.client.common.HoodieJavaEngineContext;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.function.FunctionWrapper;
import org.apache.hudi.common.function.SerializableBiFunction;
import org.apache.hudi.common.function.SerializableFunction;
import org.apache.hudi.common.function.SerializablePairFlatMapFunction;
import org.apache.hudi.common.function.SerializablePairFunction;
import org.apache.hudi.common.util.collection.ImmutablePair;
import org.apache.hudi.common.util.collection.Pair;
import org.apache.hudi.hadoop.fs.HadoopFSUtils;

/**
 * Keeps Hudi's own parallelism off the common pool of the JVM: its threads belong to the worker,
 * have the worker's class loader, and know nothing of the session's user. The lists stay mutable,
 * as Hudi knows them.
 */
// Hudi's own class overrides a generic method of its parent with a raw one.
@SuppressWarnings("unchecked")
final class CallerThreadContext extends HoodieJavaEngineContext {

  /**
   * @param identity names the files that Hudi writes by itself
   */
  CallerThreadContext(Configuration configuration, TaskContextSupplier identity) {
    super(HadoopFSUtils.getStorageConf(configuration), identity);
  }

  @Override
  public <I, O> List<O> map(List<I> data, SerializableFunction<I, O> function, int parallelism) {
    return data.stream()
        .map(FunctionWrapper.throwingMapWrapper(function))
        .collect(Collectors.toList());
  }

  @Override
  public <I, O> List<O> flatMap(
      List<I> data, SerializableFunction<I, Stream<O>> function, int parallelism) {
    return data.stream()
        .flatMap(FunctionWrapper.throwingFlatMapWrapper(function))
        .collect(Collectors.toList());
  }

  @Override
  public <I, K, V> List<V> mapToPairAndReduceByKey(
      List<I> data,
      SerializablePairFunction<I, K, V> toPair,
      SerializableBiFunction<V, V, V> reduce,
      int parallelism) {
    return reduced(data.stream().map(FunctionWrapper.throwingMapToPairWrapper(toPair)), reduce)
        .map(Pair::getValue)
        .collect(Collectors.toList());
  }

  @Override
  public <I, K, V> Stream<ImmutablePair<K, V>> mapPartitionsToPairAndReduceByKey(
      Stream<I> data,
      SerializablePairFlatMapFunction<Iterator<I>, K, V> toPairs,
      SerializableBiFunction<V, V, V> reduce,
      int parallelism) {
    return reduced(
            FunctionWrapper.throwingFlatMapToPairWrapper(toPairs).apply(data.iterator()), reduce)
        .map(pair -> new ImmutablePair<>(pair.getKey(), pair.getValue()));
  }

  @Override
  public <I, K, V> List<V> reduceByKey(
      List<Pair<K, V>> data, SerializableBiFunction<V, V, V> reduce, int parallelism) {
    return reduced(data.stream(), reduce).map(Pair::getValue).collect(Collectors.toList());
  }

  private static <K, V> Stream<Pair<K, V>> reduced(
      Stream<? extends Pair<K, V>> pairs, SerializableBiFunction<V, V, V> reduce) {
    return pairs
        .collect(
            Collectors.toMap(
                Pair::getKey, Pair::getValue, FunctionWrapper.throwingReduceWrapper(reduce)))
        .entrySet()
        .stream()
        .map(entry -> Pair.of(entry.getKey(), entry.getValue()));
  }
}
