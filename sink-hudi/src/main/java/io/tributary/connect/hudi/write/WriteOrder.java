package io.tributary.connect.hudi.write;

import io.tributary.connect.hudi.model.InstantId;
import io.tributary.connect.hudi.model.TableSchema;

/**
 * What rows are written for.
 *
 * @param instant the open instant that will make the files visible
 * @param schema the columns to write
 * @param deadlineMs epoch milliseconds after which nothing may be written any more
 */
public record WriteOrder(InstantId instant, TableSchema schema, long deadlineMs) {}
