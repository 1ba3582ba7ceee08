package io.tributary.connect.hudi.lake;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.connect.hudi.model.FileStat;
import java.io.IOException;
import org.apache.hudi.common.fs.FSUtils;
import org.apache.hudi.common.model.HoodieDeltaWriteStat;
import org.apache.hudi.common.model.HoodieWriteStat;
import org.apache.hudi.common.util.JsonUtils;

/** Hudi's account of a written file, as it travels from the writer to the coordinator. */
final class FileStats {

  private static final ObjectMapper JSON = JsonUtils.getObjectMapper();

  private FileStats() {}

  static FileStat encode(HoodieWriteStat stat) throws IOException {
    return new FileStat(JSON.writeValueAsString(stat));
  }

  /** A log's account says more than that of a Parquet file, which rollbacks ask for. */
  static HoodieWriteStat decode(FileStat file) throws IOException {
    String name = JSON.readTree(file.json()).path("path").asText();
    Class<? extends HoodieWriteStat> type =
        FSUtils.isLogFile(name.substring(name.lastIndexOf('/') + 1))
            ? HoodieDeltaWriteStat.class
            : HoodieWriteStat.class;
    return JSON.readValue(file.json(), type);
  }
}
