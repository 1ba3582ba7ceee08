package io.tributary.quickstart.proof.lake;

import io.tributary.quickstart.proof.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;
import org.jspecify.annotations.Nullable;

/** Decodes the rows of one Parquet file by the types that the file declares. */
final class ParquetRows {

  private static final String HUDI_COLUMN = "_hoodie_";

  private ParquetRows() {}

  /**
   * The rows in file order.
   *
   * @param path the name of the file, for messages
   */
  static List<Row> read(String path, byte[] bytes) throws IOException {
    List<Row> rows = new ArrayList<>();
    try (ParquetFileReader reader =
        ParquetFileReader.open(new BytesInputFile(bytes), ParquetReadOptions.builder().build())) {
      MessageType schema = reader.getFileMetaData().getSchema();
      MessageColumnIO columns = new ColumnIOFactory().getColumnIO(schema);
      PageReadStore pages = reader.readNextRowGroup();
      while (pages != null) {
        RecordReader<Group> records =
            columns.getRecordReader(pages, new GroupRecordConverter(schema));
        for (long i = 0; i < pages.getRowCount(); i++) {
          rows.add(row(schema, records.read()));
        }
        pages = reader.readNextRowGroup();
      }
      return rows;
    } catch (LakeFormatException e) {
      throw new LakeFormatException(path + ": " + e.getMessage());
    }
  }

  private static Row row(MessageType schema, Group group) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (Type column : schema.getFields()) {
      if (!column.getName().startsWith(HUDI_COLUMN)) {
        values.put(column.getName(), ParquetValue.of(column, group));
      }
    }
    return new Row(values);
  }
}
