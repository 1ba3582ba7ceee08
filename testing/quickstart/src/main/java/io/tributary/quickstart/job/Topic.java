package io.tributary.quickstart.job;

/** A topic that is created ahead of the connectors, so that no sink waits for it to be found. */
public record Topic(String name, int partitions) {}
