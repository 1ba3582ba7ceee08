package io.tributary.connect.hudi.model;

/**
 * What the commit must know about one file that a task wrote.
 *
 * @param json Hudi's write stat
 */
public record FileStat(String json) {}
