package io.tributary.connect.hudi.config;

/**
 * Where the tasks of one sink talk to each other.
 *
 * @param topic a topic with one partition
 * @param bootstrapServers the brokers that hold it and the data topics
 * @param group tells the sinks that share a topic apart
 */
public record ControlSettings(String topic, String bootstrapServers, String group) {}
