package io.tributary.quickstart.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.harness.connect.ConnectRest;
import io.tributary.quickstart.job.Job;
import io.tributary.quickstart.job.Stores;
import io.tributary.quickstart.view.Snapshot;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The web page of a live run.
 *
 * <p>Threading: belongs to one thread; browsers are answered beside it.
 */
public final class Board implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final BoardReader reader;
  private final BoardServer server;

  private Board(BoardReader reader, BoardServer server) {
    this.reader = reader;
    this.server = server;
  }

  /** Serves a page that is empty until it is first shown a snapshot. */
  public static Board open(List<Job> jobs, Stores stores, ConnectRest rest, Clock clock)
      throws IOException {
    Set<String> connectors =
        jobs.stream().flatMap(job -> job.connectors().stream()).collect(Collectors.toSet());
    BoardServer server = BoardServer.start(connectors, rest::restart);
    return new Board(new BoardReader(jobs, stores, rest, clock), server);
  }

  /** Where a browser finds it. */
  public String url() {
    return server.url();
  }

  /** Brings the page up to date. */
  public void show(Snapshot snapshot) throws IOException, SQLException {
    server.publish(JSON.writeValueAsBytes(reader.read(snapshot)));
  }

  @Override
  public void close() {
    server.close();
    reader.close();
  }
}
