package io.tributary.connect.http.run;

import java.util.List;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/**
 * What a fetch thread leaves for the task's thread: a page, or the failure that ends the task.
 *
 * @param onTaken lets the endpoint go on
 */
record Delivery(List<SourceRecord> records, Runnable onTaken, @Nullable ConnectException failure) {}
