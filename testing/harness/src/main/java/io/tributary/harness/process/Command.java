package io.tributary.harness.process;

import java.util.List;
import java.util.Map;

/**
 * What a server is started with.
 *
 * @param name names its log and pid file; one running server of a run has it
 * @param arguments program and arguments; they name the run folder, by which a leftover process is
 *     recognised
 * @param environment all variables it gets beyond the plain ones (PATH, HOME, LANG, TZ)
 */
public record Command(String name, List<String> arguments, Map<String, String> environment) {
  public Command {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}
