package io.tributary.connect.smt.kafka;

import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/**
 * How the cluster is reached. Nothing else of a config gets into the client: some of its options
 * load classes, or read files and addresses that they name.
 *
 * @param saslMechanism null for none
 * @param trusted PEM certificates to trust, null for those that the JVM trusts
 * @param keyChain PEM certificates of the client, null for none
 */
public record ClusterSettings(
    String bootstrapServers,
    String securityProtocol,
    @Nullable String saslMechanism,
    @Nullable String user,
    Password password,
    @Nullable Password trusted,
    @Nullable Password keyChain,
    @Nullable Password key) {}
