package io.tributary.connect.jdbcagg;

import io.tributary.connect.jdbcagg.SaleHistory.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Sales as records that nothing takes back.
 *
 * @param log the records
 * @param members the same, for the recomputation
 */
record SaleFacts(Map<TopicPartition, List<SinkRecord>> log, List<Member> members) {

  static SaleFacts random(Random random, int partitions, int count) {
    Map<TopicPartition, List<SinkRecord>> log = new HashMap<>();
    List<Member> members = new ArrayList<>();
    long[] next = new long[partitions];
    for (int i = 0; i < count; i++) {
      int partition = random.nextInt(partitions);
      next[partition] += 1 + (random.nextInt(5) == 0 ? random.nextInt(4) : 0);
      Sale sale = Sale.random(random, i, i);
      members.add(new Member(sale, partition, next[partition]));
      log.computeIfAbsent(new TopicPartition(Sale.TOPIC, partition), absent -> new ArrayList<>())
          .add(
              new SinkRecord(
                  Sale.TOPIC,
                  partition,
                  null,
                  null,
                  Sale.SCHEMA,
                  sale.struct(),
                  next[partition],
                  Sale.START_MS,
                  TimestampType.CREATE_TIME));
    }
    return new SaleFacts(log, members);
  }

  /**
   * Those that {@link SaleTotals#sql} counts and that are not late for their minute, as each
   * partition has them in order.
   */
  List<Member> onTime(long graceMs) {
    Map<Integer, Long> watermarks = new HashMap<>();
    List<Member> onTime = new ArrayList<>();
    for (Member member : members) {
      Long amount = member.sale().amount();
      if (amount == null || amount != 13) {
        Long watermark = watermarks.get(member.partition());
        if (watermark == null || member.sale().minuteEndMs() > watermark - graceMs) {
          onTime.add(member);
        }
        watermarks.merge(member.partition(), member.sale().seenMs(), Math::max);
      }
    }
    return onTime;
  }
}
