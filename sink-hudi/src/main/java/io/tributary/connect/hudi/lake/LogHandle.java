package io.tributary.connect.hudi.lake;

import io.tributary.connect.hudi.model.InstantId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.hudi.client.WriteStatus;
import org.apache.hudi.common.engine.TaskContextSupplier;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.BaseFile;
import org.apache.hudi.common.model.DeleteRecord;
import org.apache.hudi.common.model.FileSlice;
import org.apache.hudi.common.model.HoodieDeltaWriteStat;
import org.apache.hudi.common.model.HoodieEmptyRecord;
import org.apache.hudi.common.model.HoodieLogFile;
import org.apache.hudi.common.model.HoodieRecord;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.model.IOType;
import org.apache.hudi.common.table.HoodieTableVersion;
import org.apache.hudi.common.table.log.block.HoodieDeleteBlock;
import org.apache.hudi.common.table.log.block.HoodieLogBlock;
import org.apache.hudi.common.util.collection.Pair;
import org.apache.hudi.config.HoodieWriteConfig;
import org.apache.hudi.io.HoodieWriteHandle;
import org.apache.hudi.storage.StoragePath;
import org.apache.hudi.table.HoodieTable;

/**
 * Writes changes to a new log of a file group, whatever logs are there. Hudi's own handle copies
 * each row several times before it is encoded.
 */
final class LogHandle<I, K, O> extends HoodieWriteHandle<IndexedRecord, I, K, O> {

  private static final String NO_FILE = "";
  private static final long NO_POSITION = -1;

  private final FileSlice slice;
  private final LogFileWriter log;
  private final HoodieDeltaWriteStat stat = new HoodieDeltaWriteStat();

  // Six of the seven are Hudi's own, and in its order.
  @SuppressWarnings("checkstyle:ParameterNumber")
  LogHandle(
      HoodieWriteConfig config,
      InstantId instant,
      HoodieTable<IndexedRecord, I, K, O> table,
      FileSlice slice,
      TaskContextSupplier identity,
      Fence fence) {
    super(
        config,
        instant.time(),
        slice.getPartitionPath(),
        slice.getFileId(),
        table,
        identity,
        false);
    this.slice = slice;
    this.log = newLog(fence);
  }

  private LogFileWriter newLog(Fence fence) {
    // Logs of one base are numbered; where each has an instant of its own, it is the first.
    int earlier =
        namesItsBase() ? slice.getLatestLogFile().map(HoodieLogFile::getLogVersion).orElse(0) : 0;
    String name =
        FSUtils.makeLogFileName(
            fileId, HoodieLogFile.DELTA_EXTENSION, baseInstant(), earlier + 1, writeToken);
    StoragePath folder =
        FSUtils.constructAbsolutePath(hoodieTable.getMetaClient().getBasePath(), partitionPath);
    return new LogFileWriter(
        storage, new HoodieLogFile(new StoragePath(folder, name)), getLogCreationCallback(), fence);
  }

  /** In the name of a log: of the file that it belongs to, from version 8 on its own. */
  private String baseInstant() {
    return namesItsBase() ? slice.getBaseInstantTime() : instantTime;
  }

  private boolean namesItsBase() {
    return hoodieTable.version().lesserThan(HoodieTableVersion.EIGHT);
  }

  /**
   * Writes all of the changes, and leaves no log behind where that fails.
   *
   * @param changes one or more
   * @param firstNumber of the rows, which are numbered from there on
   */
  List<WriteStatus> write(List<HoodieRecord<IndexedRecord>> changes, long firstNumber)
      throws IOException {
    try {
      List<Pair<DeleteRecord, Long>> deletes = new ArrayList<>();
      long rows = append(changes, firstNumber, deletes);
      if (!deletes.isEmpty()) {
        HoodieDeleteBlock block = new HoodieDeleteBlock(deletes, header());
        log.append(block.getBlockType(), header(), block.getContentBytes(storage));
      }
      log.close();
      describe(rows, deletes.size());
      return close();
    } finally {
      log.discard();
    }
  }

  /** Returns how many rows there were beside the deletes. */
  private long append(
      List<HoodieRecord<IndexedRecord>> changes,
      long firstNumber,
      List<Pair<DeleteRecord, Long>> deletes)
      throws IOException {
    LogRows block = new LogRows(writeSchemaWithMetaFields.toAvroSchema());
    StoredRow row =
        new StoredRow(
            writeSchemaWithMetaFields.toAvroSchema(),
            new InstantId(instantTime),
            getPartitionId(),
            partitionPath,
            new Utf8(fileId));
    long rows = 0;
    for (HoodieRecord<IndexedRecord> change : changes) {
      if (change instanceof HoodieEmptyRecord) {
        Comparable<?> order =
            change.getOrderingValue(writeSchema, config.getProps(), new String[0]);
        deletes.add(Pair.of(DeleteRecord.create(change.getKey(), order), NO_POSITION));
      } else {
        block.add(row.of(change.getRecordKey(), firstNumber + rows, change.getData()));
        rows++;
        if (block.size() >= config.getLogFileDataBlockMaxSize()) {
          append(block);
        }
      }
    }
    append(block);
    return rows;
  }

  private void append(LogRows block) throws IOException {
    if (!block.isEmpty()) {
      log.append(HoodieLogBlock.HoodieLogBlockType.AVRO_DATA_BLOCK, header(), block.content());
      block.clear();
    }
  }

  private Map<HoodieLogBlock.HeaderMetadataType, String> header() {
    Map<HoodieLogBlock.HeaderMetadataType, String> header =
        new EnumMap<>(HoodieLogBlock.HeaderMetadataType.class);
    header.put(HoodieLogBlock.HeaderMetadataType.INSTANT_TIME, instantTime);
    header.put(HoodieLogBlock.HeaderMetadataType.SCHEMA, writeSchemaWithMetaFields.toString());
    return header;
  }

  /** What the commit says of the log, as Hudi's rollbacks and readers want it. */
  private void describe(long rows, long deletes) {
    HoodieLogFile file = log.file();
    stat.setPartitionPath(partitionPath);
    stat.setFileId(fileId);
    stat.setPath(hoodieTable.getMetaClient().getBasePath(), file.getPath());
    stat.setPrevCommit(baseInstant());
    List<String> logs = new ArrayList<>();
    if (namesItsBase()) {
      stat.setBaseFile(slice.getBaseFile().map(BaseFile::getFileName).orElse(NO_FILE));
      logs.addAll(slice.getLogFiles().map(HoodieLogFile::getFileName).collect(Collectors.toList()));
    } else {
      stat.setBaseFile(NO_FILE);
    }
    logs.add(file.getFileName());
    stat.setLogFiles(logs);
    stat.setLogVersion(file.getLogVersion());
    stat.setLogOffset(0);
    stat.setFileSizeInBytes(log.size());
    stat.setTotalWriteBytes(log.size());
    stat.setNumWrites(rows);
    // Nobody has looked which of them are new.
    stat.setNumUpdateWrites(rows);
    stat.setNumDeletes(deletes);
    HoodieWriteStat.RuntimeStats times = new HoodieWriteStat.RuntimeStats();
    times.setTotalUpsertTime(timer.endTimer());
    stat.setRuntimeStats(times);
    writeStatus.setTotalRecords(rows + deletes);
  }

  @Override
  public List<WriteStatus> close() {
    writeStatus.setFileId(fileId);
    writeStatus.setPartitionPath(partitionPath);
    writeStatus.setStat(stat);
    markClosed();
    return List.of(writeStatus);
  }

  @Override
  public IOType getIOType() {
    return IOType.APPEND;
  }
}
